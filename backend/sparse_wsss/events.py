"""What a worker says while it works: JSON lines for a host, a bar for a terminal, a record in the run.

Stages speak through ``Reporter`` alone. It also carries the wish to stop: a CANCEL file, a signal,
or a parent process that is gone. It leaves files of results to the stages.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

from sparse_wsss import PROTOCOL, __version__
from sparse_wsss.errors import Cancelled

PROGRESS_INTERVAL_S = 0.1  # more often than this nobody sees, and a pipe would fill
CANCEL_POLL_S = 0.1
LAST_EVENTS = frozenset({"result", "error", "cancelled"})


class Sink(Protocol):
    """A listener: gets every event as a dictionary with the key ``event``."""

    def write(self, event: dict[str, Any]) -> None:
        """Take one event."""


class JsonLines:
    """Writes one JSON object a line, flushed at once."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, event: dict[str, Any]) -> None:
        """Write one line; a host that is gone is found by the parent watch, not here."""
        try:
            self._stream.write(json.dumps(event, ensure_ascii=False, default=str) + "\n")
            self._stream.flush()
        except BrokenPipeError:
            with suppress(BrokenPipeError):  # of what it still holds; Python 3.13 says so when a stream is only left
                self._stream.close()
            self._stream = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (lives as long as the process)


class Record:
    """Appends events to a file of the run; opened for each line, so that nothing is lost and nothing is left open."""

    def __init__(self, path: Path, only: str = "") -> None:
        self._path = path
        self._only = only

    def write(self, event: dict[str, Any]) -> None:
        """Append one event, or for ``only="metric"`` one point of a curve."""
        if self._only and event["event"] != self._only:
            return
        line = {"stage": event["stage"], **event["values"]} if self._only == "metric" else event
        try:
            with open(self._path, "a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
        except OSError:
            if event["event"] not in LAST_EVENTS:  # a full disk must not hide the error that says so
                raise


class Terminal:
    """A progress bar and readable lines on stderr; results on stdout."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage = ""

    def write(self, event: dict[str, Any]) -> None:
        """Show one event."""
        kind = event["event"]
        if kind == "progress":
            self._progress(event)
        elif kind == "metric":
            numbers = {k: v for k, v in event["values"].items() if isinstance(v, int | float)}
            if self._bar is not None:
                self._bar.set_postfix({k: f"{v:.3g}" for k, v in numbers.items()}, refresh=False)
        elif kind == "artifact":
            self._line(f"  wrote {event['kind']}: {event['path']}")
        elif kind == "log":
            prefix = {"warning": "! ", "info": "  "}.get(event["level"], "  ")
            self._line(prefix + event["message"])
        elif kind == "saving":
            self._line(f"  {event['message']}")
        elif kind == "result":
            self._close()
            print(json.dumps(event["outputs"], indent=1, default=str))
        elif kind == "error":
            self._close()
            print(f"Error: {event['message']}", file=sys.stderr)
            if event.get("hint"):
                print(f"  Next step: {event['hint']}", file=sys.stderr)
        elif kind == "cancelled":
            self._close()
            print(f"Cancelled. {event.get('message', '')}", file=sys.stderr)

    def _progress(self, event: dict[str, Any]) -> None:
        from tqdm import tqdm  # here, so that a JSON host does not wait for it

        label = f"{event['stage']}: {event['message']}"
        if self._bar is None or self._stage != label:
            self._close()
            self._stage = label
            self._bar = tqdm(total=event["maximum"], desc=label, leave=True, dynamic_ncols=True)
        self._bar.n = event["current"]
        self._bar.refresh()

    def _line(self, text: str) -> None:
        if self._bar is not None:
            self._bar.write(text, file=sys.stderr)
        else:
            print(text, file=sys.stderr)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class Complaints:
    """What is said by a process that shares a job and is not the first: why it ends early, on stderr, and no more."""

    def __init__(self, rank: int) -> None:
        self._rank = rank

    def write(self, event: dict[str, Any]) -> None:
        """Show an error."""
        if event["event"] == "error" and event["code"] != "rank_lost":  # the one that was lost says more
            print(f"Error (rank {self._rank}): {event['message']}\n  Next step: {event['hint']}", file=sys.stderr)


class Reporter:
    """Sends events to its sinks and raises ``Cancelled`` when it is time to stop."""

    def __init__(self, sinks: list[Sink] | None = None, cancel_file: Path | None = None) -> None:
        self.sinks: list[Sink] = list(sinks or ())
        self.cancel_files: list[Path] = [cancel_file] if cancel_file else []
        self.began = time.time()
        self.stage_name = "start"
        self._share = (0.0, 1.0)
        self._last_progress = (0.0, "")
        self._last_poll = 0.0
        self.stop_reason = ""
        """Why the job is to stop; "" while it is not."""
        self.has_begun = False
        """Whether the work has said how far it is: until then libraries are loaded."""
        self.is_saving = False
        """Whether the work has noticed that it is to stop, and saves what there is: its process must not be ended."""
        self.before_end: list[Callable[[], None]] = []
        """What is to be noted when the work does not notice a stop and its process is ended."""
        self._last_word = threading.Lock()

    def send(self, event: str, **fields: Any) -> None:
        """Send one event to every sink, stamped with the time in seconds since 1970."""
        record = {"event": event, "time": round(time.time(), 3), **fields}
        for sink in self.sinks:
            sink.write(record)

    def take_last_word(self) -> bool:
        """Tell whether the caller may say how the job ended: the first who asks may."""
        return self._last_word.acquire(blocking=False)

    def hello(self) -> None:
        """Say who is speaking, before anything slow is imported."""
        self.send("hello", protocol=PROTOCOL, version=__version__, pid=os.getpid())

    def ready(self, device: str, **facts: Any) -> None:
        """Say on which device the networks run."""
        self.send("ready", device=device, **facts)

    def progress(self, message: str, current: float, maximum: float) -> None:
        """Say how far the stage is; also the place where a stop is noticed.

        Raises: Cancelled when a stop was asked for.
        """
        self.check()
        self.tell_progress(message, current, maximum)

    def tell_progress(self, message: str, current: float, maximum: float) -> None:
        """Say how far the stage is, and no more."""
        self.has_begun = True
        now = time.monotonic()
        last, last_message = self._last_progress
        done = current >= maximum
        if not done and message == last_message and now - last < PROGRESS_INTERVAL_S:
            return
        self._last_progress = (now, message)
        start, end = self._share
        overall = start + (end - start) * (current / maximum if maximum else 1.0)
        self.send("progress", stage=self.stage_name, message=message, current=current, maximum=maximum,
                  overall=round(100 * overall, 2))

    def metric(self, **values: Any) -> None:
        """Send a point of the curves, such as ``step=10, loss=0.4``."""
        self.send("metric", stage=self.stage_name, values=values)

    def artifact(self, kind: str, path: Path | str) -> None:
        """Say that a file was written and is whole."""
        self.send("artifact", stage=self.stage_name, kind=kind, path=str(path))

    def log(self, message: str) -> None:
        """Say something worth reading."""
        self.send("log", stage=self.stage_name, level="info", message=message)

    def warning(self, message: str) -> None:
        """Say something that a person should know before trusting the result."""
        self.send("log", stage=self.stage_name, level="warning", message=message)

    @contextmanager
    def stage(self, name: str, start: float = 0.0, end: float = 1.0) -> Iterator[None]:
        """Name the stage whose events follow, and its share of the whole job."""
        before = (self.stage_name, self._share)
        self.stage_name, self._share = name, (start, end)
        try:
            yield
        finally:
            self.stage_name, self._share = before

    @contextmanager
    def part(self, start: float, end: float) -> Iterator[None]:
        """Let the progress that follows fill only a part of the present share, so that a bar never jumps back."""
        before = self._share
        low, high = before
        self._share = (low + start * (high - low), low + end * (high - low))
        try:
            yield
        finally:
            self._share = before

    def saves(self) -> None:
        """Say that work which is to stop saves what there is: from now on it may take its time."""
        self.is_saving = True
        self.send("saving", stage=self.stage_name, message=f"{self.stop_reason}: saving what there is.")

    def stop(self, reason: str) -> None:
        """Ask for a stop at the next step; safe in a signal handler and from a thread."""
        self.stop_reason = self.stop_reason or reason

    def look_for_cancel(self) -> None:
        """Ask for a stop when a CANCEL file is there."""
        if any(path.exists() for path in self.cancel_files):
            self.stop("Stopped on request")

    def stopped(self) -> Cancelled:
        """What is said of a job that was stopped."""
        return Cancelled(f"{self.stop_reason} during '{self.stage_name}'.",
                         hint="What was done is kept: start the same job again and it goes on from there.")

    def wants_stop(self) -> bool:
        """Tell whether a stop was asked for."""
        now = time.monotonic()
        if now - self._last_poll > CANCEL_POLL_S:
            self._last_poll = now
            self.look_for_cancel()
        return bool(self.stop_reason)

    def check(self) -> None:
        """Raise ``Cancelled`` when a stop was asked for."""
        if self.wants_stop():
            raise self.stopped()
