"""Says in Processing's log and progress bar what the worker says."""

from __future__ import annotations

import time
from typing import Any

from qgis.core import QgsProcessingFeedback

from ..qt import tr
from ..worker.launch import Event, percent_done

METRIC_INTERVAL_S = 0.5  # every step of a training would fill the log; the run's metrics.jsonl has them all


class Voice:
    """Listens to a worker's events; events and fields it does not know are passed over."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback
        self._text = ""
        self._last_metric = float("-inf")
        self._known = {"ready": self._ready, "progress": self._progress, "metric": self._metric,
                       "artifact": self._artifact, "log": self._log}

    def listen(self, event: Event) -> None:
        """Show one event."""
        speak = self._known.get(event["event"])
        if speak is not None:
            speak(event)

    def _ready(self, event: Event) -> None:
        self._feedback.pushInfo(tr("Worker ready on {} ({}).").format(event.get("device"), event.get("detail", "")))

    def _progress(self, event: Event) -> None:
        text = f"{event.get('stage', '')}: {event.get('message', '')}"
        if text != self._text:
            self._text = text
            self._feedback.setProgressText(text)
        percent = percent_done(event)
        if percent is not None:
            self._feedback.setProgress(percent)

    def _metric(self, event: Event) -> None:
        values, now = event.get("values"), time.monotonic()
        if isinstance(values, dict) and now - self._last_metric > METRIC_INTERVAL_S:
            self._last_metric = now
            numbers = "  ".join(f"{name} {_short(value)}" for name, value in values.items())
            self._feedback.pushInfo(f"{event.get('stage', '')}: {numbers}")

    def _artifact(self, event: Event) -> None:
        self._feedback.pushInfo(tr("Wrote {}: {}").format(event.get("kind"), event.get("path")))

    def _log(self, event: Event) -> None:
        message, level = str(event.get("message", "")), event.get("level")
        if level == "warning":
            self._feedback.pushWarning(message)
        elif level == "debug":
            self._feedback.pushDebugInfo(message)
        else:
            self._feedback.pushInfo(message)


def _short(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
