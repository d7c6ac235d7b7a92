"""The settings of a stage as a form: QGIS's own widgets for parameters that are built from the contract.

An empty field takes what stands beside it, the preset's value. Which values result is said by ``settings_values``.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext
from qgis.gui import QgsCollapsibleGroupBox, QgsGui, QgsProcessingGui
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ..algorithms.parameters import build, help_text
from ..qt import tr
from .settings_values import setting_entries, used_without

ROWS_AT_ONCE = 6  # of the long list: a form made in pieces does not stop the window
USED_ROOM = "timm-mobil..."  # of what an empty field means


class SettingsForm(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Settings of one stage; ``values`` are those that a person set."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = QgsProcessingContext()
        self._stage, self._preset = "", "standard"
        self._own: dict[str, Any] = {}
        self._waiting: list[str] = []  # rows not made yet
        self._rows: dict[str, _Row] = {}
        self._is_filling = False
        self.search = QLineEdit()
        self.more = QgsCollapsibleGroupBox(tr("More settings"))
        self._plain_grid, self._more_grid = QGridLayout(), QGridLayout()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_some)
        self._build()

    def show_stage(self, stage: str, preset: str, own: dict[str, Any]) -> None:
        """Show the settings of a stage with the values that were set."""
        self._preset, self._own = preset, dict(own)
        if stage != self._stage:
            self._stage = stage
            self._clear()
            entries = setting_entries(stage)
            for name, entry in entries.items():
                if not entry.get("advanced"):
                    self._make(name, entry)
            self._waiting = [name for name, entry in entries.items() if entry.get("advanced")]
            self.more.setVisible(bool(self._waiting))
        self._fill()
        self._make_when_seen()

    def values(self) -> dict[str, Any]:
        """Settings that differ from what an empty field means, by name; only those of this stage."""
        found = {}
        for name, entry in setting_entries(self._stage).items() if self._stage else ():
            value = self._rows[name].value() if name in self._rows else self._own.get(name)
            if value not in (None, "") and value != used_without(name, entry, self._preset):
                found[name] = value
        return found

    def row(self, name: str) -> QWidget | None:
        """Widget of a setting, made now if need be."""
        if name in self._waiting:
            self._waiting.remove(name)
            self._make(name, setting_entries(self._stage)[name])
            self._fill()
        return self._rows[name].widget if name in self._rows else None

    # ------------------------------------------------------------ how it is built

    def _build(self) -> None:
        self.more.setCollapsed(True)
        self.more.setSaveCollapsedState(False)
        self.search.setPlaceholderText(tr("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Find a setting"))
        inner = QVBoxLayout(self.more)
        inner.addWidget(self.search)
        inner.addLayout(self._more_grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._plain_grid)
        layout.addWidget(self.more)
        for grid in (self._plain_grid, self._more_grid):
            grid.setColumnStretch(1, 1)
        self.search.textChanged.connect(self._filter)
        self.more.collapsedStateChanged.connect(self._make_when_seen)

    def _clear(self) -> None:
        self._timer.stop()
        for row in self._rows.values():
            row.remove()
        self._rows.clear()

    def _make_when_seen(self, *_: Any) -> None:
        if self._waiting and not self.more.isCollapsed():
            self._timer.start(0)

    def _make_some(self) -> None:
        for name in self._waiting[:ROWS_AT_ONCE]:
            self._make(name, setting_entries(self._stage)[name])
        del self._waiting[:ROWS_AT_ONCE]
        self._fill()
        if not self._waiting:
            self._timer.stop()
            self._filter(self.search.text())

    def _make(self, name: str, entry: dict[str, Any]) -> None:
        row = _Row(name, entry, self._context, self)
        self._rows[name] = row
        row.put_into(self._more_grid if entry.get("advanced") else self._plain_grid)
        row.wrapper.widgetValueHasChanged.connect(self._tell)

    def _fill(self) -> None:
        self._is_filling = True
        for row in self._rows.values():
            row.show(self._own.get(row.name), self._preset)
        self._is_filling = False

    def _tell(self, *_: Any) -> None:
        if not self._is_filling:
            self._own.update({name: row.value() for name, row in self._rows.items()})
            self.changed.emit()

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        for row in self._rows.values():
            if row.entry.get("advanced"):
                row.set_visible(all(word in row.searched for word in words))


class _Row:
    """A label, QGIS's widget for the parameter, and the value of an empty field."""

    def __init__(self, name: str, entry: dict[str, Any], context: QgsProcessingContext, parent: QWidget) -> None:
        self.name, self.entry = name, entry
        definition = build(name, entry)
        help_ = help_text(entry)
        self.searched = f"{name.replace('_', ' ')} {name} {help_}".lower()
        self._definition = definition  # the wrapper borrows it
        self.wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(
            definition, QgsProcessingGui.WidgetType.Standard)
        self.widget = self.wrapper.createWrappedWidget(context)
        self.widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.label, self.used = QLabel(definition.description(), parent), QLabel(parent)
        for text in (self.label, self.used):
            text.setTextFormat(Qt.TextFormat.PlainText)  # of a run that somebody may have sent
        self.label.setBuddy(self.widget)
        self.used.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.used.setFixedWidth(self.used.fontMetrics().horizontalAdvance(USED_ROOM))
        for part in (self.label, self.widget, self.used):
            part.setToolTip(f"<p>{help_}</p><p><code>{name.upper()}</code></p>")
        self.widget.setAccessibleName(definition.description())

    def put_into(self, grid: QGridLayout) -> None:
        """Append the row to a form."""
        number = grid.rowCount()
        for column, part in enumerate((self.label, self.widget, self.used)):
            grid.addWidget(part, number, column)

    def value(self) -> Any:
        """Value that was set, or None; words for yes and no become such."""
        value = self.wrapper.parameterValue()
        if self.entry.get("type") == "boolean" and isinstance(value, str):
            return {"true": True, "false": False}.get(value)
        return value

    def show(self, value: Any, preset: str) -> None:
        """Show a value, and beside an empty field what is then used."""
        default = used_without(self.name, self.entry, preset)
        shown = value if value is not None or self.entry["by_preset"] else default
        if isinstance(shown, bool) and self.entry["by_preset"]:
            shown = str(shown).lower()
        self.wrapper.setParameterValue(shown, QgsProcessingContext())
        word = str(default).lower() if isinstance(default, bool) else str(default)
        room = self.used.width()
        word = self.used.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room)
        self.used.setText(word if self.entry["by_preset"] else "")

    def set_visible(self, is_visible: bool) -> None:
        """Show or hide the row."""
        for part in (self.label, self.widget, self.used):
            part.setVisible(is_visible)

    def remove(self) -> None:
        """Take the row out of its form."""
        for part in (self.label, self.widget, self.used):
            part.setParent(None)
            part.deleteLater()
