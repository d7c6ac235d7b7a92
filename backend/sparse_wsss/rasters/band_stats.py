"""Mean and standard deviation of bands that a few absurd values do not ruin: arrays in, arrays out."""

from __future__ import annotations

import numpy as np

REACH = 8.0  # robust standard deviations around the median; real scenes hardly have a pixel beyond
SPREAD_OF_90 = 3.29  # standard deviations between the 5th and the 95th percentile of a normal distribution


def robust_mean_and_std(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each band, with values far off moved to the end of the ``REACH``.

    Saturated pixels (65 535), or 1e20 where somebody forgot a nodata value, may be up to 5 % of the pixels. A band that
    is the same nearly everywhere keeps all its values.

    Shapes: pixels (C, n) -> float64 (C,), (C,); 0 without pixels.
    """
    if not pixels.shape[1]:
        return np.zeros(len(pixels)), np.zeros(len(pixels))
    low, median, high = np.percentile(pixels, (5, 50, 95), axis=1)
    reach = np.where(high > low, REACH * (high - low) / SPREAD_OF_90, np.inf)
    kept = np.clip(pixels, (median - reach)[:, None], (median + reach)[:, None], dtype=np.float64)
    return np.asarray(kept.mean(axis=1)), np.asarray(kept.std(axis=1))
