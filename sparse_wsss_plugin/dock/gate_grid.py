"""The grid of gates, layer by head: open cells shaded by importance, closed ones hollow; click or arrow keys choose.

What a head is comes from ``head_model``; what choosing one does is left to the page.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..qt import tr
from .head_model import Head, HeadTable
from .ink import ink_of
from .plain_text import plain_tip

MOST_CELL_PX, LEAST_CELL_PX = 30, 11
GAP_PX = 2
FAINTEST = 0.16  # of the highlight colour, for an open head that matters little
HARM = "#c0392b"  # frame of a head whose closing would lower the loss
STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}


class GateGrid(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Rows are layers, columns heads; ``chosen`` carries the name of an open head."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gateGrid")
        self.setAccessibleName(tr("Attention heads: rows are layers"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._table = HeadTable()
        self._of_class = ""
        self._head = ""
        self._cells: dict[tuple[int, int], Head] = {}

    @property
    def head(self) -> str:
        """Name of the chosen head, or empty."""
        return self._head

    def show_heads(self, table: HeadTable, of_class: str = "") -> None:
        """Show heads, shaded by their importance for a class or for all of them."""
        self._table, self._of_class = table, of_class
        self._cells = {(one.layer, one.head): one for one in table.heads}
        self._fit()
        self.update()

    def choose(self, name: str) -> None:
        """Choose an open head, without telling."""
        self._head = name
        self.update()

    def head_at(self, point: QPointF) -> Head | None:
        """The head under a point."""
        return next((one for place, one in self._cells.items() if self.cell(*place).contains(point)), None)

    def cell(self, layer: int, head: int) -> QRectF:
        """Where a head is drawn."""
        side, left = self._side(), self._left()
        return QRectF(left + head * (side + GAP_PX), GAP_PX + layer * (side + GAP_PX), side, side)

    # ------------------------------------------------------------ size

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow dock."""
        return QSize(int(self._left() + max(1, self._table.n_heads) * (LEAST_CELL_PX + GAP_PX)), 2 * MOST_CELL_PX)

    def resizeEvent(self, event: QEvent) -> None:
        """Wider cells are higher ones."""
        self._fit()

    def _fit(self) -> None:
        rows = max(1, self._table.n_layers) * (self._side() + GAP_PX) + 2 * GAP_PX
        self.setFixedHeight(int(rows if self._cells else 2 * MOST_CELL_PX))

    def _left(self) -> float:
        return float(self.fontMetrics().horizontalAdvance("L00 ") + GAP_PX)

    def _side(self) -> float:
        n = max(1, self._table.n_heads)
        room = (self.width() - self._left() - GAP_PX) / n - GAP_PX
        return float(max(LEAST_CELL_PX, min(MOST_CELL_PX, room)))

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw rows and cells in the host's palette."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = ink_of(self)
        if not self._cells:
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, tr("No gates yet"))
            return
        most = max([abs(one.worth(self._of_class)) for one in self._table.open] + [1e-9])
        for layer in range(self._table.n_layers):
            cell = self.cell(layer, 0)
            painter.setPen(ink)
            painter.drawText(QRectF(0, cell.top(), self._left() - 4, cell.height()),
                             Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"L{layer:02d}")
        for place, one in self._cells.items():
            self._draw(painter, self.cell(*place), one, most)

    def _draw(self, painter: QPainter, cell: QRectF, one: Head, most: float) -> None:
        faint = QColor(ink_of(self))
        faint.setAlphaF(0.35)
        worth = one.worth(self._of_class)
        painter.setPen(QPen(faint, 1, Qt.PenStyle.SolidLine if one.is_open else Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if one.is_open:
            fill = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            share = one.gate if not self._table.is_measured else max(0.0, worth) / most
            fill.setAlphaF(FAINTEST + (1 - FAINTEST) * min(1.0, share))
            painter.setBrush(fill)
        elif self._table.step is not None:  # closing: what is left of its probability
            fill = QColor(faint)
            fill.setAlphaF(0.3 * one.gate)
            painter.setBrush(fill)
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if one.is_open and self._table.is_measured and worth < 0:
            painter.setPen(QPen(QColor(HARM), 1.5))
            painter.drawLine(cell.bottomLeft() + QPointF(4, -3), cell.bottomRight() + QPointF(-4, -3))
        if one.name == self._head:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink_of(self), 2))
            painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 4, 4)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the open head that was clicked."""
        found = self.head_at(QPointF(event.pos()))
        if found is not None and found.is_open:
            self._choose(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the next open head that way, Home to the first."""
        step = STEPS.get(event.key())
        opened = {(one.layer, one.head): one for one in self._table.open}
        here = self._table.of(self._head)
        if not opened or (step is None and event.key() != Qt.Key.Key_Home):
            super().keyPressEvent(event)
            return
        if here is None or step is None:
            self._choose(next(iter(opened.values())))
            return
        target = self._next((here.layer, here.head), step, opened)
        if target is not None:
            self._choose(opened[target])

    def _next(self, here: tuple[int, int], step: tuple[int, int], opened: dict[tuple[int, int], Head]
              ) -> tuple[int, int] | None:
        """Nearest open head in a direction: along the row, or in the next row that has one."""
        down, right = step
        ahead = [place for place in opened if (place[0] - here[0]) * down > 0 or
                 (right and place[0] == here[0] and (place[1] - here[1]) * right > 0)]
        return min(ahead, key=lambda place: (abs(place[0] - here[0]), abs(place[1] - here[1])), default=None)

    def event(self, event: QEvent) -> bool:
        """Say of the head under the cursor what is known of it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.head_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(head_text(found, self._table)) if found else "", self)
            return True
        return bool(super().event(event))

    def _choose(self, one: Head) -> None:
        self._head = one.name
        self.update()
        self.chosen.emit(one.name)


def head_text(one: Head, table: HeadTable) -> str:
    """What is known of a head, a line each."""
    lines = [f"{one.name}: {tr('open') if one.is_open else tr('closed')}",
             tr("probability that its gate is open: {:.0%}").format(one.gate)]
    if one.modality:
        lines.append(tr("sees {}").format(one.modality))
    if one.is_open and one.importance is not None:
        lines.append(tr("closing it would change the loss by {:+.4f}").format(one.importance))
        best = sorted(one.by_class.items(), key=lambda item: -item[1])[:3]
        lines += [tr("for {}: {:+.4f}").format(name, worth) for name, worth in best if worth > 0]
    if table.step is not None:
        lines.append(tr("step {} of the training").format(table.step))
    return "\n".join(lines)
