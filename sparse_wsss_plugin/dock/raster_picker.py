"""A raster of the project or of the disk: a list of layers with a button for files, which are opened in the background.

What the raster is used for is left to the page.
"""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ..layers import file_of, open_raster, same_path, worker_source
from ..qt import RASTER_LAYERS, tr
from .background import in_background


class RasterPicker(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Pick a raster; ``picked`` carries its path, "" for none.

    A file is opened before it is picked; of several that are opened at a time the last one counts.
    """

    picked = pyqtSignal(str)
    refused = pyqtSignal(str)
    opened = pyqtSignal()  # what ``layer`` could not give yet, it gives now; or it never will

    def __init__(self, what: str, tip: str, may_be_empty: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._path = what, ""
        self._own: QgsRasterLayer | None = None  # of a file that is no layer of the project
        self._opening = self._unreadable = ""  # paths
        self._is_pick = False  # what is being opened is picked when it is open
        self._n_opened = 0
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
        QgsProject.instance().cleared.connect(self._leave_project)  # what was asked for belongs to the project before
        self.button.clicked.connect(self._ask)

    def path(self) -> str:
        """Path of the raster, "" when there is none."""
        return self._path

    @property
    def is_opening(self) -> bool:
        """Tell whether a file is being opened."""
        return bool(self._opening)

    def layer(self) -> QgsRasterLayer | None:
        """The raster as a layer, of the project or our own; None when it cannot be opened, or until ``opened``."""
        if not self._path:
            return None
        found = _loaded(self._path)
        if found is not None:
            self._forget()
            return found
        if self._own is not None and self._own.source() == self._path:
            return self._own
        if not self._opening and self._path != self._unreadable:
            self._open(self._path, is_pick=False)
        return None

    def take_own(self) -> QgsRasterLayer | None:
        """Give our own layer away, to be put on the map."""
        layer, self._own = self._own, None
        if layer is not None:
            layer.setParent(None)
        return layer

    def set_path(self, path: str) -> None:
        """Show a raster without saying so."""
        if path != self._path:
            self._give_up()
        self._path = path
        self._show()

    def take_file(self, path: str) -> None:
        """Pick a file, as the button does."""
        self._open(os.path.abspath(path), is_pick=True)
        self._show()

    # ------------------------------------------------------------ opening

    def _open(self, path: str, is_pick: bool) -> None:
        self._n_opened += 1
        self._opening, self._is_pick, number = path, is_pick, self._n_opened
        in_background(tr("Sparse WSSS: open a raster"), lambda _: open_raster(path),
                      lambda layer: self._end(number, layer), lambda _: self._end(number, None), self)

    def _end(self, number: int, layer: QgsRasterLayer | None) -> None:
        if number != self._n_opened:
            return  # another was asked for since
        path, self._opening = self._opening, ""
        if layer is not None:
            self._forget()
            self._own, self._unreadable = layer, ""
            layer.setParent(self)  # a layer that Python alone holds outlives QGIS, and crashes its end
        if not self._is_pick:
            self._unreadable = path if layer is None else ""
            self.opened.emit()
        elif layer is not None:
            self._path = path
            self._show()
            self.picked.emit(path)
        else:
            self._show()
            self.refused.emit(_not_opened().format(self._what, path) if worker_source(path) is None
                              else _to_stack().format(self._what, path))
            self.opened.emit()

    def _give_up(self) -> None:
        """Want no more what is being opened."""
        self._n_opened += 1
        self._opening = self._unreadable = ""

    def _leave_project(self) -> None:
        self._give_up()
        self._show()

    def _show(self) -> None:
        """Show what is picked, or the file that is being opened to be picked."""
        is_waiting = bool(self._opening) and self._is_pick
        found = _loaded(self._path) if self._path and not is_waiting else None
        text = tr("Opening {}…").format(Path(self._opening).name) if is_waiting else self._path
        blocker = QSignalBlocker(self.combo)
        self.combo.setAdditionalItems([] if found is not None or not text else [text])
        if found is not None or not text:
            self.combo.setLayer(found)
        else:
            self.combo.setCurrentIndex(self.combo.findText(text))
        del blocker

    def _take_layer(self, layer: QgsMapLayer | None) -> None:
        if layer is None and self.combo.currentText():
            return  # the file that is not loaded, or not open yet
        path = file_of(layer) if layer is not None else ""
        if path is None:
            self.refused.emit(tr("{}: the layer '{}' is not in a file. Next step: save it as GeoTIFF (Export > Save "
                                 "As) and pick that.").format(self._what, layer.name()))
            self._show()
            return
        self._give_up()
        if path != self._path:
            self._path = path
            self.picked.emit(path)

    def _show_again(self, *_: object) -> None:
        """The list has other layers now: the raster stays, as a layer or as a file."""
        self._show()

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


def _not_opened() -> str:
    return tr("{}: {} is no raster that QGIS can open. Next step: pick another file.")


def _to_stack() -> str:
    return tr("{}: QGIS does not open {} as one raster. Next step: make one of it with 'Stack bands' (Processing > "
              "Toolbox > Sparse WSSS), and pick that.")


def _loaded(path: str) -> QgsRasterLayer | None:
    rasters = [one for one in QgsProject.instance().mapLayers().values() if isinstance(one, QgsRasterLayer)]
    return next((one for one in rasters if same_path(file_of(one) or "", path)), None)
