"""Labels from a layer or a table: the form, the job of the stage ``labels``, and what it found.

Taking the texts over, with undo, is left to the page.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox, QgsFieldComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..layers import file_of
from ..qt import tr
from ..worker.errors import TEMPORARY_STEP, no_temporary_folder
from .dock_state import DockState
from .job_row import JobRow
from .land_class import LandClass
from .layer_list import LayerList
from .palette import Palette, of_tile_index
from .tile_index_file import labelled

SHARE_PERCENT = 10  # as the contract has it


class LabelImport(QgsCollapsibleGroupBox):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """``found`` with texts by tile and classes, whether to replace labels that are there."""

    found = pyqtSignal(dict, list, bool)
    failed = pyqtSignal(str)
    changed = pyqtSignal()

    def __init__(self, state: DockState, parent: QWidget | None = None) -> None:
        super().__init__(tr("Labels from a layer or a table"), parent)
        self._state = state
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._file = ""
        self._tiles = ""  # whose labels are being made
        self.layer, self.field, self.share = LayerList(), QgsFieldComboBox(), QSpinBox()
        self.file_button, self.replace = QToolButton(), QCheckBox(tr("Replace labels that are there"))
        self.save_button = QToolButton()
        self.job = JobRow(tr("&Import"), tr("Say which classes occur in each tile, from this layer"))
        self._build()
        self.layer.layerChanged.connect(self._take_layer)
        self.file_button.clicked.connect(self._ask)
        self.job.asked.connect(self._start)
        self.job.done.connect(self._end)
        self.job.failed.connect(self._fail)

    def reference(self) -> str:
        """Path of what the labels are taken from; "" when nothing is picked."""
        return self._file

    def values(self) -> dict[str, Any]:
        """Values of the algorithm ``labels`` by lower-case name, without class table and output."""
        field = self.field.currentField() if isinstance(self.layer.currentLayer(), QgsVectorLayer) else ""
        return {"tiles": self._state.tiles, "reference": self._file, "class_field": field,
                "min_share": self.share.value() / 100}

    def take_file(self, path: str) -> None:
        """Take a raster, polygons or a CSV of the disk."""
        self._file = path
        self.layer.show_file(path)
        self.field.setLayer(None)
        self.job.button.setEnabled(bool(path))
        self.changed.emit()

    def _build(self) -> None:
        self.setCollapsed(True)
        self.layer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.layer.setToolTip(tr("Raster of class codes, polygons, or a table with the columns tile and labels"))
        self.layer.setAccessibleName(tr("Layer with classes"))
        self.field.setToolTip(tr("Field of the polygons that holds the class"))
        self.share.setRange(1, 100)
        self.share.setValue(SHARE_PERCENT)
        self.share.setSuffix(" %")
        self.share.setToolTip(tr("A class is a label of a tile when it covers at least this share of it"))
        self.file_button.setText("…")
        self.file_button.setToolTip(tr("Open a file"))
        self.job.button.setEnabled(False)
        self.save_button.setText(tr("Save as a table"))
        self.save_button.setToolTip(tr("Write the labels of all tiles, and the classes, to tables (.csv) beside the "
                                       "tile index; the command reads them"))
        self.job.row.addWidget(self.save_button)
        line = QHBoxLayout()
        line.addWidget(self.layer, 1)
        line.addWidget(self.file_button)
        form = QFormLayout()
        form.addRow(tr("Layer"), line)
        form.addRow(tr("Field"), self.field)
        form.addRow(tr("Smallest share"), self.share)
        form.addRow("", self.replace)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.job)

    def _take_layer(self, layer: QgsMapLayer | None) -> None:
        if layer is None and self.layer.currentText() == self._file:
            return
        path = file_of(layer) if layer is not None else ""
        if path is None:
            self.failed.emit(tr("The layer '{}' is not in a file. Next step: save it as a file and pick that.").format(
                layer.name()))
        self._file = path or ""
        self.field.setLayer(layer if isinstance(layer, QgsVectorLayer) else None)
        self.job.button.setEnabled(bool(self._file))
        self.changed.emit()

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Labels from a file"), QgsProject.instance().absolutePath())
        if path:
            self.take_file(path)

    def _start(self) -> None:
        self._tiles = self._state.tiles
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="sparse_wsss_")
            folder = Path(self._folder.name)
            values = {**self.values(), "output": str(folder / "labelled.gpkg")}
            if self._state.classes:
                values["classes"] = str(folder / "classes.csv")
                Palette(self._state.classes).to_csv(values["classes"])
        except OSError as error:
            self._fail(f"{no_temporary_folder(error)} {TEMPORARY_STEP}")
            return
        self.job.start("labels", values, tr("Labels from a layer"))

    def _end(self, outputs: dict[str, Any]) -> None:
        try:
            texts = {tile: text for _, tile, text in labelled(str(outputs["output"]))}
            classes: list[LandClass] = list(of_tile_index(str(outputs["output"])).classes)
        except (OSError, ValueError) as error:
            self._fail(str(error))
            return
        self._clean()
        if self._tiles != self._state.tiles:
            self.failed.emit(tr("The labels were made for {}; other tiles are open now. Next step: open those, and "
                                "import again.").format(self._tiles))
            return
        self.found.emit(texts, classes, self.replace.isChecked())

    def _fail(self, text: str) -> None:
        self._clean()
        self.failed.emit(text)

    def _clean(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
