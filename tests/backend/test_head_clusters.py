"""One clustering of the whole training set: fitted, assigned and counted."""

import numpy as np
import pytest
import torch
from sparse_wsss.masks.head_clusters import Clusters, cluster_shares, fit_clusters


def blobs(seed: int = 0) -> tuple[torch.Tensor, np.ndarray]:
    """Three clouds in four features of very different scale: points (600, 4), cloud of each."""
    rng = np.random.default_rng(seed)
    member = rng.integers(0, 3, 600)
    centres = np.array([[0, 0, 0, 0], [3, -3, 3, 3], [-3, -3, 3, -3]])
    points = (centres[member] + 0.3 * rng.normal(size=(600, 4))) * [1, 100, 0.01, 1] + [0, 5000, 0, -7]
    return torch.from_numpy(points.astype(np.float32)), member


def as_images(points: torch.Tensor) -> torch.Tensor:
    """(600, F) -> (6, F, 10, 10)."""
    return points.reshape(6, 10, 10, -1).permute(0, 3, 1, 2)


def test_clouds_are_found_whatever_the_units_of_the_features():
    points, member = blobs()
    clusters = fit_clusters(points, torch.ones(4), 3, seed=0)
    found = clusters.assign(as_images(points)).flatten().numpy()
    pairs = {(a, b) for a, b in zip(found, member, strict=True)}
    assert len(pairs) == 3


def test_assigning_equals_plain_loops_over_centres():
    points, _ = blobs()
    weights = torch.tensor([1.0, 0.5, 2.0, 0.1])
    clusters = fit_clusters(points, weights, 7, seed=0)
    scaled = (points - points.mean(0)) / points.std(0) * weights
    distance = [[((point - centre) ** 2).sum().item() for centre in clusters.centres] for point in scaled]
    found = clusters.assign(as_images(points)).flatten()
    best = torch.tensor(distance)
    chosen = best[torch.arange(len(best)), found]
    torch.testing.assert_close(chosen, best.min(1).values, atol=1e-3, rtol=1e-3)
    assert (found == best.argmin(1)).float().mean() > 0.99


def test_a_feature_of_weight_0_decides_nothing():
    points, _ = blobs()
    other = points.clone()
    other[:, 1] = torch.randn(600)
    weights = torch.tensor([1.0, 0.0, 1.0, 1.0])
    before, after = (fit_clusters(p, weights, 3, seed=0).assign(as_images(p)) for p in (points, other))
    assert torch.equal(before, after)


def test_the_same_seed_gives_the_same_clusters():
    points, _ = blobs()
    first, second = (fit_clusters(points, torch.ones(4), 5, seed=3) for _ in range(2))
    assert torch.equal(first.centres, second.centres)


def test_a_constant_feature_does_no_harm():
    points, member = blobs()
    points = torch.cat([points, torch.full((600, 1), 7.0)], 1)
    clusters = fit_clusters(points, torch.ones(5), 3, seed=0)
    assert clusters.centres.isfinite().all()
    assert len(set(zip(clusters.assign(as_images(points)).flatten().tolist(), member.tolist(), strict=True))) == 3


@pytest.mark.parametrize("n", [1, 2, 5])
def test_fewer_pixels_than_clusters_give_fewer_clusters(n: int):
    clusters = fit_clusters(torch.randn(n, 3), torch.ones(3), 50, seed=0)
    assert len(clusters) == n
    assert clusters.centres.isfinite().all()
    assert clusters.scale.isfinite().all()


def test_pixels_that_are_all_the_same_are_one_cluster():
    clusters = fit_clusters(torch.full((100, 3), 4.0), torch.ones(3), 8, seed=0)
    found = clusters.assign(torch.full((2, 3, 5, 5), 4.0))
    assert len(found.unique()) == 1


def test_shares_equal_plain_counting_over_valid_pixels():
    rng = np.random.default_rng(0)
    clusters = rng.integers(0, 5, (4, 6, 6)).astype(np.uint16)
    valid = rng.random((4, 6, 6)) < 0.6
    valid[3] = False
    shares = cluster_shares(clusters, valid, 7)
    assert shares.shape == (4, 7)
    for tile in range(3):
        seen = clusters[tile][valid[tile]]
        np.testing.assert_allclose(shares[tile], [(seen == k).mean() for k in range(7)])
    assert not shares[3].any()


def test_centres_far_from_the_origin_are_told_apart():
    centres = torch.tensor([[1000.0, 1000.0], [1000.5, 1000.0]])
    clusters = Clusters(centres, torch.zeros(2), torch.ones(2))
    points = torch.tensor([[1000.1, 1000.0], [1000.4, 1000.0]]).T.reshape(1, 2, 1, 2)
    assert clusters.assign(points).flatten().tolist() == [0, 1]
