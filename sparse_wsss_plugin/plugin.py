"""The plugin as QGIS sees it: brings the Processing provider, and in a window one entry of the Raster menu."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAbstractItemView, QAction, QDockWidget

from .algorithms.provider import SparseWsssProvider
from .qt import tr
from .worker.contract import PACKAGE, shipped

MENU = "Sparse WSSS"


class SparseWsssPlugin:
    """Made by ``classFactory``; ``iface`` is None in ``qgis_process``, where ``initGui`` never runs."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: SparseWsssProvider | None = None
        self._action: QAction | None = None
        self._translator = _translator()

    def initProcessing(self) -> None:
        """Register the provider; called by ``qgis_process`` and by ``initGui``."""
        if self._provider is None:
            self._provider = SparseWsssProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Register the provider and add the menu entry."""
        self.initProcessing()
        icon = QIcon(str(shipped("resources/icons/sparse_wsss.svg")))
        self._action = QAction(icon, tr("Algorithms in the Processing Toolbox"), self._iface.mainWindow())
        self._action.setObjectName("sparseWsssToolbox")
        self._action.triggered.connect(self.show_toolbox)
        self._iface.addPluginToRasterMenu(MENU, self._action)

    def unload(self) -> None:
        """Take back what was added."""
        if self._action is not None:
            self._iface.removePluginRasterMenu(MENU, self._action)
            self._action = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)

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


def _translator() -> QTranslator | None:
    """Translation for the language of QGIS, when there is one."""
    language = str(QgsSettings().value("locale/userLocale", "en") or "en")[:2]
    translator = QTranslator()
    if not translator.load(str(PACKAGE / "i18n" / f"sparse_wsss_{language}.qm")):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
