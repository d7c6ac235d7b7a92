"""What the network says and looks at, averaged over mirrored and shifted passes: tensors in, tensors out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from sparse_wsss.models.late_fusion import AnyViT
from sparse_wsss.models.vit_shape import ViTOutput, ViTShape, ViTView
from sparse_wsss.training.schedule import FLIPS, mirror, unmirror

SHIFTS = ((0, 0), (1, 1), (0, 1), (1, 0))  # down and right, in half patches


@dataclass(frozen=True)
class Pass:
    """One pass: the tile is moved ``down`` and ``right`` by half a patch (0 or 1), then mirrored (``turn``)."""

    turn: int = 0
    down: int = 0
    right: int = 0

    def of_tile(self, images: Tensor, patch_size: int) -> Tensor:
        """What the network gets to see; the first rows and columns are repeated. Shapes: (B, C, S, S) -> the same."""
        half = patch_size // 2
        moved = F.pad(images, (self.right * half, 0, self.down * half, 0), mode="replicate")
        return mirror(moved[..., : images.shape[-2], : images.shape[-1]], self.turn)

    def scores_back(self, scores: Tensor, cells: int) -> Tensor:
        """Put scores where they belong, 0 where this pass has none; a half patch has ``cells`` of them."""
        down, right = self.down * cells, self.right * cells
        return F.pad(unmirror(scores, self.turn)[..., down:, right:], (0, right, 0, down))

    def patches_back(self, maps: Tensor) -> Tensor:
        """Put maps of patches where they belong: a patch that was moved by half shares two of them each way."""
        turned = F.pad(unmirror(maps, self.turn), (0, self.right, 0, self.down), mode="replicate")
        return F.avg_pool2d(turned, (1 + self.down, 1 + self.right), stride=1)


def passes(shape: ViTShape, flips: bool, shifts: bool) -> list[Pass]:
    """Four mirror images, four shifts by half a patch, both at once, or one plain pass.

    Shifts need scores of which half a patch is a whole number: those of a patch say nothing of its halves.
    """
    halves = shape.has_detail and shape.patch_size * shape.score_grid % (2 * shape.padded_size) == 0
    turns = FLIPS if flips else FLIPS[:1] * len(FLIPS)
    moves = SHIFTS if shifts and halves else SHIFTS[:1] * len(SHIFTS)
    return list(dict.fromkeys(Pass(turn, *move) for turn, move in zip(turns, moves, strict=True)))


def averaged_view(network: AnyViT, images: Tensor, blocks: Sequence[int], possible: Tensor | None,
                  chosen: Sequence[Pass]) -> ViTView:
    """View each tile in several passes and average, each put back: the noise of single patches goes.

    Shapes: images (B, C, S, S), possible bool (B, K) as ``GatedViT.view`` -> see ``ViTView``;
        after more than one pass the patch logits are logarithms of mean probabilities.
    """
    shape = network.shape
    if list(chosen) == [Pass()]:
        return network.view(images, blocks, possible)
    views = [network.view(one.of_tile(images, shape.patch_size), blocks, possible) for one in chosen]
    cells = shape.patch_size // 2 * shape.score_grid // shape.padded_size

    def mean(name: str) -> Tensor:
        return torch.stack([one.patches_back(getattr(view, name)) for one, view in zip(chosen, views, strict=True)]
                           ).mean(0)

    shares = [view.output.patch_logits.float().softmax(1) for view in views]
    total = sum((one.scores_back(share, cells) for one, share in zip(chosen, shares, strict=True)),
                torch.zeros_like(shares[0]))
    probabilities = total / total.sum(1, keepdim=True)  # a cell counts the passes that saw it
    image_logits = torch.stack([view.output.image_logits for view in views]).mean(0)
    return ViTView(ViTOutput(image_logits, probabilities.clamp(min=1e-9).log()),
                   mean("tokens"), mean("class_maps"), mean("token_maps"))
