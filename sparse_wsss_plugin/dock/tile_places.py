"""Where the tiles of a run's arrays lie: ids, pixel windows, map coordinates, and the tile under a point.

Read from ``tiles.json``, which the stages write beside their arrays. Pure Python; coordinates are those of the scene.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .land_class import LandClass
from .run_files import RunFiles, land_classes

Affine = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Scene:
    """A raster that tiles were cut from; ``transform`` in GDAL's order."""

    raster: str
    width: int
    height: int
    crs: str
    transform: Affine

    def point(self, column: float, row: float) -> tuple[float, float]:
        """Coordinates of a pixel's upper left corner."""
        x, a, b, y, d, e = self.transform
        return x + a * column + b * row, y + d * column + e * row

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Column and row of a point."""
        x0, a, b, y0, d, e = self.transform
        scale = a * e - b * d
        return (e * (x - x0) - b * (y - y0)) / scale, (a * (y - y0) - d * (x - x0)) / scale


@dataclass(frozen=True)
class Tile:
    """A tile: where it was cut, which classes (positions) its mask may show, and where its pixels are kept."""

    name: str
    scene: int
    column: int
    row: int
    labels: tuple[int, ...]
    stored: int


@dataclass(frozen=True)
class TilePlaces:
    """The tiles of a stage's arrays, in their order."""

    tiles: tuple[Tile, ...]
    scenes: tuple[Scene, ...]
    classes: tuple[LandClass, ...]
    tile_size: int
    patch_size: int
    grid: int
    """Patches along a side."""
    padded_size: int
    bands: tuple[str, ...]
    facts: dict[str, Any]

    def __len__(self) -> int:
        return len(self.tiles)

    def position(self, name: str) -> int | None:
        """Position of a tile in the arrays."""
        return self._positions.get(name)

    def corners(self, position: int) -> list[tuple[float, float]]:
        """Corners of a tile in its scene's coordinates: upper left first, then clockwise."""
        tile, size = self.tiles[position], self.tile_size
        scene = self.scenes[tile.scene]
        return [scene.point(tile.column + right * size, tile.row + down * size)
                for right, down in ((0, 0), (1, 0), (1, 1), (0, 1))]

    def transform(self, position: int, pixels: int) -> Affine:
        """Geotransform of a raster of the padded tile with so many pixels along a side."""
        tile = self.tiles[position]
        scene, scale = self.scenes[tile.scene], self.padded_size / pixels
        x, y = scene.point(tile.column, tile.row)
        _, a, b, _, d, e = scene.transform
        return x, a * scale, b * scale, y, d * scale, e * scale

    def at(self, scene: int, x: float, y: float) -> int | None:
        """Tile under a point of a scene: of several the one whose middle is nearest."""
        column, row = self.scenes[scene].pixel(x, y)
        best, nearest = None, float("inf")
        for position in self._near(scene, column, row):
            tile = self.tiles[position]
            right, down = column - tile.column, row - tile.row
            if 0 <= right < self.tile_size and 0 <= down < self.tile_size:
                distance = abs(right - self.tile_size / 2) + abs(down - self.tile_size / 2)
                if distance < nearest:
                    best, nearest = position, distance
        return best

    def patch_at(self, position: int, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the patch of a tile under a point of its scene."""
        tile = self.tiles[position]
        column, row = self.scenes[tile.scene].pixel(x, y)
        right, down = column - tile.column, row - tile.row
        if not (0 <= right < self.tile_size and 0 <= down < self.tile_size):
            return None
        return int(down // self.patch_size), int(right // self.patch_size)

    def overlapping(self, position: int) -> list[int]:
        """Other tiles that share pixels with a tile."""
        tile, size = self.tiles[position], self.tile_size
        near = set(self._near(tile.scene, tile.column, tile.row))
        near |= set(self._near(tile.scene, tile.column + size - 1, tile.row + size - 1))
        near |= set(self._near(tile.scene, tile.column + size - 1, tile.row))
        near |= set(self._near(tile.scene, tile.column, tile.row + size - 1))
        near.discard(position)
        return sorted(n for n in near if abs(self.tiles[n].column - tile.column) < size
                      and abs(self.tiles[n].row - tile.row) < size)

    def _near(self, scene: int, column: float, row: float) -> Iterator[int]:
        across, down = int(column // self.tile_size), int(row // self.tile_size)
        for key in ((scene, across - i, down - j) for i in (0, 1) for j in (0, 1)):
            yield from self._cells.get(key, ())

    def __post_init__(self) -> None:
        cells: dict[tuple[int, int, int], list[int]] = {}
        for position, tile in enumerate(self.tiles):
            key = (tile.scene, tile.column // self.tile_size, tile.row // self.tile_size)
            cells.setdefault(key, []).append(position)
        object.__setattr__(self, "_cells", cells)
        object.__setattr__(self, "_positions", {tile.name: position for position, tile in enumerate(self.tiles)})


def read_places(run: RunFiles, stage: str) -> TilePlaces | None:
    """Tiles of a stage's arrays; None when the stage has not written them (or an earlier version did)."""
    found = run.json(stage, "tiles.json")
    try:
        scenes = tuple(Scene(str(one["raster"]), int(one["width"]), int(one["height"]), str(one["crs"]),
                             tuple(map(float, one["transform"]))) for one in found["scenes"])  # type: ignore[arg-type]
        tiles = tuple(Tile(str(one["tile"]), int(one["scene"]), int(one["column"]), int(one["row"]),
                           tuple(one["labels"]), int(one["stored"])) for one in found["tiles"])
        return TilePlaces(tiles, scenes, tuple(land_classes(found["classes"])), int(found["tile_size"]),
                          int(found["patch_size"]), int(found["grid"]), int(found["padded_size"]),
                          tuple(map(str, found["bands"])), {k: v for k, v in found.items() if k != "tiles"})
    except (KeyError, TypeError, ValueError):
        return None
