"""The open heads in their order of importance, for all classes or for one; and the histogram of all gates.

Small widgets; orders and counts come from ``head_model``.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..qt import tr
from .gate_grid import head_text
from .head_model import HeadTable, open_probability
from .ink import ink_of
from .plain_text import plain_tip

BAR = int(Qt.ItemDataRole.UserRole) + 1  # role: share of the row's bar, below 0 for harm
HARM = "#c0392b"
OPEN_FROM = open_probability(0.0)  # log-alpha 0: above it a gate stays open


class HeadRanking(QTableWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A row for each open head, the most important first; ``chosen`` carries its name."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setObjectName("headRanking")
        self.setAccessibleName(tr("Open heads by importance"))
        self.setHorizontalHeaderLabels([tr("Head"), tr("Rise of the loss without it")])
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(1, BarDelegate(self))
        self.setShowGrid(False)
        self.itemSelectionChanged.connect(self._tell)
        self._is_quiet = False

    def show_heads(self, table: HeadTable, of_class: str, head: str) -> None:
        """Show the order for a class, or for all of them, with a head chosen."""
        self._is_quiet = True
        ranked = table.ranked(of_class)
        most = max([abs(one.worth(of_class)) for one in ranked] + [1e-9])
        self.setRowCount(len(ranked))
        for row, one in enumerate(ranked):
            worth = one.worth(of_class)
            name, bar = QTableWidgetItem(one.name), QTableWidgetItem(f"{worth:+.4f}")
            bar.setData(BAR, worth / most)
            for item in (name, bar):
                item.setToolTip(plain_tip(head_text(one, table)))
            self.setItem(row, 0, name)
            self.setItem(row, 1, bar)
        self.choose(head)

    def choose(self, head: str) -> None:
        """Select the row of a head, without telling."""
        self._is_quiet = True
        self.clearSelection()
        for row in range(self.rowCount()):
            if self.item(row, 0).text() == head:
                self.selectRow(row)
        self._is_quiet = False

    def _tell(self) -> None:
        row = self.currentRow()
        if not self._is_quiet and self.selectedItems() and row >= 0:
            self.chosen.emit(self.item(row, 0).text())


class BarDelegate(QStyledItemDelegate):  # type: ignore[misc]
    """Draws a bar behind a number: how much, and in red below zero."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        """Draw the cell, then the bar at its foot."""
        super().paint(painter, option, index)
        share = index.data(BAR)  # type: ignore[attr-defined]
        if not isinstance(share, (int, float)):
            return
        area = QRectF(option.rect).adjusted(2, option.rect.height() - 5, -2, -2)
        area.setWidth(max(1.0, area.width() * min(1.0, abs(share))))
        colour = QColor(HARM) if share < 0 else option.palette.color(QPalette.ColorRole.Highlight)
        painter.fillRect(area, colour)


class GateHistogram(QWidget):  # type: ignore[misc]
    """How many gates are how likely open: bars from surely closed to surely open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gateHistogram")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._counts: list[int] = []

    @property
    def counts(self) -> list[int]:
        """Gates in each bin."""
        return self._counts

    def show_heads(self, table: HeadTable) -> None:
        """Count the gates."""
        self._counts = table.histogram() if table.heads else []
        n_open = len(table.open)
        text = tr("{} of {} heads are open. Bars: number of gates by the probability that they are open; right of "
                  "the dotted line a gate stays open.")
        self.setToolTip(text.format(n_open, len(table.heads)))
        self.setAccessibleName(text.format(n_open, len(table.heads)))
        self.update()

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(240, 3 * self.fontMetrics().height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, and their ends in words."""
        painter = QPainter(self)
        ink = ink_of(self)
        line = self.fontMetrics().height()
        area = QRectF(self.rect()).adjusted(2, 2, -2, -line - 2)
        most = max([*self._counts, 1])
        width = area.width() / max(1, len(self._counts))
        for number, count in enumerate(self._counts):
            height = area.height() * count / most
            bar = QRectF(area.left() + number * width, area.bottom() - height, max(1.0, width - 1), height)
            share = (number + 0.5) / len(self._counts)
            colour = QColor(self.palette().color(QPalette.ColorRole.Highlight) if share > OPEN_FROM else ink)
            colour.setAlphaF(1.0 if share > OPEN_FROM else 0.45)
            painter.fillRect(bar, colour)
        middle = area.left() + OPEN_FROM * area.width()
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(middle, area.top()), QPointF(middle, area.bottom()))
        painter.setPen(QPen(ink, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        foot = QRectF(area.left(), area.bottom(), area.width(), line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, tr("closed"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, tr("open"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, tr("gates"))
