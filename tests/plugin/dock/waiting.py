"""Waits with the event loop running, and measures how long it stood still."""

from __future__ import annotations

import time
from itertools import pairwise

PAUSE_MS = 600  # after which a list takes what is typed for another name


def wait_for(condition, seconds=20.0):
    """Let Qt work until something is so."""
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    end, loop, timer = time.monotonic() + seconds, QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() or time.monotonic() > end else None)
    timer.start(10)
    loop.exec()
    timer.stop()
    assert condition(), "it did not happen in time"


class Heartbeat:
    """A timer of 5 ms while the block runs; `largest_gap` in seconds is the longest time without a beat."""

    def __enter__(self):
        from qgis.PyQt.QtCore import QTimer

        self.beats, self.work = [], []
        self.timer = QTimer()
        self.timer.setInterval(5)
        self.timer.timeout.connect(self._beat)
        self.timer.start()
        return self

    def __exit__(self, *_):
        self.timer.stop()

    def _beat(self):
        self.beats.append(time.monotonic())
        self.work.append(time.thread_time())

    @property
    def largest_gap(self):
        return max(self.gaps)

    @property
    def gaps(self):
        """Seconds between beats."""
        return [later - earlier for earlier, later in pairwise(self.beats)]

    @property
    def largest_work(self):
        """Most seconds that this thread itself computed between two beats: what is ours of the largest gap."""
        return max(later - earlier for earlier, later in zip(self.work, self.work[1:], strict=False))
