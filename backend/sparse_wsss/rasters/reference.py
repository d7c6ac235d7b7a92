"""What is known to be on the ground, brought to the grid of a scene: rasters of class codes and polygons.

CRS and grid of the reference may differ from the scene's. What the codes are used for, labels or
accuracy, is left to the callers.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Protocol

import numpy as np

from sparse_wsss.errors import RasterUnreadable, ReferenceUnreadable
from sparse_wsss.labels.class_table import HIGHEST_CODE, ClassTable
from sparse_wsss.legends import Legend
from sparse_wsss.rasters.polygons import PolygonReference
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.raster_reference import NO_REFERENCE, RasterReference

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
        lines: takes layers of lines too.
        legend: what the values mean; codes are then its own.

    Attributes: ``classes``, the table that the reference itself brings or was mapped to, or None;
        ``has_names``, whether its polygons hold names and not codes; ``has_areas``, whether it says of every place
        what is there, and not of points or lines alone; ``codings``, in words, how a legend was read.
    Raises: ReferenceUnreadable, NoCrs, UnknownClass.
    """

    def __init__(self, path: str | Path, class_field: str | None = None, classes: ClassTable | None = None, *,
                 extend: bool = False, points: bool = False, lines: bool = False, legend: Legend | None = None) -> None:
        self.path = str(path)
        self._sources: list[Source] = []
        for one in _files(self.path):
            source = _open(one, class_field, classes, extend, points, lines, legend)
            self._sources.append(source)
            if source.classes is not None and not isinstance(source, RasterReference):
                classes = source.classes  # the next file goes on with these codes
        self.classes = next((source.classes for source in reversed(self._sources) if source.classes is not None), None)
        self.is_raster = all(isinstance(source, RasterReference) for source in self._sources)
        self.has_names = any(isinstance(source, PolygonReference) and source.has_names for source in self._sources)
        self.has_areas = all(not isinstance(source, PolygonReference) or source.has_areas for source in self._sources)
        codings = [source.coding for source in self._sources
                   if isinstance(source, (RasterReference, PolygonReference)) and source.coding is not None]
        self.codings = list(dict.fromkeys(coding.words for coding in codings))

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

    def touching(self, info: RasterInfo, windows: np.ndarray) -> np.ndarray:
        """Which codes have a shape that touches each window of a scene; rasters have no shapes.

        Shapes: windows (n, 4) of column, row, width, height -> bool (n, 256).
        """
        found = np.zeros((len(windows), HIGHEST_CODE + 2), bool)
        for source in self._sources:
            if isinstance(source, PolygonReference):
                found |= source.touching(info, windows)
        return found

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


def _open(path: str, class_field: str | None, classes: ClassTable | None, extend: bool, points: bool,
          lines: bool, legend: Legend | None) -> Source:
    file = Path(path.split("|")[0])
    if not file.exists():
        raise ReferenceUnreadable(f"The reference {file} does not exist.", hint="Check the path.")
    if "|" not in path and class_field is None:
        try:
            return RasterReference(file, legend)
        except RasterUnreadable as error:
            if not PolygonReference.can_open(file):
                raise ReferenceUnreadable(f"The reference cannot be read: {error.message}", hint=FORMATS_HINT) from None
    if not PolygonReference.can_open(file):
        try:
            return RasterReference(file, legend)  # a field was named, but the file has no layer
        except RasterUnreadable:
            raise ReferenceUnreadable(f"The reference {file} is neither a raster nor a vector layer.",
                                      hint=FORMATS_HINT) from None
    return PolygonReference(path, class_field, classes, extend=extend, points=points, lines=lines, legend=legend)
