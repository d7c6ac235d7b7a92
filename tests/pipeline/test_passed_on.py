"""Models of a real run, passed on: as ONNX files, and with their cards as packages for the library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from sparse_wsss.models.checkpoint import load_card

from tests.backend.test_onnx import map_of_onnx
from tests.pipeline.world import BRIEF, TILE, World, painted_world, pipeline_job, settings_of
from tests.tiny import CLASSES, run


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=128, seed=2)


@pytest.fixture(scope="module")
def finished(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finished")
    run("pipeline", **pipeline_job(world, folder, **BRIEF))
    return folder / "run"


@pytest.mark.parametrize(("more", "weights"), [
    ({}, "refine/model.safetensors"), ({"network": "vit"}, "train/model.safetensors"),
    ({"round": 1}, "refine/round_01/model.safetensors"),
])
def test_the_file_maps_a_scene_as_the_network_does(world: World, finished: Path, tmp_path: Path, more: dict,
                                                  weights: str):
    rasters = {"raster": world.scene.optical, **world.sar()}
    outputs, _ = run("onnx", run=finished, **rasters, output=tmp_path / "made.onnx", **more)
    assert outputs["model"] == str(finished / weights)
    run("predict", model=finished / weights, **rasters, output=tmp_path / "map.tif",
        **settings_of("predict", overlap=0.5))
    with rasterio.open(tmp_path / "map.tif") as dataset:
        wanted = dataset.read(1)
    found = map_of_onnx(tmp_path / "made.onnx", [world.scene.optical, world.scene.sar], TILE)
    known = wanted != 255
    assert len(np.unique(wanted[known])) > 1
    assert (found[known] == wanted[known]).mean() >= 0.999


def test_without_a_raster_it_is_checked_on_tiles_of_the_training(finished: Path, tmp_path: Path):
    outputs, _ = run("onnx", run=finished, output=tmp_path / "made.onnx")
    assert outputs["checks"]["tiles of the training"]["n_tiles"] > 1


@pytest.mark.parametrize("stage", ["train", "refine"])
def test_the_card_of_a_run_is_a_training_record(finished: Path, stage: str):
    card = load_card(finished / stage / "model.safetensors")
    assert set(card.training["class_tiles"]) == set(CLASSES.names)
    assert sum(card.training["class_tiles"].values()) >= card.training["tiles"] > 0
    assert card.training["date"].count("-") == 2
    assert card.training["version"]
    assert ("val_map" if stage == "train" else "label_f1") in card.training
    assert card.pixel_m == pytest.approx(10, rel=0.01)


def test_the_model_of_a_run_fits_its_own_scene(world: World, finished: Path, tmp_path: Path):
    outputs, _ = run("model", action="install", model=finished / "refine" / "model.safetensors",
                     library=tmp_path / "library", raster=world.scene.optical, **world.sar())
    assert outputs["warnings"] == []
    assert outputs["name"] == "run"
