"""What is known to be on the ground, brought to the grid of a scene: rasters of class codes and polygons.

CRS and grid of the reference may differ from the scene's. What the codes are used for, labels or
accuracy, is left to the callers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Protocol

import numpy as np
from rasterio._err import CPLE_BaseError  # rasterio lets these through when it warps
from rasterio.enums import ColorInterp, Resampling
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from sparse_wsss.errors import NoCrs, RasterMissing, RasterUnreadable, ReferenceUnreadable
from sparse_wsss.labels.class_table import HIGHEST_CODE, ClassTable
from sparse_wsss.rasters.polygons import PolygonReference
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.reader import open_raster, raster_info
from sparse_wsss.rasters.sidecars import read_class_table

NO_REFERENCE = -1
WARP_ERROR_PX = 0.02  # GDAL's own default, an eighth of a pixel, moves class borders
FORMATS_HINT = "Choose a raster of class codes, a polygon layer, or a CSV with the columns tile and labels."


class Source(Protocol):
    """One file of a reference."""

    @property
    def classes(self) -> ClassTable | None:
        """The classes that the file brings, or None."""

    def codes_on(self, info: RasterInfo, column: int, row: int, width: int, height: int) -> np.ndarray:
        """Codes in a window of a scene."""

    def close(self) -> None:
        """Close the file."""


class Reference:
    """A raster of class codes or a polygon layer; several files, joined by ';', make one reference.

    Args:
        path: the file or files; a layer as ``file.gpkg|layername=x``.
        class_field: field of a polygon layer that holds the class, as code or name.
        classes: maps names to codes; None numbers the names of a text field 1, 2, ... in alphabetical order.
        extend: gives a name that ``classes`` lacks a new code, instead of raising UnknownClass.
        points: takes layers of points too; a point knows the pixel that it lies in.

    Attributes: ``classes``, the table that the reference itself brings or was mapped to, or None;
        ``has_names``, whether its polygons hold names and not codes.
    Raises: ReferenceUnreadable, NoCrs, UnknownClass.
    """

    def __init__(self, path: str | Path, class_field: str | None = None, classes: ClassTable | None = None, *,
                 extend: bool = False, points: bool = False) -> None:
        self.path = str(path)
        self._sources: list[Source] = []
        for one in _files(self.path):
            source = _open(one, class_field, classes, extend, points)
            self._sources.append(source)
            if source.classes is not None and not isinstance(source, RasterReference):
                classes = source.classes  # the next file goes on with these codes
        self.classes = next((source.classes for source in reversed(self._sources) if source.classes is not None), None)
        self.is_raster = all(isinstance(source, RasterReference) for source in self._sources)
        self.has_names = any(isinstance(source, PolygonReference) and source.has_names for source in self._sources)

    def __enter__(self) -> Reference:
        """Return the reference, open."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Close its files."""
        for source in self._sources:
            source.close()

    @property
    def name(self) -> str:
        """Name for a message."""
        return self.path if len(self._sources) > 1 else Path(self.path.split("|")[0]).name

    @property
    def files(self) -> list[Path]:
        """The files, without layer names."""
        return [Path(one.split("|")[0]) for one in _files(self.path)]

    def codes_on(self, info: RasterInfo, column: int, row: int, width: int, height: int) -> np.ndarray:
        """Class codes in a window of a scene, nearest neighbour; the first file that knows a pixel counts.

        Shapes: -> int16 (h, w), 0 to 255, -1 where there is no reference.
        Raises: ReferenceUnreadable when a file breaks off or holds other values than class codes.
        """
        codes = np.full((height, width), NO_REFERENCE, np.int16)
        for source in self._sources:
            missing = codes == NO_REFERENCE
            if not missing.any():
                break
            codes[missing] = source.codes_on(info, column, row, width, height)[missing]
        return codes

    def units(self, info: RasterInfo) -> np.ndarray | None:
        """Units of a sample: a pixel of the scene for each point or polygon, perhaps outside of it.

        Shapes: -> int64 (n, 3): column, row, code; None when a file is a raster, whose pixels are no units.
        """
        layers = [source for source in self._sources if isinstance(source, PolygonReference)]
        if len(layers) < len(self._sources):
            return None
        return np.concatenate([layer.units(info) for layer in layers])


def _files(path: str) -> list[str]:
    if ";" not in path or Path(path).exists():
        return [path]
    return [part.strip() for part in path.split(";") if part.strip()]


def _open(path: str, class_field: str | None, classes: ClassTable | None, extend: bool, points: bool) -> Source:
    file = Path(path.split("|")[0])
    if not file.exists():
        raise ReferenceUnreadable(f"The reference {file} does not exist.", hint="Check the path.")
    if "|" not in path and class_field is None:
        try:
            return RasterReference(file)
        except RasterUnreadable as error:
            if not PolygonReference.can_open(file):
                raise ReferenceUnreadable(f"The reference cannot be read: {error.message}", hint=FORMATS_HINT) from None
    if not PolygonReference.can_open(file):
        try:
            return RasterReference(file)  # a field was named, but the file has no layer
        except RasterUnreadable:
            raise ReferenceUnreadable(f"The reference {file} is neither a raster nor a vector layer.",
                                      hint=FORMATS_HINT) from None
    return PolygonReference(path, class_field, classes, extend=extend, points=points)


class RasterReference:
    """A raster whose first band holds class codes, warped to the grid that is asked for."""

    def __init__(self, path: Path) -> None:
        try:
            self.info = raster_info(path)
        except NoCrs as error:
            raise NoCrs(f"The reference: {error.message}", hint=error.hint) from None
        self._dataset: DatasetReader = open_raster(path)
        self._warped: tuple[RasterInfo, WarpedVRT] | None = None
        if self._dataset.colorinterp[0] == ColorInterp.red and self._dataset.count >= 3:
            self.close()
            raise ReferenceUnreadable(f"The reference {path.name} is a picture with red, green and blue bands.",
                                      hint="Turn its colours into class codes (0 to 254) in one band.")
        self.classes = read_class_table(path)

    def close(self) -> None:
        """Close the file."""
        if self._warped:
            self._warped[1].close()
        self._dataset.close()

    def codes_on(self, info: RasterInfo, column: int, row: int, width: int, height: int) -> np.ndarray:
        """Codes in a window of a scene: int16 (h, w), -1 where there is no reference."""
        codes = np.full((height, width), NO_REFERENCE, np.int16)
        left, top = max(column, 0), max(row, 0)
        right, bottom = min(column + width, info.width), min(row + height, info.height)
        if left < right and top < bottom:
            inside = (slice(top - row, bottom - row), slice(left - column, right - column))
            codes[inside] = self._read(info, Window(left, top, right - left, bottom - top))
        return codes

    def _read(self, info: RasterInfo, window: Window) -> np.ndarray:
        with self._telling():
            if self._warped is None or self._warped[0] != info:
                self._warped = (info, WarpedVRT(
                    self._dataset, crs=info.crs, transform=info.transform, width=info.width, height=info.height,
                    resampling=Resampling.nearest, tolerance=WARP_ERROR_PX, add_alpha=True))
            warped = self._warped[1]
            values, alpha = warped.read([1, warped.count], window=window)
        known = (alpha > 0) & np.isfinite(values)
        return self._as_codes(values, known)

    def _as_codes(self, values: np.ndarray, known: np.ndarray) -> np.ndarray:
        found = values[known]
        wrong = found[(found < 0) | (found > HIGHEST_CODE + 1) | (found != np.rint(found))]
        if wrong.size:
            raise ReferenceUnreadable(
                f"The reference {self.info.path.name} has the value {wrong[0]:g} where a class code should be.",
                hint=f"Codes are whole numbers from 0 to {HIGHEST_CODE}: reclassify it, or make that value nodata.")
        codes = np.full(values.shape, NO_REFERENCE, np.int16)
        codes[known] = found.astype(np.int16)
        return codes

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (RasterioError, CPLE_BaseError, RasterMissing) as error:
            raise ReferenceUnreadable(
                f"The pixels of the reference {self.info.path} cannot be read: {error.__cause__ or error}",
                hint="The file is damaged or cut off, or its CRS does not reach the scene: export it again.") from None
