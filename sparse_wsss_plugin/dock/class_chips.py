"""The classes as chips to press: key, colour and name, and what the chosen tiles say of each.

What a press does is left to the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ..qt import tr
from .flow_layout import FlowLayout
from .label_keys import key_of_class
from .label_text import TileLabels
from .land_class import LandClass
from .plain_text import plain_tip

ICON_PX = 18
HERE, SOME, NOWHERE, ABSENT = "here", "some", "nowhere", "absent"


class ClassChips(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """``toggled`` with the place of a class; ``excluded`` when it was pressed with Alt or the right button."""

    toggled = pyqtSignal(int)
    excluded = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: list[LandClass] = []
        self.chips: list[QToolButton] = []
        self._flow = FlowLayout(self)

    def set_classes(self, classes: Sequence[LandClass]) -> None:
        """Make a chip for each class."""
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._classes, self.chips = list(classes), []
        for place, one in enumerate(classes):
            chip = QToolButton(self)
            chip.setText(f"{key_of_class(place)}  {one.name}".strip())
            chip.setToolTip(plain_tip(tr("{}: key {}; with Alt, or the right button: it does not occur").format(
                one.name, key_of_class(place) or "–")))
            chip.setAccessibleName(one.name)
            chip.setCheckable(True)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIconSize(QSize(ICON_PX, ICON_PX))
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            chip.installEventFilter(self)
            chip.clicked.connect(partial(self._press, place))
            self._flow.addWidget(chip)
            self.chips.append(chip)
        self.show_labels([])

    def show_labels(self, labels: Sequence[TileLabels | None]) -> None:
        """Show what the chosen tiles say."""
        counts = Counter(labels)  # many tiles say the same
        for chip, one in zip(self.chips, self._classes):
            mark = mark_of(one.name, counts)
            chip.setIcon(swatch(QColor(one.colour), mark, self.palette().windowText().color()))
            chip.setChecked(mark == HERE)
            chip.setProperty("mark", mark)
            chip.setEnabled(bool(labels))

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """A press with Alt or the right button says that the class does not occur."""
        if event.type() == QEvent.Type.MouseButtonPress and (
                event.button() == Qt.MouseButton.RightButton
                or (event.modifiers() & Qt.KeyboardModifier.AltModifier)) and watched.isEnabled():
            self.excluded.emit(self.chips.index(watched))
            return True
        return bool(super().eventFilter(watched, event))

    def _press(self, place: int, *_: bool) -> None:
        self.toggled.emit(place)


def mark_of(name: str, labels: Counter[TileLabels | None]) -> str:
    """What tiles say of a class: all have it, some, none, or it does not occur in any."""
    n_here = sum(count for one, count in labels.items() if one is not None and name in one.present)
    if n_here:
        return HERE if n_here == sum(labels.values()) else SOME
    is_absent = labels and all(one is not None and name in one.absent for one in labels)
    return ABSENT if is_absent else NOWHERE


def swatch(colour: QColor, mark: str, ink: QColor) -> QIcon:
    """A square of the colour: full, half, empty, or crossed out."""
    picture = QPixmap(ICON_PX, ICON_PX)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(2, 2, ICON_PX - 4, ICON_PX - 4)
    painter.setPen(QPen(colour, 2))
    if mark == HERE:
        painter.setBrush(colour)
    painter.drawRect(box)
    if mark == SOME:
        painter.fillRect(QRectF(2, ICON_PX / 2, ICON_PX - 4, ICON_PX / 2 - 2), colour)
    if mark == ABSENT:
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(2, 2), QPointF(ICON_PX - 2, ICON_PX - 2))
        painter.drawLine(QPointF(2, ICON_PX - 2), QPointF(ICON_PX - 2, 2))
    painter.end()
    return QIcon(picture)
