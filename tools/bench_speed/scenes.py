"""Rasters of the size of a Sentinel-2 tile, written block by block: blobs of classes, bands with noise."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import transform_bounds
from rasterio.windows import Window

SENTINEL_2 = 10980  # px along a side
BANDS, CLASSES, BLOCK = 13, 8, 1024
UTM = CRS.from_epsg(32632)
CORNER = (399960.0, 5300040.0)  # of the tile 32TMT
BLOB = 64  # px


def scene(path: Path, side: int, n_bands: int = BANDS, n_classes: int = CLASSES) -> Path:
    """A scene of uint16 bands, which differ from class to class; kept when it is there."""
    profile = {"driver": "GTiff", "width": side, "height": side, "count": n_bands, "dtype": "uint16", "crs": UTM,
               "transform": Affine(10, 0, CORNER[0], 0, -10, CORNER[1]), "nodata": 0, "tiled": True,
               "blockxsize": 256, "blockysize": 256, "BIGTIFF": "YES"}
    if path.exists():
        return path
    rng = np.random.default_rng(0)
    levels = rng.integers(800, 4000, (n_bands, n_classes)).astype(np.uint16)
    noise = rng.integers(0, 300, (n_bands, BLOCK, BLOCK)).astype(np.uint16)
    part = path.with_suffix(".part.tif")
    with rasterio.open(part, "w", **profile) as dataset:
        for window in _windows(side):
            truth = classes_of(window, n_classes)
            dataset.write(levels[:, truth] + noise[:, : window.height, : window.width], window=window)
    part.rename(path)
    return path


def reference(path: Path, side: int, n_classes: int = CLASSES) -> Path:
    """Codes of classes in degrees, over a whole scene: another CRS and another grid; kept when it is there."""
    west, north = CORNER
    box = transform_bounds(UTM, "EPSG:4326", west, north - 10 * side, west + 10 * side, north)
    pixel = 1e-4
    width, height = (round((box[2] - box[0]) / pixel), round((box[3] - box[1]) / pixel))
    profile = {"driver": "GTiff", "width": width, "height": height, "count": 1, "dtype": "uint8", "crs": "EPSG:4326",
               "transform": Affine(pixel, 0, box[0], 0, -pixel, box[3]), "tiled": True, "compress": "deflate"}
    if path.exists():
        return path
    part = path.with_suffix(".part.tif")
    with rasterio.open(part, "w", **profile) as dataset:
        for row in range(0, height, BLOCK):
            window = Window(0, row, width, min(BLOCK, height - row))
            dataset.write(classes_of(window, n_classes).astype(np.uint8), 1, window=window)
    part.rename(path)
    return path


def classes_of(window: Window, n_classes: int = CLASSES) -> np.ndarray:
    """Class of each pixel of a window: squares of one class, mixed. Shapes: int (h, w)."""
    rows = (window.row_off + np.arange(window.height)) // BLOB
    columns = (window.col_off + np.arange(window.width)) // BLOB
    mixed: np.ndarray = (rows[:, None] * 7919 + columns * 104729 + (rows[:, None] // 3) * (columns // 5)) % n_classes
    return mixed


def _windows(side: int) -> list[Window]:
    return [Window(column, row, min(BLOCK, side - column), min(BLOCK, side - row))
            for row in range(0, side, BLOCK) for column in range(0, side, BLOCK)]
