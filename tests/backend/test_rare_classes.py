"""Rare classes come more often and count more."""

from __future__ import annotations

import numpy as np
import pytest
from sparse_wsss.training.rare_classes import class_weights, repeated

TILES = np.arange(100, 200)


def present(rare: int) -> np.ndarray:
    """Labels of a hundred tiles: the first class in all, the second in ``rare`` of them."""
    return np.stack([np.ones(100, bool), np.arange(100) < rare], 1)


def test_a_tile_with_a_rare_class_comes_as_often_as_the_root_of_its_rarity() -> None:
    shown = repeated(TILES, present(rare=2), common=0.5)
    assert (np.bincount(shown)[100:102] == 5).all()  # sqrt(0.5 / 0.02)
    assert (np.bincount(shown)[102:] == 1).all()


@pytest.mark.parametrize(("rare", "common"), [(50, 0.5), (80, 0.5), (2, 0.0)])
def test_tiles_come_once_where_every_class_is_common_or_nothing_is_asked(rare: int, common: float) -> None:
    assert (repeated(TILES, present(rare), common) == TILES).all()


def test_a_tile_without_any_class_comes_once() -> None:
    assert (repeated(TILES, np.zeros((100, 2), bool), 0.5) == TILES).all()


def test_rare_classes_weigh_up_to_the_limit_of_rarity_and_the_others_alike() -> None:
    amounts = np.array([600.0, 300.0, 90.0, 10.0])  # rare is less than half of a quarter: 125
    whole = class_weights(amounts, 1.0) * amounts
    assert whole[2] == pytest.approx(whole[3])
    assert whole[0] / whole[1] == pytest.approx(600 / 300)
    assert whole[0] / whole[2] == pytest.approx(600 / 125)
    halfway = class_weights(amounts, 0.5) * amounts
    assert halfway[0] / halfway[3] == pytest.approx(600 / (10 * 12.5**0.5))
    assert whole.sum() == pytest.approx(1000)
    assert halfway.sum() == pytest.approx(1000)


def test_where_no_class_is_rare_all_weigh_one() -> None:
    assert class_weights(np.array([60.0, 25.0, 15.0, 15.0]), 1.0).tolist() == pytest.approx([1, 1, 1, 1])


def test_without_balance_every_pixel_weighs_one_and_a_class_without_pixels_nothing() -> None:
    assert class_weights(np.array([7.0, 0.0, 3.0]), 0.0).tolist() == [1, 0, 1]
    assert class_weights(np.zeros(2), 0.5).tolist() == [0, 0]
