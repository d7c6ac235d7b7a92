"""Opens scenes and reads windows of them, with the pixels that are valid.

A scene is an optical raster and, perhaps, a SAR raster on the same grid, in the units that all scenes share
(``radiometry``). What the pixels show is left to the callers; writing is left to ``writer``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType

import numpy as np
from rasterio._err import CPLE_BaseError
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.errors import NoCrs, RasterUnreadable
from sparse_wsss.rasters.addresses import gdal_name
from sparse_wsss.rasters.band_choice import Choice, chosen_places
from sparse_wsss.rasters.radiometry import Radiometry
from sparse_wsss.rasters.raster_file import (
    band_indexes,
    band_names,
    open_raster,
    read_error,
    read_window,
    shown_name,
)
from sparse_wsss.rasters.raster_grid import RasterInfo, require_same_grid
from sparse_wsss.rasters.samples import judge

__all__ = ["RasterInfo", "Scene", "band_indexes", "open_raster", "raster_info", "read_error", "read_window"]


def raster_info(path: str | Path) -> RasterInfo:
    """Describe a raster.

    Raises: RasterMissing, RasterUnreadable, NoCrs.
    """
    with open_raster(path) as dataset:
        return _info(dataset, Path(path))


def _info(dataset: DatasetReader, path: Path) -> RasterInfo:
    if not dataset.crs:
        _require_last_pixel(dataset)  # a file that breaks off in its header seems to have no CRS
        raise NoCrs(
            f"{gdal_name(path)} has no coordinate reference system.",
            hint="Assign one in QGIS (Raster > Projections > Assign Projection); with control points, warp it.",
        )
    indexes = band_indexes(dataset)
    dtypes = dataset.dtypes
    kinds = {dtypes[index - 1] for index in indexes}
    if any(kind.startswith("complex") for kind in kinds):
        raise RasterUnreadable(f"{gdal_name(path)} holds complex numbers.", hint="Compute the backscatter in dB first.")
    return RasterInfo(path, dataset.width, dataset.height, band_names(dataset, indexes), dataset.crs,
                      dataset.transform, dtypes[indexes[0] - 1])


def _require_last_pixel(dataset: DatasetReader) -> None:
    try:
        dataset.read(dataset.count, window=Window(dataset.width - 1, dataset.height - 1, 1, 1))
    except (RasterioError, CPLE_BaseError) as error:
        raise read_error(shown_name(dataset), error) from None


def _require_measurements(dataset: DatasetReader, path: Path, numbers: Sequence[int]) -> None:
    uses = dataset.colorinterp
    if any(uses[number - 1] == ColorInterp.palette for number in numbers):
        raise RasterUnreadable(
            f"{gdal_name(path)} has a colour table: its numbers stand for colours or classes and measure nothing.",
            hint="Choose the raster with the measured values; a picture becomes one of red, green and blue by QGIS: "
            "Raster > Conversion > PCT to RGB.")


@dataclass(frozen=True)
class _Part:
    """The bands of one file that are read, by their numbers in the file and their places among those that may be."""

    dataset: DatasetReader
    numbers: tuple[int, ...]
    places: tuple[int, ...]
    all_names: tuple[str, ...]


class Scene:
    """An optical raster, perhaps with a SAR raster on the same grid; close it, or use it in a ``with``.

    Args:
        optical: raster whose grid is the scene's.
        sar: raster with the same CRS, grid and size.
        bands: the bands that are read, in this order, by modality; all of a modality that is not named.
    Raises: RasterMissing, RasterUnreadable, NoCrs, SarMismatch; RasterMismatch for a band that is not there.
    """

    def __init__(self, optical: str | Path, sar: str | Path | None = None, bands: Choice | None = None) -> None:
        self._datasets: list[DatasetReader] = []
        self._parts: list[_Part] = []
        chosen = bands or {}
        try:
            self.info = self._open(Path(optical), chosen.get("optical", ()))
            modalities = [("optical", self.info.bands)]
            if sar is not None:
                sar_info = self._open(Path(sar), chosen.get("sar", ()))
                require_same_grid(self.info, sar_info)
                modalities.append(("sar", sar_info.bands))
        except Exception:
            self.close()
            raise
        self.modalities: tuple[tuple[str, tuple[str, ...]], ...] = tuple(modalities)
        self.n_bands = sum(len(bands) for _, bands in self.modalities)

    @cached_property
    def radiometry(self) -> dict[str, Radiometry]:
        """Of each modality how its values are brought to the units that scenes share; found once, from a sample.

        Raises: RasterUnreadable when a file breaks off.
        """
        return {name: judge(part.dataset, part.all_names, name, part.places)
                for part, (name, _) in zip(self._parts, self.modalities, strict=True)}

    @property
    def places(self) -> dict[str, tuple[int, ...]]:
        """Of each modality the bands that are read, counted from 0 among those of its file that are no alpha."""
        return {name: part.places for part, (name, _) in zip(self._parts, self.modalities, strict=True)}

    def _open(self, path: Path, chosen: Sequence[str]) -> RasterInfo:
        dataset = open_raster(path)
        self._datasets.append(dataset)
        info, numbers = _info(dataset, path), band_indexes(dataset)
        places = chosen_places(chosen, info.bands, numbers, path.name) if chosen else range(len(numbers))
        self._parts.append(_Part(dataset, tuple(numbers[place] for place in places), tuple(places), info.bands))
        _require_measurements(dataset, path, self._parts[-1].numbers)
        return replace(info, bands=tuple(info.bands[place] for place in places))

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

        Shapes: -> float32 (C, h, w), bool (h, w). Values are in the units of ``radiometry``. A pixel is valid when
        each band read is finite and not masked (nodata, mask, alpha) there; invalid pixels are 0 in every band.
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
        first = 0
        for part, radiometry in zip(self._parts, self.radiometry.values(), strict=True):
            numbers = part.numbers
            # one call a file: pixel-interleaved files would be decoded again for every band
            places = [place for place, band in enumerate(order) if first <= band < first + len(numbers)]
            bands = [order[place] - first for place in places]
            first += len(numbers)
            if places:
                values, unmasked = read_window(part.dataset, [numbers[band] for band in bands], window)
                image[places], known = radiometry.apply(values, bands)
                valid &= unmasked & known
        valid &= np.isfinite(image).all(axis=0)
        image[:, ~valid] = 0
        return image, valid


