"""The plugin as QGIS sees it: brings the Processing provider, and in a window three entries of the Raster menu.

The panel is imported and made when it is first shown.
"""

from __future__ import annotations

from typing import Any, Callable

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAbstractItemView, QAction, QDockWidget

from .algorithms.provider import SparseWsssProvider
from .qt import tr
from .worker.contract import shipped

MENU = "Sparse WSSS"
PANEL_PX = 420  # all tabs in sight


class SparseWsssPlugin:
    """Made by ``classFactory``; ``iface`` is None in ``qgis_process``, where ``initGui`` never runs."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: SparseWsssProvider | None = None
        self._actions: list[QAction] = []
        self._dock: Any = None
        self._translator = _translator()

    def initProcessing(self) -> None:
        """Register the provider; called by ``qgis_process`` and by ``initGui``."""
        if self._provider is None:
            self._provider = SparseWsssProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Register the provider and add the menu entry."""
        self.initProcessing()
        self._add("sparseWsssPanel", tr("Sparse WSSS panel"), self.show_panel)
        self._add("sparseWsssEnvironment", tr("Environment of the worker"), self.show_environment)
        self._add("sparseWsssToolbox", tr("Algorithms in the Processing Toolbox"), self.show_toolbox)
        QgsProject.instance().readProject.connect(self._show_panel_of_project)

    def unload(self) -> None:
        """Take back what was added."""
        if self._actions:
            QgsProject.instance().readProject.disconnect(self._show_panel_of_project)
        for action in self._actions:
            self._iface.removePluginRasterMenu(MENU, action)
            action.deleteLater()
        self._actions.clear()
        if self._dock is not None:
            from .dock.run_task import board

            board().leave()  # jobs save their state
            self._dock.close_pages()
            self._iface.removeDockWidget(self._dock)
            self._dock.deleteLater()
            self._dock = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def show_panel(self) -> None:
        """Show the dock, in front of what shares its place."""
        if self._dock is None:
            from .dock.dock_widget import SparseWsssDock  # an import at start would cost every start of QGIS

            self._dock = SparseWsssDock(self._iface.mapCanvas(), parent=self._iface.mainWindow())
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
            self._iface.mainWindow().resizeDocks([self._dock], [PANEL_PX], Qt.Orientation.Horizontal)
        self._dock.state.set(open=1)
        self._dock.setUserVisible(True)

    def show_environment(self) -> None:
        """Show the dock with its bar on the worker's environment: to repair, remove, choose, or copy diagnostics."""
        self.show_panel()
        self._dock.environment.open()

    def show_toolbox(self) -> None:
        """Open the Processing Toolbox with our algorithms unfolded."""
        toolbox = self._iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
        if toolbox is None:
            self._iface.messageBar().pushWarning(MENU, tr("Enable the plugin 'Processing' to see the algorithms."))
            return
        toolbox.setUserVisible(True)
        tree = getattr(toolbox, "algorithmTree", None)
        if tree is None:
            return
        model, name = tree.model(), self._provider.name() if self._provider is not None else ""
        for place in (model.index(row, 0) for row in range(model.rowCount())):
            if place.data() == name:
                tree.expandRecursively(place)
                tree.setCurrentIndex(place)
                tree.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtTop)

    def _add(self, name: str, text: str, do: Callable[[], None]) -> None:
        action = QAction(QIcon(str(shipped("resources/icons/sparse_wsss.svg"))), text, self._iface.mainWindow())
        action.setObjectName(name)
        action.triggered.connect(lambda *_: do())
        self._iface.addPluginToRasterMenu(MENU, action)
        self._actions.append(action)

    def _show_panel_of_project(self, *_: Any) -> None:
        """Bring the dock back with a project in which it was open."""
        if QgsProject.instance().readEntry("sparse_wsss", "open", "")[0] == "1":
            self.show_panel()


def _translator() -> QTranslator | None:
    """Translation for the language of QGIS, installed; None when there is none. ``de_AT`` takes that of ``de``."""
    locale = str(QgsApplication.locale())
    for name in (locale, locale.split("_")[0]):
        file, translator = shipped(f"resources/i18n/sparse_wsss_{name}.qm"), QTranslator()
        if file.is_file() and translator.load(str(file)):
            QCoreApplication.installTranslator(translator)
            return translator
    return None
