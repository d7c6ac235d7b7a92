"""What the network says and looks at, averaged over mirror images: tensors in, tensors out."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from sparse_wsss.models.gated_vit import ViTOutput, ViTView
from sparse_wsss.models.late_fusion import AnyViT
from sparse_wsss.training.schedule import FLIPS, mirror, unmirror


def mirrored_view(network: AnyViT, images: Tensor, blocks: Sequence[int],
                  possible: Tensor | None = None) -> ViTView:
    """View each tile in four mirror images and average, each turned back: the noise of single patches goes.

    Shapes: images (B, C, S, S), possible bool (B, K) as ``GatedViT.view`` -> see ``ViTView``;
        the patch logits are logarithms of mean probabilities.
    """
    views = [_turned_back(network.view(mirror(images, turn), blocks, possible), turn) for turn in FLIPS]

    def mean(tensors: Sequence[Tensor]) -> Tensor:
        return torch.stack(tuple(tensors)).mean(0)

    probabilities = mean([view.output.patch_logits.float().softmax(1) for view in views])
    output = ViTOutput(mean([view.output.image_logits for view in views]), probabilities.clamp(min=1e-9).log())
    grids = (mean([getattr(view, name) for view in views]) for name in ("tokens", "class_maps", "token_maps"))
    return ViTView(output, *grids)


def _turned_back(view: ViTView, turn: int) -> ViTView:
    output = view.output._replace(patch_logits=unmirror(view.output.patch_logits, turn))
    return ViTView(output, *(unmirror(grid, turn) for grid in (view.tokens, view.class_maps, view.token_maps)))
