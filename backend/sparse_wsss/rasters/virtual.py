"""Sees that a virtual raster from a stranger shows rasters alone, and not the bytes of any file as if they were pixels.

GDAL does so itself from 3.11 on; the one that rasterio brings does not yet.
"""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree  # nosec B405  # its types alone; reading is xml_text's

from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.rasters.xml_text import read_xml

HEAD, RAW = b"<VRTDataset", "VRTRawRasterBand"
HEAD_BYTES = 1 << 10
DEEPEST = 8  # virtual rasters of virtual rasters
MOST_SOURCES = 1000  # that are looked into: a mosaic of more is a person's own, and each is a question to the disk


def require_rasters(path: Path, depth: int = 0) -> None:
    """Look at a virtual raster, and at the virtual rasters that it is made of, for raw bytes from outside its folder.

    Raises: RasterUnreadable naming the file whose bytes it asks for.
    """
    if depth > DEEPEST or not _is_virtual(path):
        return
    try:
        root = read_xml(path)
    except (OSError, ElementTree.ParseError) as error:
        raise RasterUnreadable(f"{path} is a virtual raster that cannot be read: {error}",
                               hint="Make it again, or choose the rasters it is made of.") from None
    folder = path.absolute().parent
    sources: dict[Path, None] = {}
    for band in root.iter("VRTRasterBand"):
        for node in band.iter("SourceFilename"):
            source = _place(folder, node)
            if band.get("subClass") != RAW:
                sources[source] = None
            elif not source.resolve().is_relative_to(folder.resolve()):
                raise RasterUnreadable(f"{path} shows the bytes of another file as pixels: {source}.",
                                       hint="Do not use this file; of a raster of your own, write a GeoTIFF first.")
    if any(RAW in str(source) for source in sources):  # a virtual raster as text
        raise RasterUnreadable(f"{path} hides which file's bytes it shows as pixels.", hint="Do not use this file.")
    for source in list(sources)[:MOST_SOURCES]:
        require_rasters(source, depth + 1)


def _place(folder: Path, node: ElementTree.Element) -> Path:
    text = (node.text or "").strip()
    return folder / text if node.get("relativeToVRT") == "1" else Path(os.path.abspath(text))


def _is_virtual(path: Path) -> bool:
    try:
        with open(path, "rb") as file:
            return HEAD in file.read(HEAD_BYTES)
    except (OSError, ValueError):  # an address, or a name that no system knows
        return False
