"""Randomness that is a function of seed and step alone."""

import random

import numpy as np
import pytest
import torch
from sparse_wsss.reproducible import drawn, seed_all


def numbers() -> list[float]:
    return [random.random(), float(np.random.rand()), float(torch.rand(1))]


def test_the_same_seed_and_step_give_the_same_numbers_whatever_happened_before():
    seed_all(3, 10)
    first = numbers()
    torch.rand(1000)
    seed_all(3, 11)
    other = numbers()
    seed_all(3, 10)
    assert numbers() == first
    assert all(a != b for a, b in zip(first, other, strict=True))


def test_another_seed_gives_other_numbers():
    seed_all(0, 5)
    first = numbers()
    seed_all(1, 5)
    assert all(a != b for a, b in zip(first, numbers(), strict=True))


def test_neighbouring_seeds_do_not_share_their_steps():
    streams = set()
    for seed in range(3):
        for step in range(200):
            seed_all(seed, step)
            streams.add(float(torch.rand(1, dtype=torch.float64)))
    assert len(streams) == 600


@pytest.mark.parametrize("seed", [0, 1, 2**31, 2**63])
def test_any_seed_is_taken(seed: int):
    seed_all(seed, 1_000_000)
    drawn(np.arange(5), 2, 1_000_000, seed)


@pytest.mark.parametrize(("n", "size"), [(12, 4), (10, 4), (7, 3), (5, 5), (1, 1), (9, 2)])
def test_every_tile_is_drawn_once_an_epoch(n: int, size: int):
    items = np.arange(100, 100 + n)
    order = np.concatenate([drawn(items, size, step, seed=2) for step in range(6 * n)])
    for epoch in range(len(order) // n):
        assert sorted(order[epoch * n : (epoch + 1) * n]) == sorted(items)


def test_epochs_have_different_orders():
    items = np.arange(30)
    orders = {tuple(drawn(items, 30, step, seed=0)) for step in range(10)}
    assert len(orders) == 10


def test_a_batch_depends_on_its_step_and_not_on_the_steps_before():
    items = np.arange(30)
    in_turn = [drawn(items, 8, step, seed=1) for step in range(20)]
    np.testing.assert_array_equal(drawn(items, 8, 17, seed=1), in_turn[17])
    assert (drawn(items, 8, 0, seed=2) != in_turn[0]).any()


def test_a_batch_larger_than_the_set_is_the_whole_set():
    assert sorted(drawn(np.array([4, 7, 9]), 32, 3, seed=0)) == [4, 7, 9]
