"""The pseudomasks as rasters that change where they lie: one flat file a scene, repainted pixel by pixel.

Which pixels get which class comes from ``mask_painter``. Works on any thread; layers are left to the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from .mask_painter import NOWHERE, Painted
from .raw_raster import RawRaster
from .run_files import RunFiles
from .tile_places import TilePlaces

FOLDER = "dock"  # of the run, not of the stage: that is renamed when it is done again, and QGIS holds these files
MASKS = "masks.npy"


class LiveMask:
    """Rasters of class codes around the tiles of each scene; where tiles overlap the later one wins."""

    def __init__(self, run: RunFiles, places: TilePlaces) -> None:
        self._masks = run.path("pseudomasks", MASKS)
        self._places = places
        self._size = places.tile_size
        self._codes = np.full(256, NOWHERE, np.uint8)
        self._codes[: len(places.classes)] = [one.code for one in places.classes]
        self._scene = np.array([tile.scene for tile in places.tiles])
        self._row = np.array([tile.row for tile in places.tiles])
        self._column = np.array([tile.column for tile in places.tiles])
        self._corners: dict[int, tuple[int, int]] = {}
        self.rasters: dict[int, RawRaster] = {}
        for scene in np.unique(self._scene).tolist():
            rows, columns = self._row[self._scene == scene], self._column[self._scene == scene]
            self._corners[scene] = int(rows.min()), int(columns.min())
            path = run.path(FOLDER, f"mask_{scene}.vrt")
            height, width = int(np.ptp(rows)) + self._size, int(np.ptp(columns)) + self._size
            self.rasters[scene] = RawRaster(path, height, width, "uint8")

    @property
    def paths(self) -> list[Path]:
        """A file for each scene."""
        return [raster.vrt for raster in self.rasters.values()]

    def build(self) -> None:
        """Write the rasters as the stage left the masks. Raises: OSError, ValueError."""
        masks = np.load(self._masks, mmap_mode="r", allow_pickle=False)
        for scene, raster in self.rasters.items():
            row, column = self._corners[scene]
            where = self._places.scenes[scene]
            x, a, b, y, d, e = where.transform
            x, y = where.point(column, row)
            raster.make(NOWHERE)
            raster.describe(where.crs, (x, a, b, y, d, e), NOWHERE)
            pixels = raster.pixels()
            for n in np.flatnonzero(self._scene == scene).tolist():
                top, left = self._row[n] - row, self._column[n] - column
                pixels[top : top + self._size, left : left + self._size] = self._codes[masks[n]]
            pixels.flush()

    def write(self, painted: Painted) -> None:
        """Change pixels, until ``flush`` in memory; those that a later tile covers stay. Raises: OSError."""
        seen = self._visible(painted)
        for scene, raster in self.rasters.items():
            chosen = seen & (self._scene[painted.tile] == scene)
            if not chosen.any():
                continue
            row, column = self._corners[scene]
            tile = painted.tile[chosen]
            pixels = raster.pixels()
            pixels[self._row[tile] - row + painted.row[chosen],
                   self._column[tile] - column + painted.column[chosen]] = self._codes[painted.classes[chosen]]

    def flush(self) -> None:
        """Bring what was written to the disk, once for many blocks: half of the time goes there. Raises: OSError."""
        for raster in self.rasters.values():
            raster.pixels().flush()

    def _visible(self, painted: Painted) -> Any:
        """Tell which pixels no later tile covers. Shapes: -> bool (pixels,)."""
        seen = np.ones(len(painted.tile), bool)
        tiles, starts = np.unique(painted.tile, return_index=True)  # pixels come tile by tile
        ends = [*starts[1:].tolist(), len(seen)]
        for tile, start, end in zip(tiles.tolist(), starts.tolist(), ends):
            for later in self._places.overlapping(tile):
                if later > tile:
                    down, right = self._row[later] - self._row[tile], self._column[later] - self._column[tile]
                    row, column = painted.row[start:end], painted.column[start:end]
                    seen[start:end] &= ~((row >= down) & (row < down + self._size) &
                                         (column >= right) & (column < right + self._size))
        return seen
