"""A job at work: stages, progress, curves and log; the same of a run that lies on the disk.

Starting and stopping is the page's.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QFontDatabase, QTextCharFormat, QTextCursor
from qgis.PyQt.QtWidgets import QLabel, QPlainTextEdit, QProgressBar, QSplitter, QVBoxLayout, QWidget

from ..qt import tr
from ..worker.launch import percent_done
from .curve_data import RunCurves
from .curves import CurvesView
from .estimate import duration
from .run_files import GrowingLines
from .run_status import PIPELINE, RunStatus, last_said

MOST_LOG_LINES = 5000
SAID = ("log", "ready", "artifact")  # events that are lines of the log
SIGNS = {"done": "✓", "started": "▸", "": "·"}
LEAST_SHARE = 0.03  # of the work, before the time that is left is said


class RunView(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """What a run does, live or as it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stages, self.bar, self.text = QLabel(), QProgressBar(), QLabel()
        self.curves, self.log = CurvesView(), QPlainTextEdit()
        self.data = RunCurves()
        self._states: dict[str, str] = {}
        self._run = ""
        self._share = 0.0
        self._started_s: float | None = None
        self._doing = ""
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tell_time)
        self._build()

    def begin(self, started_s: float) -> None:
        """Start anew: a job was given to QGIS, at that time of the monotonic clock."""
        self.log.clear()
        self._run = ""
        self._share, self._doing, self._started_s = 0.0, tr("starting the worker"), started_s
        self.bar.setMaximum(0)  # busy until the worker has said how far it is
        self.bar.setVisible(True)
        self._clock.start()
        self._tell_time()

    def end(self, text: str) -> None:
        """The job is over."""
        took = f" ({duration(time.monotonic() - self._started_s)})" if self._started_s is not None else ""
        self.rest()
        self._say(text + took)

    def rest(self) -> None:
        """Nothing is at work in the run that is shown."""
        self._clock.stop()
        self.bar.setVisible(False)
        self._started_s = None
        self._say("")

    def show_run(self, run: str, status: RunStatus) -> None:
        """Show the curves and stages of a run as its files have them."""
        self._states = dict(status.stages)
        self._show_stages()
        found = RunCurves()
        if run:
            found.take_all(GrowingLines(Path(run) / "metrics.jsonl").newest())  # bounded; most runs' are small
        if found.n_points or run != self._run:  # what was heard counts until the file has it
            self.data = found
            self.curves.show_run(self.data)
        if run != self._run:
            self.log.clear()
            self._write(last_said(run))
        self._run = run

    def take(self, events: list[dict[str, Any]]) -> None:
        """Show a batch of events."""
        before = self.data.n_points
        for event in events:
            kind = event.get("event")
            if kind == "metric" and isinstance(event.get("values"), dict):
                self.data.take({"stage": event.get("stage"), **event["values"]})
            elif kind == "progress":
                self._take_progress(event)
        if self.data.n_points != before:
            self.curves.show_run(self.data)
        self._write(events)

    def write(self, text: str, is_strong: bool = False) -> None:
        """Add lines to the log."""
        self._append([(text, is_strong)])

    # ------------------------------------------------------------ parts

    def _build(self) -> None:
        self.stages.setObjectName("sparseWsssStages")
        self.stages.setToolTip(tr("Stages of a run: ✓ done, ▸ at work or begun, · not yet"))
        self.text.setWordWrap(True)
        self.text.hide()
        self.bar.setVisible(False)
        self.bar.setAccessibleName(tr("Progress of the job"))
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(MOST_LOG_LINES)
        self.log.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.log.setPlaceholderText(tr("What the worker says stands here."))
        self.log.setAccessibleName(tr("Log"))
        self.log.setTabChangesFocus(True)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.curves)
        split.addWidget(self.log)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([270, 110])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.stages, self.bar, self.text):
            layout.addWidget(part)
        layout.addWidget(split, 1)
        self._show_stages()

    def _show_stages(self) -> None:
        self.stages.setText("   ".join(f"{SIGNS[self._states.get(stage, '')]} {stage}" for stage in PIPELINE))

    def _take_progress(self, event: dict[str, Any]) -> None:
        stage, percent = str(event.get("stage", "")), percent_done(event)
        if stage in PIPELINE and self._states.get(stage) != "started":
            passed = PIPELINE[:PIPELINE.index(stage)]
            self._states.update({one: "done" for one in passed if self._states.get(one)})
            self._states[stage] = "started"
            self._show_stages()
        self._doing = f"{stage}: {event.get('message', '')}"
        if percent is not None:
            self._share = percent / 100
            self.bar.setMaximum(1000)
            self.bar.setValue(round(1000 * self._share))
        self._tell_time()

    def _tell_time(self) -> None:
        if self._started_s is None:
            return
        took = time.monotonic() - self._started_s
        words = [self._doing, duration(took)]
        if self._share > LEAST_SHARE:
            words.append(tr("about {} left").format(duration(took * (1 - self._share) / self._share)))
        self._say(" · ".join(words))

    def _say(self, text: str) -> None:
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def _write(self, events: list[dict[str, Any]]) -> None:
        lines = []
        for event in events:
            if event.get("event") not in SAID:
                continue
            if event["event"] == "ready":
                text = tr("Worker ready on {} ({}).").format(event.get("device"), event.get("detail", ""))
                lines.append((text, False))
            elif event["event"] == "artifact":
                lines.append((tr("Wrote {}: {}").format(event.get("kind"), event.get("path")), False))
            else:
                is_warning = event.get("level") == "warning"
                lines.append((f"{'! ' if is_warning else ''}{event.get('message', '')}", is_warning))
        if lines:
            self._append(lines)

    def _append(self, lines: list[tuple[str, bool]]) -> None:
        bar = self.log.verticalScrollBar()
        is_at_end = bar.value() >= bar.maximum() - 2
        cursor = QTextCursor(self.log.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for text, is_strong in lines:
            look = QTextCharFormat()
            look.setFontWeight(700 if is_strong else 400)
            cursor.insertText(("\n" if not self.log.document().isEmpty() else "") + text, look)
        cursor.endEditBlock()
        if is_at_end:
            bar.setValue(bar.maximum())
