"""Mean and standard deviation of bands, summed up window by window: arrays in, arrays out."""

from __future__ import annotations

import numpy as np


class BandStats:
    """Running mean and spread of each band over the valid pixels, in float64.

    Source: Chan, Golub, LeVeque 1983 (merging of partial means and squared deviations); a plain sum of
    squares would lose all digits on float32 radiances around 10 000.
    """

    def __init__(self, n_bands: int) -> None:
        self.n_pixels = 0
        self.mean = np.zeros(n_bands)
        self._deviations = np.zeros(n_bands)

    def update(self, image: np.ndarray, valid: np.ndarray) -> None:
        """Add the valid pixels of a window; shapes: image (C, h, w), valid bool (h, w)."""
        pixels = image[:, valid].astype(np.float64)  # (C, n)
        if pixels.shape[1] == 0:
            return
        mean = pixels.mean(axis=1)
        self._add(pixels.shape[1], mean, ((pixels - mean[:, np.newaxis]) ** 2).sum(axis=1))

    def merge(self, other: BandStats) -> None:
        """Add what another one has summed up, such as that of another rank."""
        if other.n_pixels:
            self._add(other.n_pixels, other.mean, other._deviations)

    def _add(self, n_pixels: int, mean: np.ndarray, deviations: np.ndarray) -> None:
        total = self.n_pixels + n_pixels
        step = mean - self.mean
        self._deviations = self._deviations + deviations + step**2 * self.n_pixels * n_pixels / total
        self.mean = self.mean + step * n_pixels / total
        self.n_pixels = total

    @property
    def std(self) -> np.ndarray:
        """Standard deviation of each band, shape (C,); 0 before the first pixel."""
        spread: np.ndarray = np.sqrt(self._deviations / max(self.n_pixels, 1))
        return spread
