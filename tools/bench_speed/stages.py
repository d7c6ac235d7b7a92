"""Stages of a whole scene of Sentinel-2: tiles and labels, clustering, and the map beside a plain loop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import torch
from rasterio.windows import Window
from sparse_wsss.contract import resolve
from sparse_wsss.events import Reporter
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.masks.head_clusters import FIT_PIXELS, fit_clusters
from sparse_wsss.models.checkpoint import Modality, ModelCard, save_model
from sparse_wsss.models.unet import PaddedUNet, UNetShape, build_unet
from sparse_wsss.pipeline import run_stage

from bench_speed import scenes
from bench_speed.measure import peak_mib

TILE = 256
CLASS_TABLE = "code,name,color\n" + "".join(f"{k},class {k},#0{k}4080\n" for k in range(scenes.CLASSES))
TOKENS, FEATURES, CLUSTERS, TOKEN_BATCH = 10_000_000, 64, 64, 1 << 20


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


def a_map(side: int) -> Any:
    """A case that maps a scene of this side with the default network."""

    def case(folder: Path, _repeats: int) -> dict[str, Any]:
        raster, model = scenes.scene(folder / f"scene_{side}.tif", side), _model(folder)
        with _time_in(PaddedUNet) as inside:
            started = time.perf_counter()
            run_stage("predict", {"model": str(model), "raster": str(raster), "output": str(folder / "map.tif"),
                                  "confidence": str(folder / "confidence.tif"), "device": "cpu"}, Reporter())
            seconds = time.perf_counter() - started
        return {"side": side, "seconds": seconds, "in_network": inside[0] / seconds, "peak_mib": peak_mib()}

    return case


def a_plain_map(side: int) -> Any:
    """The same by the loop that one would write: windows that do not overlap, one after the other, nothing blended."""

    def case(folder: Path, _repeats: int) -> dict[str, Any]:
        from sparse_wsss.models.checkpoint import load_model

        raster = scenes.scene(folder / f"scene_{side}.tif", side)
        network, card = load_model(_model(folder))
        started = time.perf_counter()
        with rasterio.open(raster) as source, torch.inference_mode():
            profile = source.profile | {"count": 1, "dtype": "uint8", "nodata": 255, "compress": "deflate"}
            with rasterio.open(folder / "plain.tif", "w", **profile) as target:
                for row in range(0, side, TILE):
                    for column in range(0, side, TILE):
                        window = Window(column, row, TILE, TILE)
                        values = source.read(window=window, boundless=True, fill_value=0).astype(np.float32)
                        image = torch.from_numpy((values - card.mean) / card.std)[None]
                        codes = network(image).softmax(1).argmax(1)[0].numpy().astype(np.uint8)
                        inner = Window(column, row, min(TILE, side - column), min(TILE, side - row))
                        target.write(codes[: inner.height, : inner.width], 1, window=inner)
        return {"side": side, "seconds": time.perf_counter() - started, "peak_mib": peak_mib()}

    return case


def _model(folder: Path) -> Path:
    """A U-Net with fresh weights of the default encoder; kept when it is there."""
    path = folder / "unet.safetensors"
    if not path.exists():
        table = folder / "classes.csv"
        table.write_text(CLASS_TABLE, encoding="utf-8")
        encoder = resolve("refine", {"run": "run"}).encoder
        shape = UNetShape(encoder, scenes.BANDS, scenes.CLASSES, TILE)
        names = tuple(f"band {k + 1}" for k in range(scenes.BANDS))
        mean = np.full((scenes.BANDS, 1, 1), 2000, np.float32)
        modality = Modality("optical", names, tuple(mean.ravel().tolist()), tuple((mean / 4).ravel().tolist()))
        torch.manual_seed(0)
        save_model(path, build_unet(shape).state_dict(),
                   ModelCard("unet", ClassTable.from_file(table), (modality,), TILE, asdict(shape), 10.0))
    return path


@contextmanager
def _time_in(kind: type[torch.nn.Module]) -> Iterator[list[float]]:
    """Seconds that modules of a kind compute while the block runs."""
    spent, began = [0.0], [0.0]

    def before(module: torch.nn.Module, _inputs: Any) -> None:
        if isinstance(module, kind):
            began[0] = time.perf_counter()

    def after(module: torch.nn.Module, _inputs: Any, _outputs: Any) -> None:
        if isinstance(module, kind):
            spent[0] += time.perf_counter() - began[0]

    hooks = [torch.nn.modules.module.register_module_forward_pre_hook(before),
             torch.nn.modules.module.register_module_forward_hook(after)]
    try:
        yield spent
    finally:
        for hook in hooks:
            hook.remove()
