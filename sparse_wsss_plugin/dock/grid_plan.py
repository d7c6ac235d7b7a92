"""How many tiles a raster gives, and where their edges are; the arithmetic of the stage ``tiles``.

No file is opened and nothing is drawn here.
"""

from __future__ import annotations

from dataclasses import dataclass

Window = tuple[int, int, int, int]
"""First column, first row, width and height in pixels."""


@dataclass(frozen=True)
class GridPlan:
    """Whole tiles in a window of a raster, px; ``stride`` 0 takes the tile size."""

    window: Window
    tile_size: int
    stride: int

    @property
    def step(self) -> int:
        """Distance between tiles."""
        return self.stride or self.tile_size

    @property
    def n_columns(self) -> int:
        """Tiles side by side."""
        return _whole(self.window[2], self.tile_size, self.step)

    @property
    def n_rows(self) -> int:
        """Tiles one below the other."""
        return _whole(self.window[3], self.tile_size, self.step)

    @property
    def n_tiles(self) -> int:
        """Number of tiles, before those without enough valid pixels are left out."""
        return self.n_columns * self.n_rows

    @property
    def covered(self) -> float:
        """Share of the window that lies in a tile."""
        if not self.n_tiles:
            return 0.0
        width, height = (_covered(count, self.tile_size, self.step) for count in (self.n_columns, self.n_rows))
        return width * height / (self.window[2] * self.window[3])

    def columns(self) -> list[int]:
        """Pixel columns of all left and right edges, ascending."""
        return _edges(self.window[0], self.n_columns, self.tile_size, self.step)

    def rows(self) -> list[int]:
        """Pixel rows of all upper and lower edges, ascending."""
        return _edges(self.window[1], self.n_rows, self.tile_size, self.step)


def _whole(length: int, tile_size: int, step: int) -> int:
    return 0 if length < tile_size else (length - tile_size) // step + 1


def _covered(count: int, tile_size: int, step: int) -> int:
    return count * tile_size if step >= tile_size else tile_size + (count - 1) * step


def _edges(first: int, count: int, tile_size: int, step: int) -> list[int]:
    starts = [first + number * step for number in range(count)]
    return sorted({*starts, *(start + tile_size for start in starts)})
