"""Trains the gated Vision Transformer from image-level labels; resumes at the step where it stopped.

Three phases: open gates, then gates that learn to close, then (``prune_at``) the closed heads are
removed and the rest is trained on. Randomness depends on (seed, step) alone, so a resumed training
ends where an undisturbed one does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from torchmetrics.functional.classification import binary_average_precision, multilabel_average_precision

from sparse_wsss.events import Reporter
from sparse_wsss.models.checkpoint import freeze
from sparse_wsss.models.late_fusion import AnyViT, build_vit
from sparse_wsss.models.pretrained import FirstWeights
from sparse_wsss.models.vit_shape import ViTOutput, ViTShape
from sparse_wsss.ranks import ALONE, Ranks
from sparse_wsss.reproducible import drawn, seed_all
from sparse_wsss.settings import TrainSettings
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.losses import image_loss, label_loss, tokens_asked
from sparse_wsss.training.rare_classes import class_weights
from sparse_wsss.training.resumable_loop import ResumableLoop, require, restore_optimizer
from sparse_wsss.training.schedule import (
    half_size_steps,
    halved,
    is_large,
    jittered,
    learning_rate_factor,
    mirrored,
    presence_shares,
    training_batch,
    training_steps,
)
from sparse_wsss.training.tile_store import TileStore

GATE_TRAVEL = 1.0  # how far below 0 a closing gate may go on; it cannot come back from far away
CLIP_GRADIENT = 1.0
UNKNOWN = -1  # what torchmetrics is to ignore
PRETRAINED_RATE = 0.1  # of the learning rate, for weights that were learned before: ten times gentler, as is usual
GATES_REST = 0.15  # share of the steps before the penalty acts: heads first learn something


@dataclass(frozen=True)
class LabelledTiles:
    """A store, what is known of the classes of its n tiles, and which of them to use."""

    store: TileStore
    labels: KnownClasses
    chosen: np.ndarray


@dataclass(frozen=True)
class TrainedClassifier:
    """The best network of a training, with the figures of its evaluation."""

    network: AnyViT
    log_alpha: Tensor
    figures: dict[str, float]


class ClassifierTraining(ResumableLoop):
    """One training, step by step.

    Args:
        shape: of the network.
        settings: of the training.
        train, validation: tiles to learn from, and tiles to be judged on.
        seed, device: as everywhere.
        state_file: where the state is kept for a resume.
        reporter: told of progress and curves.
        first: pretrained weights to start from.
        ranks: processes that share each batch; they draw the same random numbers.
    """

    def __init__(
        self, shape: ViTShape, settings: TrainSettings, train: LabelledTiles, validation: LabelledTiles, seed: int,
        device: torch.device, state_file: Path, reporter: Reporter, first: FirstWeights | None = None,
        ranks: Ranks = ALONE,
    ) -> None:
        batch_size = settings.batch_size or training_batch(shape.tile_size)
        steps = settings.steps or training_steps(len(train.chosen), batch_size)
        super().__init__("training", steps, steps // settings.evaluations, device, state_file, reporter,
                         ("BATCH_SIZE", batch_size), ranks)
        ranks.require_batch(min(batch_size, len(train.chosen)))
        self.settings, self.train, self.validation, self.seed = settings, train, validation, seed
        self.n_tiles = len(train.chosen)
        self.labelled = train.labels.present[train.chosen].sum(0)
        self.class_weights = torch.from_numpy(class_weights(self.labelled.numpy(), settings.label_balance)).to(device)
        seed_all(seed)
        self.losses: dict[str, float] = {}
        self.best: dict[str, Any] = {"loss": float("inf"), "state": None, "figures": {}}
        self.evaluations_since_best = 0
        self.log_alpha = torch.zeros(0)
        network = build_vit(shape)
        self.learned_before: frozenset[str] = frozenset()
        if first is not None:
            first.put_into(network)
            self.learned_before = first.learned
        self._install(network)
        self.resume()

    def run(self) -> TrainedClassifier:
        """Train, and return the best network.

        Raises: Cancelled, after the state was saved.
        """
        self.run_steps()
        return self._result()

    # ------------------------------------------------------------ one step

    def train_step(self) -> None:
        """Learn from one batch of tiles; remove closed heads when it is time."""
        if self.step == self._prune_step():
            self._remove_closed_heads()
        seed_all(self.seed, self.step + 1)
        images, labels, valid = self._batch()
        self.network.train()
        shown = self.ranks.part(len(images))
        own: ViTOutput = self.network(images[shown].to(self.device))
        output = ViTOutput(*(self.ranks.joined(one, len(images)) for one in own))
        asked = tokens_asked(labels.present) if self.network.shape.class_tokens == "per_class" else None
        bce = image_loss(output.image_logits, labels, asked)
        patch = self._patch_loss(output, labels, valid, self._shows_in())
        gates = self.network.gate_penalty() * self._penalty_weight()
        learned = bce + self.settings.patch_loss_weight * patch
        loss = learned + gates
        for group in self.optimizer.param_groups:
            group["lr"] = group["highest_lr"] * (
                1.0 if group["is_gate"] else learning_rate_factor(self.step, self.steps)
            )
        self.optimizer.zero_grad()
        # the mean over the processes follows: each has the gradient of its own tiles alone, and that of all gates
        self.fabric.backward(self.ranks.count * learned + gates)
        # a half-precision scaler skips the step of gradients that overflow; otherwise the next loss tells
        self.fabric.clip_gradients(self.network, self.optimizer, max_norm=CLIP_GRADIENT, error_if_nonfinite=False)
        self.optimizer.step()
        if self.settings.prune_at < 1 and not self.network.is_pruned:
            self.network.limit_gates(-GATE_TRAVEL * 2)
        self.losses = {"loss": loss.item(), "bce": bce.item(), "patch_loss": patch.item()}
        self.require_finite(self.losses["loss"], "LEARNING_RATE")

    def _batch(self) -> tuple[Tensor, KnownClasses, Tensor]:
        tiles = drawn(self.train.chosen, self.fitting.size, self.step, self.seed)
        images, valid = self.train.store.batch(tiles, torch.device("cpu"))
        if self.step < half_size_steps(self.settings.half_size_share, self.steps, self.network.shape.tile_size):
            images, valid = halved(images, valid)
        images, valid = mirrored((images, valid))
        return jittered(images), self.train.labels[tiles].to(self.device), valid.to(self.device)

    def _patch_loss(self, output: ViTOutput, labels: KnownClasses, valid: Tensor, shows_in: float | Tensor) -> Tensor:
        if self.settings.patch_loss_weight == 0:
            return output.patch_logits.new_zeros(())
        side = output.patch_logits.shape[-1]
        weight = F.adaptive_avg_pool2d(valid[:, None], (side, side))[:, 0]
        logits = output.patch_logits.float()
        return label_loss(logits, labels, weight, shows_in, self.class_weights)

    def _shows_in(self) -> float | Tensor:
        """Share of a tile in which each class has to show in this step, one for all or (K,)."""
        settings = self.settings
        if not is_large(self.network.shape.tile_size):
            return settings.presence_share
        return presence_shares(self.step, self.steps, settings.presence_start, settings.presence_share,
                               self.labelled).to(self.device)

    def _penalty_weight(self) -> float:
        if self.settings.prune_at >= 1:
            return self.settings.l0_weight
        rest, end = GATES_REST * self.steps, 0.5 * self._prune_step()
        ramp = (self.step - rest) / max(1.0, end - rest)
        return self.settings.l0_weight * min(1.0, max(0.0, ramp))

    def _prune_step(self) -> int:
        return -1 if self.settings.prune_at >= 1 else int(self.settings.prune_at * self.steps)

    # ------------------------------------------------------------ judging

    @torch.no_grad()
    def evaluate(self) -> None:
        """Judge the network on the tiles set aside."""
        self.network.eval()
        judged = {}
        size = self.fitting.size
        for number, start in self.ranks.mine(range(0, len(self.validation.chosen), size)):
            tiles = self.validation.chosen[start : start + size]
            images, valid = self.validation.store.batch(tiles, self.device)
            labels = self.validation.labels[tiles].to(self.device)
            output: ViTOutput = self.network(images)
            logits = output.image_logits.float()
            of_patches = self._patch_loss(output, labels, valid, self.settings.presence_share).item()
            judged[number] = (image_loss(logits, labels).item() * len(tiles), of_patches * len(tiles), logits.cpu())
        everywhere = {number: found for one in self.ranks.gathered(judged) for number, found in one.items()}
        bce, patch, scores = zip(*(everywhere[number] for number in sorted(everywhere)), strict=True)
        n = max(1, len(self.validation.chosen))
        figures = {
            "val_bce": sum(bce) / n,
            "val_loss": sum(bce) / n + self.settings.patch_loss_weight * sum(patch) / n,
            "val_map": mean_average_precision(torch.cat(scores), self.validation.labels[self.validation.chosen]),
            "open_heads": sum(len(block) for block in self.network.kept_heads()),
            "heads": self.log_alpha.numel() if self.network.is_pruned else self.network.log_alpha.numel(),
        }
        self.reporter.metric(step=self.step, **self.losses, **figures)
        if self._may_be_best():
            self._compare(figures)

    def _may_be_best(self) -> bool:
        return self.network.is_pruned or self.settings.prune_at >= 1 or self.step >= self.steps

    def _compare(self, figures: dict[str, float]) -> None:
        self.evaluations_since_best += 1
        if figures["val_loss"] < self.best["loss"]:
            self.evaluations_since_best = 0
            self.best = {"loss": figures["val_loss"], "state": freeze(self.network),
                         "figures": {**figures, "step": self.step}}

    def is_exhausted(self) -> bool:
        """Tell whether the last ``patience`` evaluations brought nothing better."""
        return self.evaluations_since_best >= self.settings.patience

    # ------------------------------------------------------------ network, state

    def _install(self, network: AnyViT) -> None:
        rate = self.settings.learning_rate
        closing_steps = self.settings.gate_close_share * self.steps
        gate_rate = (max(self.settings.gate_start, 0.0) + GATE_TRAVEL) / max(1.0, closing_steps)
        groups = []
        for learned, share in ((False, 1.0), (True, PRETRAINED_RATE)):
            parameters = [(name, p) for name, p in network.named_parameters()
                          if p.requires_grad and (name in self.learned_before) == learned]
            gates = [p for name, p in parameters if name.endswith("log_alpha")]
            decay = [p for name, p in parameters if not name.endswith("log_alpha") and p.ndim >= 2]
            plain = [p for name, p in parameters if not name.endswith("log_alpha") and p.ndim < 2]
            groups += [
                {"params": decay, "weight_decay": self.settings.weight_decay, "highest_lr": share * rate,
                 "is_gate": False},
                {"params": plain, "weight_decay": 0.0, "highest_lr": share * rate, "is_gate": False},
                {"params": gates, "weight_decay": 0.0, "highest_lr": gate_rate, "is_gate": True},
            ]
        optimizer = torch.optim.AdamW([group for group in groups if group["params"]], lr=rate)
        self.network, self.optimizer = self.fabric.setup(network, optimizer)

    def _remove_closed_heads(self) -> None:
        if self.network.is_pruned:
            return
        self.log_alpha = self.network.log_alpha.detach().cpu().clone()
        self._install(self.network.module.removed())
        open_now = sum(len(block) for block in self.network.kept_heads())
        self.reporter.log(f"{open_now} of {self.log_alpha.numel()} heads stay open; the others are removed.")

    def state(self) -> dict[str, Any]:
        """Network, optimiser, and the best network so far."""
        network = self.network.module
        return {
            "shape": network.shape.to_json(), "network": network.state_dict(),
            "optimizer": self.optimizer.state_dict(), "best": self.best, "log_alpha": self.log_alpha,
            "evaluations_since_best": self.evaluations_since_best,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take over network, optimiser and the best network so far; of the shape only closed heads may differ."""
        shape = ViTShape.from_json(state["shape"])
        require(replace(shape, kept_heads=()) == replace(self.network.shape, kept_heads=()), "the shape of its network")
        self._install(build_vit(shape).to(self.device))
        network = self.network.module
        network.load_state_dict(state["network"])
        restore_optimizer(self.optimizer, state["optimizer"])
        best, log_alpha, since = state["best"], state["log_alpha"].cpu(), state["evaluations_since_best"]
        require(type(since) is int and set(best) == set(self.best) and isinstance(best["loss"], float)
                and all(name.isidentifier() and isinstance(figure, int | float)
                        for name, figure in best["figures"].items()), "the best network so far")
        is_none_yet = best["state"] is None and best["loss"] == float("inf")
        require(is_none_yet or _shapes(best["state"]) == _shapes(network.state_dict()), "the best network so far")
        n_gates = (shape.layers, shape.heads) if network.is_pruned else (0,)
        require(tuple(log_alpha.shape) == n_gates and log_alpha.is_floating_point(), "what it knows of the gates")
        self.best, self.log_alpha, self.evaluations_since_best = best, log_alpha, since

    def _result(self) -> TrainedClassifier:
        if self.network.is_pruned:
            log_alpha, network = self.log_alpha, self.network.module
            network.load_state_dict(self.best["state"])
        else:
            network = self.network.module
            network.load_state_dict(self.best["state"])
            log_alpha = network.log_alpha.detach().cpu().clone()
            network = network.removed()
        return TrainedClassifier(network.eval().to(self.device), log_alpha, self.best["figures"])


def _shapes(state: dict[str, Tensor]) -> dict[str, tuple[torch.Size, torch.dtype]]:
    return {name: (tensor.shape, tensor.dtype) for name, tensor in state.items()}


def mean_average_precision(logits: Tensor, labels: KnownClasses) -> float:
    """Mean over the classes that occur of the average precision, over what is known. Shapes: logits (n, K)."""
    occurs = labels.present.any(0)
    if not occurs.any():
        return float("nan")
    target = labels.present.long().masked_fill(~labels.known, UNKNOWN)[:, occurs]
    n_classes = int(occurs.sum())
    if n_classes == 1:
        return float(binary_average_precision(logits[:, occurs][:, 0], target[:, 0], ignore_index=UNKNOWN))
    return float(multilabel_average_precision(logits[:, occurs], target, n_classes, ignore_index=UNKNOWN))
