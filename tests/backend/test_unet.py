"""The U-Net with its batch norms folded scores as before."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import torch
from sparse_wsss.models.unet import UNetShape, build_unet, fold_norms
from sparse_wsss.settings import RefineSettings
from torch import Tensor, nn


def with_statistics(network: nn.Module) -> nn.Module:
    """Batch norms that change what they see, as trained ones do."""
    torch.manual_seed(0)
    for layer in norms(network):
        for values in (layer.running_mean, layer.bias):
            values.data.normal_()
        for values in (layer.running_var, layer.weight):
            values.data.uniform_(0.5, 2.0)
    return network.eval()


def norms(network: nn.Module) -> Iterator[nn.BatchNorm2d]:
    return (layer for layer in network.modules() if isinstance(layer, nn.BatchNorm2d))


def test_folded_norms_change_no_score():
    network = with_statistics(build_unet(UNetShape(RefineSettings().encoder, 5, 4, 64)))
    folded = copy.deepcopy(network)
    fold_norms(folded)
    images = torch.randn(2, 5, 64, 64)
    with torch.inference_mode():
        before, after = network(images), folded(images)
    torch.testing.assert_close(after, before, rtol=1e-5, atol=1e-5 * float(before.abs().max()))
    assert len(list(norms(folded))) <= len(list(norms(network))) - 8  # two in each block of the decoder, at least


class Doubled(nn.Sequential):
    def forward(self, values: Tensor) -> Tensor:  # type: ignore[override]
        convolved = self[0](values)
        return convolved + self[1](convolved)


def test_a_container_with_an_order_of_its_own_is_left_alone():
    network = with_statistics(Doubled(nn.Conv2d(3, 4, 1), nn.BatchNorm2d(4)))
    before = network(torch.ones(1, 3, 2, 2))
    fold_norms(network)
    assert torch.equal(network(torch.ones(1, 3, 2, 2)), before)
    assert len(list(norms(network))) == 1
