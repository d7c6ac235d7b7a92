"""A QGIS without a display, with a main window, a map and the plugin, that measures what keeps its event loop.

Its methods in camel case are those that a plugin calls on ``iface``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMainWindow

from tests.plugin.dock.waiting import Heartbeat, wait_for

REST_BEATS = 40  # 0.2 s before and after: what an action leaves behind belongs to it


class Window:
    """QGIS as a plugin finds it.

    Args:
        folder: for files of this repeat.
        kept: for files that all repeats share.
    """

    def __init__(self, folder: Path, kept: Path) -> None:
        self.folder, self.kept = folder, kept
        self.rows: dict[str, dict[str, float]] = {}
        self.version = Qgis.QGIS_VERSION
        self.application = QgsApplication([], True)
        self.application.initQgis()
        sys.path.append(str(Path(self.application.pkgDataPath()) / "python" / "plugins"))
        from processing.core.Processing import Processing

        Processing.initialize()
        self.project = QgsProject.instance()
        self.main, self.canvas = QMainWindow(), QgsMapCanvas()
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32640"))  # QGIS has opened PROJ by then
        self._bridge = QgsLayerTreeMapCanvasBridge(self.project.layerTreeRoot(), self.canvas)
        self._bridge.setAutoSetupOnFirstLayer(False)
        self._bar = QgsMessageBar(self.main)
        self.main.setCentralWidget(self.canvas)
        self.main.resize(1400, 950)
        self.main.show()
        self.plugin: Any = None
        self.rest()

    # ------------------------------------------------------------ measuring

    @contextmanager
    def row(self, name: str) -> Iterator[None]:
        """Measure a block: how long it takes, the longest time without a beat, and the most work of our thread in it.

        Event loops run in the block where it waits; what it leaves behind is waited for and measured too.
        """
        with Heartbeat() as heart:
            self.rest()
            start = time.perf_counter()
            yield
            took_s = time.perf_counter() - start
            self.rest()
        self.rows[name] = {"took_ms": 1000 * took_s, "gap_ms": 1000 * heart.largest_gap,
                           "work_ms": 1000 * heart.largest_work, "collection_ms": 1000 * heart.largest_collection}

    def took(self, name: str, do: Callable[[], object]) -> None:
        """Measure how long a call takes that no event loop goes on beside."""
        with Heartbeat() as heart:
            start = time.perf_counter()
            do()
            took_s = time.perf_counter() - start
        self.rows[name] = {"took_ms": 1000 * took_s, "gap_ms": 1000 * took_s, "work_ms": 1000 * heart.largest_work,
                           "collection_ms": 1000 * heart.largest_collection}

    def rest(self) -> None:
        """Let the event loop run, and the map be drawn."""
        with Heartbeat() as heart:
            wait_for(lambda: len(heart.gaps) > REST_BEATS and not self.canvas.isDrawing(), 60)

    # ------------------------------------------------------------ the panel

    def start_plugin(self) -> None:
        """Do what QGIS does at its start."""
        from sparse_wsss_plugin import classFactory

        self.plugin = classFactory(self)
        self.plugin.initGui()

    def open_dock(self, page: str = "data", **state: Any) -> Any:
        """Open the panel at a page that stands still; return the panel."""
        if self.plugin is None:
            self.start_plugin()
        self.plugin.show_panel()
        dock = self.main.findChild(QDockWidget, "sparseWsssDock")
        dock.state.set(**state)
        dock.show_page(page)
        self.rest()
        return dock

    # ------------------------------------------------------------ what a plugin asks of QGIS

    def mainWindow(self) -> QMainWindow:
        """The main window."""
        return self.main

    def mapCanvas(self) -> QgsMapCanvas:
        """The map."""
        return self.canvas

    def messageBar(self) -> QgsMessageBar:
        """Where messages are shown."""
        return self._bar

    def addPluginToRasterMenu(self, _name: str, action: QAction) -> None:
        """Add an entry to the menu."""
        self.main.menuBar().addAction(action)

    def addDockWidget(self, area: Qt.DockWidgetArea, dock: QDockWidget) -> None:
        """Add a panel."""
        self.main.addDockWidget(area, dock)
