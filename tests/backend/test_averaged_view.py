"""Passes over mirrored and shifted tiles, put back and averaged."""

from __future__ import annotations

import pytest
import torch
from sparse_wsss.masks.averaged_view import Pass, averaged_view, passes
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.vit_shape import ViTShape, ViTView
from torch import Tensor
from torch.nn import functional as F

SIDE, PATCH, CELL = 64, 16, 4
ALL = [Pass(turn, down, right) for turn in range(8) for down in (0, 1) for right in (0, 1)]


def network_of(tile_size: int = SIDE, patch_size: int = PATCH, detail_width: int = 8) -> GatedViT:
    torch.manual_seed(0)
    return GatedViT(ViTShape(bands=(3,), n_classes=2, tile_size=tile_size, patch_size=patch_size, dim=16, depth=2,
                             heads=2, head_dim=8, mlp_dim=16, detail_width=detail_width)).eval()


def view_of(network: GatedViT, images: Tensor, *, flips: bool, shifts: bool) -> ViTView:
    return averaged_view(network, images, [0, 1], None, passes(network.shape, flips, shifts))


@pytest.mark.parametrize("one", ALL, ids=str)
def test_scores_of_a_pass_come_back_to_where_they_belong(one: Pass) -> None:
    images = torch.rand(2, 3, SIDE, SIDE)
    seen = F.avg_pool2d(one.of_tile(images, PATCH), CELL)  # a "network" that scores each cell with its mean
    back, inside = one.scores_back(seen, PATCH // 2 // CELL), SIDE // CELL - PATCH // 2 // CELL
    torch.testing.assert_close(back[..., :inside, :inside], F.avg_pool2d(images, CELL)[..., :inside, :inside])
    assert (one.down == 0) == bool(back[..., -1, 0].all())
    assert (one.right == 0) == bool(back[..., 0, -1].all())


@pytest.mark.parametrize("one", ALL, ids=str)
def test_maps_of_patches_come_back_to_where_they_belong(one: Pass) -> None:
    ramp = torch.arange(SIDE).float().expand(1, 1, SIDE, SIDE)  # linear: halves of two patches have their mean
    for images in (ramp, ramp.mT):
        back = one.patches_back(F.avg_pool2d(one.of_tile(images, PATCH), PATCH))
        expected = F.avg_pool2d(images, PATCH)
        torch.testing.assert_close(back[..., 1:-1, 1:-1], expected[..., 1:-1, 1:-1])


def test_a_mirrored_view_is_the_same_for_a_mirrored_tile() -> None:
    network, images = network_of(), torch.randn(2, 3, SIDE, SIDE)
    view, other = (view_of(network, tiles, flips=True, shifts=False) for tiles in (images, images.flip(-1)))
    for one, mirrored in ((view.output.patch_logits, other.output.patch_logits), (view.tokens, other.tokens),
                          (view.class_maps, other.class_maps), (view.token_maps, other.token_maps)):
        torch.testing.assert_close(one, mirrored.flip(-1), atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(view.output.image_logits, other.output.image_logits, atol=1e-4, rtol=1e-4)


def test_averaged_scores_are_probabilities_and_one_plain_pass_is_the_network_itself() -> None:
    network, images = network_of(), torch.randn(2, 3, SIDE, SIDE)
    view = view_of(network, images, flips=True, shifts=True)
    torch.testing.assert_close(view.output.patch_logits.exp().sum(1), torch.ones(2, SIDE // CELL, SIDE // CELL))
    plain = view_of(network, images, flips=False, shifts=False)
    assert torch.equal(plain.output.patch_logits, network(images).patch_logits)


def test_the_passes_are_four_or_one_and_shifted_only_where_scores_have_halves_of_patches() -> None:
    fine, coarse, odd = network_of().shape, network_of(detail_width=0).shape, network_of(56, 14).shape
    assert len(passes(fine, True, True)) == len(passes(fine, False, True)) == len(passes(fine, True, False)) == 4
    assert passes(fine, False, False) == passes(coarse, False, True) == passes(odd, False, True) == [Pass()]
    assert {(one.down, one.right) for one in passes(fine, True, True)} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert all(one.down == one.right == 0 for one in (*passes(coarse, True, True), *passes(odd, True, True)))
