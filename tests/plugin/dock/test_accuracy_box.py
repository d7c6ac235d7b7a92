"""The reference of the page "Result" is the one that a person chose, or none."""

from __future__ import annotations

from qgis.core import QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtTest import QTest

from tests.plugin.dock.waiting import PAUSE_MS
from tests.plugin.worlds import polygons, reference


def test_a_reference_that_is_removed_is_not_replaced_by_another_layer(plugin, project, tmp_path):
    from sparse_wsss_plugin.dock.accuracy_box import AccuracyBox

    one = QgsVectorLayer(polygons(tmp_path / "land.gpkg"), "land", "ogr")
    two = QgsRasterLayer(reference(tmp_path / "other.tif"), "other")
    project.addMapLayers([one, two])
    box, heard = AccuracyBox(None), []
    QTest.keyClicks(box.layer, "land")
    assert box.reference_path() == str(tmp_path / "land.gpkg")
    box.changed.connect(lambda: heard.append(box.reference_path()))
    project.removeMapLayer(one.id())
    assert (box.reference_path(), box.class_field(), box.values()["reference"]) == ("", "", "")
    assert not box.job.button.isEnabled()
    assert heard
    assert not any(heard)
    QTest.qWait(PAUSE_MS)
    QTest.keyClicks(box.layer, "other")
    assert box.reference_path() == str(tmp_path / "other.tif")
