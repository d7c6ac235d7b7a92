"""Which job of the page Run belongs to the run that is shown: another project shows another run, and its own job.

Starting and showing is left to the page; jobs of the other pages are theirs.
"""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from .run_task import JobTask, board


class JobWatch(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Follows one job at most, ``task``; one that was followed before is told of once, when it ends."""

    heard = pyqtSignal(list)  # events of the job that is followed
    ended = pyqtSignal(object)  # this task, followed until now
    ended_elsewhere = pyqtSignal(object)  # a task in a run that is shown no more

    def __init__(self, owner: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.task: JobTask | None = None
        self._owner = owner
        self._left: list[JobTask] = []
        board().heard.connect(self._hear)
        board().ended.connect(self._end)

    def look(self, run: str) -> bool:
        """Follow the job that works in a run, if there is one; tell whether this is news."""
        found = board().of_run(run, self._owner)
        if found is self.task:
            return False
        if self.task is not None:
            self._left.append(self.task)
        self._left = [task for task in self._left if task is not found]
        self.task = found
        return True

    def _hear(self, task: JobTask, events: list[dict[str, Any]]) -> None:
        if task is self.task:
            self.heard.emit(events)

    def _end(self, task: JobTask) -> None:
        if task is self.task:
            self.task = None
            self.ended.emit(task)
        elif task in self._left:
            self._left.remove(task)
            self.ended_elsewhere.emit(task)
