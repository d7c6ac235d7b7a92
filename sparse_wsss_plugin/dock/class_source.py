"""Where classes come from and go to: a layer's renderer, a style file, a table, the tile index.

Reading is ``palette``'s; what is done with the classes is left to the page.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QToolButton, QWidget

from ..qt import tr
from . import palette
from .dock_state import DockState
from .legends import legends
from .palette import Palette, PaletteProblem

READERS = {".qml": palette.of_qml, ".csv": palette.of_csv, ".tsv": palette.of_csv, ".txt": palette.of_csv,
           ".gpkg": palette.of_tile_index}


class ClassSource(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Two buttons; ``picked`` carries the classes that were found."""

    picked = pyqtSignal(list)
    refused = pyqtSignal(str)
    told = pyqtSignal(str)

    def __init__(self, state: DockState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.take_button, self.save_button = QToolButton(), QToolButton()
        self.menu = QMenu(self)
        self.take_button.setText(tr("Take from"))
        self.take_button.setToolTip(tr("Take names and colours from a layer, a style file (.qml) or a table (.csv)"))
        self.take_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.take_button.setMenu(self.menu)
        self.save_button.setText(tr("Save…"))
        self.save_button.setToolTip(tr("Save the classes as a table (.csv) with code, name and colour"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.take_button)
        layout.addWidget(self.save_button)
        layout.addStretch(1)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.save_button.clicked.connect(self._ask_to_save)

    def fill_menu(self) -> None:
        """List the layers whose renderer has classes, and the files."""
        self.menu.clear()
        self.menu.addAction(tr("A file…")).triggered.connect(lambda *_: self._ask_for_file())
        built_in = self.menu.addMenu(tr("A legend that is built in"))
        for title, path in legends():
            built_in.addAction(title).triggered.connect(partial(self.take_legend, str(path)))
        self.menu.addSeparator()
        layers = QgsProject.instance().mapLayers().values()
        for layer in sorted(layers, key=lambda one: str(one.name()).lower()):
            if isinstance(layer, (QgsRasterLayer, QgsVectorLayer)) and layer.renderer() is not None and (
                    layer.renderer().type() in ("paletted", "categorizedSymbol")):
                take = self.menu.addAction(str(layer.name()).replace("&", "&&"))
                take.triggered.connect(partial(self.take_layer, layer.id()))

    def take_layer(self, key: str, *_: Any) -> None:
        """Take the classes of a layer of the project, by its id."""
        layer = QgsProject.instance().mapLayer(key)
        if layer is not None:
            self._take(lambda: palette.of_layer(layer))

    def take_legend(self, path: str, *_: Any) -> None:
        """Take the classes of a legend, by its file."""
        self._take(lambda: palette.of_csv(path))

    def take_file(self, path: str) -> None:
        """Take the classes of a file, by what its name ends in."""
        reader = READERS.get(os.path.splitext(path)[1].lower(), palette.of_csv)
        self._take(lambda: reader(path))

    def save(self, path: str) -> None:
        """Write the classes as a table."""
        try:
            Palette(self._state.classes).to_csv(path)
        except OSError as error:
            self.refused.emit(tr("{} cannot be written: {}. Next step: choose another folder.").format(path, error))
            return
        self.told.emit(tr("The classes are in {}.").format(path))

    def _take(self, read: Callable[[], Palette]) -> None:
        try:
            found = read()
        except PaletteProblem as error:
            self.refused.emit(str(error))
            return
        self.picked.emit(list(found.classes))

    def _ask_for_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Classes from a file"), QgsProject.instance().absolutePath(),
                                              tr("Style, table or tile index") + " (*.qml *.csv *.tsv *.gpkg)")
        if path:
            self.take_file(path)

    def _ask_to_save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save the classes"), QgsProject.instance().absolutePath(),
                                              "CSV (*.csv)")
        if path:
            self.save(path if path.lower().endswith(".csv") else f"{path}.csv")
