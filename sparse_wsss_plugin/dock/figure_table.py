"""A small table of figures: classes with their colour, shares in percent, areas with their interval.

Read-only, sorted by a click on a column; copied with the keys of the system.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QGuiApplication, QIcon, QKeyEvent, QKeySequence, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ..csv_text import safe_cell

CHIP_PX = 12
MOST_ROWS = 14  # before it scrolls
LEAST_PX = 44  # of a column
MISSING = "–"


class FigureTable(QTableWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A table whose first column names something; the others are figures.

    Args:
        heads: texts of the columns.
        tips: what each means.
    """

    def __init__(self, heads: Sequence[str], tips: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(heads), parent)
        self.setHorizontalHeaderLabels(list(heads))
        for column, tip in enumerate(tips):
            self.horizontalHeaderItem(column).setToolTip(tip)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setIconSize(QSize(CHIP_PX, CHIP_PX))
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(LEAST_PX)

    def fill(self, rows: Sequence[tuple[str, str, Sequence[tuple[float | None, str]]]]) -> None:
        """Show rows: name, colour or "", and of each figure its value for sorting and its text."""
        self.setSortingEnabled(False)
        self.setRowCount(len(rows))
        for number, (name, colour, figures) in enumerate(rows):
            first = QTableWidgetItem(name)
            if colour:
                first.setIcon(chip(colour))
            self.setItem(number, 0, first)
            for column, (value, text) in enumerate(figures, start=1):
                self.setItem(number, column, _Figure(value, text))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as they came, until one asks
        self.setSortingEnabled(True)
        shown = min(MOST_ROWS, max(1, len(rows)))
        height = self.horizontalHeader().sizeHint().height() + shown * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def text(self) -> str:
        """The table as lines with tabs, for a spreadsheet."""
        heads = [self.horizontalHeaderItem(column).text() for column in range(self.columnCount())]
        cells = [[str(safe_cell(self.item(row, column).text())) for column in range(self.columnCount())]
                 for row in range(self.rowCount())]
        return "\n".join("\t".join(line) for line in [heads, *cells])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        else:
            super().keyPressEvent(event)


class _Figure(QTableWidgetItem):  # type: ignore[misc]
    """A cell that sorts by its value; a missing one comes last."""

    def __init__(self, value: float | None, text: str) -> None:
        super().__init__(text)
        self._value = float("-inf") if value is None else value
        self.setTextAlignment(int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter))

    def __lt__(self, other: Any) -> bool:
        return self._value < other._value if isinstance(other, _Figure) else bool(super().__lt__(other))


def chip(colour: str) -> QIcon:
    """A square of a class's colour."""
    picture = QPixmap(CHIP_PX, CHIP_PX)
    picture.fill(QColor(colour))
    return QIcon(picture)


def percent(share: float | None) -> tuple[float | None, str]:
    """A share as a cell: ``73.9``."""
    return share, MISSING if share is None else f"{100 * share:.1f}"


def amount(value: float | None) -> tuple[float | None, str]:
    """An area as a cell: ``1 550``, ``89.3``."""
    return value, MISSING if value is None else written(value)


def written(value: float) -> str:
    """A number with thin spaces between thousands, and one decimal where it is small."""
    decimals = 0 if abs(value) >= 1_000 or value == int(value) else 1
    return f"{value:,.{decimals}f}".replace(",", "\u202f")
