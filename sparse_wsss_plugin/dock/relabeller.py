"""Brings a person's names of clusters into the refinement of a run, by the algorithm ``sparse_wsss:relabel``.

The names are saved by ``mask_repainter``; the refinement itself is started on the page Run.
"""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..qt import tr
from ..worker.errors import WorkerError
from .cluster_model import EDITED, TABLE, ClusterNames
from .run_files import RunFiles
from .run_task import JobTask, board
from .stage_job import stage_job


class Relabeller(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """One job at a time; ``ended`` carries what went wrong with its next step, or an empty text."""

    started = pyqtSignal()
    ended = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: JobTask | None = None

    @property
    def is_busy(self) -> bool:
        """Tell whether the worker is painting."""
        return self._task is not None

    def start(self, run: RunFiles) -> None:
        """Repaint the masks of a run with the names that are saved."""
        other = board().of_run(str(run.folder))
        if other is not None:
            self.ended.emit(tr("The run is at work ({}). Next step: use the names when that has ended.").format(
                other.description()))
            return
        try:
            job = stage_job("relabel", values_of(run))
        except WorkerError as error:
            self.ended.emit(error.text())
            return
        self._task = board().start(job, tr("Names of clusters"))
        self._task.ended.connect(self._end)
        self.started.emit()

    def _end(self) -> None:
        task, self._task = self._task, None
        self.ended.emit(task.problem.text() if task is not None and task.problem is not None else "")


def values_of(run: RunFiles) -> dict[str, Any]:
    """Values of the algorithm by upper-case name."""
    table = EDITED if run.has("pseudomasks", EDITED) else TABLE
    return {"RUN": str(run.folder), "CLUSTERS": str(run.path("pseudomasks", table)),
            "OUTPUT": str(run.path("relabel", "pseudomasks.tif"))}


def is_used(run: RunFiles, names: ClusterNames) -> bool:
    """Tell whether the refinement learns from these names: those given last, or without any those of the evidence."""
    given, made = run.record("relabel"), run.record("pseudomasks")
    if str(given.get("end", "")) < str(made.get("end", "")):  # names of clusters that are no more
        given = {}
    noted = given.get("settings", {}).get("names")
    return bool(noted == names.names if noted is not None else not names.edited)
