"""Where, in which format and in which CRS the map is to be exported; writing is the algorithm ``export``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from ..layers import crs_of_raster, text_of_crs
from ..qt import tr
from ..worker.contract import parameters
from .background import in_background
from .job_row import JobRow
from .target_field import TargetField, problem_of


class ExportBox(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """File, format, CRS and a button."""

    said = pyqtSignal(str, bool)
    changed = pyqtSignal()  # what is to be written, or where

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.format, self.crs = QComboBox(), QgsProjectionSelectionWidget()
        self.file = TargetField(tr("File to write; its style (.qml) is written beside it"))
        self.job = JobRow(tr("Export"), tr("Write the map in this format and CRS, in the background"))
        self.source = ""
        self._own_crs = QgsCoordinateReferenceSystem()
        self._endings: dict[str, list[str]] = parameters("export")["output"]["extensions"]
        self._build()

    def show_map(self, path: str, layer: QgsMapLayer | None = None) -> None:
        """Offer the export of this map, which a layer may show; its own CRS until another is chosen."""
        if path != self.source:
            self.source = path
            self._take_crs(layer.crs() if layer is not None else QgsCoordinateReferenceSystem())
            self.file.setFilePath("")
            if path and layer is None:  # opening it may take long
                in_background(tr("Sparse WSSS: open a raster"), lambda _: crs_of_raster(path),
                              lambda crs: self._take_found(path, crs), lambda _: None, self)
        self._show_button()

    def commands(self) -> list[tuple[str, dict[str, Any]]]:
        """What writes the file that is chosen."""
        return [("export", self._values())] if self.source and self.file.filePath() else []

    def export(self) -> None:
        """Write the map; a file that is there already is not replaced."""
        problem = problem_of(self._target())
        if problem:
            self._fail(problem)
        else:
            self.job.start("export", self._values(), tr("Sparse WSSS: export"))

    def _build(self) -> None:
        for name, text in _format_texts().items():
            self.format.addItem(f"{text} (.{self._endings[name][0]})", name)
        self.format.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.format.setMinimumContentsLength(8)
        self.format.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.crs.setToolTip(tr("CRS of the file; pixels take the nearest class"))
        form = QFormLayout()
        form.addRow(tr("Format"), self.format)
        form.addRow(tr("CRS"), self.crs)
        form.addRow(tr("File"), self.file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self.job)
        self.file.fileChanged.connect(self._take_file)
        self.crs.crsChanged.connect(lambda _: self.changed.emit())
        self.format.currentIndexChanged.connect(self._change_format)
        self.job.asked.connect(self.export)
        self.job.done.connect(self._finish)
        self.job.failed.connect(self._fail)
        self._change_format()

    def _take_crs(self, crs: QgsCoordinateReferenceSystem) -> None:
        self._own_crs = crs
        self.crs.setCrs(crs)

    def _take_found(self, path: str, crs: QgsCoordinateReferenceSystem) -> None:
        if path == self.source and not self.crs.crs().isValid():  # else another was chosen meanwhile
            self._take_crs(crs)

    def _format(self) -> str:
        return str(self.format.currentData())

    def _target(self) -> Path:
        target = Path(self.file.filePath())
        return target if target.suffix else target.with_suffix(f".{self._endings[self._format()][0]}")

    def _values(self) -> dict[str, Any]:
        crs = self.crs.crs()
        is_other = crs.isValid() and crs != self._own_crs
        return {"map": self.source, "crs": text_of_crs(crs) if is_other else "", "format": self._format(),
                "output": str(self._target())}

    def _change_format(self, *_: object) -> None:
        endings = self._endings[self._format()]
        self.file.setFilter(f"{self.format.currentText()} ({' '.join(f'*.{one}' for one in endings)})")
        if self.file.filePath() and not self._fits(self._format()):
            self.file.setFilePath(str(Path(self.file.filePath()).with_suffix(f".{endings[0]}")))
        self.changed.emit()

    def _take_file(self, _path: str) -> None:
        """A name that ends as another format does means that format."""
        meant = [number for number in range(self.format.count()) if self._fits(str(self.format.itemData(number)))]
        if meant and not self._fits(self._format()):
            self.format.setCurrentIndex(meant[0])
        self._show_button()
        self.changed.emit()

    def _fits(self, name: str) -> bool:
        return self._target().suffix.lower().lstrip(".") in self._endings[name]

    def _show_button(self) -> None:
        self.job.allow(bool(self.source and self.file.filePath()))

    def _finish(self, outputs: dict[str, Any]) -> None:
        self._show_button()
        self.said.emit(tr("Exported: {}").format(outputs.get("output", "")), False)

    def _fail(self, text: str) -> None:
        self._show_button()
        self.said.emit(text, True)


def _format_texts() -> dict[str, str]:
    """Formats that the worker writes, by their names in the contract, the usual one first."""
    return {"GTiff": tr("GeoTIFF"), "COG": tr("Cloud-optimised GeoTIFF"), "HFA": tr("Erdas Imagine"), "ENVI": "ENVI",
            "PNG": "PNG", "GPKG": tr("GeoPackage"), "netCDF": "netCDF"}
