"""Late fusion: a gated Vision Transformer for each modality, joined by the mean of what they say.

Each has its own blocks and its own gates, and each learns to speak alone, so that a map can be made
where one of the modalities is missing. Early fusion is the ``GatedViT`` itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import torch
from torch import Tensor, nn

from sparse_wsss.models.gated_attention import GatedAttention
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.vit_shape import ViTOutput, ViTShape, ViTView

MEMBER = "members.{}."  # how the names of the weights of modality i begin
ALONE_SHARE = 0.5  # of the tiles of a training step: one modality speaks for them alone


class LateFusionViT(nn.Module):
    """A ``GatedViT`` a modality; looks from outside like one whose layers are numbered on.

    With a depth of 4, layers 0 to 3 are those of the first modality and 4 to 7 those of the second.
    """

    def __init__(self, shape: ViTShape, members: Sequence[GatedViT] = ()) -> None:
        super().__init__()
        self.shape = shape
        self.members = nn.ModuleList(members or [GatedViT(shape.of_modality(i)) for i in range(len(shape.bands))])

    @property
    def vits(self) -> list[GatedViT]:
        """The transformers, in the order of the modalities."""
        return [cast(GatedViT, member) for member in self.members]

    @property
    def is_pruned(self) -> bool:
        """True once the closed heads are removed."""
        return bool(self.shape.kept_heads)

    @property
    def attentions(self) -> list[GatedAttention]:
        """The attention of each block, modality after modality."""
        return [attention for vit in self.vits for attention in vit.attentions]

    @property
    def log_alpha(self) -> Tensor:
        """Log-alpha of all gates, (L, H)."""
        return torch.cat([vit.log_alpha for vit in self.vits])

    def gate_penalty(self) -> Tensor:
        """Expected share of open heads, a scalar."""
        return torch.stack([vit.gate_penalty() for vit in self.vits]).mean()

    def limit_gates(self, lowest: float) -> None:
        """Keep every log-alpha above a limit, so that a closed gate can come back."""
        for vit in self.vits:
            vit.limit_gates(lowest)

    def forward(self, images: Tensor) -> ViTOutput:
        """Classify tiles and their patches. Shapes: (B, sum of bands, S, S) -> see ``ViTOutput``."""
        return self._joined([vit(part) for vit, part in zip(self.vits, self._parts(images), strict=True)])

    @torch.no_grad()
    def view(self, images: Tensor, blocks: Sequence[int], possible: Tensor | None = None) -> ViTView:
        """What each modality says and looks at; as ``GatedViT.view``, with the channels of one after the other."""
        depth = self.shape.depth
        views = [vit.view(part, [block - i * depth for block in blocks if block // depth == i], possible)
                 for i, (vit, part) in enumerate(zip(self.vits, self._parts(images), strict=True))]
        heads = [view.class_maps.shape[1] for view in views]
        token_maps = torch.stack([view.token_maps * n for view, n in zip(views, heads, strict=True)]).sum(0)
        return ViTView(self._joined([view.output for view in views]), torch.cat([view.tokens for view in views], 1),
                       torch.cat([view.class_maps for view in views], 1), token_maps / max(1, sum(heads)))

    def open_names(self, blocks: Sequence[int]) -> list[tuple[int, int]]:
        """(layer, head) of each channel of ``ViTView.class_maps``, by the numbers before removal."""
        return [(layer, head) for layer in sorted(blocks) for head in self.kept_heads()[layer]]

    def kept_heads(self) -> tuple[tuple[int, ...], ...]:
        """Open heads of each block, by the numbers before removal."""
        return tuple(block for vit in self.vits for block in vit.kept_heads())

    def removed(self) -> LateFusionViT:
        """Return the same network without its closed heads: equal outputs, fewer operations."""
        shape = replace(self.shape, kept_heads=self.kept_heads())
        return LateFusionViT(shape, [vit.removed() for vit in self.vits]).train(self.training)

    def only(self, modality: int) -> GatedViT:
        """Return the transformer of one modality, which maps where the others are missing."""
        return self.vits[modality]

    def _parts(self, images: Tensor) -> Sequence[Tensor]:
        return torch.split(images, list(self.shape.bands), dim=1)

    def _joined(self, outputs: Sequence[ViTOutput]) -> ViTOutput:
        heard = self._heard(outputs[0].image_logits)
        return ViTOutput(*(_mean(torch.stack(kind), heard) for kind in zip(*outputs, strict=True)))

    def _heard(self, like: Tensor) -> Tensor:
        """Which modalities speak for each tile, (M, B): all of them, but in training for some tiles only one."""
        n_modalities, n_tiles = len(self.members), len(like)
        heard = like.new_ones(n_modalities, n_tiles)
        if not self.training:
            return heard
        speaker = torch.randint(n_modalities, (n_tiles,), device=like.device)
        is_alone = torch.rand(n_tiles, device=like.device) < ALONE_SHARE
        is_silent = torch.arange(n_modalities, device=like.device)[:, None] != speaker
        return heard.masked_fill(is_silent & is_alone, 0.0)


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    """Mean over the first axis. Shapes: values (M, B, ...), weights (M, B) -> (B, ...)."""
    weights = weights.reshape(*weights.shape, *[1] * (values.ndim - 2))
    return (values * weights).sum(0) / weights.sum(0)


AnyViT = GatedViT | LateFusionViT


def build_vit(shape: ViTShape) -> AnyViT:
    """Build the transformer of a shape, of either fusion, with fresh weights."""
    return LateFusionViT(shape) if shape.fusion == "late" else GatedViT(shape)
