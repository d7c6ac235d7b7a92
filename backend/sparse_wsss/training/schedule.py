"""Learning rate over a training, and the random mirror images that tiles are shown in."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from sparse_wsss.settings import (
    BATCH,
    LARGE_BATCH,
    LARGE_TILE,
    LEAST_ROUND_STEPS,
    LEAST_STEPS,
    ROUND_SHOWN,
    ROUND_SHOWN_PIXELS,
    SHOWN,
)
from sparse_wsss.training.rare_classes import TAUGHT_TILES

WARM_UP = 0.05  # share of the steps in which the learning rate rises
FLIPS = (0, 2, 4, 6)  # the image, its half turn, and their mirror images
JITTER = 0.1  # spread of brightness and contrast between shown tiles, in standard deviations


def is_large(tile_size: int) -> bool:
    """Tell whether a tile of so many px shows so much that a training begins with its coarse traits."""
    return tile_size >= LARGE_TILE


def training_batch(tile_size: int) -> int:
    """Tiles in a step of a training that was not given a number; tile_size in px."""
    return LARGE_BATCH if is_large(tile_size) else BATCH


def training_steps(n_tiles: int, batch_size: int) -> int:
    """Steps of a training that was not given a number."""
    return max(LEAST_STEPS, -(-SHOWN * n_tiles // batch_size))


def round_steps(n_tiles: int, tile_size: int, batch_size: int) -> int:
    """Steps of a round that was not given a number; tile_size in px."""
    shown = min(ROUND_SHOWN, max(1, ROUND_SHOWN_PIXELS // tile_size**2))
    return max(LEAST_ROUND_STEPS, -(-shown * n_tiles // batch_size))


def learning_rate_factor(step: int, steps: int) -> float:
    """Linear rise, then half a cosine down to nearly 0, as a factor of the highest rate."""
    rise = max(1, int(WARM_UP * steps))
    if step < rise:
        return (step + 1) / rise
    return max(0.01, 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise))))


def presence_shares(step: int, steps: int, start: float, end: float, tiles: Tensor) -> Tensor:
    """Share of a tile in which each label has to show: falls evenly from ``start`` to ``end``.

    The mean over a few of the likeliest pixels rewards whatever was taken for a class first; one over many asks what
    tiles with the class have in common. So the many come first, but for classes of too few tiles to have that.
    Shapes: tiles int (K,), how many show each class -> (K,).
    """
    falling = start + (end - start) * step / steps
    return torch.where(tiles < TAUGHT_TILES, end, falling)


def half_size_steps(share: float, steps: int, tile_size: int) -> int:
    """First steps of a training that show large tiles at half their size; tile_size in px."""
    return int(share * steps) if is_large(tile_size) else 0


def halved(images: Tensor, valid: Tensor) -> tuple[Tensor, Tensor]:
    """Show tiles at half their size: the mean of 2 x 2 pixels. Shapes: (B, C, S, S), (B, S, S) -> S // 2."""
    return F.avg_pool2d(images, 2), F.avg_pool2d(valid, 2)


def thinned(values: Tensor) -> Tensor:
    """Every second pixel, of what has no mean. Shapes: (B, S, S) -> S // 2."""
    even = values.shape[-1] // 2 * 2
    return values[:, :even:2, :even:2]


def mirrored(tensors: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    """Show each tile of a batch in one of its eight mirror images, the same for all tensors.

    Shapes: each (B, ..., S, S) -> the same.
    """
    turns = torch.randint(8, (len(tensors[0]),))
    results = tuple(tensor.clone() for tensor in tensors)
    for turn in range(1, 8):
        chosen = (turns == turn).nonzero()[:, 0]
        if len(chosen):
            for result, tensor in zip(results, tensors, strict=True):
                result[chosen] = mirror(tensor[chosen], turn)
    return results


def mirror(tensor: Tensor, turn: int) -> Tensor:
    """One of the eight mirror images of a square: quarter turns, and flipped for ``turn`` >= 4."""
    turned = torch.rot90(tensor, turn % 4, (-2, -1)) if turn % 4 else tensor  # no turn would be a copy
    return turned.flip(-1) if turn >= 4 else turned


def unmirror(tensor: Tensor, turn: int) -> Tensor:
    """Undo ``mirror``."""
    straight = tensor.flip(-1) if turn >= 4 else tensor
    return torch.rot90(straight, -(turn % 4), (-2, -1)) if turn % 4 else straight


def jittered(images: Tensor) -> Tensor:
    """Change brightness and contrast of each tile a little: places differ in light and season.

    Shapes: (B, C, S, S) -> the same.
    """
    n = len(images)
    gain = 1 + JITTER * torch.randn(n, 1, 1, 1)
    shift = JITTER * torch.randn(n, images.shape[1], 1, 1)
    return images * gain.to(images) + shift.to(images)
