"""The field for a file that a box writes: a file that is there is never replaced, and a folder has to be."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QWidget

from ..qt import tr


class TargetField(QgsFileWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A file to write; what speaks against it is told by ``problem_of``, when the job is asked for."""

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.setConfirmOverwrite(False)
        self.setToolTip(tip)


def problem_of(target: Path) -> str:
    """Say with the next step why a file cannot be written where it is to be; empty when it can."""
    if target.exists():
        return tr("{} is there already. Next step: choose another name, or remove it.").format(target)
    if not target.parent.is_dir():
        return tr("There is no folder {}. Next step: choose another folder.").format(target.parent)
    return ""
