"""What is done with an installed model: does the raster fit, map the scene, export as ONNX.

The checks are the algorithm ``model``, the map ``predict``, the export ``onnx``; all in the background.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..qt import tr
from . import layer_group
from .job_row import JobRow
from .model_cards import InstalledModel
from .run_layers import show_confidence
from .target_field import TargetField, problem_of

if TYPE_CHECKING:
    from .dock_state import DockState

Command = tuple[str, dict[str, Any]]


class ModelUse(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Map the scene of the page Data with a model; what of it does not fit is said before."""

    said = pyqtSignal(str, bool)
    changed = pyqtSignal()  # what is to be done

    def __init__(self, state: DockState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._model: InstalledModel | None = None
        self._checked: tuple[str, ...] = ()  # model and rasters whose warnings are shown
        self._asked_for: tuple[str, ...] = ()  # model and rasters that are being compared
        self._is_map_wanted = False  # once it was checked
        self.raster, self.warnings = QLabel(), QLabel()
        self.map_file = TargetField(tr("GeoTIFF to write; its confidence is written beside it"))
        self.onnx_file = TargetField(tr("ONNX file to write"))
        self.check = JobRow(tr("Does the raster fit?"), tr("Compare bands, pixel size and values with the training"))
        self.map = JobRow(tr("Map the scene"), tr("Map the scene with this model, in the background"))
        self.onnx = JobRow(tr("Export as ONNX"), tr("Write the model for other programs, such as Deepness"))
        self._build()

    def show_model(self, model: InstalledModel | None) -> None:
        """Offer what can be done with a model and the scene of the page Data."""
        self._model = model
        names = [Path(path).name for path in self._rasters()]
        self.raster.setText(tr("Scene: {}").format(", ".join(names)) if names else
                            tr("No scene yet: choose one on the page Data."))
        if self._asked() != self._checked:
            self._checked = ()
            self.warnings.clear()
            self.warnings.hide()
        self._show_buttons()

    def commands(self) -> list[Command]:
        """What checks, maps and exports, as far as files are named."""
        if self._model is None:
            return []
        parts: list[Command] = []
        if self._state.raster and self.map_file.filePath():
            parts += [("model", self._check_values()), ("predict", self._map_values())]
        if self.onnx_file.filePath():
            parts.append(("onnx", self._onnx_values()))
        return parts

    # ------------------------------------------------------------ how it is built

    def _build(self) -> None:
        for field, ending in ((self.map_file, "tif"), (self.onnx_file, "onnx")):
            field.setFilter(f"{ending} (*.{ending})")
            field.fileChanged.connect(self._take_file)
        self.warnings.setTextFormat(Qt.TextFormat.PlainText)
        self.warnings.setWordWrap(True)
        self.warnings.hide()
        form, row = QFormLayout(), QHBoxLayout()
        form.addRow(tr("Map"), self.map_file)
        row.addWidget(self.check)
        row.addWidget(self.map)
        row.addStretch(1)
        export = QFormLayout()
        export.addRow(tr("ONNX file"), self.onnx_file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.raster)
        layout.addLayout(form)
        layout.addLayout(row)
        layout.addWidget(self.warnings)
        layout.addLayout(export)
        layout.addWidget(self.onnx)
        self.check.asked.connect(self.look)
        self.check.done.connect(self._take_check)
        self.check.failed.connect(self._fail)
        self.map.asked.connect(self.make_map)
        self.map.done.connect(self._take_map)
        self.map.failed.connect(self._fail)
        self.onnx.asked.connect(self.export)
        self.onnx.done.connect(self._take_onnx)
        self.onnx.failed.connect(self._fail)

    def _show_buttons(self) -> None:
        has_both = self._model is not None and bool(self._state.raster)
        for job, is_ready in ((self.check, has_both), (self.map, has_both and bool(self.map_file.filePath())),
                              (self.onnx, self._model is not None and bool(self.onnx_file.filePath()))):
            job.allow(is_ready)
        is_doubtful = bool(self._checked) and bool(self.warnings.text()) and self._asked() == self._checked
        self.map.set_text(tr("Map it all the same") if is_doubtful else tr("Map the scene"))

    def _take_file(self, _path: str) -> None:
        self._show_buttons()
        self.changed.emit()

    # ------------------------------------------------------------ does it fit

    def _rasters(self) -> list[str]:
        return [path for path in (self._state.raster, self._state.sar) if path]

    def _asked(self) -> tuple[str, ...]:
        return (str(self._model.path), *self._rasters()) if self._model is not None else ()

    def _check_values(self) -> dict[str, Any]:
        path = str(self._model.path) if self._model is not None else ""
        return {"action": "show", "model": path, "raster": self._state.raster, "sar": self._sar()}

    def _sar(self) -> str:
        """SAR of the scene, when the model knows SAR."""
        return self._state.sar if self._model is not None and "sar" in self._model.bands else ""

    def look(self) -> None:
        """Compare the scene with what the model was trained on."""
        self._asked_for = self._asked()
        if not self.check.start("model", self._check_values(), tr("Sparse WSSS: does the raster fit")):
            self._is_map_wanted = False

    def _take_check(self, outputs: dict[str, Any]) -> None:
        is_map_wanted, self._is_map_wanted = self._is_map_wanted, False
        if self._asked_for != self._asked():  # another model or scene was chosen meanwhile
            self._show_buttons()
            return
        said = [str(one) for one in outputs.get("warnings") or []]
        self._checked = self._asked_for
        self.warnings.setText("\n".join(f"\u26a0 {one}" for one in said))
        self.warnings.setVisible(bool(said))
        self._show_buttons()
        if said:
            self.said.emit(tr("The scene does not fit the model (warnings: {}). Next step: read them in the box "
                              "Models.").format(len(said)), True)
        elif is_map_wanted:
            self.make_map()
        else:
            self.said.emit(tr("The scene fits the model."), False)

    # ------------------------------------------------------------ map and export

    def _map_values(self) -> dict[str, Any]:
        target = with_ending(self.map_file.filePath(), ".tif")
        confidence = target.with_name(f"{target.stem}_confidence.tif")
        return {"model": self._check_values()["model"], "raster": self._state.raster, "sar": self._sar(),
                "output": str(target), "confidence": str(confidence)}

    def make_map(self) -> None:
        """Map the scene; before that, compare it, once."""
        values = self._map_values()
        problem = problem_of(Path(values["output"]))
        if problem:
            self._fail(problem)
        elif self._checked != self._asked():
            self._is_map_wanted = True
            self.look()
        else:
            self.map.start("predict", values, tr("Sparse WSSS: map with a model"))

    def _take_map(self, outputs: dict[str, Any]) -> None:
        self._show_buttons()
        path, confidence = str(outputs.get("output") or ""), str(outputs.get("confidence") or "")
        try:
            layer_group.put("map", path, tr("Land-cover map"))
            show_confidence(confidence)
        except OSError as error:
            self.said.emit(tr("{} Next step: map the scene again.").format(error), True)
            return
        self._state.set(map=path, confidence=confidence)
        self.said.emit(tr("Mapped: {}").format(path), False)

    def _onnx_values(self) -> dict[str, Any]:
        target = with_ending(self.onnx_file.filePath(), ".onnx")
        return {"model": self._check_values()["model"], "raster": self._state.raster,
                "sar": self._sar() if self._state.raster else "", "output": str(target)}

    def export(self) -> None:
        """Write the model as ONNX, for the values of the scene when there is one."""
        values = self._onnx_values()
        problem = problem_of(Path(values["output"]))
        if problem:
            self._fail(problem)
        else:
            self.onnx.start("onnx", values, tr("Sparse WSSS: ONNX"))

    def _take_onnx(self, outputs: dict[str, Any]) -> None:
        self._show_buttons()
        self.said.emit(tr("Exported: {}").format(outputs.get("output", "")), False)

    def _fail(self, text: str) -> None:
        self._is_map_wanted = False
        self._show_buttons()
        self.said.emit(text, True)


def with_ending(path: str, ending: str) -> Path:
    """A file name that ends so."""
    return Path(path) if Path(path).suffix.lower() == ending else Path(f"{path}{ending}")
