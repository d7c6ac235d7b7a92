"""Reads maps of class codes, window by window: whole numbers from 0 to 254, 255 where there is no class.

Writing them is left to ``writer``, what their names are read from to ``sidecars``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import numpy as np
from rasterio._err import CPLE_BaseError
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.errors import RasterMismatch
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.image_labels import N_CODES, NEVER_A_CLASS
from sparse_wsss.rasters.reader import RasterInfo, open_raster, raster_info, read_error
from sparse_wsss.rasters.sidecars import read_class_table, table_of_codes
from sparse_wsss.rasters.tile_grid import PixelWindow
from sparse_wsss.rasters.writer import NO_CLASS

WINDOW_PX = 2048  # side: 4 MiB of codes; a multiple of the blocks that the writer compresses
MAP_HINT = "Choose the land-cover map that 'Predict' wrote, or one with codes from 0 to 254."
Progress = Callable[[int, int], None]


def class_map_info(path: str | Path) -> RasterInfo:
    """Describe a map of class codes without reading it.

    Raises: RasterMismatch for several bands, and the errors of ``raster_info``.
    """
    info = raster_info(path)
    if len(info.bands) > 1:
        raise RasterMismatch(f"{info.path.name} is no map of class codes: it has {len(info.bands)} bands.",
                             hint=MAP_HINT, where=str(path))
    return info


def windows(width: int, height: int, progress: Progress) -> Iterator[PixelWindow]:
    """Cover a raster with windows that fit into memory whatever its size, row by row.

    ``progress`` is told the windows done and their number.
    """
    columns, rows = range(0, width, WINDOW_PX), range(0, height, WINDOW_PX)
    n_windows = len(columns) * len(rows)
    for done, (row, column) in enumerate(product(rows, columns)):
        progress(done, n_windows)
        yield column, row, min(WINDOW_PX, width - column), min(WINDOW_PX, height - row)
    progress(n_windows, n_windows)


def read_codes(dataset: DatasetReader, path: Path, window: PixelWindow) -> np.ndarray:
    """Codes of a window of a map, uint8 (h, w); 255 where it has no class.

    Raises: RasterMismatch for a value that is no code; RasterUnreadable when the file breaks off.
    """
    try:
        values, mask = (read(1, window=Window(*window)) for read in (dataset.read, dataset.read_masks))
    except (RasterioError, CPLE_BaseError) as error:
        raise read_error(str(path), error) from None
    if values.dtype == np.uint8:
        return np.where(mask > 0, values, np.uint8(NO_CLASS))  # every byte is a code: nothing to look for
    codes = np.full(values.shape, NO_CLASS, np.uint8)
    known = (mask > 0) & np.isfinite(values)
    found = values[known]
    wrong = found[(found < 0) | (found > NO_CLASS) | (found != np.rint(found))]
    if wrong.size:
        raise RasterMismatch(f"{path.name} is no map of class codes: it has the value {wrong[0]:g}.", hint=MAP_HINT)
    codes[known] = found
    return codes


def classes_that_occur(info: RasterInfo, progress: Progress) -> ClassTable:
    """Read a whole map: the classes that it names, and those whose codes occur in it without a name.

    Raises: RasterMismatch for a value that is no code; RasterUnreadable when the file breaks off.
    """
    return named_or_counted(info.path, count_codes(info, progress))


def count_codes(info: RasterInfo, progress: Progress) -> np.ndarray:
    """Read a whole map: its pixels by code, int64 (256,).

    Raises: RasterMismatch for a value that is no code; RasterUnreadable when the file breaks off.
    """
    counts = np.zeros(N_CODES, np.int64)
    with open_raster(info.path) as dataset:
        for window in windows(info.width, info.height, progress):
            counts += np.bincount(read_codes(dataset, info.path, window).ravel(), minlength=N_CODES)
    return counts


def named_or_counted(path: Path, counts: np.ndarray) -> ClassTable:
    """Classes that a map names, and those of counted codes (256,); 0 is a class only where the map says so."""
    named = read_class_table(path)
    unnamed = {int(code) for code in np.flatnonzero(counts)} - set(NEVER_A_CLASS)
    return table_of_codes(path, {*(named.codes if named else ()), *unnamed})


def settled_codes(path: Path) -> np.ndarray:
    """Code to code of a map, uint8 (256,): 0 means nothing known, as in 'evaluate', unless the map names it."""
    codes = np.arange(N_CODES, dtype=np.uint8)
    named = read_class_table(path)
    if named is None or 0 not in named.codes:
        codes[0] = NO_CLASS
    return codes
