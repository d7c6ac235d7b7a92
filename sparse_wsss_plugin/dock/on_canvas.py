"""Map tools and items of the map go with the page that made them: the map would keep them, and with them the page."""

from __future__ import annotations

from functools import partial

from qgis.gui import QgsMapCanvasItem, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject


def goes_with(owner: QObject, thing: QgsMapTool | QgsMapCanvasItem) -> None:
    """Delete a tool or an item when its owner is deleted, unless the map is gone and has taken it along."""
    owner.destroyed.connect(partial(_delete, thing))


def _delete(thing: QgsMapTool | QgsMapCanvasItem, *_: QObject) -> None:
    if not sip.isdeleted(thing):
        sip.delete(thing)
