"""Which tiles are set aside to watch the training: whole blocks of neighbours, because neighbours leak."""

from __future__ import annotations

import numpy as np

BLOCK_TILES = 3  # a block is this many tiles wide and high
MIN_SET_ASIDE = 2


def validation_tiles(
    scene: np.ndarray, column: np.ndarray, row: np.ndarray, size: int, labels: np.ndarray, share: float, seed: int,
    judges: np.ndarray | None = None,
) -> np.ndarray:
    """Choose about ``share`` of the tiles, block by block, leaving every class in the rest.

    ``judges`` are the tiles that can judge a network, because something is known of them; without it all.
    The others go with their block and do not count.

    Shapes: scene, column, row (n,), labels bool (n, K), judges bool (n,) -> bool (n,). All False for fewer
    than eight tiles that judge.
    """
    chosen = np.zeros(len(scene), bool)
    judges = np.ones_like(chosen) if judges is None else judges
    n = int(judges.sum())
    if n < 8:
        return chosen
    side = BLOCK_TILES * size
    keys = np.stack([np.unique(scene, return_inverse=True)[1], column // side, row // side], 1)
    block = np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1)
    wanted = max(MIN_SET_ASIDE, round(share * n))
    left = labels.sum(0)
    for number in np.random.default_rng(seed).permutation(block.max() + 1):
        members = block == number
        if not judges[members].any():
            continue
        taken = labels[members].sum(0)
        n_with_it = int(judges[chosen | members].sum())
        if n_with_it > max(wanted, 1.5 * share * n) or np.any((left - taken <= 0) & (taken > 0)):
            continue
        chosen |= members
        left = left - taken
        if n_with_it >= wanted:
            break
    return chosen
