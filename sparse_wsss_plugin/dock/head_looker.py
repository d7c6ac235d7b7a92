"""Asks the worker, by the algorithm ``sparse_wsss:heads``, for attention that a run does not hold yet.

One job at a time, the newest wish next; reading what it wrote is left to ``head_arrays``.
"""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..qt import tr
from ..worker.errors import WorkerError
from .head_arrays import MAPS, STRENGTH, patches_name, views_path
from .run_files import RunFiles
from .run_task import JobTask, board
from .stage_job import stage_job


class HeadLooker(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Looks at tiles in the background; ``looked`` when there is something new, ``failed`` with what to do."""

    looked = pyqtSignal(str)  # the tile
    failed = pyqtSignal(str)
    busy_changed = pyqtSignal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: JobTask | None = None
        self._tile = ""
        self._wanted: tuple[RunFiles, str] | None = None

    @property
    def is_busy(self) -> bool:
        """Tell whether the worker is looking."""
        return self._task is not None

    def look(self, run: RunFiles, tile: str) -> None:
        """Look at a tile from its class token and from all its patches; at first also at all tiles."""
        if self._task is not None:
            self._wanted = (run, tile)
            return
        other = board().of_run(str(run.folder))
        if other is not None:
            self.failed.emit(tr("The run is at work ({}). Next step: look at its heads when that has ended.").format(
                other.description()))
            return
        try:
            job = stage_job("heads", values_of(run, tile))
        except WorkerError as error:
            self.failed.emit(error.text())
            return
        self._tile = tile
        self._task = board().start(job, tr("Attention heads"))
        self._task.ended.connect(self._end)
        self.busy_changed.emit(True)

    def stop(self) -> None:
        """Stop looking."""
        self._wanted = None
        if self._task is not None:
            self._task.cancel()

    def _end(self) -> None:
        task, self._task = self._task, None
        self.busy_changed.emit(False)
        if task is not None and task.problem is None:
            self.looked.emit(str(task.outputs.get("tile") or self._tile))
        elif task is not None and not task.is_stopped and task.problem is not None:
            self.failed.emit(task.problem.text())
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted[1] != self._tile:
            self.look(*wanted)


def values_of(run: RunFiles, tile: str) -> dict[str, Any]:
    """Values of the algorithm by upper-case name, for a tile of a run; without a tile the table alone."""
    values: dict[str, Any] = {"RUN": str(run.folder), "OUTPUT_HEADS": str(run.path("heads", "heads.csv"))}
    if tile:
        values |= {"TILE": tile, "OUTPUT_PATCHES": str(views_path(run, patches_name(tile)))}
    if not views_path(run, MAPS).exists() or not views_path(run, STRENGTH).exists():
        values |= {"OUTPUT_STRENGTH": str(views_path(run, STRENGTH)), "OUTPUT_MAPS": str(views_path(run, MAPS))}
    return values
