"""Copies a part of a raster into a GeoTIFF from which the part is read as from the raster itself.

Grid, CRS, numbers and names of the bands stay, and so do pixels and which of them are valid. What is not asked for
takes no space. The units, which follow from the whole raster, go along as a tag (``carried_units``).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader, DatasetWriter
from rasterio.windows import Window

from sparse_wsss.errors import SparseWsssError
from sparse_wsss.rasters.addresses import gdal_name, raster_path
from sparse_wsss.rasters.carried_units import DOMAIN, Places, origin_of, units_tags
from sparse_wsss.rasters.raster_file import band_indexes, band_names, open_raster, read_error, shown_name
from sparse_wsss.rasters.raster_grid import shifted
from sparse_wsss.rasters.samples import judge
from sparse_wsss.rasters.stack import MADE_OF
from sparse_wsss.rasters.write_errors import write_error
from sparse_wsss.rasters.writer import BLOCK_PX

NOT_COPIED = frozenset({"AREA_OR_POINT", MADE_OF})
Area = tuple[int, int, int, int]
"""Column, row, width and height, px."""


@dataclass(frozen=True)
class Part:
    """What is copied of a raster: some of its bands, in ``area``, and there in windows (n, 4); None takes all of it.

    A pixel is valid when none of ``places`` is masked there, as when these bands are read together.
    """

    source: Path
    modality: str
    places: Places
    area: Area
    windows: np.ndarray | None = None


def copy_part(part: Part, target: Path, progress: Callable[[int, int], None]) -> None:
    """Write the copy, block by block, and see that it holds what was read.

    Raises: RasterUnreadable when the raster breaks off; DiskFull, NotWritable.
    """
    with open_raster(part.source) as source:
        indexes = band_indexes(source)
        numbers = [indexes[place] for place in part.places]
        names = band_names(source, indexes)
        everything = tuple(range(len(indexes)))
        units = {places: judge(source, names, part.modality, places) for places in {everything, part.places}}
        tags = units_tags(part.modality, units, origin_of(source) or gdal_name(raster_path(part.source)))
        blocks = _blocks(part)
        try:
            with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(
                    target, "w", **_profile(source, part, numbers)) as copy:
                _describe(copy, source, dict(zip(indexes, names, strict=True)), tags)
                sums = []
                for block in blocks:
                    sums.append(_copy_block(source, copy, part, numbers, block))
                    progress(len(sums), 2 * len(blocks))
            with rasterio.open(target) as copy:
                for done, (block, wanted) in enumerate(zip(blocks, sums, strict=True)):
                    if _sum_of(*_read(copy, numbers, _place(part, block))) != wanted:
                        raise RasterioError("a block is not what was written")
                    progress(len(blocks) + done + 1, 2 * len(blocks))
        except SparseWsssError:
            raise
        except (RasterioError, OSError) as error:
            raise write_error(target, str(error.__cause__ or error)) from None


def _profile(source: DatasetReader, part: Part, numbers: Sequence[int]) -> dict[str, Any]:
    dtype = np.dtype(source.dtypes[numbers[0] - 1])
    column, row, width, height = part.area
    # photometric and alpha said: four bands of bytes would become red, green, blue and alpha
    return {"driver": "GTiff", "width": width, "height": height, "count": source.count, "dtype": dtype.name,
            "crs": source.crs, "transform": shifted(source.transform, column, row), "tiled": True,
            "blockxsize": BLOCK_PX, "blockysize": BLOCK_PX, "interleave": "band", "compress": "deflate",
            "predictor": 3 if dtype.kind == "f" else 2, "sparse_ok": True, "bigtiff": "if_safer",
            "photometric": "minisblack", "alpha": "unspecified"}


def _describe(copy: DatasetWriter, source: DatasetReader, names: dict[int, str], tags: dict[str, str]) -> None:
    """Name the bands as they are called in the source, whatever they are called for."""
    alpha = [use == ColorInterp.alpha for use in source.colorinterp]
    if any(alpha):
        copy.colorinterp = [ColorInterp.alpha if is_alpha else ColorInterp.undefined for is_alpha in alpha]
    copy.scales, copy.offsets = source.scales, source.offsets
    for number, name in names.items():
        copy.set_band_description(number, name)
    copy.update_tags(**{key: value for key, value in source.tags().items() if key not in NOT_COPIED})
    copy.update_tags(ns=DOMAIN, **tags)


def _blocks(part: Part) -> list[Area]:
    """Blocks of the copy that hold something, row by row, in pixels of the source."""
    column, row, width, height = part.area
    across, down = -(-width // BLOCK_PX), -(-height // BLOCK_PX)
    has_part = np.ones((down, across), bool) if part.windows is None else np.zeros((down, across), bool)
    for left, top, right, bottom in _inside(part):
        has_part[(top - row) // BLOCK_PX : -(-(bottom - row) // BLOCK_PX),
                 (left - column) // BLOCK_PX : -(-(right - column) // BLOCK_PX)] = True
    corners = np.argwhere(has_part) * BLOCK_PX
    return [(column + int(x), row + int(y), min(BLOCK_PX, width - int(x)), min(BLOCK_PX, height - int(y)))
            for y, x in corners]


def _inside(part: Part) -> Iterator[Area]:
    """Left, top, right and bottom of the windows, as far as they lie in the area."""
    column, row, width, height = part.area
    for left, top, across, down in (part.windows.tolist() if part.windows is not None else ()):
        right, bottom = min(left + across, column + width), min(top + down, row + height)
        left, top = max(left, column), max(top, row)
        if left < right and top < bottom:
            yield left, top, right, bottom


def _copy_block(source: DatasetReader, copy: DatasetWriter, part: Part, numbers: list[int], block: Area) -> int:
    """Copy what is asked for of a block. Returns: its checksum."""
    column, row, width, height = block
    try:
        values, valid = _read(source, numbers, Window(*block))
    except RasterioError as error:
        raise read_error(shown_name(source), error) from None
    if part.windows is not None:
        asked = np.zeros((height, width), bool)
        for left, top, right, bottom in _inside(part):
            asked[max(0, top - row) : max(0, bottom - row), max(0, left - column) : max(0, right - column)] = True
        values[:, ~asked] = 0
        valid &= asked
    copy.write(values, indexes=numbers, window=_place(part, block))
    copy.write_mask(valid, window=_place(part, block))
    return _sum_of(values, valid)


def _read(dataset: DatasetReader, numbers: list[int], window: Window) -> tuple[np.ndarray, np.ndarray]:
    """Values as they lie in the file (C, h, w), and where none of these bands is masked, bool (h, w)."""
    return (dataset.read(numbers, window=window),
            (dataset.read_masks(numbers, window=window) > 0).all(axis=0))


def _place(part: Part, block: Area) -> Window:
    """Window of the copy."""
    return Window(block[0] - part.area[0], block[1] - part.area[1], *block[2:])


def _sum_of(values: np.ndarray, valid: np.ndarray) -> int:
    return zlib.crc32(valid.tobytes(), zlib.crc32(values.tobytes()))
