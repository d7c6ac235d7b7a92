"""Tiles without labels are rated by the network, those of which it is least certain first."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.models.checkpoint import load_model
from sparse_wsss.stages.tile_scores import MOST_TILES, uncertainty

from tests.pipeline.world import BRIEF, World, painted_world, settings_of
from tests.tiny import CLASSES, execute, run


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A third of the tiles is without labels."""
    one = painted_world(tmp_path_factory.mktemp("world"), sar=False)
    execute(one.tiles, "update tiles set labels = null where fid % 3 = 0")
    return one


@pytest.fixture(scope="module")
def trained(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained") / "run"
    run("train", tiles=world.tiles, run=folder, **settings_of("train", **BRIEF))
    run("heads", run=folder, output_heads=folder / "heads" / "heads.csv", **settings_of("heads"))
    return folder


def rows(folder: Path) -> list[dict[str, str]]:
    with open(folder / "heads" / "tile_scores.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nothing_is_unknown_of_the_certain_and_everything_of_an_even_chance():
    scores = torch.tensor([[0.0, 1.0], [0.5, 0.5], [0.5, 1.0], [0.1, 0.9]])
    assert uncertainty(scores).tolist() == pytest.approx([0, 1, 0.5, 0.468996], abs=1e-6)


def test_the_tiles_without_labels_are_rated_and_no_others(world: World, trained: Path):
    tiles = read_tiles(world.tiles)
    without = {name for name, labels in zip(tiles.tile, tiles.labels, strict=True) if labels is None}
    assert 0 < len(without) < MOST_TILES
    assert {row["tile"] for row in rows(trained)} == without


def test_the_least_certain_comes_first(trained: Path):
    doubts = [float(row["uncertainty"]) for row in rows(trained)]
    assert doubts == sorted(doubts, reverse=True)
    assert all(0 <= doubt <= 1 for doubt in doubts)


def test_the_scores_are_those_of_the_network_for_these_pixels(world: World, trained: Path):
    """Oracle: each tile read by itself, normalised by the model's card."""
    network, card = load_model(trained / "train" / "model.safetensors")
    tiles = read_tiles(world.tiles)
    names = [f"score_{name}" for name in CLASSES.names]
    for row in rows(trained)[::5]:
        n = tiles.tile.index(row["tile"])
        window = rasterio.windows.Window(tiles.column[n], tiles.row[n], tiles.width[n], tiles.height[n])
        with rasterio.open(tiles.optical[n]) as dataset:
            values, valid = dataset.read(window=window).astype(np.float32), dataset.dataset_mask(window=window) > 0
        images = np.where(valid, np.clip((values - card.mean) / card.std, -8, 8), 0).astype(np.float32)
        with torch.no_grad():
            expected = network(torch.from_numpy(images)[None]).image_logits[0].sigmoid()
        found = torch.tensor([float(row[name]) for name in names])
        assert torch.allclose(found, expected, atol=2e-3)
        share = float(uncertainty(expected[None])) * valid.mean()
        assert float(row["uncertainty"]) == pytest.approx(share, abs=2e-3)


def test_where_every_tile_has_labels_the_table_has_its_head_alone(tmp_path: Path):
    world = painted_world(tmp_path / "world", sar=False)
    run("train", tiles=world.tiles, run=tmp_path / "run", **settings_of("train", **{**BRIEF, "steps": 2}))
    run("heads", run=tmp_path / "run", output_heads=tmp_path / "heads.csv", **settings_of("heads"))
    assert (tmp_path / "run" / "heads" / "tile_scores.csv").read_text() == (
        "tile,uncertainty," + ",".join(f"score_{name}" for name in CLASSES.names) + "\n")
