"""Where the pixels of a raster lie on the ground, and whether two rasters share them.

Arithmetic only; opening files is left to ``reader``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import transform as transform_points

from sparse_wsss.errors import SarMismatch

SAME_GRID_PX = 0.05  # resampling tools round corners to about a thousandth of a pixel
DATE_LINE_STEPS = 16  # points on each side, to see on which side of the 180th meridian they lie


class Grid(Protocol):
    """Where pixels lie on the ground; a ``RasterInfo`` is one."""

    @property
    def crs(self) -> CRS:
        """Coordinate reference system."""

    @property
    def transform(self) -> Affine:
        """Geotransform."""


@dataclass(frozen=True)
class RasterInfo:
    """What is known of a raster without reading a pixel; ``bands`` leaves out an alpha band."""

    path: Path
    width: int
    height: int
    bands: tuple[str, ...]
    crs: CRS
    transform: Affine
    dtype: str


def apply_affine(transform: Affine, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Map points by a geotransform; shapes stay as they are."""
    return transform.a * x + transform.b * y + transform.c, transform.d * x + transform.e * y + transform.f


def shifted(transform: Affine, column: int, row: int) -> Affine:
    """Geotransform of a window whose first pixel is at (column, row)."""
    x, y = transform.a * column + transform.b * row, transform.d * column + transform.e * row
    return Affine(transform.a, transform.b, transform.c + x, transform.d, transform.e, transform.f + y)


def pixel_corners(info: RasterInfo, crs: CRS | None = None, steps: int = 1) -> np.ndarray:
    """Points around the edge of a raster, ``steps`` on each side, as x and y in a CRS.

    Shapes: -> (4 * steps, 2), starting at the first pixel's outer corner. Points that the CRS cannot
    express are infinite.
    """
    along = np.arange(steps) / steps
    zero, one = np.zeros(steps), np.ones(steps)
    columns = np.concatenate([along, one, 1 - along, zero]) * info.width
    rows = np.concatenate([zero, along, one, 1 - along]) * info.height
    x, y = apply_affine(info.transform, columns, rows)
    if crs is not None and crs != info.crs:
        x, y = transform_points(info.crs, crs, x, y)
    return np.stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)], axis=1)


def require_same_grid(optical: RasterInfo, sar: RasterInfo) -> None:
    """Demand that two rasters have the same pixels on the ground.

    Raises: SarMismatch saying in what they differ.
    """
    how = grid_difference(optical, sar)
    if how is None:
        return
    raise SarMismatch(
        f"The SAR raster {sar.path.name} is not on the grid of {optical.path.name}: {how}.",
        hint=f"Warp it to the CRS, resolution and extent of {optical.path.name} "
             "(QGIS: Raster > Projections > Warp, or Raster > Align Rasters).",
    )


def grid_difference(one: RasterInfo, other: RasterInfo) -> str | None:
    """Say in what the grid of another raster differs; None when both have the same pixels on the ground."""
    if (other.width, other.height) == (one.width, one.height) and _corners_agree(one, other):
        return None
    return _difference(one, other)


def _corners_agree(optical: RasterInfo, sar: RasterInfo) -> bool:
    points = pixel_corners(optical, sar.crs)
    columns, rows = apply_affine(~sar.transform, points[:, 0], points[:, 1])
    expected = np.array([[0, 0], [sar.width, 0], [sar.width, sar.height], [0, sar.height]])
    return bool(np.all(np.abs(np.stack([columns, rows], axis=1) - expected) < SAME_GRID_PX))


def _difference(optical: RasterInfo, sar: RasterInfo) -> str:
    points = pixel_corners(optical, sar.crs, steps=8)
    columns, rows = apply_affine(~sar.transform, points[:, 0], points[:, 1])
    if not (columns.max() > 0 and columns.min() < sar.width and rows.max() > 0 and rows.min() < sar.height):
        return "they do not overlap"
    if (sar.width, sar.height) != (optical.width, optical.height):
        return f"it has {sar.width} x {sar.height} pixels, not {optical.width} x {optical.height}"
    if sar.crs != optical.crs:
        return f"its CRS is {crs_name(sar.crs)}, not {crs_name(optical.crs)}"
    return "its pixels are shifted or of another size"


def crs_name(crs: CRS) -> str:
    """Short name of a CRS for a message: its code, or what its definition calls it."""
    authority = crs.to_authority(confidence_threshold=100)
    if authority:
        return ":".join(authority)
    return crs.to_wkt().split('"')[1] if '"' in crs.to_wkt() else "a CRS of its own"


def crosses_date_line(info: RasterInfo) -> bool:
    """Tell whether a raster lies on both sides of the 180th meridian."""
    longitudes = pixel_corners(info, CRS.from_epsg(4326), DATE_LINE_STEPS)[:, 0]
    known = longitudes[np.isfinite(longitudes)]
    return bool((np.abs(known - np.roll(known, 1)) > 180).any())
