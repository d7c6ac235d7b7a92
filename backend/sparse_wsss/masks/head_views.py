"""What each open head looks at, from every token, and how much it adds: tensors in, tensors out.

``GatedViT.view`` keeps what the class tokens look at; this looks at the patches too, in a pass of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import torch
from torch import Tensor

from sparse_wsss.models.gated_attention import GatedAttention
from sparse_wsss.models.gated_vit import token_weights
from sparse_wsss.models.late_fusion import AnyViT


class HeadViews(NamedTuple):
    """What the M open heads of all layers do in B tiles of N patches, in the order of ``open_names``."""

    class_maps: Tensor
    """(B, M, N): attention of the class token to the patches, the mean over the tokens of the tile's classes."""
    strength: Tensor
    """(B, M): length of what the head adds to the class token."""
    patch_maps: Tensor | None
    """(B, M, N, N): attention from each patch (third axis) to each (fourth), when asked for."""


@torch.no_grad()
def head_views(network: AnyViT, images: Tensor, possible: Tensor, *, from_patches: bool = False) -> HeadViews:
    """Look over the shoulder of every open head.

    Args:
        network: in evaluation mode, closed heads removed.
        images: (B, C, S, S).
        possible: bool (B, K), the classes whose tokens count; a tile without any counts all.
        from_patches: also the attention from each patch: N times as much.
    """
    weights = token_weights(possible, len(images), network.shape).to(images)
    parts: list[HeadViews] = []
    with _watched(network, lambda attention, x: parts.append(_look(attention, x, weights, from_patches))):
        network(images)
    n_patches = network.shape.grid**2
    if not parts:
        none = images.new_zeros(len(images), 0, n_patches)
        return HeadViews(none, none[..., 0], none[..., None] if from_patches else None)
    rows = [part.patch_maps for part in parts if part.patch_maps is not None]
    patch_maps = torch.cat(rows, 1) if from_patches else None
    return HeadViews(torch.cat([part.class_maps for part in parts], 1),
                     torch.cat([part.strength for part in parts], 1), patch_maps)


def _look(attention: GatedAttention, x: Tensor, weights: Tensor, from_patches: bool) -> HeadViews:
    """Views of the heads of one block. Shapes: x (B, T + N, dim), weights (B, T)."""
    n_first, kept = attention.class_tokens, attention.class_attention
    if kept is None:
        raise RuntimeError("the attention was not watched")
    qkv = attention.qkv(x).unflatten(2, (3, attention.heads, attention.head_dim))
    query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)  # each (B, H, T + N, d)
    out = attention.proj.weight.unflatten(1, (attention.heads, attention.head_dim))  # (dim, H, d)
    added = torch.einsum("bhtd,ohd->bhto", kept @ value, out).norm(dim=3)  # (B, H, T)
    class_maps = torch.einsum("bhtn,bt->bhn", kept[..., n_first:], weights)
    strength = torch.einsum("bht,bt->bh", added, weights)
    if not from_patches:
        return HeadViews(class_maps, strength, None)
    scores = (query[:, :, n_first:] @ key.transpose(-2, -1)) * attention.head_dim**-0.5
    return HeadViews(class_maps, strength, scores.softmax(-1)[..., n_first:])


@contextmanager
def _watched(network: AnyViT, look: Any) -> Iterator[None]:
    """Call ``look(attention, its input)`` after each attention that has a head left."""

    def hook(attention: GatedAttention, inputs: tuple[Tensor, ...], _: Tensor) -> None:
        look(attention, inputs[0])

    watched = [attention for attention in network.attentions if attention.heads]
    handles = [attention.register_forward_hook(hook) for attention in watched]
    for attention in watched:
        attention.watch = True
    try:
        yield
    finally:
        for attention, handle in zip(watched, handles, strict=True):
            attention.watch = False
            attention.class_attention = None
            handle.remove()
