"""Runs inside QGIS (``qgis --code``): unfolds the algorithms in the Toolbox, opens a dialog before them, saves both."""

from __future__ import annotations

import json
import os
import sys

import processing
import qgis.utils
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QPainter, QPixmap
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget, QMainWindow

sys.path.insert(0, os.environ["SPARSE_WSSS_TOOLS"])  # QGIS runs this file without its folder
from scene_window import guarded, lay_out, leave

OUTPUT = json.loads(os.environ["SPARSE_WSSS_SHOT"])["output"]
TOOLBOX_PX, WIDTH, HEIGHT = 330, 1300, 800
DIALOG_PX, DIALOG_AT = (800, 460), QPoint(90, 190)
opened: list[QDialog] = []
os.environ["XDG_DATA_HOME"] = "/home/you/.local/share"  # the help names the user's data folder: anybody's


def arrange() -> None:
    """Lay out the window with the Toolbox at its right."""
    window: QMainWindow = lay_out(WIDTH, HEIGHT, ("mFileToolBar",), ("ProcessingToolbox",))
    qgis.utils.plugins["sparse_wsss"].show_toolbox()
    toolbox = window.findChild(QDockWidget, "ProcessingToolbox")
    window.resizeDocks([toolbox], [TOOLBOX_PX], Qt.Orientation.Horizontal)
    dialog = processing.createAlgorithmDialog("sparse_wsss:environment", {"ACTION": "install"})
    dialog.resize(*DIALOG_PX)
    dialog.show()
    opened.append(dialog)
    QTimer.singleShot(2500, lambda: guarded(save))


def save() -> None:
    """Save the window with the dialog in front of it."""
    qgis.utils.iface.messageBar().clearWidgets()
    QApplication.processEvents()
    picture: QPixmap = qgis.utils.iface.mainWindow().grab()
    painter = QPainter(picture)
    dialog = opened[0].grab()
    painter.fillRect(DIALOG_AT.x() - 1, DIALOG_AT.y() - 1, dialog.width() + 2, dialog.height() + 2, Qt.GlobalColor.gray)
    painter.drawPixmap(DIALOG_AT, dialog)
    painter.end()
    picture.save(OUTPUT, "PNG")
    leave(0)


QTimer.singleShot(2000, lambda: guarded(arrange))
