"""Rows of other networks: class activation maps of a small CNN, and our U-Net trained on the true masks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
import torch
from sparse_wsss.masks.naming import best_allowed
from sparse_wsss.models.checkpoint import ModelCard, save_model
from sparse_wsss.models.unet import UNetShape, build_unet
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.reproducible import drawn, seed_all
from sparse_wsss.settings import RefineSettings
from sparse_wsss.training.refine_loop import MaskedTiles, RoundTraining
from sparse_wsss.training.schedule import (
    jittered,
    learning_rate_factor,
    mirrored,
    round_steps,
    training_batch,
    training_steps,
)
from sparse_wsss.training.tile_store import batches
from sparse_wsss.training.training_set import TrainingSet
from torch import Tensor, nn
from torch.nn import functional as F

from bench_accuracy.data_sets import UNKNOWN
from bench_accuracy.scene_maps import map_unseen_with
from bench_accuracy.workplace import Workplace

WIDTHS = (24, 48, 96, 96)  # channels of the CNN's blocks
CAM_SIDE = 16  # cells along a side of the activation maps, as many as the ViT has patches
CNN_LEARNING_RATE, CNN_DECAY = 2e-3, 1e-2
BATCH = 32


# ---------------------------------------------------------------- fully supervised


def supervised(work: Workplace) -> None:
    """Our U-Net on the true masks of the same tiles, in the time that all of 'ours' took.

    Raises: ValueError when 'ours' is not recorded.
    """
    if work.ours is None:
        raise ValueError("full supervision takes the time of 'ours', which is not recorded yet: record it first")
    data = work.training_set()
    truth = work.truth(data)
    back = np.full(256, UNKNOWN, np.uint8)
    back[work.to_data_set(data.classes)[: len(data.classes)]] = np.arange(len(data.classes))
    masks = back[truth]  # a class that labels no tile is not in the table
    a_round = work.setting("round_steps") or round_steps(len(data.training_positions()), data.tile_size,
                                                         work.setting("round_batch_size"))
    steps = supervised_steps(work.ours, a_round)
    fields = {name: work.setting(name) for name in RefineSettings.model_fields}
    settings = RefineSettings.model_validate({**fields, "round_steps": steps})
    tiles = MaskedTiles(data.store, data.labels, masks, np.full(masks.shape, 255, np.uint8), data.training_positions())
    shape = UNetShape(settings.encoder, len(data.mean), len(data.classes), data.tile_size)
    seed_all(work.seed)
    with work.timed("supervised training"):
        training = RoundTraining(build_unet(shape), settings, tiles, 1, work.seed, torch.device("cpu"),
                                 work.folder / "state.pt", work.reporter)
        network = training.run()
    resolution = abs(raster_info(data.tiles.optical[data.chosen[0]]).transform.a)
    card = ModelCard("unet", data.classes, data.modalities, data.tile_size, asdict(shape), resolution)
    save_model(work.folder / "model.safetensors", network.state_dict(), card)
    (work.folder / "state.pt").unlink(missing_ok=True)
    work.figures["steps"] = steps
    work.map_unseen("fully supervised", ("supervised training",), model=str(work.folder / "model.safetensors"))


def supervised_steps(ours: Mapping[str, Any], a_round: int) -> int:
    """Steps that the U-Net of 'ours' would have made in the time of ViT, masks and rounds together.

    ``a_round`` is the number of steps of a round.
    """
    seconds = ours["stage_seconds"]
    whole = seconds["train"] + seconds["pseudomasks"] + seconds["refine"]
    return round(ours["figures"]["rounds"] * a_round * whole / seconds["refine"])


# ---------------------------------------------------------------- activation maps


class SmallCNN(nn.Module):
    """Four blocks of convolutions and a linear layer on each cell; the mean over the cells classifies the tile."""

    def __init__(self, n_bands: int, n_classes: int, tile_size: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        side, before = tile_size, n_bands
        for width in WIDTHS:
            stride = 2 if side // 2 >= CAM_SIDE else 1
            layers += [nn.Conv2d(before, width, 3, stride, 1), nn.BatchNorm2d(width), nn.ReLU(),
                       nn.Conv2d(width, width, 3, 1, 1), nn.BatchNorm2d(width), nn.ReLU()]
            side, before = side // stride, width
        self.layers = nn.Sequential(*layers)
        self.classes = nn.Conv2d(before, n_classes, 1)

    def forward(self, images: Tensor) -> Tensor:
        """Score each pixel. Shapes: (B, C, S, S) -> (B, K, S, S)."""
        return F.interpolate(self.cells(images), images.shape[-2:], mode="bilinear", align_corners=False)

    def cells(self, images: Tensor) -> Tensor:
        """Score each cell; the mean is the score of the tile. Shapes: (B, C, S, S) -> (B, K, h, w)."""
        return self.classes(self.layers(images))


def gap_cam(work: Workplace) -> None:
    """Train the CNN on the image labels and paint with its activation maps (Zhou et al. 2016)."""
    data = work.training_set()
    with work.timed("CNN training"):
        network = trained_cnn(work, data)
    with work.timed("activation maps"), torch.no_grad():
        painted = []
        for chosen in batches(len(data), BATCH):
            images, _ = data.store.batch(chosen, torch.device("cpu"))
            maps = network(images).clamp(min=0)  # a map is as bright as its own brightest cell, as published
            maps = maps / maps.amax((2, 3), keepdim=True).clamp(min=1e-6)
            painted.append(best_allowed(maps, data.labels.possible[chosen])[0].numpy().astype(np.uint8))
    work.keep_masks("GAP-CAM", data, np.concatenate(painted), ("CNN training", "activation maps"))
    map_unseen_with(work, "GAP-CAM", network, data, ("CNN training",))


def trained_cnn(work: Workplace, data: TrainingSet) -> SmallCNN:
    """Train the CNN with the steps, batches and pictures of the ViT."""
    seed_all(work.seed)
    network = SmallCNN(len(data.mean), len(data.classes), data.tile_size)
    optimizer = torch.optim.AdamW(network.parameters(), lr=CNN_LEARNING_RATE, weight_decay=CNN_DECAY)
    chosen = data.training_positions()
    batch_size = work.setting("batch_size") or training_batch(data.tile_size)
    steps = work.setting("steps") or training_steps(len(chosen), batch_size)
    network.train()
    for step in range(steps):
        seed_all(work.seed, step + 1)
        tiles = drawn(chosen, batch_size, step, work.seed)
        images = jittered(mirrored((data.store.batch(tiles, torch.device("cpu"))[0],))[0])
        for group in optimizer.param_groups:
            group["lr"] = CNN_LEARNING_RATE * learning_rate_factor(step, steps)
        present = data.labels.present[tiles].float()
        loss = F.binary_cross_entropy_with_logits(network.cells(images).mean((2, 3)), present)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        work.reporter.progress("CNN training", step, steps)
    work.figures["steps"] = steps
    return network.eval()
