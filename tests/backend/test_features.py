"""What is clustered: each group of features in its place, with its weight."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from scipy.ndimage import generic_filter
from sparse_wsss.masks.features import (
    LEAST_SCORE,
    FeatureWeights,
    allowed_log_scores,
    local_mean_and_spread,
    pixel_features,
)
from sparse_wsss.models.vit_shape import ViTOutput, ViTShape, ViTView

SHAPE = ViTShape(bands=(3,), n_classes=4, tile_size=16, patch_size=4, dim=5, depth=1, heads=2, head_dim=2, mlp_dim=8)
ALL = FeatureWeights(bands=1.0, texture=0.9, tokens=0.8, heads=0.7, scores=0.6)
NONE = FeatureWeights(0, 0, 0, 0, 0)


def example(n_maps: int = 2) -> tuple[torch.Tensor, ViTView, torch.Tensor]:
    generator = torch.Generator().manual_seed(0)
    images = torch.randn(2, 3, 16, 16, generator=generator)
    output = ViTOutput(torch.randn(2, 4, generator=generator), torch.randn(2, 4, 4, 4, generator=generator))
    maps = torch.rand(2, n_maps, 4, 4, generator=generator)
    labels = torch.tensor([[1, 0, 1, 0], [1, 1, 1, 1]], dtype=torch.bool)
    return images, ViTView(output, torch.randn(2, 5, 4, 4, generator=generator), maps, maps), labels


def test_mean_and_spread_equal_a_plain_filter():
    images = torch.randn(2, 3, 12, 12, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    mean, spread = local_mean_and_spread(images, 5)
    for tile in range(2):
        for band in range(3):
            image = images[tile, band].numpy()
            np.testing.assert_allclose(mean[tile, band], generic_filter(image, np.mean, 5, mode="nearest"), atol=1e-9)
            np.testing.assert_allclose(spread[tile, band], generic_filter(image, np.std, 5, mode="nearest"), atol=1e-7)


def test_a_flat_image_has_no_spread_even_far_from_zero():
    mean, spread = local_mean_and_spread(torch.full((1, 2, 9, 9), 8.0))
    torch.testing.assert_close(mean, torch.full((1, 2, 9, 9), 8.0))
    assert spread.max() < 1e-2


def test_every_group_lies_in_its_channels_with_its_weight():
    images, view, _ = example()
    features, weights = pixel_features(images, view, SHAPE, ALL)
    sizes = {"bands": 3, "mean": 3, "spread": 3, "tokens": 5, "heads": 2, "scores": 4}
    assert features.shape == (2, sum(sizes.values()), 16, 16)
    expected = [1.0] * 3 + [0.9] * 6 + [0.8] * 5 + [0.7] * 2 + [0.6] * 4
    torch.testing.assert_close(weights, torch.tensor(expected))
    torch.testing.assert_close(features[:, :3], images)
    torch.testing.assert_close(features[:, 3:6], local_mean_and_spread(images)[0])


@pytest.mark.parametrize(("group", "n_channels"),
                         [("bands", 3), ("texture", 6), ("tokens", 5), ("heads", 2), ("scores", 4)])
def test_a_group_of_weight_0_is_left_out(group: str, n_channels: int):
    images, view, _ = example()
    alone, weights = pixel_features(images, view, SHAPE, replace(NONE, **{group: 0.5}))
    assert alone.shape == (2, n_channels, 16, 16)
    assert weights.tolist() == [0.5] * n_channels
    rest, _ = pixel_features(images, view, SHAPE, replace(ALL, **{group: 0.0}))
    assert rest.shape[1] == 20 - n_channels


def test_without_open_heads_there_are_simply_no_head_features():
    images, view, _ = example(n_maps=0)
    features, weights = pixel_features(images, view, SHAPE, ALL)
    assert features.shape[1] == len(weights) == 18


def test_head_maps_are_relative_to_their_mean():
    """Twice as much attention on every patch is the same feature: how bright a head is in all says nothing."""
    images, view, _ = example()
    heads = replace(NONE, heads=1.0)
    dim, bright = (pixel_features(images, view._replace(class_maps=factor * view.class_maps), SHAPE, heads)[0]
                   for factor in (1.0, 2.0))
    torch.testing.assert_close(dim, bright)


def test_scores_are_log_probabilities_among_the_labels():
    _, view, labels = example()
    scores = allowed_log_scores(view.output.patch_logits, labels)
    allowed = labels[:, :, None, None].expand_as(scores)
    assert (scores[~allowed] == LEAST_SCORE).all()
    torch.testing.assert_close((scores.exp() * allowed).sum(1), torch.ones(2, 4, 4), atol=1e-2, rtol=0)
    ratio = view.output.patch_logits[0, 0] - view.output.patch_logits[0, 2]
    torch.testing.assert_close(scores[0, 0] - scores[0, 2], ratio)


def test_a_tile_without_labels_may_be_any_class():
    _, view, _ = example()
    labels = torch.tensor([[False] * 4, [True] * 4])
    scores = allowed_log_scores(view.output.patch_logits, labels)
    torch.testing.assert_close(scores[0], view.output.patch_logits[0].log_softmax(0))


def test_features_are_finite_for_tiles_that_see_nothing():
    images, view, _ = example()
    blind = view._replace(class_maps=torch.zeros(2, 2, 4, 4))
    features, _ = pixel_features(torch.zeros_like(images), blind, SHAPE, ALL)
    assert features.isfinite().all()
