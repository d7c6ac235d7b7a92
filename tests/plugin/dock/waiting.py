"""Waits with the event loop running, and measures how long we held it up: what other programs took is left out."""

from __future__ import annotations

import gc
import sys
import threading
import time
import traceback
from pathlib import Path

PATIENCE_S = 120.0  # a machine under load; what does not hang is there in a second
PAUSE_MS = 600  # after which a list takes what is typed for another name
THREADS = Path("/proc/self/task")


def wait_for(condition, seconds=PATIENCE_S):
    """Let Qt work until something is so; it may have passed again by the time that the event loop has ended."""
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    end, loop, timer, happened = time.monotonic() + seconds, QEventLoop(), QTimer(), []

    def look():
        if not happened and condition():
            happened.append(True)
        if happened or time.monotonic() > end:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(10)
    loop.exec()
    timer.stop()
    assert happened, f"it did not happen in time; at work: {_at_work()}"


def wait_for_background():
    """Let Qt work until nothing is done in the background."""
    from sparse_wsss_plugin.dock.background import at_work

    wait_for(lambda: not at_work())


def _at_work():
    """What is under way in the background, and where each thread of Python stands."""
    background, names = sys.modules.get("sparse_wsss_plugin.dock.background"), {
        thread.ident: thread.name for thread in threading.enumerate()}
    stacks = [f"{names.get(number)}:\n{''.join(traceback.format_stack(frame, 8))}"
              for number, frame in sys._current_frames().items() if number != threading.get_ident()]
    return "\n".join([str(background.at_work() if background else []), *stacks])


class Moment:
    """A point in time, from which the next one tells the seconds that passed and those that were ours.

    Not ours are those for which threads of this process stood ready and waited for a core: what a busy machine takes.
    Ours is at least what one thread computed. Where the system does not tell (not Linux) all are ours.
    """

    def __init__(self):
        self.clock, self.work, self.threads = time.monotonic(), time.thread_time(), {}
        for thread in THREADS.iterdir() if THREADS.exists() else ():
            try:
                computed, waited, _ = (thread / "schedstat").read_text().split()
            except OSError:  # it has ended between the two looks
                continue
            self.threads[thread.name] = int(computed) / 1e9, int(waited) / 1e9

    def passed(self, later):
        """Seconds on the clock."""
        return later.clock - self.clock

    def ours(self, later):
        """Seconds of them that the machine did not take."""
        parts = [(now[0] - before[0], now[1] - before[1]) for thread, now in later.threads.items()
                 for before in [self.threads.get(thread, (0.0, 0.0))]]
        return max(self.passed(later) - sum(waited for _, waited in parts), *(computed for computed, _ in parts), 0.0)


class Stopwatch:
    """Seconds that a block took, `ours` without those for which the machine had no core for us."""

    def __enter__(self):
        self._start = Moment()
        return self

    def __exit__(self, *_):
        self.ours = self._start.ours(Moment())


class Heartbeat:
    """A timer of 5 ms while the block runs, and the seconds between its beats.

    On the clock, ours of them, and those that this thread itself computed; of these, Python's full garbage collections
    are counted apart: they look at all that QGIS and its plugins hold, whoever is at work when they come.
    """

    def __enter__(self):
        from qgis.PyQt.QtCore import QTimer

        self.gaps, self.holds, self.works, self.collections = [], [], [], []
        self._collected_s = self._began_s = 0.0
        self._thread = threading.get_ident()
        gc.callbacks.append(self._collect)
        self._last = Moment()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        return self

    def __exit__(self, *_):
        self._timer.stop()
        self._beat()  # it may have stood still to the end
        gc.callbacks.remove(self._collect)

    def _beat(self):
        now = Moment()
        self.gaps.append(self._last.passed(now))
        self.holds.append(self._last.ours(now))
        self.works.append(now.work - self._last.work - self._collected_s)
        self.collections.append(self._collected_s)
        self._collected_s = 0.0
        self._last = now

    def _collect(self, phase, about):
        if about["generation"] == 2 and threading.get_ident() == self._thread:
            if phase == "start":
                self._began_s = time.thread_time()
            else:
                self._collected_s += time.thread_time() - self._began_s

    @property
    def largest_gap(self):
        """Longest time without a beat, on the clock."""
        return max(self.gaps)

    @property
    def largest_work(self):
        """Most that this thread computed between two beats, full garbage collections left out."""
        return max(self.works)

    @property
    def largest_collection(self):
        """Most that full garbage collections took of this thread between two beats."""
        return max(self.collections)

    @property
    def largest_hold(self):
        """Most that we held the window up between two beats, whatever else the machine did."""
        return max(self.holds)

    def __str__(self):
        return (f"longest time without a beat of the window: {1000 * self.largest_gap:.0f} ms, of which "
                f"{1000 * self.largest_hold:.0f} ms at most were ours")
