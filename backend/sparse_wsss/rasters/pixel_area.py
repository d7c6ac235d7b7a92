"""How much ground the pixels of a raster cover, whatever its CRS: on the ellipsoid, not in the units of the map.

A pixel of a Mercator map at 60 degrees covers a quarter of what its size says; a pixel of degrees has no size at all.
"""

from __future__ import annotations

import math

import numpy as np
from rasterio._err import CPLE_BaseError  # rasterio lets these through when it transforms
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError
from rasterio.warp import transform as transform_points

from sparse_wsss.rasters.raster_grid import RasterInfo, apply_affine

EQUAL_AREA = CRS.from_epsg(6933)  # cylindrical, all of the globe, WGS 84: areas in it are areas of the ellipsoid
AROUND = 2 * 17_367_530.445  # its width, m
STEP_PX = 64  # over so many columns pixels are taken to be of one size


def pixel_size_m(info: RasterInfo) -> float:
    """Width of a pixel on the ground, m, also of a rotated grid; of a pixel of degrees, in the raster's middle."""
    if info.crs.is_geographic:
        area = pixel_areas(info, info.width // 2, info.height // 2, 1, 1)
        if area is not None:
            return math.sqrt(float(area[0, 0]))
    return math.hypot(info.transform.a, info.transform.d) * _metres(info.crs)


def _metres(crs: CRS) -> float:
    try:
        return float(crs.linear_units_factor[1]) if crs.is_projected else 1.0
    except CRSError:
        return 1.0


def pixel_areas(info: RasterInfo, column: int, row: int, width: int, height: int) -> np.ndarray | None:
    """Ground area of each pixel of a window, m2.

    Shapes: -> float64 (h, w); None when the CRS cannot be placed on the globe.
    """
    edges = np.unique([*range(0, width, STEP_PX), width])
    columns, rows = np.meshgrid(column + edges, row + np.arange(height + 1))
    x, y = apply_affine(info.transform, columns.ravel().astype(float), rows.ravel().astype(float))
    try:
        x, y = (np.asarray(part, float).reshape(columns.shape)
                for part in transform_points(info.crs, EQUAL_AREA, x, y))
    except (RasterioError, CPLE_BaseError):
        return None
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return None
    corners = [(slice(None, -1), slice(None, -1)), (slice(None, -1), slice(1, None)),
               (slice(1, None), slice(1, None)), (slice(1, None), slice(None, -1))]
    # from the first corner, the short way round the globe
    dx = [(x[corner] - x[corners[0]] + AROUND / 2) % AROUND - AROUND / 2 for corner in corners]
    dy = [y[corner] - y[corners[0]] for corner in corners]
    area = abs(sum(dx[k] * dy[(k + 1) % 4] - dx[(k + 1) % 4] * dy[k] for k in range(4))) / 2
    n_columns = np.diff(edges)
    return np.repeat(area / n_columns, n_columns, axis=1)
