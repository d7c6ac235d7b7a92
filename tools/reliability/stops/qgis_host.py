"""A QGIS without a window whose Toolbox and panel start and stop jobs as a person does.

A program of its own, in QGIS's Python: ``python3 qgis_host.py <root of the project>``. Orders and answers are lines of
JSON.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest

APPLICATION = QgsApplication([], True)
APPLICATION.initQgis()
sys.path[:0] = [sys.argv[1], str(Path(APPLICATION.pkgDataPath()) / "python" / "plugins")]

from processing.core.Processing import Processing  # noqa: E402 (QGIS has to be there first)

from sparse_wsss_plugin import classFactory  # noqa: E402
from sparse_wsss_plugin.dock.dock_state import DockState  # noqa: E402
from sparse_wsss_plugin.dock.run_page import RunPage  # noqa: E402

PATHS = ("tiles", "raster", "sar", "run", "confidence")


def say(**what: Any) -> None:
    """One answer."""
    print(json.dumps(what), flush=True)


class Toolbox:
    """Runs the algorithm as the Toolbox's dialog does, in a task."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._kept = (QgsProcessingContext(), QgsProcessingFeedback())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("sparse_wsss:pipeline")
        self._task = QgsProcessingAlgRunnerTask(algorithm, {name.upper(): one for name, one in values.items()},
                                                *self._kept)
        self._task.executed.connect(lambda is_good, _: say(ended="done" if is_good else "failed"))
        QgsApplication.taskManager().addTask(self._task)

    def stop(self) -> None:
        """What the button Cancel does."""
        self._task.cancel()


class Panel:
    """The panel's page Run, whose buttons are clicked."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._state = DockState()
        paths = {name: str(values[name]) for name in PATHS}
        settings = {name: one for name, one in values.items() if name not in (*PATHS, "output", "preset")}
        self._state.set(**paths, map=str(values["output"]), preset=values["preset"], settings=settings)
        self._page = RunPage(self._state, None)
        self._page.show()
        self._page.shown()
        self._click(self._page.start)
        if self._page.task is None:
            say(ended="not started", text=self._page.command())
            return
        task = self._page.task
        task.ended.connect(lambda: say(ended="failed" if task.problem else "done", text=str(task.problem or "")))

    def stop(self) -> None:
        """Click Stop."""
        self._click(self._page.stop)

    def _click(self, button: Any) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def main() -> None:
    """Obey until QGIS is closed."""
    Processing.initialize()
    plugin = classFactory(None)
    plugin.initProcessing()
    orders: queue.Queue[dict[str, Any]] = queue.Queue()
    job: list[Any] = []

    def listen() -> None:
        for line in sys.stdin:
            orders.put(json.loads(line))

    def obey() -> None:
        while not orders.empty():
            order = orders.get()
            if order["do"] == "quit":
                APPLICATION.quit()
            elif order["do"] == "stop":
                job[-1].stop()
            else:
                job.append((Toolbox if order["do"] == "Toolbox" else Panel)(order["values"]))

    threading.Thread(target=listen, daemon=True).start()
    timer = QTimer()
    timer.timeout.connect(obey)
    timer.start(10)
    say(ready=True)
    APPLICATION.exec()
    say(left=True)
    APPLICATION.exitQgis()


main()
