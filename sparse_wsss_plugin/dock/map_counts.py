"""Counts the pixels of a class raster: the area of each class.

Read in strips by GDAL, so memory is bounded whatever the size; slow on large maps, so call it in a task.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable

import numpy as np
from osgeo import gdal, osr

from ..qt import tr
from ..worker.errors import WorkerCancelled, WorkerError

NO_CLASS = 255
CODES = 256
STRIP_PIXELS = 1 << 22  # 4 MiB at once


@dataclass(frozen=True)
class MapCounts:
    """Pixels by class code, (256,); the area of one in hectares, or None."""

    pixels: Any
    pixel_ha: float | None


def class_areas(path: str, is_cancelled: Callable[[], bool]) -> MapCounts:
    """Count the pixels of each class of a map.

    Raises: WorkerError when it is no map of ours.
    """
    data = _open(path)
    counts = np.zeros(CODES, np.int64)
    for row, height in _strips(data, is_cancelled):
        counts += np.bincount(_codes(data, row, height).ravel(), minlength=CODES)
    return MapCounts(counts, _pixel_ha(data))


def _open(path: str) -> Any:
    data = gdal.Open(path)
    if data is None or data.GetRasterBand(1).DataType != gdal.GDT_Byte:
        raise WorkerError(tr("{} is no map of class codes.").format(path),
                          hint=tr("Make the map again on the page Run."), code="file")
    return data


def _codes(data: Any, row: int, height: int) -> Any:
    width = data.RasterXSize
    block = data.GetRasterBand(1).ReadRaster(0, row, width, height)
    return np.frombuffer(block, np.uint8).reshape(height, width)


def _strips(data: Any, is_cancelled: Callable[[], bool]) -> Any:
    height = max(1, STRIP_PIXELS // max(1, data.RasterXSize))
    for row in range(0, data.RasterYSize, height):
        if is_cancelled():
            raise WorkerCancelled(tr("Counting was stopped."), hint=tr("Count again."), code="cancelled")
        yield row, min(height, data.RasterYSize - row)


def _pixel_ha(data: Any) -> float | None:
    """Hectares of a pixel where the CRS counts in metres; degrees have no one size."""
    crs = osr.SpatialReference(wkt=data.GetProjection()) if data.GetProjection() else None
    if crs is None or not crs.IsProjected():
        return None
    step = data.GetGeoTransform()
    return float(abs(step[1] * step[5] - step[2] * step[4])) * crs.GetLinearUnits() ** 2 / 10_000
