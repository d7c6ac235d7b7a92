"""The library of models: a list, the card of the chosen one, install and remove; mapping with it is ``model_use``'s.

Installing and removing are the algorithm ``model`` in the background, which checks what it is given.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from ..qt import tr
from ..settings import model_library
from .figure_table import CHIP_PX, MISSING, FigureTable, chip
from .flow_layout import FlowLayout
from .job_row import JobRow
from .model_cards import InstalledModel, models_in
from .run_files import RunFiles

STRIP_PX = 40
Command = tuple[str, dict[str, Any]]


class ModelBox(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """List, card, install, remove."""

    said = pyqtSignal(str, bool)
    changed = pyqtSignal()  # the file to install
    chosen = pyqtSignal()  # another model of the list, or none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FigureTable(
            (tr("Model"), tr("Bands"), tr("Pixel"), tr("Licence")),
            (tr("Colours of its classes, and name in the library"), tr("Number of bands"),
             tr("Side of a training pixel"), tr("Licence of the model")))
        self.card, self.classes, self.file = QLabel(), QWidget(), QgsFileWidget()
        self.of_run = QPushButton(tr("Model of this run"))
        self.install = JobRow(tr("Install"), tr("Check the model and copy it into the library, in the background"))
        self.remove = JobRow(tr("Remove"), tr("Take the chosen model out of the library"))
        self._flow = FlowLayout(self.classes)
        self._models: list[InstalledModel] = []
        self._run_model = ""
        self._build()

    def show_models(self, run: str) -> None:
        """Read the library; offer the model of a run."""
        files = RunFiles(run)
        self._run_model = next((str(files.path(stage, "model.safetensors")) for stage in ("refine", "train")
                                if run and files.has(stage, "model.safetensors")), "")
        self.of_run.setEnabled(bool(self._run_model))
        before = self.model()
        self._models = models_in(model_library())
        self.table.blockSignals(True)
        self.table.fill([(one.name, "", _figures(one)) for one in self._models])
        for row, one in enumerate(self._models):
            self.table.item(row, 0).setIcon(_colours([land_class.colour for land_class in one.classes]))
        self.table.blockSignals(False)
        self.table.setVisible(bool(self._models))
        self._choose_name(before.name if before is not None else "")

    def model(self) -> InstalledModel | None:
        """The model that is chosen in the list."""
        row = self.table.currentRow()
        item = self.table.item(row, 0) if row >= 0 else None  # sorted by a click, rows are no places in our list
        return next((one for one in self._models if item is not None and one.name == item.text()), None)

    def commands(self) -> list[Command]:
        """What installs the file that is chosen."""
        return [("model", self._install_values())] if self.file.filePath() else []

    # ------------------------------------------------------------ how it is built

    def _build(self) -> None:
        self.card.setTextFormat(Qt.TextFormat.PlainText)  # of a stranger
        self.card.setWordWrap(True)
        self.card.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.file.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.file.setFilter(f"{tr('Models')} (*.safetensors *.zip)")
        self.file.setToolTip(tr("A .safetensors file with its .json card beside it, or a .zip of the two"))
        self.table.setIconSize(QSize(STRIP_PX, CHIP_PX))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)  # a long name gives way
        self.of_run.setToolTip(tr("Take the model that this run has trained, to keep it or to pass it on"))
        row = QHBoxLayout()
        row.addWidget(self.of_run)
        row.addWidget(self.install)
        row.addWidget(self.remove)
        row.addStretch(1)
        form = QFormLayout()
        form.addRow(tr("Model file"), self.file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.table, self.card, self.classes):
            layout.addWidget(part)
        layout.addLayout(form)
        layout.addLayout(row)
        self.table.itemSelectionChanged.connect(self._show_card)
        self.file.fileChanged.connect(self._take_file)
        self.of_run.clicked.connect(lambda: self.file.setFilePath(self._run_model))
        self.install.asked.connect(self._install)
        self.install.done.connect(self._finish_install)
        self.install.failed.connect(self._fail)
        self.remove.asked.connect(self._remove)
        self.remove.done.connect(self._finish_remove)
        self.remove.failed.connect(self._fail)
        self._show_card()

    # ------------------------------------------------------------ list and card

    def _choose_name(self, name: str) -> None:
        """Choose a model of the list, or the first one."""
        rows = [row for row in range(self.table.rowCount()) if self.table.item(row, 0).text() == name]
        self.table.blockSignals(True)
        if self._models:
            self.table.selectRow(rows[0] if rows else 0)
        self.table.blockSignals(False)
        self._show_card()

    def _show_card(self) -> None:
        model = self.model()
        self.card.setText(card_text(model) if model is not None else
                          tr("No model is installed. Choose a file that somebody gave you, or the model of this run."))
        while self._flow.count():
            widget = self._flow.takeAt(0).widget()
            widget.setParent(None)
            widget.deleteLater()
        for one in model.classes if model is not None else []:
            self._flow.addWidget(_class_label(one.name, one.colour))
        self.classes.setVisible(model is not None)
        self._show_buttons()
        self.chosen.emit()

    def _show_buttons(self) -> None:
        self.install.allow(bool(self.file.filePath()))
        self.remove.allow(self.model() is not None)

    # ------------------------------------------------------------ install and remove

    def _take_file(self, _path: str) -> None:
        self._show_buttons()
        self.changed.emit()

    def _install_values(self) -> dict[str, Any]:
        return {"action": "install", "model": self.file.filePath()}

    def _install(self) -> None:
        values = {**self._install_values(), "library": str(model_library())}
        self.install.start("model", values, tr("Sparse WSSS: install a model"))

    def _finish_install(self, outputs: dict[str, Any]) -> None:
        self.file.setFilePath("")
        self.show_models(str(Path(self._run_model).parents[1]) if self._run_model else "")
        self._choose_name(str(outputs.get("name", "")))
        self.said.emit(tr("Installed: {}. Give its two files to whom you like: {}").format(
            outputs.get("name", ""), outputs.get("model", "")), False)

    def _remove(self) -> None:
        model = self.model()
        if model is not None:
            self.remove.start("model", {"action": "remove", "model": str(model.path), "library": str(model_library())},
                              tr("Sparse WSSS: remove a model"))

    def _finish_remove(self, outputs: dict[str, Any]) -> None:
        self.show_models(str(Path(self._run_model).parents[1]) if self._run_model else "")
        self.said.emit(tr("Removed: {}").format(Path(str(outputs.get("model", ""))).stem), False)

    def _fail(self, text: str) -> None:
        self._show_buttons()
        self.said.emit(text, True)


def card_text(model: InstalledModel) -> str:
    """The card in a few lines of plain text."""
    kind = tr("Refined network") if model.is_refined else tr("Sparse Vision Transformer")
    bands = "; ".join(f"{modality}: {', '.join(names)}" for modality, names in model.bands.items())
    record = [tr("{} tiles").format(model.tiles) if model.tiles is not None else "", model.date]
    figures = {"label_f1": tr("F1 of the labels of tiles set aside"),
               "val_map": tr("mAP of the labels of tiles set aside")}
    record += [f"{figures[name]} {value:.3f}" for name, value in model.figures.items()]
    lines = [
        ": ".join(part for part in (model.name, f"{kind}, {tr('version')} {model.version}" if model.version else kind)),
        tr("Bands: {}").format(bands),
        tr("Trained on: {}").format(", ".join(part for part in record if part) or tr("not said")),
        tr("Licence: {}. Authors: {}").format(model.licence or tr("not said"), model.authors or tr("not said")),
    ]
    return "\n".join(lines)


def _figures(model: InstalledModel) -> list[tuple[float | None, str]]:
    return [(float(model.n_bands), str(model.n_bands)), (model.pixel_m or model.resolution, _pixel_text(model)),
            (None, model.licence or MISSING)]


def _pixel_text(model: InstalledModel) -> str:
    if model.pixel_m:
        return f"{model.pixel_m:.3g} m"
    return MISSING if model.resolution is None else f"{model.resolution:.3g}"


def _colours(colours: list[str]) -> QIcon:
    """Colours of a model's classes side by side."""
    picture = QPixmap(STRIP_PX, CHIP_PX)
    picture.fill(QColor(0, 0, 0, 0))
    painter, n = QPainter(picture), max(1, len(colours))
    for place, colour in enumerate(colours):
        left, right = STRIP_PX * place // n, STRIP_PX * (place + 1) // n
        painter.fillRect(left, 0, right - left, CHIP_PX, QColor(colour))
    painter.end()
    return QIcon(picture)


def _class_label(name: str, colour: str) -> QWidget:
    picture, text = QLabel(), QLabel(name)
    picture.setPixmap(chip(colour).pixmap(QSize(CHIP_PX, CHIP_PX)))
    text.setTextFormat(Qt.TextFormat.PlainText)
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 6, 0)
    row.addWidget(picture)
    row.addWidget(text)
    return both
