"""Mirror images and their undoing, the same for all tensors of a batch; and the course of the learning rate."""

import pytest
import torch
from sparse_wsss.training.schedule import jittered, learning_rate_factor, mirror, mirrored, unmirror

TURNS = range(8)


@pytest.mark.parametrize("turn", TURNS)
def test_unmirror_undoes_mirror_and_the_other_way_round(turn: int):
    tensor = torch.arange(2 * 3 * 5 * 5).reshape(2, 3, 5, 5)
    assert torch.equal(unmirror(mirror(tensor, turn), turn), tensor)
    assert torch.equal(mirror(unmirror(tensor, turn), turn), tensor)


def test_the_eight_mirror_images_are_all_different_and_keep_every_pixel():
    tensor = torch.arange(16).reshape(4, 4)
    images = [tuple(mirror(tensor, turn).flatten().tolist()) for turn in TURNS]
    assert len(set(images)) == 8
    assert all(sorted(image) == list(range(16)) for image in images)
    assert images[0] == tuple(range(16))


def test_all_tensors_of_a_batch_are_mirrored_alike():
    torch.manual_seed(0)
    images = torch.randn(40, 3, 6, 6)
    valid, target = images[:, 0] > 0, 10 * images[:, 1]
    new_images, new_valid, new_target = mirrored((images, valid.float(), target))
    assert torch.equal(new_images[:, 0] > 0, new_valid > 0)
    assert torch.equal(10 * new_images[:, 1], new_target)


def test_each_tile_is_shown_in_one_of_its_own_images_and_all_eight_occur():
    torch.manual_seed(0)
    images = torch.randn(200, 1, 4, 4)
    (shown,) = mirrored((images,))
    counts = torch.zeros(8)
    for tile, image in zip(images, shown, strict=True):
        which = [turn for turn in TURNS if torch.equal(mirror(tile, turn), image)]
        assert len(which) == 1
        counts[which[0]] += 1
    assert counts.min() > 10


def test_the_tiles_that_are_shown_do_not_change_the_store():
    torch.manual_seed(0)
    images = torch.randn(16, 1, 4, 4)
    before = images.clone()
    mirrored((images,))
    jittered(images)
    assert torch.equal(images, before)


def test_brightness_and_contrast_change_by_tile_and_not_by_pixel():
    torch.manual_seed(0)
    images = torch.randn(6, 2, 8, 8)
    shown = jittered(images)
    for tile, image in zip(images, shown, strict=True):
        for band in range(2):
            gain = (image[band].max() - image[band].min()) / (tile[band].max() - tile[band].min())
            shift = (image[band] - gain * tile[band]).mean()
            torch.testing.assert_close(image[band], gain * tile[band] + shift, atol=1e-5, rtol=1e-5)
    assert not torch.equal(images, shown)
    assert (shown - images).abs().mean() < 0.5


@pytest.mark.parametrize("steps", [1, 2, 7, 40, 1000])
def test_the_learning_rate_rises_to_its_highest_and_falls_to_nearly_nothing(steps: int):
    factors = [learning_rate_factor(step, steps) for step in range(steps)]
    assert all(0 < factor <= 1 for factor in factors)
    assert max(factors) == 1
    top = factors.index(1)
    assert factors[: top + 1] == sorted(factors[: top + 1])
    assert factors[top:] == sorted(factors[top:], reverse=True)
    assert steps < 40 or factors[-1] < 0.05
