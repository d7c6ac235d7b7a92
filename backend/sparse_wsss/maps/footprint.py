"""The outline of a raster in degrees, as GeoJSON wants it: also across the 180th meridian and around a pole."""

from __future__ import annotations

import numpy as np
import shapely
from rasterio._err import CPLE_BaseError  # rasterio lets these through when it transforms
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.warp import transform as transform_points
from shapely.geometry.polygon import orient

from sparse_wsss.errors import BadJob
from sparse_wsss.rasters.raster_grid import RasterInfo, apply_affine, crs_name, pixel_corners

WORLD = CRS.from_epsg(4326)
STEPS = 8  # points on each side: an edge bends in degrees
DIGITS = 7  # a centimetre


def footprint(info: RasterInfo) -> tuple[shapely.Geometry, list[float]]:
    """Outline and bounding box of a raster, west, south, east, north; west is the larger where it crosses 180 degrees.

    Raises: BadJob when a part of the outline has no place in degrees.
    """
    try:
        points = pixel_corners(info, WORLD, STEPS)
    except (RasterioError, CPLE_BaseError):
        points = np.full((1, 2), np.nan)
    if not np.isfinite(points).all():
        raise BadJob(f"A part of {info.path.name} has no place on the globe in {crs_name(info.crs)}.",
                     hint="Export the map to a CRS that is made for where it lies, and take that.", where="map")
    pole = next((latitude for latitude in (90.0, -90.0) if _holds(info, latitude)), None)
    if pole is not None:
        edge = points[:, 1].min() if pole > 0 else points[:, 1].max()
        return _rounded(shapely.box(-180, min(edge, pole), 180, max(edge, pole)))
    steps = (np.diff(points[:, 0], prepend=points[0, 0]) + 180) % 360 - 180  # the short way round the globe
    outline = shapely.Polygon(np.stack([points[0, 0] + np.cumsum(steps), points[:, 1]], axis=1))
    west, _, east, _ = outline.bounds
    if west >= -180 and east <= 180:
        return _rounded(outline)
    shift = 360 if west < -180 else 0
    outline = shapely.transform(outline, lambda one: one + np.array([shift, 0]))
    halves = [shapely.intersection(outline, shapely.box(-180, -90, 180, 90)),
              shapely.transform(shapely.intersection(outline, shapely.box(180, -90, 540, 90)),
                                lambda one: one - np.array([360, 0]))]
    parts = [_rounded(half)[0] for half in halves]
    (west, south, _, north), (_, other_south, east, other_north) = (part.bounds for part in parts)
    return shapely.MultiPolygon(parts), [west, min(south, other_south), east, max(north, other_north)]


def _holds(info: RasterInfo, latitude: float) -> bool:
    if info.crs.is_geographic:
        return False
    try:
        x, y = (np.asarray(part, float) for part in transform_points(WORLD, info.crs, [0.0], [latitude]))
    except (RasterioError, CPLE_BaseError):  # the pole has no place in this CRS
        return False
    if not np.isfinite([x, y]).all():
        return False
    column, row = apply_affine(~info.transform, x, y)
    return bool((column > 0) & (column < info.width) & (row > 0) & (row < info.height))


def _rounded(outline: shapely.Geometry) -> tuple[shapely.Geometry, list[float]]:
    rounded = orient(shapely.transform(outline, lambda points: points.round(DIGITS)))
    return rounded, list(rounded.bounds)
