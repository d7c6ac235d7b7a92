"""Sparse WSSS worker: land-cover maps from image-level labels, without QGIS."""

__version__ = "0.1.0"
PROTOCOL = 1
"""Number of the job and event format; the plugin refuses another one."""
