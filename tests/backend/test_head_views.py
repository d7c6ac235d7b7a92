"""What each head looks at and adds, beside what the network itself says and beside plain loops."""

from dataclasses import replace
from typing import Any

import pytest
import torch
from sparse_wsss.masks.head_views import head_views
from sparse_wsss.models.late_fusion import AnyViT, build_vit
from sparse_wsss.models.vit_shape import ViTShape
from torch import Tensor

SHAPE = ViTShape(bands=(3,), n_classes=4, tile_size=16, patch_size=4, dim=24, depth=3, heads=4, head_dim=6,
                 mlp_dim=32, stem_width=6, gate_floor=1, gate_start=2.0, gate_start_spread=0.0)
IMAGES = torch.randn(3, 3, 16, 16, generator=torch.Generator().manual_seed(1))
POSSIBLE = torch.tensor([[True, False, True, False], [False, False, False, True], [False] * 4])


def network_of(closed: tuple[tuple[int, int], ...] = (), **changes: Any) -> AnyViT:
    torch.manual_seed(0)
    network = build_vit(replace(SHAPE, **changes))
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if not name.endswith("log_alpha"):
                parameter.add_(0.1 * torch.randn_like(parameter))
        for layer, head in closed:
            network.gates.log_alpha[layer, head] = -2.0
    return network.eval().removed()


@pytest.mark.parametrize("changes", [{}, {"class_tokens": "per_class"}, {"bands": (1, 2), "fusion": "late"}])
def test_what_the_class_token_looks_at_is_what_the_view_of_the_network_says(changes: dict[str, Any]):
    network = network_of(**changes)
    views = head_views(network, IMAGES, POSSIBLE)
    expected = network.view(IMAGES, range(network.shape.layers), POSSIBLE).class_maps
    torch.testing.assert_close(views.class_maps, expected.flatten(2))
    assert views.patch_maps is None


def test_closed_heads_have_no_view_and_a_block_may_have_none():
    closed = ((0, 0), (0, 1), (0, 2), (0, 3), (1, 2))
    network = network_of(closed)
    views = head_views(network, IMAGES, POSSIBLE, from_patches=True)
    assert views.class_maps.shape[1] == views.strength.shape[1] == 7 == len(network.open_names(range(3)))
    assert views.patch_maps is not None
    assert views.patch_maps.shape == (3, 7, 16, 16)


def test_strength_is_the_length_of_what_a_head_adds_to_the_class_token():
    network = network_of()
    said: list[Tensor] = []
    handle = network.attentions[1].register_forward_hook(lambda module, inputs, output: said.append(output[:, 0]))
    network(IMAGES)
    network.attentions[1].gates = torch.tensor([1.0, 0.0, 1.0, 1.0])
    network(IMAGES)
    network.attentions[1].gates = None
    handle.remove()
    views = head_views(network, IMAGES, POSSIBLE)
    torch.testing.assert_close(views.strength[:, 4 + 1], (said[0] - said[1]).norm(dim=1), atol=1e-5, rtol=1e-4)


def test_each_patch_shares_out_its_attention_among_all_tokens():
    network = network_of(class_tokens="per_class")
    maps = head_views(network, IMAGES, POSSIBLE, from_patches=True).patch_maps
    assert maps is not None
    sums = maps.sum(-1)
    assert (sums > 0).all()
    assert (sums < 1).all()  # the rest goes to the class tokens


def test_looking_changes_nothing_and_leaves_nothing_behind():
    network = network_of()
    before = network(IMAGES).image_logits
    head_views(network, IMAGES, POSSIBLE, from_patches=True)
    torch.testing.assert_close(network(IMAGES).image_logits, before, atol=0, rtol=0)
    assert all(not attention.watch and attention.class_attention is None for attention in network.attentions)
    assert not any(attention._forward_hooks for attention in network.attentions)
