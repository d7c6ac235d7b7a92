"""A print layout of the map in the open project, and the window of QGIS in which it is edited."""

from __future__ import annotations

import qgis.utils
from qgis.core import QgsPrintLayout, QgsProject, QgsRasterLayer

from ..layouts import SIZES, Words, map_layout


def new_sheet(layer: QgsRasterLayer) -> QgsPrintLayout:
    """Add a layout of a layer to the project, under a name that is free.

    Raises: OSError when the template cannot be read.
    """
    project = QgsProject.instance()
    sheet = map_layout(project, layer, SIZES[0], Words())
    project.layoutManager().addLayout(sheet)
    return sheet


def open_designer(sheet: QgsPrintLayout) -> None:
    """Show a layout of the project in the layout designer."""
    if qgis.utils.iface is not None:  # there is none without a window
        qgis.utils.iface.openLayoutDesigner(sheet)
