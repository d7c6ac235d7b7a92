"""Coarse scores drawn to the edges of the image."""

from __future__ import annotations

import torch
from sparse_wsss.masks.snapping import alike, neighbours, snapped

SIDE = 24


def field_and_lake() -> tuple[torch.Tensor, torch.Tensor]:
    """An image (1, 2, S, S) whose lake begins at column 14, and its classes (1, S, S)."""
    classes = (torch.arange(SIDE) >= 14).long().expand(1, SIDE, SIDE)
    torch.manual_seed(0)
    return classes[:, None] * 3.0 + 0.1 * torch.randn(1, 2, SIDE, SIDE), classes


def scores_of_coarse_patches(classes: torch.Tensor) -> torch.Tensor:
    """Log-scores as patches of 8 px would give them: the edge at column 16 instead of 14."""
    coarse = torch.where(torch.arange(SIDE) >= 16, 0.8, 0.2).expand(1, SIDE, SIDE)
    return torch.stack([1 - coarse, coarse], 1).log()


def test_the_edge_of_coarse_scores_moves_to_the_edge_in_the_image() -> None:
    images, classes = field_and_lake()
    scores = scores_of_coarse_patches(classes)
    before = (scores.argmax(1) != classes).float().mean()
    after = (snapped(scores, images, 10).argmax(1) != classes).float().mean()
    assert before > 0.08
    assert after == 0


def test_probabilities_still_sum_to_one_and_no_step_changes_nothing() -> None:
    images, classes = field_and_lake()
    scores = scores_of_coarse_patches(classes)
    assert snapped(scores, images, 0) is scores
    torch.testing.assert_close(snapped(scores, images, 3).exp().sum(1), torch.ones(1, SIDE, SIDE))


def test_a_pixel_is_like_the_neighbours_of_its_own_side_alone() -> None:
    images, classes = field_and_lake()
    weights, sides = alike(images[0]), torch.stack(neighbours(classes.float()))[:, 0]
    own = (weights * (sides == classes[0])).sum(0)
    assert own[:, 10:18].min() > 0.99  # of a total of 1


def test_equal_pixels_are_equally_alike() -> None:
    torch.testing.assert_close(alike(torch.ones(3, 8, 8)), torch.full((24, 8, 8), 1 / 24))
