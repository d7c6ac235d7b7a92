"""Pseudomasks by the published method, beside the published implementation."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from sparse_wsss.context import Context
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import PseudomasksJob
from sparse_wsss.models.checkpoint import ModelCard
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.stages.mask_files import MaskArrays
from sparse_wsss.stages.masks_paper import paper_masks
from sparse_wsss.stages.trained import Trained
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.tile_store import TileStore
from sparse_wsss.training.training_set import TrainingSet
from torch import Tensor

from bench_speed import published
from bench_speed.measure import in_turn, peak_mib, ratios
from bench_speed.network import BANDS, CLASSES, CLOSED, PAPER, SIDE, closed, open_gates, shape, tiles

MASKED = 4  # tiles; the published code needs half a minute for each


class Watched:
    """A network of which the seconds in its forward passes are counted."""

    def __init__(self, network: GatedViT) -> None:
        self._network, self.shape, self.seconds = network, network.shape, 0.0

    def view(self, *given: Any) -> Any:
        """See ``GatedViT.view``."""
        return self._timed(self._network.view, *given)

    def __call__(self, images: Tensor) -> Any:
        """See ``GatedViT.forward``."""
        return self._timed(self._network, images)

    def _timed(self, work: Callable[..., Any], *given: Any) -> Any:
        started = time.perf_counter()
        try:
            return work(*given)
        finally:
            self.seconds += time.perf_counter() - started


def pseudomasks(_folder: Path, _repeats: int) -> dict[str, Any]:
    """Masks of tiles with two labels by the published method, from such a network with 70 % of its heads closed."""
    store, labels = tiles(MASKED)
    torch.manual_seed(0)
    watched = Watched(closed(GatedViT(shape()), CLOSED).eval().removed())
    trained = Trained(cast(GatedViT, watched), cast(ModelCard, None), cast(TrainingSet, TilesAlone(store, labels)),
                      torch.device("cpu"), "", has_patch_scores=False)
    job = PseudomasksJob(run="run", output="masks.tif", method="paper", relabel=True)
    arrays = MaskArrays(*np.zeros((2, MASKED, SIDE, SIDE), np.uint8))

    def ours() -> None:
        with torch.inference_mode():
            paper_masks(trained, job, arrays, Context(Reporter()))

    ours()
    watched.seconds, works = 0.0, {"ours": ours}
    if published.is_there():
        model = published.network(CLASSES, BANDS, SIDE, PAPER["patch_size"])
        published.close(model, open_gates(PAPER["depth"], PAPER["heads"], CLOSED))
        published.find(model, labels.present[0])
        works["published"] = published.pseudomasks(model, list(store.batch(np.arange(MASKED), trained.device)[0]),
                                                   PAPER["patch_size"])
    seconds = in_turn(works, 1, warm=False)
    after = seconds["ours"][0] - watched.seconds
    figures: dict[str, Any] = {"tiles": MASKED, "after_forward": after / watched.seconds,
                               **{name: {"tiles_per_s": MASKED / found[0]} for name, found in seconds.items()}}
    if "published" in seconds:
        figures["times_as_fast"] = ratios(seconds["published"], seconds["ours"])
    return {**figures, "peak_mib": peak_mib()}


@dataclass(frozen=True)
class TilesAlone:
    """What masks need of a training set."""

    store: TileStore
    labels: KnownClasses

    def __len__(self) -> int:
        """Tiles."""
        return len(self.store.images)
