"""Waits with the event loop running, and measures how long we held it up: what other programs took is left out."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

PATIENCE_S = 120.0  # a machine under load; what does not hang is there in a second
PAUSE_MS = 600  # after which a list takes what is typed for another name
THREADS = Path("/proc/self/task")


def wait_for(condition, seconds=PATIENCE_S):
    """Let Qt work until something is so."""
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    end, loop, timer = time.monotonic() + seconds, QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() or time.monotonic() > end else None)
    timer.start(10)
    loop.exec()
    timer.stop()
    assert condition(), "it did not happen in time"


class Moment:
    """A point in time, from which the next one tells the seconds that passed and those that were ours.

    Ours are those in which no thread of this process stood ready and waited for a core: computing, reading, waiting for
    another program. The wait for a core is what a busy machine takes. Where it is not told (not Linux) all are ours.
    """

    def __init__(self):
        self.clock, self.queued = time.monotonic(), {}
        for thread in THREADS.iterdir() if THREADS.exists() else ():
            try:
                self.queued[thread.name] = int((thread / "schedstat").read_text().split()[1])
            except OSError:  # it has ended between the two looks
                continue

    def passed(self, later):
        """Seconds on the clock."""
        return later.clock - self.clock

    def ours(self, later):
        """Seconds of them that the machine had a core for us."""
        waited = sum(nanoseconds - self.queued.get(thread, 0) for thread, nanoseconds in later.queued.items())
        return max(0.0, self.passed(later) - waited / 1e9)


class Stopwatch:
    """Seconds that a block took, `ours` without those for which the machine had no core for us."""

    def __enter__(self):
        self._start = Moment()
        return self

    def __exit__(self, *_):
        self.ours = self._start.ours(Moment())


class Heartbeat:
    """A timer of 5 ms while the block runs, in seconds without a beat."""

    def __enter__(self):
        from qgis.PyQt.QtCore import QTimer

        self.beats = []
        self.timer = QTimer()
        self.timer.setInterval(5)
        self.timer.timeout.connect(lambda: self.beats.append(Moment()))
        self.timer.start()
        return self

    def __exit__(self, *_):
        self.timer.stop()
        self.beats.append(Moment())  # it may have stood still to the end

    @property
    def gaps(self):
        """Between beats, on the clock."""
        return [earlier.passed(later) for earlier, later in pairwise(self.beats)]

    @property
    def largest_hold(self):
        """Most that we held the window up between two beats, whatever else the machine did."""
        return max(earlier.ours(later) for earlier, later in pairwise(self.beats))

    def __str__(self):
        return (f"longest time without a beat of the window: {1000 * max(self.gaps):.0f} ms, of which "
                f"{1000 * self.largest_hold:.0f} ms at most were ours")
