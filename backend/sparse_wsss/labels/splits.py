"""Which tiles are set aside to watch the training: whole blocks of neighbours, because neighbours leak."""

from __future__ import annotations

import numpy as np

BLOCK_TILES = 3  # a block is this many tiles wide and high
MIN_SET_ASIDE = 2


def validation_tiles(
    scene: np.ndarray, column: np.ndarray, row: np.ndarray, size: int, labels: np.ndarray, share: float, seed: int
) -> np.ndarray:
    """Choose about ``share`` of the tiles, block by block, leaving every class in the rest.

    Shapes: scene, column, row (n,), labels bool (n, K) -> bool (n,). All False for fewer than eight tiles.
    """
    n = len(scene)
    chosen = np.zeros(n, bool)
    if n < 8:
        return chosen
    side = BLOCK_TILES * size
    keys = np.stack([np.unique(scene, return_inverse=True)[1], column // side, row // side], 1)
    block = np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1)
    wanted = max(MIN_SET_ASIDE, round(share * n))
    left = labels.sum(0)
    for number in np.random.default_rng(seed).permutation(block.max() + 1):
        members = block == number
        taken = labels[members].sum(0)
        if chosen.sum() + members.sum() > max(wanted, 1.5 * share * n) or np.any((left - taken <= 0) & (taken > 0)):
            continue
        chosen |= members
        left = left - taken
        if chosen.sum() >= wanted:
            break
    return chosen
