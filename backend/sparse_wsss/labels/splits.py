"""Which tiles are set aside to watch the training: whole blocks of neighbours, because neighbours leak."""

from __future__ import annotations

import numpy as np

BLOCK_TILES = 3  # a block is this many tiles wide and high
MIN_SET_ASIDE = 2
FAIR = 2.0  # times the asked share: the most that a class gives up of its tiles


def validation_tiles(
    scene: np.ndarray, column: np.ndarray, row: np.ndarray, size: int, labels: np.ndarray, share: float, seed: int,
    judges: np.ndarray | None = None,
) -> np.ndarray:
    """Choose about ``share`` of the tiles, block by block; no class gives up more than twice that share of its tiles.

    A class of few tiles gives up none: what it shows is worth more in training. Where no block is that fair, any will
    do that leaves a tile of every class.

    ``judges`` are the tiles that can judge a network, because something is known of them; without it all.
    The others go with their block and do not count.

    Shapes: scene, column, row (n,), labels bool (n, K), judges bool (n,) -> bool (n,). All False for fewer
    than eight tiles that judge.
    """
    judges = np.ones(len(scene), bool) if judges is None else judges
    if judges.sum() < 8:
        return np.zeros(len(scene), bool)
    side = BLOCK_TILES * size
    keys = np.stack([np.unique(scene, return_inverse=True)[1], column // side, row // side], 1)
    block = np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1)
    order = np.random.default_rng(seed).permutation(block.max() + 1)
    total = labels.sum(0)
    fair = _blocks_set_aside(block, order, labels, judges, share, np.floor(FAIR * share * total))
    return fair if fair.any() else _blocks_set_aside(block, order, labels, judges, share, total - 1)


def _blocks_set_aside(block: np.ndarray, order: np.ndarray, labels: np.ndarray, judges: np.ndarray, share: float,
                      most: np.ndarray) -> np.ndarray:
    """Take blocks in this order until about ``share`` of the judges are chosen; ``most`` tiles of each class (K,)."""
    n = int(judges.sum())
    wanted = max(MIN_SET_ASIDE, round(share * n))
    chosen = np.zeros(len(block), bool)
    for number in order:
        with_it = chosen | (block == number)
        n_with_it = int(judges[with_it].sum())
        taken = labels[with_it].sum(0)
        is_judge = judges[block == number].any()
        if not is_judge or n_with_it > max(wanted, 1.5 * share * n) or np.any((taken > most) & (taken > 0)):
            continue
        chosen = with_it
        if n_with_it >= wanted:
            break
    return chosen
