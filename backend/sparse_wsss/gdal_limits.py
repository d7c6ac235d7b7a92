"""What GDAL may do with a file that somebody sent, said before anything loads GDAL; standard library alone.

GDAL chooses a driver by what a file holds, not by its name: a file named scene.tif may ask for a service on the web, a
virtual raster for Python to be run.
"""

from __future__ import annotations

import os

ELSEWHERE = ("DAAS", "EEDA", "EEDAI", "HTTP", "OGCAPI", "PLMOSAIC", "STACIT", "STACTA", "WCS", "WMS", "WMTS",
             "AmigoCloud", "Carto", "CSW", "Elasticsearch", "NGW", "OAPIF", "PLSCENES", "WFS")
"""Drivers of services on the web; an address of a raster is read without them."""
PROGRAMS = ("ADBC", "GDALG", "GPSBabel")
"""Drivers that load a library or start a program."""
DEFAULTS = {
    "GDAL_CACHEMAX": "256",  # GDAL takes 5 % of the machine's memory; 256 MiB is no slower and the same everywhere
    "GDAL_HTTP_CONNECTTIMEOUT": "30",  # s; GDAL waits for a silent server without an end
    "GDAL_HTTP_LOW_SPEED_TIME": "60",  # s; and for one that falls silent in the middle
    "GDAL_HTTP_LOW_SPEED_LIMIT": "1",  # bytes a second
    "GDAL_HTTP_MAX_RETRY": "3",  # for 429, 502, 503 and 504 alone
}


def limit_gdal() -> None:
    """Leave out drivers that a file has no need of, forbid Python in virtual rasters, and set what may be overridden.

    Source: https://gdal.org/user/configoptions.html and https://gdal.org/drivers/raster/vrt.html (pixel functions).
    """
    skipped = os.environ.get("GDAL_SKIP", "").replace(",", " ").split()
    os.environ["GDAL_SKIP"] = " ".join(dict.fromkeys([*skipped, *ELSEWHERE, *PROGRAMS]))
    os.environ["GDAL_VRT_ENABLE_PYTHON"] = "NO"
    os.environ.pop("OGR_SQLITE_LOAD_EXTENSIONS", None)
    os.environ["GDAL_VRT_RAWRASTERBAND_ALLOWED_SOURCE"] = "SIBLING_OR_CHILD_OF_VRT_PATH"  # before 3.11 rasters.virtual
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
