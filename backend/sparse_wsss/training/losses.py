"""Losses from image-level labels and from doubtful masks. Tensors in, scalars out.

Axis letters: B batch, K classes, h w grid or pixels.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from sparse_wsss.training.known_classes import KnownClasses

MASKED_SHARE = 0.5  # of the tokens of absent classes; Hanna & Borth 2025


def image_loss(logits: Tensor, labels: KnownClasses, asked: Tensor | None = None) -> Tensor:
    """Binary cross-entropy of the image-level scores, over the classes that are known to be present or absent.

    Shapes: logits (B, K), labels of B tiles, asked bool (B, K): the classes that count, None for all ->
    scalar; 0 when nothing is known.
    """
    known = labels.known if asked is None else labels.known & asked
    total = F.binary_cross_entropy_with_logits(logits, labels.present.float(), weight=known, reduction="sum")
    return total / known.sum().clamp(min=1)


def candidate_loss(logits: Tensor, prior: Tensor, valid: Tensor) -> Tensor:
    """Every pixel is one of the classes that may occur in its tile: -log of the probability that they share.

    Shapes: logits (B, K, h, w), prior (B, K): how likely a class is before the pixel is seen, from 0 (or False),
        impossible, to 1 (or True), valid (B, h, w) in 0..1 -> scalar.
    Tiles without a possible class count for nothing. Source: partial-label learning, as in Jin & Ghahramani 2002.
    """
    log_share = logits.log_softmax(1) + prior.float().log()[:, :, None, None]
    allowed = log_share.masked_fill((prior == 0)[:, :, None, None], -torch.inf).logsumexp(1)
    weight = valid * (prior > 0).any(1)[:, None, None]
    return -(allowed.masked_fill(weight == 0, 0.0) * weight).sum() / weight.sum().clamp(min=1)


def presence_loss(
    logits: Tensor, present: Tensor, valid: Tensor, top_share: float | Tensor, class_weights: Tensor | None = None
) -> Tensor:
    """Every class that is present shows: -log of its mean probability in the most likely ``top_share`` of the pixels.

    Shapes: logits (B, K, h, w), present bool (B, K), valid (B, h, w) in 0..1, top_share one for all, (K,) or (B, K),
        class_weights (K,), None for equal ones -> scalar.
    """
    share = (logits.softmax(1) * (valid > 0)[:, None]).flatten(2)
    n = share.shape[2]
    if isinstance(top_share, Tensor):
        n_top = (top_share * n).round().long().clamp(1, n).expand(share.shape[:2])
        highest = share.sort(2, descending=True).values.cumsum(2)
        top = highest.gather(2, n_top[..., None] - 1)[..., 0] / n_top  # (B, K)
    else:
        top = share.topk(max(1, round(top_share * n)), dim=2).values.mean(2)
    weight = present.float() if class_weights is None else present * class_weights
    return -(top.clamp(min=1e-6).log() * weight).sum() / weight.sum().clamp(min=1e-6)


def share_loss(logits: Tensor, shares: Tensor, weight: Tensor, valid: Tensor) -> Tensor:
    """Each class covers its share of the tile: cross-entropy between the shares and the mean over the pixels.

    Shapes: logits (B, K, h, w), shares (B, K) that sum to 1 or are all 0 in a tile that does not count, weight of
        the tiles (B,), valid (B, h, w) in 0..1 -> scalar.
    Source: learning from label proportions, as in Ardehaly & Culotta 2017.
    """
    area = valid.sum((1, 2))
    mean = (logits.softmax(1) * valid[:, None]).sum((2, 3)) / area.clamp(min=1e-6)[:, None]
    counts = weight * (shares.sum(1) > 0) * (area > 0)
    cross_entropy = -(shares * mean.clamp(min=1e-6).log()).sum(1)
    return (cross_entropy * counts).sum() / counts.sum().clamp(min=1)


def label_loss(logits: Tensor, labels: KnownClasses, valid: Tensor, top_share: float | Tensor,
               class_weights: Tensor | None = None) -> Tensor:
    """What the labels of a tile say of its pixels: each shows one of them, and each of them shows somewhere.

    Where shares are given, each of the labels covers its share as well, and shows in no more than that.

    Shapes: logits (B, K, h, w), labels of B tiles, valid (B, h, w) in 0..1, top_share one for all or (K,),
    class_weights (K,): how much each class counts where it has to show, None for equal ones -> scalar. A tile in which
    every class may occur says nothing of a pixel and does not dilute what the others say.
    """
    candidates = candidate_loss(logits, labels.prior, valid * labels.narrows[:, None, None])
    has_shares = labels.has_shares
    if not has_shares.any():
        return candidates + presence_loss(logits, labels.present, valid, top_share, class_weights)
    shows_in = torch.minimum(labels.shares.nan_to_num(1.0), torch.as_tensor(top_share, device=logits.device))
    presence = presence_loss(logits, labels.present, valid, shows_in, class_weights)
    n_labels = labels.present.sum(1)  # a tile counts as often as it has labels, with shares and without
    weight = (n_labels * has_shares).sum() / n_labels.sum().clamp(min=1)
    shares = share_loss(logits, labels.shares.masked_fill(~has_shares[:, None], 0), n_labels, valid)
    return candidates + presence + weight * shares


def tokens_asked(present: Tensor, masked_share: float = MASKED_SHARE) -> Tensor:
    """Which class tokens are asked in a step: those of the tile's classes, and of the others a random part.

    A token that is not asked is masked where it leaves the network, not on its way: hidden from the other
    tokens, its absence would tell them the labels.
    Shapes: present bool (B, K) -> bool (B, K). Source: Hanna & Borth 2025, arXiv:2507.06848.
    """
    return present | (torch.rand(present.shape, device=present.device) >= masked_share)


def robust_loss(logits: Tensor, target: Tensor, weight: Tensor, exponent: float) -> Tensor:
    """Generalised cross-entropy (1 - p^q) / q, weighted by pixel: wrong masks pull less than in cross-entropy.

    Shapes: logits (B, K, h, w), target int (B, h, w), weight (B, h, w) >= 0 -> scalar.
    Source: Zhang & Sabuncu 2018, arXiv:1805.07836; exponent 0 is cross-entropy.
    """
    log_p = -F.cross_entropy(logits, target, reduction="none")
    loss = -log_p if exponent == 0 else (1 - (exponent * log_p).exp()) / exponent
    return (loss * weight).sum() / weight.sum().clamp(min=1e-6)
