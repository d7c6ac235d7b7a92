"""Tiles as arrays: what the tile index holds, without the file it lies in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from rasterio.crs import CRS
from rasterio.warp import transform as transform_points

from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_labels import Labels
from sparse_wsss.rasters.raster_grid import RasterInfo, apply_affine

NUMBERS = ("column", "row", "width", "height")


@dataclass
class Tiles:
    """The tiles of one or more scenes; all lists and arrays have one entry a tile."""

    tile: list[str]
    scene: list[str]
    optical: list[Path]
    sar: list[Path | None]
    column: np.ndarray
    row: np.ndarray
    width: np.ndarray
    height: np.ndarray
    valid_fraction: np.ndarray
    labels: list[Labels]
    split: list[str | None]
    geometry: np.ndarray
    crs: CRS
    classes: ClassTable
    bands: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The bands that are read of every scene, by modality; all of a modality that is not named."""

    def __len__(self) -> int:
        """Return the number of tiles."""
        return len(self.tile)

    def where(self, keep: np.ndarray) -> Tiles:
        """Return the tiles of a mask (n,) or of positions (m,), in that order."""
        positions = np.flatnonzero(keep) if keep.dtype == bool else keep
        chosen: dict[str, Any] = {}
        for name in ("tile", "scene", "optical", "sar", "labels", "split"):
            values = getattr(self, name)
            chosen[name] = [values[position] for position in positions]
        for name in (*NUMBERS, "valid_fraction", "geometry"):
            chosen[name] = getattr(self, name)[positions]
        return replace(self, **chosen)

    def scenes(self) -> dict[tuple[Path, Path | None], np.ndarray]:
        """Positions of the tiles of each scene, by its optical and SAR raster, in the order of the index."""
        found: dict[tuple[Path, Path | None], list[int]] = {}
        for position, pair in enumerate(zip(self.optical, self.sar, strict=True)):
            found.setdefault(pair, []).append(position)
        return {pair: np.array(positions) for pair, positions in found.items()}


def footprints(info: RasterInfo, windows: np.ndarray, crs: CRS) -> np.ndarray:
    """Polygons of pixel windows on the ground.

    Shapes: windows (n, 4) of column, row, width, height -> (n,) of polygons in ``crs``.
    """
    column, row, width, height = windows.T.astype(float)
    columns = np.stack([column, column + width, column + width, column, column], axis=1)  # (n, 5)
    rows = np.stack([row, row, row + height, row + height, row], axis=1)
    x, y = apply_affine(info.transform, columns, rows)
    if crs != info.crs:
        flat = transform_points(info.crs, crs, x.ravel(), y.ravel())
        x, y = (np.asarray(values).reshape(columns.shape) for values in flat)
    polygons: np.ndarray = shapely.polygons(np.stack([x, y], axis=-1))
    return polygons
