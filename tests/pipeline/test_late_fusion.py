"""Late fusion from labels to a map, with SAR and where SAR is missing."""

import csv
import json
from pathlib import Path

import pytest
import rasterio
from sparse_wsss.errors import RasterMismatch
from sparse_wsss.models.checkpoint import load_card

from tests.pipeline.world import BRIEF, World, agreement, majority, painted_world, pipeline_job, settings_of
from tests.tiny import run, tells

MARGIN = 0.2  # share of the pixels by which a map has to beat painting the most frequent class


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), seed=2)


@pytest.fixture(scope="module")
def mapped(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a pipeline of late fusion; read only."""
    folder = tmp_path_factory.mktemp("mapped")
    run("pipeline", **pipeline_job(world, folder, fusion="late"))
    return folder


def test_late_fusion_maps_and_tells_the_heads_of_each_modality(world: World, mapped: Path):
    assert agreement(world.map_east(mapped / "map.tif"), world.truth_east) > majority(world) + MARGIN
    with open(mapped / "run" / "heads" / "heads.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["layer"], row["modality"]) for row in rows[::4]] == [
        ("0", "optical"), ("1", "optical"), ("2", "sar"), ("3", "sar")]
    assert {row["modality"] for row in rows if row["open"] == "1"} == {"optical", "sar"}
    with rasterio.open(mapped / "run" / "heads" / "attention.tif") as attention:
        assert list(attention.descriptions) == [row["name"] for row in rows if row["open"] == "1"]
    page = (mapped / "run" / "report.html").read_text(encoding="utf-8")
    assert "layer 2 sar" in page


def test_without_sar_the_optical_transformer_maps_and_says_so(world: World, mapped: Path, tmp_path: Path):
    for chosen in ({"run": mapped / "run"}, {"model": mapped / "run" / "train" / "model.safetensors"}):
        outputs, events = run("predict", **chosen, raster=world.scene.optical, output=tmp_path / "map.tif",
                              confidence=tmp_path / "confidence.tif", **settings_of("predict"))
        assert Path(outputs["model"]).parent.name == "train"
        assert any("no SAR" in message and "optical" in message for message in events.messages("warning"))
        assert agreement(world.map_east(tmp_path / "map.tif"), world.truth_east) > majority(world) + MARGIN


def test_with_sar_the_refined_network_of_the_run_maps(world: World, mapped: Path, tmp_path: Path):
    outputs, events = run("predict", run=mapped / "run", raster=world.scene.optical, **world.sar(),
                          output=tmp_path / "map.tif", **settings_of("predict"))
    assert Path(outputs["model"]).parent.name == "refine"
    assert not any("SAR" in message for message in events.messages("warning"))


def test_a_refined_network_alone_needs_sar_and_says_what_does_not(world: World, mapped: Path, tmp_path: Path):
    with tells(RasterMismatch, "trained with SAR", "VV, VH"):
        run("predict", model=mapped / "run" / "refine" / "model.safetensors", raster=world.scene.optical,
            output=tmp_path / "map.tif", **settings_of("predict"))


def test_a_scene_without_sar_can_be_mapped_by_a_pipeline_of_late_fusion(world: World, tmp_path: Path):
    job = {**pipeline_job(world, tmp_path, has_sar=False, **BRIEF), "fusion": "late"}
    _, events = run("pipeline", **job)
    assert any("no SAR" in message for message in events.messages("warning"))
    with tells(RasterMismatch, "trained with SAR"):
        run("pipeline", **{**job, "fusion": "early", "run": str(tmp_path / "other")})


def test_optical_alone_has_nothing_to_fuse(world: World, tmp_path: Path):
    optical = painted_world(tmp_path, sar=False, side=128, seed=2)
    run("train", tiles=optical.tiles, run=tmp_path / "run", **settings_of("train", **BRIEF, fusion="late"))
    card = load_card(tmp_path / "run" / "train" / "model.safetensors")
    assert card.network["fusion"] == "early"
    assert json.loads(json.dumps(card.to_json()))["network"]["bands"] == [4]
