"""The gated Vision Transformer: timm's ViT with a hard-concrete gate on every head and two heads for classes.

The image head learns which classes a tile shows; the patch head learns where, from the same labels
(candidate sets). It leaves losses and loops to ``training``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import cast

import torch
from timm.layers.pos_embed import resample_abs_pos_embed
from timm.models.vision_transformer import VisionTransformer
from torch import Tensor, nn

from sparse_wsss.models.fusion import FusedEmbedding
from sparse_wsss.models.gated_attention import GatedAttention
from sparse_wsss.models.hard_concrete import HeadGates
from sparse_wsss.models.patch_head import DetailHead, PatchHead, in_whole_patches
from sparse_wsss.models.vit_shape import ViTOutput, ViTShape, ViTView, to_pixels

TOKEN_SPREAD = 0.02  # class tokens that start equal would take long to look at different things


class SmallerToo(VisionTransformer):
    """timm's, which also takes images smaller than its own: with positions resampled to their patches."""

    def _pos_embed(self, x: Tensor) -> Tensor:
        """Add the positions, and put the class tokens first. Shapes: (B, N, dim) -> (B, T + N, dim)."""
        positions, first, side = cast(Tensor, self.pos_embed), cast(Tensor, self.cls_token), math.isqrt(x.shape[1])
        if x.shape[1] != positions.shape[1]:
            positions = resample_abs_pos_embed(positions, [side, side], num_prefix_tokens=0)
        return torch.cat([first.expand(x.shape[0], -1, -1), x + positions], 1)


class GatedViT(nn.Module):
    """Gated sparse Vision Transformer for image-level labels."""

    def __init__(self, shape: ViTShape) -> None:
        super().__init__()
        self.shape = shape
        self.vit = SmallerToo(
            img_size=shape.padded_size, patch_size=shape.patch_size, in_chans=sum(shape.bands), num_classes=0,
            embed_dim=shape.dim, depth=shape.depth, num_heads=1, mlp_ratio=shape.mlp_dim / shape.dim,
            embed_layer=partial(FusedEmbedding, bands=shape.bands, stem_width=shape.stem_width), no_embed_class=True,
        )
        for block in self.vit.blocks:
            block.attn = GatedAttention(shape.dim, shape.heads, shape.head_dim, shape.n_class_tokens)
        if shape.class_tokens == "per_class":  # timm puts what stands here before the patches, however many
            self.vit.cls_token = nn.Parameter(TOKEN_SPREAD * torch.randn(1, shape.n_classes, shape.dim))
            self.vit.num_prefix_tokens = shape.n_classes
        self.gates = HeadGates(shape.depth, shape.heads, shape.gate_start, shape.gate_start_spread, shape.gate_floor)
        self.image_head = nn.Linear(shape.dim, shape.n_classes)
        self.patch_head = (
            DetailHead(sum(shape.bands), shape.dim, shape.n_classes, shape.patch_size, shape.detail_width)
            if shape.has_detail else PatchHead(shape.dim, shape.n_classes)
        )
        for linear in (m for m in self.modules() if isinstance(m, nn.Linear)):
            nn.init.trunc_normal_(linear.weight, std=0.02)
            nn.init.zeros_(linear.bias)
        if shape.kept_heads:
            self._shrink(shape.kept_heads)
        # a quarter faster on a CPU
        self.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    @property
    def is_pruned(self) -> bool:
        """True once the closed heads are removed."""
        return bool(self.shape.kept_heads)

    @property
    def attentions(self) -> list[GatedAttention]:
        """The attention of each block."""
        return [cast(GatedAttention, block.attn) for block in self.vit.blocks]

    @property
    def log_alpha(self) -> Tensor:
        """Log-alpha of all gates, (L, H)."""
        return self.gates.log_alpha

    def gate_penalty(self) -> Tensor:
        """Expected share of open heads, a scalar."""
        return self.gates.penalty()

    @torch.no_grad()
    def limit_gates(self, lowest: float) -> None:
        """Keep every log-alpha above a limit, so that a closed gate can come back."""
        self.gates.log_alpha.clamp_(min=lowest)

    def forward(self, images: Tensor) -> ViTOutput:
        """Classify tiles and their patches. Shapes: (B, C, S, S) -> see ``ViTOutput``.

        Images with half as many pixels along a side have half as many patches, and scores.
        """
        images = in_whole_patches(images, self.shape.patch_size)
        return self._classify(images, self._tokens(images))

    @torch.no_grad()
    def view(self, images: Tensor, blocks: Sequence[int], possible: Tensor | None = None) -> ViTView:
        """Run the network and keep what the open heads of ``blocks`` attend to from the class tokens.

        Shapes: images (B, C, S, S), possible bool (B, K): the classes of a tile, over whose tokens
        ``class_maps`` is the mean; None, or a tile without any, takes all tokens.
        """
        images = in_whole_patches(images, self.shape.patch_size)
        watched = [self.attentions[i] for i in blocks]
        for attention in watched:
            attention.watch = True
        try:
            tokens = self._tokens(images)
        finally:
            for attention in watched:
                attention.watch = False
        side = self.shape.grid
        none = tokens.new_zeros(len(images), 0, self.shape.n_class_tokens, side * side)  # blocks may have kept no head
        maps = torch.cat([none, *(self._open_maps(i, none) for i in blocks)], 1).unflatten(3, (side, side))
        weights = token_weights(possible, len(images), self.shape).to(maps)
        class_maps = torch.einsum("bmthw,bt->bmhw", maps, weights)
        token_maps = maps.sum(1) / max(1, maps.shape[1])
        grid = tokens[:, self.shape.n_class_tokens :].transpose(1, 2).unflatten(2, (side, side))
        return ViTView(self._classify(images, tokens), grid, class_maps, token_maps)

    def open_names(self, blocks: Sequence[int]) -> list[tuple[int, int]]:
        """(layer, head) of each channel of ``ViTView.class_maps``, by the numbers before removal."""
        return [(layer, head) for layer in blocks for head in self.kept_heads()[layer]]

    def kept_heads(self) -> tuple[tuple[int, ...], ...]:
        """Open heads of each block, by the numbers before removal."""
        if self.is_pruned:
            return self.shape.kept_heads
        return tuple(tuple(row.nonzero()[:, 0].tolist()) for row in self.gates.open_heads())

    def removed(self) -> GatedViT:
        """Return the same network without its closed heads: equal outputs, fewer operations."""
        shape = ViTShape(**{**self.shape.__dict__, "kept_heads": self.kept_heads()})
        small = GatedViT(ViTShape(**{**shape.__dict__, "kept_heads": ()}))
        small.load_state_dict(self.state_dict())
        small.shape = shape
        small.to(next(self.parameters()).device)
        small._shrink(shape.kept_heads)
        return small.train(self.training)

    def _shrink(self, kept: tuple[tuple[int, ...], ...]) -> None:
        for attention, heads in zip(self.attentions, kept, strict=True):
            attention.keep_heads(list(heads))
        self.gates.is_fixed = True
        self.gates.requires_grad_(False)

    def _open_maps(self, layer: int, none: Tensor) -> Tensor:
        attention = self.attentions[layer].class_attention
        if attention is None:
            return none
        patches = attention[..., self.shape.n_class_tokens :]  # without the class tokens themselves
        return patches if self.is_pruned else patches[:, list(self.kept_heads()[layer])]

    def _tokens(self, images: Tensor) -> Tensor:
        if not self.is_pruned:
            for attention, gates in zip(self.attentions, self.gates(), strict=True):
                attention.gates = gates
        tokens: Tensor = self.vit.forward_features(images)  # (B, T + N, dim)
        return tokens

    def _classify(self, images: Tensor, tokens: Tensor) -> ViTOutput:
        classes, patches = tokens.tensor_split([self.shape.n_class_tokens], 1)
        side = math.isqrt(patches.shape[1])
        grid = patches.transpose(1, 2).unflatten(2, (side, side))
        return ViTOutput(self._image_logits(classes), self.patch_head(images, grid))

    def _image_logits(self, class_tokens: Tensor) -> Tensor:
        """Shapes: (B, T, dim) -> (B, K); with a token for each class, token c alone speaks for class c."""
        if self.shape.class_tokens == "one":
            return cast(Tensor, self.image_head(class_tokens[:, 0]))
        return torch.einsum("bkd,kd->bk", class_tokens, self.image_head.weight) + self.image_head.bias


def token_weights(possible: Tensor | None, n_images: int, shape: ViTShape) -> Tensor:
    """Weight of each class token in a mean over those of a tile's classes. Shapes: bool (B, K) -> (B, T)."""
    if possible is None or shape.class_tokens == "one":
        return torch.full((n_images, shape.n_class_tokens), 1 / shape.n_class_tokens)
    weights = (possible | ~possible.any(1, keepdim=True)).float()
    return weights / weights.sum(1, keepdim=True)


def pixel_logits(network: nn.Module, images: Tensor) -> Tensor:
    """Class scores of each pixel, of the transformer's patches or of any network that scores pixels itself.

    Shapes: (B, C, S, S) -> float32 (B, K, S, S).
    """
    said = network(images)
    if isinstance(said, ViTOutput):  # of one transformer, or of one for each modality
        return to_pixels(said.patch_logits.float(), cast(ViTShape, network.shape))
    return cast(Tensor, said).float()
