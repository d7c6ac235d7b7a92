"""How the work grows: with tiles and classes a whole run with the defaults, with processes a training and a map."""

from __future__ import annotations

import json
import math
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sparse_wsss.events import Reporter
from sparse_wsss.pipeline import run_stage

from bench_speed import scenes
from bench_speed.maps import Case, model_file
from bench_speed.measure import peak_mib

TILE = scenes.BLOB
TILES = 256  # of the cases that grow with something else
SIDE = 1372  # px, of the map that processes share
STEPS = 100  # of the training that they share


def run_of(n_tiles: int, n_classes: int) -> Case:
    """A case that trains, masks, refines and maps with the defaults, in the seconds of each stage."""

    def case(folder: Path, _repeats: int) -> dict[str, Any]:
        raster, index = labelled(folder, n_tiles, n_classes)
        run, seconds = folder / "run", {}
        for stage, parameters in (
                ("train", {"tiles": str(index), "run": str(run)}),
                ("pseudomasks", {"run": str(run), "output": str(folder / "masks.tif")}),
                ("refine", {"run": str(run)}),
                ("predict", {"run": str(run), "raster": str(raster), "output": str(folder / "map.tif")})):
            started = time.perf_counter()
            run_stage(stage, parameters, Reporter())
            seconds[stage] = time.perf_counter() - started
        bytes_of_run = sum(file.stat().st_size for file in run.rglob("*") if file.is_file())
        return {"n_tiles": n_tiles, "n_classes": n_classes, "seconds": seconds, "run_mib": bytes_of_run / 2**20,
                "peak_mib": peak_mib()}

    return case


def ranks(n: int) -> Case:
    """A case of a training and a map that so many processes of one thread share."""

    def case(folder: Path, _repeats: int) -> dict[str, Any]:
        _, index = labelled(folder, TILES, scenes.CLASSES)
        raster = scenes.scene(folder / "scene.tif", SIDE)
        return {"ranks": n,
                "train_s": _started(n, "train", folder, {"tiles": str(index), "run": str(folder / "run"),
                                                         "steps": STEPS, "evaluations": 1}),
                "predict_s": _started(n, "predict", folder, {"model": str(model_file(folder)), "raster": str(raster),
                                                             "output": str(folder / "map.tif")})}

    return case


def labelled(folder: Path, n_tiles: int, n_classes: int) -> tuple[Path, Path]:
    """A scene and its tile index with the labels of a reference."""
    side = TILE * math.isqrt(n_tiles)
    raster = scenes.scene(folder / "tiles.tif", side, n_classes=n_classes)
    truth, table, index = folder / "reference.tif", folder / "classes.csv", folder / "tiles.gpkg"
    scenes.reference(truth, side, n_classes)
    table.write_text("code,name\n" + "".join(f"{k},class {k}\n" for k in range(n_classes)), encoding="utf-8")
    run_stage("tiles", {"raster": [str(raster)], "tile_size": TILE, "output": str(index)}, Reporter())
    run_stage("labels", {"tiles": str(index), "reference": str(truth), "classes": str(table), "output": str(index)},
              Reporter())
    return raster, index


def _started(n: int, stage: str, folder: Path, parameters: dict[str, Any]) -> float:
    """Seconds of a stage in processes of its own, start and end included. Raises: RuntimeError when it fails."""
    job = folder / f"{stage}.json"
    job.write_text(json.dumps({"protocol": 1, "stage": stage, "parameters": {**parameters, "threads": 1}}),
                   encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    several = ["-m", "torch.distributed.run", f"--nproc-per-node={n}", f"--master-port={port}"] if n > 1 else []
    started = time.perf_counter()
    done = subprocess.run([sys.executable, *several, "-m", "sparse_wsss", "run", stage, "--job", str(job), "--json"],
                          env={**os.environ, "OMP_NUM_THREADS": "1"}, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{stage} by {n} processes ended with {done.returncode}: {done.stderr[-2000:]}")
    return time.perf_counter() - started
