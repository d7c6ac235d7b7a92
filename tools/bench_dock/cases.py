"""What is measured, a function a case: each brings the panel where a person is, and then does what a person does.

A case runs in a QGIS of its own, so what it does first is what a person meets first.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsRectangle
from qgis.PyQt.QtCore import QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from bench_dock import scenes
from bench_dock.window import Window
from tests.plugin.dock.waiting import wait_for
from tests.plugin.dock.worlds_dock import CLASSES, NORTH, TILE_M, WEST, grid_index

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("data", "labels", "run", "heads", "clusters", "result")
IDLE_S = 2.0
FLOOD_S = 4
STEPS = 300  # of the training: some twenty seconds
N_LABELLED = 60
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def idle(window: Window) -> None:
    """Nothing: what the machine itself takes."""
    window.open_dock()
    with window.row("idle"):
        _spend(IDLE_S)


def start(window: Window) -> None:
    """QGIS starts with the plugin; a script lists the algorithms; a person opens the panel."""
    window.took("start", window.start_plugin)
    provider = QgsApplication.processingRegistry().providerById("sparse_wsss")
    window.took("algorithms", lambda: (provider.refreshAlgorithms(), provider.algorithms()))
    with window.row("dock_first"):
        window.plugin.show_panel()
    dock = window.open_dock()
    dock.close()
    with window.row("dock_again"):
        window.plugin.show_panel()


def pages(window: Window) -> None:
    """Each page with a finished run, for the first time, a moment after the panel was opened, and again."""
    files = scenes.finished_run(window.kept, window.folder)
    dock = window.open_dock("data", **_state(files))
    _spend(IDLE_S)
    for row in ("first", "again"):
        for name in (*PAGES[1:], PAGES[0]):
            if name != "data" or row == "again":  # it is the one that stands there first
                with window.row(f"page_{name}_{row}"):
                    dock.show_page(name)


def raster(window: Window, path: Path, name: str) -> None:
    """A file is opened on the page Data: the first raster of this QGIS, then the same one again."""
    Path(f"{path}.aux.xml").unlink(missing_ok=True)  # where QGIS keeps what it has read for a style
    dock = window.open_dock()
    picker = dock.page("data").form.raster
    with window.row(f"raster_{name}_first"):
        picker.take_file(str(path))
        wait_for(lambda: not picker.is_opening, 60)
    window.project.clear()
    window.rest()
    with window.row(f"raster_{name}_again"):
        picker.take_file(str(path))
        wait_for(lambda: not picker.is_opening, 60)


def grid(window: Window) -> None:
    """The grid follows the tile size that is typed, on a map in the raster's CRS and on one in degrees."""
    dock = window.open_dock("data", raster=str(scenes.large_raster_with_overviews(window.kept)))
    form = dock.page("data").form
    wait_for(lambda: form.raster.layer() is not None, 60)
    window.canvas.setExtent(form.raster.layer().extent())
    for name, code in (("grid_typed", "EPSG:32640"), ("grid_typed_degrees", "EPSG:4326")):
        window.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(code))
        window.canvas.zoomToFullExtent()
        with window.row(name):
            for size in (64, 128, 96, 256, 8, 512):
                form.tile_size.selectAll()
                QTest.keyClicks(form.tile_size, str(size))
                _spend(0.1)


def training(window: Window) -> None:
    """The real worker trains and maps; the page Run shows curves, the page Heads gates that close."""
    from tests.plugin.dock.whole_run import TINY

    files = scenes.finished_run(window.kept, window.folder)
    dock = window.open_dock("run", **{
        **_state(files), "run": str(window.folder / "new"), "map": str(window.folder / "new.tif"), "confidence": "",
        "preset": "quick", "settings": {**TINY, "steps": STEPS, "evaluations": 20}})
    page = dock.page("run")
    wait_for(lambda: page.start.isEnabled(), 10)
    window.rest()
    with window.row("training"):
        page.start_job()
        wait_for(lambda: page.view.data.n_points > 0 or page.task is None, 120)
        for name in ("heads", "run", "heads"):
            dock.show_page(name)
            _spend(2.0)
        dock.show_page("run")
        wait_for(lambda: not page.is_busy, 300)
    if not Path(files["map"]).exists() or not (window.folder / "new.tif").exists():
        raise RuntimeError(f"the training made no map: {dock.footer.line.text()}")


def flood(window: Window) -> None:
    """A worker that says as much as a pipe takes, while the page Run shows it."""
    from tests.plugin.dock.whole_run import TINY

    files = scenes.finished_run(window.kept, window.folder)
    os.environ.update(SPARSE_WSSS_PYTHON=str(ROOT / "tests" / "plugin" / "fake_worker.py"), FAKE_WORKER="flood",
                      FAKE_WORKER_SECONDS=str(FLOOD_S))
    dock = window.open_dock("run", **{**_state(files), "run": str(window.folder / "new"), "map": "", "settings": TINY,
                                      "confidence": ""})
    page = dock.page("run")
    page.stage.setCurrentIndex(page.stage.findData("train"))
    window.rest()
    with window.row("flood"):
        page.start_job()
        wait_for(lambda: not page.is_busy, 120)


def heads(window: Window) -> None:
    """A click on an open head, which the worker looks at, another one, and the mouse over the patches."""
    files = scenes.finished_run(window.kept, window.folder)
    dock = window.open_dock("heads", **_state(files))
    page = dock.page("heads")
    ranked = page.heads.table.ranked()
    with window.row("head_asked"):
        page.choose_head(ranked[0].name)
        wait_for(lambda: not page.looker.is_busy, 120)
    with window.row("head_known"):
        page.choose_head(ranked[-1].name)
    view = page.form.view
    n_side = page.heads.places.grid
    with window.row("hover"):
        for patch in ((row, column) for row in range(n_side) for column in range(n_side)):
            _hover(view, view.place_of(patch).center())
            _spend(0.01)


def clusters(window: Window) -> None:
    """The largest of 96 clusters gets another class: 1000 tiles of 64 px are painted again, and the map drawn."""
    from tests.plugin.dock.arrays import made_up_run

    run = made_up_run(window.folder / "run", n_tiles=1000, size=64, n_classes=8, n_clusters=96, across=40, cells=16)
    dock = window.open_dock("clusters")
    page = dock.page("clusters")
    with window.row("clusters_opened"):
        dock.state.set(run=str(run))
        wait_for(lambda: page.repainter.masks is not None and not page.repainter.is_busy, 120)
    from sparse_wsss_plugin.dock import layer_group

    window.canvas.setExtent(layer_group.layer_of("pseudomasks").extent())
    window.rest()
    table, largest = page.form.table, int(page.repainter.masks.counts.sum(0).argmax())
    index = table.cell(largest)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    drawn: list[float] = []
    window.canvas.mapCanvasRefreshed.connect(lambda: drawn.append(time.perf_counter()))
    with window.row("cluster_renamed"):
        QTest.keyClick(table, Key.Key_4 if page.names.names[largest] != 3 else Key.Key_5)
        wait_for(lambda: bool(drawn) and not page.repainter.is_busy, 60)


def labels(window: Window) -> None:
    """60 tiles of 1000 by keyboard alone, then all tiles at once and back."""
    from sparse_wsss_plugin.dock.land_class import LandClass

    index = grid_index(window.folder / "tiles.gpkg", columns=40, rows=25)
    classes = [LandClass(*one) for one in CLASSES]
    dock = window.open_dock()
    with window.row("labels_opened"):
        dock.state.set(tiles=index, classes=classes)
        window.rest()
        dock.show_page("labels")
        page = dock.page("labels")
        wait_for(lambda: page.session.is_loaded, 60)
    everything = QgsRectangle(WEST, NORTH - 25 * TILE_M, WEST + 40 * TILE_M, NORTH)
    window.canvas.setExtent(everything)
    window.rest()
    with window.row("labels_60"):
        for number in range(N_LABELLED):
            QTest.keyClick(window.canvas, Key.Key_Space)
            wait_for(lambda: True)
            QTest.keyClick(window.canvas, (Key.Key_1, Key.Key_2, Key.Key_3)[number % 3])
            wait_for(lambda: True)
    for name, key in (("labels_undo", Key.Key_Z), ("labels_redo", Key.Key_Y)):
        with window.row(name):
            QTest.keyClick(window.canvas, key, CONTROL)
    window.canvas.setExtent(everything)
    QTest.keyClick(window.canvas, Key.Key_A, CONTROL)
    window.rest()
    for name, key, held in (("labels_all", Key.Key_2, Qt.KeyboardModifier.NoModifier),
                            ("labels_all_undo", Key.Key_Z, CONTROL)):
        with window.row(name):
            QTest.keyClick(window.canvas, key, held)
        n_labelled = page.session.editor.n_labelled
        if n_labelled != (len(page.session.editor) if name == "labels_all" else N_LABELLED):
            raise RuntimeError(f"{name}: {n_labelled} tiles have labels")


def swipe(window: Window) -> None:
    """The curtain between the maps of two rounds, 2000 x 2000 px each, is hung and drawn over the map."""
    from sparse_wsss_plugin.dock.land_class import LandClass

    files = scenes.run_with_rounds(window.folder)
    dock = window.open_dock("result", classes=[LandClass(*one) for one in CLASSES], **files)
    page = dock.page("result")
    box = page.compare.box
    window.canvas.setExtent(QgsRectangle(300_000, 2_780_000, 320_000, 2_800_000))
    for combo, key in ((box.left, "round:1"), (box.right, "round:2")):
        combo.setCurrentIndex(combo.findData(key))
    window.rest()
    with window.row("swipe_hung"):
        box.swipe.setChecked(True)
        wait_for(lambda: page.compare.swipe is not None and page.compare.swipe.is_on
                 and all(page.compare.swipe.item.images), 60)
    with window.row("swipe_drawn"):
        for value in range(0, 1001, 20):
            box.slider.setValue(value)
            _spend(0.01)
    with window.row("changes"):
        box.changes.button.click()
        wait_for(lambda: not box.note.isHidden(), 60)


def state(window: Window) -> None:
    """The project is saved and opened again, with the panel open at a finished run."""
    files = scenes.finished_run(window.kept, window.folder)
    dock = window.open_dock("result", **_state(files))
    path = str(window.folder / "one.qgz")
    with window.row("project_saved"):
        window.project.write(path)
    with window.row("project_opened"):
        window.project.read(path)
    if dock.state.run != files["run"]:
        raise RuntimeError("the panel has not come back with its project")


CASES: dict[str, Callable[[Window], None]] = {
    "idle": idle, "start": start, "pages": pages,
    "raster_small": lambda window: raster(window, scenes.small_raster(window.kept), "small"),
    "raster_large": lambda window: raster(window, scenes.large_raster(window.kept), "large"),
    "raster_overviews": lambda window: raster(window, scenes.large_raster_with_overviews(window.kept), "overviews"),
    "grid": grid, "training": training, "flood": flood, "heads": heads, "clusters": clusters, "labels": labels,
    "swipe": swipe, "state": state,
}


def _state(files: dict[str, str]) -> dict[str, Any]:
    from sparse_wsss_plugin.dock import palette

    index = shutil.copy(files["tiles"], Path(files["run"]).parent)
    names = ("raster", "run", "map", "confidence")
    return {**{name: files[name] for name in names}, "tiles": index,
            "classes": list(palette.of_tile_index(index).classes)}


def _spend(seconds: float) -> None:
    """Let the event loop run for a while."""
    end = time.perf_counter() + seconds
    wait_for(lambda: time.perf_counter() > end, seconds + 5)


def _hover(widget: Any, point: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    place = QPointF(point)
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, place, place, none, none,
                                               Qt.KeyboardModifier.NoModifier))
