"""Bands of several files as one raster: a VRT, as text, that GDAL and QGIS open like any other.

The grid is that of the finest band, as far as all bands reach; a coarser band is not resampled but repeated: each pixel
takes the value that lies under its centre. So nothing is mixed with what has no data.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml  # nosec B405 (writes only)

from affine import Affine
from rasterio.crs import CRS
from rasterio.io import DatasetReader

from sparse_wsss.errors import NoOverlap, RasterMismatch, RasterUnreadable
from sparse_wsss.rasters.addresses import is_address
from sparse_wsss.rasters.raster_grid import SAME_GRID_PX, crs_name, shifted

TYPES = {"uint8": "Byte", "int8": "Int8", "uint16": "UInt16", "int16": "Int16", "uint32": "UInt32", "int32": "Int32",
         "uint64": "UInt64", "int64": "Int64", "float32": "Float32", "float64": "Float64"}
MADE_OF = "SPARSE_WSSS_SOURCE"
"""Tag of a stack that is made while it is read: what the person gave."""


@dataclass(frozen=True)
class StackBand:
    """A band of a file, by GDAL's name of it, and what the stack says of its values."""

    file: str
    number: int
    name: str
    width: int
    height: int
    crs: CRS
    transform: Affine
    dtype: str
    block: tuple[int, int]
    """Height and width of the blocks of the file, px."""
    nodata: float | None = None
    scale: float = 1.0
    offset: float = 0.0

    @classmethod
    def of(cls, dataset: DatasetReader, file: str, number: int, name: str, **more: float | None) -> StackBand:
        """Describe a band of an open raster; ``more`` overrides nodata, scale and offset that the file declares."""
        at = number - 1
        said = {"nodata": dataset.nodatavals[at], "scale": dataset.scales[at], "offset": dataset.offsets[at], **more}
        return cls(file, number, name, dataset.width, dataset.height, dataset.crs, dataset.transform,
                   dataset.dtypes[at], dataset.block_shapes[at], **said)


def stack_vrt(bands: Sequence[StackBand], tags: Mapping[str, str], folder: Path | None = None) -> str:
    """Text of a VRT with these bands in this order.

    Args:
        bands: at least one.
        tags: of the raster.
        folder: where the VRT will lie: files below or beside it are named from there, so that they may move together.

    Raises: RasterMismatch when the bands differ in CRS or direction, NoOverlap when they have no pixel in common,
        RasterUnreadable for complex numbers.
    """
    finest = min(bands, key=lambda band: abs(band.transform.determinant))
    places = [_in_pixels_of(finest, band) for band in bands]
    left, top = (max(math.ceil(place[i] - SAME_GRID_PX) for place in places) for i in (0, 1))
    right, bottom = (min(math.floor(place[i] + SAME_GRID_PX) for place in places) for i in (2, 3))
    if left >= right or top >= bottom:
        names = ", ".join(dict.fromkeys(Path(band.file).name for band in bands))
        raise NoOverlap(f"The rasters do not all overlap: {names}.", hint="Stack rasters of one place only.")
    root = Xml.Element("VRTDataset", rasterXSize=str(right - left), rasterYSize=str(bottom - top))
    Xml.SubElement(root, "SRS").text = finest.crs.to_wkt()
    grid = shifted(finest.transform, left, top)
    Xml.SubElement(root, "GeoTransform").text = ", ".join(repr(float(value)) for value in grid.to_gdal())
    metadata = Xml.SubElement(root, "Metadata")
    for key, value in tags.items():
        Xml.SubElement(metadata, "MDI", key=key).text = value
    for number, (band, place) in enumerate(zip(bands, places, strict=True), 1):
        _add_band(root, number, band, (place[0] - left, place[1] - top, place[2] - left, place[3] - top),
                  (right - left, bottom - top), folder)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode") + "\n"


def _in_pixels_of(finest: StackBand, band: StackBand) -> tuple[float, float, float, float]:
    """Left, top, right and bottom edge of a band in the pixels of another."""
    if band.crs != finest.crs:
        raise RasterMismatch(f"{Path(band.file).name} is in {crs_name(band.crs)}, {Path(finest.file).name} in "
                             f"{crs_name(finest.crs)}.",
                             hint="Warp it to the CRS of the other first (QGIS: Raster > Projections > Warp).")
    step = ~finest.transform @ band.transform
    if abs(step.b) * band.height > SAME_GRID_PX or abs(step.d) * band.width > SAME_GRID_PX or min(step.a, step.e) <= 0:
        raise RasterMismatch(f"The rows of {Path(band.file).name} do not run along those of {Path(finest.file).name}.",
                             hint="Warp it to the grid of the other first (QGIS: Raster > Projections > Warp).")
    return step.c, step.f, step.c + step.a * band.width, step.f + step.e * band.height


def _add_band(root: Xml.Element, number: int, band: StackBand, place: tuple[float, float, float, float],
              size: tuple[int, int], folder: Path | None) -> None:
    if band.dtype not in TYPES:
        raise RasterUnreadable(f"{band.file} holds complex numbers.", hint="Compute the backscatter in dB first.")
    node = Xml.SubElement(root, "VRTRasterBand", dataType=TYPES[band.dtype], band=str(number))
    Xml.SubElement(node, "Description").text = band.name
    if band.nodata is not None:
        Xml.SubElement(node, "NoDataValue").text = repr(float(band.nodata))
    if band.offset or band.scale != 1:
        Xml.SubElement(node, "Offset").text = repr(float(band.offset))
        Xml.SubElement(node, "Scale").text = repr(float(band.scale))
    source = Xml.SubElement(node, "SimpleSource")
    file, is_beside = _from(folder, band.file)
    Xml.SubElement(source, "SourceFilename", relativeToVRT=str(int(is_beside))).text = file
    Xml.SubElement(source, "SourceBand").text = str(band.number)
    Xml.SubElement(source, "SourceProperties", RasterXSize=str(band.width), RasterYSize=str(band.height),
                   DataType=TYPES[band.dtype], BlockXSize=str(band.block[1]), BlockYSize=str(band.block[0]))
    across, down = band.width / (place[2] - place[0]), band.height / (place[3] - place[1])
    Xml.SubElement(source, "SrcRect", xOff=_number(-place[0] * across), yOff=_number(-place[1] * down),
                   xSize=_number(size[0] * across), ySize=_number(size[1] * down))
    Xml.SubElement(source, "DstRect", xOff="0", yOff="0", xSize=str(size[0]), ySize=str(size[1]))


def _number(value: float) -> str:
    return repr(max(0.0, round(value, 6)))


def _from(folder: Path | None, file: str) -> tuple[str, bool]:
    if folder is None or is_address(file):
        return file, False
    try:
        return os.path.relpath(file, folder).replace("\\", "/"), True
    except ValueError:  # on another drive
        return file, False
