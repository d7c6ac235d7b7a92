"""The windows of a scene in their order, of whose pixels each is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class WindowPart:
    """Windows of one row for the network; those without a valid pixel are left out."""

    row: int
    """First pixel row of the windows."""
    columns: list[int]
    """First pixel column of each of the n windows."""
    images: np.ndarray
    """float32 (n, C, S, S)."""
    valid: np.ndarray | None
    """bool (h, W) of the pixel rows that no later window touches, with the last windows of the row; else None."""


def window_parts(read: ReadPart, rows: Sequence[tuple[int, int]], columns: Sequence[int], window: int, width: int,
                 batch: int) -> Iterator[WindowPart]:
    """Read a scene from top to bottom.

    Args:
        read: gives a part of the scene.
        rows: first pixel row of each row of windows, and how many pixel rows are finished after it.
        columns: first pixel columns of windows.
        window: side of a window, px.
        width: of the scene, px.
        batch: windows at once.
    """
    strip = SceneStrip(read, window, width, rows[0][0])
    for row, n_rows in rows:
        for start in range(0, len(columns), batch):
            part = columns[start : start + batch]
            strip.reach(part[-1] + window)
            shown = [column for column in part if strip.window(column)[1].any()]
            images = np.stack([strip.window(column)[0] for column in shown]) if shown else np.empty((0,), np.float32)
            is_last = start + batch >= len(columns)
            yield WindowPart(row, shown, images, strip.valid[:n_rows, :width].copy() if is_last else None)
        strip.slide(n_rows)
