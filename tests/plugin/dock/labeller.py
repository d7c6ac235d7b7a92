"""Labels tiles by keys on the real page with a real map, and says each label that is shown; made to be killed.

A program of its own: ``python3 labeller.py <root of the project> <tile index>``.
"""

import sys

sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication

application = QgsApplication([], True)
application.initQgis()
from qgis.gui import QgsMapCanvas  # noqa: E402 (QGIS has to be there first)
from qgis.PyQt.QtCore import Qt  # noqa: E402
from qgis.PyQt.QtTest import QTest  # noqa: E402

from sparse_wsss_plugin.dock.dock_state import DockState  # noqa: E402
from sparse_wsss_plugin.dock.labels_page import LabelsPage  # noqa: E402
from sparse_wsss_plugin.dock.land_class import LandClass  # noqa: E402

state, canvas = DockState(), QgsMapCanvas()
state.set(tiles=sys.argv[2], classes=[LandClass(1, "water", "#0000ff"), LandClass(2, "forest", "#00ff00")])
page = LabelsPage(state, canvas)
page.shown()
while not page.session.is_loaded:
    application.processEvents()
for number in range(10000):
    QTest.keyClick(page, Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_1 if number % 2 else Qt.Key.Key_2)
    fid = page.choice.current
    print(page.session.editor.tile(fid), page.session.editor.text(fid), flush=True)
    application.processEvents()
