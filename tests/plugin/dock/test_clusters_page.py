"""Page "Clusters", driven by clicks and keys: names repaint the map at once, are kept, and enter the refinement."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest

pytest.importorskip("qgis.core")

from qgis.core import QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtTest import QTest

from sparse_wsss_plugin.dock import layer_group
from sparse_wsss_plugin.dock.canvas_glow import to_canvas
from sparse_wsss_plugin.dock.cluster_rows import EXAMPLES, FIRST_CLASS, MARGIN, NAME, NUMBER, SHARE
from tests.plugin.dock import real_run
from tests.plugin.dock.arrays import made_up_run
from tests.plugin.dock.waiting import Heartbeat, Moment, wait_for


@pytest.fixture
def page(dock):
    dock.show_page("clusters")
    return dock.page("clusters")


@pytest.fixture
def opened(dock, page, tmp_path):
    """The page on a made-up run of 12 tiles, 7 clusters and 3 classes."""
    dock.state.set(run=str(made_up_run(tmp_path / "run")))
    settle(page)
    return page


def settle(page):
    wait_for(lambda: page.repainter.masks is not None and not page.repainter.is_busy)


def choose(page, *clusters):
    """Click rows, with Ctrl from the second on."""
    table = page.form.table
    for number, cluster in enumerate(clusters):
        keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        index = table.cell(cluster)
        table.scrollTo(index)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, table.visualRect(index).center())


def press(page, key):
    page.form.table.setFocus()
    QTest.keyClick(page.form.table, key)


def undo(page):
    QTest.keySequence(page.form.table, QKeySequence(QKeySequence.StandardKey.Undo))


def redo(page):
    QTest.keySequence(page.form.table, QKeySequence(QKeySequence.StandardKey.Redo))


def codes_on_map(project):
    """Pixels of the layer of masks."""
    layer = layer_group.layer_of("pseudomasks", project)
    provider = layer.dataProvider()
    block = provider.block(1, provider.extent(), provider.xSize(), provider.ySize())
    return np.frombuffer(bytes(block.data()), np.uint8).reshape(provider.ySize(), provider.xSize())


def clusters_on_map(page):
    """Cluster of each pixel of the layer."""
    masks = page.repainter.masks
    clusters = np.load(page._run.path("pseudomasks", "clusters.npy"))
    (raster,) = masks.live.rasters.values()
    found = np.full(raster.shape, 999)
    size = masks.places.tile_size
    for n, tile in enumerate(masks.places.tiles):
        found[tile.row : tile.row + size, tile.column : tile.column + size] = clusters[n]
    return found


def edited(page):
    with open(page._run.path("pseudomasks", "clusters_edited.csv"), encoding="utf-8", newline="") as file:
        return [row["class"] for row in csv.DictReader(file)]


def repainted_whole(page, project):
    """Tell whether the map stays as it is when all is painted anew."""
    masks = page.repainter.masks
    expected = codes_on_map(project).copy()
    masks.live.build()
    masks.repaint(list(range(7)), page.names.names)
    layer_group.layer_of("pseudomasks", project).dataProvider().reloadData()
    return (codes_on_map(project) == expected).all()


# ------------------------------------------------------------ the table


def test_without_a_run_or_without_clusters_the_page_says_what_to_do(dock, page, tmp_path):
    assert "No run is open" in page.form.title.text()
    assert page.command() is None
    dock.state.set(run=str(tmp_path))
    assert "make pseudomasks" in page.form.title.text()
    press(page, Qt.Key.Key_1)
    undo(page)


def test_the_table_shows_every_cluster_with_evidence_examples_and_share(opened):
    model = opened.form.table.clusters
    assert model.rowCount() == 7
    assert model.columnCount() == FIRST_CLASS + 3
    assert [model.headerData(FIRST_CLASS + n, Qt.Orientation.Horizontal) for n in range(3)] == [
        "class 0", "class 1", "class 2"]
    for row in range(7):
        names = opened.names
        shares = [float(model.index(row, FIRST_CLASS + n).data()[:-2]) for n in range(3)]
        assert sum(shares) == pytest.approx(100, abs=2)
        assert model.index(row, NAME).data() == names.classes[int(np.argmax(shares))]
        assert model.index(row, EXAMPLES).data(Qt.ItemDataRole.DecorationRole).width() > 60
        assert model.index(row, MARGIN).data().endswith(" %")
        assert "of the area" in model.index(row, SHARE).data(Qt.ItemDataRole.ToolTipRole)


def test_rows_are_sorted_by_a_click_on_a_header_and_the_chosen_ones_stay_chosen(opened):
    table = opened.form.table
    value_of = {NUMBER: lambda one: one.leader, FIRST_CLASS + 1: lambda one: one.evidence[1]}
    choose(opened, 3)
    header = table.horizontalHeader()
    for column in (NUMBER, FIRST_CLASS + 1):
        table.scrollTo(table.model().index(0, column))
        place = QPoint(header.sectionViewportPosition(column) + 8, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        shown = [value_of[column](table.clusters.group(row)) for row in range(7)]
        assert shown in (sorted(shown), sorted(shown, reverse=True))
        assert table.chosen() == [3]


# ------------------------------------------------------------ edits


def test_a_key_names_the_chosen_cluster_and_the_map_shows_it(opened, project):
    where = clusters_on_map(opened)
    before = codes_on_map(project)
    name = (opened.names.names[3] + 1) % 3
    choose(opened, 3)
    press(opened, str(name + 1))
    wait_for(lambda: not opened.repainter.is_busy)
    after = codes_on_map(project)
    allowed = np.array([name in tile.labels for tile in opened.repainter.masks.places.tiles])
    assert allowed.any()
    assert (after[where == 3] == name + 1).any()
    assert (after[where != 3] == before[where != 3]).all()
    assert edited(opened)[3] == f"class {name}"


def test_a_button_names_several_clusters_at_once(opened):
    choose(opened, 0, 2, 5)
    QTest.mouseClick(opened.form.classes.buttons[1], Qt.MouseButton.LeftButton)
    assert [opened.names.names[k] for k in (0, 2, 5)] == [1, 1, 1]
    assert opened.form.table.chosen() == [0, 2, 5]


def test_undo_and_redo_bring_map_and_file_back_and_forth(opened, project):
    states = [codes_on_map(project).copy()]
    for cluster, key in ((0, "2"), (4, "0"), (2, "3"), (0, "1")):
        choose(opened, cluster)
        before = opened.names.to_csv()
        press(opened, key)
        wait_for(lambda: not opened.repainter.is_busy)
        if opened.names.to_csv() != before:
            states.append(codes_on_map(project).copy())
    assert len(states) > 3
    for state in reversed(states[:-1]):
        undo(opened)
        wait_for(lambda: not opened.repainter.is_busy)
        assert (codes_on_map(project) == state).all()
    assert not opened.form.undo.isEnabled()
    for state in states[1:]:
        redo(opened)
        wait_for(lambda: not opened.repainter.is_busy)
        assert (codes_on_map(project) == state).all()
    assert edited(opened) == [opened.names.name_of(k) for k in range(7)]


def test_merged_clusters_are_one_row_and_can_be_split_again(opened):
    choose(opened, 1, 2, 6)
    press(opened, Qt.Key.Key_M)
    model = opened.form.table.clusters
    assert model.rowCount() == 5
    (leader,) = opened.form.table.chosen()
    assert model.index(model.row_of(leader), NUMBER).data() == f"{leader} +2"
    assert len({opened.names.names[k] for k in (1, 2, 6)}) == 1
    assert opened.form.split.isEnabled()
    wait_for(lambda: not opened.repainter.is_busy)
    assert not model.missing_strips()
    QTest.mouseClick(opened.form.split, Qt.MouseButton.LeftButton)
    assert model.rowCount() == 7
    undo(opened)
    undo(opened)
    assert opened.names.edited == []


def test_edits_faster_than_the_paint_end_as_the_last_one_says(opened, project):
    with Heartbeat() as heart:
        for number in range(12):
            choose(opened, number % 7)
            press(opened, str(1 + number % 3))
        wait_for(lambda: not opened.repainter.is_busy)
    print(heart)
    assert repainted_whole(opened, project)
    assert edited(opened) == [opened.names.name_of(k) for k in range(7)]


def test_names_are_there_again_after_the_project_was_opened_again(dock, opened, project, canvas):
    from sparse_wsss_plugin.dock.dock_widget import SparseWsssDock

    choose(opened, 3)
    press(opened, Qt.Key.Key_U)
    wait_for(lambda: not opened.repainter.is_busy)
    shown = codes_on_map(project).copy()
    other = SparseWsssDock(canvas, project)
    other.show()
    other.show_page("clusters")
    page = other.page("clusters")
    settle(page)
    assert page.names.name_of(3) == "unknown"
    assert (codes_on_map(project) == shown).all()
    other.close_pages()
    other.close()


def test_a_click_on_the_map_chooses_the_cluster_there(opened, canvas):
    places = opened.repainter.masks.places
    corners = to_canvas(canvas, [*places.corners(0)[:1], places.corners(len(places) - 1)[2]], places.scenes[0].crs)
    canvas.setExtent(QgsRectangle(*corners))
    canvas.waitWhileRendering()
    QTest.mouseClick(opened.form.on_map, Qt.MouseButton.LeftButton)
    where = clusters_on_map(opened)
    for row, column in ((5, 20), (30, 8), (40, 50)):
        x, y = places.scenes[0].point(column + 0.5, row + 0.5)
        found = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                         QPoint(int(found.x()), int(found.y())))
        assert opened.form.table.chosen() == [where[row, column]]
    opened.form.on_map.setChecked(False)


def test_classes_have_the_colours_of_the_dock(dock, opened, project):
    from sparse_wsss_plugin.dock.land_class import LandClass

    dock.state.set(classes=[LandClass(1, "class 0", "#123456")])
    wait_for(lambda: layer_group.layer_of("pseudomasks", project).renderer().classes()[0].color.name() == "#123456")


# ------------------------------------------------------------ speed, and what goes wrong


def test_names_are_on_the_disk_at_once_and_another_run_does_not_lose_them(dock, opened, tmp_path):
    first = opened._run
    choose(opened, 3)
    press(opened, Qt.Key.Key_U)
    choose(opened, 1)
    press(opened, Qt.Key.Key_U)
    assert edited(opened)[3] == edited(opened)[1] == "unknown", "before any task has ended"
    dock.state.set(run=str(made_up_run(tmp_path / "other", seed=1)))
    settle(opened)
    dock.state.set(run=str(first.folder))
    settle(opened)
    assert opened.names.name_of(3) == opened.names.name_of(1) == "unknown"


def test_names_that_cannot_be_saved_are_said_and_painted_when_they_are(dock, opened, project):
    before, way = codes_on_map(project).copy(), opened._run.path("pseudomasks", "clusters_edited.csv")
    way.mkdir()
    choose(opened, 3)
    press(opened, Qt.Key.Key_U)
    assert "cannot be saved" in dock.footer.line.text()
    assert "Next step" in dock.footer.line.text()
    wait_for(lambda: not opened.repainter.is_busy)
    assert (codes_on_map(project) == before).all()
    way.rmdir()
    choose(opened, 5)
    press(opened, Qt.Key.Key_U)
    wait_for(lambda: not opened.repainter.is_busy)
    assert edited(opened)[3] == edited(opened)[5] == "unknown"
    assert repainted_whole(opened, project)


def test_a_thousand_tiles_are_repainted_on_the_map_in_a_second_and_the_window_does_not_stand_still(
        dock, page, tmp_path, project, canvas):
    dock.state.set(run=str(made_up_run(tmp_path / "run", n_tiles=1000, size=64, n_classes=8, n_clusters=96, across=40,
                                       cells=16)))
    settle(page)
    layer = layer_group.layer_of("pseudomasks", project)
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(layer.extent())
    canvas.waitWhileRendering()
    largest = int(page.repainter.masks.counts.sum(0).argmax())
    seconds, holds = [], []
    for key in ("0", "1", "2", "3"):
        choose(page, largest)
        drawn = []
        canvas.mapCanvasRefreshed.connect(lambda drawn=drawn: drawn.append(Moment()))
        start = Moment()
        with Heartbeat() as heart:
            press(page, key)
            wait_for(lambda drawn=drawn: not page.repainter.is_busy and drawn)
        seconds.append(start.ours(drawn[-1]))
        holds.append(heart.largest_hold)
    held = int((page.repainter.masks.counts[:, largest] > 0).sum())
    print(f"{held} of 1000 tiles, from the key to the drawn map: {min(seconds):.2f} to {max(seconds):.2f} s; "
          f"longest time without a beat of the window: {1000 * min(holds):.0f} to {1000 * max(holds):.0f} ms")
    assert min(seconds) < 1.0
    assert min(holds) < 0.2


def test_arrays_that_are_gone_are_said_with_the_next_step(dock, page, tmp_path):
    folder = made_up_run(tmp_path / "run")
    (folder / "pseudomasks" / "scores.npy").write_bytes(b"half")
    dock.state.set(run=str(folder))
    wait_for(lambda: not page.repainter.is_busy)
    assert dock.footer.line.text()
    assert page.form.table.clusters.rowCount() == 7
    choose(page, 1)
    press(page, Qt.Key.Key_U)
    wait_for(lambda: not page.repainter.is_busy)
    assert edited(page)[1] == "unknown"


def test_masks_of_an_earlier_version_can_be_named_but_not_painted(dock, page, tmp_path):
    folder = made_up_run(tmp_path / "run")
    (folder / "pseudomasks" / "tiles.json").unlink()
    dock.state.set(run=str(folder))
    assert "earlier version" in page.form.title.text()
    choose(page, 2)
    press(page, Qt.Key.Key_U)
    wait_for(lambda: not page.repainter.is_busy)
    assert edited(page)[2] == "unknown"


# ------------------------------------------------------------ the worker


def test_names_enter_the_refinement_and_the_worker_paints_what_the_map_shows(
        dock, page, learned_run, tmp_path, project):
    run = real_run.copy_of(learned_run, tmp_path)
    dock.state.set(run=str(run))
    settle(page)
    assert page.is_used
    largest = int(np.argmax(page.names.shares))
    choose(page, largest)
    press(page, str(1 + (page.names.names[largest] + 1) % 3))
    others = [k for k in range(12) if k != largest][:3]
    choose(page, *others[:2])
    press(page, Qt.Key.Key_M)
    choose(page, others[2])
    press(page, Qt.Key.Key_U)
    wait_for(lambda: not page.repainter.is_busy)
    assert not page.is_used
    QTest.mouseClick(page.form.use, Qt.MouseButton.LeftButton)
    wait_for(lambda: not page.relabeller.is_busy)
    assert page.is_used, dock.footer.line.text()
    assert "uses these names" in page.form.use_state.text()
    record = json.loads((run / "relabel" / "stage.json").read_text())
    assert record["settings"]["names"] == page.names.names
    theirs, places = np.load(run / "relabel" / "masks.npy"), page.repainter.masks.places
    codes = np.full(256, 255)
    codes[: len(places.classes)] = [one.code for one in places.classes]
    (raster,) = page.repainter.masks.live.rasters.values()
    expected, size = np.full(raster.shape, 255), places.tile_size
    for n, tile in enumerate(places.tiles):
        expected[tile.row : tile.row + size, tile.column : tile.column + size] = codes[theirs[n]]
    assert (codes_on_map(project) == expected).mean() > 0.9999  # two programs round the last digit of a tie
    undo(page)
    wait_for(lambda: not page.repainter.is_busy)
    assert not page.is_used
    assert page.form.use.isEnabled()
