"""Maps of scenes: the stage ``predict``, and the loop that one would write, on the same weights and windows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
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
from sparse_wsss.mapping.blend import window_starts
from sparse_wsss.models.checkpoint import Modality, ModelCard, load_model, save_model
from sparse_wsss.models.unet import PaddedUNet, UNetShape, build_unet
from sparse_wsss.pipeline import run_stage
from torch import Tensor, nn

from bench_speed import scenes
from bench_speed.measure import peak_mib

TILE, OVERLAP = 256, 0.5
CLASS_TABLE = "code,name,color\n" + "".join(f"{k},class {k},#0{k}4080\n" for k in range(scenes.CLASSES))
Network = Callable[[Tensor], Tensor]
Case = Callable[[Path, int], dict[str, Any]]


def ours(side: int) -> Case:
    """A case that maps a scene of this side with the default network."""

    def case(folder: Path, _repeats: int) -> dict[str, Any]:
        raster, model = scenes.scene(folder / f"scene_{side}.tif", side), model_file(folder)
        with _time_in(PaddedUNet) as inside:
            started = time.perf_counter()
            run_stage("predict", {"model": str(model), "raster": str(raster), "output": str(folder / "map.tif"),
                                  "confidence": str(folder / "confidence.tif"), "device": "cpu"}, Reporter())
            seconds = time.perf_counter() - started
        written = sum((folder / name).stat().st_size for name in ("map.tif", "confidence.tif"))
        return {"side": side, "seconds": seconds, "in_network": inside[0] / seconds, "written_mib": written / 2**20,
                "peak_mib": peak_mib()}

    return case


def beside(side: int, sums_of: Callable[[Path, Network], Tensor]) -> Case:
    """A case of another loop over the same windows, which holds the probabilities of the whole scene.

    Args:
        side: of the scene, px.
        sums_of: gives of a raster and a network the probabilities (K, H, W), up to a factor.
    """

    def case(folder: Path, _repeats: int) -> dict[str, Any]:
        raster = scenes.scene(folder / f"scene_{side}.tif", side)
        network, card = load_model(model_file(folder))
        started = time.perf_counter()
        with torch.inference_mode():
            write(raster, sums_of(raster, normalised(network, card)), folder)
        return {"side": side, "seconds": time.perf_counter() - started, "peak_mib": peak_mib()}

    return case


def plain_sums(raster: Path, network: Network) -> Tensor:
    """Windows one after the other, by rasterio."""
    with rasterio.open(raster) as source:
        height, width = source.shape
        sums = torch.zeros(scenes.CLASSES, height, width)
        for row in window_starts(height, TILE, OVERLAP):
            for column in window_starts(width, TILE, OVERLAP):
                values = source.read(window=Window(column, row, TILE, TILE)).astype(np.float32)
                sums[:, row : row + TILE, column : column + TILE] += network(torch.from_numpy(values)[None])[0]
    return sums


def normalised(network: nn.Module, card: ModelCard) -> Network:
    """Probabilities of pixels as they lie in the file. Shapes: (B, C, S, S) -> (B, K, S, S)."""
    mean, std = torch.from_numpy(card.mean), torch.from_numpy(card.std)
    return lambda images: network((images - mean) / std).softmax(1)


def write(raster: Path, sums: Tensor, folder: Path) -> None:
    """Write map and confidence of a scene."""
    best, codes = (sums / sums.sum(0)).max(0)
    with rasterio.open(raster) as source:
        profile = source.profile | {"count": 1, "compress": "deflate"}
    for name, values, changes in (("map", codes.to(torch.uint8), {"dtype": "uint8", "nodata": 255}),
                                  ("confidence", best, {"dtype": "float32", "nodata": np.nan, "predictor": 3})):
        with rasterio.open(folder / f"beside_{name}.tif", "w", **profile | changes) as target:
            target.write(values.numpy(), 1)


def model_file(folder: Path) -> Path:
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
