"""The patch head: which class each patch shows, and between patches what a few convolutions see of the image."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F

COARSE_PX = 4  # patches up to this size are fine enough; finer scores fit noise (Landsat, 32 px tiles)
CELLS = 4  # along a larger patch: 64 x 64 scores for the usual 16 x 16 patches


def detail_halvings(patch_size: int) -> int:
    """How often the image is halved on the way to the scores: to about ``CELLS`` along a patch."""
    return (patch_size // CELLS).bit_length() - 1


class PatchHead(nn.Module):
    """Scores of each patch from its token alone."""

    def __init__(self, dim: int, n_classes: int) -> None:
        super().__init__()
        self.scores = nn.Linear(dim, n_classes)

    def forward(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Score. Shapes: images unused, tokens (B, dim, h, w) -> (B, K, h, w)."""
        del images
        scores: Tensor = self.scores(tokens.movedim(1, -1)).movedim(-1, 1)
        return scores


class DetailHead(nn.Module):
    """Scores finer than a patch: tokens say what is around, convolutions on the image where it ends.

    Both meet in a sum, as in a feature pyramid (Lin et al. 2017, arXiv:1612.03144).

    Args:
        n_bands: of all modalities.
        dim: of the tokens.
        n_classes: K.
        patch_size: px, over 4.
        width: channels of the convolutions.
    """

    def __init__(self, n_bands: int, dim: int, n_classes: int, patch_size: int, width: int) -> None:
        super().__init__()
        halvings = detail_halvings(patch_size)
        layers: list[nn.Module] = []
        for level in range(max(2, halvings)):
            is_last = level >= max(2, halvings) - 1
            out = width if is_last else max(1, width // 2)
            layers += [nn.Conv2d(n_bands, out, 3, 2 if level < halvings else 1, 1), nn.GELU()]
            n_bands = out
        self.detail = nn.Sequential(*layers)
        self.context = nn.Conv2d(dim, width, 1)
        self.scores = nn.Sequential(nn.GELU(), nn.Conv2d(width, width, 3, 1, 1), nn.GELU(),
                                    nn.Conv2d(width, n_classes, 1))

    def forward(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Score. Shapes: images (B, C, S, S), tokens (B, dim, h, w) -> (B, K, g, g)."""
        detail = self.detail(images)
        around = F.interpolate(self.context(tokens), size=detail.shape[-2:], mode="bilinear", align_corners=False)
        scores: Tensor = self.scores(detail + around)
        return scores


def in_whole_patches(images: Tensor, patch_size: int) -> Tensor:
    """Repeat the last row and column until patches fill a side. Shapes: (B, C, S, S) -> (B, C, P, P), P >= S."""
    missing = -images.shape[-1] % patch_size
    return F.pad(images, (0, missing, 0, missing), mode="replicate") if missing else images
