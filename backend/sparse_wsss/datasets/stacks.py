"""Virtual rasters that put the bands of an image together, with their names: a small VRT file an image.

Bands of other resolutions are resampled to the finest when they are read, bilinearly. Nothing is copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree  # nosec B405 (it writes, and reads nothing)

from rasterio.io import DatasetReader

from sparse_wsss.errors import RasterMismatch
from sparse_wsss.rasters.reader import open_raster

GDAL_TYPES = {"uint8": "Byte", "int8": "Int8", "uint16": "UInt16", "int16": "Int16", "uint32": "UInt32",
              "int32": "Int32", "float32": "Float32", "float64": "Float64"}


def stack_xml(files: Sequence[Path], bands: Sequence[str], tags: dict[str, str]) -> str:
    """Give the VRT of an image.

    Args:
        files: one with all the bands, or one a band.
        bands: their names.
        tags: metadata of the whole.

    Raises: RasterMismatch when the files are not of one place; RasterMissing, RasterUnreadable.
    """
    datasets = [open_raster(path) for path in files]
    try:
        if len(files) == 1 and datasets[0].count != len(bands):
            raise RasterMismatch(f"{files[0]} has {datasets[0].count} bands instead of {len(bands)}.",
                                 hint="Unpack the archive again, or take another FORMAT.")
        sources = ([(datasets[0], number) for number in range(1, len(bands) + 1)] if len(files) == 1
                   else [(dataset, 1) for dataset in datasets])
        finest = max(datasets, key=lambda dataset: dataset.width)
        _require_one_place(finest, datasets)
        return _xml(finest, sources, bands, tags)
    finally:
        for dataset in datasets:
            dataset.close()


def _require_one_place(finest: DatasetReader, datasets: list[DatasetReader]) -> None:
    pixel = abs(finest.transform.a)
    for dataset in datasets:
        apart = max(abs(one - other) for one, other in zip(finest.bounds, dataset.bounds, strict=True))
        if dataset.crs != finest.crs or apart > pixel:
            raise RasterMismatch(f"{dataset.name} does not lie on {finest.name}.", hint="Unpack the archive again.")


def _xml(finest: DatasetReader, sources: list[tuple[DatasetReader, int]], bands: Sequence[str],
         tags: dict[str, str]) -> str:
    width, height = str(finest.width), str(finest.height)
    root = ElementTree.Element("VRTDataset", rasterXSize=width, rasterYSize=height)
    if finest.crs:
        ElementTree.SubElement(root, "SRS").text = finest.crs.to_wkt()
    ElementTree.SubElement(root, "GeoTransform").text = ", ".join(repr(part) for part in finest.transform.to_gdal())
    metadata = ElementTree.SubElement(root, "Metadata")
    for key, value in tags.items():
        ElementTree.SubElement(metadata, "MDI", key=key).text = value
    for number, (name, (dataset, index)) in enumerate(zip(bands, sources, strict=True), 1):
        band = ElementTree.SubElement(root, "VRTRasterBand", dataType=GDAL_TYPES.get(dataset.dtypes[index - 1],
                                                                                     "Float64"), band=str(number))
        ElementTree.SubElement(band, "Description").text = name
        nodata = dataset.nodatavals[index - 1]
        if nodata is not None:
            ElementTree.SubElement(band, "NoDataValue").text = repr(nodata)
        source = ElementTree.SubElement(band, "SimpleSource" if nodata is None else "ComplexSource")
        if dataset.width != finest.width:
            source.set("resampling", "bilinear")
        ElementTree.SubElement(source, "SourceFilename", relativeToVRT="0").text = str(Path(dataset.name).absolute())
        ElementTree.SubElement(source, "SourceBand").text = str(index)
        ElementTree.SubElement(source, "SrcRect", xOff="0", yOff="0", xSize=str(dataset.width),
                               ySize=str(dataset.height))
        ElementTree.SubElement(source, "DstRect", xOff="0", yOff="0", xSize=width, ySize=height)
        if nodata is not None:
            ElementTree.SubElement(source, "NODATA").text = repr(nodata)
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode") + "\n"
