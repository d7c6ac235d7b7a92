"""Waits with the event loop running, and measures how long we held it up: what other programs took is left out."""

from __future__ import annotations

import time
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
        self.clock, self.work, self.queued = time.monotonic(), time.thread_time(), {}
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
    """A timer of 5 ms while the block runs, and the seconds between its beats.

    On the clock, ours of them, and those that this thread itself computed.
    """

    def __enter__(self):
        from qgis.PyQt.QtCore import QTimer

        self.gaps, self.holds, self.works = [], [], []
        self._last = Moment()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        return self

    def __exit__(self, *_):
        self._timer.stop()
        self._beat()  # it may have stood still to the end

    def _beat(self):
        now = Moment()
        self.gaps.append(self._last.passed(now))
        self.holds.append(self._last.ours(now))
        self.works.append(now.work - self._last.work)
        self._last = now

    @property
    def largest_gap(self):
        """Longest time without a beat, on the clock."""
        return max(self.gaps)

    @property
    def largest_work(self):
        """Most that this thread computed between two beats."""
        return max(self.works)

    @property
    def largest_hold(self):
        """Most that we held the window up between two beats, whatever else the machine did."""
        return max(self.holds)

    def __str__(self):
        return (f"longest time without a beat of the window: {1000 * self.largest_gap:.0f} ms, of which "
                f"{1000 * self.largest_hold:.0f} ms at most were ours")
