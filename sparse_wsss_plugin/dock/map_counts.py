"""Counts pixels of class rasters: the area of each class, and what became what from one map to another.

Read in strips by GDAL, so memory is bounded whatever the size; slow on large maps, so call it in a task.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

import numpy as np
from osgeo import gdal, osr

from ..qt import tr
from ..worker.errors import WorkerCancelled, WorkerError

NO_CLASS = 255
CODES = 256
STRIP_PIXELS = 1 << 22  # 4 MiB of each map at once
OPTIONS = ["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER"]


@dataclass(frozen=True)
class MapCounts:
    """Pixels by class code, (256,), or by code before and after, (256, 256); the area of one in hectares, or None."""

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


def changes(before: str, after: str, output: str, is_cancelled: Callable[[], bool]) -> MapCounts:
    """Compare two maps of one grid, and write where they differ: the later class, 255 where nothing changed.

    Raises: WorkerError when they have different grids; WorkerCancelled, with nothing written.
    """
    first, second = _open(before), _open(after)
    if _grid(first) != _grid(second):
        raise WorkerError(tr("{} and {} have different grids.").format(Path(before).name, Path(after).name),
                          hint=tr("Compare maps of the same scene."), code="grid")
    counts = np.zeros((CODES, CODES), np.int64)
    part = f"{output}.part.tif"
    Path(output).parent.mkdir(parents=True, exist_ok=True)
    try:
        target = gdal.GetDriverByName("GTiff").Create(part, second.RasterXSize, second.RasterYSize, 1, gdal.GDT_Byte,
                                                      OPTIONS)
        target.SetGeoTransform(second.GetGeoTransform())
        target.SetProjection(second.GetProjection())
        band = target.GetRasterBand(1)
        band.SetNoDataValue(NO_CLASS)
        table = second.GetRasterBand(1).GetRasterColorTable()
        if table is not None:
            band.SetRasterColorTable(table)
        for row, height in _strips(second, is_cancelled):
            old, new = _codes(first, row, height), _codes(second, row, height)
            pairs = old.astype(np.int64) * CODES + new
            counts += np.bincount(pairs.ravel(), minlength=CODES * CODES).reshape(CODES, CODES)
            is_change = (old != new) & (old != NO_CLASS) & (new != NO_CLASS)
            band.WriteRaster(0, row, second.RasterXSize, height,
                             np.where(is_change, new, np.uint8(NO_CLASS)).tobytes())
        target.FlushCache()
        del band, target  # closes the file
        os.replace(part, output)
    finally:
        Path(part).unlink(missing_ok=True)
    return MapCounts(counts, _pixel_ha(second))


def transitions(counts: MapCounts, most: int = 12) -> list[tuple[int, int, int, float]]:
    """The largest changes: code before, code after, pixels, and their share of what both maps know."""
    known = counts.pixels[:NO_CLASS, :NO_CLASS]
    total = max(1, int(known.sum()))
    moved = known.copy()
    np.fill_diagonal(moved, 0)
    order = np.argsort(moved, axis=None)[::-1][:most]
    found = [(int(i // NO_CLASS), int(i % NO_CLASS), int(moved.flat[i])) for i in order]
    return [(old, new, n, n / total) for old, new, n in found if n]


def changed_share(counts: MapCounts) -> float:
    """Share of the pixels that both maps know and that differ."""
    known = counts.pixels[:NO_CLASS, :NO_CLASS]
    total = int(known.sum())
    return (total - int(np.trace(known))) / total if total else 0.0


def _open(path: str) -> Any:
    data = gdal.Open(path)
    if data is None or data.GetRasterBand(1).DataType != gdal.GDT_Byte:
        raise WorkerError(tr("{} is no map of class codes.").format(path),
                          hint=tr("Make the map again on the page Run."), code="file")
    return data


def _grid(data: Any) -> tuple[Any, ...]:
    return (data.RasterXSize, data.RasterYSize, *(round(step, 6) for step in data.GetGeoTransform()))


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
