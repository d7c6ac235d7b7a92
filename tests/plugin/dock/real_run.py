"""A small real run, made once by the worker through the provider's algorithms: stripes and blocks of three classes."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.plugin import worlds
from tests.plugin.kept import Feedback

SIDE, TILE = 128, 16
CLASSES = (("1", "water", "#1f78b4"), ("2", "forest", "#33a02c"), ("3", "sand", "#e6c35c"))
MEANS = {1: (30, 40, 70, 20), 2: (25, 60, 30, 120), 3: (150, 130, 110, 140)}
SETTINGS = {
    "PRESET": "quick", "DEVICE": "cpu", "THREADS": 1, "DIM": 32, "DEPTH": 2, "HEADS": 4, "HEAD_DIM": 8, "MLP_DIM": 32,
    "PATCH_SIZE": 4, "STEM_WIDTH": 8, "STEPS": 30, "EVALUATIONS": 3, "L0_WEIGHT": 0.5, "BATCH_SIZE": 16,
}


def make(folder):
    """Tiles, labels, training, heads and pseudomasks in a folder. Returns: the run."""
    import processing

    folder = Path(folder)
    random.seed(3)
    truth = [[1 + ((row // 24) + (column // 40) * 2) % 3 for column in range(SIDE)] for row in range(SIDE)]
    bands = [[[min(255, max(1, MEANS[truth[row][column]][band] + random.randint(-9, 9))) for column in range(SIDE)]
              for row in range(SIDE)] for band in range(4)]
    raster, reference = worlds.write_raster(folder / "scene.tif", bands), worlds.write_raster(folder / "ref.tif", truth)
    (folder / "classes.csv").write_text("code,name,colour\n" + "".join(f"{','.join(one)}\n" for one in CLASSES))
    run = folder / "run"
    alone = {"PRESET", "DEVICE", "THREADS"}

    def work(stage, **values):
        return processing.run(f"sparse_wsss:{stage}", values, feedback=Feedback())

    work("tiles", RASTER=raster, TILE_SIZE=TILE, OUTPUT=str(folder / "cut.gpkg"))
    work("labels", TILES=str(folder / "cut.gpkg"), REFERENCE=reference, CLASSES=str(folder / "classes.csv"),
         OUTPUT=str(folder / "tiles.gpkg"))
    work("train", TILES=str(folder / "tiles.gpkg"), RUN=str(run), **SETTINGS)
    machine = {name: value for name, value in SETTINGS.items() if name in alone - {"PRESET"}}
    work("heads", RUN=str(run), OUTPUT_HEADS=str(run / "heads" / "heads.csv"), **machine)
    work("pseudomasks", RUN=str(run), CLUSTERS=12, OUTPUT=str(run / "pseudomasks" / "pseudomasks.tif"),
         OUTPUT_CLUSTERS=str(run / "pseudomasks" / "clusters.csv"), **machine)
    return run


def copy_of(run, folder):
    """The run in a folder that a test may change; sources stay where they were."""
    return shutil.copytree(run, Path(folder) / "run")
