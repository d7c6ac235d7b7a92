"""Copies a class raster into the formats that hold one: every pixel as it was, colours and names where they can.

What is copied is written by ``writer``; which file name means which format is typed in ``jobs``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import rasterio.shutil
from rasterio._err import CPLE_BaseError  # rasterio lets these through when it copies
from rasterio.errors import RasterioError
from rasterio.windows import Window

from sparse_wsss.errors import DiskFull, NoCrs, NotWritable
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.maps.class_map import Progress, windows
from sparse_wsss.rasters.raster_grid import grid_difference
from sparse_wsss.rasters.reader import open_raster, raster_info, read_error
from sparse_wsss.rasters.sidecars import names_xml, sidecar_paths
from sparse_wsss.rasters.write_errors import write_error
from sparse_wsss.rasters.writer import NO_CLASS

PLAIN = "GTiff"  # what the writer writes: needs no copy


@dataclass(frozen=True)
class MapFormat:
    """How GDAL writes a format."""

    options: Mapping[str, str] = field(default_factory=dict)
    names_by_gdal: bool = True
    """GDAL writes the class names, in the file or beside it; otherwise they are put beside it afterwards."""


FORMATS = {
    PLAIN: MapFormat(),
    "COG": MapFormat({"COMPRESS": "DEFLATE", "BIGTIFF": "IF_SAFER"}),  # its overviews are the writer's, by majority
    # takes the rows of an attribute table for codes 0, 1, 2 ... whatever codes they name
    "HFA": MapFormat({"COMPRESSED": "YES"}, names_by_gdal=False),
    "ENVI": MapFormat(),
    "PNG": MapFormat(),
    "GPKG": MapFormat(names_by_gdal=False),  # its tiles are PNG, because there is a colour table
    "netCDF": MapFormat({"FORMAT": "NC4", "COMPRESS": "DEFLATE"}, names_by_gdal=False),
}


def copy_map(source: Path, target: Path, name: str, classes: ClassTable, progress: Progress) -> None:
    """Copy a class raster of the writer into a file of another format, and see that it is the same.

    The copy itself is one call of GDAL, of which nothing is heard; ``progress`` tells how much of it was compared.
    Raises: NotWritable when the format does not hold this map; DiskFull.
    """
    form = FORMATS[name]
    if not form.names_by_gdal:
        sidecar_paths(source)[0].unlink()
    try:
        rasterio.shutil.copy(source, target, driver=name, **form.options)
    except (RasterioError, CPLE_BaseError) as error:
        known = write_error(target, str(error.__cause__ or error))
        raise known if isinstance(known, DiskFull) else _cannot_hold(name, str(error.__cause__ or error)) from None
    how = _difference(source, target, progress)
    if how is not None:
        raise _cannot_hold(name, how)
    if not form.names_by_gdal:
        sidecar_paths(target)[0].write_text(names_xml(classes), encoding="utf-8")


def _cannot_hold(name: str, how: str) -> NotWritable:
    return NotWritable(f"The format {name} cannot hold this map: {how}.",
                       hint=f"Set FORMAT to {PLAIN}, which holds every map, or choose another.", where="format")


def _difference(source: Path, target: Path, progress: Progress) -> str | None:
    """Say in what a copy is not what it was made of; GDAL leaves out what a format has no place for, and full disks."""
    try:
        info, copied = raster_info(source), raster_info(target)
    except NoCrs:
        return "it has no place for the CRS"
    how = grid_difference(info, copied)
    if how is not None:
        return how
    with open_raster(source) as ours, open_raster(target) as theirs:
        if theirs.nodata != NO_CLASS:
            return "it has no place for the value of no data"
        for window in windows(info.width, info.height, progress):
            try:
                mine, its = (one.read(1, window=Window(*window)) for one in (ours, theirs))
            except RasterioError as error:
                raise read_error(target.name, error) from None
            if not np.array_equal(mine, its):
                return "its pixels come back changed"
    return None
