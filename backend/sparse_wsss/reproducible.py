"""Randomness that is a function of (seed, step) alone, so that a resumed run repeats an undisturbed one."""

from __future__ import annotations

import random

import numpy as np
import torch

_PRIME = 1_000_003


def seed_all(seed: int, step: int = 0) -> None:
    """Seed Python, NumPy and torch for one step of a training."""
    value = (seed * _PRIME + step) % (2**31 - 1)
    random.seed(value)
    np.random.seed(value)
    torch.manual_seed(value)


def drawn(items: np.ndarray, size: int, step: int, seed: int) -> np.ndarray:
    """Items of a batch: every item once an epoch, in an order that depends on seed and epoch.

    Shapes: items (n,) -> (min(size, n),).
    """
    n = len(items)
    size = min(size, n)
    positions = np.arange(step * size, (step + 1) * size)
    orders = {epoch: np.random.default_rng((seed, int(epoch))).permutation(n) for epoch in set(positions // n)}
    return items[[orders[position // n][position % n] for position in positions]]
