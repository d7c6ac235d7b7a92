"""What Qt 6 has not is found in whatever way it is reached; what it has is left alone."""

from __future__ import annotations

import qt6_names

BAD = {  # what is told of each line
    "import_name": ("from qgis.PyQt.QtCore import QRegExp", "QRegExp"),
    "import_module": ("from qgis.PyQt import QtWebKit", "QtWebKit"),
    "import_inside": ("def f():\n    from qgis.PyQt.QtWidgets import QDesktopWidget\n    return QDesktopWidget",
                      "QDesktopWidget"),
    "by_module": ("from qgis.PyQt import QtWidgets\nWIDGET = QtWidgets.QDirModel", "QDirModel"),
    "unscoped": ("from qgis.PyQt.QtCore import Qt\nSIDE = Qt.AlignLeft", "AlignLeft"),
    "renamed": ("from qgis.PyQt.QtCore import Qt as Core\nSIDE = Core.AlignLeft", "AlignLeft"),
    "class_alias": ("from qgis.PyQt.QtWidgets import QSizePolicy\nSize = QSizePolicy\nP = Size.Expanding", "Expanding"),
    "enum_alias": ("from qgis.PyQt.QtWidgets import QSizePolicy\nPolicy = QSizePolicy.Policy\nP = Policy.Wide", "Wide"),
    "enum_gone": ("from qgis.PyQt.QtGui import QPainter\nHINT = QPainter.RenderHint.HighQualityAntialiasing",
                  "HighQualityAntialiasing"),
    "parameter": ("from qgis.PyQt.QtGui import QMouseEvent\ndef f(event: QMouseEvent):\n    return event.globalPos()",
                  "globalPos"),
    "attribute": ("from qgis.PyQt.QtWidgets import QDialog\nclass A:\n    def __init__(self):\n"
                  "        self.d = QDialog()\n    def go(self):\n        self.d.exec_()", "exec_"),
    "heir": ("from qgis.PyQt.QtWidgets import QVBoxLayout\nclass A(QVBoxLayout):\n    def go(self):\n"
             "        self.setMargin(1)", "setMargin"),
    "event": ("from qgis.PyQt.QtCore import QEvent\ndef f(event: QEvent):\n    return event.localPos()", "localPos"),
    "returned": ("from qgis.PyQt.QtWidgets import QLabel\nW = QLabel().fontMetrics().width('a')", "width"),
    "number": ("from qgis.PyQt.QtCore import Qt\nN = int(Qt.CheckState.Checked)", "int"),
    "added": ("from qgis.PyQt.QtCore import Qt\nN = Qt.CheckState.Checked + 1", "+"),
}
GOOD = """
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QSizePolicy, QTableWidget
import numpy
import processing

Policy = QSizePolicy.Policy
SIDES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Filter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.MouseMove and event.pos().x() > watched.width()


def build(table: QTableWidget) -> QHBoxLayout:
    QgsProject.instance().no_such_thing()
    numpy.no_such_thing()
    table.setSizePolicy(Policy.Expanding, Policy.Fixed)
    QAction("text").trigger()
    return QHBoxLayout(table)
"""


def test_what_qt_6_has_not_is_found_however_it_is_reached_and_nothing_else(tmp_path):
    package = tmp_path / "tiny"
    (package / "deep").mkdir(parents=True)
    for name, (source, _) in BAD.items():
        (package / "deep" / f"{name}.py").write_text(source + "\n")
    (package / "good.py").write_text(GOOD)
    said = qt6_names.lacking(package)
    for name, (_, word) in BAD.items():
        assert [line for line in said if f"/{name}.py:" in line and word in line], (name, said)
    assert len(said) == len(BAD), said


def test_a_package_that_takes_only_what_there_is_has_nothing_said_of_it(tmp_path):
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "good.py").write_text(GOOD)
    assert qt6_names.lacking(tmp_path / "tiny") == []
