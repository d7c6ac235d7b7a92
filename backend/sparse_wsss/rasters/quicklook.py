"""Small pictures of rasters for reports: decimated on reading, so that a scene of any size costs the same.

A quick-look shows values as they lie in the file; colours of classes and the page are left to ``report``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rasterio.coords import BoundingBox, disjoint_bounds
from rasterio.enums import Resampling
from rasterio.io import DatasetReader
from rasterio.windows import Window, from_bounds

from sparse_wsss.rasters.reader import open_raster

NATURAL_COLOURS = (("B04", "B03", "B02"), ("B4", "B3", "B2"), ("red", "green", "blue"), ("R", "G", "B"))
STRETCH_PERCENT = (2, 98)


def read_decimated(
    path: Path, side_px: int, bands: Sequence[int] | None = None, *, classes: bool = False, window: Window | None = None
) -> np.ma.MaskedArray:
    """Read bands (from 1) so that the longer side has at most ``side_px``; invalid pixels are masked.

    Shapes: (C, h, w). Classes take the nearest pixel, other values the mean. A window reads a part.
    Raises: RasterMissing, RasterUnreadable.
    """
    with open_raster(path) as file:
        part = window or Window(0, 0, file.width, file.height)
        scale = min(1.0, side_px / max(part.width, part.height))
        height, width = max(1, round(part.height * scale)), max(1, round(part.width * scale))
        chosen = list(bands or file.indexes)
        values = file.read(chosen, out_shape=(len(chosen), height, width), masked=True, window=part,
                           resampling=Resampling.nearest if classes else Resampling.average)
    finite = np.isfinite(values.filled(0)) if values.dtype.kind == "f" else True
    return np.ma.masked_array(values.data, np.ma.getmaskarray(values) | ~np.broadcast_to(finite, values.shape))


def natural_bands(names: Sequence[str], *others: Sequence[str]) -> tuple[int, ...]:
    """Numbers (from 1) of the bands that show natural colours, else of the first three, else of the first.

    ``others`` are asked in turn where the names do not tell.
    """
    for there in (names, *others):
        lower = [name.lower() for name in there]
        for wanted in NATURAL_COLOURS:
            if all(name.lower() in lower for name in wanted):
                return tuple(lower.index(name.lower()) + 1 for name in wanted)
    return (1, 2, 3) if len(names) >= 3 else (1,)


def band_names(path: Path) -> list[str]:
    """Names of the bands, B1 and so on where they have none.

    Raises: RasterMissing, RasterUnreadable.
    """
    with open_raster(path) as file:
        return [name or f"B{index}" for index, name in enumerate(file.descriptions, 1)]


def window_under(path: Path, other: Path) -> Window | None:
    """Window of a raster that a small raster on the same grid covers; None where they do not meet.

    Raises: RasterMissing, RasterUnreadable.
    """
    with open_raster(path) as file, open_raster(other) as small:
        if file.crs != small.crs or disjoint_bounds(_box(file), _box(small)):
            return None
        return from_bounds(*small.bounds, transform=file.transform).round_offsets().round_lengths()


def _box(file: DatasetReader) -> BoundingBox:
    return BoundingBox(*file.bounds)


def natural_picture(path: Path, side_px: int, window: Window | None = None) -> np.ndarray:
    """Picture of an optical raster in natural colours, each band stretched between two percentiles.

    Shapes: uint8 (h, w, 4) red, green, blue, opacity.
    Raises: RasterMissing, RasterUnreadable.
    """
    with open_raster(path) as file:
        uses, names = [use.name for use in file.colorinterp], band_names(path)
        # GDAL calls three 8-bit bands red, green and blue by itself, so names that somebody gave count more
        bands = natural_bands(names, uses) if any(file.descriptions) else natural_bands(uses, names)
    values = read_decimated(path, side_px, bands, window=window)
    is_valid = np.logical_not(np.ma.getmaskarray(values).any(axis=0))
    picture = np.zeros((*is_valid.shape, 4), np.uint8)
    for channel in range(3):
        picture[..., channel] = _stretched(values[min(channel, len(bands) - 1)].data.astype(np.float32), is_valid)
    picture[..., 3] = 255 * is_valid
    return picture


def _stretched(values: np.ndarray, is_valid: np.ndarray) -> np.ndarray:
    if not is_valid.any():
        return np.zeros(values.shape, np.uint8)
    low, high = np.percentile(values[is_valid], STRETCH_PERCENT)
    shade = (np.where(is_valid, values, low) - low) / max(high - low, 1e-9)
    picture: np.ndarray = (np.clip(shade, 0, 1) * 255).astype(np.uint8)
    return picture
