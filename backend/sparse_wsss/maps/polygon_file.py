"""Writes polygons with attributes, however many, into the formats that hold them: first part by part, then in one copy.

Which polygons they are is left to ``outlines``; which file name means which format is typed in ``jobs``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from affine import Affine
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError
from rasterio.crs import CRS
from rasterio.warp import transform as transform_points

from sparse_wsss.errors import BadJob
from sparse_wsss.rasters.raster_grid import apply_affine, crs_name
from sparse_wsss.rasters.write_errors import write_error

GPKG_VERSION = "1.2"  # QGIS 3.22 warns about the 1.4 that GDAL writes by itself
WORLD = CRS.from_epsg(4326)
OPTIONS: dict[str, dict[str, Any]] = {
    "GPKG": {"dataset_options": {"VERSION": GPKG_VERSION}, "geometry_name": "geom"},
    "GeoJSON": {"layer_options": {"RFC7946": "YES"}},  # rings the right way round, degrees to 7 digits
    "FlatGeobuf": {},
    "ESRI Shapefile": {"encoding": "UTF-8"},
}
FEATURES_AT_ONCE = 50_000
WRITE_ERRORS = (DataSourceError, DataLayerError, FeatureError)
Places = Callable[[np.ndarray], np.ndarray]


class PolygonFile:
    """Polygons on their way into a file.

    Args:
        target: the file; its folder also holds what is needed meanwhile.
        driver: GDAL's name of the format, a key of ``OPTIONS``.
        crs: CRS of the polygons.
    """

    def __init__(self, target: Path, driver: str, crs: CRS) -> None:
        self._target, self._driver, self._crs = target, driver, crs
        self._scratch = target.parent / "scratch" / "polygons.gpkg"
        self._scratch.parent.mkdir()
        self._layer = target.stem.removeprefix(".") or "polygons"
        self._held: list[tuple[np.ndarray, dict[str, np.ndarray]]] = []
        self._n_held = 0
        self.n_written = 0

    def add(self, polygons: np.ndarray, fields: Mapping[str, np.ndarray]) -> None:
        """Add polygons (n,) with their attributes, each (n,).

        Raises: DiskFull, NotWritable.
        """
        self._held.append((shapely.to_wkb(polygons), dict(fields)))
        self._n_held += len(polygons)
        if self._n_held >= FEATURES_AT_ONCE:
            self._write()

    def finish(self) -> None:
        """Write the file. Raises: DiskFull, NotWritable."""
        self._write()
        try:
            # a copy in one go: some formats take no more features later, and an index is made faster at the end
            with pyogrio.open_arrow(self._scratch, use_pyarrow=False) as (meta, stream):
                pyogrio.write_arrow(stream, self._target, driver=self._driver, layer=self._layer,
                                    geometry_type="Polygon", crs=self._crs.to_wkt(),
                                    **{"geometry_name": meta["geometry_name"] or "geom", **OPTIONS[self._driver]})
        except WRITE_ERRORS as error:
            raise write_error(self._target, str(error)) from None

    def _write(self) -> None:
        if not self._n_held:
            return
        names = list(self._held[0][1])
        fields = [np.concatenate([one[name] for _, one in self._held]) for name in names]
        geometry = np.concatenate([shapes for shapes, _ in self._held])
        try:
            pyogrio.raw.write(self._scratch, geometry, fields, names, driver="GPKG", geometry_type="Polygon",
                              crs=self._crs.to_wkt(), append=self.n_written > 0,
                              layer_options={"SPATIAL_INDEX": "NO"})
        except WRITE_ERRORS as error:
            raise write_error(self._scratch, str(error)) from None
        self.n_written += self._n_held
        self._held, self._n_held = [], 0


def place_polygons(transform: Affine, crs: CRS, target: CRS) -> Places:
    """How polygons in pixel coordinates (n,) come to lie in a CRS."""

    def to_crs(points: np.ndarray) -> np.ndarray:
        x, y = apply_affine(transform, points[:, 0], points[:, 1])
        if target != crs:
            x, y = (np.asarray(part) for part in transform_points(crs, target, x, y))
        found = np.stack([x, y], axis=1)
        if not np.isfinite(found).all():
            raise BadJob(f"A part of the map has no place in {crs_name(target)}.",
                         hint="Let OUTPUT end with .gpkg: it keeps the CRS of the map.", where="output")
        return found

    return lambda polygons: shapely.transform(polygons, to_crs)
