"""A training whose weights overflow ends with the setting to lower, and leaves no state of it behind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from sparse_wsss.errors import Diverged
from sparse_wsss.events import Reporter
from sparse_wsss.models.unet import UNetShape, build_unet
from sparse_wsss.models.vit_shape import ViTShape
from sparse_wsss.settings import RefineSettings, TrainSettings
from sparse_wsss.training.classifier_loop import ClassifierTraining, LabelledTiles
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.refine_loop import MaskedTiles, RoundTraining
from sparse_wsss.training.resumable_loop import ResumableLoop
from sparse_wsss.training.tile_store import TileStore

CPU = torch.device("cpu")
N_TILES, SIDE = 4, 16


def store() -> TileStore:
    images = np.random.default_rng(0).normal(size=(N_TILES, 3, SIDE, SIDE)).astype(np.float16)
    return TileStore(images, np.ones((N_TILES, SIDE, SIDE), bool), np.arange(N_TILES))


def labels() -> KnownClasses:
    return KnownClasses.complete(torch.tensor([[True, False], [False, True]] * (N_TILES // 2)))


def vit_training(state_file: Path) -> ResumableLoop:
    shape = ViTShape(bands=(3,), n_classes=2, tile_size=SIDE, patch_size=4, dim=8, depth=1, heads=1, head_dim=8,
                     mlp_dim=8)
    tiles = LabelledTiles(store(), labels(), np.arange(N_TILES))
    return ClassifierTraining(shape, TrainSettings(steps=3, batch_size=2), tiles, tiles, 0, CPU, state_file, Reporter())


def round_training(state_file: Path) -> ResumableLoop:
    masks = np.zeros((N_TILES, SIDE, SIDE), np.uint8)
    tiles = MaskedTiles(store(), labels(), masks, np.full_like(masks, 255), np.arange(N_TILES))
    settings = RefineSettings(round_steps=3, round_batch_size=2)
    network = build_unet(UNetShape(settings.encoder, 3, 2, SIDE))
    return RoundTraining(network, settings, tiles, 1, 0, CPU, state_file, Reporter())


@pytest.mark.parametrize(("make", "setting"), [(vit_training, "LEARNING_RATE"),
                                               (round_training, "ROUND_LEARNING_RATE")])
def test_weights_that_overflow_end_the_training_with_the_setting_to_lower(make: type, setting: str, tmp_path: Path):
    training = make(tmp_path / "state.pt")
    with torch.no_grad():
        for weights in training.network.parameters():
            weights.mul_(1e38)
    with pytest.raises(Diverged, match="no number after 1 steps") as caught:
        training.run_steps()
    assert setting in caught.value.hint
    assert not (tmp_path / "state.pt").exists()
