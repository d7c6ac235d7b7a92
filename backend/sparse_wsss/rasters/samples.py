"""Reads a thin sample of a raster's pixels, and what the file says of its values, to judge its radiometry."""

from __future__ import annotations

import re

import numpy as np
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.rasters.radiometry import Declared, Radiometry, judge_optical, judge_sar
from sparse_wsss.rasters.raster_file import band_indexes, read_window

WINDOWS, WINDOW_PX = 5, 24  # 5 x 5 small windows decode few blocks of a file of any size
WHOLE_PX = 256  # a raster up to this side, and any raster's overview, is read whole
ENOUGH_PIXELS = 200


def judge(dataset: DatasetReader, bands: tuple[str, ...], modality: str) -> Radiometry:
    """Find out in which units the values of an open raster are.

    Args:
        dataset: open raster.
        bands: names of its bands, without alpha.
        modality: optical or sar.

    Raises: RasterUnreadable when the file breaks off.
    """
    sample, declared = read_sample(dataset), declared_values(dataset, bands)
    return (judge_sar if modality == "sar" else judge_optical)(sample, declared)


def read_sample(dataset: DatasetReader) -> np.ndarray:
    """Read valid pixels from all over a raster, float64 (C, n), at most 65 536 of each band.

    Overviews are used where there are any; else small windows; a raster with hardly a valid pixel in them is read
    decimated, which decodes all of it.
    """
    indexes = band_indexes(dataset)
    whole = Window(0, 0, dataset.width, dataset.height)
    scale = min(1.0, WHOLE_PX / max(dataset.width, dataset.height))
    shape = max(1, round(dataset.height * scale)), max(1, round(dataset.width * scale))
    if scale < 1 and not dataset.overviews(indexes[0]):
        parts = [_valid_pixels(dataset, window, None) for window in _windows(dataset.width, dataset.height)]
        sample = np.concatenate(parts, axis=1)
        if sample.shape[1] >= ENOUGH_PIXELS:
            return sample
    return _valid_pixels(dataset, whole, shape)


def _windows(width: int, height: int) -> list[Window]:
    columns, rows = (np.linspace(0, max(0, side - WINDOW_PX), WINDOWS).astype(int) for side in (width, height))
    return [Window(column, row, min(WINDOW_PX, width), min(WINDOW_PX, height)) for row in rows for column in columns]


def _valid_pixels(dataset: DatasetReader, window: Window, shape: tuple[int, int] | None) -> np.ndarray:
    image, valid = read_window(dataset, band_indexes(dataset), window, shape)
    pixels: np.ndarray = image[:, valid & np.isfinite(image).all(axis=0)].astype(np.float64)
    return pixels


def declared_values(dataset: DatasetReader, bands: tuple[str, ...]) -> Declared:
    """What a file says of its values: scale and offset of its bands, and the tags of Sentinel-2 products."""
    indexes = band_indexes(dataset)
    scale, offset = (np.array([values[index - 1] for index in indexes], float)
                     for values in (dataset.scales, dataset.offsets))
    tags = {name.upper(): value for index in (0, *indexes) for name, value in dataset.tags(index).items()}
    added = [value for name, value in tags.items() if re.match(r"(BOA|RADIO)_ADD_OFFSET", name)]
    product = re.search(r"_N(\d\d)(\d\d)_R\d{3}_", " ".join([dataset.name, tags.get("PRODUCT_URI", "")]))
    said = f"{product[1]}.{product[2]}" if product else None
    return Declared(bands, scale, offset, is_8bit=all(dataset.dtypes[index - 1] == "uint8" for index in indexes),
                    add_offset=_number(added[0]) if added else None,
                    baseline=_number(tags.get("PROCESSING_BASELINE", said)))


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None
