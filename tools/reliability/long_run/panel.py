"""A QGIS without a display that opens the panel, runs and stops jobs, closes projects, again and again. A program."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from bench_dock.scenes import finished_run
from bench_dock.window import Window
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtGui import QPixmapCache
from qgis.PyQt.QtWidgets import QDockWidget

from reliability.long_run.sampling import loops
from tests.plugin.dock.waiting import wait_for, wait_for_background
from tests.plugin.dock.whole_run import TINY

PATIENCE_S = 1800.0  # for a job on a machine with other work
PAGES = ("data", "labels", "run", "heads", "clusters", "result")


class Qgis(Window):
    """The window, from which the plugin can be taken out as well."""

    def removePluginRasterMenu(self, _name: str, action: Any) -> None:
        """Take an entry out of the menu."""
        self.main.menuBar().removeAction(action)

    def removeDockWidget(self, dock: QDockWidget) -> None:
        """Take a panel out."""
        self.main.removeDockWidget(dock)


def once(window: Qgis, folder: Path, loop: int) -> None:
    """A loop: a project is opened with a finished run, looked at, worked in, saved, closed; at times the plugin too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = finished_run(window.kept, folder)
    state = {name: files[name] for name in ("raster", "run", "map", "confidence")}
    dock = window.open_dock("data", **state, tiles=shutil.copy(files["tiles"], folder), preset="quick", settings=TINY)
    for page in PAGES:
        dock.show_page(page)
        wait_for_background()
    _job(window, dock, folder, stops=loop % 2 == 1)
    window.project.write(str(folder / "one.qgz"))
    window.project.read(str(folder / "one.qgz"))
    window.rest()
    wait_for_background()
    window.project.clear()
    window.rest()
    if loop % 3 == 2:
        window.plugin.unload()
        window.plugin = None
    QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.rest()
    QPixmapCache.clear()  # Qt keeps pictures that it has drawn, 10 MiB at most, and takes hours to fill that
    shutil.rmtree(folder)


def _job(window: Qgis, dock: Any, folder: Path, stops: bool) -> None:
    """The worker trains and maps for the page Run, or is stopped while it does."""
    dock.state.set(run=str(folder / "new"), map=str(folder / "new.tif"), confidence="")
    dock.show_page("run")
    page = dock.page("run")
    page.stage.setCurrentIndex(page.stage.findData("pipeline"))
    window.rest()
    page.start_job()
    if stops:
        wait_for(lambda: page.view.data.n_points > 0 or not page.is_busy, PATIENCE_S)
        page.stop_job()
    wait_for(lambda: not page.is_busy, PATIENCE_S)
    if not stops and not (folder / "new.tif").exists():
        raise RuntimeError(f"the job made no map: {dock.footer.line.text()}")


if __name__ == "__main__":
    made = Path(sys.argv[1])
    qgis = Qgis(made, made / "kept")
    qgis.kept.mkdir(parents=True, exist_ok=True)
    loops(float(sys.argv[2]), lambda loop: once(qgis, made / "work", loop))
    os._exit(0)  # a plain exit of QGIS would end what still runs in it
