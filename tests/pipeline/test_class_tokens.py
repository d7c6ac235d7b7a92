"""A class token for each class: what they look at becomes masks, and every other stage works with them."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
from sparse_wsss.errors import SettingOutOfRange
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.models.checkpoint import load_model

from tests.pipeline.world import BRIEF, TILE, World, agreement, majority, painted_world, pipeline_job, settings_of
from tests.tiny import CLASSES, run, tells

MARGIN = 0.1  # share of the pixels by which masks have to beat a random class of the tile


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), sar=False, seed=2)


@pytest.fixture(scope="module")
def trained(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run whose class tokens learned from the labels of whole tiles alone, without the patch head; read only."""
    folder = tmp_path_factory.mktemp("trained") / "run"
    run("train", tiles=world.tiles, run=folder,
        **settings_of("train", class_tokens="per_class", patch_loss_weight=0.0, steps=80))
    return folder


def masks(path: Path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        codes: np.ndarray = dataset.read(1)
    return codes


def random_agreement(world: World) -> float:
    """Share of the pixels that painting each one a random label of its tile would get right."""
    tiles, right, counted = read_tiles(world.tiles), 0.0, 0
    for column, row, labels in zip(tiles.column, tiles.row, tiles.labels, strict=True):
        window = np.s_[row : row + TILE, column : column + TILE]
        truth = world.scene.truth[window][world.scene.valid[window]]
        right += np.isin(truth, [CLASSES.code_of(name) for name in labels.present]).sum() / len(labels.present)
        counted += truth.size
    return right / counted


def test_what_the_tokens_look_at_is_their_class_more_often_than_chance(world: World, trained: Path, tmp_path: Path):
    run("pseudomasks", run=trained, output=tmp_path / "masks.tif", confidence=tmp_path / "confidence.tif",
        **settings_of("pseudomasks", method="tokens"))
    painted, tiles = masks(tmp_path / "masks.tif"), read_tiles(world.tiles)
    for column, row, labels in zip(tiles.column, tiles.row, tiles.labels, strict=True):
        seen = set(np.unique(painted[row : row + TILE, column : column + TILE])) - {255}
        assert seen <= {CLASSES.code_of(name) for name in labels.present}
    assert agreement(painted, world.scene.truth) > random_agreement(world) + MARGIN


def test_the_other_methods_and_the_heads_work_with_class_tokens(trained: Path, tmp_path: Path):
    for method in ("global", "paper"):
        run("pseudomasks", run=trained, output=tmp_path / f"{method}.tif", **settings_of("pseudomasks", method=method))
        assert len(np.unique(masks(tmp_path / f"{method}.tif"))) > 2
    outputs, _ = run("heads", run=trained, output_heads=tmp_path / "heads.csv",
                     output_attention=tmp_path / "attention.tif", **settings_of("heads"))
    with open(tmp_path / "heads.csv", encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file) if row["open"] == "1"]
    with rasterio.open(tmp_path / "attention.tif") as attention:
        assert list(attention.descriptions) == names
        assert len(names) == outputs["open_heads"] > 0
    network, _ = load_model(trained / "train" / "model.safetensors")
    assert network.shape.class_tokens == "per_class"


def test_a_pipeline_by_class_tokens_trains_them_and_maps(world: World, tmp_path: Path):
    outputs, events = run("pipeline", **pipeline_job(world, tmp_path, has_sar=False, method="tokens"))
    assert outputs["pseudomasks"]["method"] == "tokens"
    settings = json.loads((tmp_path / "run" / "settings.json").read_text(encoding="utf-8"))
    assert settings["pipeline"]["class_tokens"] == "per_class"
    assert agreement(world.map_east(tmp_path / "map.tif"), world.truth_east) > majority(world) + MARGIN
    assert any("no table" in message for message in events.messages("warning"))


def test_a_run_with_one_class_token_says_what_the_method_needs(world: World, tmp_path: Path):
    run("train", tiles=world.tiles, run=tmp_path / "run", **settings_of("train", **BRIEF))
    with tells(SettingOutOfRange, "class token for each class"):
        run("pseudomasks", run=tmp_path / "run", output=tmp_path / "masks.tif",
            **settings_of("pseudomasks", method="tokens"))
    job = pipeline_job(world, tmp_path / "other", has_sar=False, method="tokens", class_tokens="one")
    with tells(SettingOutOfRange, "class token for each class"):
        run("pipeline", **job)
