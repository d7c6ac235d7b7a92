"""A raster of class codes, warped window by window to the grid that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from rasterio._err import CPLE_BaseError  # rasterio lets these through when it warps
from rasterio.enums import ColorInterp, Resampling
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window

from sparse_wsss.errors import NoCrs, RasterMissing, RasterUnreadable, ReferenceUnreadable
from sparse_wsss.labels.class_table import HIGHEST_CODE
from sparse_wsss.legends import Coding, Legend
from sparse_wsss.legends.recognise import Fit, recognise
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.reader import open_raster, raster_info
from sparse_wsss.rasters.samples import read_sample
from sparse_wsss.rasters.sidecars import palette, read_class_table

NO_REFERENCE = -1
WARP_ERROR_PX = 0.02  # GDAL's own default, an eighth of a pixel, moves class borders


class RasterReference:
    """A raster whose first band holds class codes, warped to the grid that is asked for."""

    def __init__(self, path: Path, legend: Legend | None = None) -> None:
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
        self.classes = legend.classes if legend else read_class_table(path)
        self.coding: Coding | None = legend.coding_of(sampled_values(self._dataset)) if legend else None

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
        if self.coding is not None and (found == np.rint(found)).all():
            found = self.coding.codes(found)
            known[known] = found >= 0
            found = found[found >= 0]
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


def sampled_values(dataset: DatasetReader) -> set[int]:
    """Whole numbers that occur in a thin sample of a raster's first band."""
    found = np.unique(read_sample(dataset, (1,))[0])
    return {int(value) for value in found if value == np.rint(value)}


def legend_fit(paths: list[Path]) -> Fit | None:
    """Find the legend of rasters that name no classes; None where there is none to find."""
    values: set[int] = set()
    colours: dict[int, str] = {}
    for path in paths:
        try:
            with open_raster(path) as dataset:
                if read_class_table(path) is not None:
                    return None
                found = sampled_values(dataset)
                colours |= palette(dataset, found)
        except (RasterUnreadable, RasterMissing):
            return None
        values |= found
    fit = recognise(paths[0].name, values, colours)
    return fit if fit.words else None
