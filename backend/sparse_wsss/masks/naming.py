"""Which class a cluster is: evidence from all tiles together, instead of a rank within one.

A cluster that fills water tiles is water. Tempering keeps rare classes from being drowned and
frequent ones from being punished. Arrays in, arrays out.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from sparse_wsss.masks.features import LEAST_SCORE, allowed_log_scores
from sparse_wsss.training.rare_classes import TAUGHT_TILES


def expected_shares(present: np.ndarray, possible: np.ndarray, shares: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the labels of each tile say of its composition, and how much the tile counts as evidence.

    Shares are taken as given; else the classes that are present have equal parts. A tile counts by the share of
    the classes of which it says something: 1 when it is fully labelled, 0 when nothing is known. Classes that
    may occur unnamed get no part: guessing one, by the frequency of the classes, named fewer clusters rightly.

    Shapes: present bool (n, C), possible bool (n, C), shares (n, C), NaN where not given -> parts (n, C), which
        need not sum to 1, and weight (n,).
    """
    return np.where(np.isnan(shares), present, shares.astype(float)), (present | ~possible).mean(1)


def name_scores(shares: np.ndarray, labels: np.ndarray, weight: np.ndarray | None = None) -> np.ndarray:
    """Evidence that each cluster is each class.

    score_kc = (sum_i h_ik y_ic / sum_i h_ik) / prior_c * sqrt(prior_c), with h the share of cluster k in
    tile i times the weight of the tile, y the labels of tile i divided by their sum, and prior_c the mean of y.

    Shapes: shares (n, K), labels (n, C) bool or parts as ``expected_shares`` gives them, weight (n,) or None
        for equal tiles -> (K, C) >= 0. A cluster that occurs nowhere gets zeros.
    """
    weight = np.ones(len(shares)) if weight is None else weight
    total = labels.sum(1, keepdims=True)
    y = labels / np.where(total > 0, total, 1)
    prior = (y * weight[:, None]).sum(0) / max(weight.sum(), 1e-12)
    heard = shares * weight[:, None]
    evidence = heard.T @ y / np.maximum(heard.sum(0), 1e-12)[:, None]
    return np.asarray(np.divide(evidence, np.sqrt(prior), out=np.zeros_like(evidence), where=prior > 0))


def cluster_names(scores: np.ndarray) -> np.ndarray:
    """Best class of each cluster. Shapes: (K, C) -> int (K,)."""
    return np.asarray(scores.argmax(1))


def pinned(scores: np.ndarray, names: np.ndarray) -> np.ndarray:
    """Let a person's names win wherever their class is allowed; -1 marks a cluster as unknown.

    Shapes: scores (K, C), names int (K,) -> (K, C). An unknown cluster keeps equal scores: no evidence.
    """
    result = scores.copy()
    changed = names != cluster_names(scores)
    known = changed & (names >= 0)
    result[known, names[known]] = 1e3 * np.maximum(scores[known].max(1), 1e-6)
    result[names < 0] = 1.0
    return result


def paint(
    clusters: Tensor, possible: Tensor, scores: Tensor, network_log_scores: Tensor | None, network_share: float
) -> tuple[Tensor, Tensor]:
    """Give each pixel the best of the classes that may occur in its tile.

    Shapes: clusters int (B, S, S), possible bool (B, C), scores (K, C),
        network_log_scores (B, C, S, S) or None -> classes int64 (B, S, S), confidence float (B, S, S):
        the normalised margin (p1 - p2) / (p1 + p2) of the two best classes, 1 where only one is allowed.
    """
    return best_allowed(pixel_scores(clusters, scores, network_log_scores, network_share), possible)


def pixel_scores(clusters: Tensor, scores: Tensor, network_log_scores: Tensor | None, network_share: float) -> Tensor:
    """What names and network together say of each pixel. Shapes: as ``paint`` -> (B, C, S, S)."""
    log_scores = scores.clamp(min=1e-9).log()[clusters].permute(0, 3, 1, 2)  # (B, C, S, S)
    if network_log_scores is not None and network_share:
        log_scores = log_scores + network_share * network_log_scores.clamp(min=LEAST_SCORE)
    return log_scores


TEMPERING = 0.5  # as in ``name_scores``: the root of the prior


def class_amounts(logits: Tensor, possible: Tensor, weight: Tensor) -> Tensor:
    """How much of each class the network sees in all, among those possible in each tile.

    Shapes: logits (B, C, h, w), possible bool (B, C), weight (B, h, w) -> (C,).
    """
    return (allowed_log_scores(logits, possible).exp() * weight[:, None]).sum((0, 2, 3))


def tempering(amounts: Tensor) -> Tensor:
    """Number to add to the network's scores of each class, so that rare ones are not drowned: as names are tempered.

    A network that has seen little of a class doubts it everywhere; divided by the root of what it sees of the class in
    all, its probability and the names, which have the same root, speak alike.
    Shapes: amounts (C,) >= 0 -> (C,), 0 for a class that it never sees.
    """
    prior = amounts / amounts.sum().clamp(min=1e-12)
    return torch.where(amounts > 0, -TEMPERING * prior.clamp(min=1e-6).log(), torch.zeros_like(prior))


def network_say(taught: Tensor, labels: Tensor) -> Tensor:
    """Factor of the network's scores in each tile: how far they can be trusted beside the evidence of the names.

    What one or two tiles show the network learns by heart, right or wrong: any part of them that is large enough will
    do as their water. The evidence does not: what looks alike elsewhere speaks against it. So the network's say in a
    tile grows with the tiles of the tile's rarest class that taught it, up to ``TAUGHT_TILES``.
    Shapes: taught int (C,): training tiles that show each class, labels bool (n, C) -> (n,) in 0..1.
    """
    trust = (taught / TAUGHT_TILES).clamp(max=1)
    return torch.where(labels, trust, torch.ones_like(trust)).amin(1)


def mask_scores(classes: Tensor, confidence: Tensor, n_classes: int) -> Tensor:
    """Log scores of a mask, as far as its confidence tells them: how much more likely its class was than the next.

    The inverse of ``best_allowed``, but that all other classes are alike.
    Shapes: classes int (B, S, S), another number than 0 .. n_classes - 1 where there is none, confidence (B, S, S) in
        0..1, in 255ths -> (B, n_classes, S, S) >= 0.
    """
    lead = ((1 + confidence) / (1 - confidence).clamp(min=1 / 255)).log()
    return torch.stack([torch.where(classes == c, lead, torch.zeros_like(lead)) for c in range(n_classes)], 1)


def best_allowed(log_scores: Tensor, possible: Tensor) -> tuple[Tensor, Tensor]:
    """Best of the possible classes and its margin, 0 in a tile where none is possible.

    Shapes: (B, C, S, S), bool (B, C) -> twice (B, S, S).
    """
    allowed = log_scores.masked_fill(~possible[:, :, None, None], -torch.inf)
    if allowed.shape[1] < 2:
        return torch.zeros_like(allowed[:, 0], dtype=torch.long), torch.ones_like(allowed[:, 0])
    top = allowed.topk(2, dim=1)
    ratio = (top.values[:, 1] - top.values[:, 0]).exp()  # p2 / p1: 0 without a second class, NaN without any
    ratio = ratio.nan_to_num(nan=1.0)
    return top.indices[:, 0], (1 - ratio) / (1 + ratio)
