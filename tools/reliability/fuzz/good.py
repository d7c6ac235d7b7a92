"""The good inputs that cases mutate, made once: a tiny world, rasters in every layout, a trained run, one half done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from sparse_wsss.errors import Cancelled
from sparse_wsss.legends import legend
from sparse_wsss.pipeline import run_stage

from tests.pipeline.world import SMALL, settings_of
from tests.tiny import CLASSES, StopsAt, TinyScene, run, tiny_scene, tiny_tiles, write_raster

SIDE, TILE = 64, 16
NETWORK: dict[str, Any] = {
    **SMALL, "dim": 16, "depth": 1, "heads": 2, "head_dim": 4, "mlp_dim": 16, "stem_width": 4, "steps": 4,
    "evaluations": 4, "batch_size": 4, "clusters": 4, "round_steps": 2, "round_batch_size": 2, "overlap": 0.0,
    "window_batch": 4, "mask_flips": False, "mask_shifts": False}
LAYOUTS: dict[str, dict[str, Any]] = {
    "strips": {}, "tiled": {"tiled": True, "blockxsize": 16, "blockysize": 16},
    "deflate": {"compress": "deflate", "predictor": 2},
    "lzw": {"compress": "lzw", "tiled": True, "blockxsize": 32, "blockysize": 32},
    "packbits": {"compress": "packbits"}, "big": {"bigtiff": "yes", "tiled": True, "blockxsize": 16, "blockysize": 16},
    "bands": {"interleave": "band", "compress": "deflate"}, "ends": {"endianness": "big"}, "zstd": {"compress": "zstd"}}
"""Creation options of GeoTIFFs."""


def settings(stage: str) -> dict[str, Any]:
    """The settings of a tiny network that a stage has."""
    return settings_of(stage, **NETWORK)


def make(folder: Path) -> None:
    """Make all good inputs in an empty folder."""
    scene = tiny_scene(folder, height=SIDE, width=SIDE)
    tiles = tiny_tiles(folder, scene, tile_size=TILE)
    _rasters(folder / "rasters", scene)
    run("export", map=scene.reference, output=folder / "map.tif")
    _tables(folder)
    run("train", tiles=tiles, run=folder / "run", **settings("train"))
    run("heads", run=folder / "run", output_heads=folder / "heads.csv", **settings("heads"))
    run("pseudomasks", run=folder / "run", output=folder / "masks.tif", output_clusters=folder / "clusters.csv",
        **settings("pseudomasks"))
    for name in ("model.safetensors", "model.json"):
        shutil.copy(folder / "run" / "train" / name, folder / name)
    _half_done(tiles, folder / "half")


def _rasters(folder: Path, scene: TinyScene) -> None:
    """The scene as measurements and its truth as classes, in every layout."""
    with rasterio.open(scene.optical) as dataset:
        bands = dataset.read()
    numbers = np.clip(bands * 10_000, 0, 65_535).astype(np.uint16)
    for name, options in LAYOUTS.items():
        write_raster(folder / f"{name}_values.tif", numbers, nodata=0, names=("blue", "green", "red", "nir"), **options)
        write_raster(folder / f"{name}_classes.tif", scene.truth, nodata=255, **options)
    write_raster(folder / "float_values.tif", bands, nodata=-9999, names=("blue", "green", "red", "nir"))
    path = write_raster(folder / "colours_classes.tif", scene.truth, nodata=255)
    with rasterio.open(path, "r+") as dataset:
        dataset.write_colormap(1, {1: (0, 0, 255, 255), 2: (0, 99, 0, 255), 3: (250, 200, 0, 255), 4: (255, 0, 0, 255)})
        dataset.build_overviews([2])


def _tables(folder: Path) -> None:
    rows = CLASSES.to_json()
    (folder / "classes.json").write_text(json.dumps({"classes": rows}, indent=1), encoding="utf-8")
    (folder / "list.json").write_text(json.dumps(rows), encoding="utf-8")
    (folder / "classes.tsv").write_text("code\tname\n" + "".join(f"{row['code']}\t{row['name']}\n" for row in rows),
                                        encoding="utf-8")
    corine = legend("corine2")
    if corine is None:
        raise RuntimeError("there is no legend corine2")
    many = corine.classes.to_json()
    (folder / "many.csv").write_text("code;name;colour\n" + "".join(
        f"{row['code']};{row['name']};{row['colour']}\n" for row in many), encoding="utf-8")
    ids = [f"scene_r{row:04d}_c{column:04d}" for row in range(SIDE // TILE) for column in range(SIDE // TILE)]
    texts = ("water", "water;forest", "forest;...", "!built;...", "?", "", "water 30;forest 70", "crops;built")
    (folder / "labels.csv").write_text("tile,labels\n" + "".join(
        f"{tile},{texts[number % len(texts)]}\n" for number, tile in enumerate(ids)), encoding="utf-8")


def _half_done(tiles: Path, folder: Path) -> None:
    """A run whose training stopped after two of four steps."""
    job = {"tiles": str(tiles), "run": str(folder), **settings("train")}
    try:
        run_stage("train", job, StopsAt("training", 2))
    except Cancelled:
        if (folder / "train" / "state.pt").exists():
            return
    raise RuntimeError("the training did not stop where it was to")
