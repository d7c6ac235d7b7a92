"""What the page Labels shows: the tile, its classes as chips, buttons, progress and balance. No map, no file.

What buttons and chips do is left to ``labels_page``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from ..qt import tr
from . import label_keys as keys
from .balance_bars import BalanceBars
from .class_chips import ClassChips
from .flow_layout import FlowLayout
from .label_editor import LabelEditor
from .label_text import NONE, OPEN, UNKNOWN, UNLABELLED, TileLabels, state_of
from .land_class import LandClass
from .tile_style import state_names


class LabelPanel(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """``asked`` carries what a button or a chip stands for, as a key would: what to do, and with which class."""

    asked = pyqtSignal(str, int)
    tool_asked = pyqtSignal(bool)
    paint_asked = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self.tile, self.said, self.progress = QLabel(), QLabel(), QProgressBar()
        self.chips, self.bars = ClassChips(), BalanceBars()
        self.tool = self._button(tr("On the map"), tr("Choose tiles by clicks on the map; drag to choose many"), True)
        self.paint = self._button(tr("Paint"), tr("Choose labels by the chips; a drag on the map gives them"), True)
        self._build()
        self.chips.toggled.connect(lambda place: self.asked.emit(keys.TOGGLE, place))
        self.chips.excluded.connect(lambda place: self.asked.emit(keys.EXCLUDE, place))
        self.tool.clicked.connect(self.tool_asked)
        self.paint.clicked.connect(self.paint_asked)

    def _build(self) -> None:
        self.tile.setWordWrap(True)
        self.tile.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.setWordWrap(True)
        self.progress.setToolTip(tr("Tiles with labels"))
        tools = self._row(((keys.UNDO, tr("Undo"), tr("Ctrl+Z")), (keys.REDO, tr("Redo"), tr("Ctrl+Shift+Z"))),
                          self.tool, self.paint)
        steps = self._row(((keys.NEXT, tr("Next"), tr("Next tile without labels (Space)")),
                           (keys.BACK, tr("Back"), tr("The tile before (Shift+Space)")),
                           (keys.HELPFUL, tr("Most helpful"), "")))
        states = self._row(((keys.NONE, tr("0  None"), tr("None of the classes (0)")),
                            (keys.UNKNOWN, tr("?  Unknown"), tr("Nothing is known (?)")),
                            (keys.OPEN, tr("+  At least"), tr("At least these classes; others may occur (+)")),
                            (keys.CLEAR, tr("Not labelled"), tr("Take the labels away (Backspace)"))))
        for name in (keys.NONE, keys.UNKNOWN, keys.OPEN, keys.CLEAR):
            self.buttons[name].setCheckable(True)
        balance = QGroupBox(tr("Tiles with each class"))
        QVBoxLayout(balance).addWidget(self.bars)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.progress)
        for row in (tools, steps):
            layout.addWidget(row)
        layout.addWidget(self.tile)
        layout.addWidget(self.chips)
        layout.addWidget(states)
        layout.addWidget(self.said)
        layout.addWidget(balance)
        hint = QgsCollapsibleGroupBox(tr("Keys"))
        words = QLabel(keys.hint())
        words.setWordWrap(True)
        QVBoxLayout(hint).addWidget(words)
        hint.setCollapsed(True)
        layout.addWidget(hint)

    def _row(self, entries: Sequence[tuple[str, str, str]], *others: QToolButton) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        for name, text, tip in entries:
            button = self._button(text, tip, False)
            button.clicked.connect(lambda *_, what=name: self.asked.emit(what, -1))
            self.buttons[name] = button
            flow.addWidget(button)
        for button in others:
            flow.addWidget(button)
        return row

    @staticmethod
    def _button(text: str, tip: str, is_checkable: bool) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(is_checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        return button

    # ------------------------------------------------------------ what it shows

    def show_labels(self, title: str, labels: Sequence[TileLabels | None]) -> None:
        """Show what the chosen tiles, or the brush, say."""
        self.tile.setText(title)
        self.chips.show_labels(labels)
        states: Counter[str] = Counter()
        for one, count in Counter(labels).items():
            states[state_of(one)] += count
        for name, state in ((keys.NONE, NONE), (keys.UNKNOWN, UNKNOWN), (keys.OPEN, OPEN), (keys.CLEAR, UNLABELLED)):
            self.buttons[name].setChecked(states[state] == len(labels) > 0)
            self.buttons[name].setEnabled(bool(labels))
        found = [(states[state], word) for state, word in state_names().items() if states[state]]
        self.said.setText(found[0][1] if len(found) == 1 else ", ".join(f"{count} {word}" for count, word in found))

    def show_counts(self, editor: LabelEditor, classes: Sequence[LandClass]) -> None:
        """Show progress, balance, and whether there is something to undo."""
        self.progress.setRange(0, max(1, len(editor)))
        self.progress.setValue(editor.n_labelled)
        self.progress.setFormat(tr("{} of {} tiles have labels").format(editor.n_labelled, len(editor)))
        self.bars.set_counts(classes, editor.classes)
        self.buttons[keys.UNDO].setEnabled(editor.history.can_undo)
        self.buttons[keys.REDO].setEnabled(editor.history.can_redo)

    def show_reading(self, n_read: int, n_tiles: int) -> None:
        """Show how far the reading of the tiles is."""
        self.progress.setRange(0, max(1, n_tiles))
        self.progress.setValue(n_read)
        self.progress.setFormat(tr("{} of {} tiles are read").format(n_read, n_tiles))

    def show_helpful(self, n_rated: int) -> None:
        """Offer the most helpful tile when a model has rated tiles."""
        button = self.buttons[keys.HELPFUL]
        button.setEnabled(n_rated > 0)
        button.setToolTip(tr("The tile without labels of which the model is least certain (Ctrl+Space)") if n_rated else
                          tr("Needs a run whose stage 'heads' is done: its model rates the tiles"))
