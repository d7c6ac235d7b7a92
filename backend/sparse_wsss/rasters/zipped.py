"""Finds the raster in a zip; products of Sentinel-2 are left to ``sentinel2``."""

from __future__ import annotations

import zipfile
from pathlib import Path

import rasterio
from rasterio.drivers import raster_driver_extensions
from rasterio.errors import RasterioError

from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.rasters.sentinel2 import zip_error, zipped

ALSO_RASTERS = ("vrt", "jp2", "adf", "hdf", "h5")
MOST_TRIED = 64  # a zip with more files like rasters is no raster
MOST_LISTED = 12


def raster_in_zip(path: Path) -> str:
    """GDAL's name of the one raster in a zip.

    Raises: RasterUnreadable when there is none, or several, naming them.
    """
    endings = {ending.lower() for ending in raster_driver_extensions()} | {*ALSO_RASTERS}
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if Path(name).suffix.lower().lstrip(".") in endings]
    except (zipfile.BadZipFile, OSError) as error:
        raise zip_error(path, error) from None
    found = [name for name in (f"{zipped(path)}/{one}" for one in names[:MOST_TRIED]) if _is_raster(name)]
    if not found:
        raise RasterUnreadable(f"{path} holds no raster.",
                               hint="Choose a zip with a raster such as a GeoTIFF in it, not in a further zip.")
    if len(found) > 1:
        raise RasterUnreadable(f"{path} holds {len(found)} rasters.",
                               hint=f"Give one of them: {', '.join(found[:MOST_LISTED])}; or stack them with "
                               "'Stack bands'.")
    return found[0]


def _is_raster(name: str) -> bool:
    try:
        with rasterio.open(name) as dataset:
            return bool(dataset.count)
    except RasterioError:
        return False
