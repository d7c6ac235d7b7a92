"""Masks in which each class covers the share of the tile that its label gives it: tensors in, tensors out."""

from __future__ import annotations

import torch
from torch import Tensor

SWEEPS = 10  # over the classes; areas are within a pixel or two of the shares after half of them
AT_ONCE = 8  # tiles


def with_areas(log_scores: Tensor, shares: Tensor, valid: Tensor) -> Tensor:
    """Shift the scores of each class of a tile by one number, so that it wins its share of the valid pixels.

    Of all masks with these areas it is the one that the scores like best: the numbers are the weights of the cells of
    a power diagram with given areas, found class by class.

    Shapes: log_scores (B, C, S, S), shares (B, C) that sum to 1, NaN in the row of a tile that gives none,
        valid bool (B, S, S) -> (B, C, S, S); tiles without shares stay as they are.
    Source: semi-discrete optimal transport, as in Aurenhammer, Hoffmann, Aronov 1998, Algorithmica 20.
    """
    divided = (shares.isfinite().all(1) & ((shares > 0).sum(1) > 1)).nonzero()[:, 0]
    if not len(divided):
        return log_scores  # the ordinary case: no tile gives shares, nothing to copy
    result = log_scores.clone()
    for part in divided.split(AT_ONCE):
        result[part] += _offsets(log_scores[part], shares[part], valid[part])[:, :, None, None]
    return result


def _offsets(log_scores: Tensor, shares: Tensor, valid: Tensor) -> Tensor:
    """Number to add to the scores of each class. Shapes: as ``with_areas`` -> (B, C)."""
    hidden = ~valid.flatten(1)
    n_valid = valid.flatten(1).sum(1)
    scores = log_scores.flatten(2).masked_fill((shares <= 0)[:, :, None], -torch.inf)  # (B, C, n)
    offsets = torch.zeros_like(shares)
    for _ in range(SWEEPS):
        for c in range(shares.shape[1]):
            wanted = (shares[:, c] * n_valid).round().long()
            is_part = (wanted > 0) & (wanted < n_valid)
            shifted = scores + offsets[:, :, None]
            own = shifted[:, c].clone()
            shifted[:, c] = -torch.inf
            lacks = (shifted.amax(1) - own).masked_fill(hidden, torch.inf).sort(1).values  # (B, n)
            last = wanted.clamp(min=1, max=max(1, lacks.shape[1] - 1))[:, None]
            between = (lacks.gather(1, last - 1) + lacks.gather(1, last.clamp(max=lacks.shape[1] - 1)))[:, 0] / 2
            offsets[:, c] += torch.where(is_part, between, torch.zeros_like(between))
    return offsets
