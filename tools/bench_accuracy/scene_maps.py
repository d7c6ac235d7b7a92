"""Maps of unseen places by anything that scores pixels, in the same blended windows as the stage 'predict'."""

from __future__ import annotations

from contextlib import closing

import numpy as np
import torch
from sparse_wsss.fitting import pass_size
from sparse_wsss.mapping.sliding_map import map_strips
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.training.tile_store import normalise
from sparse_wsss.training.training_set import TrainingSet
from torch import nn

from bench_accuracy.data_sets import UNKNOWN
from bench_accuracy.measure import count
from bench_accuracy.workplace import Workplace


def map_unseen_with(work: Workplace, row: str, network: nn.Module, data: TrainingSet, stages: tuple[str, ...]) -> None:
    """Map the unseen places with a network that is no model file, and keep the row."""
    n_classes = len(work.fold.data_set.classes)
    confusion = np.zeros((n_classes, n_classes + 1), np.int64)
    names = work.to_data_set(data.classes)
    network.eval()
    with work.timed(f"predict {row}"):
        for scene, extent in work.fold.test_scenes():
            truth, (left, top, width, height) = work.fold.truth_of_scene(scene, extent)
            with Scene(scene.optical, scene.sar) as opened:

                def read(column: int, row: int, wide: int, high: int, opened: Scene = opened, left: int = left,
                         top: int = top) -> tuple[np.ndarray, np.ndarray]:
                    values, valid = opened.read(left + column, top + row, wide, high)
                    return normalise(values, valid, data.mean, data.std), valid

                with closing(map_strips(
                        network, read, width, height, len(data.classes), data.tile_size, work.setting("overlap"),
                        pass_size(data.tile_size, work.setting("window_batch")), False, torch.device("cpu"),
                        lambda done, n: work.reporter.check())) as pieces:
                    for piece in pieces:
                        part = truth[piece.row : piece.row + len(piece.valid)]
                        mapped = names[piece.probabilities.argmax(0)]
                        confusion += count(np.where(piece.valid, part, np.uint8(UNKNOWN)), mapped, n_classes)
    work.keep_row("unseen", row, confusion, (*stages, f"predict {row}"))
