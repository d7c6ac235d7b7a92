"""Pseudomasks from class tokens: each pixel takes the class whose token looks at it most.

Source: Hanna & Borth 2025, arXiv:2507.06848, written from the paper's idea. Tensors in, tensors out.
"""

from __future__ import annotations

from torch import Tensor

LEAST_ATTENTION = 1e-3  # times the mean of a map: below, a token does not look at all


def token_log_scores(token_maps: Tensor, patch_log_scores: Tensor | None = None, patch_share: float = 1.0) -> Tensor:
    """Evidence of each class at each place: how much more its token looks there than elsewhere.

    Each map is divided by its mean, so that a class that fills a tile and one that fills a corner count
    alike: an attention map that sums to one is the likelihood of the place given the class. Where the patch
    head was trained, its probability, to the power of ``patch_share``, is a second witness: the two are
    multiplied, as class attention and activation maps are in the field (Xu et al. 2022, arXiv:2203.02891).

    Shapes: token_maps (B, K, h, w) >= 0, patch_log_scores (B, K, h, w) or None -> (B, K, h, w).
    """
    relative = token_maps.float() / token_maps.float().mean((2, 3), keepdim=True).clamp(min=1e-12)
    evidence = relative.clamp(min=LEAST_ATTENTION).log()
    return evidence if patch_log_scores is None else evidence + patch_share * patch_log_scores
