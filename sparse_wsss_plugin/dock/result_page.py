"""Page "Result": the map and its confidence, rounds beside each other, accuracy, areas, report, export, models.

Each part is a box of its own; this page gives them the run's files and starts what works in the background.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsLayerTreeLayer, QgsProcessingUtils
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ..qt import tr
from ..worker.errors import WorkerError
from . import layer_group
from .accuracy_box import AccuracyBox
from .background import in_background
from .commands import commands
from .compare_rounds import CompareRounds
from .map_counts import MapCounts, class_areas
from .output_boxes import OutputBoxes
from .page import Page
from .report_file import harmless
from .result_files import accuracy_of, is_of_map, mask_file
from .run_files import RunFiles
from .run_layers import recolour, show_confidence
from .run_task import JobTask, board
from .sheet import new_sheet, open_designer

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from .dock_state import DockState
    from .land_class import LandClass

SHOWN_VALUES = ("raster", "sar", "run", "map", "confidence", "reference", "classes")


class ResultPage(Page):
    """Look at the map, judge it, take it elsewhere."""

    name = "result"

    def __init__(self, state: DockState, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(state, canvas, parent)
        self.head, self.report = QLabel(), QPushButton(tr("Open the report"))
        self.sheet = QPushButton(tr("Print layout"))
        self.shows = {role: QCheckBox(text) for role, text in _role_texts().items()}
        self.compare, self.accuracy = CompareRounds(state, canvas), AccuracyBox(canvas)
        self.outputs = OutputBoxes(state)
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.open_sheet: Callable[[Any], object] = open_designer
        self._counted: tuple[str, float] = ("", 0.0)
        self._counts: MapCounts | None = None
        self._build()
        self._connect()

    def title(self) -> str:
        """Text of the tab."""
        return tr("Result")

    def command(self) -> str | None:
        """What the page is set up for: maps of rounds, their changes, accuracy, export."""
        parts = self.compare.commands()
        if self.state.map and self.accuracy.reference_path():
            parts.append(("evaluate", {**self._evaluate_values(), "reference": self.accuracy.reference_path()}))
        parts += self.outputs.commands()
        return commands(*parts) if parts else None

    def shown(self) -> None:
        """Look at the files again."""
        self._missed.clear()  # all of it is shown anew
        super().shown()
        self._fill()

    def hidden(self) -> None:
        """Take the curtain down: nobody could move it."""
        super().hidden()
        self.compare.hide_curtain()

    # ------------------------------------------------------------ how it is built

    def _build(self) -> None:
        self.head.setWordWrap(True)
        self.report.setToolTip(tr("Curves, heads, clusters and accuracy of the run on one page, in the browser"))
        row = QHBoxLayout()
        for box in self.shows.values():
            box.setToolTip(tr("Show it on the map, in the group Sparse WSSS"))
            row.addWidget(box)
        row.addStretch(1)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 4, 0)
        body.addWidget(self.head)
        body.addLayout(row)
        self.sheet.setToolTip(tr("The map on a sheet with its legend, in the layout designer"))
        buttons = QHBoxLayout()
        for button in (self.report, self.sheet):
            buttons.addWidget(button)
        body.addLayout(buttons)
        boxes = ((tr("Compare rounds"), (self.compare,)), (tr("Accuracy"), (self.accuracy,)),
                 (tr("Area of the classes"), (self.accuracy.areas, self.accuracy.area_note)))
        for text, parts in boxes:
            box = QgsCollapsibleGroupBox(text)
            box.setSaveCollapsedState(False)
            layout = QVBoxLayout(box)
            for part in parts:
                layout.addWidget(part)
            body.addWidget(box)
        body.addWidget(self.outputs)
        body.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(area)

    def _connect(self) -> None:
        for role, box in self.shows.items():
            box.toggled.connect(lambda is_on, role=role: self._show_role(role, is_on))
        self.report.clicked.connect(self._open_report)
        self.compare.changed.connect(self.command_changed)
        self.compare.compared.connect(self._show_boxes)
        self.compare.said.connect(self.said)
        self.accuracy.changed.connect(self._take_reference)
        self.accuracy.emptied.connect(lambda: self.state.set(reference=""))
        self.accuracy.said.connect(self.said)
        self.accuracy.job.asked.connect(self.measure)
        self.accuracy.job.done.connect(self._take_accuracy)
        self.accuracy.job.failed.connect(self.warn)
        self.sheet.clicked.connect(self._open_sheet)
        self.outputs.said.connect(self.said)
        self.outputs.changed.connect(self.command_changed)
        board().ended.connect(self._on_job)

    # ------------------------------------------------------------ what is shown

    def _fill(self) -> None:
        """Show the files of the run."""
        has_map = Path(self.state.map).is_file() if self.state.map else False
        self.head.setText(tr("Map: {}. Run: {}").format(Path(self.state.map).name, Path(self.state.run).name)
                          if has_map else tr("There is no map yet. Make one on the page Run."))
        self.report.setEnabled(RunFiles(self.state.run).has("report.html"))
        self._show_boxes()
        self.accuracy.choose(self.state.reference)
        self.compare.show_run(self.accuracy.layer.currentLayer())
        self.accuracy.setEnabled(has_map)
        self._show_figures(has_map)
        self.sheet.setEnabled(has_map)
        self.outputs.show_files(self.state.map if has_map else "",
                                self.state.confidence if self._has(self.state.confidence) else "")
        self.command_changed.emit()

    def _show_figures(self, has_map: bool) -> None:
        """Show what was measured of this very map, else how large its classes are."""
        found = accuracy_of(self.state.run) if self.state.run and has_map else None
        is_now = found is not None and is_of_map(found, self.state.run, self.state.map)
        if found is not None and not is_now:
            self.accuracy.show_outdated(found)
        else:
            self.accuracy.show_accuracy(found, self._classes())
        if not is_now:
            self._count_areas(has_map)

    def _show_boxes(self) -> None:
        for role, box in self.shows.items():
            box.setEnabled(self._has(self._file_of(role)))
            node = _node_of(role)
            box.blockSignals(True)
            box.setChecked(node is not None and node.isVisible())
            box.blockSignals(False)

    def _file_of(self, role: str) -> str:
        return str(getattr(self.state, role)) if role in ("map", "confidence") else mask_file(self.state.run, role)

    def _has(self, path: str) -> bool:
        return bool(path) and Path(path).is_file()

    def _classes(self) -> list[LandClass]:
        return self.state.classes or RunFiles(self.state.run).classes()

    def take_state(self, name: str) -> None:
        """Show what the state says now."""
        if name in SHOWN_VALUES:
            self._fill()

    def _on_job(self, task: JobTask) -> None:
        if task.job.stage in ("pipeline", "refine", "predict", "relabel", "pseudomasks") and self.is_front:
            self._fill()

    # ------------------------------------------------------------ layers and report

    def _show_role(self, role: str, is_on: bool) -> None:
        try:
            if _node_of(role) is None and is_on:
                if role == "confidence":
                    show_confidence(self.state.confidence)
                else:
                    layer_group.put(role, self._file_of(role), _role_texts()[role])
                    recolour(self.state.classes)
        except OSError as error:
            self.warn(tr("{} Next step: make it again on the page Run.").format(error))
            return
        node = _node_of(role)
        if node is not None:
            node.setItemVisibilityChecked(is_on)
            if is_on:
                node.setItemVisibilityCheckedParentRecursive(True)

    def _open_report(self) -> None:
        path = RunFiles(self.state.run).path("report.html")
        try:
            path = harmless(path, Path(QgsProcessingUtils.tempFolder()))
        except OSError as error:
            self.warn(tr("{} cannot be read: {}. Next step: pick another file.").format(path, error))
            return
        if not self.open_url(QUrl.fromLocalFile(str(path))):
            self.warn(tr("The browser did not open. Next step: open {} yourself.").format(path))

    def _open_sheet(self) -> None:
        try:
            layer = layer_group.layer_of("map") or layer_group.put("map", self.state.map, _role_texts()["map"])
            self.open_sheet(new_sheet(layer))
        except OSError as error:
            self.warn(tr("{} Next step: make it again on the page Run.").format(error))

    # ------------------------------------------------------------ accuracy and areas

    def measure(self) -> None:
        """Compare the map with the reference in the background."""
        try:
            Path(self.state.run, "evaluate").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.warn(tr("There is no room for the figures: {}. Next step: see that the run's folder may be "
                         "written.").format(error))
            return
        values = {**self._evaluate_values(), **self.accuracy.values()}
        if self.accuracy.job.start("evaluate", values, tr("Sparse WSSS: accuracy")):
            self.say(tr("The map is compared with the reference."))

    def _evaluate_values(self) -> dict[str, Any]:
        confidence = self.state.confidence if self._has(self.state.confidence) else ""
        folder = Path(self.state.run or ".") / "evaluate"
        return {"map": self.state.map, "reference": "", "class_field": self.accuracy.class_field(),
                "confidence": confidence, "extent": self.accuracy.extent(),
                "output_json": str(folder / "accuracy.json"), "output_html": str(folder / "accuracy.html")}

    def _take_reference(self) -> None:
        path = self.accuracy.reference_path()
        if path:
            self.state.set(reference=path)
        self.compare.show_run(self.accuracy.layer.currentLayer())
        self.command_changed.emit()

    def _take_accuracy(self, _outputs: dict[str, Any]) -> None:
        self._fill()
        self.say(tr("Measured. The figures by class are in {}.").format("evaluate/accuracy.html"))

    def _count_areas(self, has_map: bool) -> None:
        """Count the map's pixels, unless that was done for this very file."""
        if not has_map:
            self._counts = None
            self.accuracy.show_counts(None, [])
            return
        path, asked = self.state.map, (self.state.map, Path(self.state.map).stat().st_mtime)
        if asked == self._counted:
            self.accuracy.show_counts(self._counts, self._classes())
            return
        self._counted, self._counts = asked, None
        self.accuracy.show_counts(None, [])  # those of another map, until these are counted

        def take(counts: MapCounts) -> None:
            if asked == self._counted:  # else another map was opened meanwhile
                self._counts = counts
                self._show_figures(self._has(path))

        def fail(error: WorkerError) -> None:
            if asked == self._counted:
                self.warn(error.text())

        in_background(tr("Sparse WSSS: areas"), lambda is_cancelled: class_areas(path, is_cancelled), take, fail, self)


def _role_texts() -> dict[str, str]:
    return {"map": tr("Land-cover map"), "confidence": tr("Confidence"), "pseudomasks": tr("Pseudomasks")}


def _node_of(role: str) -> QgsLayerTreeLayer | None:
    return layer_group.node_of(layer_group.layer_of(role))
