"""What describes a Vision Transformer and what it gives: its shape, its scores, what it looks at."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

from torch import Tensor
from torch.nn import functional as F

from sparse_wsss.models.patch_head import COARSE_PX, detail_halvings


@dataclass(frozen=True)
class ViTShape:
    """All that is needed to build the network again; kept in the model card."""

    bands: tuple[int, ...]
    n_classes: int
    tile_size: int
    patch_size: int
    dim: int
    depth: int
    heads: int
    head_dim: int
    mlp_dim: int
    stem_width: int = 0
    detail_width: int = 0
    class_tokens: str = "one"
    """``one`` for all classes, or ``per_class``: token c speaks for class c."""
    fusion: str = "early"
    """``early``: one transformer for the sum of the modalities' patches; ``late``: one for each modality."""
    gate_floor: int = 0
    gate_start: float = 2.0
    gate_start_spread: float = 0.01
    kept_heads: tuple[tuple[int, ...], ...] = field(default=())
    """Heads that are left in each block; empty before closed heads were removed."""

    @property
    def padded_size(self) -> int:
        """Tile size rounded up to whole patches."""
        return -(-self.tile_size // self.patch_size) * self.patch_size

    @property
    def grid(self) -> int:
        """Patches along a side."""
        return self.padded_size // self.patch_size

    @property
    def layers(self) -> int:
        """Blocks in all, L; with late fusion those of one modality after those of the other."""
        return self.depth * (len(self.bands) if self.fusion == "late" else 1)

    def last_layers(self, n: int) -> list[int]:
        """Last ``n`` layers of each transformer."""
        return [layer for layer in range(self.layers) if layer % self.depth >= self.depth - n]

    def of_modality(self, i: int) -> ViTShape:
        """Shape of the transformer of one modality alone."""
        kept = self.kept_heads[i * self.depth : (i + 1) * self.depth]
        return replace(self, bands=(self.bands[i],), fusion="early", kept_heads=kept)

    @property
    def n_class_tokens(self) -> int:
        """Class tokens before the patches, T."""
        return {"one": 1, "per_class": self.n_classes}[self.class_tokens]

    @property
    def has_detail(self) -> bool:
        """True when the scores are finer than the patches."""
        return self.detail_width > 0 and self.patch_size > COARSE_PX

    @property
    def score_grid(self) -> int:
        """Scores of the patch head along a side."""
        return -(-self.padded_size // 2 ** detail_halvings(self.patch_size)) if self.has_detail else self.grid

    def to_json(self) -> dict[str, Any]:
        """Plain values for the model card."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> ViTShape:
        """Build from the model card; raises TypeError or KeyError when it does not fit."""
        kept = tuple(tuple(block) for block in value.get("kept_heads", ()))
        return cls(**{**value, "bands": tuple(value["bands"]), "kept_heads": kept})


class ViTOutput(NamedTuple):
    """What the network says of tiles."""

    image_logits: Tensor
    """(B, K): which classes occur."""
    patch_logits: Tensor
    """(B, K, g, g): which class each cell of ``ViTShape.score_grid`` shows: a patch, or a part of one."""


class ViTView(NamedTuple):
    """What the network looks at."""

    output: ViTOutput
    tokens: Tensor
    """(B, dim, h, w): patch tokens after the last norm."""
    class_maps: Tensor
    """(B, M, h, w): attention of the class token in each open head of the watched blocks; with a token for
    each class the mean over those of the tile's classes."""
    token_maps: Tensor
    """(B, T, h, w): attention of each class token, the mean over the open heads of the watched blocks; else 0."""


def to_pixels(grid: Tensor, shape: ViTShape) -> Tensor:
    """Interpolate maps on the patch grid to the pixels of a tile. Shapes: (B, M, h, w) -> (B, M, S, S)."""
    size = shape.padded_size
    full = F.interpolate(grid, size=(size, size), mode="bilinear", align_corners=False)
    return full[..., : shape.tile_size, : shape.tile_size]
