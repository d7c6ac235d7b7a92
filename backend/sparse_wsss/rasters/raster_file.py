"""Opens raster files and reads windows of them; says what is wrong with a file that cannot be read.

What the pixels mean is left to ``radiometry``, scenes of several files to ``reader``.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rasterio
from rasterio.enums import ColorInterp
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.errors import RasterMissing, RasterUnreadable

# GDAL keeps decoded blocks up to 5 % of the machine's memory; 256 MiB is no slower here and the same everywhere
os.environ.setdefault("GDAL_CACHEMAX", "256")


def open_raster(path: str | Path) -> DatasetReader:
    """Open a raster for reading, whatever its georeference.

    Raises: RasterMissing, RasterUnreadable.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)  # a missing CRS is an error of its own
            dataset: DatasetReader = rasterio.open(path)
    except RasterioError as error:
        raise _open_error(Path(path), error) from None
    if dataset.count == 0:
        dataset.close()
        raise RasterUnreadable(f"{path} holds no band.", hint="Choose one of its sub-datasets, saved as a GeoTIFF.")
    return dataset


def _open_error(path: Path, error: Exception) -> RasterMissing | RasterUnreadable:
    if not path.exists():
        return RasterMissing(f"The raster {path} does not exist.", hint="Check the path, or choose the file again.")
    if path.is_dir():
        return RasterUnreadable(f"{path} is a folder, not a raster.", hint="Choose the raster file inside it.")
    if not os.access(path, os.R_OK):
        return RasterUnreadable(f"{path} may not be read.", hint="Ask for permission to read it, or copy it.")
    return RasterUnreadable(
        f"{path} cannot be read as a raster: {_first_line(error)}",
        hint="Choose a raster that QGIS can open, such as a GeoTIFF; copy or download it again if it broke off.",
    )


def band_indexes(dataset: DatasetReader) -> tuple[int, ...]:
    """Numbers of the bands that hold measurements: all but alpha, counted from 1."""
    found = tuple(index for index, use in zip(dataset.indexes, dataset.colorinterp, strict=True)
                  if use != ColorInterp.alpha)
    return found or tuple(dataset.indexes)


def read_window(dataset: DatasetReader, indexes: Sequence[int], window: Window,
                shape: tuple[int, int] | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Read bands of an open raster and where none of them is masked; a shape (h, w) decimates to nearest pixels.

    Shapes: -> float32 (C, h, w), bool (h, w). Raises: RasterUnreadable naming the file.
    """
    out = None if shape is None else (len(indexes), *shape)
    try:
        with np.errstate(over="ignore", invalid="ignore"):  # float64 beyond float32 becomes inf: invalid
            image = dataset.read(list(indexes), window=window, out_shape=out).astype(np.float32)
        valid = (dataset.read_masks(list(indexes), window=window, out_shape=out) > 0).all(axis=0)
    except RasterioError as error:
        raise read_error(dataset.name, error) from None
    return image, valid


def read_error(name: str, error: Exception) -> RasterUnreadable:
    """Say which file breaks off."""
    cause = error.__cause__ or error
    return RasterUnreadable(
        f"{name} opens, but its pixels cannot be read: {_first_line(cause)}",
        hint="The file is damaged or cut off: copy, download or export it again.", where=name,
    )


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
