"""Page "Heads", driven by clicks and keys on a real run: gates, attention here and on the map, the gallery."""

from __future__ import annotations

import json

import numpy as np
import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from sparse_wsss_plugin.dock import layer_group
from sparse_wsss_plugin.dock.canvas_glow import to_canvas
from sparse_wsss_plugin.dock.head_arrays import finer, patch_map
from tests.plugin.dock import real_run
from tests.plugin.dock.waiting import Heartbeat, wait_for


@pytest.fixture
def made(learned_run):
    return learned_run


@pytest.fixture(scope="module")
def looked(learned_run, tmp_path_factory):
    """The run after the worker has looked at all tiles and at the first."""
    import processing

    run = real_run.copy_of(learned_run, tmp_path_factory.mktemp("looked"))
    views = run / "heads" / "views"
    tile = json.loads((run / "heads" / "tiles.json").read_text())["tiles"][9]["tile"]
    processing.run("sparse_wsss:heads", {
        "RUN": str(run), "TILE": tile, "OUTPUT_HEADS": str(run / "heads" / "heads.csv"),
        "OUTPUT_PATCHES": str(views / f"{tile}.npy"), "OUTPUT_STRENGTH": str(views / "strength.csv"),
        "OUTPUT_MAPS": str(views / "maps.npy")})
    return run


@pytest.fixture
def page(dock):
    dock.show_page("heads")
    return dock.page("heads")


@pytest.fixture
def opened(dock, page, looked, tmp_path, canvas):
    """The page on a copy of the run, with the tile chosen that was looked at."""
    dock.state.set(run=str(real_run.copy_of(looked, tmp_path)))
    page.choose_tile(next((tmp_path / "run" / "heads" / "views").glob("scene*.npy")).stem, ask=False)
    extent = page.heads.places
    for corner in (extent.corners(0), extent.corners(len(extent) - 1)):
        canvas.setExtent(_box(to_canvas(canvas, corner, extent.scenes[0].crs)))
    canvas.zoomByFactor(8)
    canvas.waitWhileRendering()
    return page


def _box(points):
    return QgsRectangle(points[0], points[2])


def click(widget, point, button=Qt.MouseButton.LeftButton):
    QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, QPoint(round(point.x()), round(point.y())))


def hover(widget, point):
    """Move the mouse: QTest moves the real pointer, which another window of the test may lie over."""
    place = QPointF(point)
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, place, place, none, none,
                                               Qt.KeyboardModifier.NoModifier))


def click_head(page, name):
    one = page.heads.table.of(name)
    click(page.form.grid, page.form.grid.cell(one.layer, one.head).center())


def on_canvas(canvas, page, tile, patch):
    """Point of the canvas in the middle of a patch of a tile."""
    places = page.heads.places
    one = places.tiles[places.position(tile)]
    scene = places.scenes[one.scene]
    half = places.patch_size / 2
    x, y = scene.point(one.column + patch[1] * places.patch_size + half, one.row + patch[0] * places.patch_size + half)
    (point,) = to_canvas(canvas, [(x, y)], scene.crs)
    found = canvas.getCoordinateTransform().transform(QgsPointXY(point))
    return QPoint(round(found.x()), round(found.y()))


# ------------------------------------------------------------ before there is anything


def test_without_a_run_the_page_says_what_to_do(page):
    assert "choose or start one" in page.form.title.text()
    assert page.command() is None
    page.refresh()


def test_a_folder_that_holds_no_run_is_no_reason_to_stop(dock, page, tmp_path):
    (tmp_path / "heads").mkdir()
    (tmp_path / "heads" / "tiles.json").write_text("{")
    (tmp_path / "heads" / "heads.csv").write_bytes(b"\xff\x00")
    dock.state.set(run=str(tmp_path))
    assert "start a training" in page.form.title.text()


# ------------------------------------------------------------ gates


def test_gates_move_while_a_training_writes_them(dock, page, tmp_path):
    (tmp_path / "train").mkdir()
    dock.state.set(run=str(tmp_path))

    def write(step, rows):
        opened = [[n for n, value in enumerate(row) if value > 0] for row in rows]
        with open(tmp_path / "train" / "gates.jsonl", "a") as file:
            file.write(json.dumps({"step": step, "log_alpha": rows, "open": opened}) + "\n")

    write(0, [[2.0] * 6] * 3)
    wait_for(lambda: page.form.title.text().startswith("Step 0"))
    assert "18 of 18 heads open" in page.form.title.text()
    write(40, [[2.0, -1.0] * 3] * 3)
    wait_for(lambda: page.form.title.text().startswith("Step 40"))
    assert "9 of 18 heads open" in page.form.title.text()
    assert sum(page.form.histogram.counts) == 18
    page.form.step.setValue(0)
    assert "Step 0: 18 of 18" in page.form.title.text()
    click(page.form.grid, page.form.grid.cell(1, 2).center())
    assert page.head == "L01H02"


def test_a_finished_run_shows_its_heads_and_what_one_less_would_cost(dock, page, made):
    dock.state.set(run=str(made))
    table = page.heads.table
    assert page.form.title.text() == f"{len(table.open)} of 8 heads open"
    assert table.cheapest().name in page.form.cost.text()
    assert page.form.ranking.rowCount() == len(table.open)
    assert page.form.step.maximum() == len(page.heads.history.tables) - 1 > 3
    assert "sparse_wsss:heads" in dock.footer.text.toPlainText()


def test_heads_are_sorted_by_the_class_that_is_chosen(dock, page, made):
    dock.state.set(run=str(made))
    box = page.form.of_class
    for name in ("", "water", "forest", "sand"):
        box.setCurrentIndex(box.findData(name))
        rows = [page.form.ranking.item(row, 0).text() for row in range(page.form.ranking.rowCount())]
        assert rows == [one.name for one in page.heads.table.ranked(name)]


def test_closed_heads_cannot_be_chosen_and_arrow_keys_go_from_open_head_to_open_head(dock, page, made):
    dock.state.set(run=str(made))
    table, grid = page.heads.table, page.form.grid
    for one in table.heads:
        click(grid, grid.cell(one.layer, one.head).center())
        assert not page.head or table.of(page.head).is_open
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert page.head == table.open[0].name
    seen = {page.head}
    for key in [*[Qt.Key.Key_Right] * 8, Qt.Key.Key_Down, *[Qt.Key.Key_Left] * 8, *[Qt.Key.Key_Right] * 8]:
        QTest.keyClick(grid, key)
        seen.add(page.head)
    assert seen == {one.name for one in table.open}
    page.looker.stop()
    wait_for(lambda: not page.looker.is_busy)


# ------------------------------------------------------------ attention


def test_a_click_asks_the_worker_once_and_shows_what_the_head_looks_at(dock, page, made, tmp_path, project):
    dock.state.set(run=str(real_run.copy_of(made, tmp_path)))
    name = page.heads.table.ranked()[0].name
    with Heartbeat() as heart:
        click_head(page, name)
        assert page.looker.is_busy
        assert not page.form.busy.isHidden()
        wait_for(lambda: not page.looker.is_busy)
    print(heart)
    assert heart.largest_hold < 0.5
    assert page.form.busy.isHidden()
    assert page.heads.strengths is not None
    assert page.heads.has_patches(name, page.tile)
    layer = layer_group.layer_of("attention", project)
    assert layer.name() == f"Attention of {name}"
    assert page.form.gallery.count() > 3
    other = page.heads.table.ranked()[-1].name
    click_head(page, other)
    assert not page.looker.is_busy
    assert layer_group.layer_of("attention", project).name() == f"Attention of {other}"


def test_the_layer_lies_on_the_tile_and_holds_the_attention(opened, project):
    name = opened.heads.table.ranked()[0].name
    click_head(opened, name)
    layer = layer_group.layer_of("attention", project)
    places = opened.heads.places
    west, north = places.corners(places.position(opened.tile))[0]
    assert (layer.extent().xMinimum(), layer.extent().yMaximum()) == (west, north)
    assert layer.extent().width() == 10 * places.tile_size
    expected = finer(opened.heads.values(name, opened.tile), 4)
    block = layer.dataProvider().block(1, layer.extent(), 16, 16)
    found = [[block.value(row, column) for column in range(16)] for row in range(16)]
    np.testing.assert_allclose(found, expected, rtol=1e-5)
    assert layer.crs().authid() == "EPSG:32640"


def test_the_layer_moves_with_the_tile_and_stays_one(opened, project):
    click_head(opened, opened.heads.table.ranked()[0].name)
    first = layer_group.layer_of("attention", project).extent().toString()
    opened.form.tile.setCurrentIndex(opened.heads.places.position(opened.tile) + 1)
    layers = [layer for layer in project.mapLayers().values() if layer.customProperty(layer_group.ROLE) == "attention"]
    assert len(layers) == 1
    assert layers[0].extent().toString() != first
    wait_for(lambda: not opened.looker.is_busy)


def test_hovering_a_patch_looks_from_it_and_a_click_keeps_it(opened):
    name = opened.heads.table.ranked()[0].name
    click_head(opened, name)
    view = opened.form.view
    names = [one.name for one in opened.heads.table.open]
    hover(view, view.place_of((1, 2)).center())
    assert view.hover == (1, 2)
    assert "patch 1,2" in opened.form.hint.text()
    click(view, view.place_of((3, 0)).center())
    assert opened.patch == (3, 0)
    expected = patch_map(opened.heads.run, opened.tile, names, name, (3, 0))
    np.testing.assert_array_equal(opened.heads.values(name, opened.tile, opened.patch), expected)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert opened.patch == (3, 1)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert opened.patch is None
    assert "class token" in opened.form.hint.text()


def test_the_tile_under_the_cursor_glows_on_the_map_and_a_click_chooses_it(opened, canvas):
    click_head(opened, opened.heads.table.ranked()[0].name)
    before = canvas.mapTool()
    QTest.mouseClick(opened.form.on_map, Qt.MouseButton.LeftButton)
    assert canvas.mapTool() is opened.on_map.pointer
    other = opened.heads.places.tiles[20].name
    with Heartbeat():
        for patch in ((0, 0), (1, 1), (2, 2), (3, 3)):
            hover(canvas.viewport(), on_canvas(canvas, opened, other, patch))
            assert opened.on_map.glow.isVisible()
    assert opened.tile != other
    click(canvas.viewport(), on_canvas(canvas, opened, other, (1, 1)))
    assert opened.tile == other
    wait_for(lambda: not opened.looker.is_busy)
    click(canvas.viewport(), on_canvas(canvas, opened, other, (2, 1)))
    assert opened.patch == (2, 1)
    opened.form.on_map.setChecked(False)
    assert canvas.mapTool() is before
    assert not opened.on_map.glow.isVisible()


def test_leaving_the_page_gives_the_map_back(dock, opened, canvas):
    before = canvas.mapTool()
    opened.form.on_map.setChecked(True)
    dock.show_page("clusters")
    assert canvas.mapTool() is before
    assert not opened.form.on_map.isChecked()


def test_the_gallery_holds_the_tiles_where_the_head_is_strongest(opened, canvas):
    name = opened.heads.table.ranked()[1].name
    click_head(opened, name)
    gallery, strengths = opened.form.gallery, opened.heads.strengths
    column = strengths.values[:, strengths.heads.index(name)]
    assert gallery.tiles()[0] == strengths.tiles[int(column.argmax())]
    wait_for(lambda: gallery._next >= gallery.count())
    assert not gallery.item(0).icon().isNull()
    target = gallery.tiles()[2]
    click(gallery.viewport(), gallery.visualItemRect(gallery.item(2)).center())
    assert opened.tile == target
    places = opened.heads.places
    corners = to_canvas(canvas, places.corners(places.position(target)), places.scenes[0].crs)
    assert canvas.extent().contains(corners[0])
    assert canvas.extent().width() < 10 * places.tile_size * 5
    wait_for(lambda: not opened.looker.is_busy)


# ------------------------------------------------------------ what goes wrong


def test_a_failed_job_says_what_happened_and_the_next_step(dock, page, made, tmp_path):
    run = real_run.copy_of(made, tmp_path)
    (run / "train" / "model.safetensors").write_bytes(b"no model")
    dock.state.set(run=str(run))
    click_head(page, page.heads.table.ranked()[0].name)
    wait_for(lambda: not page.looker.is_busy)
    assert "Next step" in dock.footer.line.text()
    assert "Not looked at yet" in page.form.view._text


def test_a_run_at_work_is_not_disturbed(dock, page, made, tmp_path, fake_worker):
    from sparse_wsss_plugin.dock.run_task import board
    from sparse_wsss_plugin.dock.stage_job import stage_job

    run = real_run.copy_of(made, tmp_path)
    fake_worker("slow")
    task = board().start(stage_job("refine", {"RUN": str(run)}), "Refining")
    dock.state.set(run=str(run))
    click_head(page, page.heads.table.ranked()[0].name)
    assert not page.looker.is_busy
    assert "at work" in dock.footer.line.text()
    task.cancel()
    wait_for(lambda: not board().running)


def test_pixels_that_are_gone_leave_the_attention(opened):
    (opened.heads.run.path("train", "cache", "images.npy")).unlink()
    click_head(opened, opened.heads.table.ranked()[0].name)
    opened.choose_tile(opened.heads.places.tiles[3].name, ask=False)
    assert opened.form.view._ground is None
    assert opened.form.view._glow is not None


def test_a_run_whose_heads_were_never_looked_at_is_measured_by_one_button(dock, page, made, tmp_path, project):
    import shutil

    run = real_run.copy_of(made, tmp_path)
    shutil.rmtree(run / "heads")
    dock.state.set(run=str(run))
    assert not page.heads.table.is_measured
    assert page.form.cost.text() == ""
    assert page.form.tile.isHidden()
    QTest.mouseClick(page.form.measure, Qt.MouseButton.LeftButton)
    wait_for(lambda: not page.looker.is_busy)
    assert page.heads.table.is_measured
    assert page.form.measure.isHidden()
    assert page.tile == page.heads.first_tile
    click_head(page, page.heads.table.ranked()[0].name)
    assert layer_group.layer_of("attention", project) is not None
    wait_for(lambda: not page.looker.is_busy)


def test_the_tile_that_the_stage_names_is_shown_though_its_tiles_were_there_before(dock, page, made, tmp_path):
    run = real_run.copy_of(made, tmp_path)
    record = run / "heads" / "stage.json"
    done = record.read_text()
    record.write_text(done.replace('"done"', '"started"'))
    dock.state.set(run=str(run))
    before = page.tile
    record.write_text(done)
    page.refresh()
    assert page.tile == json.loads(done)["outputs"]["tile"] != before
    page.choose_tile(before, ask=False)
    record.touch()
    page.refresh()
    assert page.tile == before, "a person has chosen it"


def test_a_folder_that_may_not_be_written_is_said_and_the_picture_is_there(dock, opened):
    (opened.heads.run.path("dock")).write_text("a file is in the way")
    click_head(opened, opened.heads.table.ranked()[0].name)
    assert "cannot be shown as a layer" in dock.footer.line.text()
    assert opened.form.view._glow is not None


def test_a_large_run_that_was_not_read_is_said_and_read_when_the_page_is_shown_again(
        dock, page, looked, tmp_path, monkeypatch):
    from sparse_wsss_plugin.dock import heads_of_run

    monkeypatch.setattr(heads_of_run, "LARGE_BYTES", 0)
    run = real_run.copy_of(looked, tmp_path)
    tiles = run / "heads" / "tiles.json"
    whole = tiles.read_text()
    tiles.write_text(json.dumps({**json.loads(whole), "tile_size": 0}))
    dock.state.set(run=str(run))
    wait_for(lambda: dock.footer.line.text())
    assert "Next step" in dock.footer.line.text()
    page.refresh()
    assert page.heads.places is None, "what is damaged is not read over and over"
    tiles.write_text(whole)
    dock.show_page("clusters")
    dock.show_page("heads")
    wait_for(lambda: page.heads.places is not None)
    assert page.tile
