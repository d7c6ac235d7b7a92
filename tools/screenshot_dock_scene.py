"""Runs inside QGIS (``qgis --code``): goes through the pages of the panel as a person would, and saves the window.

What is done on a page is a generator: it yields milliseconds to wait, or a condition to wait for.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import qgis.utils
from osgeo import ogr
from qgis.core import QgsApplication, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface

sys.path.insert(0, os.environ["SPARSE_WSSS_TOOLS"])  # QGIS runs this file without its folder
from scene_style import natural
from scene_window import guarded, lay_out, leave

FACTS = json.loads(os.environ["SPARSE_WSSS_SHOT"])
DEMO = Path(FACTS["demo"])
KEPT_TOOLBARS = ("mFileToolBar", "mMapNavToolBar")
LAYERS_PX, PANEL_PX = 230, 450
WAIT_S = 180
UNLABELLED = 180  # tiles whose labels are taken away, so that there is something to do
Step = float | Callable[[], bool]


def script() -> Iterator[Step]:
    """Everything, page by page."""
    dock = arrange()
    yield 800
    load(dock)
    yield is_idle
    pages: dict[str, Callable[[Any], Iterator[Step]]] = {
        "data": data, "labels": labels, "run": run, "heads": heads, "clusters": clusters, "result": result}
    for name, picture in FACTS["pictures"].items():
        dock.show_page(name)
        yield 600
        yield is_idle
        yield from pages[name](dock.page(name))
        yield 500
        yield is_idle
        yield 300
        save(picture)


# ------------------------------------------------------------ what is done on each page


def data(page: Any) -> Iterator[Step]:
    """The grid over the whole scene."""
    zoom(1.0)
    yield 400


def labels(page: Any) -> Iterator[Step]:
    """The next tile without labels, and two of its classes."""
    show_layer("tiles", True)
    for _ in range(40):  # somewhere in the midst of the scene
        QTest.keyClick(page, Qt.Key.Key_Space)
    yield 1500
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(page, key)
    yield 600


def run(page: Any) -> Iterator[Step]:
    """Curves of the run, and why it takes as long as it does."""
    show_layer("tiles", False)
    zoom(1.0)
    page.fields.why.setChecked(True)
    yield lambda: bool(page.fields.estimate.text())


def heads(page: Any) -> Iterator[Step]:
    """What the most important head looks at."""
    table = page.heads.table
    best = max(table.open, key=lambda head: head.worth() if callable(getattr(head, "worth", None)) else 0)
    page.choose_head(best.name)
    yield lambda: not page.looker.is_busy
    page.on_map.go_to(page.tile)
    page.form.on_map.setChecked(True)
    yield 1500


def clusters(page: Any) -> Iterator[Step]:
    """The masks, and the evidence for the first cluster."""
    show_layer("attention", False)
    zoom(0.6)
    page.form.table.setFocus()
    QTest.keyClick(page.form.table, Qt.Key.Key_Home)
    yield 1500


def result(page: Any) -> Iterator[Step]:
    """The transformer's own map left, the refined one right of the line."""
    zoom(1.0)
    page.accuracy.take_file(str(DEMO / "scene" / "truth.tif"))
    page.shows["pseudomasks"].setChecked(False)
    page.shows["map"].setChecked(True)
    page.measure()
    yield lambda: not page.accuracy.job.is_running
    box = page.compare.box
    box.left.setCurrentIndex(max(0, box.left.findData("round:0")))
    box.right.setCurrentIndex(box.right.findData("map"))
    box.swipe.setChecked(True)
    yield lambda: page.compare.swipe.is_on
    box.slider.setValue(450)
    yield 1500


# ------------------------------------------------------------ the window


def arrange() -> Any:
    """Lay out the window with the panel at its right; return the panel."""
    window = lay_out(1500, 980, KEPT_TOOLBARS, ("Layers",))
    qgis.utils.plugins["sparse_wsss"].show_panel()
    panel = window.findChild(QDockWidget, "sparseWsssDock")
    layers = window.findChild(QDockWidget, "Layers")
    window.resizeDocks([layers, panel], [LAYERS_PX, PANEL_PX], Qt.Orientation.Horizontal)
    iface.mapCanvas().setCanvasColor(QColor("#323232" if FACTS["dark"] else "white"))
    return panel


def load(dock: Any) -> None:
    """The demo as a person has it at the end, with some tiles that wait for their labels."""
    from sparse_wsss.dock import layer_group, palette, run_status

    forget_labels(DEMO / "labelled.gpkg")
    natural(layer_group.put("scene", DEMO / "scene" / "optical.tif", "Scene"))
    layer_group.put("map", DEMO / "map.tif", "Land-cover map")
    layer_group.put("tiles", f"{DEMO / 'labelled.gpkg'}|layername=tiles", "Tiles")
    classes = list(palette.of_tile_index(str(DEMO / "labelled.gpkg")).classes)
    preset, settings = run_status.run_status(DEMO / "run").own_settings()
    dock.state.set(preset=preset, settings=settings)
    dock.state.set(raster=str(DEMO / "scene" / "optical.tif"), sar=str(DEMO / "scene" / "sar.tif"), tile_size=64,
                   stride=32, tiles=str(DEMO / "labelled.gpkg"), run=str(DEMO / "run"), map=str(DEMO / "map.tif"),
                   confidence=str(DEMO / "confidence.tif"), classes=classes)
    for role in ("map", "tiles"):
        show_layer(role, False)
    layer = layer_group.layer_of("scene")
    QgsProject.instance().setCrs(layer.crs())
    iface.mapCanvas().setDestinationCrs(layer.crs())


def show_layer(role: str, is_shown: bool) -> None:
    """Draw a layer, or do not."""
    from sparse_wsss.dock import layer_group

    layer = layer_group.layer_of(role)
    if layer is not None:
        layer_group.group().findLayer(layer.id()).setItemVisibilityChecked(is_shown)


def forget_labels(path: Path) -> None:
    """Take the labels of some tiles away."""
    source = ogr.Open(str(path), 1)
    tiles = source.GetLayerByName("tiles")
    tiles.StartTransaction()
    for number, feature in enumerate(tiles):
        if number % max(1, tiles.GetFeatureCount() // UNLABELLED) == 0:
            feature.SetFieldNull("labels")
            tiles.SetFeature(feature)
    tiles.CommitTransaction()


def zoom(share: float) -> None:
    """Show the middle of the scene, as large a share of its side."""
    from sparse_wsss.dock import layer_group

    whole, canvas = layer_group.layer_of("scene").extent(), iface.mapCanvas()
    side = share * whole.width() * 1.04
    middle = QPointF(whole.center().x(), whole.center().y())
    canvas.setExtent(QgsRectangle(middle.x() - side / 2, middle.y() - side / 2, middle.x() + side / 2,
                                  middle.y() + side / 2))
    canvas.refresh()


def is_idle() -> bool:
    """Tell whether nothing is at work."""
    from sparse_wsss.dock.background import at_work

    return not (QgsApplication.taskManager().countActiveTasks() or at_work() or iface.mapCanvas().isDrawing())


def save(picture: str) -> None:
    """Save the window."""
    iface.messageBar().clearWidgets()
    QApplication.processEvents()
    iface.mainWindow().grab().save(picture, "PNG")


# ------------------------------------------------------------ step by step


class Player:
    """Goes through the script with the event loop running; leaves at the end, or says why not."""

    def __init__(self, steps: Iterator[Step]) -> None:
        self._steps = steps
        self._condition: Callable[[], bool] | None = None
        self._deadline_s = 0.0

    def go(self) -> None:
        """Take the next step, or ask again whether the last one is done."""
        guarded(self._go)

    def _go(self) -> None:
        if self._condition is not None and not self._condition():
            if time.monotonic() > self._deadline_s:
                raise TimeoutError("a page did not come to rest")
            QTimer.singleShot(100, self.go)
            return
        try:
            step = next(self._steps)
        except StopIteration:
            leave(0)
        self._condition = step if callable(step) else None
        self._deadline_s = time.monotonic() + WAIT_S
        QTimer.singleShot(100 if callable(step) else int(step), self.go)


player = Player(script())  # a timer holds its object by a thread alone
QTimer.singleShot(1500, player.go)
