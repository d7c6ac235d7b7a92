"""A function as a task of QGIS: for files that are too big to read while a window waits.

Jobs of the worker are ``run_task``'s.
"""

from __future__ import annotations

import threading
import time
import traceback
from typing import Any, Callable

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject

from ..qt import TASK_HIDDEN, TASK_SILENT, tr
from ..worker.errors import REPORT_STEP, WorkerCancelled, WorkerError

LEAVE_S = 5.0  # for what is at work when QGIS closes

_kept: set[FunctionTask] = set()
_watched: list[QCoreApplication] = []


class FunctionTask(QgsTask):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Calls ``work(is_cancelled)`` on a thread, then ``done(result)`` or ``failed(error)`` on the main thread.

    One that was cancelled has failed with ``WorkerCancelled``; when the owner is gone, nothing is called.
    """

    def __init__(self, text: str, work: Callable[[Callable[[], bool]], Any], done: Callable[[Any], None],
                 failed: Callable[[WorkerError], None], owner: QObject | None = None) -> None:
        super().__init__(text, QgsTask.Flag.CanCancel | TASK_SILENT | TASK_HIDDEN)
        self._work, self._done, self._failed, self._owner = work, done, failed, owner
        self._result: Any = None
        self._is_over, self._is_given_up = threading.Event(), False
        self._problem: WorkerError | None = None

    def run(self) -> bool:
        """Work; never lets an exception leave the thread, where nobody would see it."""
        try:
            result = self._work(self.isCanceled)
            if not self._is_given_up:
                self._result = result
        except WorkerError as error:
            self._problem = error.with_traceback(None)  # its frames would keep files open, until after GDAL has gone
        except (OSError, RuntimeError) as error:  # of files, and of GDAL, which says what it could not do
            self._problem = WorkerError(str(error), hint=tr("Check that the file is there and whole."), code="file")
        except Exception as error:
            self._problem = WorkerError(f"{type(error).__name__}: {error}", hint=REPORT_STEP, code="bug",
                                        where=traceback.format_exc())
        finally:
            self._is_over.set()
        return self._problem is None

    def finished(self, result: bool) -> None:
        """Hand over the result, or what went wrong, on the main thread."""
        _kept.discard(self)
        found, self._result = self._result, None  # a task may live longer than what it has made should
        if self._owner is not None and sip.isdeleted(self._owner):
            return  # nobody is there to be told
        if self.isCanceled():  # perhaps before it began
            self._failed(WorkerCancelled(tr("'{}' was stopped.").format(self.description()),
                                         hint=tr("Do it again when it is wanted."), code="cancelled"))
        elif self._problem is not None:
            self._failed(self._problem)
        elif result:
            self._done(found)

    def give_up(self, seconds: float) -> None:
        """Stop, and drop what was made: a layer that outlives QGIS crashes its end."""
        if self.status() == QgsTask.TaskStatus.Running:
            self._is_over.wait(max(0.0, seconds))
        self._is_given_up, self._result = True, None


def in_background(text: str, work: Callable[[Callable[[], bool]], Any], done: Callable[[Any], None],
                  failed: Callable[[WorkerError], None], owner: QObject | None = None) -> FunctionTask:
    """Start a function in the background; call this on the main thread.

    Args:
        text: what QGIS shows.
        work: called on a thread with what tells whether it was cancelled.
        done: called with the result.
        failed: called with what went wrong, also when somebody stopped it.
        owner: when it is deleted meanwhile, nothing is called.
    """
    task = FunctionTask(text, work, done, failed, owner)
    if not _watched:
        _watched.append(QCoreApplication.instance())
        _watched[0].aboutToQuit.connect(_leave)
    _kept.add(task)  # QGIS owns the C++ half alone
    QgsApplication.taskManager().addTask(task)
    return task


def _leave() -> None:
    """QGIS closes: nothing is finished any more."""
    end_s = time.monotonic() + LEAVE_S
    tasks = list(_kept)
    for task in tasks:
        task.cancel()
    for task in tasks:
        task.give_up(end_s - time.monotonic())
