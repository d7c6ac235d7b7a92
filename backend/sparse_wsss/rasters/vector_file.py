"""Reads a vector layer with a class for each shape: any format of GDAL, OpenStreetMap's among them.

A class is in a field, or in a tag that OpenStreetMap's layers keep in ``other_tags``. What the classes are is left to
``polygons``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.crs import CRS
from rasterio.errors import CRSError

from sparse_wsss.errors import NoCrs, ReferenceUnreadable, nearest

POINTS, LINES, AREAS = frozenset({0, 4}), frozenset({1, 2, 5}), frozenset({3, 6})  # type ids of shapely
OSM_ENDINGS, OSM_AREAS = (".osm", ".pbf"), "multipolygons"
TAGS = "other_tags"  # of OpenStreetMap, as "key"=>"value","key"=>"value"
TAG = r'"{}"=>"((?:[^"\\]|\\.)*)"'


@dataclass(frozen=True)
class VectorLayer:
    """Shapes that have a class, and the values that say which; ``field`` is what holds them."""

    crs: CRS
    field: str
    shapes: np.ndarray
    values: np.ndarray


def read_layer(source: str, class_field: str | None, points: bool = False, lines: bool = False) -> VectorLayer:
    """Read the shapes of a layer and their classes; a shape without a class is left out.

    Args:
        source: ``file``, or as QGIS writes it ``file|layername=x|subset=y``.
        class_field: field or tag; of several joined by ',' the first that has a value counts; None takes the only one.
        points: a layer of points is welcome too.
        lines: a layer of lines, or of several kinds of shapes, is welcome too.

    Raises: ReferenceUnreadable, NoCrs.
    """
    file, layer, subset = _split(source)
    try:
        fields = [str(name) for name in pyogrio.read_info(file, layer=layer)["fields"]]
        chosen = _chosen(file, class_field, fields)
        columns = [name for name in fields if name in chosen or (name == TAGS and not {*chosen} <= {*fields})]
        meta, _, geometry, found = pyogrio.raw.read(file, layer=layer, columns=columns, where=subset, force_2d=True)
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise ReferenceUnreadable(f"The layer of {file} cannot be read: {error}",
                                  hint="Save it again as a GeoPackage, without a filter.") from None
    if geometry is None:
        raise ReferenceUnreadable(f"The layer of {file} has no geometry.", hint="Choose a polygon layer.")
    crs = _crs(file, meta)
    values = _values(chosen, dict(zip((str(name) for name in meta["fields"]), found, strict=True)))
    has_class = np.array([value is not None and value == value and str(value) != "" for value in values], bool)
    return VectorLayer(crs, ", ".join(chosen), _shapes(file, geometry[has_class], points, lines), values[has_class])


def _split(source: str) -> tuple[Path, str | None, str | None]:
    """Split what QGIS calls a source into file, layer and filter; of OpenStreetMap the areas are taken."""
    first, *rest = source.split("|")
    options = {key.lower(): value for key, _, value in (part.partition("=") for part in rest)}
    file = Path(first)
    return file, options.get("layername", OSM_AREAS if file.suffix.lower() in OSM_ENDINGS else None), \
        options.get("subset")


def _crs(file: Path, meta: dict[str, Any]) -> CRS:
    try:
        crs = CRS.from_user_input(meta["crs"]) if meta["crs"] else None
    except CRSError:
        crs = None
    if not crs:
        raise NoCrs(f"The reference {file} has no coordinate reference system.",
                    hint="Set one in QGIS (Layer > Set CRS) and export the layer.")
    return crs


def _chosen(file: Path, asked: str | None, fields: list[str]) -> list[str]:
    if asked is None:
        if len(fields) == 1:
            return fields
        raise ReferenceUnreadable(f"{file.name} has {len(fields)} fields; which one holds the class?",
                                  hint=f"Set CLASS_FIELD to one of: {', '.join(fields)}.")
    if asked in fields:
        return [asked]
    chosen = [part.strip() for part in asked.split(",") if part.strip()]
    missing = [name for name in chosen if name not in fields]
    if (missing or not chosen) and TAGS not in fields:
        raise ReferenceUnreadable(f"{file.name} has no field '{(missing or [asked])[0]}'.",
                                  hint=nearest((missing or [asked])[0], fields))
    return chosen


def _values(chosen: list[str], columns: dict[str, np.ndarray]) -> np.ndarray:
    """Values of the first of the fields or tags that has one."""
    if len(chosen) == 1 and chosen[0] in columns:
        return columns[chosen[0]]
    parts = [columns[name] if name in columns else _tag(name, columns[TAGS]) for name in chosen]
    values = np.array(parts[0], object)
    for part in parts[1:]:
        empty = np.array([value is None or value != value or str(value) == "" for value in values], bool)
        values[empty] = np.asarray(part, object)[empty]
    return values


def _tag(key: str, texts: np.ndarray) -> np.ndarray:
    pattern = re.compile(TAG.format(re.escape(key)))
    values = np.full(len(texts), None, object)
    for place, text in enumerate(texts):
        match = pattern.search(text) if isinstance(text, str) else None
        if match:
            values[place] = re.sub(r"\\(.)", r"\1", match[1])
    return values


def _shapes(file: Path, geometry: np.ndarray, points: bool, lines: bool) -> np.ndarray:
    try:
        shapes: np.ndarray = shapely.from_wkb(geometry)
    except shapely.errors.ShapelyError as error:
        raise ReferenceUnreadable(f"A shape of {file} is damaged: {error}.",
                                  hint="Repair it in QGIS (Processing: Fix geometries), or export it again.") from None
    kinds = set(shapely.get_type_id(shapes).tolist()) - {-1}
    if kinds & AREAS or (points and kinds and kinds <= POINTS) or (lines and kinds):
        return shapes
    raise ReferenceUnreadable(f"The layer of {file.name} holds no polygon with a class.",
                              hint="Choose a polygon layer; buffer points or lines first.")
