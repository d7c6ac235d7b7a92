"""Where tiles and windows lie in a scene: a grid of tiles, and the window of an extent on the ground.

Arithmetic only; no file is opened here.
"""

from __future__ import annotations

import re

import numpy as np
from rasterio._err import CPLE_BaseError  # rasterio lets these through when PROJ knows no way
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError
from rasterio.warp import transform as transform_points

from sparse_wsss.errors import BadJob, NoOverlap, TileSize
from sparse_wsss.rasters.raster_grid import RasterInfo, apply_affine, crs_name, pixel_corners

PixelWindow = tuple[int, int, int, int]
"""Column, row, width, height in pixels."""
LEAST_TILE_PX = 8  # as TILE_SIZE says
EDGE_STEPS = 32  # points on each side of a rectangle that is reprojected: straight lines bend
ROUNDING_PX = 1e-3  # extents that QGIS writes end a rounding error beside a pixel's edge
EXTENT = re.compile(r"([^\[\]]+)(?:\[([^\[\]]+)\])?")  # no blank may match in two ways: that takes time without an end


def tile_grid(width: int, height: int, tile_size: int, stride: int,
              extent_window: PixelWindow | None = None) -> np.ndarray:
    """First pixels of all whole tiles, row by row.

    Args:
        width: columns of the scene.
        height: rows of the scene.
        tile_size: side of a tile, px.
        stride: distance between tiles, px; 0 takes the tile size.
        extent_window: only tiles inside this window, the first at its first pixel.

    Shapes: -> int64 (n, 2) of column and row.
    Raises: TileSize when not one tile fits, naming the size that would.
    """
    left, top, width, height = extent_window or (0, 0, width, height)
    if tile_size > min(width, height):
        what = "extent" if extent_window else "raster"
        fits = min(width, height)
        raise TileSize(
            f"A tile of {tile_size} px does not fit into the {what} of {width} x {height} px.",
            hint=f"Set TILE_SIZE to {fits} or less, or choose a larger {what}." if fits >= LEAST_TILE_PX else
            f"Choose a larger {what}: no tile is smaller than {LEAST_TILE_PX} px.",
        )
    step = stride or tile_size
    columns = left + np.arange(0, width - tile_size + 1, step)
    rows = top + np.arange(0, height - tile_size + 1, step)
    grid = np.stack(np.meshgrid(columns, rows), axis=-1)  # (rows, columns, 2)
    return grid.reshape(-1, 2).astype(np.int64)


def extent_window(extent: str, info: RasterInfo) -> PixelWindow:
    """Window of a raster that covers an extent: every pixel that the extent touches.

    Args:
        extent: ``xmin,xmax,ymin,ymax [EPSG:code]`` as QGIS writes it; without a code, in the raster's CRS.
        info: the raster.

    Returns: column, row, width, height, clipped to the raster.
    Raises: BadJob when the text is no extent, NoOverlap when it lies beside the raster, or the raster in no place that
        the extent's CRS knows.
    """
    (xmin, xmax, ymin, ymax), crs = _parse(extent, info.crs)
    # meet in the extent's CRS first: an extent of the whole world has no image in a local CRS
    edge = _edge(info, crs)
    if not len(edge):
        raise NoOverlap(
            f"{info.path.name} ({crs_name(info.crs)}) has no place in {crs_name(crs)}, the CRS of the extent {extent}.",
            hint="Give the extent in the CRS of the raster, or leave EXTENT empty.")
    raster = (*edge.min(axis=0), *edge.max(axis=0))
    low_x, low_y = max(xmin, raster[0]), max(ymin, raster[1])
    high_x, high_y = min(xmax, raster[2]), min(ymax, raster[3])
    if low_x < high_x and low_y < high_y:
        window = _pixel_window(_rectangle(low_x, high_x, low_y, high_y), crs, info)
        if window is not None:
            return window
    bounds = ", ".join(f"{value:.6g}" for value in (raster[0], raster[2], raster[1], raster[3]))
    raise NoOverlap(
        f"The extent {extent} does not meet {info.path.name}, which spans {bounds} in {crs_name(crs)}.",
        hint="Draw the extent on the raster, or leave EXTENT empty.",
    )


def _parse(extent: str, default: CRS) -> tuple[tuple[float, float, float, float], CRS]:
    found = EXTENT.fullmatch(extent.strip())
    try:
        numbers = [float(part) for part in found.group(1).split(",")] if found else []
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not np.isfinite(numbers).all() or numbers[0] >= numbers[1] or numbers[2] >= numbers[3]:
        raise BadJob(f"EXTENT = '{extent}' is no extent.",
                     hint="Give xmin,xmax,ymin,ymax and, in brackets, the CRS: 630000,640000,215000,225000 [EPSG:3358]")
    code = (found.group(2) or "").strip() if found else None
    try:
        return (numbers[0], numbers[1], numbers[2], numbers[3]), CRS.from_user_input(code) if code else default
    except CRSError:
        raise BadJob(f"EXTENT names the CRS '{code}', which is not known.",
                     hint="Use a code such as EPSG:4326, or leave it out to use the raster's CRS.") from None


def _edge(info: RasterInfo, crs: CRS) -> np.ndarray:
    """Points around a raster in a CRS, shape (n, 2); none where PROJ knows no way there."""
    try:
        return _finite(pixel_corners(info, crs, EDGE_STEPS))
    except (RasterioError, CPLE_BaseError):
        return np.empty((0, 2))


def _rectangle(xmin: float, xmax: float, ymin: float, ymax: float) -> np.ndarray:
    """Points around a rectangle, shape (4 * EDGE_STEPS, 2)."""
    along = np.linspace(0, 1, EDGE_STEPS)
    zero, one = np.zeros(EDGE_STEPS), np.ones(EDGE_STEPS)
    x = xmin + (xmax - xmin) * np.concatenate([along, one, along, zero])
    y = ymin + (ymax - ymin) * np.concatenate([zero, along, one, along])
    return np.stack([x, y], axis=1)


def _pixel_window(points: np.ndarray, crs: CRS, info: RasterInfo) -> PixelWindow | None:
    x, y = points[:, 0], points[:, 1]
    if crs != info.crs:
        try:
            x, y = (np.asarray(values, dtype=float) for values in transform_points(crs, info.crs, x, y))
        except (RasterioError, CPLE_BaseError):
            return None
    pixels = _finite(np.stack(apply_affine(~info.transform, x, y), axis=1))
    if not len(pixels):
        return None
    low = np.floor(pixels.min(axis=0) + ROUNDING_PX).astype(int)
    high = np.ceil(pixels.max(axis=0) - ROUNDING_PX).astype(int)
    left, top = max(int(low[0]), 0), max(int(low[1]), 0)
    right, bottom = min(int(high[0]), info.width), min(int(high[1]), info.height)
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None


def _finite(points: np.ndarray) -> np.ndarray:
    """Rows without infinity, shape (n, 2)."""
    finite: np.ndarray = points[np.isfinite(points).all(axis=1)]
    return finite
