"""Scores drawn to the edges of the image: pixels that look like their neighbours take over their scores. Tensors only.

Source: pixel-adaptive mask refinement, Araslanov & Roth 2020, arXiv:2005.08104.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

DISTANCES = (1, 2, 4)  # px: eight neighbours at each
SHARPNESS = 10.0  # of the likeness to a neighbour, for a difference of one local standard deviation; as published


def snapped(log_scores: Tensor, images: Tensor, steps: int) -> Tensor:
    """Average the probabilities of each pixel over neighbours that look alike, ``steps`` times.

    Shapes: log_scores (B, K, S, S), of probabilities that sum to 1; images (B, C, S, S) -> like log_scores.
    """
    if steps == 0:
        return log_scores
    tiles = zip(log_scores.exp(), images, strict=True)  # one by one: a tile has 24 neighbours a pixel
    return torch.stack([_one_snapped(scores, image, steps) for scores, image in tiles]).clamp(min=1e-9).log()


def _one_snapped(scores: Tensor, image: Tensor, steps: int) -> Tensor:
    likeness = alike(image)
    for _ in range(steps):
        scores = sum((weight * near for weight, near in zip(likeness, neighbours(scores), strict=True)),
                     torch.zeros_like(scores))
    return scores


def alike(image: Tensor) -> Tensor:
    """How much each neighbour of a pixel looks like it, summing to 1. Shapes: (C, S, S) -> (N, S, S)."""
    near = neighbours(image)
    spread = torch.stack([image, *near]).std(0).clamp(min=1e-4)
    distance = torch.stack([((image - one).abs() / spread).mean(0) for one in near])
    return (-SHARPNESS * distance).softmax(0)


def neighbours(maps: Tensor) -> list[Tensor]:
    """The maps seen from each pixel's neighbours, edges repeated. Shapes: (M, S, S) -> N times the same."""
    height, width = maps.shape[-2:]
    found = []
    for distance in DISTANCES:
        padded = F.pad(maps[None], (distance,) * 4, mode="replicate")[0]
        found += [padded[:, distance * row : distance * row + height, distance * column : distance * column + width]
                  for row in range(3) for column in range(3) if (row, column) != (1, 1)]
    return found
