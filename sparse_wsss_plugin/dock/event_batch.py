"""Events of a worker between two looks of the window: gathered on one thread, taken on another.

A worker may say thousands of things a second, a window draws ten times; what only the newest tells is kept once.
Showing them is left to the pages.
"""

from __future__ import annotations

import threading
from typing import Any

from ..qt import tr

Event = dict[str, Any]

MOST_LINES = 40  # of the log in a batch: nobody reads more in a tenth of a second, and each costs the window its time
MOST_POINTS = 100  # of the curves in a batch: a quarter of what a curve has pixels


class EventBatch:
    """Gathers events; ``add`` and ``take`` may be called from different threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: list[Event] = []
        self._points: list[Event] = []
        self._progress: Event | None = None
        self._left_out = 0

    def add(self, event: Event) -> None:
        """Gather one event; of progress only the newest is kept, of logs and points a bounded number."""
        with self._lock:
            kind = event.get("event")
            if kind == "progress":
                self._progress = event
            elif kind == "metric":
                self._points.append(event)
                if len(self._points) > MOST_POINTS:
                    self._points = thinned(self._points)
            elif kind == "log" and len(self._lines) >= MOST_LINES and event.get("level") != "warning":
                self._left_out += 1
            else:
                self._lines.append(event)

    def take(self) -> list[Event]:
        """Hand over what was gathered: lines in their order, points in theirs, the newest progress last."""
        with self._lock:
            said = list(self._lines)
            if self._left_out:
                text = tr("... {} more lines").format(self._left_out)
                said.append({"event": "log", "level": "debug", "message": text})
            events = [*said, *self._points, *([self._progress] if self._progress else [])]
            self._clear()
        return events

    def __bool__(self) -> bool:
        return bool(self._lines or self._points or self._progress)

    def _clear(self) -> None:
        self._lines, self._points, self._progress, self._left_out = [], [], None, 0


def thinned(points: list[Event]) -> list[Event]:
    """Every second point, and the newest."""
    kept = points[::2]
    return kept if len(points) % 2 else [*kept, points[-1]]
