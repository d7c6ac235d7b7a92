"""The worlds that are disturbed, and what came of them undisturbed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reliability.stops.workers import PATIENCE_S, Stoppable, Warm
from tests.pipeline.test_resume import RESULTS
from tests.pipeline.world import World, painted_world, pipeline_job
from tests.worker import Finished, Worker

BRIEF: dict[str, Any] = {"steps": 24, "evaluations": 4, "round_steps": 12, "rounds": 2, "clusters": 12, "overlap": 0.5,
                         "window_batch": 4, "prune_at": 0.5}
"""Settings with which every stage is over in about a second."""
SLOW: dict[str, Any] = {**BRIEF, "steps": 6, "dim": 96, "patch_size": 2, "batch_size": 96, "round_batch_size": 64,
                        "round_steps": 6, "rounds": 1, "clusters": 64, "window_batch": 256, "flips": True}
"""Settings with which single steps take seconds: a batch of the training, of the refinement and of the map."""


class Undisturbed:
    """A world and the pipeline that nobody stopped.

    Args:
        folder: for both.
        changes: of the settings.
        side: of the scene, px.
        warm: forks the worker; without it one is started as the plugin starts it.
    """

    def __init__(self, folder: Path, changes: Mapping[str, Any], side: int, warm: Warm | None = None) -> None:
        self.changes, self.folder = dict(changes), folder / "undisturbed"
        self.world: World = painted_world(folder / "world", side=side, seed=2)
        if warm is not None:
            code = Stoppable(warm, "pipeline", self.job(self.folder), self.folder).wait()
        else:
            code = fresh_pipeline(self.job(self.folder), self.folder).exit_code
        if code:
            raise RuntimeError(f"the undisturbed pipeline ended with {code}; see {self.folder}")
        self.results = bytes_of(self.folder)

    def job(self, folder: Path) -> dict[str, Any]:
        """Parameters of the pipeline into a folder."""
        return pipeline_job(self.world, folder, **self.changes)

    def differing(self, folder: Path) -> list[str]:
        """Results in a folder that are not, byte for byte, the undisturbed ones."""
        return [name for name in RESULTS
                if not (folder / name).is_file() or (folder / name).read_bytes() != self.results[name]]

    def finish(self, warm: Warm, folder: Path) -> list[str]:
        """Let the run of a folder go on in peace to its end. Returns: what is wrong with it then."""
        worker = Stoppable(warm, "pipeline", self.job(folder), folder)
        code = worker.wait()
        if code:
            return [f"{folder.name}: left in peace it ended with {code}: {worker.events()[-1:]}"]
        return [f"{folder.name}: {name} differs from the undisturbed one" for name in self.differing(folder)]


def fresh_pipeline(job: Mapping[str, Any], folder: Path) -> Finished:
    """Run a pipeline in a worker that is started as the plugin starts it."""
    with Worker("pipeline", job, folder) as worker:
        worker.process.wait(2 * PATIENCE_S)
        return worker.finish()


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The results of a pipeline."""
    return {name: (folder / name).read_bytes() for name in RESULTS}


def content(path: Path) -> Any:
    """What is compared of a file: its bytes; of a GeoPackage, which notes when it was written, all but that."""
    if path.suffix != ".gpkg":
        return path.read_bytes()
    with sqlite3.connect(path) as database:
        database.create_function("ST_IsEmpty", 1, lambda _: 0)
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                  if not name.startswith(("gpkg_", "rtree_", "sqlite_"))]
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
