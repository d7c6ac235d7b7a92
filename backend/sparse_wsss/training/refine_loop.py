"""One refinement round: a U-Net learns from doubtful masks and from the tiles' labels at once.

Pixels count by their confidence, the loss distrusts outliers, every pixel has to be one of its tile's
labels, rare classes count more, and a moving average of the weights (the teacher) is what is kept.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from sparse_wsss.events import Reporter
from sparse_wsss.models.unet import average_into
from sparse_wsss.rasters.writer import NO_CLASS
from sparse_wsss.reproducible import drawn, seed_all
from sparse_wsss.settings import PRESENCE_SHARE, RefineSettings
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.losses import label_loss, robust_loss
from sparse_wsss.training.rare_classes import class_weights, repeated
from sparse_wsss.training.resumable_loop import ResumableLoop, restore_optimizer
from sparse_wsss.training.schedule import (
    half_size_steps,
    halved,
    jittered,
    learning_rate_factor,
    mirrored,
    round_steps,
    thinned,
)
from sparse_wsss.training.tile_store import TileStore, batches

WEIGHT_DECAY = 1e-2
REPORTS = 20  # points of a round's curve
AMOUNTS_BATCH = 64  # tiles counted at a time


@dataclass(frozen=True)
class MaskedTiles:
    """A store, labels of its n tiles, masks uint8 (n, S, S), confidence uint8 (n, S, S), and the tiles to use."""

    store: TileStore
    labels: KnownClasses
    masks: np.ndarray
    confidence: np.ndarray
    chosen: np.ndarray

    def amounts(self) -> np.ndarray:
        """Pixels of each class in the chosen tiles, each as much as its confidence; (K,)."""
        n_classes, total = self.labels.present.shape[1], np.zeros(NO_CLASS + 1)
        for part in batches(len(self.chosen), AMOUNTS_BATCH):
            tiles = self.chosen[part]
            total += np.bincount(self.masks[tiles].ravel(), self.confidence[tiles].ravel(), NO_CLASS + 1)
        return total[:n_classes]


class RoundTraining(ResumableLoop):
    """One round.

    Args:
        network: where the round starts.
        settings, seed, device: as everywhere.
        tiles: what to learn from.
        number: of the round, from 1.
        state_file: where the state is kept.
        reporter: told of progress and curves.
    """

    def __init__(self, network: nn.Module, settings: RefineSettings, tiles: MaskedTiles, number: int, seed: int,
                 device: torch.device, state_file: Path, reporter: Reporter) -> None:
        size = tiles.masks.shape[-1]
        steps = settings.round_steps or round_steps(len(tiles.chosen), size, settings.round_batch_size)
        super().__init__(f"round {number}", steps, steps // REPORTS, device, state_file, reporter,
                         ("ROUND_BATCH_SIZE", settings.round_batch_size))
        self.settings, self.tiles, self.number, self.seed = settings, tiles, number, seed + 1000 * number
        present = tiles.labels.present[tiles.chosen].numpy()
        self.shown = repeated(tiles.chosen, present, settings.rare_tiles)
        self.n_tiles = len(self.shown)
        self.pixel_weights, self.label_weights = (
            torch.from_numpy(class_weights(amounts, settings.class_balance)).to(device)
            for amounts in (tiles.amounts(), present.sum(0)))
        self.teacher = copy.deepcopy(network).to(device).eval().requires_grad_(False)
        optimizer = torch.optim.AdamW(network.parameters(), lr=settings.round_learning_rate, weight_decay=WEIGHT_DECAY)
        self.network, self.optimizer = self.fabric.setup(network, optimizer)
        self.losses: list[float] = []
        self.resume()

    def run(self) -> nn.Module:
        """Train, and return the teacher."""
        self.run_steps()
        return self.teacher

    def train_step(self) -> None:
        """Learn from one batch of tiles."""
        seed_all(self.seed, self.step)
        chosen = drawn(self.shown, self.fitting.size, self.step, self.seed)
        if len(chosen) == 1:
            chosen = chosen.repeat(2)  # the statistics of a batch need two values, and a small tile gives one
        images, valid, classes, weight = (one.to(self.device) for one in self._batch(chosen))
        is_known = classes != NO_CLASS
        classes = torch.where(is_known, classes, 0)
        weight = weight * is_known * self.pixel_weights[classes]
        for group in self.optimizer.param_groups:
            factor = learning_rate_factor(self.step, self.steps)
            group["lr"] = self.settings.round_learning_rate * factor
        self.network.train()
        logits = self.network(images).float()
        labels = self.tiles.labels[chosen].to(self.device)
        loss = robust_loss(logits, classes, weight, self.settings.robustness)
        if self.settings.candidate_weight:
            rule = label_loss(logits, labels, valid, PRESENCE_SHARE, self.label_weights)
            loss = loss + self.settings.candidate_weight * rule
        self.optimizer.zero_grad()
        self.fabric.backward(loss)
        self.optimizer.step()
        # in the first steps an average over hundreds of steps would still be the random start
        decay = min(self.settings.teacher_decay, (1 + self.step) / (10 + self.step))
        average_into(self.teacher, self.network.module, decay)
        self.losses.append(loss.item())
        self.require_finite(self.losses[-1], "ROUND_LEARNING_RATE")

    def _batch(self, chosen: np.ndarray) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Images, valid, classes and weights of some tiles, as this step shows them."""
        images, valid = self.tiles.store.batch(chosen, torch.device("cpu"))
        classes = torch.from_numpy(self.tiles.masks[chosen]).float()
        weight = torch.from_numpy(self.tiles.confidence[chosen]).float() / 255 * valid
        if self.step < half_size_steps(self.settings.round_half_size_share, self.steps, images.shape[-1]):
            (images, valid), classes, weight = halved(images, valid), thinned(classes), thinned(weight)
        images, valid, classes, weight = mirrored((images, valid, classes, weight))
        return jittered(images), valid, classes.long(), weight

    def evaluate(self) -> None:
        """Report the loss since the last report; masks have no truth to be judged by."""
        if self.losses:
            self.reporter.metric(round=self.number, step=self.step, loss=float(np.mean(self.losses)))
        self.losses = []

    def restore(self, state: dict[str, Any]) -> None:
        """Take over student, teacher and optimiser."""
        self.network.module.load_state_dict(state["network"])
        self.teacher.load_state_dict(state["teacher"])
        restore_optimizer(self.optimizer, state["optimizer"])

    def state(self) -> dict[str, Any]:
        """Student, teacher and optimiser."""
        return {"network": self.network.module.state_dict(), "teacher": self.teacher.state_dict(),
                "optimizer": self.optimizer.state_dict()}


@dataclass(frozen=True)
class RoundFigures:
    """How well a round's network agrees with the labels of tiles set aside; no pixel truth is used."""

    loss: float
    """Candidate and presence loss: lower is better."""
    label_f1: float
    """F1 of the classes that cover at least ``min_share`` of a tile's map, against its labels."""


@torch.no_grad()
def judge(
    network: nn.Module, tiles: MaskedTiles, device: torch.device, size: int, min_share: float = 0.1
) -> RoundFigures:
    """Compare the unrestricted map of tiles set aside with their labels."""
    network.eval()
    loss, hits, claimed = 0.0, 0.0, 0.0
    for part in batches(len(tiles.chosen), size):
        chosen = tiles.chosen[part]
        images, valid = tiles.store.batch(chosen, device)
        labels = tiles.labels[chosen].to(device)
        logits = network(images).float()
        rule = label_loss(logits, labels, valid, PRESENCE_SHARE)
        loss += rule.item() * len(chosen)
        painted = nn.functional.one_hot(logits.argmax(1), logits.shape[1]).permute(0, 3, 1, 2) * valid[:, None]
        shares = painted.sum((2, 3)) / valid.sum((1, 2)).clamp(min=1)[:, None]
        found = shares >= min_share
        hits += 2 * (found & labels.present).sum().item()
        claimed += (found & labels.known).sum().item() + labels.present.sum().item()
    return RoundFigures(loss / max(1, len(tiles.chosen)), hits / max(1.0, claimed))
