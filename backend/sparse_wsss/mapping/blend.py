"""How overlapping windows are joined without seams: positions, weights, and a strip that slides down the scene."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np


def window_starts(length: int, window: int, overlap: float) -> list[int]:
    """First pixels of windows that cover ``length`` pixels, the last one flush with the end.

    A scene shorter than a window gets one window that reaches past its end.
    """
    if length <= window:
        return [0]
    stride = max(1, round(window * (1 - overlap)))
    return [*range(0, length - window, stride), length - window]


def blend_weights(window: int) -> np.ndarray:
    """Weight of each pixel of a window: highest in the middle, near 0 at the edge, float32 (S, S)."""
    side = np.sin(np.pi * (np.arange(window) + 0.5) / window) ** 2
    return np.asarray(np.outer(side, side) + 1e-4, dtype=np.float32)  # the corner of a scene has one window only


class BlendStrip:
    """Weighted mean of windows, held for one row of windows at a time.

    Memory is n_bands x window x width float32, whatever the height of the scene.
    """

    def __init__(self, n_bands: int, window: int, width: int) -> None:
        padded = max(width, window)
        self.width, self.weights = width, blend_weights(window)
        self._sum = np.zeros((n_bands, window, padded), np.float32)
        self._weight = np.zeros((window, padded), np.float32)

    def add(self, column: int, values: np.ndarray) -> None:
        """Add a window of the present row. Shapes: values (n_bands, S, S)."""
        size = self.weights.shape[1]
        self._sum[:, :, column : column + size] += values * self.weights
        self._weight[:, column : column + size] += self.weights

    def finished(self, n_rows: int) -> np.ndarray:
        """Take the top ``n_rows``, which no later window touches, and slide down.

        Shapes: -> (n_bands, n_rows, width).
        """
        done = self._sum[:, :n_rows, : self.width] / np.maximum(self._weight[:n_rows, : self.width], 1e-12)
        for array in (self._sum, self._weight):
            array[..., : array.shape[-2] - n_rows, :] = array[..., n_rows:, :].copy()
            array[..., array.shape[-2] - n_rows :, :] = 0
        return done


def n_strips(height: int, window: int, overlap: float) -> int:
    """Rows of windows of a scene."""
    return len(window_starts(height, window, overlap))


def strips(height: int, window: int, overlap: float) -> Iterator[tuple[int, int]]:
    """Rows of windows: first pixel row, and how many pixel rows are finished after it."""
    starts = window_starts(height, window, overlap)
    for start, following in zip(starts, [*starts[1:], height], strict=True):
        yield start, following - start
