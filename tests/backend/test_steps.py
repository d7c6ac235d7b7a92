"""How many steps a training and a round take when none are asked for."""

import pytest
from sparse_wsss.contract import contract
from sparse_wsss.settings import LEAST_ROUND_STEPS, LEAST_STEPS
from sparse_wsss.training.schedule import round_steps, training_batch, training_steps


@pytest.mark.parametrize(("tile_size", "batch"), [(32, 16), (127, 16), (128, 8), (256, 8)])
def test_large_tiles_are_learned_in_smaller_batches(tile_size: int, batch: int):
    assert training_batch(tile_size) == batch


def test_a_training_shows_every_tile_equally_often():
    assert training_steps(1600, 16) == 2400
    assert training_steps(1601, 16) == 2402
    assert training_steps(1600, 8) == 4800


def test_a_round_shows_large_tiles_less_often_for_its_time_is_their_pixels():
    assert round_steps(1600, 64, 16) == 4800
    assert round_steps(1600, 256, 16) == 800
    assert round_steps(1600, 4096, 16) == 200


def test_few_tiles_have_the_least_steps():
    assert training_steps(3, 16) == LEAST_STEPS
    assert round_steps(3, 64, 16) == LEAST_ROUND_STEPS


@pytest.mark.parametrize("tile_size", [32, 127, 128, 256])
def test_the_contract_tells_the_panel_the_same(tile_size: int):
    rule = contract()["steps"]
    assert training_batch(tile_size) == rule["large_batch" if tile_size >= rule["large_tile"] else "batch"]
    assert training_steps(1600, 16) == 100 * rule["shown"]
