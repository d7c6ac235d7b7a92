"""How soon a cancel is obeyed: from what a person does until the worker is gone, by every way and in every stage."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reliability.stops import whole
from reliability.stops.chains import STARTS
from reliability.stops.hosts import COMMANDS, WINDOWS, Host
from reliability.stops.workers import Stoppable, Warm, end, is_running, session_of, wait_for
from reliability.stops.world import Undisturbed

LIMIT_S = 2.0
GIVE_UP_S = 40.0  # later than the plugin's own patience with a worker
TOO_LATE_S = 0.3  # a worker that said its result before it could look for a stop
WAYS = (*WINDOWS, *COMMANDS)
LOADING_S = (0.1, 1.5)
LONG_STEP = "long step, file CANCEL of the job"


@dataclass
class Cancelled:
    """Seconds until the worker was gone, by way and stage, and what was wrong."""

    seconds: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    runs: int = 0
    failures: list[str] = field(default_factory=list)

    def note(self, way: str, stage: str, seconds: float) -> None:
        """Take one measurement."""
        self.seconds.setdefault(way, {}).setdefault(stage, []).append(round(seconds, 2))
        if seconds > LIMIT_S:
            self.failures.append(f"{way} in '{stage}' took {seconds:.2f} s")


def cancel_everywhere(way: str, peace: Undisturbed, warm: Warm, folder: Path, rng: random.Random, found: Cancelled,
                      tell: Callable[[str], None], stages: Sequence[str] = ("start", *(s[0] for s in STARTS))) -> None:
    """Cancel one run in each stage in turn, each time going on; then let it end, and compare."""
    folder.mkdir(parents=True)
    job = peace.job(folder)
    for stage in stages:
        host = Host(way, job, folder / "host")
        try:
            _cancel(way, stage, host, folder, rng, found)
        except AssertionError as error:
            found.failures.append(f"{way} in '{stage}': {error}; {host.text()[-500:]}")
        finally:
            host.end()
        found.failures += [f"{way} in '{stage}': {problem}" for problem in whole.problems(folder / "run")]
        tell(f"{way} in '{stage}': {found.seconds.get(way, {}).get(stage, ['missed'])[-1]} s")
    found.failures += peace.finish(warm, folder)
    found.failures += whole.problems(folder)
    found.runs += 1


def _cancel(way: str, stage: str, host: Host, folder: Path, rng: random.Random, found: Cancelled) -> None:
    log = folder / "run" / "events.jsonl"
    before = log.stat().st_size if log.exists() else 0
    pid = host.worker()
    if stage == "start":
        wait_for(lambda: (folder / "run").is_dir() or way != "file CANCEL in the run")
        time.sleep(rng.uniform(*LOADING_S))
    else:
        low, high = next((100 * low, 100 * high) for name, low, high in STARTS if name == stage)
        share = rng.uniform(low, low + 0.7 * (high - low))
        wait_for(lambda: not is_running(pid) or _share(log, before) >= share)
        if not is_running(pid):
            return
    host.stop()
    seconds = wait_for(lambda: not is_running(pid), GIVE_UP_S)
    if seconds < TOO_LATE_S and any(event["event"] == "result" for event in _told(log, before)):
        return
    at = stage if stage == "start" else _stage(log, before)
    left = session_of(pid)
    end(left)
    found.failures += [f"{way} in '{at}': process {one} is left" for one in left]
    if not host.has_failed():
        found.failures.append(f"{way} in '{at}': no failure is said: {host.text()[-300:]}")
    if (folder / "run").is_dir() and whole.is_locked(folder / "run"):
        found.failures.append(f"{way} in '{at}': the run is locked")
    found.note(way, at, seconds)


def _told(log: Path, before: int) -> list[dict[str, Any]]:
    if not log.exists():
        return []
    with open(log, "rb") as file:
        file.seek(before)
        lines = file.read().decode("utf-8").split("\n")[:-1]
    return [json.loads(line) for line in lines]


def _share(log: Path, before: int) -> float:
    return max((event["overall"] for event in _told(log, before) if event["event"] == "progress"), default=0.0)


def _stage(log: Path, before: int) -> str:
    return next(event["stage"] for event in reversed(_told(log, before)) if event["event"] == "progress")


def cancel_long_steps(peace: Undisturbed, warm: Warm, folder: Path, rng: random.Random, found: Cancelled,
                      n: int) -> None:
    """Cancel a run whose single steps take seconds, each time in another stage; then let it end, and compare."""
    folder.mkdir(parents=True)
    for number in range(n):
        _, low, high = STARTS[number * len(STARTS) // n]
        worker = Stoppable(warm, "pipeline", peace.job(folder), folder)
        if worker.until_share(100 * rng.uniform(low, low + 0.6 * (high - low))):
            time.sleep(rng.uniform(0, 1.0))
            if is_running(worker.pid):
                worker.cancel_file.touch()
                at = worker.at()
                seconds = wait_for(lambda pid=worker.pid: not is_running(pid), GIVE_UP_S)
                if worker.events()[-1]["event"] == "cancelled":
                    found.note(LONG_STEP, at, seconds)
        worker.wait()
        found.failures += whole.problems(folder)
    found.failures += peace.finish(warm, folder)
    found.runs += 1
