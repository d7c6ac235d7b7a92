"""The units of a raster's values as a tag in it, for a copy of a part of a raster: its pixels alone would say others.

A sample of a few windows is not a sample of the scene. The tag lies in a domain of its own, which GDAL copies together
with the unchanged pixels or not at all. Judging a raster without the tag is left to ``samples``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from rasterio.io import DatasetReader

from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.rasters.radiometry import Radiometry

DOMAIN = "SPARSE_WSSS"
UNITS, ORIGIN = "UNITS", "ORIGIN"
ARRAYS = ("gain", "offset", "median", "spread")
OTHERS = ("is_power", "zero_is_nodata", "is_8bit", "doubt")
Places = tuple[int, ...]
"""Bands that are read, in their order, counted from 0 among those that are no alpha."""


def units_tags(modality: str, known: Mapping[Places, Radiometry], origin: str) -> dict[str, str]:
    """Tags for the copy of a raster: what was found of the whole one for each choice of bands, and where it lies."""
    units = {_key(modality, places): {
        **{name: getattr(found, name).tolist() for name in ARRAYS}, **{name: getattr(found, name) for name in OTHERS},
        "done": list(found.done),
    } for places, found in known.items()}
    return {UNITS: json.dumps(units), ORIGIN: origin}


def carried_units(dataset: DatasetReader, modality: str, places: Sequence[int]) -> Radiometry | None:
    """Units that an open raster carries for a choice of bands, None when it carries none for it.

    Raises: RasterUnreadable when the tag is damaged.
    """
    text = dataset.tags(ns=DOMAIN).get(UNITS)
    if text is None:
        return None
    try:
        said: dict[str, Any] | None = json.loads(text).get(_key(modality, places))
        return None if said is None else _read(said, len(places))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise RasterUnreadable(f"The tag {UNITS} of {dataset.name} is damaged.",
                               hint="Unpack the bundle that it came in again.") from None


def origin_of(dataset: DatasetReader) -> str | None:
    """Where the raster lies of which an open one is a copy."""
    origin: str | None = dataset.tags(ns=DOMAIN).get(ORIGIN)
    return origin


def _key(modality: str, places: Sequence[int]) -> str:
    return " ".join([modality, *map(str, places)])


def _read(said: Mapping[str, Any], n_bands: int) -> Radiometry:
    arrays = {name: np.asarray(said[name], float) for name in ARRAYS}
    if any(part.shape != (n_bands,) for part in arrays.values()) \
            or not np.isfinite([arrays["gain"], arrays["offset"]]).all():
        raise ValueError("not a number for each band")
    return Radiometry(**arrays, is_power=bool(said["is_power"]), zero_is_nodata=bool(said["zero_is_nodata"]),
                      is_8bit=bool(said["is_8bit"]), done=tuple(map(str, said["done"])), doubt=str(said["doubt"]))
