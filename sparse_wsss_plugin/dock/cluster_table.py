"""The table cluster x class as it is drawn and used: swatches, shades of evidence, rows chosen whole, keys of edits.

Its rows come from ``cluster_rows``; editing them is left to the page.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRectF, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ..qt import tr
from .cluster_chips import CHIP_PX, GAP_PX, N_CHIPS
from .cluster_model import UNKNOWN, ClusterNames
from .cluster_rows import BAR, COLOUR, EXAMPLES, MARGIN, NAME, NUMBER, PARTS, SHARE, ClusterModel

NAME_PX, EVIDENCE_PX, MARGIN_PX = 110, 92, 8
WIDEST = {NUMBER: "88 +8", SHARE: "88.8 %"}  # of the columns whose texts are alike; measuring all rows takes long
WIDEST_EVIDENCE = "100 %"
SHOWN_ORDER = (NAME, EXAMPLES, MARGIN, SHARE, NUMBER)  # in a narrow dock what counts most is in sight
DRAW_MS = 30  # after other rows are there: reading, laying out and drawing them at once would hold the window up
KEYS = "123456789"  # of the first classes


class ClusterDelegate(QStyledItemDelegate):  # type: ignore[misc]
    """Draws colours of classes and shades of evidence behind the text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw the shade below the cell, a swatch before the name, a bar at the foot of a share."""
        share, colour = index.data(BAR), index.data(COLOUR)
        area = QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if share is not None and colour is not None and not is_chosen:
            shade = QColor(colour)
            shade.setAlphaF(min(0.75, 0.85 * float(share)))
            painter.fillRect(area, shade)
        super().paint(painter, option, index)
        if colour is not None and share is None:
            painter.fillRect(QRectF(area.left() + 2, area.top() + 3, 6, area.height() - 6), QColor(colour))
        elif index.column() == MARGIN:
            _draw_parts(painter, area, index.data(PARTS) or [])
        elif share is not None and colour is None:
            foot = QRectF(area.left() + 2, area.bottom() - 4, max(1.0, (area.width() - 4) * float(share)), 3)
            painter.fillRect(foot, option.palette.color(QPalette.ColorRole.Highlight))

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Leave room for the swatch; show strips at their size."""
        super().initStyleOption(option, index)
        if index.column() == NAME:
            option.text = f"  {option.text}"
        elif index.column() == EXAMPLES:
            option.decorationSize = QSize(N_CHIPS * (CHIP_PX + GAP_PX), CHIP_PX)
        elif index.column() == MARGIN:
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        else:
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ClusterTable(QTableView):  # type: ignore[misc]
    """The view; sorted by share at first, rows are chosen whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clusterTable")
        self.setAccessibleName(tr("Clusters and the evidence for each class"))
        self.clusters = ClusterModel()
        self.setModel(self.clusters)
        self.setItemDelegate(ClusterDelegate(self))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DRAW_MS)
        self._soon.timeout.connect(lambda: self.viewport().setUpdatesEnabled(True))
        self.horizontalHeader().setSortIndicator(SHARE, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(CHIP_PX + 4)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionsMovable(True)
        for place, column in enumerate(SHOWN_ORDER):
            header = self.horizontalHeader()
            header.moveSection(header.visualIndex(column), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of edits to the page; the others move through the table."""
        if edit_of(event) is not None:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_clusters(self, names: ClusterNames | None, colours: list[str]) -> None:
        """Show clusters; what was chosen stays chosen."""
        chosen = self.chosen()
        n_before = self.clusters.columnCount()
        self.viewport().setUpdatesEnabled(False)
        if not self._soon.isActive():
            self._soon.start()
        self.clusters.show_clusters(names, colours)
        if self.clusters.columnCount() != n_before:
            self.fit()
        if chosen != self.chosen():
            self.choose(chosen)

    def fit(self) -> None:
        """Make columns as wide as what they can hold."""
        fixed = {NAME: NAME_PX, MARGIN: EVIDENCE_PX, EXAMPLES: N_CHIPS * (CHIP_PX + GAP_PX) + 4}
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        for column in range(self.clusters.columnCount()):
            text_px = metrics.horizontalAdvance(WIDEST.get(column, WIDEST_EVIDENCE)) + MARGIN_PX
            width = fixed.get(column, max(text_px, header.sectionSizeHint(column)))
            header.resizeSection(column, width)

    def chosen(self) -> list[int]:
        """Leaders of the chosen rows."""
        rows = self.selectionModel().selectedRows()
        return sorted(self.clusters.group(row.row()).leader for row in rows)

    def choose(self, clusters: list[int]) -> None:
        """Choose the rows that hold clusters, and show the first of them."""
        selection = self.selectionModel()
        selection.clearSelection()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for number, cluster in enumerate(clusters):
            row = self.clusters.row_of(cluster)
            if row is None:
                continue
            index = self.clusters.index(row, 0)
            selection.select(index, flags)
            if number == 0:
                selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
                self.scrollTo(index)

    def cell(self, cluster: int, column: int = NAME) -> QModelIndex:
        """Index of a cell in the view."""
        row = self.clusters.row_of(cluster)
        return self.clusters.index(row, column) if row is not None else QModelIndex()


def _draw_parts(painter: QPainter, area: QRectF, parts: list[tuple[float, str]]) -> None:
    """Draw the evidence for all classes as one bar in their colours, at the foot of a cell."""
    left, width = area.left() + 2, area.width() - 4
    for share, colour in parts:
        painter.fillRect(QRectF(left, area.bottom() - 9, share * width, 8), QColor(colour))
        left += share * width


def edit_of(event: QKeyEvent) -> tuple[str, int] | tuple[str] | None:
    """The edit that a key stands for: its name, and for ``rename`` the position of the class."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return ("undo",)
    if event.matches(QKeySequence.StandardKey.Redo):
        return ("redo",)
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    text = event.text().upper()
    if text and text in KEYS:
        return "rename", KEYS.index(text)
    return {"0": ("rename", UNKNOWN), "U": ("rename", UNKNOWN), "M": ("merge",)}.get(text)
