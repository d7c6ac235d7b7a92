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
    np.random.seed(value)  # noqa: NPY002 (libraries below still read the global generator)
    torch.manual_seed(value)


def shuffled(n: int, seed: int, epoch: int) -> np.ndarray:
    """Order of n items in an epoch, shape (n,)."""
    return np.random.default_rng((seed, epoch)).permutation(n)
