"""Fits a model's temperature on the tiles set aside: scores of some of their pixels, and the tiles' labels.

What is fitted, and why, is in ``calibration``; where it acts, in ``mapping``.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from sparse_wsss.calibration import TemperatureFit, fit_temperature
from sparse_wsss.fitting import pass_size
from sparse_wsss.models.gated_vit import pixel_logits
from sparse_wsss.training.tile_store import batches
from sparse_wsss.training.training_set import TrainingSet

MOST_PIXELS = 100_000  # neighbours repeat each other: more change the temperature by less than a hundredth


@torch.no_grad()
def temperature_of(network: nn.Module, data: TrainingSet, device: torch.device) -> TemperatureFit:
    """Fit the temperature of a network on the tiles set aside whose labels allow some classes and not all.

    Args:
        network: in evaluation mode, on the device.
        data: the training set; of its labels, the possible classes of a tile count.
        device: of the network.
    """
    possible = data.labels.possible
    aside = data.validation_positions()
    tells = possible.any(1) & ~possible.all(1)
    aside = aside[tells[aside].numpy()]
    rng = np.random.default_rng(0)
    a_tile = max(1, MOST_PIXELS // max(1, len(aside)))
    logits: list[np.ndarray] = [np.zeros((0, possible.shape[1]), np.float32)]
    allowed: list[np.ndarray] = [np.zeros((0, possible.shape[1]), bool)]
    for part in batches(len(aside), pass_size(data.tile_size)):
        images, valid = data.store.batch(aside[part], device)
        scores = pixel_logits(network, images).movedim(1, -1).cpu().numpy()  # (B, S, S, K)
        for one, known, position in zip(scores, (valid > 0).cpu().numpy(), aside[part], strict=True):
            pixels = rng.permutation(one[known])[:a_tile]
            logits.append(pixels)
            allowed.append(np.repeat(possible[position].numpy()[None], len(pixels), 0))
    return fit_temperature(np.concatenate(logits), np.concatenate(allowed))
