"""Workers that are watched and stopped: forked from a warm process or started afresh, and what is left of them."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from sparse_wsss import PROTOCOL

PATIENCE_S = 300.0  # for anything, on a machine under load
WARM = Path(__file__).with_name("warm.py")
Event = dict[str, Any]


class Warm:
    """A process that forks workers, in a ``with`` block."""

    def __enter__(self) -> Warm:
        self._process = subprocess.Popen([sys.executable, "-I", str(WARM)], stdin=subprocess.PIPE, text=True,
                                         stdout=subprocess.PIPE, env={**os.environ, "OMP_NUM_THREADS": "1"})
        self._answer()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()

    def order(self, **what: Any) -> dict[str, Any]:
        """Ask for something and return the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


class Stoppable:
    """A worker at work on a job.

    Args:
        warm: forks it.
        stage: to run.
        parameters: of the job.
        folder: where job and output are kept.
        hosted: it is the child of a process of its own, which can be killed.
        traced: it waits for SIGCONT before it begins.
    """

    _numbers = itertools.count(1)

    def __init__(self, warm: Warm, stage: str, parameters: Mapping[str, Any], folder: Path, *, hosted: bool = False,
                 traced: bool = False) -> None:
        self._warm, base = warm, folder / f"worker_{next(Stoppable._numbers)}"
        base.mkdir(parents=True)
        job, self._out, self.err = base / "job.json", base / "stdout", base / "stderr"
        values = {name: str(value) if isinstance(value, Path) else value for name, value in parameters.items()}
        self.cancel_file = base / "CANCEL"
        job.write_text(json.dumps({"protocol": PROTOCOL, "stage": stage, "parameters": values,
                                   "cancel_file": str(self.cancel_file)}), encoding="utf-8")
        self._out.touch()
        host = str(base / "pid") if hosted else ""
        self.child = warm.order(arguments=[stage, "--job", str(job), "--json"], job=str(job), out=str(self._out),
                                err=str(self.err), host=host, traced=traced)["pid"]
        self.pid = self.child
        if hosted:
            wait_for(lambda: (base / "pid").exists() and (base / "pid").read_text().endswith("\n"))
            self.pid = int((base / "pid").read_text())

    def events(self) -> list[Event]:
        """Events so far, without a line that is not whole yet."""
        return [json.loads(line) for line in self._out.read_text(encoding="utf-8").split("\n")[:-1]]

    def until(self, accept: Callable[[Event], bool]) -> bool:
        """Wait for an event. Returns: whether it came before the worker ended."""
        seen, end = 0, time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            is_over = not is_running(self.pid)
            events = self.events()
            if any(map(accept, events[seen:])):
                return not is_over
            if is_over:
                return False
            seen = len(events)
            time.sleep(0.005)
        raise AssertionError(f"nothing in {PATIENCE_S:g} s: {self.events()[-2:]}")

    def until_share(self, share: float) -> bool:
        """Wait until the whole job has come so far, 0 to 100; whether it came so far before it ended."""
        return self.until(lambda event: event["event"] == "progress" and event["overall"] >= share)

    def send(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def wait(self) -> int:
        """Wait for the end of the child of the warm process; its exit code, negative for a signal."""
        return int(self._warm.order(wait=self.child)["exit"])

    def at(self) -> str:
        """Stage at which it is, by its last word of one."""
        named = [event["stage"] for event in self.events() if event.get("stage")]
        return named[-1] if named else "start"


def is_running(pid: int) -> bool:
    """Whether any thread of a process is at work; one that ended and was not waited for is not."""
    try:
        return any(_state(thread) != "Z" for thread in Path(f"/proc/{pid}/task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return False


def _state(thread: Path) -> str:
    """Letter of the state of a thread; that of one that has just ended is Z."""
    try:
        return (thread / "stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "Z"


def session_of(pid: int) -> list[int]:
    """Processes at work in the session that a process began."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(fields[3]) == pid and is_running(int(entry.name)):
                found.append(int(entry.name))
    return found


def wait_for(condition: Callable[[], bool], seconds: float = PATIENCE_S) -> float:
    """Wait until something is so. Returns: the seconds that took. Raises: AssertionError when it never was."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() - start > seconds:
            raise AssertionError(f"waited {seconds:g} s in vain")
        time.sleep(0.005)
    return time.monotonic() - start


def end(pids: list[int]) -> None:
    """Kill processes, so that what was left over does not disturb what follows."""
    for pid in pids:
        if is_running(pid):
            os.kill(pid, signal.SIGKILL)
