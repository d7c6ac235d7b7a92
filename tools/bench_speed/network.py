"""Training and removal of heads of the network at the paper's size, beside the published implementation."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sparse_wsss.events import Reporter
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.vit_shape import ViTShape
from sparse_wsss.presets import PRESETS
from sparse_wsss.settings import TrainSettings
from sparse_wsss.training.classifier_loop import ClassifierTraining, LabelledTiles
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.tile_store import TileStore
from torch import Tensor

from bench_speed import published
from bench_speed.measure import Transformer, best_product, in_turn, peak_mib, ratios

SIDE, BANDS, CLASSES, BATCH = 224, 13, 8, 8
PAPER: dict[str, Any] = PRESETS["paper"]["settings"]  # type: ignore[assignment]
CLOSED = 0.7
"""Of the heads, in what is measured of a sparse network."""


def shape(**changes: Any) -> ViTShape:
    """The network of the preset ``paper`` for tiles of Sentinel-2."""
    fields = {name: PAPER[name] for name in ("dim", "depth", "heads", "head_dim", "mlp_dim", "patch_size",
                                             "stem_width", "detail_width", "gate_start", "gate_start_spread")}
    return ViTShape(bands=(BANDS,), n_classes=CLASSES, tile_size=SIDE, **fields | changes)


def operations(network: GatedViT) -> float:
    """Of a forward pass of one tile."""
    size = network.shape
    return Transformer(size.grid**2 + 1, size.dim, size.mlp_dim, BANDS * size.patch_size**2, size.head_dim,
                       tuple(len(heads) for heads in network.kept_heads()) if network.is_pruned
                       else (size.heads,) * size.depth).operations()


def tiles(n: int) -> tuple[TileStore, KnownClasses]:
    """Tiles of noise with two classes each, as a training set gives them."""
    rng = np.random.default_rng(0)
    images = rng.standard_normal((n, BANDS, SIDE, SIDE), np.float32).astype(np.float16)
    present = torch.zeros(n, CLASSES, dtype=torch.bool)
    for row in range(n):
        present[row, [row % CLASSES, (row + 3) % CLASSES]] = True
    return (TileStore(images, np.ones((n, SIDE, SIDE), bool), np.arange(n)), KnownClasses.complete(present))


def training_step(folder: Path, repeats: int) -> dict[str, Any]:
    """A step of the training, in images per second, as a share of the best matrix product, beside the published."""
    store, labels = tiles(2 * BATCH)
    settings = TrainSettings.model_validate(
        {name: PAPER[name] for name in TrainSettings.model_fields if name in PAPER} | {"batch_size": BATCH})
    every = LabelledTiles(store, labels, np.arange(2 * BATCH))
    training = ClassifierTraining(shape(), settings, every, every, 0, torch.device("cpu"), folder / "state.pt",
                                  Reporter())
    n_operations = 3 * BATCH * operations(training.network.module)

    def ours() -> None:
        training.train_step()
        training.step += 1

    works = {"ours": ours}
    if published.is_there():
        images = store.batch(np.arange(BATCH), torch.device("cpu"))[0]
        model = published.network(CLASSES, BANDS, SIDE, PAPER["patch_size"])
        works["published"] = published.training_step(model, images, labels.present[:BATCH].float())
    rows = BATCH * (shape().grid ** 2 + 1)
    sizes = [(rows, 1024, 3072), (rows, 2048, 1024), (2048, 2048, 2048), (4096, 4096, 4096)]
    works["product"], in_product = best_product(sizes, n_operations / 4)
    seconds = in_turn(works, repeats)
    products = seconds.pop("product")
    figures: dict[str, Any] = {
        name: {"images_per_s": BATCH / statistics.median(found), "repeats": len(found)}
        for name, found in seconds.items()}
    figures["peak_gflops"] = in_product / statistics.median(products) / 1e9
    figures["share_of_peak"] = n_operations / in_product * ratios(products, seconds["ours"])["median"]
    if "published" in seconds:
        figures["times_as_fast"] = ratios(seconds["published"], seconds["ours"])
    return {**figures, "peak_mib": peak_mib()}


def open_gates(depth: int, heads: int, share: float) -> Tensor:
    """Gates of which a share is closed, at random, and at least one in each block open: log alpha (depth, heads)."""
    rank = torch.rand(depth, heads, generator=torch.Generator().manual_seed(0))
    rank.scatter_(1, rank.argmax(1, keepdim=True), 2.0)
    log_alpha = torch.full((depth * heads,), -10.0)
    log_alpha[rank.flatten().argsort(descending=True)[: round((1 - share) * depth * heads)]] = 10.0
    return log_alpha.view(depth, heads)


@torch.no_grad()
def closed(network: GatedViT, share: float) -> GatedViT:
    """Close a share of the heads."""
    depth, heads = network.log_alpha.shape
    network.log_alpha.copy_(open_gates(depth, heads, share))
    return network


def removed_heads(_folder: Path, repeats: int) -> dict[str, Any]:
    """What the removal of closed heads brings, beside what the operations say, and what it changes in the outputs."""
    torch.manual_seed(0)
    dense = closed(GatedViT(shape()), CLOSED).eval()
    sparse = dense.removed()
    images = torch.randn(BATCH, BANDS, SIDE, SIDE)
    with torch.inference_mode():
        outputs = [network(images) for network in (dense, sparse)]
        seconds = in_turn({"dense": lambda: dense(images), "removed": lambda: sparse(images)}, repeats)
    difference = max(float((a - b).abs().max()) for a, b in zip(*outputs, strict=True))
    found = ratios(seconds["dense"], seconds["removed"])
    predicted = operations(dense) / operations(sparse)
    return {"closed": CLOSED, "speed_up": found, "predicted": predicted, "of_predicted": found["median"] / predicted,
            "largest_difference": difference, "peak_mib": peak_mib()}
