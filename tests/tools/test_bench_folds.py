"""Folds of the accuracy benchmark on tiny rasters: tiles, labels, truth, and when they are made anew."""

from __future__ import annotations

import numpy as np
import pytest
from affine import Affine
from bench_accuracy.data_sets import UNKNOWN, DataSet, Fold, Place, SceneFiles, table
from bench_accuracy.folds import make_fold
from sparse_wsss.events import Reporter
from sparse_wsss.labels.tile_index import read_tiles

from tests.tiny import write_raster

CLASSES = table({1: ("water", "#2b7bba"), 5: ("forest", "#1b7837"), 9: ("snow", "#e8f4fb")})


@pytest.fixture
def data_set(tmp_path):
    """Three places of 32 x 32 px in a row; snow is nearly nowhere, a corner of place 'a' has no reference."""
    rng = np.random.default_rng(0)
    for number, name in enumerate("abc"):
        transform = Affine(10, 0, 500_000 + 1000 * number, 0, -10, 5_200_000)
        codes = np.full((32, 32), 1, np.uint8)
        codes[:, 10:] = 5
        codes[20, 20:24] = 9
        if name == "a":
            codes[:16, 16:] = 0
        write_raster(tmp_path / "data" / f"{name}.tif", rng.integers(1, 255, (3, 32, 32)).astype(np.uint8),
                     transform=transform)
        write_raster(tmp_path / "data" / f"{name}_reference.tif", codes, transform=transform)

    def prepare(data, _work):
        return {name: Place((SceneFiles(data / f"{name}.tif", None, data / f"{name}_reference.tif"),))
                for name in "abc"}

    return DataSet("tiny", "Tiny", "nobody", 16, CLASSES, (Fold("without_c", ("a", "b"), ("c",)),), prepare, (0, 1, 2))


def made(data_set, tmp_path):
    return make_fold(data_set, data_set.folds[0], tmp_path / "data", tmp_path / "work", Reporter())


def test_tiles_without_reference_have_no_label_and_classes_that_label_no_tile_are_left_out(data_set, tmp_path):
    tiles = read_tiles(made(data_set, tmp_path).train_index)
    assert tiles.classes.names == ("water", "forest")
    labels = dict(zip(tiles.tile, tiles.labels, strict=True))
    assert [name for name, known in labels.items() if known is None] == ["a_r0000_c0001"]
    assert labels["a_r0000_c0000"].present == ("water", "forest")
    assert labels["b_r0000_c0001"].present == ("forest",)


def test_truth_counts_by_the_table_of_the_data_set_also_for_classes_that_label_no_tile(data_set, tmp_path):
    fold = made(data_set, tmp_path)
    tiles = read_tiles(fold.train_index)
    truth = dict(zip(tiles.tile, fold.truth_of_tiles(tiles, np.arange(len(tiles))), strict=True))
    assert (truth["a_r0000_c0001"] == UNKNOWN).all()
    assert truth["b_r0001_c0001"][4, 3:9].tolist() == [1, 2, 2, 2, 2, 1]
    scene, extent = next(fold.test_scenes())
    whole, window = fold.truth_of_scene(scene, extent)
    assert window == (0, 0, 32, 32)
    assert np.bincount(whole.ravel()).tolist() == [320, 700, 4]


def test_a_fold_is_made_once_and_anew_when_its_rasters_are_others(data_set, tmp_path):
    first = made(data_set, tmp_path)
    first.train_index.unlink()
    assert not made(data_set, tmp_path).train_index.exists()
    (tmp_path / "data").rename(tmp_path / "moved")
    moved = make_fold(data_set, data_set.folds[0], tmp_path / "moved", tmp_path / "work", Reporter())
    tiles = read_tiles(moved.train_index)
    assert not (moved.truth_of_tiles(tiles, np.arange(len(tiles))) == UNKNOWN).all()


def test_tiles_of_other_rasters_are_not_measured_in_silence(data_set, tmp_path):
    fold = made(data_set, tmp_path)
    tiles = read_tiles(fold.train_index)
    tiles.optical[:] = [tmp_path / "elsewhere.tif"] * len(tiles)
    with pytest.raises(ValueError, match="of other rasters"):
        fold.truth_of_tiles(tiles, np.arange(len(tiles)))
