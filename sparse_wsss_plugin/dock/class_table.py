"""The classes as a table to edit: colour, code and name, with a line to type new ones.

Where classes are read from and written to is left to the page.
"""

from __future__ import annotations

from qgis.gui import QgsColorButton
from qgis.PyQt.QtCore import QEvent, QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..qt import tr
from ..whole_number import whole_number
from .land_class import LandClass
from .palette import HIGHEST_CODE, next_colour, problem_of

COLOUR, CODE, NAME = range(3)
LEAST_ROWS = 5  # that the table shows, however few classes there are


class ClassTable(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Edit classes; ``edited`` carries all of them, ``refused`` why an edit was not taken."""

    edited = pyqtSignal(list)
    refused = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: list[LandClass] = []
        self.table, self.new_name = QTableWidget(0, 3), QLineEdit()
        self.add_button, self.remove_button = QToolButton(), QToolButton()
        self._build()
        self.table.installEventFilter(self)
        self.table.itemChanged.connect(self._take_item)
        self.new_name.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)

    def classes(self) -> list[LandClass]:
        """The classes as they are shown."""
        return list(self._classes)

    def set_classes(self, classes: list[LandClass]) -> None:
        """Show classes without saying so."""
        self._classes = sorted(classes, key=lambda one: one.code)
        blocker = QSignalBlocker(self.table)
        self.table.setRowCount(len(self._classes))
        for row, one in enumerate(self._classes):
            self.table.setItem(row, CODE, QTableWidgetItem(str(one.code)))
            self.table.setItem(row, NAME, QTableWidgetItem(one.name))
            button = self.table.cellWidget(row, COLOUR) or self._colour_button(row)
            quiet = QSignalBlocker(button)
            button.setColor(QColor(one.colour))
            button.setAccessibleName(tr("Colour of {}").format(one.name))
            del quiet
        del blocker

    def _build(self) -> None:
        self.table.setHorizontalHeaderLabels([tr("Colour"), tr("Code"), tr("Name")])
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(tr("Classes"))
        self.table.setToolTip(tr("Double-click a code or a name to change it"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        for column in (COLOUR, CODE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * (LEAST_ROWS + 1))
        self.new_name.setPlaceholderText(tr("New classes: water, forest"))
        self.new_name.setToolTip(tr("Type names, joined by commas, and press Enter"))
        self.new_name.setAccessibleName(tr("New classes"))
        for button, text, tip in ((self.add_button, "+", tr("Add these classes")),
                                  (self.remove_button, "−", tr("Remove the selected classes"))):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        line = QHBoxLayout()
        for widget, stretch in ((self.new_name, 1), (self.add_button, 0), (self.remove_button, 0)):
            line.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addLayout(line)

    def _colour_button(self, row: int) -> QgsColorButton:
        button = QgsColorButton()
        button.setShowNoColor(False)
        button.setAllowOpacity(False)
        button.setToolTip(tr("Colour of the class"))
        button.colorChanged.connect(lambda colour: self._take_colour(row, colour))
        self.table.setCellWidget(row, COLOUR, button)
        return button

    # ------------------------------------------------------------ what a person does

    def _take_colour(self, row: int, colour: QColor) -> None:
        one = self._classes[row]
        self._try([*self._classes[:row], LandClass(one.code, one.name, colour.name()), *self._classes[row + 1:]])

    def _take_item(self, item: QTableWidgetItem) -> None:
        old, text = self._classes[item.row()], item.text().strip()
        code = whole_number(text) if item.column() == CODE else old.code
        if code < 0:
            self.refused.emit(tr("'{}' is no code. Next step: give a whole number from 0 to 254.").format(text))
            self.set_classes(self._classes)
            return
        new = LandClass(code, old.name if item.column() == CODE else text, old.colour)
        if new != old:
            self._try([*self._classes[:item.row()], new, *self._classes[item.row() + 1:]])

    def _add(self) -> None:
        classes = list(self._classes)
        for name in (part.strip() for part in self.new_name.text().replace(";", ",").split(",")):
            if name:
                taken = {one.code for one in classes}
                code = next((one for one in range(1, HIGHEST_CODE + 1) if one not in taken), HIGHEST_CODE)
                classes.append(LandClass(code, name, next_colour(one.colour for one in classes)))
        if len(classes) > len(self._classes) and self._try(classes):
            self.new_name.clear()

    def _remove(self) -> None:
        rows = {place.row() for place in self.table.selectionModel().selectedRows()}
        if rows:
            self._try([one for row, one in enumerate(self._classes) if row not in rows])

    def _try(self, classes: list[LandClass]) -> bool:
        problem = problem_of(classes)
        if problem:
            self.refused.emit(problem)
            self.set_classes(self._classes)
            return False
        self.set_classes(classes)
        self.edited.emit(self.classes())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remove the selected classes with the Delete key."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
            self._remove()
            return True
        return bool(super().eventFilter(watched, event))
