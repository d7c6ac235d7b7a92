"""The upper half of the page Run: what to do, with which files and settings, what it will take, start and stop.

What they mean is left to ``run_page``.
"""

from __future__ import annotations

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..qt import tr
from ..worker.contract import contract
from .path_field import PathField
from .settings_form import SettingsForm
from .settings_values import STAGES


class RunFields(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Widgets alone; the estimate and the buttons stay in sight while the settings scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage, self.preset = QComboBox(), QComboBox()
        self.run, self.output, self.new_run = PathField(), PathField(), QToolButton()
        self.inputs, self.estimate, self.reasons = QLabel(), QLabel(), QLabel()
        self.why, self.start, self.stop = QToolButton(), QPushButton(tr("Start")), QPushButton(tr("Stop"))
        self.form, self.area, self._rows = SettingsForm(), QScrollArea(), QFormLayout()
        self._name()
        self._lay_out()
        self.why.toggled.connect(self._explain)

    def take_typed(self) -> None:
        """Take paths that are still being typed: somebody goes on."""
        self.run.take()
        self.output.take()

    def show_rows(self, shown: dict[str, bool]) -> None:
        """Show or hide the rows of the preset and of the map."""
        for name, is_shown in shown.items():
            widget = getattr(self, name)
            widget.setVisible(is_shown)
            self._rows.labelForField(widget).setVisible(is_shown)

    def _name(self) -> None:
        for stage, text in stage_texts().items():
            self.stage.addItem(text, stage)
        for name, preset in contract()["presets"].items():
            self.preset.addItem(name, name)
            self.preset.setItemData(self.preset.count() - 1, tr(preset["help"]), Qt.ItemDataRole.ToolTipRole)
        self.stage.setToolTip(tr("The whole way to a map, or one stage of it again"))
        self.preset.setToolTip(tr("A whole set of settings; single ones below win over it"))
        self.run.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.run.setToolTip(tr("Folder of the run: everything made along the way is kept here"))
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setFilter("GeoTIFF (*.tif)")
        self.output.setToolTip(tr("Land-cover map; its confidence is written beside it"))
        self.new_run.setText(tr("New"))
        self.new_run.setToolTip(tr("Take the next free folder: a run is one training, a finished one is kept"))
        self.why.setText(tr("Why?"))
        self.why.setCheckable(True)
        self.why.setToolTip(tr("Show where the estimate comes from"))
        self.stop.setEnabled(False)
        self.stop.setToolTip(tr("Save what was done and stop; Resume goes on from there"))
        for label in (self.inputs, self.estimate, self.reasons):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reasons.setVisible(False)

    def _lay_out(self) -> None:
        run_row, start_row, estimate_row = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        run_row.addWidget(self.run, 1)
        run_row.addWidget(self.new_run)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for text, widget in ((tr("Do"), self.stage), (tr("Preset"), self.preset)):
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.setMinimumContentsLength(8)
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._rows.addRow(text, widget)
        self._rows.addRow(tr("Run folder"), run_row)
        self._rows.addRow(tr("Map"), self.output)
        estimate_row.addWidget(self.estimate, 1)
        estimate_row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        start_row.addWidget(self.start, 1)
        start_row.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scrolled(), 1)
        layout.addLayout(estimate_row)
        layout.addLayout(start_row)

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 4, 0)
        body.addWidget(self.inputs)
        body.addWidget(self.reasons)
        body.addLayout(self._rows)
        body.addWidget(self.form)
        body.addStretch(1)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.area

    def _explain(self, is_asked: bool) -> None:
        self.reasons.setVisible(is_asked)
        if is_asked:
            self.area.verticalScrollBar().setValue(0)


def stage_texts() -> dict[str, str]:
    """What can be done, the whole first."""
    texts = {
        "pipeline": tr("From labels to a map (all stages)"), "train": tr("train: the gated transformer"),
        "heads": tr("heads: what the open heads look at"), "pseudomasks": tr("pseudomasks: masks of the tiles"),
        "refine": tr("refine: rounds of the U-Net"), "predict": tr("predict: map the scene"),
    }
    return {stage: texts[stage] for stage in STAGES}
