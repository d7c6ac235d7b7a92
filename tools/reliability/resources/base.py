"""What the cases share: a small painted world, its undisturbed run, and how a run begins half-way or goes on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests import worker
from tests.pipeline.world import BRIEF, World, painted_world, pipeline_job
from tests.worker import Event, Finished, Worker

PATIENCE_S = 3600.0  # other programs may have the cores, for long
EXIT_USER = 4


class Unexpected(Exception):
    """Something that a case must not end with."""


@dataclass(frozen=True)
class Outcome:
    """What came of a case; ``same_map`` is yes, or why it is not asked."""

    happened: str
    same_map: str = "yes"


class Base:
    """The world, and what its undisturbed run has made; read only, and made when a case first needs it.

    Args:
        folder: for both; made.
        tell: says in a line what is made.
    """

    def __init__(self, folder: Path, tell: Callable[[str], None]) -> None:
        worker.PATIENCE_S = PATIENCE_S
        folder.mkdir(parents=True)
        self._folder, self._tell = folder, tell

    @cached_property
    def world(self) -> World:
        """The painted world."""
        return painted_world(self._folder, side=128, seed=2)

    @cached_property
    def run(self) -> Path:
        """The run whose map all others have to make again."""
        self._tell("an undisturbed run, whose map all others have to make again")
        done = ran("pipeline", pipeline_job(self.world, self._folder, **BRIEF), self._folder / "worker")
        if done.exit_code:
            raise Unexpected(f"the undisturbed run failed: {done.last} {done.log[-1000:]}")
        return self._folder / "run"

    @cached_property
    def map(self) -> bytes:
        """The map of that run."""
        return (self.run.parent / "map.tif").read_bytes()

    def job(self, folder: Path, **changes: Any) -> dict[str, Any]:
        """The pipeline into a folder."""
        return pipeline_job(self.world, folder, **{**BRIEF, **changes})

    def half_way(self, folder: Path) -> Path:
        """A copy of the run before its refinement, in a folder; the same pipeline goes on from there."""
        run = folder / "run"
        shutil.copytree(self.run, run, ignore=shutil.ignore_patterns("refine", "predict", "report.html"))
        return run

    def require_same(self, folder: Path) -> None:
        """See that the map in a folder is the undisturbed one. Raises: Unexpected."""
        if (folder / "map.tif").read_bytes() != self.map:
            raise Unexpected("the map is another than that of an undisturbed run")

    def goes_on(self, folder: Path, work: Path, **changes: Any) -> None:
        """Run the same job again and see that the map is the same. Raises: Unexpected."""
        done = ran("pipeline", self.job(folder, **changes), work)
        if done.exit_code:
            raise Unexpected(f"started again it ended with {done.exit_code}: {done.last} {done.log[-500:]}")
        self.require_same(folder)


@dataclass(frozen=True)
class Case:
    """One case: what is short, and how it is tried."""

    title: str
    run: Callable[[Base, Path], Outcome] = field(repr=False)


def ran(stage: str, parameters: dict[str, Any], work: Path, disturb: Callable[[Worker], None] | None = None,
        **more: Any) -> Finished:
    """Run a worker to its end, disturbed while it is at work."""
    with Worker(stage, parameters, work, **more) as one:
        if disturb is not None:
            disturb(one)
        return one.finish()


def told(done: Finished, *codes: str) -> str:
    """How a worker ended, in words: an error with one of the codes and a next step. Raises: Unexpected."""
    last: Event = done.last if done.events else {"event": "nothing"}
    if done.exit_code != EXIT_USER or last.get("code") not in codes or not last.get("hint"):
        raise Unexpected(f"it ended with {done.exit_code} and {json.dumps(last)[:400]} {done.log[-400:]}")
    return f"error `{last['code']}`, with a next step"


def warned(done: Finished, words: str) -> list[str]:
    """Warnings of a worker that hold the words."""
    return [event["message"] for event in done.events if event["event"] == "log" and event["level"] == "warning"
            and words in event["message"]]
