"""Stages in one process, again and again: whole runs, stops and goings on, and jobs that fail. A program."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sparse_wsss.errors import Cancelled, SparseWsssError
from sparse_wsss.events import Reporter
from sparse_wsss.pipeline import run_stage

from reliability.long_run.sampling import loops
from tests.pipeline.world import BRIEF, World, painted_world, pipeline_job, settings_of
from tests.tiny import UTM, run, write_raster


class StopsAt:
    """A listener that asks for a stop when the job says something for the nth time."""

    def __init__(self, cancel: Path, event: str, times: int) -> None:
        self._cancel, self._event, self._left = cancel, event, times

    def write(self, event: dict[str, Any]) -> None:
        """Count, and leave the file that stops a job."""
        self._left -= event["event"] == self._event
        if self._left == 0:
            self._cancel.touch()


def once(folder: Path, loop: int) -> None:
    """A loop: everything in a folder of its own, which is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    world = painted_world(folder / "world", side=128, seed=2 + loop % 2, sar=loop % 2 == 0)
    _stopped_and_gone_on(world, folder, loop)
    _looked_at(world, folder)
    _failed(world, folder)
    shutil.rmtree(folder)


def _stopped_and_gone_on(world: World, folder: Path, loop: int) -> None:
    job = pipeline_job(world, folder, has_sar=loop % 2 == 0, **BRIEF)
    for times in (2 + loop % 7, 12 + loop % 11):
        try:
            run_stage("pipeline", job, Reporter([StopsAt(folder / "run" / "CANCEL", "progress", times)]))
        except Cancelled:
            continue
    run_stage("pipeline", job, Reporter())


def _looked_at(world: World, folder: Path) -> None:
    made = folder / "map.tif"
    run("heads", run=folder / "run", output_heads=folder / "heads.csv", output_attention=folder / "attention.tif",
        **settings_of("heads"))
    run("relabel", run=folder / "run", clusters=folder / "run" / "pseudomasks" / "clusters.csv",
        output=folder / "relabelled.tif", **settings_of("relabel"))
    run("evaluate", map=made, reference=world.scene.reference, confidence=folder / "confidence.tif",
        output_json=folder / "accuracy.json", output_html=folder / "accuracy.html")
    run("vectorize", map=made, output=folder / "polygons.gpkg")
    run("export", map=made, crs="EPSG:4326", output=folder / "moved.img")
    run("changes", before=world.scene.reference, after=made, output=folder / "changes.tif")
    run("stac", map=made, time="2024-07-01", output=folder / "map.json")


def _failed(world: World, folder: Path) -> None:
    """Jobs that cannot be done, each after it has opened something."""
    whole = write_raster(folder / "cut.tif", np.ones((4, 64, 64), np.float32), compress="deflate")
    whole.write_bytes(whole.read_bytes()[:400])
    bare = write_raster(folder / "bare.tif", np.ones((4, 64, 64), np.float32), crs=None)
    two = write_raster(folder / "two.tif", np.ones((2, 64, 64), np.float32), crs=UTM)
    model, made, json = folder / "run" / "train" / "model.safetensors", folder / "map.tif", folder / "no.json"
    for stage, parameters in (
            ("tiles", {"raster": [str(whole)], "output": str(folder / "no.gpkg")}),
            ("tiles", {"raster": [str(bare)], "output": str(folder / "no.gpkg")}),
            ("tiles", {"raster": [str(folder / "nowhere.tif")], "output": str(folder / "no.gpkg")}),
            ("labels", {"tiles": str(world.tiles), "reference": str(whole), "output": str(folder / "no.gpkg")}),
            ("predict", {"model": str(model), "raster": str(two), "output": str(folder / "no.tif")}),
            ("evaluate", {"map": str(made), "reference": str(bare), "output_json": str(json)}),
            ("vectorize", {"map": str(two), "output": str(folder / "no.gpkg")})):
        try:
            run_stage(stage, parameters, Reporter())
        except SparseWsssError:
            continue
        raise AssertionError(f"{stage} did what cannot be done: {parameters}")


if __name__ == "__main__":
    loops(float(sys.argv[2]), lambda loop: once(Path(sys.argv[1]) / "work", loop))
