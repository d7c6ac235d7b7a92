"""What needs no network: a worker's hello, tiles and labels of a whole scene of Sentinel-2, clustering."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import torch
from sparse_wsss.events import Reporter
from sparse_wsss.masks.head_clusters import FIT_PIXELS, fit_clusters
from sparse_wsss.pipeline import run_stage

from bench_speed import scenes
from bench_speed.maps import CLASS_TABLE, TILE
from bench_speed.measure import peak_mib

TOKENS, FEATURES, CLUSTERS, TOKEN_BATCH = 10_000_000, 64, 64, 1 << 20


def hello(folder: Path, repeats: int) -> dict[str, Any]:
    """Start a worker as the plugin does, until it has said hello."""
    command = [sys.executable, "-I", "-m", "sparse_wsss", "tiles", "--job", str(folder / "none.json"), "--json"]

    def seconds() -> float:
        started = time.perf_counter()
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as worker:
            first = worker.stdout.readline()  # type: ignore[union-attr]
            found = time.perf_counter() - started
        if json.loads(first)["event"] != "hello":
            raise RuntimeError(f"the worker began with {first!r}")
        return found

    found = [seconds() for _ in range(repeats + 1)][1:]  # the first one fills caches, as any start did
    return {"median_s": statistics.median(found), "most_s": max(found), "repeats": repeats}


def tiles_and_labels(folder: Path, _repeats: int) -> dict[str, Any]:
    """Cut a whole scene into tiles and label them from a reference in degrees."""
    raster, truth = scenes.scene(folder / "scene.tif", scenes.SENTINEL_2), scenes.reference(
        folder / "reference.tif", scenes.SENTINEL_2)
    table = folder / "classes.csv"
    table.write_text(CLASS_TABLE, encoding="utf-8")
    started, index = time.perf_counter(), folder / "tiles.gpkg"
    index.unlink(missing_ok=True)
    run_stage("tiles", {"raster": [str(raster)], "tile_size": TILE, "output": str(index)}, Reporter())
    cut = time.perf_counter()
    run_stage("labels", {"tiles": str(index), "reference": str(truth), "classes": str(table), "output": str(index)},
              Reporter())
    return {"tiles_s": cut - started, "labels_s": time.perf_counter() - cut, "peak_mib": peak_mib()}


def clustering(_folder: Path, _repeats: int) -> dict[str, Any]:
    """Fit clusters and give ten million feature vectors the nearest, batch by batch."""
    torch.manual_seed(0)
    centres = 4 * torch.randn(CLUSTERS, FEATURES)
    batch = centres[torch.randint(CLUSTERS, (TOKEN_BATCH,))] + torch.randn(TOKEN_BATCH, FEATURES)
    before = peak_mib()
    started = time.perf_counter()
    clusters = fit_clusters(batch[:FIT_PIXELS], torch.ones(FEATURES), CLUSTERS, 0)
    fitted = time.perf_counter()
    side = 1 << 8
    images = batch.reshape(-1, side, side, FEATURES).permute(0, 3, 1, 2)  # as the features of tiles come
    done = 0
    while done < TOKENS:
        for image in images.split(1):
            clusters.assign(image)
            done += side * side
    return {"tokens": done, "fit_s": fitted - started, "assign_s": time.perf_counter() - fitted,
            "more_mib": peak_mib() - before, "peak_mib": peak_mib()}
