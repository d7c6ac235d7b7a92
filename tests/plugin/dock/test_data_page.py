"""Page "Data", driven by clicks and keys on a real map with real files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsRasterLayer,
    QgsRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest

from sparse_wsss_plugin.dock import layer_group
from sparse_wsss_plugin.dock.class_change import write_classes
from sparse_wsss_plugin.dock.grid_band import MOST_LINES, whole_window, window_of
from sparse_wsss_plugin.dock.grid_plan import GridPlan
from sparse_wsss_plugin.dock.land_class import LandClass
from sparse_wsss_plugin.dock.palette import Palette
from tests.plugin.conftest import REAL_WORKER, ROOT
from tests.plugin.dock.waiting import PAUSE_MS, Heartbeat, wait_for, wait_for_background
from tests.plugin.dock.worlds_dock import CLASSES, grid_index, stored, stored_classes, tile_id
from tests.plugin.worlds import layers_in, polygons, scene

LAND = [LandClass(*one) for one in CLASSES]
real_worker = pytest.mark.skipif(not REAL_WORKER, reason="SPARSE_WSSS_PYTHON names no worker")


@pytest.fixture
def page(dock):
    dock.show_page("data")
    return dock.page("data")


@pytest.fixture
def raster(tmp_path):
    return scene(tmp_path / "scene.tif", side=100)


def said(dock):
    return dock.footer.line.text()


def type_in(widget, text):
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def pick(page, path):
    page.form.raster.take_file(path)
    wait_for(lambda: not page.form.raster.is_opening)


def lines_of(page):
    return page.grid.geometry.asMultiPolyline()


# ------------------------------------------------------------ arithmetic


@pytest.mark.parametrize(("window", "size", "stride", "columns", "rows"), [
    ((0, 0, 100, 100), 32, 0, 3, 3), ((0, 0, 96, 64), 32, 0, 3, 2), ((0, 0, 100, 100), 32, 16, 5, 5),
    ((0, 0, 100, 100), 32, 40, 2, 2), ((0, 0, 31, 100), 32, 0, 0, 3), ((5, 7, 40, 40), 32, 8, 2, 2),
])
def test_the_plan_counts_as_the_worker_does(window, size, stride, columns, rows):
    plan = GridPlan(window, size, stride)
    assert (plan.n_columns, plan.n_rows, plan.n_tiles) == (columns, rows, columns * rows)
    if columns:
        assert plan.columns()[0] == window[0]
        assert plan.columns()[-1] == window[0] + size + (columns - 1) * (stride or size)


def test_the_covered_share():
    assert GridPlan((0, 0, 96, 96), 32, 0).covered == 1
    assert GridPlan((0, 0, 128, 32), 32, 64).covered == 0.5
    assert GridPlan((0, 0, 10, 10), 32, 0).covered == 0


# ------------------------------------------------------------ raster and grid


def test_a_picked_raster_is_on_the_map_with_its_grid_at_once(dock, page, canvas, project, raster):
    assert not page.cut.isEnabled()
    assert page.grid.geometry is None
    pick(page, raster)
    assert dock.state.raster == raster
    assert layer_group.layer_of("scene", project).name() == "scene"
    assert page.form.raster.combo.currentText() == "scene"
    assert "1 × 1 = 1 tiles of 640" in page.form.plan.text()
    assert len(lines_of(page)) == 4
    assert canvas.extent().contains(QgsRectangle(300_000, 2_799_000, 301_000, 2_800_000))


def test_typing_a_tile_size_redraws_the_grid(dock, page, raster):
    pick(page, raster)
    type_in(page.form.tile_size, "25")
    assert dock.state.tile_size == 25
    assert "4 × 4 = 16 tiles of 250" in page.form.plan.text()
    assert len(lines_of(page)) == 10
    type_in(page.form.stride, "50")
    assert "2 × 2 = 4 tiles" in page.form.plan.text()
    assert "75% of the raster is in none" in page.form.plan.text()
    corners = page.grid.geometry.boundingBox()
    assert corners.toRectF().getCoords() == pytest.approx((300_000, 2_799_250, 300_750, 2_800_000))


def test_the_grid_is_drawn_in_the_place_of_the_raster_whatever_the_crs_of_the_map(page, canvas, raster):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    pick(page, raster)
    box = page.grid.geometry.boundingBox()
    layer = page.form.raster.layer()
    tile = QgsRectangle(300_000, 2_799_360, 300_640, 2_800_000)
    expected = canvas.mapSettings().layerExtentToOutputExtent(layer, tile)
    assert box.toRectF().getCoords() == pytest.approx(expected.toRectF().getCoords(), abs=1e-5)


def test_the_grid_leaves_the_map_with_the_page(dock, page, raster):
    pick(page, raster)
    dock.show_page("labels")
    assert page.grid.geometry is None
    dock.show_page("data")
    assert page.grid.geometry is not None
    dock.close()
    assert page.grid.geometry is None


def test_a_grid_too_fine_to_see_is_its_outline_until_the_map_comes_nearer(page, canvas, tmp_path):
    pick(page, scene(tmp_path / "large.tif", side=8 * MOST_LINES // 2 + 80))
    page.form.tile_size.setValue(8)
    assert len(lines_of(page)) == 4
    canvas.setExtent(QgsRectangle(302_000, 2_797_000, 302_800, 2_797_800))
    wait_for(lambda: len(lines_of(page)) > 4)
    upright = [line for line in lines_of(page) if line[0].x() == line[-1].x()]
    assert len(upright) in (20, 21), "ten tiles in sight, half as many again on both sides"
    assert all((line[0].x() - 300_000) % 80 == 0 for line in upright)


def test_tiles_only_where_the_map_looks(page, canvas, raster):
    pick(page, raster)
    page.form.tile_size.setValue(10)
    assert "= 100 tiles" in page.form.plan.text()
    canvas.setExtent(QgsRectangle(300_000, 2_799_600, 300_400, 2_800_000))
    QTest.mouseClick(page.form.view_only, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     page.form.view_only.rect().center().__class__(8, page.form.view_only.height() // 2))
    assert page.form.view_only.isChecked()
    assert "4 × 4 = 16 tiles" in page.form.plan.text()
    assert "EXTENT=" in page.command()
    assert "[EPSG:32640]" in page.command()
    canvas.setExtent(QgsRectangle(300_000, 2_799_800, 300_200, 2_800_000))
    wait_for(lambda: "2 × 2 = 4 tiles" in page.form.plan.text())


def test_a_window_of_the_map_covers_every_pixel_that_it_touches(qgis, raster):
    layer = QgsRasterLayer(raster, "scene")
    crs = layer.crs()
    assert window_of(layer, QgsRectangle(300_015, 2_799_985, 300_025, 2_799_995), crs) == (1, 0, 2, 2)
    assert window_of(layer, QgsRectangle(0, 0, 1e7, 1e7), crs) == whole_window(layer)
    assert window_of(layer, QgsRectangle(0, 0, 1, 1), crs)[2:] == (0, 0)


def test_a_tile_that_does_not_fit_names_the_size_that_would(page, raster):
    pick(page, raster)
    page.form.tile_size.setValue(200)
    assert "choose 100 px or less" in page.form.plan.text()
    assert page.grid.geometry is None


def test_what_is_no_raster_is_said_and_changes_nothing(dock, page, tmp_path, raster):
    pick(page, raster)
    (tmp_path / "text.tif").write_text("no raster")
    pick(page, str(tmp_path / "text.tif"))
    assert "Next step" in said(dock)
    assert dock.state.raster == raster


def scenes_of(project):
    return [layer.source() for layer in project.mapLayers().values()]


def test_of_rasters_picked_one_after_the_other_the_last_counts(dock, page, project, raster, tmp_path):
    other = str(shutil.copy(raster, tmp_path / "other.tif"))
    heard = []
    page.form.raster.picked.connect(heard.append)
    page.form.raster.take_file(raster)
    assert page.form.raster.combo.currentText() == "Opening scene.tif…"
    assert dock.state.raster == ""
    page.form.raster.take_file(str(tmp_path / "gone.tif"))
    page.form.raster.take_file(other)
    wait_for(lambda: not page.form.raster.is_opening)
    wait_for_background()
    assert (heard, dock.state.raster, scenes_of(project)) == ([other], other, [other])
    assert said(dock) == "", "of the one that is gone nobody wants to know"


def test_a_file_that_is_asked_for_is_not_given_up_for_the_raster_before(dock, page, raster, tmp_path):
    other = str(shutil.copy(raster, tmp_path / "other.tif"))
    dock.state.set(raster=raster)
    page.form.raster.take_file(other)
    page.form.tile_size.setValue(20)  # draws the grid, which asks for the raster
    wait_for_background()
    assert dock.state.raster == other


def test_a_layer_that_is_chosen_while_a_file_is_opened_is_what_counts(dock, page, project, raster, tmp_path):
    layer = QgsRasterLayer(str(shutil.copy(raster, tmp_path / "other.tif")), "mine")
    project.addMapLayer(layer)
    page.form.raster.take_file(raster)
    QTest.keyClicks(page.form.raster.combo, "mine")
    wait_for_background()
    assert (dock.state.raster, scenes_of(project)) == (layer.source(), [layer.source()])


def test_a_file_that_was_asked_for_in_another_project_does_not_come_into_this_one(dock, page, project, raster):
    page.form.raster.take_file(raster)
    project.clear()
    wait_for_background()
    assert (dock.state.raster, scenes_of(project)) == ("", [])
    assert page.form.raster.combo.currentText() == ""


def test_a_raster_that_is_no_layer_gets_its_grid_and_one_that_is_gone_is_said(dock, page, raster, tmp_path):
    dock.state.set(raster=raster)
    assert "Opening" in page.form.plan.text()
    wait_for(lambda: page.grid.geometry is not None)
    assert "= 1 tiles" in page.form.plan.text()
    dock.state.set(raster=str(tmp_path / "gone.tif"))
    wait_for(lambda: "gone.tif cannot be opened" in page.form.plan.text())
    assert page.grid.geometry is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_the_window_does_not_wait_for_a_drive_that_does_not_answer(dock, page, tmp_path):
    """A pipe that nobody writes into is such a drive: opening it takes as long as it likes."""
    slow = tmp_path / "slow.tif"
    os.mkfifo(slow)
    with Heartbeat() as heart:
        page.form.raster.take_file(str(slow))
        wait_for(lambda: len(heart.gaps) > 40)
    assert page.form.raster.is_opening
    with open(slow, "wb") as file:
        file.write(b"no raster")
    wait_for(lambda: not page.form.raster.is_opening)
    assert "slow.tif is no raster" in said(dock)


CLOSER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
from qgis.PyQt.QtCore import QTimer
from sparse_wsss_plugin.dock.raster_picker import RasterPicker
picker = RasterPicker("Raster", "tip", True)
picker.picked.connect(lambda path: print("picked", path))
QTimer.singleShot(0, lambda: (picker.take_file(sys.argv[2]), application.quit()))
application.exec()
application.exitQgis()
print("left")
"""


def test_qgis_can_be_closed_while_a_raster_is_opened(raster):
    done = subprocess.run([sys.executable, "-c", CLOSER, str(ROOT), raster], env={**os.environ}, capture_output=True,
                          text=True, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, ["left"]), done.stderr


def test_a_layer_of_the_project_is_picked_in_the_list(dock, page, project, raster, tmp_path):
    project.addMapLayer(QgsRasterLayer(raster, "optical"))
    other = QgsRasterLayer(str(shutil.copy(raster, tmp_path / "sar.tif")), "radar")
    project.addMapLayer(other)
    QTest.keyClicks(page.form.sar.combo, "radar")
    assert dock.state.sar == other.source()
    assert "SAR=" not in (page.command() or "")
    QTest.keyClicks(page.form.raster.combo, "optical")
    assert dock.state.raster == raster
    assert f"SAR={other.source()}" in page.command()


def test_a_raster_whose_layer_is_removed_stays_picked_and_another_can_be(dock, page, project, raster, tmp_path):
    other = str(shutil.copy(raster, tmp_path / "other.tif"))
    one, two = QgsRasterLayer(raster, "one"), QgsRasterLayer(other, "two")
    project.addMapLayers([one, two])
    combo = page.form.raster.combo
    QTest.keyClicks(combo, "one")
    project.removeMapLayer(one.id())
    assert (combo.currentText(), dock.state.raster) == (raster, raster)
    QTest.qWait(PAUSE_MS)
    QTest.keyClicks(combo, "two")
    assert (combo.currentText(), dock.state.raster) == ("two", other)
    project.removeMapLayer(two.id())
    assert (combo.currentText(), dock.state.raster) == (other, other), "the only one"
    project.addMapLayer(QgsRasterLayer(other, "again"))
    assert (combo.currentText(), dock.state.raster) == ("again", other)


def test_the_form_comes_back_with_the_project(dock, page, canvas, project, raster, tmp_path):
    pick(page, raster)
    page.form.tile_size.setValue(20)
    project.write(str(tmp_path / "one.qgz"))
    project.clear()
    assert page.form.raster.path() == ""
    assert page.grid.geometry is None
    project.read(str(tmp_path / "one.qgz"))
    assert (page.form.raster.path(), page.form.tile_size.value()) == (raster, 20)
    assert page.form.raster.combo.currentLayer().source() == raster
    canvas.setExtent(page.form.raster.layer().extent())
    wait_for(lambda: len(lines_of(page)) == 12)


def test_the_command_says_what_the_page_does(dock, page, raster):
    assert page.command() is None
    assert not dock.footer.button.isEnabled()
    pick(page, raster)
    page.form.tile_size.setValue(32)
    folder = os.path.dirname(raster)
    assert page.command() == (f"qgis_process run sparse_wsss:tiles -- RASTER={raster} TILE_SIZE=32 "
                              f"OUTPUT={folder}/scene_tiles.gpkg")
    assert dock.footer.text.toPlainText() == page.command()


# ------------------------------------------------------------ cutting


@real_worker
def test_a_click_cuts_the_tiles_and_the_classes_go_with_them(dock, page, project, raster, tmp_path):
    pick(page, raster)
    type_in(page.form.tile_size, "25")
    type_in(page.table.new_name, "water, forest")
    QTest.mouseClick(page.cut.button, Qt.MouseButton.LeftButton)
    assert page.cut.is_running
    assert page.cut.button.text() == "&Stop"
    wait_for(lambda: not page.cut.is_running)
    assert dock.state.tiles == str(tmp_path / "scene_tiles.gpkg"), said(dock)
    assert "16 tiles" in said(dock)
    assert layers_in(dock.state.tiles) == ["tiles", "classes"]
    assert [one[:2] for one in stored_classes(dock.state.tiles)] == [(1, "water"), (2, "forest")]
    assert layer_group.layer_of("tiles", project).featureCount() == 16
    assert page.form.output.filePath() == str(tmp_path / "scene_tiles_2.gpkg")


def test_a_stopped_cut_says_so_and_leaves_nothing(dock, page, raster, fake_worker):
    fake_worker("slow")
    pick(page, raster)
    QTest.mouseClick(page.cut.button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.cut.button, Qt.MouseButton.LeftButton)
    wait_for(lambda: not page.cut.is_running)
    assert page.cut.button.text() == "&Cut tiles"
    assert page.cut.button.isEnabled()
    assert dock.state.tiles == ""


def test_tiles_that_were_begun_in_another_project_do_not_become_those_of_this_one(dock, page, project, raster,
                                                                                   tmp_path, fake_worker):
    index = grid_index(tmp_path / "cut.gpkg", classes=())
    fake_worker("flood", FAKE_WORKER_SECONDS=1, FAKE_WORKER_PAUSE=0.05, FAKE_WORKER_MAP=index)
    pick(page, raster)
    output = page.form.output.filePath()
    QTest.mouseClick(page.cut.button, Qt.MouseButton.LeftButton)
    project.clear()
    other = grid_index(tmp_path / "other.gpkg")
    page.open_index(other)
    wait_for(lambda: not page.cut.is_running)
    assert output in said(dock)
    assert "Next step" in said(dock)
    assert (dock.state.tiles, stored(output)) == (other, stored(index)), "cut, but for the project before"
    assert layers_in(output) == ["tiles"]
    assert layer_group.same_file(layer_group.layer_of("tiles", project), other)


def test_tiles_that_were_cut_are_not_told_open_when_they_are_not(dock, page, project, raster, tmp_path, fake_worker):
    page.open_index(grid_index(tmp_path / "one.gpkg"))
    layer_group.layer_of("tiles", project).startEditing()
    fake_worker("record", FAKE_WORKER_MAP=grid_index(tmp_path / "cut.gpkg"))
    pick(page, raster)
    QTest.mouseClick(page.cut.button, Qt.MouseButton.LeftButton)
    wait_for(lambda: not page.cut.is_running)
    assert "save or cancel its edits" in said(dock)
    layer_group.layer_of("tiles", project).rollBack()


def test_a_tile_index_that_is_there_is_not_written_over(dock, page, raster, tmp_path):
    pick(page, raster)
    page.form.output.setFilePath(grid_index(tmp_path / "mine.gpkg", labels={tile_id(0, 0): "water"}))
    QTest.mouseClick(page.cut.button, Qt.MouseButton.LeftButton)
    assert not page.cut.is_running
    assert "another name" in said(dock)
    assert dock.footer.sign.isVisibleTo(dock)


def test_a_failure_of_the_worker_is_said_with_the_next_step(dock, page, raster, monkeypatch):
    monkeypatch.setenv("SPARSE_WSSS_PYTHON", "/nowhere/python")
    pick(page, raster)
    QTest.mouseClick(page.cut.button, Qt.MouseButton.LeftButton)
    wait_for(lambda: not page.cut.is_running)
    assert dock.footer.sign.isVisibleTo(dock)
    assert "/nowhere/python" in said(dock)


# ------------------------------------------------------------ classes


def test_classes_are_typed_and_get_codes_and_colours(dock, page):
    type_in(page.table.new_name, "water, forest")
    type_in(page.table.new_name, "sand")
    assert [(one.code, one.name) for one in dock.state.classes] == [(1, "water"), (2, "forest"), (3, "sand")]
    assert len({one.colour for one in dock.state.classes}) == 3
    assert page.table.new_name.text() == ""


def test_a_name_a_code_and_a_colour_are_edited_in_the_table(dock, page):
    dock.state.set(classes=LAND)
    page.table.table.item(0, 2).setText("lake")
    page.table.table.item(2, 1).setText("9")
    page.table.table.cellWidget(1, 0).setColor(QColor("#123456"))
    assert dock.state.classes == [LandClass(1, "lake", "#0000ff"), LandClass(2, "forest", "#123456"),
                                  LandClass(9, "sand", "#ddcc77")]


@pytest.mark.parametrize(("row", "column", "text"), [(0, 1, "2"), (0, 1, "x"), (0, 1, "300"), (0, 2, "forest"),
                                                     (0, 2, ""), (0, 2, "a;b"), (0, 2, "?"), (0, 2, "!water"),
                                                     (0, 1, "²")])
def test_what_cannot_be_is_said_and_not_taken(dock, page, row, column, text):
    dock.state.set(classes=LAND)
    page.table.table.item(row, column).setText(text)
    assert dock.state.classes == LAND
    assert "Next step" in said(dock)
    assert page.table.table.item(row, column).text() in ("1", "water")


def test_selected_classes_are_removed_with_the_delete_key(dock, page):
    dock.state.set(classes=LAND)
    page.table.table.selectRow(1)
    page.table.table.setFocus()
    QTest.keyClick(page.table.table, Qt.Key.Key_Delete)
    assert [one.name for one in dock.state.classes] == ["water", "sand"]


def test_classes_of_a_layer_are_in_the_menu(dock, page, project, tmp_path):
    layer = QgsVectorLayer(polygons(tmp_path / "land.gpkg"), "Land cover", "ogr")
    layer.setRenderer(QgsCategorizedSymbolRenderer("cover", [
        QgsRendererCategory(name, QgsFillSymbol.createSimple({"color": colour}), name)
        for name, colour in (("water", "#0000ff"), ("forest", "#00aa00"))]))
    project.addMapLayer(layer)
    page.source.menu.aboutToShow.emit()
    next(action for action in page.source.menu.actions() if action.text() == "Land cover").trigger()
    assert dock.state.classes == LAND[:2]


def test_classes_of_files_and_back_to_one(dock, page, tmp_path):
    page.source.take_file(grid_index(tmp_path / "tiles.gpkg"))
    assert dock.state.classes == LAND
    page.source.save(str(tmp_path / "classes.csv"))
    dock.state.set(classes=[])
    page.source.take_file(str(tmp_path / "classes.csv"))
    assert dock.state.classes == LAND
    page.source.take_file(str(tmp_path / "nothing.qml"))
    assert "Next step" in said(dock)
    assert dock.state.classes == LAND


# ------------------------------------------------------------ the tile index


def test_an_opened_tile_index_brings_its_classes(dock, page, project, tmp_path):
    path = grid_index(tmp_path / "tiles.gpkg")
    page.open_index(path)
    assert (dock.state.tiles, dock.state.classes) == (path, LAND)
    assert layer_group.layer_of("tiles", project) is not None
    assert "12 tiles" in page.index.text()
    page.open_index(str(tmp_path / "none.gpkg"))
    assert dock.state.tiles == path
    assert "Next step" in said(dock)


def test_edits_of_the_tiles_layer_are_kept_when_another_index_is_opened(dock, page, project, tmp_path):
    one, two = grid_index(tmp_path / "one.gpkg"), grid_index(tmp_path / "two.gpkg", classes=())
    page.open_index(one)
    layer = layer_group.layer_of("tiles", project)
    layer.startEditing()
    feature = next(layer.getFeatures())
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("labels"), "water")
    page.open_index(two)
    assert "save or cancel its edits" in said(dock)
    assert dock.state.tiles == one
    assert layers_in(two) == ["tiles"], "nothing was written into the other"
    assert layer.commitChanges()
    assert stored(one)[tile_id(0, 0)] == "water"
    page.open_index(two)
    assert dock.state.tiles == two


def test_another_name_of_a_class_is_in_the_labels_too(dock, page, tmp_path):
    path = grid_index(tmp_path / "tiles.gpkg", labels={tile_id(0, 0): "water;forest", tile_id(0, 1): "!water;...",
                                                       tile_id(0, 2): "forest"})
    page.open_index(path)
    page.table.table.item(0, 2).setText("lake")
    found = stored(path)
    assert [found[tile_id(0, column)] for column in range(4)] == ["lake;forest", "!lake;...", "forest", None]
    assert stored_classes(path)[0] == (1, "lake", "#0000ff")
    assert "2 tiles" in said(dock)


def test_a_class_that_tiles_are_labelled_with_is_not_removed(dock, page, tmp_path):
    path = grid_index(tmp_path / "tiles.gpkg", labels={tile_id(0, 0): "water"})
    page.open_index(path)
    page.table.table.selectRow(0)
    QTest.mouseClick(page.table.remove_button, Qt.MouseButton.LeftButton)
    assert dock.state.classes == LAND
    assert page.table.classes() == LAND
    assert "page Labels" in said(dock)
    page.table.table.selectRow(2)
    QTest.mouseClick(page.table.remove_button, Qt.MouseButton.LeftButton)
    assert [one[1] for one in stored_classes(path)] == ["water", "forest"]


def test_classes_of_another_source_rename_no_label_whatever_their_codes(dock, page, tmp_path):
    """Urban has the code there that water has here: tiles of water must stay tiles of water."""
    given = {tile_id(0, 0): "water", tile_id(0, 1): "forest", tile_id(0, 2): "water 30;forest 70"}
    path = grid_index(tmp_path / "tiles.gpkg", labels=given)
    page.open_index(path)
    new = [LandClass(1, "urban", "#ff0000"), LandClass(2, "water", "#0000ff"), LandClass(3, "forest", "#00aa00")]
    Palette(new).to_csv(tmp_path / "classes.csv")
    page.source.take_file(str(tmp_path / "classes.csv"))
    assert {tile: text for tile, text in stored(path).items() if text is not None} == given
    assert dock.state.classes == new
    assert stored_classes(path) == [(one.code, one.name, one.colour) for one in new]


def test_classes_of_another_source_that_lack_a_used_name_are_not_taken(dock, page, tmp_path):
    path = grid_index(tmp_path / "tiles.gpkg", labels={tile_id(0, 0): "water;!forest;...", tile_id(0, 1): "forest"})
    page.open_index(path)
    before = stored(path)
    Palette([LandClass(1, "open water", "#0000ff"), LandClass(2, "trees", "#00aa00")]).to_csv(tmp_path / "classes.csv")
    page.source.take_file(str(tmp_path / "classes.csv"))
    assert "'water', 'forest' would be gone" in said(dock)
    assert "Next step" in said(dock)
    assert (stored(path), dock.state.classes, page.table.classes()) == (before, LAND, LAND)
    assert stored_classes(path) == list(CLASSES)


def test_a_name_that_stays_keeps_its_tiles_when_codes_change_places(tmp_path):
    path = grid_index(tmp_path / "tiles.gpkg", labels={tile_id(0, 0): "water", tile_id(0, 1): "forest"})
    before = stored(path)
    new = [LandClass(1, "forest", "#00aa00"), LandClass(2, "water", "#0000ff"), LAND[2]]
    assert write_classes(path, LAND, new) == 0
    assert stored(path) == before


def test_two_names_that_change_places_keep_their_tiles_apart(tmp_path):
    path = grid_index(tmp_path / "tiles.gpkg", labels={tile_id(0, 0): "water", tile_id(0, 1): "forest;sand"})
    new = [LandClass(1, "land", "#0000ff"), LandClass(2, "water body", "#00aa00"), LAND[2]]
    assert write_classes(path, LAND, new) == 2
    found = stored(path)
    assert (found[tile_id(0, 0)], found[tile_id(0, 1)]) == ("land", "water body;sand")


def test_the_grid_stays_on_the_raster_when_the_map_takes_another_crs(dock, canvas, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem

    dock.show_page("data")
    dock.state.set(raster=scene(tmp_path / "scene.tif"), tile_size=8)
    grid = dock.page("data").grid
    wait_for(lambda: grid.geometry is not None)
    assert grid.geometry.boundingBox().xMinimum() == pytest.approx(300_000, abs=1)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    assert 54 < grid.geometry.boundingBox().xMinimum() < 56


# ------------------------------------------------------------ bands


def tick(bands, *places):
    """Tick bands with the keys, as a person does in the list that is open."""
    bands.showPopup()
    view = bands.view()
    for place in places:
        view.setCurrentIndex(bands.model().index(place, 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                         view.visualRect(view.currentIndex()).center())
    bands.hidePopup()


def test_bands_that_are_ticked_are_cut_and_those_of_another_raster_are_not(dock, page, raster, tmp_path, project):
    assert not page.form.bands.isEnabled()
    pick(page, raster)
    names = [page.form.bands.itemText(place) for place in range(page.form.bands.count())]
    assert names == ["Band 1", "Band 2", "Band 3"]
    assert "BANDS" not in page.command()
    tick(page.form.bands, 0, 2)
    assert dock.state.bands == "1;3"
    assert "'BANDS=1;3'" in page.command()
    assert page.form.values()["bands"] == "1;3"
    assert not page.form.sar_bands.isVisible()
    assert page.form.values()["sar_bands"] is None
    tick(page.form.bands, 1)
    assert dock.state.bands == "", "all of them, as none of them"
    tick(page.form.bands, 0, 2)
    project.write(str(tmp_path / "one.qgz"))
    dock.state.set(bands="2")
    assert [page.form.bands.itemCheckState(n) for n in range(3)] == [Qt.CheckState.Unchecked, Qt.CheckState.Checked,
                                                                     Qt.CheckState.Unchecked]
    project.read(str(tmp_path / "one.qgz"))
    assert dock.state.bands == "1;3"
    pick(page, str(shutil.copy(raster, tmp_path / "other.tif")))
    assert dock.state.bands == ""
