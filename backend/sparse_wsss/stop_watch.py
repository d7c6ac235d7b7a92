"""A thread that sees to it that a stop is obeyed soon, whatever the work is doing at that moment.

The work notices a stop between two steps and saves its state. A step may take minutes: torch is being imported, GDAL
lays out a map of a whole country. Then the process is ended in the middle of it, which is what a kill does too: every
file is written beside its place, and the next worker goes on from the last state that was saved.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress

from sparse_wsss.atomic import remove_open_parts
from sparse_wsss.errors import EXIT_CANCELLED
from sparse_wsss.events import Reporter
from sparse_wsss.host import parent_is_alive

PATIENCE_S = 0.6  # for the step at work: a stop has to be obeyed within two seconds on a busy machine too
UNBEGUN_S = 0.2  # the same while libraries are loaded: there is nothing to save yet
LOOK_EVERY_S = 0.1
TELL_S = 0.3  # a host that does not read must not keep the process


class StopWatch:
    """Watches, in a ``with`` block, for a signal, a CANCEL file and a parent that is gone.

    Args:
        reporter: asked to stop; its last word is taken when the work does not listen.
    """

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self._is_over = threading.Event()
        self._signals: tuple[int, int] | None = None
        self.parent_pid: int | None = None
        """Process without which the work has no use."""

    def __enter__(self) -> StopWatch:
        if os.name != "nt":
            # a handler of Python's runs between two instructions of Python: not while a library is at work
            self._signals = os.pipe()
            for end in self._signals:
                os.set_blocking(end, False)
            self._before = signal.set_wakeup_fd(self._signals[1], warn_on_full_buffer=False)
        self._thread = threading.Thread(target=self._watch, daemon=True, name="stop-watch")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._wake()
        self._thread.join()
        if self._signals is not None:
            signal.set_wakeup_fd(self._before)
            for end in self._signals:
                os.close(end)

    def _wake(self) -> None:
        if self._signals is not None:
            os.write(self._signals[1], bytes(1))

    def _watch(self) -> None:
        asked_s: float | None = None
        while not self._is_over.is_set():
            self._look()
            now = time.monotonic()
            if asked_s is None and self._reporter.stop_reason:
                asked_s = now
            patience_s = PATIENCE_S if self._reporter.has_begun else UNBEGUN_S
            if asked_s is not None and now - asked_s > patience_s and not self._reporter.is_saving:
                self._end()
            self._is_over.wait(0.0 if self._signals else LOOK_EVERY_S)

    def _look(self) -> None:
        if self._signals is not None and select.select([self._signals[0]], [], [], LOOK_EVERY_S)[0]:
            for number in os.read(self._signals[0], 64):
                if number in (signal.SIGINT, signal.SIGTERM):
                    self._reporter.stop(f"Signal {number}")
        if self.parent_pid is not None and not parent_is_alive(self.parent_pid):
            self._reporter.stop("The program that started this work is gone")
        self._reporter.look_for_cancel()

    def _end(self) -> None:
        """End the process; does not return, unless the work has just ended by itself."""
        if not self._reporter.take_last_word():
            return
        remove_open_parts()
        telling = threading.Thread(target=self._tell, daemon=True)
        telling.start()
        telling.join(TELL_S)
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(EXIT_CANCELLED)

    def _tell(self) -> None:
        said = self._reporter.stopped()
        for note in self._reporter.before_end:
            with suppress(OSError):
                note()
        self._reporter.send("cancelled", message=said.message, hint=said.hint)
