"""A raster of the project or of the disk: a list of layers with a button for files.

What the raster is used for is left to the page.
"""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ..layers import file_of, same_path
from ..qt import RASTER_LAYERS, tr


class RasterPicker(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Pick a raster; ``picked`` carries its path, "" for none."""

    picked = pyqtSignal(str)
    refused = pyqtSignal(str)

    def __init__(self, what: str, tip: str, may_be_empty: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._path = what, ""
        self._own: QgsRasterLayer | None = None
        self.combo, self.button = QgsMapLayerComboBox(), QToolButton()
        self.combo.setFilters(RASTER_LAYERS)
        self.combo.setAllowEmptyLayer(may_be_empty)
        self.combo.setToolTip(tip)
        self.combo.setAccessibleName(what)
        self.combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.setText("…")
        self.button.setToolTip(tr("Open a file"))
        self.button.setAccessibleName(tr("Open a file: {}").format(what))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.combo, 1)
        layout.addWidget(self.button)
        self.combo.setLayer(None)
        # what a person picks; by itself the list goes to another layer when its own is removed
        self.combo.activated.connect(lambda _: self._take_layer(self.combo.currentLayer()))
        QgsProject.instance().layersRemoved.connect(self._show_again)
        QgsProject.instance().layersAdded.connect(self._show_again)
        self.button.clicked.connect(self._ask)

    def path(self) -> str:
        """Path of the raster, "" when there is none."""
        return self._path

    def layer(self) -> QgsRasterLayer | None:
        """The raster as a layer, of the project or our own; None when it cannot be opened."""
        if not self._path:
            return None
        found = _loaded(self._path)
        if found is not None:
            self._forget()
            return found
        if self._own is None or self._own.source() != self._path:
            self._forget()
            self._own = _bare(self._path)
            self._own.setParent(self)  # a layer that Python alone holds outlives QGIS, and crashes its end
        return self._own if self._own.isValid() else None

    def set_path(self, path: str) -> None:
        """Show a raster without saying so."""
        self._path = path
        blocker = QSignalBlocker(self.combo)
        found = _loaded(path) if path else None
        self.combo.setAdditionalItems([] if found is not None or not path else [path])
        if found is not None or not path:
            self.combo.setLayer(found)
        else:
            self.combo.setCurrentIndex(self.combo.findText(path))
        del blocker

    def take_file(self, path: str) -> None:
        """Pick a file, as the button does."""
        if not _bare(path).isValid():
            self.refused.emit(tr("{}: {} is no raster that QGIS can open. Next step: pick another file.").format(
                self._what, path))
            return
        self.set_path(os.path.abspath(path))
        self.picked.emit(self._path)

    def _take_layer(self, layer: QgsMapLayer | None) -> None:
        if layer is None and self.combo.currentText() and self.combo.currentText() == self._path:
            return  # the file that is not loaded
        path = file_of(layer) if layer is not None else ""
        if path is None:
            self.refused.emit(tr("{}: the layer '{}' is not in a file. Next step: save it as GeoTIFF (Export > Save "
                                 "As) and pick that.").format(self._what, layer.name()))
            self.set_path(self._path)
            return
        if path != self._path:
            self._path = path
            self.picked.emit(path)

    def _show_again(self, *_: object) -> None:
        """The list has other layers now: the raster stays, as a layer or as a file."""
        self.set_path(self._path)

    def _forget(self) -> None:
        if self._own is not None:
            self._own.deleteLater()
            self._own = None

    def _ask(self) -> None:
        filters = QgsProviderRegistry.instance().fileRasterFilters()
        folder = os.path.dirname(self._path) or QgsProject.instance().absolutePath()
        path, _ = QFileDialog.getOpenFileName(self, self._what, folder, filters)
        if path:
            self.take_file(path)


def _loaded(path: str) -> QgsRasterLayer | None:
    rasters = [one for one in QgsProject.instance().mapLayers().values() if isinstance(one, QgsRasterLayer)]
    return next((one for one in rasters if same_path(file_of(one) or "", path)), None)


def _bare(path: str) -> QgsRasterLayer:
    """The raster without a style: the usual one reads pixels for its contrast, which takes a while."""
    options = QgsRasterLayer.LayerOptions(False)
    return QgsRasterLayer(path, Path(path).stem, "gdal", options)
