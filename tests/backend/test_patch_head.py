"""The patch head scores inside large patches, and leaves small ones as they are."""

from __future__ import annotations

import pytest
import torch
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.patch_head import DetailHead, PatchHead
from sparse_wsss.models.vit_shape import ViTShape, to_pixels
from torch.nn import functional as F

SIZES = {"dim": 16, "depth": 2, "heads": 2, "head_dim": 8, "mlp_dim": 16}


def network_of(tile_size: int, patch_size: int, detail_width: int = 8) -> GatedViT:
    torch.manual_seed(0)
    shape = ViTShape(bands=(3,), n_classes=2, tile_size=tile_size, patch_size=patch_size, detail_width=detail_width,
                     **SIZES)
    return GatedViT(shape).eval()


@pytest.mark.parametrize(("tile_size", "patch_size", "cells"), [
    (64, 16, 16), (64, 8, 32), (60, 16, 16), (56, 14, 28), (64, 4, 16), (32, 2, 16),
])
def test_patches_over_four_pixels_are_scored_in_parts(tile_size: int, patch_size: int, cells: int):
    network = network_of(tile_size, patch_size)
    logits = network(torch.randn(2, 3, tile_size, tile_size)).patch_logits
    assert logits.shape == (2, 2, cells, cells)
    assert network.shape.score_grid == cells
    assert to_pixels(logits, network.shape).shape == (2, 2, tile_size, tile_size)
    assert isinstance(network.patch_head, DetailHead if patch_size > 4 else PatchHead)


def test_without_detail_the_patches_themselves_are_scored():
    assert network_of(64, 16, detail_width=0)(torch.randn(1, 3, 64, 64)).patch_logits.shape == (1, 2, 4, 4)


def test_detail_draws_a_line_that_is_thinner_than_a_patch():
    """A road of 4 px in patches of 16 px: scores inside the patches can follow it, those of patches cannot."""
    images, road = tiles_with_roads(12)
    found = {}
    for detail_width in (0, 16):
        network = network_of(64, 16, detail_width).train()
        optimizer = torch.optim.Adam(network.parameters(), lr=1e-2)
        for _ in range(40):
            loss = F.cross_entropy(to_pixels(network(images).patch_logits, network.shape), road.long())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            drawn = to_pixels(network.eval()(images).patch_logits, network.shape).argmax(1) == 1
        found[detail_width] = float((road & drawn).sum() / (road | drawn).sum())
    assert found[16] > 0.5
    assert found[16] > found[0] + 0.2


def tiles_with_roads(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Tiles (n, 3, 64, 64), each crossed by a bright road 4 px wide, and where it runs, bool (n, 64, 64)."""
    generator = torch.Generator().manual_seed(1)
    images = 0.3 * torch.randn(n, 3, 64, 64, generator=generator)
    road = torch.zeros(n, 64, 64, dtype=torch.bool)
    for tile, start in enumerate(torch.randint(0, 60, (n,), generator=generator).tolist()):
        road[tile, :, start : start + 4] = True
    images[road[:, None].expand_as(images)] += 2
    return images, road
