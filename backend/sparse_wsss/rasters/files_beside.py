"""Sees which files GDAL would open beside a raster for its overviews and its mask, before it opens them.

It opens them by their content: one may be a virtual raster, and a line in the header of any GeoTIFF may name a file
anywhere, or an address, as its overviews. What a virtual raster may show is left to ``virtual``.
"""

from __future__ import annotations

from pathlib import Path

from rasterio.io import DatasetReader

from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.rasters.virtual import require_rasters

SUFFIXES = (".ovr", ".msk", ".msk.ovr", ".ovr.msk")
DOMAIN, KEY = "OVERVIEWS", "OVERVIEW_FILE"  # GDAL knows them in any case of letters
BESIDE = ":::BASE:::"  # before a name in the raster's own folder, as GDAL writes it itself


def require_own_files(path: Path, dataset: DatasetReader) -> None:
    """See that overviews and mask of an open raster lie beside it and show no bytes of other files.

    Raises: RasterUnreadable naming the file.
    """
    for suffix in SUFFIXES:
        require_rasters(path.with_name(path.name + suffix))
    for key, name in dataset.tags(ns=DOMAIN).items():
        if key.upper() != KEY:
            continue
        own = name.removeprefix(BESIDE)
        if own == name or not own.strip(". ") or any(sign in own for sign in "/\\:<"):
            raise RasterUnreadable(f"{path} takes its overviews from another place: {name}.",
                                   hint="Do not use this file; of a raster of your own, export it again.")
        require_rasters(path.with_name(own))
