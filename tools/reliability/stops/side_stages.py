"""The stages around the pipeline: stopped at any moment they leave the old file or nothing, and run again they end."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reliability.stops import whole
from reliability.stops.chains import OBEYED, SIGNALS, Found
from reliability.stops.workers import Stoppable, Warm, end, is_running, session_of, wait_for
from reliability.stops.world import Undisturbed, content

OLD = b"what somebody kept under this name"


def jobs(peace: Undisturbed, folder: Path) -> dict[str, dict[str, Any]]:
    """Parameters of each stage, its output in a folder; what they read was made by the undisturbed pipeline."""
    world, made = peace.world, peace.folder / "map.tif"
    return {
        "tiles": {"raster": [str(world.scene.optical)], "sar": [str(world.scene.sar)], "tile_size": 16,
                  "output": str(folder / "tiles.gpkg")},
        "labels": {"tiles": str(world.tiles), "reference": str(world.scene.reference),
                   "classes": str(world.scene.classes), "output": str(folder / "labels.gpkg")},
        "export": {"map": str(made), "crs": "EPSG:3857", "format": "COG", "output": str(folder / "export.tif")},
        "vectorize": {"map": str(made), "confidence": str(peace.folder / "confidence.tif"),
                      "output": str(folder / "vectorize.gpkg")},
    }


def stop_side_stages(peace: Undisturbed, warm: Warm, folder: Path, n: int, rng: random.Random, found: Found,
                     tell: Callable[[], None]) -> None:
    """Stop each stage n times in all, at any moment of it, and compare what another try makes."""
    calm = folder / "calm"
    calm.mkdir(parents=True)
    seconds = {}
    for stage, job in jobs(peace, calm).items():
        start = time.monotonic()
        worker = Stoppable(warm, stage, job, calm)
        if worker.wait():
            raise RuntimeError(f"the undisturbed {stage} failed: {worker.events()[-1]}")
        seconds[stage] = time.monotonic() - start
    names = list(seconds)
    for number in range(n):
        stage, kind = names[number % len(names)], list(SIGNALS)[(number // len(names)) % len(SIGNALS)]
        _stop(stage, kind, peace, warm, folder / f"{stage}_{number}", rng.uniform(0, seconds[stage]), calm, found)
        tell()


def _stop(stage: str, kind: str, peace: Undisturbed, warm: Warm, folder: Path, after_s: float, calm: Path,
          found: Found) -> None:
    folder.mkdir()
    job = jobs(peace, folder)[stage]
    output = Path(job["output"])
    output.write_bytes(OLD)
    worker, where = Stoppable(warm, stage, job, folder), f"{kind} in '{stage}'"
    time.sleep(after_s)
    if is_running(worker.pid):
        start = time.monotonic()
        worker.send(SIGNALS[kind])
        wait_for(lambda: not is_running(worker.pid))
        if kind in OBEYED:
            found.obeyed_s.setdefault(kind, []).append(round(time.monotonic() - start, 3))
    worker.wait()
    if worker.events() and worker.events()[-1]["event"] == "result":
        return  # it was over before
    found.stops.append((kind, stage))
    left = session_of(worker.pid)
    end(left)
    found.failures += [f"{where}: process {pid} is left" for pid in left]
    if output.read_bytes() != OLD:
        found.failures += [f"{where}: {problem}" for problem in whole.problems(folder)]
    again = Stoppable(warm, stage, job, folder)
    if again.wait():
        found.failures.append(f"{where}: another try failed: {again.events()[-1]}")
    elif content(output) != content(calm / output.name):
        found.failures.append(f"{where}: {output.name} of another try differs")
