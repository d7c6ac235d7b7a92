"""A function on a thread of its own: for files that are too big to read while a window waits.

Jobs of the worker are ``run_task``'s, which QGIS lists. These here nobody needs to see; and QGIS 3.44 was seen to lose
a short task that was given to it while others ended (it stayed in the queue for good), so they are not given to it.

A thread that has done its work waits for the next, and none ends before QGIS. A CRS of QGIS holds PROJ's object of the
thread that made it: when that thread ends, every transform to or from the CRS of a layer that it opened fails, and
QGIS keeps the failed transform for all layers of that CRS.
"""

from __future__ import annotations

import threading
import time
import traceback
from queue import SimpleQueue
from typing import Any, Callable

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal

from ..qt import tr
from ..worker.errors import REPORT_STEP, WorkerCancelled, WorkerError

LEAVE_S = 5.0  # for what is at work when QGIS closes

_at_work: set[BackgroundCall] = set()
_waiting: SimpleQueue[Callable[[], None]] = SimpleQueue()
_idle = threading.Semaphore(0)  # threads that wait
_watched: list[QCoreApplication] = []


class BackgroundCall(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Calls ``work(is_cancelled)`` on a thread, then ``done(result)`` or ``failed(error)`` on the main thread.

    One that was cancelled has failed with ``WorkerCancelled``; when the owner is gone, nothing is called.
    """

    _worked = pyqtSignal()

    def __init__(self, text: str, work: Callable[[Callable[[], bool]], Any], done: Callable[[Any], None],
                 failed: Callable[[WorkerError], None], owner: QObject | None = None) -> None:
        super().__init__()
        self.text = text
        self._work, self._done, self._failed, self._owner = work, done, failed, owner
        self._result: Any = None
        self._problem: WorkerError | None = None
        self._is_over, self._is_cancelled, self._is_given_up = threading.Event(), threading.Event(), False
        self._worked.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, on a thread that has nothing to do or a new one: none waits for another's network drive."""
        _waiting.put(self._run)
        if not _idle.acquire(blocking=False):
            threading.Thread(target=_work_on, name="Sparse WSSS", daemon=True).start()

    def cancel(self) -> None:
        """Ask the work to stop, and take nothing of it."""
        self._is_cancelled.set()

    def give_up(self, seconds: float) -> None:
        """Wait for the work, and drop what it made: a layer that outlives QGIS crashes its end."""
        self._is_over.wait(max(0.0, seconds))
        self._is_given_up, self._result = True, None

    def _run(self) -> None:
        """Work; never lets an exception leave the thread, where nobody would see it."""
        try:
            result = self._work(self._is_cancelled.is_set)
            if not self._is_given_up:
                self._result = result
            del result
        except WorkerError as error:
            self._problem = error.with_traceback(None)  # its frames would keep files open, until after GDAL has gone
        except (OSError, RuntimeError) as error:  # of files, and of GDAL, which says what it could not do
            self._problem = WorkerError(str(error), hint=tr("Check that the file is there and whole."), code="file")
        except Exception as error:
            self._problem = WorkerError(f"{type(error).__name__}: {error}", hint=REPORT_STEP, code="bug",
                                        where=traceback.format_exc())
        self._is_over.set()
        if not self._is_given_up:
            self._worked.emit()

    def _finish(self) -> None:
        """Hand over the result, or what went wrong, on the main thread."""
        _at_work.discard(self)
        found, self._result = self._result, None  # a call may live longer than what it has made should
        if self._owner is not None and sip.isdeleted(self._owner):
            return  # nobody is there to be told
        if self._is_cancelled.is_set():
            self._failed(WorkerCancelled(tr("'{}' was stopped.").format(self.text),
                                         hint=tr("Do it again when it is wanted."), code="cancelled"))
        elif self._problem is not None:
            self._failed(self._problem)
        else:
            self._done(found)


def _work_on() -> None:
    """Do what waits, until the process ends."""
    while True:
        _waiting.get()()
        _idle.release()


def in_background(text: str, work: Callable[[Callable[[], bool]], Any], done: Callable[[Any], None],
                  failed: Callable[[WorkerError], None], owner: QObject | None = None) -> BackgroundCall:
    """Start a function in the background; call this on the main thread.

    Args:
        text: what it is, for messages.
        work: called on a thread with what tells whether it was cancelled.
        done: called with the result.
        failed: called with what went wrong, also when it was cancelled.
        owner: when it is deleted meanwhile, nothing is called.
    """
    call = BackgroundCall(text, work, done, failed, owner)
    if not _watched:
        _watched.append(QCoreApplication.instance())
        _watched[0].aboutToQuit.connect(_leave)
    _at_work.add(call)
    call.start()
    return call


def at_work() -> list[str]:
    """Return the texts of what is being done, or whose result is on its way."""
    return sorted(call.text for call in _at_work)


def _leave() -> None:
    """QGIS closes: nothing is finished any more."""
    end_s = time.monotonic() + LEAVE_S
    calls = list(_at_work)
    for call in calls:
        call.cancel()
    for call in calls:
        call.give_up(end_s - time.monotonic())
