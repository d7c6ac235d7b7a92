"""Sparse WSSS worker: land-cover maps from image-level labels, without QGIS."""

from sparse_wsss.gdal_limits import limit_gdal

__version__ = "0.1.0"
PROTOCOL = 1
"""Number of the job and event format; the plugin refuses another one."""

limit_gdal()  # here, because GDAL reads it when it is loaded
