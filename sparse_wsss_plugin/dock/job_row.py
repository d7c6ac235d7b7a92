"""A button that starts a job of the worker, becomes its stop button, and shows how far it is.

Values come from the page, the job from ``stage_job``, its thread from ``run_task``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ..qt import tr
from ..worker.errors import WorkerError
from .run_task import JobTask, board
from .stage_job import stage_job


class JobRow(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """One job at a time; ``asked`` when a person wants it, ``done`` with its outputs, ``failed`` with the next step."""

    asked = pyqtSignal()
    done = pyqtSignal(dict)
    failed = pyqtSignal(str)

    def __init__(self, text: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._task: JobTask | None = None
        self.button, self.bar = QPushButton(text), QProgressBar()
        self.button.setToolTip(tip)
        self.bar.setRange(0, 100)
        self.bar.setVisible(False)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.button)
        self.row.addWidget(self.bar, 1)
        self.button.clicked.connect(self._press)

    @property
    def is_running(self) -> bool:
        """Tell whether a job is at work."""
        return self._task is not None

    def set_text(self, text: str) -> None:
        """Name the button anew; while a job is at work it is the stop button."""
        self._text = text
        if not self.is_running:
            self.button.setText(text)

    def allow(self, is_ready: bool) -> None:
        """Let the job be asked for, or not; while one is at work the button stops it."""
        if not self.is_running:
            self.button.setEnabled(is_ready)

    def start(self, stage: str, values: Mapping[str, Any], title: str) -> bool:
        """Start a job from values by lower-case name; tells whether it has begun, else ``failed`` says why not."""
        try:
            job = stage_job(stage, {name.upper(): value for name, value in values.items()})
        except WorkerError as error:
            self.failed.emit(error.text())
            return False
        self._task = board().start(job, title)
        self._task.ended.connect(self._end)
        self._task.progressChanged.connect(lambda share: self.bar.setValue(int(share)))
        self.button.setText(tr("&Stop"))
        self.bar.setValue(0)
        self.bar.show()
        return True

    def _press(self) -> None:
        if self._task is not None:
            self.button.setEnabled(False)
            self._task.cancel()  # one that has not begun ends here and now
        else:
            self.asked.emit()

    def _end(self) -> None:
        task, self._task = self._task, None
        self.bar.hide()
        self.button.setText(self._text)
        self.button.setEnabled(True)
        if task is None:
            return
        if task.problem is not None:
            self.failed.emit(task.problem.text())
        elif task.isCanceled():
            self.failed.emit(tr("Stopped before it began. Next step: start it again."))
        else:
            self.done.emit(task.outputs)
