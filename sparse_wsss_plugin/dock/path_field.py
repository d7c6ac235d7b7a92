"""QGIS's field for a file or folder, that says what was chosen only when somebody is done choosing.

What a path means is left to the page; half of a typed path means nothing.
"""

from __future__ import annotations

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget


class PathField(QgsFileWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A path that is typed counts when the field is left or Enter is pressed, one from the dialog at once."""

    picked = pyqtSignal(str)  # another path than the one before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = ""
        self.fileChanged.connect(self._take_at_once)
        self.lineEdit().editingFinished.connect(self.take)

    def show_path(self, path: str) -> None:
        """Show a path without saying so; what is being typed stays while the path is the one that was shown before."""
        if path == self._taken:
            return
        self._taken = path
        if path != self.filePath():
            self.setFilePath(path)

    def take(self) -> None:
        """Say what stands in the field, when that is something else now."""
        path = self.filePath()
        if path != self._taken:
            self._taken = path
            self.picked.emit(path)

    def _take_at_once(self, _path: str) -> None:
        if not self.lineEdit().isModified():  # chosen in the dialog, dropped or cleared
            self.take()
