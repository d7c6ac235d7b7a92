"""Sparse WSSS inside QGIS: land-cover maps from image-level labels.

The entry point of the plugin. Nothing is imported before QGIS asks for it, so that the parts under
``worker`` can be used and tested without QGIS.
"""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """Make the plugin; ``iface`` is None in ``qgis_process``."""
    from .plugin import SparseWsssPlugin

    return SparseWsssPlugin(iface)
