"""A map as a STAC item: what it is, where and when; with the extensions projection, raster and classification.

Facts in, plain JSON out; reading the map is left to the stage 'stac'.
"""

from __future__ import annotations

import calendar
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pystac
import shapely
from pystac.extensions.classification import Classification, ClassificationExtension
from pystac.extensions.projection import ProjectionExtension
from pystac.extensions.raster import NoDataStrings, RasterBand, RasterExtension, Statistics
from rasterio.io import DatasetReader

from sparse_wsss.errors import BadJob
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.maps.footprint import footprint
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.reader import open_raster

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
STATISTICS = {name: f"STATISTICS_{name.upper()}" for name in ("minimum", "maximum", "mean", "stddev", "valid_percent")}


@dataclass(frozen=True)
class MapFacts:
    """What an item says of a map; paths are of the files it names."""

    info: RasterInfo
    classes: ClassTable
    pixels: np.ndarray
    """Pixels by code, int64 (256,)."""
    time: str
    others: Mapping[str, Path] = field(default_factory=dict)
    """``confidence``, ``report`` and ``card``, where they are given."""


def stac_item(facts: MapFacts, output: Path) -> dict[str, Any]:
    """Item of a map, to be written to ``output``.

    Raises: BadJob for a time or a place that cannot be told; RasterMissing, RasterUnreadable.
    """
    geometry, box = footprint(facts.info)
    start, end = period(facts.time)
    item = pystac.Item(
        id=output.stem, geometry=shapely.geometry.mapping(geometry), bbox=box,
        datetime=start if start == end else None, properties={"title": facts.info.path.stem},
        start_datetime=None if start == end else start, end_datetime=None if start == end else end)
    _add_projection(item, facts.info)
    with open_raster(facts.info.path) as dataset:
        item.add_asset("map", _raster_asset(facts.info.path, output, dataset, "Land-cover map", ["data"]))
        RasterExtension.ext(item.assets["map"], add_if_missing=True).apply(bands=_bands(dataset))
        classes = ClassificationExtension.ext(item.assets["map"], add_if_missing=True)
        classes.apply(classes=_classifications(facts, dataset.nodata))
    if "confidence" in facts.others:
        path = facts.others["confidence"]
        with open_raster(path) as dataset:
            item.add_asset("confidence", _raster_asset(path, output, dataset, "Confidence of the map", ["data"]))
            RasterExtension.ext(item.assets["confidence"]).apply(bands=_bands(dataset))
    for name, title, kind in (("report", "Report of the run", pystac.MediaType.HTML),
                              ("card", "Card of the model", pystac.MediaType.JSON)):
        if name in facts.others:
            item.add_asset(name, pystac.Asset(href_from(output, facts.others[name]), title, media_type=kind,
                                              roles=["metadata"]))
    found: dict[str, Any] = item.to_dict(include_self_link=False)
    return found


def period(text: str) -> tuple[datetime, datetime]:
    """First and last second of a time as people write it: a year, month, day or second, or two joined by '/'.

    Raises: BadJob.
    """
    first, _, last = text.partition("/")
    start, end = _period(first.strip(), text)[0], _period((last or first).strip(), text)[1]
    if end < start:
        raise BadJob(f"TIME = {text} ends before it begins.", hint="Write the earlier time first.", where="time")
    return start, end


def _period(text: str, whole: str) -> tuple[datetime, datetime]:
    try:
        parts = DATE.fullmatch(text)
        if parts is None:
            moment = datetime.fromisoformat(text)
            moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
            return moment, moment
        year, month, day = (int(part) if part else None for part in parts.groups())
        start = datetime(year or 0, month or 1, day or 1, tzinfo=UTC)
        if day:
            days = 1
        elif month:
            days = calendar.monthrange(start.year, month)[1]
        else:
            days = 366 if calendar.isleap(start.year) else 365
    except ValueError:
        raise BadJob(f"TIME = {whole} is no time.", where="time", hint="Write a date such as 2023-07-14, a month or "
                     "year, a time such as 2023-07-14T10:20:00Z, or two of them joined by '/'.") from None
    return start, start + timedelta(days=days, seconds=-1)


def href_from(item: Path, file: Path) -> str:
    """Name a file as seen from the item's folder."""
    try:
        return Path(os.path.relpath(file, item.parent)).as_posix()
    except ValueError:  # on another drive
        return file.absolute().as_uri()


def _add_projection(item: pystac.Item, info: RasterInfo) -> None:
    authority = info.crs.to_authority(confidence_threshold=100)
    where: dict[str, Any] = {"code": ":".join(authority)} if authority else {
        "wkt2": info.crs.to_wkt(version="WKT2_2019")}
    ProjectionExtension.ext(item, add_if_missing=True).apply(
        **where, shape=[info.height, info.width], transform=list(info.transform)[:6])


def _raster_asset(path: Path, output: Path, dataset: DatasetReader, title: str, roles: list[str]) -> pystac.Asset:
    is_cog = dataset.tags(ns="IMAGE_STRUCTURE").get("LAYOUT") == "COG"
    kinds = {"GTiff": pystac.MediaType.COG if is_cog else pystac.MediaType.GEOTIFF, "PNG": pystac.MediaType.PNG,
             "GPKG": pystac.MediaType.GEOPACKAGE}
    return pystac.Asset(href_from(output, path), title, media_type=kinds.get(dataset.driver), roles=roles)


def _bands(dataset: DatasetReader) -> list[RasterBand]:
    bands = []
    for number, (dtype, nodata) in enumerate(zip(dataset.dtypes, dataset.nodatavals, strict=True), 1):
        tags = dataset.tags(number)
        known = {name: float(tags[tag]) for name, tag in STATISTICS.items() if tag in tags}
        missing: Any = NoDataStrings.NAN if nodata is not None and np.isnan(nodata) else nodata
        band = RasterBand.create(nodata=missing, statistics=Statistics.create(**known) if known else None)
        band.properties["data_type"] = dtype
        bands.append(band)
    return bands


def _classifications(facts: MapFacts, nodata: float | None) -> list[Classification]:
    total = max(1, int(facts.pixels[list(facts.classes.codes)].sum()))
    found, taken = [], {"nodata"}
    for one in facts.classes.classes:
        name = re.sub(r"[^0-9A-Za-z]+", "-", one.name).strip("-").lower()
        name = name if name and name not in taken else f"class-{one.code}"
        taken.add(name)
        count = int(facts.pixels[one.code])
        found.append(Classification.create(value=one.code, name=name, title=one.name, count=count,
                                           color_hint=one.colour.removeprefix("#").upper(),
                                           percentage=round(100 * count / total, 4)))
    if nodata is not None and float(nodata).is_integer() and int(nodata) not in facts.classes.codes:
        found.append(Classification.create(value=int(nodata), name="nodata", title="No data", nodata=True))
    return found
