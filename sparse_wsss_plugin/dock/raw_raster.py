"""A raster that is written where it lies: pixels in a flat file, described by a VRT beside it.

Changing a few tiles changes a few bytes, and QGIS draws the file like any other. Used for what the dock draws itself;
results are the worker's GeoTIFFs.
"""

from __future__ import annotations

import html
import sys
from pathlib import Path
from typing import Any

import numpy as np

from .run_files import write_whole
from .tile_places import Affine

TYPES = {"uint8": "Byte", "float32": "Float32"}


class RawRaster:
    """One band; the file is opened for each change, so that nothing stays mapped when its folder is to move.

    Args:
        vrt: path of the description; the pixels are beside it, with the suffix ``.raw``.
        height: rows.
        width: columns.
        dtype: ``uint8`` or ``float32``.
    """

    def __init__(self, vrt: Path, height: int, width: int, dtype: str) -> None:
        self.vrt, self.shape, self.dtype = vrt, (height, width), np.dtype(dtype)
        self.raw = vrt.with_suffix(".raw")

    def describe(self, crs: str, transform: Affine, nodata: float | None = None) -> None:
        """Write the VRT. Raises: OSError."""
        height, width = self.shape
        item = self.dtype.itemsize
        none = "" if nodata is None else f"\n    <NoDataValue>{nodata:g}</NoDataValue>"
        write_whole(self.vrt, f"""<VRTDataset rasterXSize="{width}" rasterYSize="{height}">
  <SRS>{html.escape(crs, quote=False)}</SRS>
  <GeoTransform>{", ".join(repr(float(value)) for value in transform)}</GeoTransform>
  <VRTRasterBand dataType="{TYPES[self.dtype.name]}" band="1" subClass="VRTRawRasterBand">{none}
    <SourceFilename relativeToVRT="1">{html.escape(self.raw.name, quote=False)}</SourceFilename>
    <ImageOffset>0</ImageOffset>
    <PixelOffset>{item}</PixelOffset>
    <LineOffset>{item * width}</LineOffset>
    <ByteOrder>{"LSB" if sys.byteorder == "little" else "MSB"}</ByteOrder>
  </VRTRasterBand>
</VRTDataset>
""")

    def make(self, fill: float) -> None:
        """Write all pixels with one value, in pieces. Raises: OSError."""
        self.raw.parent.mkdir(parents=True, exist_ok=True)
        height, width = self.shape
        rows = max(1, (1 << 22) // max(1, width))
        block = np.full((rows, width), fill, self.dtype)
        with open(self.raw, "wb") as file:
            for start in range(0, height, rows):
                file.write(block[: height - start].tobytes())

    def put(self, array: Any) -> None:
        """Write all pixels. Raises: OSError."""
        self.raw.parent.mkdir(parents=True, exist_ok=True)
        self.raw.write_bytes(np.ascontiguousarray(array, self.dtype).tobytes())

    def pixels(self) -> Any:
        """The pixels as a map of the file, to be changed in place. Raises: OSError, ValueError."""
        return np.memmap(self.raw, self.dtype, "r+", shape=self.shape)
