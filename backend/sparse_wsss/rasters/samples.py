"""Reads a thin sample of a raster's pixels, and what the file says of its values, to judge its radiometry."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.rasters.carried_units import carried_units
from sparse_wsss.rasters.radiometry import Declared, Radiometry, judge_optical, judge_sar
from sparse_wsss.rasters.raster_file import band_indexes, read_window, shown_name

WINDOWS, WINDOW_PX = 5, 24  # 5 x 5 small windows decode few blocks of a file of any size
WHOLE_PX = 256  # a raster up to this side, and any raster's overview, is read whole
ENOUGH_PIXELS = 200


def judge(dataset: DatasetReader, bands: tuple[str, ...], modality: str,
          places: Sequence[int] | None = None) -> Radiometry:
    """Find out in which units the values of an open raster are; a copy of a part of one carries what was found.

    Args:
        dataset: open raster.
        bands: names of its bands, without alpha.
        modality: optical or sar.
        places: the bands that are read, in their order, counted from 0; None for all. The others tell of the units
            too, unless one of them is without data everywhere.

    Raises: RasterUnreadable when the file breaks off.
    """
    decide = judge_sar if modality == "sar" else judge_optical
    indexes = band_indexes(dataset)
    chosen = tuple(range(len(indexes))) if places is None else tuple(places)
    carried = carried_units(dataset, modality, chosen)
    if carried is not None:
        return carried
    sample = read_sample(dataset, indexes)
    if sample.shape[1] or len(chosen) == len(indexes):
        return decide(sample, declared_values(dataset, bands, indexes)).only(chosen)
    indexes, bands = tuple(indexes[place] for place in chosen), tuple(bands[place] for place in chosen)
    return decide(read_sample(dataset, indexes), declared_values(dataset, bands, indexes))


def read_sample(dataset: DatasetReader, indexes: Sequence[int]) -> np.ndarray:
    """Read valid pixels of bands from all over a raster, float64 (C, n), at most 65 536 of each band.

    Overviews are used where there are any; else small windows; a raster with hardly a valid pixel in them is read
    decimated, which decodes all of it.
    """
    whole = Window(0, 0, dataset.width, dataset.height)
    scale = min(1.0, WHOLE_PX / max(dataset.width, dataset.height))
    shape = max(1, round(dataset.height * scale)), max(1, round(dataset.width * scale))
    if scale < 1 and not dataset.overviews(indexes[0]):
        parts = [_valid_pixels(dataset, indexes, window, None) for window in _windows(dataset.width, dataset.height)]
        sample = np.concatenate(parts, axis=1)
        if sample.shape[1] >= ENOUGH_PIXELS:
            return sample
    return _valid_pixels(dataset, indexes, whole, shape)


def _windows(width: int, height: int) -> list[Window]:
    columns, rows = (np.linspace(0, max(0, side - WINDOW_PX), WINDOWS).astype(int) for side in (width, height))
    return [Window(column, row, min(WINDOW_PX, width), min(WINDOW_PX, height)) for row in rows for column in columns]


def _valid_pixels(dataset: DatasetReader, indexes: Sequence[int], window: Window,
                  shape: tuple[int, int] | None) -> np.ndarray:
    image, valid = read_window(dataset, indexes, window, shape)
    pixels: np.ndarray = image[:, valid & np.isfinite(image).all(axis=0)].astype(np.float64)
    return pixels


def declared_values(dataset: DatasetReader, bands: tuple[str, ...], indexes: Sequence[int]) -> Declared:
    """What a file says of its values: scale and offset of bands, and the tags of Sentinel-2 products."""
    scale, offset = (np.array([values[index - 1] for index in indexes], float)
                     for values in (dataset.scales, dataset.offsets))
    tags = {name.upper(): value for index in (0, *indexes) for name, value in dataset.tags(index).items()}
    added = [value for name, value in tags.items() if re.match(r"(BOA|RADIO)_ADD_OFFSET", name)]
    product = re.search(r"_N(\d\d)(\d\d)_R\d{3}_", " ".join([shown_name(dataset), tags.get("PRODUCT_URI", "")]))
    said = f"{product[1]}.{product[2]}" if product else None
    dtypes = dataset.dtypes
    return Declared(bands, scale, offset, is_8bit=all(dtypes[index - 1] == "uint8" for index in indexes),
                    add_offset=_number(added[0]) if added else None,
                    baseline=_number(tags.get("PROCESSING_BASELINE", said)))


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None
