"""One job of the worker as a task of QGIS: in the background, with events, cancel, and a clean end when QGIS closes.

The process is ``worker.launch``'s; what a job holds is made by ``stage_job``, what it says is shown by the pages.
"""

from __future__ import annotations

import threading
import time
import traceback
from typing import Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QThreadPool, pyqtSignal

from ..layers import same_path
from ..qt import TASK_SILENT, tr
from ..worker.errors import REPORT_STEP, WorkerCancelled, WorkerError
from ..worker.launch import run_job
from .event_batch import EventBatch
from .stage_job import StageJob

LEAVE_S = 5.0  # a training step and the saving of its state, when QGIS closes
INTERVAL_S = 0.1  # between batches
PAUSE_S = 0.03  # between looks at what the worker says: reading all the time would keep the window from Python


class JobTask(QgsTask):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A job in a task; read ``outputs``, ``problem`` and ``is_stopped`` when ``ended`` was emitted.

    Args:
        job: interpreter, stage and parameters.
        text: what QGIS shows in its list of tasks.
        owner: name of the page that shows how it goes; "" for a job that is a part of something else.
    """

    heard = pyqtSignal(list)  # events, on the main thread, ten times a second at most
    ended = pyqtSignal()  # on the main thread, after the last events
    _gathered = pyqtSignal()

    def __init__(self, job: StageJob, text: str, owner: str = "") -> None:
        super().__init__(text, QgsTask.Flag.CanCancel | TASK_SILENT)  # the dock says how it ended
        self.job, self.owner, self.started_s = job, owner, time.monotonic()
        self.outputs: dict[str, Any] = {}
        self.problem: WorkerError | None = None
        self._batch = EventBatch()
        self._is_asked = threading.Event()  # a batch is on its way to the main thread
        self._is_over = threading.Event()
        self._last_s = 0.0
        self._leaving_s: float | None = None
        self._gathered.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @property
    def is_stopped(self) -> bool:
        """Tell whether it ended because somebody stopped it."""
        return isinstance(self.problem, WorkerCancelled)

    # ------------------------------------------------------------ on the task's thread

    def run(self) -> bool:
        """Run the worker to its end; never lets an exception leave the thread, where nobody would see it."""
        pool = QThreadPool.globalInstance()
        pool.releaseThread()  # this thread sleeps: the map goes on drawing on a machine with one core
        try:
            self.outputs = run_job(self.job.python, self.job.stage, self.job.parameters, listen=self._batch.add,
                                   is_cancelled=self.isCanceled, idle=self._breathe)
        except WorkerError as error:
            self.problem = error.with_traceback(None)  # its frames would keep this task
        except Exception as error:
            self.problem = WorkerError(f"{type(error).__name__}: {error}", hint=REPORT_STEP, code="bug",
                                       where=traceback.format_exc())
        finally:
            pool.reserveThread()
            self._is_over.set()
        return self.problem is None

    def _breathe(self) -> None:
        now = time.monotonic()
        if self._leaving_s is not None and now > self._leaving_s:
            raise WorkerCancelled(tr("QGIS was closed."), code="cancelled")  # ends the process with its children
        if self._batch and now - self._last_s >= INTERVAL_S and not self._is_asked.is_set():
            self._last_s = now
            self._is_asked.set()
            self._gathered.emit()
        time.sleep(PAUSE_S)

    # ------------------------------------------------------------ on the main thread

    def finished(self, result: bool) -> None:
        """Pass on what is left and say that it is over."""
        self._is_over.set()  # also of a task that was cancelled in the queue: it never ran
        self._pass_on()
        if not result and self.problem is None:  # cancelled while it waited for its turn
            self.problem = WorkerCancelled(tr("Stopped before it began."), hint=tr("Start it again."), code="cancelled")
        self.ended.emit()

    def leave(self) -> None:
        """Let the worker save its state and end; it has a few seconds for that."""
        self._leaving_s = time.monotonic() + LEAVE_S
        self.cancel()

    def wait(self, seconds: float) -> None:
        """Wait until it is over; not for one that never began."""
        self._is_over.wait(max(0.0, seconds))

    def _pass_on(self) -> None:
        self._is_asked.clear()
        events = self._batch.take()
        share = next((event["overall"] for event in reversed(events)
                      if event["event"] == "progress" and isinstance(event.get("overall"), (int, float))), None)
        if share is not None:
            self.setProgress(min(100.0, float(share)))
        if events:
            self.heard.emit(events)


class JobBoard(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """All jobs of the dock, for the pages that look on; it keeps the tasks until they have ended."""

    started = pyqtSignal(object)  # the task
    heard = pyqtSignal(object, list)  # the task, its events
    ended = pyqtSignal(object)  # the task, whose outputs and problem are set

    def __init__(self) -> None:
        super().__init__()
        self.running: list[JobTask] = []
        QCoreApplication.instance().aboutToQuit.connect(self.leave)

    def start(self, job: StageJob, text: str, owner: str = "") -> JobTask:
        """Give a job to QGIS."""
        task = JobTask(job, text, owner)
        self.running.append(task)
        task.heard.connect(lambda events: self.heard.emit(task, events))
        task.ended.connect(lambda: self._end(task))
        QgsApplication.taskManager().addTask(task)
        self.started.emit(task)
        return task

    def of_run(self, run: str, owner: str = "") -> JobTask | None:
        """Return the task at work in a run folder, or the one of a page."""
        return next((task for task in self.running if same_path(str(task.job.parameters.get("run") or ""), run)
                     and owner in ("", task.owner)), None)

    def leave(self) -> None:
        """QGIS closes, or the plugin is unloaded: stop all jobs, their state saved, and wait a few seconds in all."""
        end_s, tasks = time.monotonic() + 2 * LEAVE_S, list(self.running)
        for task in tasks:
            task.leave()
        for task in tasks:
            task.wait(end_s - time.monotonic())

    def _end(self, task: JobTask) -> None:
        self.running.remove(task)
        self.ended.emit(task)


_boards: list[JobBoard] = []


def board() -> JobBoard:
    """Return the one board of this QGIS."""
    if not _boards:
        _boards.append(JobBoard())
    return _boards[0]
