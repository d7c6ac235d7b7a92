"""The list of layers: what was chosen stays chosen, or nothing is."""

from __future__ import annotations

import pytest
from qgis.core import QgsRasterLayer

from sparse_wsss_plugin.dock.layer_list import LayerList
from tests.plugin.worlds import scene


@pytest.fixture
def layers(project, tmp_path):
    """Three of them, as the list orders them: a, b, c."""
    made = [QgsRasterLayer(scene(tmp_path / f"{name}.tif"), name) for name in "abc"]
    project.addMapLayers(made)
    return made


@pytest.fixture
def chooser(layers):
    return LayerList()


def test_nothing_is_chosen_at_first(chooser):
    assert chooser.count() == 4
    assert chooser.currentLayer() is None


def test_a_chosen_layer_that_is_removed_leaves_nothing_and_says_so(chooser, layers, project):
    chooser.setLayer(layers[1])
    heard = []
    chooser.layerChanged.connect(heard.append)
    project.removeMapLayer(layers[1].id())
    assert heard == [None]
    assert chooser.currentLayer() is None


def test_another_layer_that_is_removed_changes_nothing(chooser, layers, project):
    chooser.setLayer(layers[1])
    project.removeMapLayer(layers[0].id())
    assert chooser.currentLayer() is layers[1]


def test_a_file_stays_when_the_layer_that_was_chosen_before_it_is_removed(chooser, layers, project, tmp_path):
    chooser.setLayer(layers[0])
    chooser.show_file(str(tmp_path / "other.tif"))
    project.removeMapLayer(layers[0].id())
    assert chooser.currentText() == str(tmp_path / "other.tif")
    chooser.show_file("")
    assert (chooser.currentText(), chooser.currentLayer()) == ("", None)
