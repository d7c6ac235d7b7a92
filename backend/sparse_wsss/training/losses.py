"""Losses from image-level labels and from doubtful masks. Tensors in, scalars out.

Axis letters: B batch, K classes, h w grid or pixels.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F


def candidate_loss(logits: Tensor, labels: Tensor, valid: Tensor) -> Tensor:
    """Every pixel is one of its tile's labels: -log of the probability that the labels share.

    Shapes: logits (B, K, h, w), labels bool (B, K), valid (B, h, w) in 0..1 -> scalar.
    Tiles without a label count for nothing. Source: partial-label learning, as in Jin & Ghahramani 2002.
    """
    log_share = logits.log_softmax(1)
    allowed = log_share.masked_fill(~labels[:, :, None, None], -torch.inf).logsumexp(1)
    weight = valid * labels.any(1)[:, None, None]
    return -(allowed.masked_fill(weight == 0, 0.0) * weight).sum() / weight.sum().clamp(min=1)


def presence_loss(logits: Tensor, labels: Tensor, valid: Tensor, top_share: float) -> Tensor:
    """Every label occurs somewhere: -log of the mean probability in the most likely ``top_share`` of the pixels.

    Shapes: logits (B, K, h, w), labels bool (B, K), valid (B, h, w) in 0..1 -> scalar.
    """
    share = logits.softmax(1) * (valid > 0)[:, None]
    n_top = max(1, round(top_share * share.shape[2] * share.shape[3]))
    top = share.flatten(2).topk(n_top, dim=2).values.mean(2)  # (B, K)
    return -(top.clamp(min=1e-6).log() * labels).sum() / labels.sum().clamp(min=1)


def label_loss(logits: Tensor, labels: Tensor, valid: Tensor, top_share: float) -> Tensor:
    """What the labels of a tile say of its pixels: each shows one of them, and each of them shows somewhere.

    Shapes: as ``candidate_loss`` and ``presence_loss``, whose sum this is -> scalar.
    """
    return candidate_loss(logits, labels, valid) + presence_loss(logits, labels, valid, top_share)


def robust_loss(logits: Tensor, target: Tensor, weight: Tensor, exponent: float) -> Tensor:
    """Generalised cross-entropy (1 - p^q) / q, weighted by pixel: wrong masks pull less than in cross-entropy.

    Shapes: logits (B, K, h, w), target int (B, h, w), weight (B, h, w) >= 0 -> scalar.
    Source: Zhang & Sabuncu 2018, arXiv:1805.07836; exponent 0 is cross-entropy.
    """
    log_p = -F.cross_entropy(logits, target, reduction="none")
    loss = -log_p if exponent == 0 else (1 - (exponent * log_p).exp()) / exponent
    return (loss * weight).sum() / weight.sum().clamp(min=1e-6)
