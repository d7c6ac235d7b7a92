"""The window of QGIS in pictures; runs inside QGIS, shared by the scripts of the screenshots."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Collection

from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QToolBar
from qgis.utils import iface


def lay_out(width: int, height: int, toolbars: Collection[str], docks: Collection[str]) -> QMainWindow:
    """Bring the window to a size, with these toolbars and docks alone; return it."""
    window = iface.mainWindow()
    window.resize(width, height)
    for kind, kept in ((QToolBar, toolbars), (QDockWidget, docks)):
        for part in window.findChildren(kind):
            part.setVisible(part.objectName() in kept)
    return window


def guarded(do: Callable[[], None]) -> None:
    """Do something; on a failure say why and leave, so that nobody waits."""
    try:
        do()
    except Exception:  # whatever it is, it must reach the terminal before the process ends
        traceback.print_exc(file=sys.stdout)
        leave(1)


def leave(code: int) -> None:
    """End at once: a plain exit from here crashes on the way out."""
    sys.stdout.flush()
    os._exit(code)
