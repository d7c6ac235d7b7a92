"""Page "Labels", driven by clicks and keys on a real map; what counts is what another program reads in the file."""

from __future__ import annotations

import csv
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from sparse_wsss_plugin.dock import layer_group, tile_index_file
from sparse_wsss_plugin.dock.label_tables import table_beside
from sparse_wsss_plugin.dock.land_class import LandClass
from tests.plugin.conftest import REAL_WORKER, ROOT
from tests.plugin.dock.waiting import PAUSE_MS, Heartbeat, Stopwatch, wait_for
from tests.plugin.dock.worlds_dock import CLASSES, NORTH, TILE_M, WEST, centre, grid_index, stored, tile_id
from tests.plugin.worlds import polygons, reference

LAND = [LandClass(*one) for one in CLASSES]
SHIFT, CONTROL, ALT, PLAIN = (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
                              Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier)
Key = Qt.Key
GIVEN = {tile_id(0, 1): "water;forest", tile_id(0, 3): "?"}
real_worker = pytest.mark.skipif(not REAL_WORKER, reason="SPARSE_WSSS_PYTHON names no worker")


@pytest.fixture
def index(tmp_path):
    return grid_index(tmp_path / "tiles.gpkg", labels=GIVEN)


def open_labels(dock, canvas, path):
    dock.state.set(tiles=path, classes=LAND)
    canvas.setExtent(QgsRectangle(WEST - 40, NORTH - 280, WEST + 360, NORTH + 40))
    dock.show_page("labels")
    page = dock.page("labels")
    wait_for(lambda: page.session.is_loaded and layer_group.layer_of("tiles") is not None)
    page.setFocus()
    return page


@pytest.fixture
def page(dock, canvas, index):
    return open_labels(dock, canvas, index)


def pixel(canvas, row, column):
    """Where the middle of a tile is on the map."""
    x, y = centre(row, column)
    spot = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
    return QPoint(round(spot.x()), round(spot.y()))


def click(canvas, row, column, keys=PLAIN):
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, keys, pixel(canvas, row, column))


def drag(canvas, start, end, keys=PLAIN):
    view, (first, last) = canvas.viewport(), (pixel(canvas, *start), pixel(canvas, *end))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, keys, first)
    for part in (.25, .5, .75, 1):
        QTest.mouseMove(view, first + (last - first) * part)
        move(view, first + (last - first) * part, keys)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, keys, last)


def move(view, spot, keys):
    """A move with the button held, which QTest's own does not have."""
    from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPointF
    from qgis.PyQt.QtGui import QMouseEvent

    held = Qt.MouseButton.LeftButton
    QCoreApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, QPointF(spot), QPointF(view.mapToGlobal(spot)),
                                                 Qt.MouseButton.NoButton, held, keys))


def chosen(page):
    return [page.session.editor.tile(fid) for fid in page.choice.chosen]


def chip(page, name):
    return next(one for one in page.panel.chips.chips if one.accessibleName() == name)


def press(widget, button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# ------------------------------------------------------------ choosing on the map


def test_a_click_on_the_map_chooses_the_tile_under_it(page, canvas):
    click(canvas, 1, 2)
    assert chosen(page) == [tile_id(1, 2)]
    assert page.panel.tile.text() == tile_id(1, 2)
    box = page.choice._marks.outlines[-1].boundingBox()
    assert (box.xMinimum(), box.yMaximum()) == (WEST + 2 * TILE_M, NORTH - TILE_M)


def test_a_click_beside_all_tiles_chooses_none(page, canvas):
    click(canvas, 1, 2)
    click(canvas, -0.8, -0.8)
    assert chosen(page) == []


def test_clicks_with_shift_gather_and_let_go(page, canvas):
    click(canvas, 0, 0)
    click(canvas, 0, 1, SHIFT)
    click(canvas, 0, 2, CONTROL)
    assert chosen(page) == [tile_id(0, 0), tile_id(0, 1), tile_id(0, 2)]
    click(canvas, 0, 1, SHIFT)
    assert chosen(page) == [tile_id(0, 0), tile_id(0, 2)]


def test_a_drag_chooses_the_tiles_in_its_rectangle(page, canvas):
    drag(canvas, (-0.4, -0.4), (1.2, 1.2))
    assert chosen(page) == [tile_id(0, 0), tile_id(0, 1), tile_id(1, 0), tile_id(1, 1)]
    drag(canvas, (1.8, 0.8), (2.2, 2.2), SHIFT)
    assert len(chosen(page)) == 6


def test_the_right_tile_is_found_whatever_the_crs_of_the_map(page, canvas):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    layer = layer_group.layer_of("tiles")
    canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
    there = canvas.mapSettings().layerToMapCoordinates(layer, QgsPointXY(*centre(2, 3)))
    spot = canvas.getCoordinateTransform().transform(there)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, PLAIN, QPoint(round(spot.x()), round(spot.y())))
    assert chosen(page) == [tile_id(2, 3)]
    QTest.keyClick(canvas, Key.Key_Space)
    assert canvas.extent().width() < 0.01


def test_where_tiles_overlap_the_nearest_middle_decides(dock, canvas, tmp_path):
    path = grid_index(tmp_path / "tiles.gpkg", columns=2, rows=1)
    connection = sqlite3.connect(path)
    for name, count in (("ST_IsEmpty", 1), ("ST_MinX", 1), ("ST_MaxX", 1), ("ST_MinY", 1), ("ST_MaxY", 1)):
        connection.create_function(name, count, lambda shape: 0)
    shape, = connection.execute("select geom from tiles where fid = 1").fetchone()
    connection.close()
    page = open_labels(dock, canvas, path)
    session = page.session
    session._boxes[2] = QgsRectangle(WEST + 20, NORTH - 80, WEST + 100, NORTH)
    session._index.addFeature(2, session._boxes[2])
    assert session.tile_at(QgsPointXY(WEST + 45, NORTH - 40)) == 1
    assert session.tile_at(QgsPointXY(WEST + 55, NORTH - 40)) == 2
    assert shape is not None


# ------------------------------------------------------------ labels by keys and chips


def test_number_keys_toggle_classes_and_are_in_the_file_at_once(page, canvas, index):
    click(canvas, 0, 0)
    QTest.keyClick(canvas, Key.Key_2)
    assert stored(index)[tile_id(0, 0)] == "forest"
    QTest.keyClick(page, Key.Key_1)
    assert stored(index)[tile_id(0, 0)] == "water;forest"
    QTest.keyClick(page, Key.Key_2)
    assert stored(index)[tile_id(0, 0)] == "water"
    assert {tile: text for tile, text in stored(index).items() if text is not None} == {
        **GIVEN, tile_id(0, 0): "water"}


def test_none_unknown_at_least_not_and_clear(page, canvas, index):
    click(canvas, 2, 0)
    said = []
    for key in ("0", "?", "1", "+", "+"):
        QTest.keyClick(page, key)
        said.append(stored(index)[tile_id(2, 0)])
    assert said == ["", "?", "water;...", "water", "water;..."]
    QTest.keyClick(page, Key.Key_3, ALT)
    assert stored(index)[tile_id(2, 0)] == "water;!sand;..."
    QTest.keyClick(page, Key.Key_Backspace)
    assert stored(index)[tile_id(2, 0)] is None


def test_shares_that_an_edit_drops_are_said(dock, canvas, tmp_path):
    path = grid_index(tmp_path / "shares.gpkg", labels={tile_id(0, 0): "water 30;forest 70"})
    open_labels(dock, canvas, path)
    click(canvas, 0, 0)
    QTest.keyClick(canvas, Key.Key_3)
    assert stored(path)[tile_id(0, 0)] == "water;forest;sand"
    assert "shares were dropped" in dock.footer.line.text()
    QTest.keyClick(canvas, Key.Key_Z, CONTROL)
    assert stored(path)[tile_id(0, 0)] == "water 30;forest 70"


def test_keys_of_the_number_pad_and_of_shifted_layouts(page, canvas, index):
    click(canvas, 2, 0)
    QTest.keyClick(page, Key.Key_1, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(page, Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    assert stored(index)[tile_id(2, 0)] == "water;..."
    QTest.keyClick(page, Key.Key_Question, SHIFT)
    assert stored(index)[tile_id(2, 0)] == "?"


def test_chips_do_the_same_as_keys_and_show_what_a_tile_says(page, canvas, index):
    click(canvas, 0, 1)
    assert [chip(page, name).property("mark") for name in ("water", "forest", "sand")] == ["here", "here", "nowhere"]
    press(page, chip(page, "sand"))
    assert stored(index)[tile_id(0, 1)] == "water;forest;sand"
    QTest.mouseClick(chip(page, "forest"), Qt.MouseButton.RightButton)
    assert stored(index)[tile_id(0, 1)] == "water;sand;!forest;..."
    assert chip(page, "forest").property("mark") == "absent"
    QTest.mouseClick(chip(page, "forest"), Qt.MouseButton.LeftButton, ALT)
    assert stored(index)[tile_id(0, 1)] == "water;sand;..."
    press(page, page.panel.buttons["none"])
    assert stored(index)[tile_id(0, 1)] == ""
    assert page.panel.buttons["none"].isChecked()
    assert page.panel.said.text() == "none of the classes"


def test_a_click_on_a_chip_leaves_the_keys_where_they_are(page, canvas, qgis):
    click(canvas, 0, 0)
    press(page, chip(page, "water"))
    assert not chip(page, "water").hasFocus()
    QTest.keyClick(page, Key.Key_Space)
    assert chosen(page) == [tile_id(0, 2)]


def test_many_tiles_get_a_class_in_one_go(page, canvas, index):
    drag(canvas, (-0.4, -0.4), (0.4, 3.4))
    assert [one.property("mark") for one in page.panel.chips.chips] == ["some", "some", "nowhere"]
    QTest.keyClick(canvas, Key.Key_3)
    assert [stored(index)[tile_id(0, column)] for column in range(4)] == ["sand", "water;forest;sand", "sand",
                                                                          "sand;..."]
    QTest.keyClick(canvas, Key.Key_Z, CONTROL)
    assert [stored(index)[tile_id(0, column)] for column in range(4)] == [None, "water;forest", None, "?"]


def test_without_a_chosen_tile_a_key_says_what_to_do(dock, page):
    QTest.keyClick(page, Key.Key_1)
    assert "Choose a tile first" in dock.footer.line.text()


# ------------------------------------------------------------ next, back, most helpful


def test_the_space_bar_goes_to_the_next_tile_without_labels_and_zooms_to_it(page, canvas):
    before = canvas.extent()
    seen = []
    for _ in range(3):
        QTest.keyClick(canvas, Key.Key_Space)
        seen += chosen(page)
    assert seen == [tile_id(0, 0), tile_id(0, 2), tile_id(1, 0)]
    tile = QgsRectangle(WEST, NORTH - 2 * TILE_M, WEST + TILE_M, NORTH - TILE_M)
    assert canvas.extent().contains(tile)
    assert canvas.extent().width() < before.width()
    assert canvas.extent().center().distance(tile.center()) < 1
    QTest.keyClick(canvas, Key.Key_Space, SHIFT)
    assert chosen(page) == [tile_id(0, 2)]
    QTest.keyClick(page, Key.Key_Space, SHIFT)
    assert chosen(page) == [tile_id(0, 0)]


def test_all_tiles_done_is_said(dock, page):
    for _ in range(20):
        QTest.keyClick(page, Key.Key_Space)
        QTest.keyClick(page, Key.Key_1)
    QTest.keyClick(page, Key.Key_Space)
    assert "Every tile has labels" in dock.footer.line.text()
    assert page.panel.progress.text() == "12 of 12 tiles have labels"


def write_scores(run, scores):
    (run / "heads").mkdir(parents=True, exist_ok=True)
    with open(run / "heads" / "tile_scores.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["tile", "uncertainty", "score_water"])
        writer.writerows([tile, value, .5] for tile, value in scores.items())


def test_the_most_helpful_tile_is_suggested_once_a_model_has_rated_them(dock, page, canvas, tmp_path):
    assert not page.panel.buttons["helpful"].isEnabled()
    write_scores(tmp_path / "run", {tile_id(0, 1): 0.99, tile_id(2, 2): 0.8, tile_id(1, 1): 0.7})
    dock.state.set(run=str(tmp_path / "run"))
    assert page.panel.buttons["helpful"].isEnabled()
    press(page, page.panel.buttons["helpful"])
    assert chosen(page) == [tile_id(2, 2)], "the tile of 0.99 has labels"
    QTest.keyClick(canvas, Key.Key_1)
    QTest.keyClick(canvas, Key.Key_Space, CONTROL)
    assert chosen(page) == [tile_id(1, 1)]
    assert "70%" in dock.footer.line.text()


def test_the_suggestion_is_offered_as_soon_as_a_job_has_rated_the_tiles(dock, page, tmp_path, fake_worker):
    from sparse_wsss_plugin.dock.run_task import board
    from sparse_wsss_plugin.dock.stage_job import StageJob

    dock.state.set(run=str(tmp_path / "run"))
    write_scores(tmp_path / "run", {tile_id(2, 2): 0.8})
    assert not page.panel.buttons["helpful"].isEnabled()
    board().start(StageJob(fake_worker("record"), "heads", {}), "test")
    wait_for(lambda: page.panel.buttons["helpful"].isEnabled())


def test_a_table_of_scores_that_is_half_there_rates_nothing(dock, page, tmp_path):
    (tmp_path / "run" / "heads").mkdir(parents=True)
    (tmp_path / "run" / "heads" / "tile_scores.csv").write_text("tile,uncertainty\nscene,0.")
    dock.state.set(run=str(tmp_path / "run"))
    (tmp_path / "run" / "heads" / "tile_scores.csv").write_text("tile,uncert")
    page.shown()
    assert not page.panel.buttons["helpful"].isEnabled()


@real_worker
def test_a_run_on_some_labels_says_which_tile_to_label_next(dock, canvas, learned_run, tmp_path):
    """A real index with real labels, a third of them taken away by keys; a real worker learns, and rates those."""
    from sparse_wsss_plugin.worker.launch import run_job
    from tests.plugin.dock.real_run import SETTINGS

    index = str(shutil.copy(learned_run.parent / "tiles.gpkg", tmp_path / "tiles.gpkg"))
    page = open_labels(dock, canvas, index)
    assert page.session.editor.n_labelled == len(stored(index)) == 64
    page.choice.choose(page.session.tiles_in(QgsRectangle(-1e9, -1e9, 1e9, 1e9))[::3])
    QTest.keyClick(page, Key.Key_Backspace)
    without = {tile for tile, text in stored(index).items() if text is None}
    assert len(without) == 22
    run, machine = tmp_path / "run", {"device": "cpu", "threads": 1}
    small = {**{name.lower(): value for name, value in SETTINGS.items()}, "steps": 8}
    for stage, values in (("train", {"tiles": index, **small}), ("heads", {"output_heads": str(tmp_path / "h.csv")})):
        run_job(Path(REAL_WORKER), stage, {"run": str(run), **machine, **values}, listen=lambda event: None)
    dock.state.set(run=str(run))
    with open(run / "heads" / "tile_scores.csv", newline="") as file:
        doubts = {row["tile"]: float(row["uncertainty"]) for row in csv.DictReader(file)}
    assert set(doubts) == without
    for _ in range(3):
        QTest.keyClick(canvas, Key.Key_Space, CONTROL)
        assert doubts.pop(chosen(page)[0]) >= max(doubts.values())
        QTest.keyClick(canvas, Key.Key_1)


# ------------------------------------------------------------ undo


def test_undo_and_redo_by_keys_and_buttons(page, canvas, index):
    click(canvas, 0, 0)
    QTest.keyClick(canvas, Key.Key_1)
    click(canvas, 1, 1)
    QTest.keyClick(canvas, Key.Key_2)
    QTest.keyClick(canvas, Key.Key_Z, CONTROL)
    assert (stored(index)[tile_id(0, 0)], stored(index)[tile_id(1, 1)]) == ("water", None)
    assert chosen(page) == [tile_id(1, 1)], "what was taken back is shown"
    press(page, page.panel.buttons["undo"])
    assert stored(index)[tile_id(0, 0)] is None
    assert not page.panel.buttons["undo"].isEnabled()
    QTest.keyClick(page, Key.Key_Z, CONTROL | SHIFT)
    press(page, page.panel.buttons["redo"])
    assert (stored(index)[tile_id(0, 0)], stored(index)[tile_id(1, 1)]) == ("water", "forest")


def test_shortcuts_of_qgis_do_not_take_the_keys(page, canvas, qgis):
    from qgis.PyQt.QtGui import QKeySequence
    from qgis.PyQt.QtWidgets import QAction, QMainWindow

    window, heard = QMainWindow(), []
    window.setCentralWidget(canvas)
    for keys in ("Ctrl+Z", "Space", "1"):
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda *_, k=keys: heard.append(k))
        window.addAction(action)
    window.show()
    click(canvas, 0, 0)
    for key, held in ((Key.Key_1, PLAIN), (Key.Key_Z, CONTROL), (Key.Key_Space, PLAIN)):
        QTest.keyClick(canvas, key, held)
    assert heard == []
    assert page.session.editor.history.can_redo
    window.takeCentralWidget()
    window.close()


def test_with_another_map_tool_the_keys_on_the_map_are_that_tools(page, canvas, index):
    """A person who pans, or draws with a tool of QGIS, and presses Backspace does not mean the label of a tile."""
    heard = []

    class Other(QgsMapToolPan):
        def keyPressEvent(self, event):
            heard.append(event.key())

    other = Other(canvas)
    click(canvas, 0, 1)
    canvas.setMapTool(other)
    for key, held in ((Key.Key_Backspace, PLAIN), (Key.Key_Delete, PLAIN), (Key.Key_2, PLAIN), (Key.Key_Z, CONTROL),
                      (Key.Key_A, CONTROL), (Key.Key_Escape, PLAIN)):
        QTest.keyClick(canvas, key, held)
    assert {Key.Key_Backspace, Key.Key_Delete, Key.Key_2, Key.Key_Z} <= set(heard)
    assert stored(index)[tile_id(0, 1)] == GIVEN[tile_id(0, 1)]
    assert chosen(page) == [tile_id(0, 1)]
    press(page, page.panel.tool)
    QTest.keyClick(canvas, Key.Key_2)
    assert stored(index)[tile_id(0, 1)] == "water"


# ------------------------------------------------------------ painting


def test_painting_gives_the_labels_of_the_brush_to_every_tile_that_is_crossed(page, canvas, index):
    click(canvas, 2, 0)
    press(page, page.panel.paint)
    QTest.keyClick(page, Key.Key_3)
    QTest.keyClick(page, "+")
    assert stored(index)[tile_id(2, 0)] is None, "the keys change the brush, not the tile"
    drag(canvas, (1, 0), (1, 3))
    assert [stored(index)[tile_id(1, column)] for column in range(4)] == ["sand;..."] * 4
    assert stored(index)[tile_id(2, 0)] is None
    QTest.keyClick(canvas, Key.Key_Z, CONTROL)
    assert [stored(index)[tile_id(1, column)] for column in range(4)] == [None] * 4, "one stroke is one step"
    press(page, page.panel.paint)
    drag(canvas, (-0.4, -0.4), (0.4, 1.4))
    assert chosen(page) == [tile_id(0, 0), tile_id(0, 1)]


# ------------------------------------------------------------ counts and colours


def test_progress_and_balance_follow_every_change(page, canvas):
    assert page.panel.progress.text() == "2 of 12 tiles have labels"
    assert page.panel.bars.counts == [("water", "#0000ff", 1), ("forest", "#00aa00", 1), ("sand", "#ddcc77", 0)]
    click(canvas, 2, 2)
    QTest.keyClick(canvas, Key.Key_3)
    assert page.panel.progress.text() == "3 of 12 tiles have labels"
    assert page.panel.bars.counts[2] == ("sand", "#ddcc77", 1)
    QTest.keyClick(canvas, Key.Key_Z, CONTROL)
    assert page.panel.bars.counts[2] == ("sand", "#ddcc77", 0)


def test_tiles_are_coloured_by_state_on_the_map_as_soon_as_they_are_labelled(page, canvas):
    def colour(row, column):
        canvas.waitWhileRendering()
        return canvas.grab().toImage().pixelColor(pixel(canvas, row, column))

    page.choice.hide()
    wait_for(lambda: colour(0, 1).blue() > colour(2, 2).red() or colour(0, 1) != colour(2, 2))
    before = colour(2, 2)
    page.choice.show()
    click(canvas, 2, 2)
    QTest.keyClick(canvas, "?")
    page.choice.hide()
    wait_for(lambda: colour(2, 2) != before)
    assert colour(2, 2) == colour(0, 3), "both say that nothing is known"
    assert colour(2, 2) != colour(0, 1)


def test_the_style_of_a_person_stays(dock, page):
    layer = layer_group.layer_of("tiles")
    from qgis.core import QgsFillSymbol, QgsSingleSymbolRenderer

    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "red"})))
    dock.show_page("data")
    dock.show_page("labels")
    assert layer.renderer().type() == "singleSymbol"


# ------------------------------------------------------------ the map tool, the file, other people


def test_the_map_tool_is_taken_and_given_back(dock, canvas, index):
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    page = open_labels(dock, canvas, index)
    assert canvas.mapTool() is page.choice.tool
    assert page.panel.tool.isChecked()
    dock.show_page("data")
    assert canvas.mapTool() is pan
    dock.show_page("labels")
    canvas.setMapTool(pan)
    assert not page.panel.tool.isChecked()
    press(page, page.panel.tool)
    assert canvas.mapTool() is page.choice.tool
    dock.close()
    assert canvas.mapTool() is pan
    QTest.keyClick(canvas, Key.Key_1)
    assert stored(index) == {**dict.fromkeys(stored(index)), **GIVEN}


def test_a_map_tool_that_its_plugin_has_deleted_is_not_given_back(dock, canvas, index):
    from qgis.PyQt import sip

    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    page = open_labels(dock, canvas, index)
    sip.delete(pan)
    dock.show_page("data")
    assert canvas.mapTool() is not page.choice.tool
    assert dock._front is dock.page("data")
    dock.show_page("labels")
    assert canvas.mapTool() is page.choice.tool


def test_labels_that_others_write_are_seen_and_those_that_we_wrote_keep_their_history(dock, page, canvas, index):
    click(canvas, 0, 0)
    QTest.keyClick(canvas, Key.Key_1)
    dock.show_page("data")
    dock.show_page("labels")
    wait_for(lambda: not page.session._timer.isActive())
    assert page.session.editor.history.can_undo
    dock.show_page("data")
    tile_index_file.write(index, {6: (tile_id(1, 1), "sand")})
    dock.show_page("labels")
    wait_for(lambda: page.session.editor.text(6) == "sand")
    assert page.panel.progress.text() == "4 of 12 tiles have labels"


def test_a_tile_index_that_was_replaced_is_read_anew(dock, page, canvas, index, tmp_path):
    click(canvas, 0, 0)
    dock.show_page("data")
    os.replace(grid_index(tmp_path / "other.gpkg", columns=2, rows=2, labels={tile_id(1, 1): "sand"}), index)
    dock.show_page("labels")
    wait_for(lambda: len(page.session.editor) == 4 and page.session.is_loaded)
    assert page.panel.progress.text() == "1 of 4 tiles have labels"
    QTest.keyClick(page, Key.Key_Space)
    QTest.keyClick(page, Key.Key_1)
    assert [text for text in stored(index).values() if text] == ["water", "sand"]


def test_while_the_layer_is_edited_nothing_is_written_past_it(dock, page, canvas, index):
    layer = layer_group.layer_of("tiles")
    feature = next(one for one in layer.getFeatures() if one["tile"] == tile_id(2, 2))
    layer.startEditing()
    click(canvas, 0, 0)
    QTest.keyClick(canvas, Key.Key_1)
    assert "being edited" in dock.footer.line.text()
    assert stored(index)[tile_id(0, 0)] is None
    field = layer.fields().indexOf("labels")
    layer.changeAttributeValue(feature.id(), field, "forest")
    layer.commitChanges()
    wait_for(lambda: page.session.editor.text(feature.id()) == "forest")
    QTest.keyClick(canvas, Key.Key_1)
    assert stored(index)[tile_id(0, 0)] == "water"


def test_a_file_that_is_locked_is_said_and_nothing_is_shown_that_is_not_on_the_disk(dock, page, canvas, index,
                                                                                    monkeypatch):
    monkeypatch.setattr(tile_index_file, "WAIT_S", 0.05)
    other = sqlite3.connect(index, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    click(canvas, 0, 0)
    QTest.keyClick(canvas, Key.Key_1)
    assert "Next step" in dock.footer.line.text()
    assert chip(page, "water").property("mark") == "nowhere"
    other.execute("ROLLBACK")
    other.close()
    QTest.keyClick(canvas, Key.Key_1)
    assert chip(page, "water").property("mark") == "here"


def test_a_file_that_is_locked_holds_up_neither_a_key_nor_a_stroke(dock, page, canvas, index):
    click(canvas, 2, 0)
    other = sqlite3.connect(index, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Stopwatch() as watch:
        QTest.keyClick(canvas, Key.Key_1)
    assert watch.ours < 0.5
    press(page, page.panel.paint)
    QTest.keyClick(page, Key.Key_3)
    tries, write = [], page.session.editor._write
    page.session.editor._write = lambda labels: (tries.append(labels), write(labels))
    with Stopwatch() as watch:
        drag(canvas, (1, 0), (1, 3))
    assert watch.ours < 1
    assert len(tries) == 1, "the stroke ends with what cannot be written"
    assert "Next step" in dock.footer.line.text()
    other.execute("ROLLBACK")
    other.close()
    drag(canvas, (1, 0), (1, 3))
    assert [stored(index)[tile_id(1, column)] for column in range(4)] == ["sand"] * 4
    QTest.keyClick(canvas, Key.Key_Z, CONTROL)
    assert [stored(index)[tile_id(1, column)] for column in range(4)] == [None] * 4


def test_a_file_that_is_gone_is_said(dock, canvas, tmp_path):
    dock.state.set(tiles=str(tmp_path / "gone.gpkg"), classes=LAND)
    dock.show_page("labels")
    assert "Next step" in dock.footer.line.text()


def test_a_layer_that_was_removed_comes_back_with_the_page(dock, page, canvas, project, index):
    project.removeAllMapLayers()
    click(canvas, 0, 0)
    QTest.keyClick(canvas, Key.Key_1)
    assert stored(index)[tile_id(0, 0)] == "water"
    dock.show_page("data")
    dock.show_page("labels")
    wait_for(lambda: layer_group.layer_of("tiles", project) is not None)


def test_other_names_of_classes_come_from_the_page_data(dock, page, canvas, index):
    dock.show_page("data")
    dock.page("data").table.table.item(0, 2).setText("lake")
    dock.show_page("labels")
    wait_for(lambda: page.panel.bars.counts[0] == ("lake", "#0000ff", 1))
    click(canvas, 0, 1)
    assert chip(page, "lake").property("mark") == "here"


def test_the_page_works_without_a_map(plugin, state, index):
    from qgis.PyQt import sip

    from sparse_wsss_plugin.dock.labels_page import LabelsPage

    state.set(tiles=index, classes=LAND)
    page = LabelsPage(state, None)
    page.shown()
    wait_for(lambda: page.session.is_loaded)
    QTest.keyClick(page, Key.Key_Space)
    QTest.keyClick(page, Key.Key_1)
    assert stored(index)[tile_id(0, 0)] == "water"
    page.hidden()
    sip.delete(page)


def test_the_command_says_what_the_page_does_once_the_tables_that_it_reads_are_there(dock, page, index, tmp_path):
    stem = index[:-len(".gpkg")]
    path = reference(tmp_path / "reference.tif")
    assert page.command() is None
    page.importer.take_file(path)
    assert not dock.footer.button.isEnabled()
    page.importer.take_file("")
    press(page, page.importer.save_button)
    tables = f"CLASSES={stem}_classes.csv OUTPUT={stem}_labelled.gpkg"
    assert page.command() == (f"qgis_process run sparse_wsss:labels -- TILES={index} REFERENCE={stem}_labels.csv "
                              f"{tables}")
    assert dock.footer.text.toPlainText() == page.command()
    page.importer.take_file(path)
    assert f"REFERENCE={path} MIN_SHARE=0.1 {tables}" in dock.footer.text.toPlainText()
    dock.state.set(classes=LAND[:2])
    assert page.command() is None, "the table has other classes by now"


def test_a_table_that_is_older_than_the_labels_is_not_what_the_command_reads(dock, page, canvas, index):
    press(page, page.importer.save_button)
    assert "_labels.csv" in dock.footer.text.toPlainText()
    click(canvas, 0, 0)
    QTest.keyClick(page, "2")
    assert page.command() is None
    assert not dock.footer.button.isEnabled()
    assert "press 'Save as a table'" in dock.footer.text.toPlainText()
    assert "press 'Save as a table'" in dock.footer.button.toolTip()
    QTest.keyClick(page, Key.Key_Z, CONTROL)
    assert "_labels.csv" in dock.footer.text.toPlainText(), "the labels are those of the table again"
    QTest.keyClick(page, "2")
    press(page, page.importer.save_button)
    assert "_labels.csv" in dock.footer.text.toPlainText()
    table = Path(table_beside(index))
    table.write_text(table.read_text().replace("forest", "water"))
    assert page.command() is None, "somebody else has changed the table"


def test_labels_that_another_program_has_changed_are_not_in_the_table(dock, page, index):
    press(page, page.importer.save_button)
    assert dock.footer.button.isEnabled()
    with closing(sqlite3.connect(index)) as connection, connection:
        for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            connection.create_function(name, 1, lambda _: 0)
        connection.execute("UPDATE tiles SET labels = 'sand' WHERE tile = ?", (tile_id(2, 2),))
    dock.show_page("data")
    dock.show_page("labels")
    wait_for(lambda: not dock.footer.button.isEnabled())


# ------------------------------------------------------------ import

@real_worker
def test_the_table_of_labels_and_the_command_make_the_same_tile_index(page, canvas, index, tmp_path):
    import shlex

    from sparse_wsss_plugin.worker.launch import run_job

    click(canvas, 0, 0)
    for key in ("2", "+"):
        QTest.keyClick(page, key)
    press(page, page.importer.save_button)
    words = dict(word.split("=", 1) for word in shlex.split(page.command())[4:])
    (tmp_path / "scene.tif").touch()
    run_job(Path(REAL_WORKER), "labels", {name.lower(): value for name, value in words.items()}, listen=lambda _: None)
    assert stored(words["OUTPUT"]) == stored(index)



@real_worker
def test_labels_from_a_raster_are_one_change_and_spare_those_that_are_there(dock, page, canvas, index, tmp_path):
    page.importer.take_file(reference(tmp_path / "reference.tif"))
    page.importer.setCollapsed(False)
    shutil.copy(tmp_path / "reference.tif", tmp_path / "scene.tif")
    press(page, page.importer.job.button)
    wait_for(lambda: not page.importer.job.is_running)
    found = stored(index)
    assert [found[tile_id(1, column)] for column in range(4)] == ["water", "water", "forest", "forest"], \
        dock.footer.line.text()
    assert found[tile_id(0, 1)] == "water;forest"
    QTest.keyClick(page, Key.Key_Z, CONTROL)
    assert stored(index) == {**dict.fromkeys(found), **GIVEN}


@real_worker
def test_labels_from_polygons_replace_when_asked(dock, page, project, index, tmp_path):
    shutil.copy(reference(tmp_path / "reference.tif"), tmp_path / "scene.tif")
    layer = QgsVectorLayer(polygons(tmp_path / "land.gpkg"), "land", "ogr")
    project.addMapLayer(layer)
    QTest.keyClicks(page.importer.layer, "land")
    page.importer.field.setField("cover")
    page.importer.replace.setChecked(True)
    press(page, page.importer.job.button)
    wait_for(lambda: not page.importer.job.is_running)
    assert stored(index)[tile_id(0, 1)] == "water", dock.footer.line.text()


def test_an_import_from_a_layer_that_is_removed_does_not_go_on_with_another(page, project, tmp_path):
    one, two = (QgsVectorLayer(polygons(tmp_path / f"{name}.gpkg"), name, "ogr") for name in ("land", "zones"))
    project.addMapLayers([one, two])
    QTest.keyClicks(page.importer.layer, "land")
    assert page.importer.reference()
    project.removeMapLayer(one.id())
    assert (page.importer.reference(), page.importer.layer.currentText()) == ("", "")
    assert not page.importer.job.button.isEnabled()
    QTest.qWait(PAUSE_MS)
    QTest.keyClicks(page.importer.layer, "zones")
    assert page.importer.reference() == str(tmp_path / "zones.gpkg")


def test_a_failed_import_says_the_next_step(dock, page, index, tmp_path):
    (tmp_path / "text.tif").write_text("no raster")
    page.importer.take_file(str(tmp_path / "text.tif"))
    press(page, page.importer.job.button)
    wait_for(lambda: not page.importer.job.is_running)
    assert dock.footer.sign.isVisibleTo(dock)


def test_labels_made_for_other_tiles_are_not_written_into_those_that_are_open(dock, page, canvas, index, tmp_path,
                                                                              fake_worker):
    made = grid_index(tmp_path / "made.gpkg", labels={tile_id(1, 1): "sand"})
    fake_worker("flood", FAKE_WORKER_SECONDS=1, FAKE_WORKER_PAUSE=0.05, FAKE_WORKER_MAP=made)
    page.importer.take_file(reference(tmp_path / "reference.tif"))
    press(page, page.importer.job.button)
    other = grid_index(tmp_path / "other.gpkg")
    dock.state.set(tiles=other)
    wait_for(lambda: not page.importer.job.is_running)
    assert set(stored(other).values()) == {None}
    assert index in dock.footer.line.text()
    assert "Next step" in dock.footer.line.text()
    dock.state.set(tiles=index)
    wait_for(lambda: page.session.is_loaded)
    press(page, page.importer.job.button)
    wait_for(lambda: not page.importer.job.is_running)
    assert stored(index)[tile_id(1, 1)] == "sand"


# ------------------------------------------------------------ speed and safety


def test_sixty_tiles_by_keyboard_alone_take_a_small_part_of_a_minute(dock, canvas, tmp_path):
    """Space, a class or two, again: the time that the program takes of it, map drawing included."""
    index = grid_index(tmp_path / "many.gpkg", columns=40, rows=25)
    page = open_labels(dock, canvas, index)
    rng = random.Random(0)
    expected = {}
    with Heartbeat() as heart:
        start = time.monotonic()
        for _ in range(60):
            QTest.keyClick(canvas, Key.Key_Space)
            wait_for(lambda: True)
            names = sorted(rng.sample(range(3), rng.randint(1, 2)))
            for place in names:
                QTest.keyClick(canvas, (Key.Key_1, Key.Key_2, Key.Key_3)[place])
                wait_for(lambda: True)
            expected[chosen(page)[0]] = ";".join(LAND[place].name for place in names)
        seconds = time.monotonic() - start
    print(f"60 tiles of 1000 in {seconds:.1f} s; {heart}")
    assert {tile: text for tile, text in stored(index).items() if text is not None} == expected
    assert seconds < 60
    assert page.session.n_written <= 120, "one tile is rewritten for each key, never the others"


def test_no_slot_rewrites_more_than_it_must_with_a_thousand_tiles(dock, canvas, tmp_path):
    index = grid_index(tmp_path / "many.gpkg", columns=40, rows=25)
    with Heartbeat() as heart:
        page = open_labels(dock, canvas, index)
    print(f"reading 1000 tiles: {heart}")
    canvas.setExtent(QgsRectangle(WEST, NORTH - 25 * TILE_M, WEST + 40 * TILE_M, NORTH))
    times = {}
    for name, key, held, n_tiles in (("choose all", Key.Key_A, CONTROL, 0), ("1000 tiles", Key.Key_1, PLAIN, 1000),
                                     ("undo", Key.Key_Z, CONTROL, 1000), ("redo", Key.Key_Y, CONTROL, 1000),
                                     ("undo again", Key.Key_Z, CONTROL, 1000)):
        before, start = page.session.n_written, time.monotonic()
        QTest.keyClick(canvas, key, held)
        times[name] = round(1000 * (time.monotonic() - start))
        assert page.session.n_written - before == n_tiles
    QTest.keyClick(canvas, Key.Key_Escape)
    for name, key, held, n_tiles in (("next", Key.Key_Space, PLAIN, 0), ("a class", Key.Key_2, PLAIN, 1),
                                     ("undo one", Key.Key_Z, CONTROL, 1)):
        before, start = page.session.n_written, time.monotonic()
        QTest.keyClick(canvas, key, held)
        times[name] = round(1000 * (time.monotonic() - start))
        assert page.session.n_written - before == n_tiles
    print("milliseconds:", times)
    assert set(stored(index).values()) == {None}


LABELLER = Path(__file__).with_name("labeller.py")


@pytest.mark.parametrize("after", [1, 9, 30])
def test_a_killed_qgis_loses_no_label_that_was_shown(tmp_path, after):
    """A process with the real page and a real map is killed while keys come in; the file has all that was shown."""
    index = grid_index(tmp_path / "tiles.gpkg", columns=20, rows=10)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    labeller = subprocess.Popen([sys.executable, str(LABELLER), str(ROOT), index], stdout=subprocess.PIPE, text=True,
                                stderr=subprocess.DEVNULL, env=environment)
    lines = [labeller.stdout.readline() for _ in range(after)]
    labeller.send_signal(signal.SIGKILL)
    lines += labeller.stdout.read().splitlines(keepends=True)
    labeller.wait()
    shown = dict(line.split() for line in lines if line.endswith("\n"))
    assert len(shown) >= after
    assert sqlite3.connect(index).execute("pragma integrity_check").fetchall() == [("ok",)]
    found = stored(Path(index))
    assert {tile: found[tile] for tile in shown} == shown
    assert sum(text is not None for text in found.values()) <= len(shown) + 1
