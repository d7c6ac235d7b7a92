"""Where the polygons of the map go, and how small they may be; making them is the algorithm ``vectorize``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QFormLayout, QVBoxLayout, QWidget

from ..qt import tr
from ..worker.contract import parameters
from . import layer_group
from .job_row import JobRow
from .target_field import TargetField, problem_of

LARGEST_M2 = 1e9


class PolygonBox(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """File, smallest area and a button; the polygons are shown on the map when they are made."""

    said = pyqtSignal(str, bool)
    changed = pyqtSignal()  # what is to be written, or where

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = TargetField(tr("GeoPackage, GeoJSON, FlatGeobuf or Shapefile, by how the name ends; its style "
                                   "(.qml) is written beside it"))
        self.smallest = QDoubleSpinBox()
        self.job = JobRow(tr("Make polygons"), tr("One polygon for each connected area of a class, in the background"))
        self.source = self.confidence = ""
        self._endings: dict[str, list[str]] = parameters("vectorize")["output"]["extensions"]
        self._build()

    def show_map(self, path: str, confidence: str) -> None:
        """Offer the polygons of this map, with the mean of its confidence where there is one."""
        if path != self.source:
            self.file.setFilePath("")
        self.source, self.confidence = path, confidence
        self._show_button()

    def commands(self) -> list[tuple[str, dict[str, Any]]]:
        """What writes the file that is chosen."""
        return [("vectorize", self._values())] if self.source and self.file.filePath() else []

    def make(self) -> None:
        """Make the polygons; a file that is there already is not replaced."""
        problem = problem_of(self._target())
        if problem:
            self._fail(problem)
        else:
            self.job.start("vectorize", self._values(), tr("Sparse WSSS: polygons"))

    def _build(self) -> None:
        filters = [f"{name} ({' '.join(f'*.{one}' for one in endings)})" for name, endings in self._endings.items()]
        self.file.setFilter(";;".join(filters))
        self.smallest.setRange(0, LARGEST_M2)
        self.smallest.setDecimals(0)
        self.smallest.setSuffix(" " + tr("m2"))
        self.smallest.setToolTip(tr("Areas smaller than this become part of the largest beside them; 0 keeps all"))
        form = QFormLayout()
        form.addRow(tr("Smallest area"), self.smallest)
        form.addRow(tr("File"), self.file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self.job)
        self.file.fileChanged.connect(self._change)
        self.smallest.valueChanged.connect(self._change)
        self.job.asked.connect(self.make)
        self.job.done.connect(self._finish)
        self.job.failed.connect(self._fail)

    def _target(self) -> Path:
        target = Path(self.file.filePath())
        return target if target.suffix else target.with_suffix(".gpkg")

    def _values(self) -> dict[str, Any]:
        return {"map": self.source, "confidence": self.confidence, "smallest_area": self.smallest.value(),
                "output": str(self._target())}

    def _change(self, *_: object) -> None:
        self._show_button()
        self.changed.emit()

    def _show_button(self) -> None:
        self.job.allow(bool(self.source and self.file.filePath()))

    def _finish(self, outputs: dict[str, Any]) -> None:
        self._show_button()
        path = str(outputs.get("output", ""))
        try:
            layer_group.put("polygons", path, tr("Polygons"))
        except OSError as error:
            self._fail(str(error))
            return
        self.said.emit(tr("{} polygons: {}").format(outputs.get("n_polygons", ""), path), False)

    def _fail(self, text: str) -> None:
        self._show_button()
        self.said.emit(text, True)
