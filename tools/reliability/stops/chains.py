"""Runs of the pipeline that are stopped again and again, at random moments of every stage, and then left in peace."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sparse_wsss.errors import EXIT_CANCELLED, EXIT_USER
from sparse_wsss.pipeline import PIPELINE

from reliability.stops import power, whole
from reliability.stops.workers import Stoppable, Warm, end, is_running, session_of, wait_for
from reliability.stops.world import Undisturbed, fresh_pipeline
from tests.worker import Worker

SIGNALS = {"SIGKILL": signal.SIGKILL, "SIGTERM": signal.SIGTERM, "SIGINT": signal.SIGINT, "SIGSEGV": signal.SIGSEGV}
KINDS = (*SIGNALS, "CANCEL file", "host killed", "power cut")
OBEYED = ("SIGTERM", "SIGINT", "CANCEL file", "host killed")
DELAY_S = 0.15  # after the word of progress at which a stop is due: its moment lies anywhere in the work
OBEY_S = 10.0  # a worker that is still there then has not obeyed
A_WHILE_S = 7200.0  # after which parts of a killed process are removed by the next who writes there
STARTS = tuple(zip(PIPELINE, (0.05, *list(PIPELINE.values())[:-1]), PIPELINE.values(), strict=True))


@dataclass
class Found:
    """What came of the stops so far."""

    stops: list[tuple[str, str]] = field(default_factory=list)
    """Kind and stage of each."""
    obeyed_s: dict[str, list[float]] = field(default_factory=dict)
    runs: int = 0
    refused: int = 0
    """Second workers in a run that is at work."""
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Due:
    """A stop: of which kind, and at which share of the whole job, 0 to 100."""

    kind: str
    share: float


def plan(n: int, per_run: int, rng: random.Random) -> list[list[Due]]:
    """Draw stops, the kinds and the stages in turn; those of a run in the order in which they come."""
    kinds = [KINDS[i % len(KINDS)] for i in range(n)]
    rng.shuffle(kinds)
    drawn = [Due(kind, 100 * rng.uniform(*STARTS[i % len(STARTS)][1:])) for i, kind in enumerate(kinds)]
    rng.shuffle(drawn)
    return [sorted(drawn[i:i + per_run], key=lambda due: due.share) for i in range(0, n, per_run)]


class Chain:
    """One run that is stopped again and again.

    Args:
        peace: world and undisturbed results.
        warm: forks the workers.
        folder: of the run.
        calls: how often each system call comes in an undisturbed pipeline.
        rng: draws the moments.
        found: takes what came of it.
    """

    def __init__(self, peace: Undisturbed, warm: Warm, folder: Path, calls: dict[str, int], rng: random.Random,
                 found: Found) -> None:
        self.peace, self.warm, self.folder, self.rng, self.found = peace, warm, folder, rng, found
        self.calls = calls
        folder.mkdir(parents=True)

    def disturb(self, dues: list[Due], tell: Callable[[], None]) -> None:
        """Stop the run at each moment in turn, then let it end, and compare."""
        for number, due in enumerate(dues):
            if self.stop(due, is_second_tried=number == len(dues) // 2):
                tell()
        for part in whole.parts(self.folder):
            os.utime(part, (time.time() - A_WHILE_S,) * 2)
        self.found.failures += self.peace.finish(self.warm, self.folder)
        self.found.failures += [f"{part} is left over" for part in whole.parts(self.folder)]
        self.found.failures += whole.problems(self.folder)
        self.found.runs += 1

    def stop(self, due: Due, is_second_tried: bool = False) -> bool:
        """Start a worker and stop it. Returns: whether it was stopped before its end."""
        worker = Stoppable(self.warm, "pipeline", self.peace.job(self.folder), self.folder,
                           hosted=due.kind == "host killed", traced=due.kind == "power cut")
        if due.kind == "power cut":
            call = self.rng.choice(sorted(self.calls))
            power.cut(worker, worker.err.with_name("strace"), call, self.rng.randint(1, 1 + self.calls[call] // 2))
        elif worker.until_share(due.share):
            time.sleep(self.rng.uniform(0, DELAY_S))
            if is_second_tried and is_running(worker.pid):
                self._second()
            self._stop(due.kind, worker)
        return self._look(due.kind, worker, worker.wait())

    def _stop(self, kind: str, worker: Stoppable) -> None:
        if not is_running(worker.pid):
            return
        if kind in SIGNALS:
            worker.send(SIGNALS[kind])
        elif kind == "CANCEL file":
            (self.folder / "run" / "CANCEL").touch()
        else:
            os.kill(worker.child, signal.SIGKILL)
        try:
            seconds = wait_for(lambda: not is_running(worker.pid), OBEY_S)
        except AssertionError:
            self.found.failures.append(f"{kind} in '{worker.at()}': still there after {OBEY_S:g} s")
            end(session_of(worker.pid))
            return
        if kind in OBEYED:
            self.found.obeyed_s.setdefault(kind, []).append(round(seconds, 3))

    def _look(self, kind: str, worker: Stoppable, code: int) -> bool:
        last = (worker.events() or [{"event": ""}])[-1]["event"]
        if last == "result":
            return False
        expected = {"SIGKILL": -9, "SIGSEGV": -11, "host killed": -9, "power cut": -9}.get(kind, EXIT_CANCELLED)
        where = f"{self.folder.name}, {kind} in '{worker.at()}'"
        self.found.stops.append((kind, worker.at()))
        if code != expected or (kind in OBEYED and last != "cancelled"):
            self.found.failures.append(f"{where}: exit {code}, last event '{last}'; {worker.err.read_text()[-500:]}")
        left = session_of(worker.pid)
        end(left)
        self.found.failures += [f"{where}: process {pid} is left" for pid in left]
        self.found.failures += [f"{where}: {problem}" for problem in whole.problems(self.folder)]
        if (self.folder / "run").is_dir() and whole.is_locked(self.folder / "run"):
            self.found.failures.append(f"{where}: the run is locked")
        return True

    def _second(self) -> None:
        """A second worker in the run has to be refused."""
        second = Stoppable(self.warm, "pipeline", self.peace.job(self.folder), self.folder)
        code, last = second.wait(), second.events()[-1]
        if code == EXIT_USER and last.get("code") == "run_busy":
            self.found.refused += 1
        elif last["event"] != "result":  # the first may have ended meanwhile
            self.found.failures.append(f"{self.folder.name}: a second worker ended with {code}: {last}")


def while_loading(peace: Undisturbed, folder: Path, n: int, rng: random.Random, found: Found) -> None:
    """Stop workers that were started afresh, while they load their libraries; then let one end."""
    for number in range(n):
        kind = list(SIGNALS)[number % len(SIGNALS)]
        with Worker("pipeline", peace.job(folder), folder) as worker:
            worker.until(lambda event: event["event"] == "hello")
            time.sleep(rng.uniform(0, 2.0))
            start = time.monotonic()
            worker.process.send_signal(SIGNALS[kind])
            done: Any = worker.finish()
            if kind in OBEYED:
                found.obeyed_s.setdefault(f"{kind} while loading", []).append(round(time.monotonic() - start, 3))
        found.stops.append((kind, "start"))
        if done.exit_code == 0:
            found.failures.append(f"{kind} while loading did not stop the worker")
        found.failures += whole.problems(folder)
    fresh_pipeline(peace.job(folder), folder)
    found.failures += [f"{folder.name}: {name} differs" for name in peace.differing(folder)]
    found.runs += 1
