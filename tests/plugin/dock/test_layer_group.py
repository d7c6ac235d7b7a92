"""The group of layers: one of each role, replaced in its place."""

from __future__ import annotations

import shutil

import pytest
from qgis.core import QgsRasterLayer

from sparse_wsss_plugin.dock import layer_group
from sparse_wsss_plugin.dock.land_class import LandClass
from sparse_wsss_plugin.dock.palette import Palette
from tests.plugin.dock.worlds_dock import grid_index
from tests.plugin.worlds import reference, scene


def names(project):
    return [node.name() for node in layer_group.group(project).children()]


def test_layers_stand_in_one_group_in_the_order_of_their_roles(project, tmp_path):
    layer_group.put("scene", scene(tmp_path / "scene.tif"), "Scene", project)
    layer_group.put("tiles", grid_index(tmp_path / "tiles.gpkg"), "Tiles", project)
    layer_group.put("map", reference(tmp_path / "map.tif"), "Map", project)
    layer_group.put("round_1", reference(tmp_path / "one.tif"), "Round 1", project)
    assert names(project) == ["Tiles", "Round 1", "Map", "Scene"]
    assert [node.name() for node in project.layerTreeRoot().children()] == ["Sparse WSSS"]


def test_a_new_file_takes_the_place_and_the_visibility_of_the_old_one(project, tmp_path):
    layer_group.put("tiles", grid_index(tmp_path / "tiles.gpkg"), "Tiles", project)
    old = layer_group.put("map", reference(tmp_path / "one.tif"), "Map", project)
    layer_group.put("scene", scene(tmp_path / "scene.tif"), "Scene", project)
    layer_group.group(project).findLayer(old.id()).setItemVisibilityChecked(False)
    new = layer_group.put("map", reference(tmp_path / "two.tif"), "Map 2", project)
    assert names(project) == ["Tiles", "Map 2", "Scene"]
    assert not layer_group.group(project).findLayer(new.id()).itemVisibilityChecked()
    assert len(project.mapLayers()) == 3


def test_the_same_file_stays_the_same_layer_with_the_style_written_since(project, tmp_path):
    path = reference(tmp_path / "map.tif")
    first = layer_group.put("map", path, "Map", project)
    other = QgsRasterLayer(str(shutil.copy(path, tmp_path / "other.tif")), "other")
    Palette([LandClass(1, "water", "#0000ff")]).show_on(other)
    other.saveNamedStyle(str(tmp_path / "map.qml"))
    again = layer_group.put("map", path, "Map", project)
    assert again is first
    assert [one.label for one in again.renderer().classes()] == ["water"]


def test_a_layer_that_was_moved_or_a_removed_group_is_no_problem(project, tmp_path):
    layer = layer_group.put("map", reference(tmp_path / "one.tif"), "Map", project)
    node = project.layerTreeRoot().findLayer(layer.id())
    project.layerTreeRoot().insertChildNode(0, node.clone())
    node.parent().removeChildNode(node)
    assert layer_group.layer_of("map", project) is layer
    layer_group.put("map", reference(tmp_path / "two.tif"), "Map", project)
    assert [node.name() for node in project.layerTreeRoot().children()] == ["Map", "Sparse WSSS"]
    project.layerTreeRoot().removeAllChildren()
    layer_group.put("map", reference(tmp_path / "three.tif"), "Map", project)
    assert names(project) == ["Map"]


def test_the_roles_come_back_with_the_project(project, tmp_path):
    layer_group.put("map", reference(tmp_path / "one.tif"), "Map", project)
    project.write(str(tmp_path / "one.qgz"))
    project.clear()
    project.read(str(tmp_path / "one.qgz"))
    assert layer_group.layer_of("map", project).name() == "Map"
    layer_group.remove("map", project)
    assert project.mapLayers() == {}


def test_a_file_that_cannot_be_opened_leaves_the_old_layer(project, tmp_path):
    layer_group.put("map", reference(tmp_path / "one.tif"), "Map", project)
    (tmp_path / "broken.tif").write_text("nothing")
    with pytest.raises(OSError, match="cannot open"):
        layer_group.put("map", tmp_path / "broken.tif", "Map", project)
    assert names(project) == ["Map"]


def test_a_layer_with_edits_is_not_replaced_until_they_are_saved_or_cancelled(project, tmp_path):
    one = layer_group.put("tiles", grid_index(tmp_path / "one.gpkg"), "Tiles", project)
    two = grid_index(tmp_path / "two.gpkg")
    one.startEditing()
    with pytest.raises(OSError, match=r"one.gpkg.*Next step: save or cancel its edits"):
        layer_group.put("tiles", two, "Tiles", project)
    assert layer_group.layer_of("tiles", project) is one
    assert layer_group.put("tiles", tmp_path / "one.gpkg", "Tiles", project) is one
    one.rollBack()
    assert layer_group.same_file(layer_group.put("tiles", two, "Tiles", project), two)
