"""Opens scenes and reads windows of them, with the pixels that are valid.

A scene is an optical raster and, perhaps, a SAR raster on the same grid. What the pixels mean is
left to the callers; writing is left to ``writer``.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import numpy as np
import rasterio
from rasterio.enums import ColorInterp
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.errors import NoCrs, RasterMissing, RasterUnreadable
from sparse_wsss.rasters.raster_grid import RasterInfo, require_same_grid

__all__ = ["RasterInfo", "Scene", "band_indexes", "open_raster", "raster_info", "read_error", "read_window"]
# GDAL keeps decoded blocks up to 5 % of the machine's memory; 256 MiB is no slower here and the same everywhere
os.environ.setdefault("GDAL_CACHEMAX", "256")


def raster_info(path: str | Path) -> RasterInfo:
    """Describe a raster.

    Raises: RasterMissing, RasterUnreadable, NoCrs.
    """
    with open_raster(path) as dataset:
        return _info(dataset, Path(path))


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


def _info(dataset: DatasetReader, path: Path) -> RasterInfo:
    if not dataset.crs:
        _require_last_pixel(dataset)  # a file that breaks off in its header seems to have no CRS
        raise NoCrs(
            f"{path} has no coordinate reference system.",
            hint="Assign one in QGIS (Raster > Projections > Assign Projection); with control points, warp it.",
        )
    indexes = band_indexes(dataset)
    kinds = {dataset.dtypes[index - 1] for index in indexes}
    if any(kind.startswith("complex") for kind in kinds):
        raise RasterUnreadable(f"{path} holds complex numbers.", hint="Compute the backscatter in dB first.")
    return RasterInfo(path, dataset.width, dataset.height, _band_names(dataset, indexes), dataset.crs,
                      dataset.transform, dataset.dtypes[indexes[0] - 1])


def _require_last_pixel(dataset: DatasetReader) -> None:
    try:
        dataset.read(dataset.count, window=Window(dataset.width - 1, dataset.height - 1, 1, 1))
    except RasterioError as error:
        raise read_error(dataset.name, error) from None


def band_indexes(dataset: DatasetReader) -> tuple[int, ...]:
    """Numbers of the bands that hold measurements: all but alpha, counted from 1."""
    found = tuple(index for index, use in zip(dataset.indexes, dataset.colorinterp, strict=True)
                  if use != ColorInterp.alpha)
    return found or tuple(dataset.indexes)


def _band_names(dataset: DatasetReader, indexes: Sequence[int]) -> tuple[str, ...]:
    names = tuple((dataset.descriptions[index - 1] or "").strip() for index in indexes)
    if all(names) and len(set(names)) == len(names):
        return names
    return tuple(f"B{number}" for number in range(1, len(indexes) + 1))


class Scene:
    """An optical raster, perhaps with a SAR raster on the same grid; close it, or use it in a ``with``.

    Args:
        optical: raster whose grid is the scene's.
        sar: raster with the same CRS, grid and size.
    Raises: RasterMissing, RasterUnreadable, NoCrs, SarMismatch.
    """

    def __init__(self, optical: str | Path, sar: str | Path | None = None) -> None:
        self._datasets: list[DatasetReader] = []
        try:
            self.info = self._open(Path(optical))
            modalities = [("optical", self.info.bands)]
            if sar is not None:
                sar_info = self._open(Path(sar))
                require_same_grid(self.info, sar_info)
                modalities.append(("sar", sar_info.bands))
        except Exception:
            self.close()
            raise
        self.modalities: tuple[tuple[str, tuple[str, ...]], ...] = tuple(modalities)
        self.n_bands = sum(len(bands) for _, bands in self.modalities)
        self._sources = [(dataset, index) for dataset in self._datasets for index in band_indexes(dataset)]

    def _open(self, path: Path) -> RasterInfo:
        dataset = open_raster(path)
        self._datasets.append(dataset)
        return _info(dataset, path)

    def __enter__(self) -> Scene:
        """Return the scene, open."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Close the files."""
        self.close()

    def close(self) -> None:
        """Close the files."""
        for dataset in self._datasets:
            dataset.close()

    def read(self, column: int, row: int, width: int, height: int,
             order: Sequence[int] | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Read a window, which may reach outside the scene.

        Args:
            column: first column of the window, in pixels from the scene's first.
            row: first row of the window.
            width: columns of the window.
            height: rows of the window.
            order: which bands in which order, counted from 0 over optical then SAR; None takes all.

        Shapes: -> float32 (C, h, w), bool (h, w). A pixel is valid when each band read is finite and not
        masked (nodata, mask, alpha) there; invalid pixels are 0 in every band.
        Raises: RasterUnreadable when a file breaks off.
        """
        order = range(self.n_bands) if order is None else order
        image = np.zeros((len(order), height, width), np.float32)
        valid = np.zeros((height, width), bool)
        left, top = max(column, 0), max(row, 0)
        right, bottom = min(column + width, self.info.width), min(row + height, self.info.height)
        if left >= right or top >= bottom:
            return image, valid
        inside = (slice(top - row, bottom - row), slice(left - column, right - column))
        window = Window(left, top, right - left, bottom - top)
        image[(slice(None), *inside)], valid[inside] = self._read_inside(window, order)
        return image, valid

    def _read_inside(self, window: Window, order: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
        image = np.empty((len(order), int(window.height), int(window.width)), np.float32)
        valid = np.ones(image.shape[1:], bool)
        for dataset in self._datasets:
            # one call a file: pixel-interleaved files would be decoded again for every band
            places = [place for place, band in enumerate(order) if self._sources[band][0] is dataset]
            if not places:
                continue
            indexes = [self._sources[order[place]][1] for place in places]
            image[places], masked = read_window(dataset, indexes, window)
            valid &= masked
        valid &= np.isfinite(image).all(axis=0)
        image[:, ~valid] = 0
        return image, valid


def read_window(dataset: DatasetReader, indexes: Sequence[int], window: Window) -> tuple[np.ndarray, np.ndarray]:
    """Read bands of an open raster and where none of them is masked.

    Shapes: -> float32 (C, h, w), bool (h, w). Raises: RasterUnreadable naming the file.
    """
    try:
        with np.errstate(over="ignore", invalid="ignore"):  # float64 beyond float32 becomes inf: invalid
            image = dataset.read(list(indexes), window=window).astype(np.float32)
        valid = (dataset.read_masks(list(indexes), window=window) > 0).all(axis=0)
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
