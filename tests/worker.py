"""Real worker processes, started as the plugin starts them, watched and ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from sparse_wsss import PROTOCOL

PATIENCE_S = 120.0  # a machine under load; a healthy worker answers in seconds
COMMAND = [sys.executable, "-I", "-m", "sparse_wsss"]
Event = dict[str, Any]


@dataclass(frozen=True)
class Finished:
    """What is left of a worker."""

    exit_code: int
    events: list[Event]
    log: str
    """What it wrote to standard error."""

    @property
    def last(self) -> Event:
        """The last event."""
        return self.events[-1]

    def names(self) -> list[str]:
        """Names of the events in their order."""
        return [event["event"] for event in self.events]


class Worker:
    """A worker at work. Use it in a ``with`` block: it is killed at the end of it if need be.

    Args:
        stage: to run.
        parameters: of the job.
        folder: where job and output of the worker are kept.
        job: changes of the job besides its parameters, such as ``protocol``.
        command: how Python is started, without the arguments of the command line.
    """

    _number = 0

    def __init__(self, stage: str, parameters: Mapping[str, Any], folder: Path, *,
                 job: Mapping[str, Any] | None = None, command: list[str] | None = None) -> None:
        Worker._number += 1
        self.folder = folder / f"worker_{Worker._number}"
        self.folder.mkdir(parents=True)
        values = {name: str(value) if isinstance(value, Path) else value for name, value in parameters.items()}
        whole = {"protocol": PROTOCOL, "stage": stage, "parameters": values, **(job or {})}
        path = self.folder / "job.json"
        path.write_text(json.dumps(whole), encoding="utf-8")
        self.arguments = [*(command or COMMAND), stage, "--job", str(path), "--json"]
        self._out, self._err = self.folder / "stdout", self.folder / "stderr"

    def __enter__(self) -> Worker:
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        with open(self._out, "wb") as out, open(self._err, "wb") as err:
            self.process = subprocess.Popen(self.arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                            env=environment)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def events(self) -> list[Event]:
        """Events so far; a line that is not whole yet is left for later, any other line must be JSON."""
        text = self._out.read_bytes().decode("utf-8")
        return [json.loads(line) for line in text.split("\n")[:-1]]

    def until(self, accept: Callable[[Event], bool]) -> Event:
        """Wait for an event."""
        seen, end = 0, time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            is_over = self.process.poll() is not None
            events = self.events()
            for event in events[seen:]:
                if accept(event):
                    return event
            seen = len(events)
            if is_over:
                raise AssertionError(f"the worker ended without that event: {events[-3:]} {self._err.read_text()}")
            time.sleep(0.01)
        raise AssertionError(f"no such event in {PATIENCE_S:g} s: {self.events()[-3:]}")

    def until_at_work(self, stage: str, share: float = 0.0, message: str = "") -> Event:
        """Wait until a stage has done a share of what its progress says."""
        return self.until(lambda event: event["event"] == "progress" and event["stage"] == stage
                          and message in event["message"] and event["current"] >= share * event["maximum"])

    def kill(self) -> None:
        """End it as the system does when memory runs out: without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def finish(self) -> Finished:
        """Wait for its end."""
        self.process.wait(timeout=PATIENCE_S)
        return Finished(self.process.returncode, self.events(), self._err.read_text(encoding="utf-8"))


def run_worker(stage: str, parameters: Mapping[str, Any], folder: Path, **more: Any) -> Finished:
    """Run a worker to its end."""
    with Worker(stage, parameters, folder, **more) as worker:
        return worker.finish()
