"""What makes rare classes count: tiles that show them come more often, and their labels and pixels weigh more.

The mean over the classes asks as much of the rarest class as of the commonest; a loss summed over pixels does not.
"""

from __future__ import annotations

import numpy as np

TAUGHT_TILES = 8  # tiles of a class from which a network learns what they have in common; fewer it learns by heart


def repeated(tiles: np.ndarray, present: np.ndarray, common: float) -> np.ndarray:
    """Repeat tiles that show a rare class: sqrt(common / f) times, where a share f of the tiles shows its rarest class.

    Shapes: tiles int (n,), present bool (n, K) -> int (m,), m >= n, each tile at least once; a class that at
        least a share ``common`` of the tiles shows repeats nothing, and with 0 no class does.
    Source: repeat-factor sampling, Gupta et al. 2019, arXiv:1908.03195.
    """
    shown = np.maximum(present.mean(0), 1e-9)
    times = np.where(present, np.sqrt(common / shown), 1).max(1, initial=1)
    return np.repeat(tiles, np.round(times).astype(int))


RARE = 0.5  # of an equal share; classes above it weigh alike: balancing them too painted too much of the smaller ones


def class_weights(amounts: np.ndarray, balance: float) -> np.ndarray:
    """Weight of each class: rare ones count more, the more the rarer, with mean 1 over all that there is.

    A class is rare when there is less of it than ``RARE`` times an equal share. With balance 1 all rare classes weigh
    alike, as much as one just at that limit; with 0 all weights are 1.

    Shapes: amounts (K,) >= 0, such as the pixels or the labels of each class -> float32 (K,); a class of which there
        is nothing gets 0.
    """
    there = amounts > 0
    share = amounts / max(amounts.sum(), 1e-12)
    limit = RARE / max(1, there.sum())
    raised = np.where(there, np.maximum(limit / np.maximum(share, 1e-12), 1) ** balance, 0)
    return np.asarray(raised / max((raised * share).sum(), 1e-12) if there.any() else there, np.float32)
