"""Which tiles are set aside: whole blocks of neighbours, and never the last tile of a class."""

import numpy as np
import pytest
from sparse_wsss.labels.splits import BLOCK_TILES, MIN_SET_ASIDE, validation_tiles

SIZE = 32


def grid(side: int, n_scenes: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scene, column and row of side x side tiles in each scene."""
    rows, columns = np.mgrid[:side, :side] * SIZE
    scene = np.repeat([f"scene_{i}" for i in range(n_scenes)], side * side)
    return scene, np.tile(columns.ravel(), n_scenes), np.tile(rows.ravel(), n_scenes)


def labels_of(n: int, n_classes: int = 4, seed: int = 0) -> np.ndarray:
    labels = np.random.default_rng(seed).random((n, n_classes)) < 0.5
    labels[np.arange(n), np.arange(n) % n_classes] = True
    return labels


@pytest.mark.parametrize("share", [0.1, 0.2, 0.4])
def test_about_the_asked_share_is_set_aside_in_whole_blocks(share: float):
    scene, column, row = grid(12, n_scenes=2)
    chosen = validation_tiles(scene, column, row, SIZE, labels_of(len(scene)), share, seed=0)
    assert 0.5 * share < chosen.mean() <= 1.5 * share
    block = [f"{s}/{c // (BLOCK_TILES * SIZE)}/{r // (BLOCK_TILES * SIZE)}"
             for s, c, r in zip(scene, column, row, strict=True)]
    for name in set(block):
        members = chosen[[one == name for one in block]]
        assert members.all() or not members.any()


@pytest.mark.parametrize("seed", range(8))
def test_every_class_is_left_in_the_rest(seed: int):
    scene, column, row = grid(6)
    labels = np.zeros((36, 5), bool)
    labels[:, 0] = True
    labels[np.random.default_rng(seed).integers(0, 36, 4), [1, 2, 3, 4]] = True  # four classes of one tile each
    chosen = validation_tiles(scene, column, row, SIZE, labels, 0.3, seed)
    assert labels[~chosen].any(0).all()


def test_when_every_block_holds_the_last_of_a_class_nothing_is_set_aside():
    scene, column, row = grid(6)
    block = (column // (3 * SIZE)) * 2 + row // (3 * SIZE)
    labels = np.eye(4, dtype=bool)[block]
    assert not validation_tiles(scene, column, row, SIZE, labels, 0.3, seed=0).any()


def test_too_few_tiles_are_all_for_training():
    scene, column, row = (array[:7] for array in grid(3))
    assert not validation_tiles(scene, column, row, SIZE, labels_of(7), 0.5, seed=0).any()


def test_a_small_share_still_sets_some_tiles_aside():
    apart = BLOCK_TILES * SIZE * np.arange(25)  # every tile is a block of its own
    chosen = validation_tiles(np.full(25, "scene"), apart, apart, SIZE, labels_of(25), 0.02, seed=0)
    assert chosen.sum() == MIN_SET_ASIDE


def test_the_split_depends_on_the_seed_alone():
    scene, column, row = grid(12)
    labels = labels_of(len(scene))
    same = [validation_tiles(scene, column, row, SIZE, labels, 0.2, seed=4) for _ in range(2)]
    other = validation_tiles(scene, column, row, SIZE, labels, 0.2, seed=5)
    np.testing.assert_array_equal(*same)
    assert (same[0] != other).any()


def test_tiles_at_the_same_place_in_two_scenes_are_different_blocks():
    scene, column, row = grid(3, n_scenes=6)
    chosen = validation_tiles(scene, column, row, SIZE, labels_of(len(scene)), 0.2, seed=0)
    assert len(set(scene[chosen])) == 1
    assert chosen.sum() == 9


@pytest.mark.parametrize("seed", range(8))
def test_no_class_gives_up_more_than_twice_the_asked_share_of_its_tiles(seed: int):
    scene, column, row = grid(12)
    labels = np.ones((144, 3), bool)
    labels[:, 1] = (row < 4 * SIZE) & (column < 3 * SIZE)  # twelve tiles, nine of them one block
    labels[:, 2] = (row == 5 * SIZE) & (column < 3 * SIZE)  # three tiles
    chosen = validation_tiles(scene, column, row, SIZE, labels, 0.15, seed)
    assert 0.07 < chosen.mean() <= 0.225
    assert labels[chosen, 1].sum() <= 3
    assert labels[chosen, 2].sum() == 0


def test_where_no_block_is_fair_one_that_leaves_every_class_is_taken():
    scene, column, row = grid(6)
    labels = np.ones((36, 2), bool)
    labels[:, 1] = (column // SIZE % 3 == 0) & (row // SIZE % 3 == 0)  # one tile in each of the four blocks
    chosen = validation_tiles(scene, column, row, SIZE, labels, 0.2, seed=0)
    assert chosen.sum() == 9
