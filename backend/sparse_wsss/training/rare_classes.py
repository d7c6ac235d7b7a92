"""What makes rare classes count: tiles that show them come more often, and their labels and pixels weigh more.

The mean over the classes asks as much of the rarest class as of the commonest; a loss summed over pixels does not.
"""

from __future__ import annotations

import numpy as np


def repeated(tiles: np.ndarray, present: np.ndarray, common: float) -> np.ndarray:
    """Repeat tiles that show a rare class: sqrt(common / f) times, where a share f of the tiles shows its rarest class.

    Shapes: tiles int (n,), present bool (n, K) -> int (m,), m >= n, each tile at least once; a class that at
        least a share ``common`` of the tiles shows repeats nothing, and with 0 no class does.
    Source: repeat-factor sampling, Gupta et al. 2019, arXiv:1908.03195.
    """
    shown = np.maximum(present.mean(0), 1e-9)
    times = np.where(present, np.sqrt(common / shown), 1).max(1, initial=1)
    return np.repeat(tiles, np.round(times).astype(int))


def class_weights(amounts: np.ndarray, balance: float) -> np.ndarray:
    """Weight of each class: its amount to the power -``balance``, with mean 1 over all that there is.

    Shapes: amounts (K,) >= 0, such as the pixels or the labels of each class -> float32 (K,). With balance 0 all
        weights are 1, with 1 every class weighs alike; a class of which there is nothing gets 0.
    """
    there = amounts > 0
    raised = np.where(there, np.maximum(amounts, 1e-12) ** -balance, 0)
    mean = (raised * amounts).sum() / max(amounts.sum(), 1e-12)
    return np.asarray(raised / max(mean, 1e-12) if there.any() else there, np.float32)
