"""The same file is the same, however its path is written: by a person, by the project file, by the dialog."""

from __future__ import annotations

import pytest

from tests.plugin.worlds import reference, scene


@pytest.fixture
def layer(plugin, project, tmp_path):
    from qgis.core import QgsRasterLayer

    return project.addMapLayer(QgsRasterLayer(scene(tmp_path / "scene.tif"), "my scene"))


def written_otherwise(path):
    return f"{path.parent}/./x/../{path.name}"


def test_a_raster_of_the_project_is_shown_as_its_layer(layer, tmp_path):
    from sparse_wsss_plugin.dock.raster_picker import RasterPicker

    picker = RasterPicker("Raster", "", may_be_empty=True)
    picker.set_path(written_otherwise(tmp_path / "scene.tif"))
    assert picker.combo.currentLayer() == layer
    assert picker.layer() == layer


def test_the_reference_is_chosen_when_the_project_has_it(layer, project, tmp_path):
    from qgis.core import QgsRasterLayer

    from sparse_wsss_plugin.dock.accuracy_box import AccuracyBox

    truth = project.addMapLayer(QgsRasterLayer(reference(tmp_path / "truth.tif"), "truth"))
    box = AccuracyBox(None)
    box.choose(written_otherwise(tmp_path / "truth.tif"))
    assert box.layer.currentLayer() == truth


def test_no_path_is_the_same_as_none(plugin):
    from sparse_wsss_plugin.layers import same_path

    assert same_path("/a/b", "/a//c/../b/")
    assert not same_path("/a/b", "/a/c")
    assert not same_path("", "")
