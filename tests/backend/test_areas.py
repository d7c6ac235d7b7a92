"""Masks whose classes cover the shares that the tile's labels give them."""

import numpy as np
import pytest
import torch
from sparse_wsss.masks.areas import with_areas

SIDE = 24


def world(seed=0, n=6, n_classes=4):
    """Scores of tiles, shares and valid pixels."""
    torch.manual_seed(seed)
    shares = torch.rand(n, n_classes).softmax(1)
    valid = torch.rand(n, SIDE, SIDE) > 0.2
    return 3 * torch.randn(n, n_classes, SIDE, SIDE), shares, valid


def areas(log_scores, valid):
    won = torch.nn.functional.one_hot(log_scores.argmax(1), log_scores.shape[1]) * valid[..., None]
    return won.sum((1, 2)) / valid.sum((1, 2))[:, None]


@pytest.mark.parametrize("seed", range(4))
def test_each_class_wins_its_share_of_the_valid_pixels(seed):
    scores, shares, valid = world(seed)
    assert (areas(with_areas(scores, shares, valid), valid) - shares).abs().max() < 3 / SIDE**2


def test_a_tile_without_shares_and_one_with_a_single_class_stay_as_they_are():
    scores, shares, valid = world()
    shares[0] = torch.nan
    shares[1] = torch.tensor([0.0, 1.0, 0.0, 0.0])
    shifted = with_areas(scores, shares, valid)
    assert torch.equal(shifted[:2], scores[:2])
    assert not torch.equal(shifted[2:], scores[2:])


def test_of_two_classes_one_wins_where_its_lead_is_largest():
    scores, _, valid = world(n_classes=2)
    shifted = with_areas(scores, torch.tensor([[0.25, 0.75]]).expand(6, 2), valid)
    for before, after, inside in zip(scores, shifted, valid, strict=True):
        lead = (before[0] - before[1])[inside]
        wins = (after[0] > after[1])[inside]
        assert int(wins.sum()) == round(0.25 * int(inside.sum()))
        assert lead[wins].min() > lead[~wins].max()


def test_a_class_without_a_share_gets_no_pixel_from_the_others():
    scores, _, valid = world()
    shares = torch.tensor([[0.5, 0.5, 0.0, 0.0]]).expand(6, 4)
    shifted = with_areas(scores, shares, valid).masked_fill((shares == 0)[:, :, None, None], -torch.inf)
    assert (areas(shifted, valid) - shares).abs().max() < 3 / SIDE**2


def test_a_tile_of_one_valid_pixel_or_none_gives_no_number_that_is_none():
    scores, shares, valid = world()
    valid[0] = False
    valid[1] = False
    valid[1, 3, 3] = True
    assert with_areas(scores, shares, valid).isfinite().all()


def test_right_shares_mend_a_mask_whose_scores_favour_one_class():
    rng = np.random.default_rng(0)
    truth = torch.from_numpy((rng.random((8, 3, 3)).repeat(8, 1).repeat(8, 2) > 0.6).astype(np.int64))  # (8, 24, 24)
    shares = torch.nn.functional.one_hot(truth, 2).float().mean((1, 2))
    evidence = torch.nn.functional.one_hot(truth, 2).movedim(-1, 1) + 0.4 * torch.randn(8, 2, SIDE, SIDE)
    evidence[:, 0] += 1.5  # the network has seen more of the first class
    valid = torch.ones(8, SIDE, SIDE, dtype=torch.bool)
    before = (evidence.argmax(1) == truth).float().mean()
    after = (with_areas(evidence, shares, valid).argmax(1) == truth).float().mean()
    assert after > 0.9 > 0.75 > before
