"""Counts a map against its reference, strip by strip, in one pass; what the counts mean is left to ``evaluate``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from rasterio._err import CPLE_BaseError
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.accuracy import confusion_matrix
from sparse_wsss.calibration import N_BINS, bin_of
from sparse_wsss.errors import NoOverlap, RasterMismatch, UnknownClass
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import EvaluateJob
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.image_labels import N_CODES
from sparse_wsss.rasters.pixel_area import pixel_areas
from sparse_wsss.rasters.raster_grid import RasterInfo, crs_name, grid_difference
from sparse_wsss.rasters.reader import open_raster, raster_info, read_error, read_window
from sparse_wsss.rasters.reference import Reference
from sparse_wsss.rasters.sidecars import read_class_table, table_of_codes
from sparse_wsss.rasters.tile_grid import PixelWindow

STRIP_PIXELS = 1 << 22  # about 200 MiB of work arrays, 300 with a confidence
UNMAPPED = 255


@dataclass
class Comparison:
    """What was counted. Reference codes are rows, codes of the map columns (255: no class)."""

    pairs: np.ndarray = field(default_factory=lambda: np.zeros((N_CODES, N_CODES), np.int64))
    """Pixels, int64 (256, 256)."""
    bins: np.ndarray | None = None
    """Pixels by bin of confidence, and the sum of their confidence: float64 (256, 256, 2, N_BINS)."""
    units: np.ndarray | None = None
    """Units of the sample, int64 (256, 256); None when the reference is a raster."""
    mapped: np.ndarray = field(default_factory=lambda: np.zeros(N_CODES, np.int64))
    """Pixels of the map, int64 (256,), whether the reference knows them or not."""
    ground: np.ndarray | None = field(default_factory=lambda: np.zeros(N_CODES))
    """Their area on the ground, m2, float64 (256,); None when the CRS does not tell."""
    map_classes: ClassTable = field(default_factory=ClassTable)
    reference_classes: ClassTable | None = None


def compare(job: EvaluateJob, info: RasterInfo, window: PixelWindow, reporter: Reporter) -> Comparison:
    """Count all pixels of a window of the map.

    Raises: RasterMismatch for a map without class codes and for a confidence that is none or on another grid;
        UnknownClass, NoOverlap, and the errors of ``Reference``.
    """
    named = read_class_table(info.path)
    with (open_raster(info.path) as dataset, open_confidence(job.confidence, info) as confidence,
          Reference(job.reference, job.class_field, named, extend=True, points=True) as reference):
        if dataset.count > 1:
            reporter.warning(f"{info.path.name} has {dataset.count} bands; the first is evaluated.")
        if named is None and reference.has_names:
            raise UnknownClass(f"{info.path.name} names no classes, so the names in the reference cannot be matched.",
                               hint="Choose a CLASS_FIELD with codes, or a map with its .aux.xml beside it.")
        found = Comparison(reference_classes=reference.classes)
        units = reference.units(info)
        found.units = None if units is None else np.zeros_like(found.pairs)
        found.bins = None if confidence is None else np.zeros((N_CODES, N_CODES, 2, N_BINS))
        for column, row, width, height in _strips(window, reporter):
            truth = reference.codes_on(info, column, row, width, height)
            mapped = _map_codes(dataset, info.path, Window(column, row, width, height))
            known = truth >= 0
            found.pairs += confusion_matrix(truth[known], mapped[known], N_CODES)
            if found.bins is not None and confidence is not None:
                sure = read_confidence(confidence, Window(column, row, width, height))
                known &= np.isfinite(sure)
                found.bins += _binned(truth[known], mapped[known], sure[known])
            if found.units is not None and units is not None:
                found.units += _unit_pairs(units, mapped, column, row)
            _add_areas(found, info, mapped, column, row)
        if not found.pairs.any() and (found.units is None or not found.units.any()):
            raise NoOverlap(
                f"The reference {reference.name} has no pixel on {info.path.name}.",
                hint=f"See in QGIS that it lies on the map (whose CRS is {crs_name(info.crs)}) and is not all nodata.")
        found.map_classes = named or _table_of_map(info.path, found.pairs)
        return found


def _strips(window: PixelWindow, reporter: Reporter) -> Iterator[PixelWindow]:
    column, row, width, height = window
    step = max(1, STRIP_PIXELS // width)
    for top in range(row, row + height, step):
        reporter.progress("Comparing", top - row, height)
        yield column, top, width, min(step, row + height - top)
    reporter.progress("Comparing", height, height)


def _table_of_map(path: Path, pairs: np.ndarray) -> ClassTable:
    return table_of_codes(path, (int(code) for code in np.flatnonzero(pairs.any(axis=0)) if code != UNMAPPED))


def _map_codes(dataset: DatasetReader, path: Path, window: Window) -> np.ndarray:
    """Codes of a window of the map, int64 (h, w); 255 where the map has no class."""
    try:
        values, mask = dataset.read(1, window=window), dataset.read_masks(1, window=window)
    except (RasterioError, CPLE_BaseError) as error:
        raise read_error(str(path), error) from None
    codes = np.full(values.shape, UNMAPPED, np.int64)
    known = (mask > 0) & np.isfinite(values)
    found = values[known]
    wrong = found[(found < 0) | (found > UNMAPPED) | (found != np.rint(found))]
    if wrong.size:
        raise RasterMismatch(f"{path.name} is no map of class codes: it has the value {wrong[0]:g}.",
                             hint="Choose the land-cover map that 'Predict' wrote, or one with codes from 0 to 254.")
    codes[known] = found
    return codes


def _add_areas(found: Comparison, info: RasterInfo, mapped: np.ndarray, column: int, row: int) -> None:
    """Add pixels and ground of a strip of the map, codes (h, w), whose first pixel is at (column, row)."""
    found.mapped += np.bincount(mapped.ravel(), minlength=N_CODES)
    if found.ground is None:
        return
    areas = pixel_areas(info, column, row, mapped.shape[1], mapped.shape[0])
    found.ground = None if areas is None else found.ground + np.bincount(mapped.ravel(), areas.ravel(), N_CODES)


def _unit_pairs(units: np.ndarray, mapped: np.ndarray, column: int, row: int) -> np.ndarray:
    """Units (n, 3) that lie in a strip of the map, codes (h, w), counted like pixels."""
    columns, rows = units[:, 0] - column, units[:, 1] - row
    inside = (columns >= 0) & (columns < mapped.shape[1]) & (rows >= 0) & (rows < mapped.shape[0])
    return confusion_matrix(units[inside, 2], mapped[rows[inside], columns[inside]], N_CODES)


# ---------------------------------------------------------------- confidence


@contextmanager
def open_confidence(path: str | None, info: RasterInfo) -> Iterator[DatasetReader | None]:
    """Open the confidence of a map, if there is one, and see that it lies on the map's grid."""
    if not path:
        yield None
        return
    how = grid_difference(info, raster_info(path))
    if how is not None:
        raise RasterMismatch(f"The confidence {Path(path).name} is not on the grid of {info.path.name}: {how}.",
                             hint="Choose the confidence that was written together with this map.", where=path)
    with open_raster(path) as dataset:
        yield dataset


def read_confidence(dataset: DatasetReader, window: Window) -> np.ndarray:
    """Confidence of a window, float32 (h, w); NaN where there is none."""
    values, known = read_window(dataset, [1], window)
    confidence: np.ndarray = np.where(known, values[0], np.float32(np.nan))
    wrong = confidence[(confidence < 0) | (confidence > 1 + 1e-5)]
    if wrong.size:
        raise RasterMismatch(f"{Path(dataset.name).name} is no confidence from 0 to 1: it has the value {wrong[0]:g}.",
                             hint="Choose the confidence that 'Predict' wrote beside this map.")
    return np.asarray(np.minimum(confidence, 1))


def _binned(truth: np.ndarray, mapped: np.ndarray, confidence: np.ndarray) -> np.ndarray:
    """Count pixels (n,) by code of the reference, of the map, and bin of confidence: (256, 256, 2, N_BINS)."""
    places = (truth.astype(np.int64) * N_CODES + mapped) * N_BINS + bin_of(confidence)
    shape, size = (N_CODES, N_CODES, N_BINS), N_CODES * N_CODES * N_BINS
    return np.stack([np.bincount(places, weights, size).reshape(shape) for weights in (None, confidence)], axis=2)
