"""How much a head matters: what the loss says when it alone is closed."""

import pytest
import torch
from sparse_wsss.masks.importance import head_importance
from sparse_wsss.models.gated_vit import GatedViT
from sparse_wsss.models.vit_shape import ViTShape

SHAPE = ViTShape(bands=(3,), n_classes=4, tile_size=8, patch_size=4, dim=16, depth=2, heads=3, head_dim=4, mlp_dim=16,
                 gate_start_spread=0.0)
KEPT = {(0, 0), (0, 2), (1, 1)}
IMAGES = torch.randn(4, 3, 8, 8, generator=torch.Generator().manual_seed(1))


def whole() -> GatedViT:
    """A network with three open heads, not yet removed from the others."""
    torch.manual_seed(0)
    network = GatedViT(SHAPE)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(0.2 * torch.randn_like(parameter))
        network.gates.log_alpha.fill_(-2.0)
        for layer, head in KEPT:
            network.gates.log_alpha[layer, head] = 2.0
    return network.eval()


def loss(network: GatedViT) -> float:
    with torch.no_grad():
        return float(network(IMAGES).patch_logits.square().sum())


def test_importance_is_the_rise_of_the_loss_when_one_head_is_closed():
    rises = head_importance(whole().removed(), loss, lambda done, n: None)
    assert set(rises) == KEPT
    for layer, head in KEPT:
        network = whole()
        before = loss(network)
        network.gates.log_alpha.data[layer, head] = -2.0
        assert rises[layer, head] == pytest.approx(loss(network) - before, rel=1e-3, abs=1e-3)
        assert abs(rises[layer, head]) > 1e-3


def test_measuring_changes_the_network_in_nothing_even_when_it_is_stopped():
    network = whole().removed()
    before = loss(network)
    head_importance(network, loss, lambda done, n: None)
    assert loss(network) == before

    def stop(done: int, n: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        head_importance(network, loss, stop)
    assert loss(network) == before


def test_progress_counts_the_heads_that_are_left():
    told: list[tuple[int, int]] = []
    head_importance(whole().removed(), loss, lambda done, n: told.append((done, n)))
    assert told == [(1, 3), (2, 3), (3, 3)]
