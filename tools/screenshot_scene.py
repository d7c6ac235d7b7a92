"""Runs inside QGIS (``qgis --code``): arranges the window for the screenshot, saves it and leaves.

Two map views side by side, the layers with their classes, and the Toolbox open at Sparse WSSS.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from qgis.core import (
    QgsFillSymbol,
    QgsMapThemeCollection,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QModelIndex, Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLineEdit, QMainWindow, QTreeView
from qgis.utils import iface

sys.path.insert(0, os.environ["SPARSE_WSSS_TOOLS"])  # QGIS runs this file without its folder
from scene_style import natural
from scene_window import guarded, lay_out, leave

FILES = json.loads(os.environ["SPARSE_WSSS_SHOT"])
KEPT_TOOLBARS = ("mFileToolBar", "mMapNavToolBar", "mAttributesToolBar")
WIDTHS = {"Layers": 220, "map": 550, "ProcessingToolbox": 250}


def arrange() -> None:
    """Load the layers and lay out the window."""
    window = lay_out(1600, 940, KEPT_TOOLBARS, ("Layers", "ProcessingToolbox"))
    layers = load()
    second = iface.createNewMapCanvas("True land cover")
    themes(layers)
    canvases = {"Land cover from image-level labels": iface.mapCanvas(), "True land cover": second}
    for name, canvas in canvases.items():
        canvas.setTheme(name)
        canvas.setCanvasColor(QColor("white"))
    place(window, second)
    QTimer.singleShot(1500, lambda: zoom_and_shoot(window, list(canvases.values()), layers["map"]))


def load() -> dict[str, QgsRasterLayer]:
    """Add the layers, top first, and open the classes of the map."""
    project = QgsProject.instance()
    tiles = QgsVectorLayer(FILES["tiles"] + "|layername=tiles", "Tiles with labels", "ogr")
    tiles.renderer().setSymbol(QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "255,255,255,140", "outline_width": "0.2"}))
    layers = {
        "tiles": tiles,
        "map": QgsRasterLayer(FILES["map"], "Land-cover map"),
        "reference": QgsRasterLayer(FILES["reference"], "True land cover"),
        "confidence": QgsRasterLayer(FILES["confidence"], "Confidence"),
        "scene": natural(QgsRasterLayer(FILES["scene"], "Scene")),
    }
    for layer in layers.values():
        if layer.isValid():
            project.addMapLayer(layer, False)
            node = project.layerTreeRoot().addLayer(layer)
            node.setExpanded(layer.name() in ("Land-cover map", "True land cover"))
            node.setItemVisibilityChecked(layer.name() == "Land-cover map")
    return {name: layer for name, layer in layers.items() if layer.isValid()}


def themes(layers: dict[str, QgsRasterLayer]) -> None:
    """One map theme for each view."""
    collection = QgsProject.instance().mapThemeCollection()
    for name, shown in (("Land cover from image-level labels", "map"), ("True land cover", "reference")):
        record = QgsMapThemeCollection.MapThemeRecord()
        record.addLayerRecord(QgsMapThemeCollection.MapThemeLayerRecord(layers[shown]))
        collection.insert(name, record)


def place(window: QMainWindow, second: QgsMapCanvas) -> None:
    """Dock the second view beside the first, and the Toolbox at the right."""
    view = dock_of(second)
    view.setFloating(False)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, view)
    toolbox = window.findChild(QDockWidget, "ProcessingToolbox")
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, toolbox)
    window.splitDockWidget(view, toolbox, Qt.Orientation.Horizontal)
    toolbox.setVisible(True)
    view.setVisible(True)
    docks = [window.findChild(QDockWidget, "Layers"), view, toolbox]
    window.resizeDocks(docks, list(WIDTHS.values()), Qt.Orientation.Horizontal)
    toolbox.findChild(QLineEdit).setText("wsss")
    for tree in toolbox.findChildren(QTreeView):
        tree.expandAll()
        tree.setCurrentIndex(QModelIndex())


def dock_of(canvas: QgsMapCanvas) -> QDockWidget:
    """The dock that holds a map view."""
    widget = canvas
    while not isinstance(widget, QDockWidget):
        widget = widget.parentWidget()
    return widget


def zoom_and_shoot(window: QMainWindow, canvases: list[QgsMapCanvas], layer: QgsRasterLayer) -> None:
    """Show the same ground at the same scale in every view, as much of it as fills them; save the window."""
    whole = layer.extent()
    for canvas in canvases:
        canvas.setDestinationCrs(layer.crs())
        share = min(1.0, canvas.width() / canvas.height())
        canvas.setExtent(QgsRectangle(whole.xMaximum() - share * whole.width(), whole.yMinimum(),
                                      whole.xMaximum(), whole.yMaximum()))
    scale = min(canvas.scale() for canvas in canvases)
    for canvas in canvases:
        canvas.zoomScale(scale)
        canvas.setCenter(canvases[0].center())
        canvas.refresh()
        canvas.waitWhileRendering()
    QTimer.singleShot(2500, lambda: shoot(window))


def shoot(window: QMainWindow) -> None:
    """Save the window and leave."""
    QApplication.processEvents()
    window.grab().save(FILES["output"], "PNG")
    leave(0)


if Path(FILES["map"]).exists():
    QTimer.singleShot(1500, lambda: guarded(arrange))
