"""The page Result, with clicks: layers, rounds side by side, changes, accuracy, areas, report and export."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from osgeo import gdal

from sparse_wsss_plugin.dock.report_file import HEAD
from tests.plugin.conftest import REAL_WORKER
from tests.plugin.dock.waiting import Heartbeat, wait_for
from tests.plugin.worlds import points, write_raster

SIDE = 32
CLASSES = ((1, "water", "#0000ff"), (2, "forest", "#00aa00"))
real_worker = pytest.mark.skipif(not REAL_WORKER, reason="SPARSE_WSSS_PYTHON names no worker")


def halves(path, border, side=SIDE):
    """A map: water west of the border, forest east of it, a row of no data in the north."""
    return write_raster(path, [[255 if y == 0 else 1 if x < border else 2 for x in range(side)] for y in range(side)])


def write_accuracy(run, interval=None, of=""):
    """What `evaluate` writes of a map, for two classes."""
    low, high = interval or (None, None)
    area = {"unit": "ha", "reference": "sample" if interval else "whole", "per_class": {
        name: {"mapped": size, "area": {"value": size + 1, "low": low, "high": high}}
        for name, size in (("water", 4.5), ("forest", 5.4))}}
    figures = {"iou": 0.5, "precision": 0.625, "recall": 0.75, "f1": 0.7, "support": 9}
    found = {"miou": 0.5, "overall_accuracy": 0.745, "kappa": 0.4, "n_pixels": 992, "majority": {"miou": 0.25},
             "per_class": {"water": {**figures, "code": 1}, "forest": {**figures, "code": 2, "iou": None}},
             "area": area, "reference": "/data/truth.gpkg|layername=truth", "calibration": {"ece": 0.031},
             "map": of}
    (run / "evaluate").mkdir(parents=True, exist_ok=True)
    (run / "evaluate" / "accuracy.json").write_text(json.dumps(found))


def write_run(run, map_dates=True):
    """A run with a transformer and two rounds, the second kept; maps of the rounds lie in `predict`."""
    for number, border in ((0, 8), (1, 16), (2, 24)):
        folder = run / "train" if number == 0 else run / "refine" / f"round_{number:02d}"
        folder.mkdir(parents=True)
        (folder / "model.safetensors").write_text("weights")
        (run / "predict").mkdir(exist_ok=True)
        path = halves(run / "predict" / f"round_{number:02d}.tif", border)
        if not map_dates:
            os.utime(path, (1, 1))
    rounds = [{"round": 1, "changed": 0.2}, {"round": 2, "changed": 0.05}]
    (run / "refine" / "rounds.json").write_text(json.dumps(rounds))
    (run / "refine" / "stage.json").write_text(json.dumps({"status": "done", "outputs": {"best_round": 2}}))
    (run / "report.html").write_text(f"{HEAD}<p>report</p>", newline="")


@pytest.fixture
def world(tmp_path):
    write_run(tmp_path / "run")
    return {"run": str(tmp_path / "run"), "map": halves(tmp_path / "map.tif", 20)}


@pytest.fixture
def make_page(plugin, canvas, project):
    from qgis.PyQt import sip

    from sparse_wsss_plugin.dock.dock_state import DockState
    from sparse_wsss_plugin.dock.land_class import LandClass
    from sparse_wsss_plugin.dock.result_page import ResultPage

    made = []

    def make(**values):
        state = DockState()
        state.set(classes=[LandClass(*one) for one in CLASSES], **values)
        page = ResultPage(state, canvas)
        page.heard_by_test = []
        page.said.connect(lambda text, is_problem: page.heard_by_test.append((text, is_problem)))
        page.resize(420, 1400)
        page.show()
        page.shown()
        made.append(page)
        return page

    yield make
    for page in made:
        page.hidden()
        wait_for(lambda page=page: not page.compare.swipe.is_drawing)
        page.close()
        sip.delete(page)


@pytest.fixture
def page(make_page, world):
    return make_page(**world)


def click(widget):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    if hasattr(widget, "isChecked"):
        QTest.keyClick(widget, Qt.Key.Key_Space)  # a check box is clicked on its text alone
    else:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(button):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(combo, key):
    combo.setCurrentIndex(combo.findData(key))
    assert combo.currentData() == key


def cells(table):
    return [line.split("\t") for line in table.text().splitlines()]


def show_on(canvas, path):
    from qgis.core import QgsRasterLayer

    canvas.setExtent(QgsRasterLayer(path, "x").extent())


# ---------------------------------------------------------------- layers and report


def test_map_confidence_and_pseudomasks_are_shown_and_hidden_by_check_boxes(page):
    from sparse_wsss_plugin.dock import layer_group

    assert page.shows["map"].isEnabled()
    assert not page.shows["confidence"].isEnabled(), "there is none"
    click(page.shows["map"])
    node = layer_group.group().findLayer(layer_group.layer_of("map").id())
    assert node.isVisible()
    click(page.shows["map"])
    assert not node.isVisible()


def move_out(layer, project):
    """Drag a layer out of the group, as a person does in the layer tree."""
    root = project.layerTreeRoot()
    node = root.findLayer(layer.id())
    root.insertChildNode(0, node.clone())
    node.parent().removeChildNode(node)
    return root.findLayer(layer.id())


def test_a_map_that_was_moved_out_of_the_group_is_still_shown_and_hidden(page, project):
    from sparse_wsss_plugin.dock import layer_group

    click(page.shows["map"])
    node = move_out(layer_group.layer_of("map"), project)
    page.shown()
    assert page.shows["map"].isChecked()
    click(page.shows["map"])
    assert not node.isVisible()
    click(page.shows["map"])
    assert node.isVisible()


@real_worker
def test_changes_hide_a_map_that_was_moved_out_of_the_group(page, project):
    from sparse_wsss_plugin.dock import layer_group

    click(page.shows["map"])
    node = move_out(layer_group.layer_of("map"), project)
    choose(page.compare.box.right, "round:2")
    press(page.compare.box.changes.button)
    wait_for(lambda: page.compare.box.table.isVisible())
    assert not node.isVisible(), "it would hide the changes"


def test_without_a_map_the_page_says_where_one_is_made(make_page):
    page = make_page()
    assert "Make one on the page Run" in page.head.text()
    assert not page.accuracy.isEnabled()
    assert page.command() is None


def test_the_report_is_opened_in_the_browser_and_a_browser_that_is_missing_is_said(page, world):
    opened = []
    page.open_url = lambda url: opened.append(url.toLocalFile()) or True
    press(page.report)
    assert opened == [str(Path(world["run"]) / "report.html")]
    page.open_url = lambda url: False
    press(page.report)
    assert page.heard_by_test[-1][1]


# ---------------------------------------------------------------- rounds


def test_the_rounds_of_the_run_are_offered_with_their_figures(page):
    box = page.compare.box
    texts = [box.left.itemText(number) for number in range(box.left.count())]
    assert texts == ["Transformer: before the rounds", "Round 1: 20.0 % of the masks changed",
                     "Round 2 (kept): 5.0 % of the masks changed", "Map"]
    assert box.sides() == ("round:0", "map")


def test_the_curtain_shows_one_map_left_and_the_other_right_of_its_line(page, canvas, world):
    from qgis.PyQt.QtGui import QColor

    show_on(canvas, world["map"])
    choose(page.compare.box.left, "round:0")
    choose(page.compare.box.right, "round:2")
    press(page.compare.box.swipe)
    wait_for(lambda: page.compare.swipe.is_on)
    curtain = page.compare.swipe
    wait_for(lambda: all(image is not None for image in curtain.item.images))
    assert curtain.item.names == ("Transformer", "Round 2")

    def classes_on_screen(share):
        curtain.set_share(share)
        picture = canvas.grab().toImage()
        y = canvas.height() * 3 // 4
        return [QColor(picture.pixel(x * canvas.width() // 32, y)).name() for x in (4, 12, 28)]

    water, forest = (picture_colour(curtain, x) for x in (4, 28))
    assert classes_on_screen(1.0) == [water, forest, forest], "the transformer alone: water ends at 8"
    assert classes_on_screen(0.0) == [water, water, forest], "round 2 alone: water ends at 24"
    assert classes_on_screen(0.25) == [water, water, forest], "the line is left of 12"


def test_the_curtain_has_the_colours_that_the_classes_have_now(page, canvas, world):
    from qgis.core import QgsRasterLayer

    from sparse_wsss_plugin.dock.land_class import LandClass
    from sparse_wsss_plugin.dock.palette import Palette

    for number in (0, 2):
        layer = QgsRasterLayer(str(Path(world["run"]) / "predict" / f"round_{number:02d}.tif"), "x")
        Palette([LandClass(*one) for one in CLASSES]).show_on(layer)
        layer.saveNamedStyle(str(Path(layer.source()).with_suffix(".qml")))
    show_on(canvas, world["map"])
    choose(page.compare.box.right, "round:2")
    press(page.compare.box.swipe)
    wait_for(lambda: page.compare.swipe.is_on)
    curtain = page.compare.swipe
    wait_for(lambda: all(curtain.item.images))
    assert picture_colour(curtain, 4) == "#0000ff"
    page.state.set(classes=[LandClass(1, "water", "#00ffff"), LandClass(*CLASSES[1])])
    wait_for(lambda: all(curtain.item.images) and picture_colour(curtain, 4) == "#00ffff")


def test_sides_that_are_chosen_while_the_curtain_is_opened_are_what_it_shows(page, world, canvas):
    show_on(canvas, world["map"])
    choose(page.compare.box.left, "round:0")
    press(page.compare.box.swipe)
    assert not page.compare.swipe.is_on, "its maps are being opened"
    choose(page.compare.box.left, "map")
    wait_for(lambda: page.compare.swipe.is_on)
    assert page.compare.swipe.item.names == page.compare.box.texts()


def drag(widget, x, y=50):
    """Move the mouse with its button held, which QTest does with a display only."""
    from qgis.PyQt.QtCore import QEvent, QPointF, Qt
    from qgis.PyQt.QtGui import QMouseEvent
    from qgis.PyQt.QtWidgets import QApplication

    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, QPointF(x, y), QPointF(x, y), left, left,
                                               Qt.KeyboardModifier.NoModifier))


def picture_colour(curtain, x):
    from qgis.PyQt.QtGui import QColor

    image = curtain.item.images[0]
    return QColor(image.pixel(x * image.width() // 32, image.height() * 3 // 4)).name()


def test_the_line_is_dragged_with_the_mouse_and_moved_with_the_keys(page, canvas, world):
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtTest import QTest

    show_on(canvas, world["map"])
    choose(page.compare.box.right, "round:2")
    press(page.compare.box.swipe)
    wait_for(lambda: page.compare.swipe.is_on)
    viewport, item = canvas.viewport(), page.compare.swipe.item
    middle = QPoint(viewport.width() // 2, 50)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    drag(viewport, viewport.width() // 4)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                       QPoint(viewport.width() // 4, 50))
    assert item.share == pytest.approx(0.25, abs=0.02)
    assert page.compare.box.slider.value() == pytest.approx(250, abs=20)
    page.compare.box.slider.setFocus()
    QTest.keyClick(page.compare.box.slider, Qt.Key.Key_End)
    assert item.share == 1.0
    page.hidden()
    assert not page.compare.swipe.is_on
    assert not page.compare.box.swipe.isChecked()


def test_the_curtain_falls_when_its_reference_is_taken_from_the_project(page, canvas, world, tmp_path, project):
    page.accuracy.take_file(halves(tmp_path / "truth.tif", 10))
    show_on(canvas, world["map"])
    choose(page.compare.box.left, "reference")
    press(page.compare.box.swipe)
    wait_for(lambda: page.compare.swipe.is_on)
    wait_for(lambda: all(page.compare.swipe.item.images))
    project.removeMapLayer(page.accuracy.layer.currentLayer().id())
    assert not page.compare.swipe.is_on
    assert not page.compare.box.swipe.isChecked()
    assert "taken from the project" in page.heard_by_test[-1][0]
    show_on(canvas, page.state.map)
    press(page.compare.box.swipe)
    wait_for(lambda: page.compare.swipe.is_on and all(page.compare.swipe.item.images))


@pytest.mark.parametrize("turned", [0, 30])
def test_the_curtain_lies_where_the_map_is_also_when_it_is_turned(page, canvas, world, turned):
    from qgis.PyQt.QtGui import QColor

    show_on(canvas, world["map"])
    canvas.setRotation(turned)
    choose(page.compare.box.right, "round:2")
    press(page.compare.box.swipe)
    wait_for(lambda: page.compare.swipe.is_on)
    curtain = page.compare.swipe
    wait_for(lambda: all(curtain.item.images) and not curtain.is_drawing)
    curtain.set_share(1.0)
    drawn, shown = curtain.item.images[0], canvas.grab().toImage()
    places = [(80, 350), (300, 400), (450, 450), (300, 200)]
    expected = [QColor(drawn.pixel(x, y)).name() for x, y in places]
    assert len(set(expected)) > 1
    assert [QColor(shown.pixel(x, y)).name() for x, y in places] == expected


@real_worker
def test_changes_from_round_to_round_are_counted_and_shown(page, world):
    from sparse_wsss_plugin.dock import layer_group

    choose(page.compare.box.left, "round:1")
    choose(page.compare.box.right, "round:2")
    press(page.compare.box.changes.button)
    wait_for(lambda: page.compare.box.table.isVisible())
    assert cells(page.compare.box.table) == [["From", "To", "Share", "Area"], ["forest", "water", "25.0", "2.5"]]
    assert page.compare.box.note.text() == "25.0 % of the map differs from 'Round 1' to 'Round 2'."
    layer = layer_group.layer_of("changes")
    assert layer.name() == "Changed: Round 1 to Round 2"
    rows = gdal.Open(str(Path(world["run"]) / "predict" / "changes.tif")).ReadAsArray()
    assert set(rows[1, 16:24]) == {1}
    assert set(rows[:, :16].ravel()) | set(rows[0]) | set(rows[:, 24:].ravel()) == {255}


def test_changes_are_asked_of_the_algorithm_as_the_command_says(page, world, fake_worker, tmp_path):
    choose(page.compare.box.left, "round:1")
    choose(page.compare.box.right, "round:2")
    fake_worker("record")
    folder = Path(world["run"]) / "predict"
    values = {"before": folder / "round_01.tif", "after": folder / "round_02.tif", "output": folder / "changes.tif",
              "output_table": folder / "changes.csv"}
    words = " ".join(f"{name.upper()}={path}" for name, path in values.items())
    assert page.command().splitlines() == [f"qgis_process run sparse_wsss:changes -- {words}"]
    press(page.compare.box.changes.button)
    wait_for(lambda: not page.compare.box.changes.is_running)
    asked = json.loads((tmp_path / "asked.json").read_text())
    assert asked["stage"] == "changes"
    assert asked["parameters"] == {name: str(path) for name, path in values.items()}


def test_what_cannot_be_compared_is_no_command_of_changes(page):
    assert "sparse_wsss:changes" in page.command()
    choose(page.compare.box.left, "map")
    assert page.command() is None
    assert not page.compare.box.changes.button.isEnabled()


def test_counting_the_changes_is_stopped_with_the_same_button(page, fake_worker):
    changes = page.compare.box.changes
    fake_worker("slow")
    press(changes.button)
    assert changes.button.text() == "&Stop"
    wait_for(lambda: changes.bar.isVisible() and changes.bar.value() > 0)
    choose(page.compare.box.right, "round:0")
    assert changes.button.isEnabled(), "a choice without changes does not take the stop button away"
    press(changes.button)
    wait_for(lambda: not changes.is_running)
    assert "Stopped on request" in page.heard_by_test[-1][0]
    assert "Next step" in page.heard_by_test[-1][0]
    assert changes.button.text() == "What changed?"
    assert not changes.button.isEnabled(), "left and right are the same"
    choose(page.compare.box.right, "round:2")
    assert changes.button.isEnabled()
    assert not page.compare.box.table.isVisible()


@real_worker
def test_maps_of_different_grids_are_refused_with_the_next_step(page, world):
    halves(Path(world["run"]) / "predict" / "round_01.tif", 3, side=16)
    choose(page.compare.box.left, "round:1")
    press(page.compare.box.changes.button)
    wait_for(lambda: page.heard_by_test and page.heard_by_test[-1][1])
    assert "map.tif is not on the grid of round_01.tif" in page.heard_by_test[-1][0]
    assert "Next step" in page.heard_by_test[-1][0]
    assert page.compare.box.changes.button.isEnabled()


def test_a_round_without_a_map_is_mapped_first_by_the_algorithm_predict(make_page, tmp_path, fake_worker, canvas):
    write_run(tmp_path / "old", map_dates=False)  # maps older than their networks count as not there
    fake_worker("record", FAKE_WORKER_MAP=halves(tmp_path / "made.tif", 5))
    page = make_page(run=str(tmp_path / "old"), map=halves(tmp_path / "map.tif", 20),
                     raster=halves(tmp_path / "scene.tif", 1))
    choose(page.compare.box.left, "round:1")
    assert page.compare.job.button.text() == "Map 'Round 1'"
    assert "sparse_wsss:predict -- MODEL=" in page.command()
    show_on(canvas, page.state.map)
    press(page.compare.box.swipe)
    wait_for(lambda: page.compare.swipe.is_on)
    job = json.loads((tmp_path / "asked.json").read_text())
    assert job["stage"] == "predict"
    assert job["parameters"]["model"] == str(tmp_path / "old" / "refine" / "round_01" / "model.safetensors")
    assert not page.compare.job.isVisible()


# ---------------------------------------------------------------- accuracy and areas


def test_figures_of_an_accuracy_file_fill_the_tables_with_intervals_when_given(make_page, world):
    write_accuracy(Path(world["run"]), interval=(3.25, 6.5))
    page = make_page(**world)
    assert page.accuracy.figures.text() == (
        "Overall accuracy 74.5 %, mean IoU 50.0 % (a map of the largest class alone: 25.0 %), kappa 0.40, the "
        "confidence is off by 3.1 % on average over 992 pixels; reference: truth.gpkg")
    assert cells(page.accuracy.table) == [["Class", "IoU", "Precision", "Recall", "F1"],
                                          ["water", "50.0", "62.5", "75.0", "70.0"],
                                          ["forest", "–", "62.5", "75.0", "70.0"]]
    assert cells(page.accuracy.areas) == [["Class", "Mapped [ha]", "Estimated", "95 % interval"],
                                          ["water", "4.5", "5.5", "3.2 to 6.5"], ["forest", "5.4", "6.4", "3.2 to 6.5"]]
    assert not page.accuracy.area_note.isVisible()
    write_accuracy(Path(world["run"]))
    page.shown()
    assert cells(page.accuracy.areas)[1][3] == "–"
    assert "drawn at random" in page.accuracy.area_note.text()


def test_figures_of_another_map_are_not_shown_as_those_of_this_one(make_page, world, tmp_path):
    write_accuracy(Path(world["run"]), of=world["map"])
    page = make_page(**world)
    assert page.accuracy.table.isVisible()
    page.state.set(map=halves(tmp_path / "other.tif", 4))
    assert not page.accuracy.table.isVisible()
    assert "of map.tif as it was then. Next step: measure" in page.accuracy.figures.text()
    wait_for(lambda: page.accuracy.areas.isVisible())
    assert cells(page.accuracy.areas)[1] == ["water", "1.2", "–", "–"]
    page.state.set(map=world["map"])
    assert page.accuracy.table.isVisible()


def test_figures_of_a_map_that_was_made_again_are_outdated(make_page, world):
    write_accuracy(Path(world["run"]), of=world["map"])
    os.utime(Path(world["run"]) / "evaluate" / "accuracy.json", (1, 1))
    page = make_page(**world)
    assert not page.accuracy.table.isVisible()
    assert "as it was then" in page.accuracy.figures.text()
    wait_for(lambda: page.accuracy.areas.rowCount() == 2)
    assert cells(page.accuracy.areas)[1] == ["water", "6.2", "–", "–"]


def test_figures_stay_with_a_run_that_was_moved_with_its_map(make_page, world):
    write_accuracy(Path(world["run"]), of="/elsewhere/map.tif")
    assert make_page(**world).accuracy.table.isVisible()


def test_without_a_reference_the_areas_are_those_of_the_map(page):
    wait_for(lambda: page.accuracy.areas.rowCount() == 2)
    assert cells(page.accuracy.areas)[1:] == [["water", "6.2", "–", "–"], ["forest", "3.7", "–", "–"]]
    assert "As mapped" in page.accuracy.area_note.text()


def test_measuring_hands_reference_field_and_part_to_the_algorithm(page, fake_worker, tmp_path, canvas, world):
    fake_worker("record")
    page.accuracy.take_file(points(tmp_path / "sample.gpkg"))
    assert page.accuracy.field.isVisible()
    assert page.accuracy.field.currentField() == "code"
    show_on(canvas, world["map"])
    click(page.accuracy.part)
    press(page.accuracy.job.button)
    wait_for(lambda: not page.accuracy.job.is_running)
    asked = json.loads((tmp_path / "asked.json").read_text())
    assert asked["stage"] == "evaluate"
    assert asked["parameters"]["reference"].startswith(str(tmp_path / "sample.gpkg"))
    assert asked["parameters"]["class_field"] == "code"
    assert asked["parameters"]["extent"].endswith("[EPSG:32640]")
    assert asked["parameters"]["output_json"] == str(Path(world["run"]) / "evaluate" / "accuracy.json")
    assert page.state.reference.startswith(str(tmp_path / "sample.gpkg"))


@real_worker
def test_a_map_is_measured_by_points_of_the_real_worker_with_areas_and_their_intervals(page, tmp_path):
    page.accuracy.take_file(points(tmp_path / "sample.gpkg"))
    with Heartbeat() as heart:
        press(page.accuracy.job.button)
        wait_for(lambda: not page.accuracy.job.is_running)
        wait_for(lambda: page.accuracy.table.isVisible())
    print(heart)
    assert not page.heard_by_test[-1][1], page.heard_by_test[-1][0]
    assert page.accuracy.figures.text().startswith("Overall accuracy ")
    assert " to " in cells(page.accuracy.areas)[1][3]


def test_a_reference_that_is_taken_back_stays_away(page, tmp_path):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    page.accuracy.take_file(halves(tmp_path / "truth.tif", 10))
    assert page.state.reference == str(tmp_path / "truth.tif")
    page.accuracy.layer.setFocus()
    QTest.keyClick(page.accuracy.layer, Qt.Key.Key_Home)
    assert page.accuracy.layer.currentLayer() is None
    assert page.state.reference == ""
    page.shown()
    assert page.accuracy.layer.currentLayer() is None
    assert "sparse_wsss:evaluate" not in page.command()


def test_a_reference_that_goes_with_its_project_is_not_forgotten(page, tmp_path, project):
    page.accuracy.take_file(halves(tmp_path / "truth.tif", 10))
    project.removeMapLayer(page.accuracy.layer.currentLayer().id())
    assert page.state.reference == str(tmp_path / "truth.tif")


def test_a_run_that_cannot_be_written_is_said_with_the_next_step(make_page, tmp_path):
    run = tmp_path / "old"
    write_run(run, map_dates=False)
    shutil.rmtree(run / "predict")
    for name in ("evaluate", "predict"):
        (run / name).write_text("a file is in the way")
    page = make_page(run=str(run), map=halves(tmp_path / "map.tif", 20), raster=halves(tmp_path / "scene.tif", 1))
    page.accuracy.take_file(halves(tmp_path / "truth.tif", 10))
    press(page.accuracy.job.button)
    choose(page.compare.box.left, "round:1")
    press(page.compare.box.swipe)
    problems = [text for text, is_problem in page.heard_by_test if is_problem]
    assert len(problems) == 2
    assert all("Next step: see that the run's folder may be written" in text for text in problems)
    assert not page.compare.box.swipe.isChecked()


def test_what_is_said_of_maps_and_intervals_is_in_the_language_of_qgis(page, world, tmp_path):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    class Loud(QTranslator):
        """Every text of the plugin in upper case, its placeholders as they are."""

        def translate(self, context, text, *_):
            return text.upper() if context == "SparseWsss" else ""

    loud = Loud()
    QCoreApplication.installTranslator(loud)
    try:
        write_accuracy(Path(world["run"]), interval=(3.25, 6.5))
        page.shown()
        assert cells(page.accuracy.areas)[1][3] == "3.2 TO 6.5"
        (Path(world["run"]) / "evaluate" / "accuracy.json").unlink()
        gdal.GetDriverByName("GTiff").Create(str(tmp_path / "elevation.tif"), 4, 4, 1, gdal.GDT_UInt16)
        page.state.set(map=str(tmp_path / "elevation.tif"))
        wait_for(lambda: page.heard_by_test and "IS NO MAP OF CLASS CODES" in page.heard_by_test[-1][0])
        assert "MAKE THE MAP AGAIN ON THE PAGE RUN" in page.heard_by_test[-1][0]
    finally:
        QCoreApplication.removeTranslator(loud)


# ---------------------------------------------------------------- export


def choose_export(page, name, target, epsg):
    from qgis.core import QgsCoordinateReferenceSystem

    choose(page.outputs.export.format, name)
    wait_for(lambda: page.outputs.export.crs.crs().isValid())  # that of the map, which is opened first
    page.outputs.export.crs.setCrs(QgsCoordinateReferenceSystem(epsg))
    page.outputs.export.file.setFilePath(str(target))


def exported(page, name, target, epsg):
    choose_export(page, name, target, epsg)
    before = len(page.heard_by_test)
    press(page.outputs.export.job.button)
    wait_for(lambda: not page.outputs.export.job.is_running and len(page.heard_by_test) > before)
    return page.heard_by_test[-1]


def test_boxes_that_few_need_are_made_when_they_are_opened_and_know_the_map_then(page, world):
    from qgis.gui import QgsCollapsibleGroupBox

    boxes = {box.title(): box for box in page.outputs.findChildren(QgsCollapsibleGroupBox)}
    assert [box.is_made for box in boxes.values()] == [False] * 3
    boxes["Polygons of the map"].setCollapsed(False)
    assert [box.is_made for box in boxes.values()] == [False, True, False]
    assert page.outputs.polygons.source == world["map"]
    wait_for(lambda: page.outputs.polygons.isVisible())


def open_export(page):
    from qgis.gui import QgsCollapsibleGroupBox

    for box in page.findChildren(QgsCollapsibleGroupBox):
        box.setCollapsed(False)


def test_the_formats_are_those_of_the_algorithm(page):
    from sparse_wsss_plugin.worker.contract import parameters

    offered = [page.outputs.export.format.itemData(number) for number in range(page.outputs.export.format.count())]
    assert ["auto", *offered] == parameters("export")["format"]["choices"]


def test_a_name_with_the_ending_of_another_format_means_that_format(page, tmp_path):
    choose(page.outputs.export.format, "COG")
    page.outputs.export.file.setFilePath(str(tmp_path / "out.tif"))
    assert page.outputs.export.format.currentData() == "COG", "it ends so, too"
    page.outputs.export.file.setFilePath(str(tmp_path / "out.PNG"))
    assert page.outputs.export.format.currentData() == "PNG"
    choose(page.outputs.export.format, "HFA")
    assert page.outputs.export.file.filePath() == str(tmp_path / "out.img")
    page.outputs.export.file.setFilePath(str(tmp_path / "out"))
    assert page.command().splitlines()[-1].endswith(f"FORMAT=HFA OUTPUT={tmp_path / 'out.img'}")


def test_the_export_is_asked_of_the_algorithm_as_the_command_says(page, world, fake_worker, tmp_path):
    open_export(page)
    assert "sparse_wsss:export" not in page.command()
    choose_export(page, "PNG", tmp_path / "out.png", "EPSG:32640")
    words = f"MAP={world['map']} FORMAT=PNG OUTPUT={tmp_path / 'out.png'}"
    assert page.command().splitlines()[-1] == f"qgis_process run sparse_wsss:export -- {words}"
    choose_export(page, "PNG", tmp_path / "out.png", "EPSG:4326")
    assert " CRS=EPSG:4326 " in page.command().splitlines()[-1]
    fake_worker("record")
    text, is_problem = exported(page, "PNG", tmp_path / "out.png", "EPSG:4326")
    assert not is_problem, text
    asked = json.loads((tmp_path / "asked.json").read_text())
    assert asked["stage"] == "export"
    assert asked["parameters"] == {"map": world["map"], "crs": "EPSG:4326", "format": "PNG",
                                   "output": str(tmp_path / "out.png")}


def test_an_export_is_stopped_with_the_same_button(page, fake_worker, tmp_path):
    open_export(page)
    choose_export(page, "GTiff", tmp_path / "out.tif", "EPSG:32640")
    fake_worker("slow")
    press(page.outputs.export.job.button)
    wait_for(lambda: page.outputs.export.job.bar.value() > 0)
    press(page.outputs.export.job.button)
    wait_for(lambda: not page.outputs.export.job.is_running)
    assert "Stopped on request" in page.heard_by_test[-1][0]
    assert page.outputs.export.job.button.text() == "Export"
    assert page.outputs.export.job.button.isEnabled()


@real_worker
def test_the_map_is_exported_to_another_crs_and_format_with_its_classes_unmixed(page, tmp_path):
    open_export(page)
    text, is_problem = exported(page, "GTiff", tmp_path / "out.tif", "EPSG:4326")
    assert not is_problem, text
    data = gdal.Open(str(tmp_path / "out.tif"))
    assert "4326" in data.GetProjection()
    values = set(data.ReadAsArray().ravel())
    assert {1, 2} <= values <= {1, 2, 255}
    assert (tmp_path / "out.qml").exists(), "names and colours travel beside it"
    text, is_problem = exported(page, "HFA", tmp_path / "out.img", "EPSG:32640")
    assert not is_problem, text
    assert (gdal.Open(str(tmp_path / "out.img")).ReadAsArray() == gdal.Open(page.state.map).ReadAsArray()).all()


def test_an_export_never_replaces_a_file_nor_the_map_itself(page, tmp_path):
    open_export(page)
    taken = tmp_path / "taken.tif"
    taken.write_text("mine")
    text, is_problem = exported(page, "GTiff", taken, "EPSG:32640")
    assert is_problem
    assert "is there already" in text
    assert taken.read_text() == "mine"
    text, is_problem = exported(page, "GTiff", tmp_path / "nowhere" / "x.tif", "EPSG:32640")
    assert is_problem
    assert "There is no folder" in text


# ---------------------------------------------------------------- a real run


def test_a_run_of_the_real_worker_is_shown_swiped_and_compared(make_page, whole_run, tmp_path, canvas):
    files = {**whole_run, "run": str(tmp_path / "run")}
    shutil.copytree(whole_run["run"], files["run"])
    names = ("raster", "tiles", "run", "map", "confidence")
    page = make_page(**{name: files[name] for name in names})
    box = page.compare.box
    assert box.left.findData("round:2") > 0
    assert box.left.findData("pseudomasks") == 0
    show_on(canvas, files["map"])
    choose(box.left, "round:0")
    choose(box.right, "round:1")
    with Heartbeat() as heart:
        press(box.swipe)
        wait_for(lambda: page.compare.swipe.is_on and all(page.compare.swipe.item.images), 180)
        press(box.changes.button)
        wait_for(lambda: box.note.isVisible())
    print(f"two maps by the worker, a curtain, changes: {heart}")
    assert "of the map differs from 'Transformer' to 'Round 1'" in box.note.text()
    assert heart.largest_hold < 1
