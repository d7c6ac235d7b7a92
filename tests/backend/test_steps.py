"""How many steps a training and a round take when none are asked for."""

import pytest
from sparse_wsss.contract import contract
from sparse_wsss.settings import LEAST_ROUND_STEPS, LEAST_STEPS
from sparse_wsss.training.schedule import round_steps, training_steps


@pytest.mark.parametrize(("tile_size", "shown"), [(32, 24), (127, 24), (128, 36), (256, 36)])
def test_a_training_shows_large_tiles_more_often(tile_size: int, shown: int):
    assert training_steps(1600, tile_size, 16) == 100 * shown
    assert training_steps(1601, tile_size, 16) == -(-1601 * shown // 16)


def test_a_round_shows_large_tiles_less_often_for_its_time_is_their_pixels():
    assert round_steps(1600, 64, 16) == 4800
    assert round_steps(1600, 256, 16) == 800
    assert round_steps(1600, 4096, 16) == 200


def test_few_tiles_have_the_least_steps():
    assert training_steps(3, 256, 16) == LEAST_STEPS
    assert round_steps(3, 64, 16) == LEAST_ROUND_STEPS


@pytest.mark.parametrize("tile_size", [32, 127, 128, 256])
def test_the_contract_tells_the_panel_the_same(tile_size: int):
    rule = contract()["steps"]
    shown = rule["large_shown"] if tile_size >= rule["large_tile"] else rule["shown"]
    assert training_steps(1600, tile_size, 16) == 100 * shown
