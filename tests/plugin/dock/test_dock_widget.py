"""The dock: pages in their order, state in the project, the status line and the command."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMainWindow

from sparse_wsss_plugin.dock.dock_state import DockState
from sparse_wsss_plugin.dock.dock_widget import PAGES, SparseWsssDock
from sparse_wsss_plugin.dock.land_class import LandClass
from tests.plugin.conftest import ROOT
from tests.plugin.dock.waiting import wait_for
from tests.plugin.dock.worlds_dock import CLASSES, grid_index


def test_the_pages_stand_in_the_order_of_the_work(dock):
    titles = [dock.tabs.tabText(number) for number in range(dock.tabs.count())]
    order = ["Data", "Labels", "Run", "Heads", "Clusters", "Result"]
    assert titles == [title for title in order if title in titles]
    assert titles[:1] == ["Data"]
    assert [name for name, _, _ in PAGES] == ["data", "labels", "run", "heads", "clusters", "result"]


def test_the_page_in_front_is_made_first_and_the_others_before_somebody_asks(dock):
    names = [name for name, _, _ in PAGES]
    assert list(dock._pages) == []
    wait_for(lambda: dock._pages)
    assert list(dock._pages) == ["data"]
    assert dock.page("data").isVisible()
    wait_for(lambda: len(dock._pages) == len(names))
    assert list(dock._pages) == names
    assert dock.state.page == "data"


def test_a_page_that_is_asked_for_is_made_at_once(dock):
    dock.show_page("result")
    assert list(dock._pages) == ["result"]
    assert dock.state.page == "result"


LOADED = """
import sys
sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication, QgsProject
application = QgsApplication([], True)
application.initQgis()
from qgis.PyQt.QtCore import QEventLoop, QTimer
of_qgis = set(sys.modules)  # 3.44 loads NumPy itself
from sparse_wsss_plugin.dock.dock_widget import SparseWsssDock
dock = SparseWsssDock(None, QgsProject.instance())
names = ("numpy", "sparse_wsss_plugin.dock.result_page")
print([name in set(sys.modules) - of_qgis for name in names])
dock.show()
loop, timer = QEventLoop(), QTimer()
timer.timeout.connect(lambda: loop.quit() if len(dock._pages) == 6 else None)
timer.start(20)
QTimer.singleShot(100000, loop.quit)
loop.exec()
print([name in sys.modules for name in names], list(dock._pages), flush=True)
import os
os._exit(0)
"""


def test_the_other_pages_are_loaded_in_the_background_and_then_made():
    done = subprocess.run([sys.executable, "-c", LOADED, str(ROOT)], env={**os.environ}, capture_output=True, text=True,
                          timeout=200)
    assert done.stdout.splitlines() == ["[False, False]", f"[True, True] {[name for name, _, _ in PAGES]}"], done.stderr


def test_a_page_that_is_missing_is_left_out(monkeypatch, canvas, project, plugin):
    monkeypatch.setattr("sparse_wsss_plugin.dock.dock_widget.PAGES", (*PAGES, ("more", "more_page", "MorePage")))
    dock = SparseWsssDock(canvas, project)
    assert "more" not in dock._places
    assert dock.page("more") is None
    dock.close_pages()


def test_the_state_comes_back_with_the_project(project, tmp_path, qgis):
    folder = tmp_path / "work"
    (folder / "run").mkdir(parents=True)
    project.setFileName(str(folder / "work.qgz"))
    classes = [LandClass(1, "Wasser; nicht tief", "#0000ff"), LandClass(7, "Wald \"alt\"", "#00ff00")]
    state = DockState()
    state.set(raster=str(tmp_path / "scene.tif"), run=str(folder / "run"), tile_size=32, classes=classes,
              settings={"steps": 12, "fusion": "late"}, page="labels")
    state.save(project)
    assert project.readEntry("sparse_wsss", "run")[0] == "./run"
    project.write()
    project.clear()
    fresh = DockState()
    project.read(str(folder / "work.qgz"))
    fresh.load(project)
    assert {name: getattr(fresh, name) for name in ("raster", "run", "tile_size", "classes", "settings", "page")} == {
        "raster": str(tmp_path / "scene.tif"), "run": str(folder / "run"), "tile_size": 32, "classes": classes,
        "settings": {"steps": 12, "fusion": "late"}, "page": "labels"}
    fresh.save(project)
    assert not project.isDirty()


def test_a_moved_project_finds_its_files(project, tmp_path):
    folder = tmp_path / "before"
    (folder / "run").mkdir(parents=True)
    project.setFileName(str(folder / "work.qgz"))
    state = DockState()
    state.set(run=str(folder / "run"))
    state.save(project)
    project.write()
    project.clear()
    folder.rename(tmp_path / "after")
    project.read(str(tmp_path / "after" / "work.qgz"))
    state.load(project)
    assert state.run == str(tmp_path / "after" / "run")


def test_damaged_entries_are_taken_as_missing(project, state):
    for name, text in (("tile_size", "many"), ("classes", "[[1]]"), ("settings", "{")):
        project.writeEntry("sparse_wsss", name, text)
    state.load(project)
    assert (state.tile_size, state.classes, state.settings) == (64, [], {})


def test_a_value_that_stays_the_same_says_nothing(state):
    heard = []
    state.changed.connect(heard.append)
    state.set(tile_size=64, stride=0)
    assert heard == []
    state.set(tile_size=32, stride=0)
    assert heard == ["tile_size"]


def test_all_values_are_there_before_the_first_signal(state):
    heard = []
    state.changed.connect(lambda name: heard.append((name, state.tile_size, state.stride)))
    state.set(tile_size=32, stride=16)
    assert heard == [("tile_size", 32, 16), ("stride", 32, 16)]


def test_an_unknown_value_is_refused(state):
    with pytest.raises(AttributeError, match="tile_size"):
        state.set(tilesize=3)


def test_opening_another_project_changes_the_dock(dock, project, tmp_path):
    dock.state.set(tile_size=128)
    project.write(str(tmp_path / "one.qgz"))
    project.clear()
    assert dock.state.tile_size == 64
    project.read(str(tmp_path / "one.qgz"))
    assert dock.state.tile_size == 128


def test_a_problem_gets_a_sign_and_stays_readable(dock):
    dock.page("data").said.emit("The raster is gone.\nNext step: pick another.", True)
    assert dock.footer.sign.isVisibleTo(dock.footer)
    assert "Next step" in dock.footer.line.text()
    dock.page("data").said.emit("Done.", False)
    assert not dock.footer.sign.isVisibleTo(dock.footer)


def test_another_page_keeps_a_problem_and_forgets_what_went_well(dock):
    dock.show_page("result")
    dock.page("result").say("Measured.")
    dock.show_page("run")
    assert dock.footer.line.text() == ""
    dock.page("run").warn("There is none. Next step: make one.")
    dock.show_page("result")
    assert dock.footer.line.text() == "There is none. Next step: make one."


def test_the_command_unfolds_and_is_copied(dock, qgis):
    dock.footer.set_command("qgis_process run sparse_wsss:tiles -- RASTER=a.tif")
    QTest.mouseClick(dock.footer.button, Qt.MouseButton.LeftButton)
    assert dock.footer.text.isVisibleTo(dock)
    QTest.mouseClick(dock.footer.copy_button, Qt.MouseButton.LeftButton)
    assert qgis.clipboard().text() == "qgis_process run sparse_wsss:tiles -- RASTER=a.tif"


def test_a_tool_of_the_heads_page_gives_back_no_deleted_tool(plugin, canvas):
    from qgis.gui import QgsMapToolPan
    from qgis.PyQt import sip

    from sparse_wsss_plugin.dock.tile_pointer import TilePointer

    pan, pointer = QgsMapToolPan(canvas), TilePointer(canvas)
    canvas.setMapTool(pan)
    pointer.take()
    sip.delete(pan)
    pointer.give_back()
    assert canvas.mapTool() is None
    sip.delete(pointer)


class Window(QMainWindow):
    """As much of QGIS's interface as the plugin asks for."""

    def __init__(self, canvas):
        super().__init__()
        self.canvas, self.actions_of_menu = canvas, []

    def mainWindow(self):
        return self

    def mapCanvas(self):
        return self.canvas

    def addPluginToRasterMenu(self, _menu, action):
        self.actions_of_menu.append(action)

    def removePluginRasterMenu(self, _menu, action):
        self.actions_of_menu.remove(action)


def test_the_plugin_makes_the_panel_on_first_show_and_takes_it_back(plugin, canvas, project):
    from sparse_wsss_plugin.plugin import SparseWsssPlugin

    window = Window(canvas)
    one = SparseWsssPlugin(window)
    one._provider = plugin._provider  # registered already
    one.initGui()
    assert one._dock is None
    next(action for action in window.actions_of_menu if action.objectName() == "sparseWsssPanel").trigger()
    dock = window.findChild(SparseWsssDock, "sparseWsssDock")
    assert dock is one._dock
    assert project.readEntry("sparse_wsss", "open")[0] == "1"
    one._provider = None  # stays for the other tests
    one.unload()
    assert window.actions_of_menu == []
    assert one._dock is None


def test_nothing_of_the_panel_is_left_when_the_plugin_is_taken_out(plugin, canvas, project):
    """The map would keep its tools and pictures, and these the pages, with all the tiles of a project."""
    from sparse_wsss_plugin.plugin import SparseWsssPlugin

    one = SparseWsssPlugin(Window(canvas))
    one._provider = plugin._provider
    one.initGui()
    one.show_panel()
    n_on_map = len(canvas.scene().items())
    parts = [weakref.ref(part) for part in (one, one._dock, one._dock.state)]
    parts += [weakref.ref(one._dock.page(name)) for name, _, _ in PAGES]
    heads, labels = one._dock.page("heads").on_map, one._dock.page("labels").choice
    parts += [weakref.ref(part) for part in (heads.glow, heads.pointer, labels.tool)]
    assert len(canvas.scene().items()) > n_on_map
    one._provider = None
    one.unload()
    del one, heads, labels
    QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wait_for(lambda: gc.collect() >= 0 and not [part() for part in parts if part() is not None])
    assert len(canvas.scene().items()) == n_on_map


def test_a_project_in_which_the_panel_was_open_brings_it_back(plugin, canvas, project, tmp_path):
    from sparse_wsss_plugin.plugin import SparseWsssPlugin

    project.writeEntry("sparse_wsss", "open", "1")
    project.write(str(tmp_path / "one.qgz"))
    project.clear()
    one = SparseWsssPlugin(Window(canvas))
    one._provider = plugin._provider
    one.initGui()
    project.read(str(tmp_path / "one.qgz"))
    assert one._dock is not None
    one._provider = None
    one.unload()


def test_a_panel_that_was_closed_comes_back_with_all_that_its_project_holds(plugin, canvas, project, tmp_path):
    """The plugin hears of a project before the dock does; what it says then must not wipe out what was read."""
    from sparse_wsss_plugin.plugin import SparseWsssPlugin

    one = SparseWsssPlugin(Window(canvas))
    one._provider = plugin._provider
    one.initGui()
    one.show_panel()
    one._dock.state.set(tiles=str(tmp_path / "tiles.gpkg"), tile_size=32, page="data")
    project.write(str(tmp_path / "one.qgz"))
    one._dock.close()
    project.clear()
    assert one._dock.state.tiles == ""
    project.read(str(tmp_path / "one.qgz"))
    assert (one._dock.state.tiles, one._dock.state.tile_size) == (str(tmp_path / "tiles.gpkg"), 32)
    assert project.readEntry("sparse_wsss", "tile_size")[0] == "32"
    one._provider = None
    one.unload()


def is_open_in(project):
    return project.readEntry("sparse_wsss", "open", "")[0] == "1"


def test_a_panel_in_sight_is_kept_open_in_a_project_that_is_new_or_opened(dock, project, tmp_path):
    project.write(str(tmp_path / "one.qgz"))
    project.clear()
    assert (dock.state.open, is_open_in(project)) == (1, True)
    assert not project.isDirty()
    project.removeEntry("sparse_wsss", "open")
    project.write(str(tmp_path / "without.qgz"))
    project.read(str(tmp_path / "without.qgz"))
    assert (dock.state.open, is_open_in(project)) == (1, True)
    assert not project.isDirty()


def test_a_panel_that_is_shown_from_the_list_of_panels_is_open_too(dock, project):
    dock.toggleViewAction().trigger()
    assert not dock.isVisible()
    assert not is_open_in(project)
    dock.toggleViewAction().trigger()
    assert dock.isVisible()
    assert is_open_in(project)
    dock.close()
    project.clear()
    assert not is_open_in(project)


def test_the_classes_of_a_tile_index_are_those_of_the_dock_whoever_names_it(dock, tmp_path):
    dock.state.set(classes=[LandClass(1, "other", "#000000")])
    dock.state.set(tiles=grid_index(tmp_path / "tiles.gpkg"))
    assert dock.state.classes == [LandClass(*one) for one in CLASSES]
    dock.state.set(tiles=grid_index(tmp_path / "bare.gpkg", classes=()))
    assert len(dock.state.classes) == 3, "an index without classes takes none away"
    dock.state.set(tiles=str(tmp_path / "gone.gpkg"))
    assert "Next step" in dock.footer.line.text()


@pytest.mark.parametrize("role", ["map", "changes", "pseudomasks", "pseudomasks_1"])
def test_a_class_in_another_colour_is_so_on_the_map_too_and_all_else_of_the_layer_stays(dock, project, tmp_path, role):
    from sparse_wsss_plugin.dock import layer_group
    from sparse_wsss_plugin.dock.palette import Palette
    from tests.plugin.worlds import reference

    land = [LandClass(*one) for one in CLASSES]
    dock.state.set(classes=land)
    layer = layer_group.put(role, reference(tmp_path / "map.tif"), "Map", project)
    Palette([*land, LandClass(9, "of an earlier index", "#010203")]).show_on(layer)
    layer.renderer().setOpacity(0.5)
    dock.state.set(classes=[LandClass(5, land[0].name, "#123456"), *land[1:]])
    assert [(one.value, one.label, one.color.name()) for one in layer.renderer().classes()] == [
        (1, "water", "#123456"), *CLASSES[1:], (9, "of an earlier index", "#010203")]
    assert layer.renderer().opacity() == 0.5


def test_a_project_that_is_opened_keeps_the_colours_that_a_person_gave_its_layers(dock, project, tmp_path):
    from sparse_wsss_plugin.dock import layer_group
    from sparse_wsss_plugin.dock.palette import Palette
    from tests.plugin.worlds import reference

    dock.state.set(classes=[LandClass(*one) for one in CLASSES])
    layer = layer_group.put("map", reference(tmp_path / "map.tif"), "Map", project)
    Palette([LandClass(1, "water", "#aabbcc")]).show_on(layer)
    project.write(str(tmp_path / "one.qgz"))
    project.clear()
    project.read(str(tmp_path / "one.qgz"))
    assert layer_group.layer_of("map", project).renderer().classes()[0].color.name() == "#aabbcc"


def test_a_page_behind_takes_over_what_it_missed_when_it_comes_to_the_front(dock, tmp_path):
    run = dock.page("run")
    dock.show_page("data")
    before = run.run.filePath()
    dock.state.set(run=str(tmp_path / "one"), preset="quick")
    dock.state.set(run=str(tmp_path / "other"))
    assert run.run.filePath() == before
    dock.show_page("run")
    assert run.run.filePath() == str(tmp_path / "other")
    assert run.preset.currentData() == "quick"
    dock.state.set(run=str(tmp_path / "third"))
    assert run.run.filePath() == str(tmp_path / "third"), "in front it hears at once"
