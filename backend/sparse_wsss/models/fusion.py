"""Early fusion: a patch embedding for each modality, summed into one sequence of tokens.

Source: Hanna, Mommert, Borth 2023. A convolutional stem before the embedding is ours: it sees texture
inside a patch.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn


class ModalityEmbedding(nn.Module):
    """Patch embedding of one modality: (B, C, S, S) -> (B, dim, h, w)."""

    def __init__(self, n_bands: int, dim: int, patch_size: int, stem_width: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        if stem_width:
            stride = 2 if patch_size % 2 == 0 else 1  # half the resolution costs a quarter and keeps the texture
            layers += [nn.Conv2d(n_bands, stem_width, 3, stride, 1), nn.GELU(),
                       nn.Conv2d(stem_width, stem_width, 3, 1, 1), nn.GELU()]
            n_bands, patch_size = stem_width, patch_size // stride
        layers.append(nn.Conv2d(n_bands, dim, patch_size, stride=patch_size))
        self.layers = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        """Embed one modality."""
        return self.layers(x)  # type: ignore[no-any-return]


class FusedEmbedding(nn.Module):
    """Sum of the modalities' embeddings, in the form that timm expects of an ``embed_layer``.

    Args:
        bands: number of bands of each modality, in the order of the channels.
        img_size, patch_size, embed_dim: as timm passes them.
        stem_width: channels of the convolutional stem; 0 for the paper's plain embedding.
    """

    def __init__(
        self, img_size: int, patch_size: int, in_chans: int, embed_dim: int, bands: tuple[int, ...], stem_width: int,
        **_timm: Any,
    ) -> None:
        super().__init__()
        if sum(bands) != in_chans:
            raise ValueError(f"{bands} bands of the modalities do not add up to {in_chans} channels")
        self.bands = bands
        side = img_size // patch_size
        self.grid_size = (side, side)
        self.num_patches = side * side
        self.modalities = nn.ModuleList(ModalityEmbedding(n, embed_dim, patch_size, stem_width) for n in bands)

    def forward(self, x: Tensor) -> Tensor:
        """Embed. Shapes: (B, sum of bands, S, S) -> (B, N, dim)."""
        parts = x.split(list(self.bands), dim=1)
        embedded = [embed(part) for embed, part in zip(self.modalities, parts, strict=True)]
        return torch.stack(embedded).sum(0).flatten(2).transpose(1, 2)  # (B, dim, h, w) -> (B, N, dim)
