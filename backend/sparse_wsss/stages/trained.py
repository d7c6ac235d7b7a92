"""Opens what a finished training left in a run; shared by the stages that follow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor

from sparse_wsss.context import Context
from sparse_wsss.device import choose
from sparse_wsss.masks.averaged_view import averaged_view, passes
from sparse_wsss.models.checkpoint import ModelCard, load_model
from sparse_wsss.models.late_fusion import AnyViT
from sparse_wsss.models.vit_shape import ViTView
from sparse_wsss.run_folder import file_hash, settings_of
from sparse_wsss.settings import PseudomaskSettings, TrainSettings
from sparse_wsss.training.known_classes import likely_labels
from sparse_wsss.training.tile_store import batches
from sparse_wsss.training.training_set import TrainingSet, open_training_set

BATCH = 16
MODEL = "model.safetensors"  # as the training calls it


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

    def view(self, images: Tensor, blocks: Sequence[int], labels: Tensor, job: PseudomaskSettings) -> ViTView:
        """What the network says of tiles and looks at in them, the mean over the passes that the settings ask for.

        Shapes: images (B, C, S, S), labels bool (B, K), both on the device -> see ``ViTView``.
        """
        asked = passes(self.network.shape, job.mask_flips, job.mask_shifts)
        return averaged_view(self.network, images, blocks, labels, asked)

    @cached_property
    def labels(self) -> Tensor:
        """Classes that masks may show, bool (n, K): those of each tile, and where its labels leave some open, of
        these the ones that the network finds in it.
        """
        known = self.data.labels
        labels = known.present.clone()
        unsure = np.flatnonzero((~known.is_complete).numpy())
        for part in batches(len(unsure), BATCH):
            chosen = unsure[part]
            images, _ = self.data.store.batch(chosen, self.device)
            with torch.no_grad():
                probabilities = self.network(images).image_logits.float().sigmoid().cpu()
            labels[chosen] = likely_labels(probabilities, known.present[chosen], known.possible[chosen])
        return labels


def open_trained(context: Context, device: str) -> Trained:
    """Load model and training set of a run.

    Raises: RunIncomplete when the run has no finished training; NotAModel when its model is damaged.
    """
    record = context.run.need("train", "Train")
    weights = context.run.folder("train") / Path(str(record["outputs"].get("model", MODEL))).name
    network, card = load_model(weights)
    chosen = choose(device)
    with context.ranks.first_alone():  # who finds the cache emptied fills it again
        data = open_training_set(context.run, card, context.reporter)
    learned_patches = settings_of(record, TrainSettings, context.run.folder("train")).patch_loss_weight > 0
    return Trained(cast(AnyViT, network).to(chosen), card, data, chosen, file_hash(weights), learned_patches)
