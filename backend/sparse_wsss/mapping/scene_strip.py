"""The pixels of one row of windows, each read once, as the row slides down a scene."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

ReadPart = Callable[[int, int, int, int], tuple[np.ndarray, np.ndarray]]
"""(column, row, width, height) -> normalised bands float32 (C, h, w), valid bool (h, w); may reach outside."""


class SceneStrip:
    """The pixels of one row of windows; what it shares with the row before is kept, so that each is read once.

    Memory is n_bands x window x width float32, whatever the height of the scene.
    """

    def __init__(self, read: ReadPart, window: int, width: int, row: int) -> None:
        self._read, self._row = read, row
        self._values = np.empty((0, window, max(width, window)), np.float32)
        self._kept, self._end = 0, 0  # rows that are there already; columns that are there from top to bottom
        self.valid = np.zeros(self._values.shape[1:], bool)

    def window(self, column: int) -> tuple[np.ndarray, np.ndarray]:
        """Pixels of a window that ``reach`` has read. Shapes: -> (C, S, S), bool (S, S)."""
        columns = slice(column, column + len(self.valid))
        return self._values[:, :, columns], self.valid[:, columns]

    def reach(self, end: int) -> None:
        """Read the columns before ``end``, but for those that are there."""
        if end <= self._end:
            return
        part = (slice(self._kept, None), slice(self._end, end))
        values, self.valid[part] = self._read(self._end, self._row + self._kept, end - self._end,
                                              len(self.valid) - self._kept)
        if not len(self._values):
            self._values = np.empty((len(values), *self.valid.shape), np.float32)
        self._values[:, part[0], part[1]] = values
        self._end = end

    def slide(self, n_rows: int) -> None:
        """Go down by as many rows."""
        self._row, self._end, self._kept = self._row + n_rows, 0, len(self.valid) - n_rows
        for array in (self._values, self.valid):
            array[..., : self._kept, :] = array[..., n_rows:, :].copy()
