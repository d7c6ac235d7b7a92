"""How accurate the map is beside a reference, and the area of each class: choosing the reference, and the tables.

Measuring is the algorithm ``evaluate`` in the background; what its file says is read by ``result_files``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..layers import file_of, same_path
from ..qt import LAYERS, POINT_LAYERS, POLYGON_LAYERS, RASTER_LAYERS, tr
from . import layer_group
from .figure_table import FigureTable, amount, percent, written
from .job_row import JobRow
from .land_class import LandClass
from .layer_list import LayerList
from .map_counts import NO_CLASS, MapCounts
from .result_files import Accuracy, Bounds


class AccuracyBox(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Reference, figures by class, areas."""

    changed = pyqtSignal()  # another reference, field or part
    emptied = pyqtSignal()  # a person wants no reference
    said = pyqtSignal(str, bool)

    def __init__(self, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.layer, self.field, self.file = LayerList(), QgsFieldComboBox(), QToolButton()
        self.part = QCheckBox(tr("Only where the map window is"))
        self.job = JobRow(tr("Measure"), tr("Compare the map with the reference, in the background"))
        self.figures, self.area_note = QLabel(), QLabel()
        self.table = FigureTable(
            (tr("Class"), tr("IoU"), tr("Precision"), tr("Recall"), tr("F1")),
            (tr("Class of the map"), tr("Intersection over union, %"), tr("Share of the mapped pixels that are right "
             "(user's accuracy), %"), tr("Share of the reference that was found (producer's accuracy), %"),
             tr("Harmonic mean of precision and recall, %")))
        self.areas = FigureTable(
            (tr("Class"), tr("Mapped"), tr("Estimated"), tr("95 % interval")),
            (tr("Class of the map"), tr("Area that the map shows"), tr("Area corrected by the errors of the map"),
             tr("Where the area lies with 95 % confidence; needs a reference of points or polygons drawn at random")))
        self._build()
        self._take_layer(self.layer.currentLayer())

    def values(self) -> dict[str, Any]:
        """Values of the reference by lower-case name, as the algorithm takes them."""
        layer = self.layer.currentLayer()
        return {"reference": layer.id() if layer is not None else "", "class_field": self.class_field(),
                "extent": self.extent()}

    def class_field(self) -> str:
        """Field of the class; a raster has none."""
        is_vector = isinstance(self.layer.currentLayer(), QgsVectorLayer)
        return str(self.field.currentField()) if is_vector else ""

    def extent(self) -> str:
        """Part to measure, as QGIS writes extents; "" for the whole map."""
        if self._canvas is None or not self.part.isChecked():
            return ""
        box, code = self._canvas.extent(), self._canvas.mapSettings().destinationCrs().authid()
        corners = ",".join(f"{side:.10g}" for side in (box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum()))
        return f"{corners} [{code}]" if code else corners

    def reference_path(self) -> str:
        """File of the reference; "" when there is none."""
        layer = self.layer.currentLayer()
        return (file_of(layer) or "") if layer is not None else ""

    def take_file(self, path: str) -> None:
        """Load a file as the reference."""
        try:
            layer = layer_group.put("reference", path, tr("Reference: {}").format(Path(path).stem))
        except OSError as error:
            self.said.emit(tr("{} Next step: choose another file.").format(error), True)
            return
        node = layer_group.node_of(layer)
        if node is not None:
            node.setItemVisibilityChecked(False)  # it would hide the map that it judges
        self.layer.setLayer(layer)

    def choose(self, path: str) -> None:
        """Choose the layer of a file, when the project has it."""
        for layer in QgsProject.instance().mapLayers().values():
            if same_path(file_of(layer) or "", path):
                self.layer.setLayer(layer)

    # ------------------------------------------------------------ what is shown

    def show_accuracy(self, found: Accuracy | None, classes: list[LandClass]) -> None:
        """Show the figures of a file, or that there are none."""
        self.table.setVisible(found is not None)
        if found is None:
            self.figures.setText(tr("Not measured yet: choose a reference that knows better."))
            return
        self.figures.setText(summary(found))
        colours = {one.name: one.colour for one in classes}
        self.table.fill([(one.name, colours.get(one.name, ""), [percent(value) for value in (
            one.iou, one.precision, one.recall, one.f1)]) for one in found.classes])
        self.areas.setHorizontalHeaderLabels(_area_heads(found.unit))
        self.areas.fill([(one.name, colours.get(one.name, ""), [amount(one.mapped), amount(one.area.value),
                                                               _interval(one.area)]) for one in found.classes])
        self.areas.setVisible(True)
        self.area_note.setText("" if found.has_intervals else tr(
            "No intervals: they need a reference of points or polygons drawn at random."))
        self.area_note.setVisible(bool(self.area_note.text()))

    def show_outdated(self, found: Accuracy) -> None:
        """Say that the figures there are belong to another map than the one that is shown."""
        self.table.setVisible(False)
        self.figures.setText(tr("This map was not measured yet; the figures in the run are of {} as it was then. Next "
                                "step: measure.").format(Path(found.map).name or tr("an earlier map")))

    def show_counts(self, counts: MapCounts | None, classes: list[LandClass]) -> None:
        """Show the areas of the map alone, while nothing was measured."""
        self.areas.setVisible(counts is not None)
        self.area_note.setVisible(counts is not None)
        if counts is None:
            return
        by_code = {one.code: one for one in classes}
        size = counts.pixel_ha
        rows = []
        for code in range(NO_CLASS):
            if counts.pixels[code]:
                one = by_code.get(code, LandClass(code, tr("class {}").format(code), ""))
                rows.append((one.name, one.colour, [amount(float(counts.pixels[code]) * (size or 1.0)),
                                                    amount(None), (None, "–")]))
        self.areas.setHorizontalHeaderLabels(_area_heads("ha" if size else "px"))
        self.areas.fill(rows)
        self.area_note.setText(tr("As mapped; a measured reference corrects it."))

    # ------------------------------------------------------------ parts

    def _build(self) -> None:
        self.layer.setFilters(LAYERS(RASTER_LAYERS | POLYGON_LAYERS | POINT_LAYERS))
        for combo in (self.layer, self.field):
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            combo.setMinimumContentsLength(8)
            combo.setSizeAdjustPolicy(combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layer.setToolTip(tr("Raster of class codes, polygons or points that know the truth"))
        self.layer.setAccessibleName(tr("Reference layer"))
        self.field.setToolTip(tr("Field of the reference that holds the class"))
        self.file.setText("…")
        self.file.setToolTip(tr("Open a file as the reference"))
        self.file.setAccessibleName(tr("Open a file as the reference"))
        self.part.setToolTip(tr("Measure where the training has not been: zoom there first"))
        self.part.setVisible(self._canvas is not None)
        for label in (self.figures, self.area_note):
            label.setWordWrap(True)
        row, form = QHBoxLayout(), QFormLayout()
        row.addWidget(self.layer, 1)
        row.addWidget(self.file)
        form.addRow(tr("Reference"), row)
        form.addRow(tr("Class field"), self.field)
        self._form = form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        for part in (self.part, self.job, self.figures, self.table):
            layout.addWidget(part)
        self.layer.layerChanged.connect(self._take_layer)
        self.layer.activated.connect(lambda _: self._drop())
        self.field.fieldChanged.connect(lambda _: self.changed.emit())
        self.part.toggled.connect(lambda _: self.changed.emit())
        self.file.clicked.connect(self._ask)

    def _take_layer(self, layer: QgsMapLayer | None) -> None:
        is_vector = isinstance(layer, QgsVectorLayer)
        self.field.setLayer(layer if is_vector else None)
        self.field.setVisible(is_vector)
        self._form.labelForField(self.field).setVisible(is_vector)
        if is_vector:
            names = [field.name() for field in layer.fields()]
            likely = next((name for name in names if name.lower() in ("class", "code", "cover", "label")), "")
            self.field.setField(likely or (names[0] if names else ""))
        self.job.button.setEnabled(layer is not None)
        self.changed.emit()

    def _drop(self) -> None:
        """A person has chosen; layers that go with a project come back with it."""
        if self.layer.currentLayer() is None:
            self.emptied.emit()

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Reference"), QgsProject.instance().absolutePath(), tr(
            "Rasters and layers (*.tif *.tiff *.vrt *.gpkg *.geojson *.shp);;All files (*)"))
        if path:
            self.take_file(path)


def summary(found: Accuracy) -> str:
    """The figures of the whole map in a sentence."""
    texts = {"overall_accuracy": tr("overall accuracy {:.1f} %"), "miou": tr("mean IoU {:.1f} %")}
    words = [text.format(100 * found.overall[name]) for name, text in texts.items() if name in found.overall]
    if found.majority is not None:
        words[-1:] = [tr("{} (a map of the largest class alone: {:.1f} %)").format("".join(words[-1:]),
                                                                                   100 * found.majority)]
    if "kappa" in found.overall:
        words.append(tr("kappa {:.2f}").format(found.overall["kappa"]))
    if found.ece is not None:
        words.append(tr("the confidence is off by {:.1f} % on average").format(100 * found.ece))
    pixels = tr("over {} pixels").format(written(found.overall["n_pixels"])) if "n_pixels" in found.overall else ""
    text = f"{', '.join(words)} {pixels}".strip()
    return text[:1].upper() + text[1:] + tr("; reference: {}").format(Path(found.reference.split("|")[0]).name)


def _interval(area: Bounds) -> tuple[float | None, str]:
    if area.low is None or area.high is None:
        return None, "–"
    return area.low, tr("{} to {}").format(written(area.low), written(area.high))


def _area_heads(unit: str) -> list[str]:
    return [tr("Class"), tr("Mapped [{}]").format(unit), tr("Estimated"), tr("95 % interval")]
