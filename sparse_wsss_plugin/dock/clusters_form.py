"""The widgets of the page Clusters and how they stand; what they do is wired by ``clusters_page``."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..qt import tr
from .cluster_model import UNKNOWN
from .cluster_rows import UNKNOWN_COLOUR
from .cluster_table import KEYS, ClusterTable
from .land_class import LandClass
from .plain_text import plain_tip

SWATCH_PX = 12
A_ROW = 3  # names of classes are long, docks are narrow


class ClassButtons(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A button for each class and one for unknown; ``named`` carries the class's position, keys 1 to 9 and 0 do too."""

    named = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.buttons: dict[int, QToolButton] = {}

    def show_classes(self, classes: list[LandClass]) -> None:
        """Offer these classes."""
        for button in self.buttons.values():
            button.deleteLater()
        self.buttons = {}
        for number, one in enumerate(classes):
            key = str(number + 1) if number < len(KEYS) else ""
            self._add(number, one.name, one.colour, key, number)
        if classes:
            self._add(UNKNOWN, tr("unknown"), UNKNOWN_COLOUR, "0", len(classes))

    def _add(self, position: int, name: str, colour: str, key: str, place: int) -> None:
        button = QToolButton()
        button.setText(f"{key} {name}".strip())
        button.setIcon(swatch(colour))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setToolTip(plain_tip(tr("Name the chosen clusters {}").format(name) + (f" ({key})" if key else "")))
        button.clicked.connect(lambda: self.named.emit(position))
        self._layout.addWidget(button, place // A_ROW, place % A_ROW)
        self.buttons[position] = button


class ClustersForm(QWidget):  # type: ignore[misc]
    """From top to bottom: what the page shows, classes to name by, edits, the table, and the way into refinement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.use_state = QLabel(), QLabel()
        self.classes = ClassButtons()
        self.table = ClusterTable()
        self.merge, self.split, self.reset = QToolButton(), QToolButton(), QToolButton()
        self.undo, self.redo, self.on_map = QToolButton(), QToolButton(), QToolButton()
        self.use = QPushButton()
        self.busy = QProgressBar()
        self._name()
        self._build()

    def _name(self) -> None:
        texts = {
            "merge": (tr("Merge"), tr("Make one of the chosen clusters (M)")),
            "split": (tr("Split"), tr("Take merged clusters apart")),
            "reset": (tr("By evidence"), tr("Name the chosen clusters as the evidence does")),
            "undo": ("↶", tr("Undo: take back the last edit (Ctrl+Z)")),
            "redo": ("↷", tr("Redo: do again what was taken back (Ctrl+Shift+Z)")),
            "on_map": (tr("On the map"), tr("Click the map to choose the cluster there")),
        }
        for name, (text, tip) in texts.items():
            button = getattr(self, name)
            button.setObjectName(f"clusters_{name}")
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.on_map.setCheckable(True)
        self.use.setObjectName("clusters_use")
        self.use.setText(tr("Use in the refinement"))
        self.use.setToolTip(tr("Repaint the masks of the run with these names (sparse_wsss:relabel); the refinement "
                               "learns from them"))
        for label in (self.title, self.use_state):
            label.setWordWrap(True)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumHeight(6)
        self.busy.hide()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addLayout(_row(self.title, self.undo, self.redo))
        layout.addWidget(self.classes)
        layout.addLayout(_row(self.merge, self.split, self.reset, None, self.on_map))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.busy)
        layout.addLayout(_row(self.use_state, self.use))


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; labels take the room, None is a gap."""
    row = QHBoxLayout()
    row.setSpacing(2)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if isinstance(widget, QLabel) else 0)
    return row


def swatch(colour: str) -> QIcon:
    """A square of a colour."""
    pixmap = QPixmap(QSize(SWATCH_PX, SWATCH_PX))
    pixmap.fill(QColor(colour))
    painter = QPainter(pixmap)
    painter.setPen(QColor(0, 0, 0, 90))
    painter.drawRect(0, 0, SWATCH_PX - 1, SWATCH_PX - 1)
    painter.end()
    return QIcon(pixmap)
