"""Polygons and points with a class, burned into windows of a scene's grid, or one by one as units of a sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataSourceError
from rasterio.features import rasterize
from rasterio.warp import transform as transform_points

from sparse_wsss.errors import ReferenceUnreadable, UnknownClass, nearest
from sparse_wsss.labels.class_table import HIGHEST_CODE, ClassTable
from sparse_wsss.legends import Coding, Legend
from sparse_wsss.rasters.raster_grid import RasterInfo, apply_affine, pixel_corners
from sparse_wsss.rasters.vector_file import AREAS, read_layer

NO_REFERENCE = -1
EDGE_STEPS = 32  # points on each side of a scene's outline, for a CRS in which its edges bend
TOUCH_PX = 0.05  # neighbours of a tile share its edge, and reprojected edges are not exact
N_CODES = 256
SEGMENTS = 64  # an edge longer than this part of the layer gets more points before it is reprojected


class PolygonReference:
    """A polygon layer whose field holds class codes or names; later polygons cover earlier ones.

    Args and errors: see ``Reference``.
    """

    def __init__(self, source: str, class_field: str | None, classes: ClassTable | None, *, extend: bool,
                 points: bool = False, lines: bool = False, legend: Legend | None = None) -> None:
        layer = read_layer(source, class_field, points, lines)
        self._geometry, self._crs = layer.shapes, layer.crs
        self.has_areas = bool(AREAS & set(shapely.get_type_id(layer.shapes).tolist()))
        what = f"The field '{layer.field}' of {Path(source.split('|')[0]).name}"
        values = layer.values
        self.coding: Coding | None = None
        numbers = whole_numbers(values) if legend else None
        if legend is not None and numbers is not None:
            self.coding = legend.coding_of(numbers.tolist())
            values, classes = self.coding.codes(numbers), legend.classes
            self._geometry, values = self._geometry[values >= 0], values[values >= 0]
        self.has_names = whole_codes(values) is None
        self._codes, self.classes = class_codes(values, classes, extend, what)
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

    def touching(self, info: RasterInfo, windows: np.ndarray) -> np.ndarray:
        """Which codes have a shape that touches each window; an edge that is only shared does not count.

        Shapes: windows (n, 4) of column, row, width, height -> bool (n, 256).
        """
        _, shapes, codes, tree = self._on(info)
        found = np.zeros((len(windows), N_CODES), bool)
        broken = ~shapely.is_valid(shapes)
        if broken.any():
            shapes = np.where(broken, shapely.make_valid(shapes), shapes)
            tree = shapely.STRtree(shapes)
        inset = TOUCH_PX if self.has_areas else 0.0
        column, row, width, height = windows.T.astype(float)
        boxes = shapely.box(column + inset, row + inset, column + width - inset, row + height - inset)
        window, shape = tree.query(boxes, predicate="intersects")
        found[window, codes[shape]] = True
        return found

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
            side = max(high_x - low_x, high_y - low_y)
            shapes = shapely.segmentize(shapes, side / SEGMENTS) if side > 0 else shapes  # a single point has no side

        def to_pixels(points: np.ndarray) -> np.ndarray:
            x, y = points[:, 0], points[:, 1]
            if self._crs != info.crs:
                x, y = (np.asarray(part) for part in transform_points(self._crs, info.crs, x, y))
            return np.stack(apply_affine(~info.transform, x, y), axis=1)

        shapes = shapely.transform(shapes, to_pixels)
        return shapes, self._codes[near], shapely.STRtree(shapes)


def whole_numbers(values: np.ndarray) -> np.ndarray | None:
    """Values of a class field as int64 (n,), when all are whole numbers and none is below 0; else None."""
    if values.dtype.kind == "O" and not all(str(value).strip().isdecimal() for value in values):
        return None
    numbers = values.astype(float)
    is_whole = np.isfinite(numbers) & (numbers >= 0) & (numbers == np.rint(numbers))
    return numbers.astype(np.int64) if is_whole.all() else None


def whole_codes(values: np.ndarray) -> np.ndarray | None:
    """Values of a class field as codes, int64 (n,), when all are whole numbers from 0 to 254; else None."""
    numbers = whole_numbers(values)
    return numbers if numbers is not None and (numbers <= HIGHEST_CODE).all() else None


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
