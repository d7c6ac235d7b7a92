"""The paper's masks: 2-means against trying every split, nearest fill against every distance, names by rank."""

import itertools
import warnings

import numpy as np
import pytest
import torch
from sparse_wsss.masks.paper_masks import FILLED_CONFIDENCE, brighter_part, cluster_means, fill_nearest, paper_mask
from sparse_wsss.models.vit_shape import ViTOutput, ViTShape
from sparse_wsss.stages.masks_paper import head_maps, relabel_regions
from torch import nn

SIDE = 12


def squared_distance(values: np.ndarray) -> float:
    return float(((values - values.mean()) ** 2).sum()) if values.size else 0.0


def cost(values: np.ndarray, bright: np.ndarray) -> float:
    return squared_distance(values[bright]) + squared_distance(values[~bright])


def least_cost(values: np.ndarray) -> float:
    """The best of all splits at a threshold: in one dimension one of them is the optimum of 2-means."""
    return min(cost(values, values > threshold) for threshold in np.unique(values)[:-1])


@pytest.mark.parametrize("seed", range(6))
def test_the_brighter_part_is_the_optimum_of_2_means(seed: int):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(9, 9)) ** 3 if seed % 2 else rng.integers(0, 6, (9, 9)).astype(float)
    bright = brighter_part(values)
    assert cost(values, bright) == pytest.approx(least_cost(values))
    assert values[bright].min() > values[~bright].max()


def test_on_few_pixels_no_partition_at_all_is_better():
    values = np.array([[0.1, 0.9, 0.35], [0.2, 0.8, 0.5]])
    every = min(cost(values.ravel(), np.array(mask)) for mask in itertools.product([False, True], repeat=6))
    assert cost(values, brighter_part(values)) == pytest.approx(every)


def test_two_levels_are_split_between_them():
    values = np.where(np.arange(20) < 3, 0.9, 0.2).reshape(4, 5)
    np.testing.assert_array_equal(brighter_part(values), values > 0.5)
    np.testing.assert_array_equal(brighter_part(values.astype(np.float32)), values > 0.5)


@pytest.mark.parametrize("value", [0.0, 0.1, 1e-12, -3.7, 1e6])
def test_a_flat_map_has_no_brighter_part(value: float):
    assert not brighter_part(np.full((7, 7), value)).any()
    assert not brighter_part(np.full((7, 7), value, np.float32)).any()


def test_unassigned_pixels_take_the_nearest_class():
    rng = np.random.default_rng(0)
    painted = np.full((SIDE, SIDE), -1)
    seeds = rng.choice(SIDE * SIDE, 6, replace=False)
    painted.flat[seeds] = rng.integers(0, 4, 6)
    classes, confidence = fill_nearest(painted, otherwise=9)
    known = np.argwhere(painted >= 0)
    for row, column in np.ndindex(SIDE, SIDE):
        distance = ((known - [row, column]) ** 2).sum(1)
        nearest = {painted[tuple(place)] for place in known[distance == distance.min()]}
        assert classes[row, column] in nearest
        assert confidence[row, column] == (1.0 if painted[row, column] >= 0 else FILLED_CONFIDENCE)


def test_when_nothing_is_assigned_the_tile_takes_the_class_it_is_told():
    classes, confidence = fill_nearest(np.full((4, 4), -1), otherwise=2)
    assert (classes == 2).all()
    assert (confidence == FILLED_CONFIDENCE).all()


def bright_at(*corners: int) -> np.ndarray:
    """A map (S, S) that is bright in some of the four quarters 0..3, brighter with each repetition."""
    values = np.full((2, 2), 0.01)
    for corner in corners:
        values.flat[corner] += 1.0
    return values.repeat(SIDE // 2, 0).repeat(SIDE // 2, 1)


def quarters(classes: np.ndarray) -> list[int]:
    """Classes in the middle of the four quarters."""
    return classes[SIDE // 4 :: SIDE // 2, SIDE // 4 :: SIDE // 2].flatten().tolist()


LABELS = np.array([True, False, True, True, False])


def test_the_brightest_cluster_gets_the_likeliest_label_and_so_on_by_rank():
    maps = np.stack([bright_at(0, 0, 0), bright_at(0, 0, 0), bright_at(1, 1), bright_at(2)])
    probabilities = np.array([0.2, 0.99, 0.9, 0.5, 0.9])
    mask = paper_mask(maps, probabilities, LABELS, seed=0)  # rank of the labels: 2, 3, 0
    assert quarters(mask.classes)[:3] == [2, 3, 0]
    assert mask.n_unpainted == 0
    assert set(np.unique(mask.classes)) <= {0, 2, 3}


def test_the_strongest_is_painted_last_and_covers_the_others():
    maps = np.stack([bright_at(0, 0, 1, 1), bright_at(1, 3)])
    mask = paper_mask(maps, np.array([0.9, 0, 0.5]), np.array([True, False, True]), seed=0)
    assert quarters(mask.classes)[:2] == [0, 0]
    assert quarters(mask.classes)[3] == 2


def test_fewer_heads_than_labels_leave_labels_unpainted_and_say_how_many():
    mask = paper_mask(np.stack([bright_at(0, 0), bright_at(3)]), np.array([0.2, 0, 0.9, 0.5, 0]), LABELS, seed=0)
    assert mask.n_unpainted == 1
    assert set(np.unique(mask.classes)) == {2, 3}


def test_heads_that_all_look_alike_leave_labels_unpainted_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mask = paper_mask(np.stack([bright_at(1)] * 5), np.array([0.2, 0, 0.9, 0.5, 0]), LABELS, seed=0)
    assert mask.n_unpainted == 2
    assert (mask.classes == 2).all()


@pytest.mark.parametrize("maps", [np.zeros((0, SIDE, SIDE)), np.stack([bright_at(0)] * 3)])
def test_one_label_is_the_whole_tile(maps: np.ndarray):
    mask = paper_mask(maps, np.array([0.1, 0.9, 0.3]), np.array([False, False, True]), seed=0)
    assert (mask.classes == 2).all()
    assert (mask.confidence == 1).all()
    assert mask.n_unpainted == 0


def test_without_any_open_head_the_likeliest_label_is_the_whole_tile():
    mask = paper_mask(np.zeros((0, SIDE, SIDE)), np.array([0.2, 0.99, 0.9, 0.5, 0.9]), LABELS, seed=0)
    assert (mask.classes == 2).all()
    assert mask.n_unpainted == 2


def test_brightness_is_that_of_the_brighter_part_and_not_of_the_whole_map():
    """A map that is bright nowhere but grey everywhere is weaker than one with a bright corner."""
    grey, corner = np.full((SIDE, SIDE), 0.5), np.zeros((SIDE, SIDE))
    grey[0, 0] = 0.6
    corner[-4:, -4:] = 1.0
    mask = paper_mask(np.stack([grey, corner]), np.array([0.9, 0, 0.5]), np.array([True, False, True]), seed=0)
    assert (mask.classes[-4:, -4:] == 0).all()
    assert mask.classes[0, 0] == 2


def test_cluster_means_are_the_means_of_maps_that_look_alike():
    rng = np.random.default_rng(0)
    one, two = bright_at(0), bright_at(3, 3)
    maps = np.stack([one + 0.01 * rng.random(one.shape), two, one, two + 0.01 * rng.random(one.shape), one])
    means = cluster_means(maps, 2, seed=0)
    weak, strong = means[np.argsort(means.mean((1, 2)))]
    np.testing.assert_allclose(strong, maps[[1, 3]].mean(0))
    np.testing.assert_allclose(weak, maps[[0, 2, 4]].mean(0))


SHAPE = ViTShape(bands=(2,), n_classes=3, tile_size=12, patch_size=4, dim=16, depth=1, heads=2, head_dim=4, mlp_dim=16)


def test_maps_of_heads_are_shares_of_their_largest_whatever_their_attention_sums_to():
    grid = torch.rand(2, 3, 3, 3)
    shares = head_maps(grid, SHAPE)
    assert shares.shape == (2, 3, 12, 12)
    assert torch.allclose(shares, head_maps(grid * torch.tensor([1.0, 50.0, 0.01])[:, None, None], SHAPE))
    assert torch.allclose(head_maps(torch.eye(3)[None, None], SHAPE).amax(), torch.tensor(1.0), atol=0.25)
    assert not head_maps(torch.zeros(1, 1, 3, 3), SHAPE).any()


def test_each_region_is_named_by_what_the_network_sees_when_the_rest_is_hidden():
    class Brightest(nn.Module):
        """Class 2 when band 1 is bright somewhere, else class 1 when band 0 is, else class 0."""

        def forward(self, images: torch.Tensor) -> ViTOutput:
            one, two = (images[:, band].amax((1, 2)) for band in (0, 1))
            return ViTOutput(torch.stack([torch.full_like(one, 0.1), one, 2 * two], 1), images)

    image = torch.zeros(2, 4, 4)
    image[0, :2], image[1, :, 3] = 1, 1
    classes = torch.tensor([[0, 0, 0, 5], [0, 0, 0, 5], [7, 7, 7, 5], [7, 7, 7, 5]])
    named = relabel_regions(Brightest(), image, classes, torch.tensor([True, True, True]))
    assert named.tolist() == [[1, 1, 1, 2], [1, 1, 1, 2], [0, 0, 0, 2], [0, 0, 0, 2]]
    named = relabel_regions(Brightest(), image, classes, torch.tensor([True, True, False]))  # 2 is not in the tile
    assert named.tolist() == [[1, 1, 1, 1], [1, 1, 1, 1], [0, 0, 0, 1], [0, 0, 0, 1]]
