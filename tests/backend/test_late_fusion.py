"""Late fusion: gates and layers of each modality are its own, and each modality can speak alone."""

import json
from dataclasses import replace
from typing import Any

import pytest
import torch
from sparse_wsss.models.gated_vit import GatedViT, pixel_logits
from sparse_wsss.models.late_fusion import LateFusionViT, build_vit
from sparse_wsss.models.vit_shape import ViTShape
from torch import Tensor

SHAPE = ViTShape(bands=(4, 2), n_classes=3, tile_size=16, patch_size=4, dim=24, depth=2, heads=4, head_dim=6,
                 mlp_dim=32, stem_width=6, gate_floor=1, fusion="late")
CLOSED = ((0, 1), (1, 0), (1, 3), (2, 0), (2, 1), (2, 2), (2, 3), (3, 2))  # layer 2 is the first of SAR


def network_of(closed: tuple[tuple[int, int], ...] = CLOSED, **changes: Any) -> LateFusionViT:
    """A network with random weights in which every part speaks."""
    torch.manual_seed(0)
    network = build_vit(replace(SHAPE, **changes))
    assert isinstance(network, LateFusionViT)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if not name.endswith("log_alpha"):
                parameter.add_(0.1 * torch.randn_like(parameter))
        for layer, head in closed:
            network.vits[layer // 2].gates.log_alpha[layer % 2, head] = -2.0
    return network.eval()


def tiles(n: int = 3) -> Tensor:
    return torch.randn(n, 6, 16, 16, generator=torch.Generator().manual_seed(1))


def test_the_network_is_the_mean_of_its_modalities():
    network, images = network_of(), tiles()
    optical, sar = network.only(0), network.only(1)
    assert isinstance(optical, GatedViT)
    for joined, one, other in zip(network(images), optical(images[:, :4]), sar(images[:, 4:]), strict=True):
        torch.testing.assert_close(joined, (one + other) / 2)
        assert (one - other).abs().max() > 0.01


def test_layers_are_numbered_on_and_gates_belong_to_one_modality():
    network = network_of()
    assert network.shape.layers == len(network.attentions) == len(network.kept_heads()) == 4
    assert network.shape.last_layers(1) == [1, 3]
    assert network.kept_heads() == ((0, 2, 3), (1, 2), (), (0, 1, 3))
    assert network.log_alpha.shape == (4, 4)
    before = network.only(0)(tiles()[:, :4]).image_logits
    with torch.no_grad():
        network.vits[1].gates.log_alpha.fill_(-2.0)
    torch.testing.assert_close(network.only(0)(tiles()[:, :4]).image_logits, before)
    assert network.kept_heads()[:2] == ((0, 2, 3), (1, 2))


@pytest.mark.parametrize("class_tokens", ["one", "per_class"])
def test_outputs_and_views_stay_the_same_without_the_closed_heads_and_from_the_card(class_tokens: str):
    network, images = network_of(class_tokens=class_tokens), tiles()
    small = network.removed()
    assert small.is_pruned
    copy = build_vit(ViTShape.from_json(json.loads(json.dumps(small.shape.to_json())))).eval()
    copy.load_state_dict(small.state_dict())
    possible = torch.tensor([[True, False, True], [False, True, False], [True, True, True]])
    for other in (small, copy):
        assert other.kept_heads() == network.kept_heads()
        for before, after in zip(network(images), other(images), strict=True):
            torch.testing.assert_close(after, before, atol=1e-5, rtol=0)
        for blocks in ([1, 3], [0, 1, 2, 3], [2]):
            before, after = network.view(images, blocks, possible), other.view(images, blocks, possible)
            for name in ("tokens", "class_maps", "token_maps"):
                torch.testing.assert_close(getattr(after, name), getattr(before, name), atol=1e-5, rtol=0)
            assert before.class_maps.shape[1] == len(network.open_names(blocks))
    assert copy.only(1).kept_heads() == network.kept_heads()[2:]


def test_what_is_seen_lies_modality_after_modality():
    network, images = network_of(), tiles()
    view = network.view(images, [0, 1, 2, 3])
    optical, sar = network.only(0).view(images[:, :4], [0, 1]), network.only(1).view(images[:, 4:], [0, 1])
    torch.testing.assert_close(view.class_maps, torch.cat([optical.class_maps, sar.class_maps], 1))
    torch.testing.assert_close(view.tokens, torch.cat([optical.tokens, sar.tokens], 1))
    torch.testing.assert_close(view.token_maps, view.class_maps.mean(1, keepdim=True))


def test_in_training_a_modality_often_speaks_alone_and_each_learns():
    network, images = network_of().train(), tiles(1).expand(400, -1, -1, -1)
    torch.manual_seed(3)
    with torch.no_grad():  # gates that stay as they are
        for vit in network.vits:
            vit.gates.is_fixed = True
    said = network(images).image_logits
    both = network.eval()(images[:1]).image_logits[0]
    alone = [network.only(0)(images[:1, :4]).image_logits[0], network.only(1)(images[:1, 4:]).image_logits[0]]
    shares = [(said - expected).abs().amax(1).lt(1e-4).float().mean().item() for expected in (both, *alone)]
    assert shares == pytest.approx([0.5, 0.25, 0.25], abs=0.08)
    assert sum(shares) == pytest.approx(1)
    said.square().sum().backward()
    assert all(vit.image_head.weight.grad.abs().sum() > 0 for vit in network.vits)


def test_the_penalty_is_the_mean_share_of_open_heads():
    network = network_of()
    expected = sum(vit.gates.penalty() for vit in network.vits) / 2
    torch.testing.assert_close(network.gate_penalty(), expected)
    network.limit_gates(-1.0)
    assert network.log_alpha.min() == -1.0


def test_it_maps_the_pixels_of_a_tile():
    assert pixel_logits(network_of(tile_size=14), tiles()[..., :14, :14]).shape == (3, 3, 14, 14)
