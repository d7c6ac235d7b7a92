"""Polygons and points with a class, burned into windows of a scene's grid, or one by one as units of a sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.crs import CRS
from rasterio.errors import CRSError
from rasterio.features import rasterize
from rasterio.warp import transform as transform_points

from sparse_wsss.errors import NoCrs, ReferenceUnreadable, UnknownClass, nearest
from sparse_wsss.labels.class_table import HIGHEST_CODE, ClassTable
from sparse_wsss.rasters.raster_grid import RasterInfo, apply_affine, pixel_corners

NO_REFERENCE = -1
EDGE_STEPS = 32  # points on each side of a scene's outline, for a CRS in which its edges bend
SEGMENTS = 64  # an edge longer than this part of the layer gets more points before it is reprojected


class PolygonReference:
    """A polygon layer whose field holds class codes or names; later polygons cover earlier ones.

    Args and errors: see ``Reference``.
    """

    def __init__(self, source: str, class_field: str | None, classes: ClassTable | None, *, extend: bool,
                 points: bool = False) -> None:
        file, layer, subset = _split(source)
        crs, field, geometry, values = _read(file, layer, subset, class_field)
        has_class = np.array([value is not None and value == value and str(value) != "" for value in values], bool)
        self._geometry = _shapes(file, geometry[has_class], points)
        self._crs = crs
        self.has_names = whole_codes(values[has_class]) is None
        what = f"The field '{field}' of {file.name}"
        self._codes, self.classes = class_codes(values[has_class], classes, extend, what)
        self._scene: tuple[RasterInfo, np.ndarray, np.ndarray, shapely.STRtree] | None = None

    @staticmethod
    def can_open(file: Path) -> bool:
        """Tell whether a file holds vector layers."""
        try:
            return len(pyogrio.list_layers(file)) > 0
        except DataSourceError:
            return False

    def close(self) -> None:
        """Nothing is left open."""

    def codes_on(self, info: RasterInfo, column: int, row: int, width: int, height: int) -> np.ndarray:
        """Codes of the pixels whose centre lies in a polygon, or that hold a point: int16 (h, w), -1 elsewhere."""
        _, shapes, codes, tree = self._on(info)
        burned = np.full((height, width), NO_REFERENCE, np.int16)
        found = np.sort(tree.query(shapely.box(column, row, column + width, row + height)))
        if found.size:
            moved = shapely.transform(shapes[found], lambda points: points - (column, row))
            # in pixel coordinates the grid is upright whatever the scene's rotation
            rasterize(zip(moved, codes[found].tolist(), strict=True), out=burned)
        return burned

    def units(self, info: RasterInfo) -> np.ndarray:
        """One pixel for each point and for each part of a polygon, inside it: int64 (n, 3), column, row, code."""
        _, shapes, codes, _ = self._on(info)
        parts, origin = shapely.get_parts(shapes, return_index=True)
        inside = shapely.point_on_surface(parts)
        places = np.stack([shapely.get_x(inside), shapely.get_y(inside)], axis=1)
        known = np.isfinite(places).all(axis=1)
        return np.column_stack([np.floor(places[known]).astype(np.int64), codes[origin[known]]])

    def _on(self, info: RasterInfo) -> tuple[RasterInfo, np.ndarray, np.ndarray, shapely.STRtree]:
        if self._scene is None or self._scene[0] != info:
            self._scene = (info, *self._in_pixels(info))
        return self._scene

    def _in_pixels(self, info: RasterInfo) -> tuple[np.ndarray, np.ndarray, shapely.STRtree]:
        """Shapes near a scene in its pixel coordinates, their codes, and a tree to find them."""
        edge = pixel_corners(info, self._crs, EDGE_STEPS)
        edge = edge[np.isfinite(edge).all(axis=1)]
        near = np.array([], int)
        if len(edge) and len(self._geometry):
            near = np.sort(shapely.STRtree(self._geometry).query(shapely.box(*edge.min(axis=0), *edge.max(axis=0))))
        shapes = self._geometry[near]
        if self._crs != info.crs and len(shapes):
            low_x, low_y, high_x, high_y = shapely.total_bounds(shapes)
            shapes = shapely.segmentize(shapes, max(high_x - low_x, high_y - low_y) / SEGMENTS)

        def to_pixels(points: np.ndarray) -> np.ndarray:
            x, y = points[:, 0], points[:, 1]
            if self._crs != info.crs:
                x, y = (np.asarray(part) for part in transform_points(self._crs, info.crs, x, y))
            return np.stack(apply_affine(~info.transform, x, y), axis=1)

        shapes = shapely.transform(shapes, to_pixels)
        return shapes, self._codes[near], shapely.STRtree(shapes)


def whole_codes(values: np.ndarray) -> np.ndarray | None:
    """Values of a class field as codes, int64 (n,), when all are whole numbers from 0 to 254; else None."""
    if values.dtype.kind == "O" and not all(str(value).strip().isdecimal() for value in values):
        return None
    numbers = values.astype(float)
    is_code = (numbers >= 0) & (numbers <= HIGHEST_CODE) & (numbers == np.rint(numbers))
    return numbers.astype(np.int64) if is_code.all() else None


def class_codes(values: np.ndarray, classes: ClassTable | None, extend: bool,
                what: str) -> tuple[np.ndarray, ClassTable]:
    """Turn the values of a class field into codes; names are found in ``classes`` without regard to case.

    Shapes: values (n,) -> int64 (n,), and the table that knows them all.
    Raises: UnknownClass for a name that ``classes`` lacks (unless ``extend``), ReferenceUnreadable.
    """
    codes = whole_codes(values)
    if codes is not None:
        known = classes.to_json() if classes else []
        extra = sorted({*codes.tolist()} - {row["code"] for row in known})
        return codes, ClassTable.from_json([*known, *({"code": code, "name": f"class {code}"} for code in extra)])
    names = [f"{value:g}" if isinstance(value, float) else str(value).strip() for value in values]
    table = _extended(sorted(set(names)), classes, extend, what)
    by_name = {one.name.casefold(): one.code for one in table.classes}
    return np.array([by_name[name.replace(";", ",").casefold()] for name in names], np.int64), table


def _extended(names: list[str], classes: ClassTable | None, extend: bool, what: str) -> ClassTable:
    known = classes or ClassTable()
    by_name = {name.casefold() for name in known.names}
    unique = list({name.casefold(): name for name in names if name.casefold() not in by_name}.values())
    if classes is not None and unique and not extend:
        raise UnknownClass(f"{what} names the class '{unique[0]}', which the class table lacks.",
                           hint=nearest(unique[0], known.names))
    free = [code for code in range(1, HIGHEST_CODE + 1) if code not in known.codes]
    if len(unique) > len(free):
        raise ReferenceUnreadable(f"{what} has {len(names)} different values, too many for classes.",
                                  hint=f"Choose the field of the class; at most {HIGHEST_CODE} classes are possible.")
    added = [{"code": code, "name": name.replace(";", ",")} for code, name in zip(free, unique, strict=False)]
    return ClassTable.from_json([*known.to_json(), *added])


def _split(source: str) -> tuple[Path, str | None, str | None]:
    """Split what QGIS calls a source into file, layer and filter."""
    first, *rest = source.split("|")
    options = {key.lower(): value for key, _, value in (part.partition("=") for part in rest)}
    return Path(first), options.get("layername"), options.get("subset")


def _read(file: Path, layer: str | None, subset: str | None,
          class_field: str | None) -> tuple[CRS, str, np.ndarray, np.ndarray]:
    try:
        info = pyogrio.read_info(file, layer=layer)
        field = _field(file, class_field, [str(name) for name in info["fields"]])
        meta, _, geometry, values = pyogrio.raw.read(file, layer=layer, columns=[field], where=subset, force_2d=True)
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise ReferenceUnreadable(f"The layer of {file} cannot be read: {error}",
                                  hint="Save it again as a GeoPackage, without a filter.") from None
    if geometry is None:
        raise ReferenceUnreadable(f"The layer of {file} has no geometry.", hint="Choose a polygon layer.")
    try:
        crs = CRS.from_user_input(meta["crs"]) if meta["crs"] else None
    except CRSError:
        crs = None
    if not crs:
        raise NoCrs(f"The reference {file} has no coordinate reference system.",
                    hint="Set one in QGIS (Layer > Set CRS) and export the layer.")
    return crs, field, geometry, values[0]


def _field(file: Path, asked: str | None, fields: list[str]) -> str:
    if asked in fields:
        return str(asked)
    if asked is not None:
        raise ReferenceUnreadable(f"{file.name} has no field '{asked}'.", hint=nearest(asked, fields))
    if len(fields) == 1:
        return fields[0]
    raise ReferenceUnreadable(f"{file.name} has {len(fields)} fields; which one holds the class?",
                              hint=f"Set CLASS_FIELD to one of: {', '.join(fields)}.")


def _shapes(file: Path, geometry: np.ndarray, points: bool) -> np.ndarray:
    shapes: np.ndarray = shapely.from_wkb(geometry)
    kinds = set(shapely.get_type_id(shapes).tolist()) - {-1}
    if points and kinds and kinds <= {0, 4}:  # point, multipoint
        return shapes
    if not kinds & {3, 6}:  # polygon, multipolygon
        raise ReferenceUnreadable(f"The layer of {file.name} holds no polygon with a class.",
                                  hint="Choose a polygon layer; buffer points or lines first.")
    return shapes
