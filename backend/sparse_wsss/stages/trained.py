"""Opens what a finished training left in a run; shared by the stages that follow it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch

from sparse_wsss.context import Context
from sparse_wsss.device import choose
from sparse_wsss.models.checkpoint import ModelCard, load_model
from sparse_wsss.models.late_fusion import AnyViT
from sparse_wsss.run_folder import file_hash
from sparse_wsss.training.training_set import TrainingSet, open_training_set


@dataclass(frozen=True)
class Trained:
    """The sparse ViT of a run, its card, and the tiles it was trained on."""

    network: AnyViT
    card: ModelCard
    data: TrainingSet
    device: torch.device
    model_hash: str
    has_patch_scores: bool
    """False when the patch head was not trained."""


def open_trained(context: Context, device: str) -> Trained:
    """Load model and training set of a run.

    Raises: RunIncomplete when the run has no finished training; NotAModel when its model is damaged.
    """
    record = context.run.need("train", "Train")
    weights = Path(context.run.folder("train") / Path(record["outputs"]["model"]).name)
    network, card = load_model(weights)
    chosen = choose(device)
    data = open_training_set(context.run, card, context.reporter)
    learned_patches = record["settings"]["patch_loss_weight"] > 0
    return Trained(cast(AnyViT, network).to(chosen), card, data, chosen, file_hash(weights), learned_patches)
