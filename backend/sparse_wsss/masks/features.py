"""What is clustered: the features of each pixel, from its bands, its surroundings and the network.

Tensors in, tensors out. Each group of features is standardised over the training set, then weighted.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from sparse_wsss.models.vit_shape import ViTShape, ViTView, to_pixels

TEXTURE_PX = 5  # side of the window of local mean and spread


@dataclass(frozen=True)
class FeatureWeights:
    """Weight of each group; 0 leaves it out."""

    bands: float
    texture: float
    tokens: float
    heads: float
    scores: float


def pixel_features(
    images: Tensor, view: ViTView, shape: ViTShape, weights: FeatureWeights
) -> tuple[Tensor, Tensor]:
    """Features of every pixel of a batch of tiles.

    The network's scores are those of all classes, whatever the tile is labelled with: clusters that know the labels
    would be named by them for certain, and be no evidence.

    Args:
        images: (B, C, S, S) in standard deviations.
        view: what the network said and looked at, on the patch grid.
        shape: of the network.
        weights: of the groups.

    Returns: features (B, F, S, S), not yet standardised, and the weight of each channel (F,).
    """
    parts: list[tuple[Tensor, float]] = [(images, weights.bands)]
    if weights.texture:
        parts += [(part, weights.texture) for part in local_mean_and_spread(images)]
    if weights.tokens:
        parts.append((to_pixels(view.tokens, shape), weights.tokens))
    if weights.heads and view.class_maps.shape[1]:
        relative = view.class_maps / view.class_maps.mean((2, 3), keepdim=True).clamp(min=1e-9)
        parts.append((to_pixels(relative.clamp(min=1e-3).log(), shape), weights.heads))
    if weights.scores:
        scores = view.output.patch_logits.float().log_softmax(1).clamp(min=LEAST_SCORE)
        parts.append((to_pixels(scores, shape), weights.scores))
    used = [(part, weight) for part, weight in parts if weight > 0]
    channels = torch.cat([torch.full((part.shape[1],), weight) for part, weight in used])
    return torch.cat([part.float() for part, _ in used], 1), channels


def local_mean_and_spread(images: Tensor, side: int = TEXTURE_PX) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation in a square around each pixel. Shapes: (B, C, S, S) -> twice the same."""
    padded = F.pad(images, (side // 2,) * 4, mode="replicate")
    mean = F.avg_pool2d(padded, side, stride=1)
    mean_of_squares = F.avg_pool2d(padded.square(), side, stride=1)
    return mean, (mean_of_squares - mean.square()).clamp(min=0).sqrt()


LEAST_SCORE = -8.0  # log-probability of a class that cannot occur in the tile


def allowed_log_scores(logits: Tensor, possible: Tensor) -> Tensor:
    """Log-probability of each class among those possible in the tile; of all classes where none of them is.

    Shapes: logits (B, K, h, w), possible bool (B, K) -> (B, K, h, w).
    """
    possible = possible | ~possible.any(1, keepdim=True)
    masked = logits.float().masked_fill(~possible[:, :, None, None], -torch.inf)
    return masked.log_softmax(1).clamp(min=LEAST_SCORE)
