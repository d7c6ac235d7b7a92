"""Two maps of a run beside each other: which, a curtain over the canvas, and what changed between them.

The curtain is ``swipe``'s; counting is the algorithm ``changes``, making the map of a round ``predict``.
"""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ..qt import tr
from .change_table import Change, changed_share, largest
from .figure_table import FigureTable, amount, percent
from .job_row import JobRow
from .land_class import LandClass

STEPS = 1000  # of the slider


class CompareBox(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Left, right, curtain, changes; what a choice means, the page knows by its key."""

    swipe_asked = pyqtSignal(bool)
    changes_asked = pyqtSignal()
    chosen = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left, self.right = QComboBox(), QComboBox()
        self.swipe = QPushButton(tr("Swipe"))
        self.changes = JobRow(tr("What changed?"), tr("Count and show the pixels whose class differs"))
        self.slider, self.note = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.table = FigureTable((tr("From"), tr("To"), tr("Share"), tr("Area")),
                                 (tr("Class on the left"), tr("Class on the right"), tr("Share of the map, %"),
                                  tr("Area in hectares, or pixels where the CRS does not tell")))
        self._build()

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer choices: key and text; what was chosen stays where it can."""
        for combo, otherwise in ((self.left, 0), (self.right, len(choices) - 1)):
            before = combo.currentData()
            combo.blockSignals(True)
            combo.clear()
            for key, text in choices:
                combo.addItem(text, key)
            kept = combo.findData(before) if before is not None else -1
            combo.setCurrentIndex(kept if kept >= 0 else otherwise)
            combo.blockSignals(False)
        self.show_buttons()

    def sides(self) -> tuple[str, str]:
        """Keys of left and right."""
        return str(self.left.currentData() or ""), str(self.right.currentData() or "")

    def are_two_maps(self) -> bool:
        """Tell whether the choice is two class maps, whose classes can be compared."""
        left, right = self.sides()
        return left != right and is_class_map(left) and is_class_map(right)

    def show_buttons(self) -> None:
        """Let be pressed what the choice allows; what is at work can be stopped."""
        left, right = self.sides()
        self.swipe.setEnabled(bool(left and right and left != right))
        self.changes.allow(self.are_two_maps())

    def texts(self) -> tuple[str, str]:
        """Names of left and right, short enough for a map: without what stands behind ``:`` or in brackets."""
        left, right = (combo.currentText().split(":")[0].split(" (")[0] for combo in (self.left, self.right))
        return left, right

    def set_swiping(self, is_on: bool) -> None:
        """Show whether the curtain hangs, without asking for it."""
        self.swipe.blockSignals(True)
        self.swipe.setChecked(is_on)
        self.swipe.blockSignals(False)
        self.slider.setVisible(is_on)

    def show_changes(self, changes: list[Change], classes: list[LandClass], texts: tuple[str, str]) -> None:
        """Show what became what, between maps of these names; no rows clear it."""
        self.table.setVisible(bool(changes))
        self.note.setVisible(bool(changes))
        if not changes:
            return
        known = {one.code: one for one in classes}
        rows: list[tuple[str, str, list[tuple[Any, str]]]] = []
        for one in largest(changes):
            before = known.get(one.before, LandClass(one.before, one.class_before, ""))
            after = known.get(one.after, LandClass(one.after, one.class_after, ""))
            size = float(one.pixels) if one.hectares is None else one.hectares
            figures = [(float(one.after), after.name), percent(one.share), amount(size)]
            rows.append((before.name, before.colour, figures))
        self.table.fill(rows)
        self.table.setVisible(bool(rows))
        self.note.setText(tr("{:.1f} % of the map differs from '{}' to '{}'.").format(100 * changed_share(changes),
                                                                                       *texts))

    def _build(self) -> None:
        form, row = QFormLayout(), QHBoxLayout()
        for text, combo in ((tr("Left"), self.left), (tr("Right"), self.right)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            combo.currentIndexChanged.connect(self._choose)
            form.addRow(text, combo)
        self.swipe.setCheckable(True)
        self.swipe.setToolTip(tr("Hang both over the map with a line between them: drag it, or use the slider below"))
        self.slider.setRange(0, STEPS)
        self.slider.setValue(STEPS // 2)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setSingleStep(STEPS // 50)
        self.slider.setAccessibleName(tr("Line between left and right"))
        self.slider.setToolTip(tr("Line between left and right"))
        self.slider.hide()
        self.note.setWordWrap(True)
        self.note.hide()
        self.table.hide()
        row.addWidget(self.swipe)
        row.addWidget(self.changes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addLayout(row)
        for part in (self.slider, self.note, self.table):
            layout.addWidget(part)
        self.swipe.toggled.connect(self.swipe_asked)
        self.swipe.toggled.connect(self.slider.setVisible)
        self.changes.asked.connect(self.changes_asked)

    def _choose(self, *_: Any) -> None:
        self.show_changes([], [], ("", ""))
        self.show_buttons()
        self.chosen.emit()


def is_class_map(key: str) -> bool:
    """Tell whether a choice is a raster of class codes on the scene's grid."""
    return key in ("map", "pseudomasks", "relabel") or key.startswith("round:")
