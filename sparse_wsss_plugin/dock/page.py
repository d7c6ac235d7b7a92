"""What every page of the dock has: a title, a command that does the same, and a line to say.

Where pages stand, and where their line and their command are shown, is left to ``dock_widget``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..qt import tr

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from .dock_state import DockState


class Page(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """One page of the dock.

    Args:
        state: what the pages share.
        canvas: the map, or None where there is no window.
        parent: owner in Qt's sense.
    """

    name = ""  # "data", "labels", "run", "heads", "clusters" or "result"
    said = pyqtSignal(str, bool)  # one line for the dock; True: a problem, with its next step
    command_changed = pyqtSignal()

    def __init__(self, state: DockState, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.canvas = canvas
        self.is_front = False
        self._missed: dict[str, None] = {}  # values of the state that changed while the page was behind, in their order
        state.changed.connect(self._on_state)
        self.setObjectName(f"sparseWsssPage_{self.name}")

    def title(self) -> str:
        """Text of the tab."""
        return self.name.capitalize()

    def command(self) -> str | None:
        """Commands of ``qgis_process`` that do the same, one a line; None while something is missing."""
        return None

    def missing(self) -> str:
        """What the command waits for, while there is none."""
        return tr("Something is missing yet on this page.")

    def shown(self) -> None:
        """The page came to the front: take over what it missed, look at the files again, take the map tool."""
        self.is_front = True
        missed, self._missed = list(self._missed), {}
        for name in missed:
            self.take_state(name)

    def hidden(self) -> None:
        """Another page came to the front, or the dock was closed: give the map tool back."""
        self.is_front = False

    def take_state(self, name: str) -> None:
        """A value of the state has changed; a page that is behind is told when it comes to the front."""

    def _on_state(self, name: str) -> None:
        if self.is_front:
            self.take_state(name)
        else:
            self._missed[name] = None

    def say(self, text: str) -> None:
        """Show one line in the dock."""
        self.said.emit(text, False)

    def warn(self, text: str) -> None:
        """Show a problem and its next step in the dock."""
        self.said.emit(text, True)
