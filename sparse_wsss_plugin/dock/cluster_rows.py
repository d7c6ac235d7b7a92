"""The rows of the table cluster x class as a Qt model: name, examples, share of the area, doubt, evidence.

It sorts itself: a proxy of Qt would ask for the value of a cell in each comparison. What clusters are comes from
``cluster_model``; drawing them is left to ``cluster_table``.
"""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QImage, QPixmap

from ..qt import tr
from .cluster_model import UNKNOWN, ClusterNames, Group
from .plain_text import plain_tip

NAME, NUMBER, EXAMPLES, SHARE, MARGIN, FIRST_CLASS = range(6)
BAR, COLOUR, PARTS = (int(Qt.ItemDataRole.UserRole) + n for n in range(3))
UNKNOWN_COLOUR = "#888888"
DISPLAY, DECORATION, TIP, SPOKEN = (int(getattr(Qt.ItemDataRole, f"{name}Role")) for name in (
    "Display", "Decoration", "ToolTip", "AccessibleText"))
TOLD = frozenset((DISPLAY, DECORATION, TIP, SPOKEN, BAR, COLOUR, PARTS))  # Qt asks for twice as many of each cell


class ClusterModel(QAbstractTableModel):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Rows are groups of clusters."""

    def __init__(self) -> None:
        super().__init__()
        self._names: ClusterNames | None = None
        self._groups: list[Group] = []
        self._colours: list[str] = []
        self._strips: dict[tuple[int, ...], QPixmap] = {}
        self._column, self._is_falling, self._largest = SHARE, True, 1.0

    def show_clusters(self, names: ClusterNames | None, colours: list[str]) -> None:
        """Show the clusters as they are named now; the rows stay where only names differ."""
        groups = {one.members: one for one in names.groups()} if names is not None else {}
        if groups.keys() == {one.members for one in self._groups}:
            self._names, self._colours = names, colours
            self._groups = [groups[one.members] for one in self._groups]  # no row runs away while its name is changed
            if groups:
                self.dataChanged.emit(self.index(0, 0), self.index(len(groups) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._names, self._groups, self._colours = names, list(groups.values()), colours
        self._sort_groups()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows by a column, now and whenever there are others; what is chosen stays chosen."""
        self._column, self._is_falling = column, order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        groups = [self._groups[index.row()].members for index in before]
        self._sort_groups()
        rows = {one.members: row for row, one in enumerate(self._groups)}
        now = [self.index(rows[members], index.column()) for members, index in zip(groups, before)]
        self.changePersistentIndexList(before, now)
        self.layoutChanged.emit()

    def show_strips(self, strips: dict[tuple[int, ...], QImage]) -> None:
        """Show the examples of groups, by their members."""
        self._strips |= {members: QPixmap.fromImage(image) for members, image in strips.items()}
        if self._groups:
            self.dataChanged.emit(self.index(0, EXAMPLES), self.index(len(self._groups) - 1, EXAMPLES))

    def missing_strips(self) -> list[tuple[int, ...]]:
        """Groups whose examples are not there yet."""
        return [one.members for one in self._groups if one.members not in self._strips]

    def group(self, row: int) -> Group:
        """Group of a row."""
        return self._groups[row]

    def row_of(self, cluster: int) -> int | None:
        """Row that holds a cluster."""
        return next((row for row, one in enumerate(self._groups) if cluster in one.members), None)

    # ------------------------------------------------------------ Qt asks

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """A row for each group."""
        return 0 if parent is not None and parent.isValid() else len(self._groups)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """The fixed columns and one for each class."""
        return FIRST_CLASS + (len(self._names.classes) if self._names is not None else 0)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal or self._names is None:
            return None
        if section >= FIRST_CLASS:
            name = self._names.classes[section - FIRST_CLASS]
            return {Qt.ItemDataRole.DisplayRole: name,
                    Qt.ItemDataRole.ToolTipRole: plain_tip(tr("Evidence for {}").format(name))}.get(role)
        text, tip = columns()[section]
        return {Qt.ItemDataRole.DisplayRole: text, Qt.ItemDataRole.ToolTipRole: tip}.get(role)

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        """What a cell shows, sorts by and says."""
        if role not in TOLD or self._names is None or not index.isValid():
            return None
        one, column = self._groups[index.row()], index.column()
        if role == DISPLAY:
            return self._text(one, column)
        if role == COLOUR and (column == NAME or column >= FIRST_CLASS):
            return self._colour(one.name if column == NAME else column - FIRST_CLASS)
        if role == PARTS and column == MARGIN:
            return [(share, self._colour(k)) for k, share in enumerate(one.evidence) if share > 0]
        if role == BAR:
            return self._bar(one, column)
        if role == DECORATION:
            return self._strips.get(one.members) if column == EXAMPLES else None
        if role == TIP:
            return plain_tip(self._tip(one))
        return self._tip(one) if role == SPOKEN else None

    def _text(self, one: Group, column: int) -> str:
        if column == NAME:
            return self._class_name(one.name)
        if column == NUMBER:
            return str(one.leader) if len(one.members) == 1 else f"{one.leader} +{len(one.members) - 1}"
        if column == EXAMPLES:
            return ""
        if column == SHARE:
            return f"{100 * one.share:.1f} %"
        return f"{one.margin if column == MARGIN else one.evidence[column - FIRST_CLASS]:.0%}".replace("%", " %")

    def _bar(self, one: Group, column: int) -> float | None:
        """Share of the cell that is filled, or how much it is shaded."""
        if column == SHARE:
            return one.share / self._largest
        return one.evidence[column - FIRST_CLASS] if column >= FIRST_CLASS else None

    def _sort_groups(self) -> None:
        self._groups.sort(key=self._place, reverse=self._is_falling)
        self._largest = max((one.share for one in self._groups), default=0.0) or 1.0

    def _place(self, one: Group) -> Any:
        """Value of a group in the column that is sorted by."""
        column = self._column
        if column in (NAME, EXAMPLES):
            return self._class_name(one.name)
        if column >= FIRST_CLASS:
            return one.evidence[column - FIRST_CLASS] if column - FIRST_CLASS < len(one.evidence) else 0.0
        return {NUMBER: one.leader, SHARE: one.share, MARGIN: one.margin}[column]

    def _class_name(self, position: int) -> str:
        return tr("unknown") if position == UNKNOWN or self._names is None else self._names.classes[position]

    def _colour(self, position: int) -> str:
        return self._colours[position] if 0 <= position < len(self._colours) else UNKNOWN_COLOUR

    def _tip(self, one: Group) -> str:
        names = self._names
        if names is None:
            return ""
        best = sorted(zip(one.evidence, names.classes), reverse=True)[:4]
        lines = [tr("Cluster {}").format(", ".join(map(str, one.members[:12]))),
                 tr("{:.1f} % of the area").format(100 * one.share)]
        lines += [f"{name}: {share:.0%}" for share, name in best if share > 0]
        evident = {names.evident[k] for k in one.members}
        if evident != {one.name}:
            lines.append(tr("The evidence alone: {}").format(", ".join(self._class_name(k) for k in sorted(evident))))
        return "\n".join(lines)


def columns() -> tuple[tuple[str, str], ...]:
    """Names of the columns before those of the classes, and what they mean."""
    return (
        (tr("Class"), tr("Name that the masks show")),
        (tr("No."), tr("Number of the cluster, and how many are merged with it")),
        (tr("Examples"), tr("Parts of the tiles that hold most of it")),
        (tr("Area"), tr("Share of the area of all tiles")),
        (tr("Evidence"), tr("For the classes in their colours; the number: how far the best is ahead of the second")),
    )
