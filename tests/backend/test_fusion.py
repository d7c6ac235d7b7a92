"""Early fusion of modalities: what the order of bands, and a band that says nothing, must not change."""

import pytest
import torch
from sparse_wsss.models.fusion import FusedEmbedding, ModalityEmbedding
from torch import Tensor


def embedding_of(bands: tuple[int, ...], stem_width: int, patch_size: int = 4) -> FusedEmbedding:
    torch.manual_seed(0)
    return FusedEmbedding(img_size=16, patch_size=patch_size, in_chans=sum(bands), embed_dim=10, bands=bands,
                          stem_width=stem_width)


def images(n_bands: int) -> Tensor:
    return torch.randn(2, n_bands, 16, 16, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("stem_width", [0, 6])
def test_permuting_bands_with_their_weights_changes_nothing(stem_width: int):
    embedding, x = embedding_of((5, 2), stem_width), images(7)
    before = embedding(x)
    order = torch.tensor([3, 0, 4, 1, 2])
    first = embedding.modalities[0].layers[0]
    with torch.no_grad():
        first.weight.copy_(first.weight[:, order])
    torch.testing.assert_close(embedding(torch.cat([x[:, order], x[:, 5:]], 1)), before, atol=1e-5, rtol=1e-5)
    assert not torch.allclose(embedding(x), before, atol=1e-2)


@pytest.mark.parametrize("stem_width", [0, 6])
def test_modalities_are_embedded_apart_and_summed(stem_width: int):
    embedding, x = embedding_of((3, 2), stem_width), images(5)
    optical, sar = embedding.modalities
    expected = optical(x[:, :3]) + sar(x[:, 3:])
    torch.testing.assert_close(embedding(x), expected.flatten(2).transpose(1, 2))


def test_the_plain_embedding_is_one_product_a_patch():
    embedding, x = embedding_of((3,), stem_width=0), images(3)
    layer = embedding.modalities[0].layers[0]
    tokens = embedding(x)
    for row in range(4):
        for column in range(4):
            patch = x[:, :, 4 * row : 4 * row + 4, 4 * column : 4 * column + 4]
            expected = patch.flatten(1) @ layer.weight.flatten(1).T + layer.bias
            torch.testing.assert_close(tokens[:, 4 * row + column], expected, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("patch_size", [1, 2, 3, 4, 5, 7, 8, 16])
@pytest.mark.parametrize("stem_width", [0, 4])
def test_a_stem_keeps_the_number_of_patches(patch_size: int, stem_width: int):
    side = 2 * patch_size
    grid = ModalityEmbedding(3, 10, patch_size, stem_width)(torch.randn(2, 3, side, side))
    assert grid.shape == (2, 10, 2, 2)


def test_a_stem_sees_texture_that_a_mean_does_not():
    torch.manual_seed(0)
    embedding = ModalityEmbedding(1, 10, 4, stem_width=8)
    board = torch.tensor([[1.0, -1.0], [-1.0, 1.0]]).repeat(8, 8)[None, None]
    assert (embedding(board) - embedding(torch.zeros(1, 1, 16, 16))).abs().max() > 0.05


def test_bands_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="do not add up"):
        FusedEmbedding(img_size=16, patch_size=4, in_chans=6, embed_dim=10, bands=(3, 2), stem_width=0)
