"""Hears the keys of labelling on the page and on the map, before the shortcuts of QGIS and the map itself.

Which key means what is ``label_keys``'s.
"""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from .label_keys import REPEATABLE, Action, action_of


class LabelKeyFilter(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Install it on widgets; ``asked`` carries what to do, and with which class.

    Args:
        tool: on a map the keys are ours while this is its tool, else those of the tool that is.
        parent: owner in Qt's sense.
    """

    asked = pyqtSignal(str, int)

    def __init__(self, tool: QgsMapTool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.n_classes = 0
        self._tool = tool

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take our keys; on the map the space bar would move it, and Ctrl+Z is a shortcut of QGIS."""
        if isinstance(watched, QgsMapCanvas) and watched.mapTool() is not self._tool:
            return False
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and self._action(event) is not None:
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress:
            action = self._action(event)
            if action is not None and (not event.isAutoRepeat() or action[0] in REPEATABLE):
                self.asked.emit(*action)
            return action is not None
        return bool(kind == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Space)

    def _action(self, event: QKeyEvent) -> Action | None:
        held = event.modifiers()
        is_ctrl, is_shift, is_alt = (bool(held & modifier) for modifier in (
            Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier))
        return action_of(event.key(), event.text(), is_ctrl, is_shift, is_alt, self.n_classes)
