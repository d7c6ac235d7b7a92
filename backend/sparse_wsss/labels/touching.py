"""Labels from shapes that touch tiles: what a point, line or polygon says is there; of all else nothing is known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sparse_wsss.errors import NoOverlap
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_labels import Labels, TileLabels
from sparse_wsss.labels.tile_set import Tiles
from sparse_wsss.rasters.raster_grid import crs_name
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.reference import Reference


def touched_codes(tiles: Tiles, reference: Reference, progress: Callable[[int, int], None]) -> np.ndarray:
    """Which class codes have a shape that touches each tile.

    Shapes: -> bool (n, 256). ``progress`` is told the tiles done and their number.
    Raises: NoOverlap when no tile is touched.
    """
    touched = np.zeros((len(tiles), 256), bool)
    done = 0
    for (optical, _), positions in tiles.scenes().items():
        progress(done, len(tiles))
        windows = np.stack([tiles.column, tiles.row, tiles.width, tiles.height], axis=1)[positions]
        touched[positions] = reference.touching(raster_info(optical), windows)
        done += len(positions)
    progress(done, len(tiles))
    if not touched.any():
        raise NoOverlap(f"No shape of the reference {reference.name} touches any of the {len(tiles)} tiles.",
                        hint=f"See in QGIS that it lies on the tiles (their CRS is {crs_name(tiles.crs)}).")
    return touched


def labels_from_touched(touched: np.ndarray, classes: ClassTable) -> list[Labels]:
    """Say "at least these" of every tile that a class touches; the others stay without a label. Shapes: (n, 256)."""
    names = np.array(classes.names, object)
    listed = touched[:, list(classes.codes)]
    return [TileLabels(tuple(names[row]), is_open=True) if row.any() else None for row in listed]
