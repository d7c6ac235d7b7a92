"""Where, in which format and in which CRS the map is to be exported; the writing is ``export_map``'s."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ..qt import tr
from ..worker.errors import WorkerError
from .export_map import export, formats


class ExportBox(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """File, format, CRS and a button."""

    said = pyqtSignal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.format, self.crs, self.file = QComboBox(), QgsProjectionSelectionWidget(), QgsFileWidget()
        self.button = QPushButton(tr("Export"))
        self.source = ""
        self.is_at_work = False
        self._extensions: dict[str, str] = {}
        self._build()

    def show_map(self, path: str, crs: QgsCoordinateReferenceSystem) -> None:
        """Offer the export of this map; its own CRS until another is chosen."""
        if path != self.source:
            self.source = path
            self.crs.setCrs(crs)
            self.file.setFilePath("")
        self._show_button()

    def export(self) -> None:
        """Write the map; a file that is there already is not replaced."""
        driver = str(self.format.currentData())
        target = Path(self.file.filePath())
        if not target.suffix:
            target = target.with_suffix(f".{self._extensions[driver]}")
        if target.exists():
            text = tr("{} is there already. Next step: choose another name, or remove it.")
            self.said.emit(text.format(target), True)
            return
        self._set_at_work(True)
        try:
            export(self.source, target, driver, self.crs.crs(), self._finish, self._fail)
        except WorkerError as error:
            self._fail(error.text())

    def _build(self) -> None:
        for driver, text, extension in formats():
            self.format.addItem(f"{text} (.{extension})", driver)
            self._extensions[driver] = extension
        self.format.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.format.setMinimumContentsLength(8)
        self.format.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setConfirmOverwrite(False)
        self.file.setToolTip(tr("File to write; its style (.qml) is written beside it"))
        self.crs.setToolTip(tr("CRS of the file; pixels take the nearest class"))
        self.button.setToolTip(tr("Write the map through QGIS's own writer, in the background"))
        form = QFormLayout()
        form.addRow(tr("Format"), self.format)
        form.addRow(tr("CRS"), self.crs)
        form.addRow(tr("File"), self.file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self.button)
        self.file.fileChanged.connect(lambda _: self._show_button())
        self.format.currentIndexChanged.connect(self._change_format)
        self.button.clicked.connect(self.export)
        self._change_format()

    def _change_format(self, *_: object) -> None:
        driver = str(self.format.currentData())
        extension = self._extensions.get(driver, "tif")
        self.file.setFilter(f"{self.format.currentText()} (*.{extension})")
        if self.file.filePath():
            self.file.setFilePath(str(Path(self.file.filePath()).with_suffix(f".{extension}")))

    def _show_button(self) -> None:
        self.button.setEnabled(bool(self.source and self.file.filePath()) and not self.is_at_work)

    def _set_at_work(self, is_at_work: bool) -> None:
        self.is_at_work = is_at_work
        self.button.setText(tr("Exporting ...") if is_at_work else tr("Export"))
        self._show_button()

    def _finish(self, path: str) -> None:
        self._set_at_work(False)
        self.said.emit(tr("Exported: {}").format(path), False)

    def _fail(self, text: str) -> None:
        self._set_at_work(False)
        self.said.emit(text, True)
