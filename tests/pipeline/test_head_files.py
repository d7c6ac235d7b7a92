"""What the stage ``heads`` writes for those who look on: gates that close, heads by class, attention and strength."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
from sparse_wsss.errors import BadJob

from tests.pipeline.world import BRIEF, World, painted_world, settings_of
from tests.tiny import CLASSES, run, tells


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), sar=False)


@pytest.fixture(scope="module")
def trained(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained") / "run"
    run("train", tiles=world.tiles, run=folder, **settings_of("train", **BRIEF))
    return folder


def table(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def heads(trained: Path, **more: object) -> dict[str, object]:
    outputs, _ = run("heads", run=trained, output_heads=trained / "heads" / "heads.csv", **more, **settings_of("heads"))
    return outputs


def test_the_gates_are_noted_while_they_learn_and_no_more_once_they_are_fixed(trained: Path):
    text = (trained / "train" / "gates.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["step"] for line in lines] == [0, 1, 2, 3, 4]  # 8 steps, fixed after 0.6 of them
    assert np.array(lines[0]["log_alpha"]).shape == (2, 4)
    assert lines[0]["open"] == [[0, 1, 2, 3], [0, 1, 2, 3]]
    assert np.mean(lines[-1]["log_alpha"]) < np.mean(lines[0]["log_alpha"])


def test_every_open_head_has_an_importance_for_each_class(trained: Path):
    outputs = heads(trained)
    rows = table(trained / "heads" / "heads.csv")
    assert outputs["loss"] > 0
    names = [f"importance_{name}" for name in CLASSES.names]
    assert set(names) <= set(rows[0])
    for row in rows:
        assert any(float(row[name]) for name in names) == (row["open"] == "1")


def test_strength_and_attention_of_all_tiles_agree_in_order_with_the_table_and_the_list_of_tiles(
        trained: Path, tmp_path: Path):
    heads(trained, output_strength=tmp_path / "strength.csv", output_maps=tmp_path / "maps.npy")
    strength, maps = table(tmp_path / "strength.csv"), np.load(tmp_path / "maps.npy")
    listed = json.loads((trained / "heads" / "tiles.json").read_text(encoding="utf-8"))
    open_names = [row["name"] for row in table(trained / "heads" / "heads.csv") if row["open"] == "1"]
    assert list(strength[0]) == ["tile", *open_names]
    assert [row["tile"] for row in strength] == [tile["tile"] for tile in listed["tiles"]]
    assert maps.shape == (len(strength), len(open_names), listed["grid"], listed["grid"])
    assert maps.dtype == np.float16
    sums = maps.astype(float).sum((2, 3))
    assert (sums > 0).all()
    assert (sums <= 1.01).all()


def test_attention_from_a_patch_is_the_row_of_that_patch(trained: Path, tmp_path: Path):
    listed = json.loads((trained / "heads" / "tiles.json").read_text(encoding="utf-8"))
    tile, grid = listed["tiles"][3]["tile"], listed["grid"]
    heads(trained, tile=tile, patch="2,5", output_attention=tmp_path / "patch.tif", output_patches=tmp_path / "all.npy")
    rows = np.load(tmp_path / "all.npy").astype(float)
    with rasterio.open(tmp_path / "patch.tif") as raster:
        pixels = raster.read()
    assert rows.shape == (len(pixels), 1 + grid**2, grid**2)
    peak = rows[:, 1 + 2 * grid + 5].reshape(-1, grid, grid).max((1, 2))
    assert pixels.max((1, 2)) == pytest.approx(peak, rel=0.01)
    heads(trained, tile=tile, output_attention=tmp_path / "token.tif")
    with rasterio.open(tmp_path / "token.tif") as raster:
        assert raster.read().max((1, 2)) == pytest.approx(rows[:, 0].max(1), rel=0.01)


def test_asking_for_another_tile_measures_nothing_again_and_sets_nothing_aside(trained: Path, tmp_path: Path):
    heads(trained)
    before = (trained / "heads" / "heads.csv").stat().st_mtime_ns
    tile = json.loads((trained / "heads" / "tiles.json").read_text(encoding="utf-8"))["tiles"][1]["tile"]
    outputs, events = run("heads", run=trained, tile=tile, output_heads=tmp_path / "heads.csv",
                          output_patches=tmp_path / "p.npy", **settings_of("heads"))
    assert outputs["tile"] == tile
    assert (trained / "heads" / "heads.csv").stat().st_mtime_ns == before
    assert (tmp_path / "heads.csv").read_bytes() == (trained / "heads" / "heads.csv").read_bytes()
    assert not (trained / "heads.1").exists()
    assert not any(event.get("message") == "closing one head at a time" for event in events.events)


def test_the_list_of_tiles_tells_where_each_lies_and_what_it_may_show(world: World, trained: Path):
    heads(trained)
    listed = json.loads((trained / "heads" / "tiles.json").read_text(encoding="utf-8"))
    (scene,) = listed["scenes"]
    assert scene["raster"] == str(world.scene.optical)
    assert scene["transform"] == [500_000, 10, 0, 5_200_000, 0, -10]
    size = listed["tile_size"]
    stored = np.load(trained / "train" / "cache" / "images.npy", mmap_mode="r")
    for tile in listed["tiles"]:
        truth = world.scene.truth[tile["row"] : tile["row"] + size, tile["column"] : tile["column"] + size]
        shares = [(truth == one["code"]).mean() for one in listed["classes"]]
        assert tile["labels"] == [k for k, share in enumerate(shares) if share >= 0.1]
        assert stored[tile["stored"]].shape == (len(listed["bands"]), size, size)


@pytest.mark.parametrize("patch", ["8,0", "1", "a,b", "-1,2", "1,2,3"])
def test_a_patch_that_is_not_there_is_named_with_those_that_are(trained: Path, tmp_path: Path, patch: str):
    with tells(BadJob, f"no patch '{patch}'"):
        run("heads", run=trained, output_heads=tmp_path / "h.csv", patch=patch, **settings_of("heads"))
