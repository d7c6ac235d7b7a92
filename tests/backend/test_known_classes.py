"""What is known of the classes enters losses and names: it says no more than a person said, and it helps."""

import numpy as np
import pytest
import torch
from sparse_wsss.labels.tile_labels import TileLabels
from sparse_wsss.masks.naming import cluster_names, expected_shares, name_scores
from sparse_wsss.training.classifier_loop import mean_average_precision
from sparse_wsss.training.known_classes import UNNAMED, KnownClasses, likely_labels
from sparse_wsss.training.losses import candidate_loss, image_loss, label_loss, presence_loss, share_loss
from torch import Tensor, nn
from torch.nn import functional as F

K, SIDE = 4, 8
NAMES = ("water", "forest", "crops", "built")
MEANS = torch.tensor([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.6, 0.6, 0.6]])
SEEDS = range(3)
TOP = 0.15


def painted(n: int, seed: int, most: int = 3) -> tuple[Tensor, Tensor]:
    """Truth (n, S, S) of one to ``most`` classes a tile in blocks of 2 x 2, and noisy bands (n, 3, S, S)."""
    generator = torch.Generator().manual_seed(seed)
    truth = torch.zeros(n, SIDE, SIDE, dtype=torch.long)
    for tile in truth:
        classes = torch.randperm(K, generator=generator)[: torch.randint(1, most + 1, (1,), generator=generator)]
        blocks = classes[torch.randint(len(classes), (SIDE // 2, SIDE // 2), generator=generator)]
        tile[:] = blocks.repeat_interleave(2, 0).repeat_interleave(2, 1)
    return truth, MEANS[truth].permute(0, 3, 1, 2) + 0.35 * torch.randn(n, 3, SIDE, SIDE, generator=generator)


def shares_of(truth: Tensor) -> Tensor:
    return F.one_hot(truth, K).float().mean((1, 2))


def sets(present: Tensor, possible: Tensor) -> KnownClasses:
    return KnownClasses(present, possible, torch.full(present.shape, torch.nan))


def map_quality(bands: Tensor, labels: KnownClasses, seed: int) -> float:
    """Mean IoU on unseen tiles of a small pixel classifier that learned from these labels alone."""
    torch.manual_seed(seed)
    network = nn.Sequential(nn.Conv2d(3, 16, 1), nn.ReLU(), nn.Conv2d(16, K, 1))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.03)
    valid = torch.ones(len(bands), SIDE, SIDE)
    for _ in range(60):
        optimizer.zero_grad()
        label_loss(network(bands), labels, valid, TOP).backward()
        optimizer.step()
    truth, unseen = painted(200, 99)
    found = network(unseen).argmax(1)
    return float(np.mean([((found == k) & (truth == k)).sum() / ((found == k) | (truth == k)).sum() for k in range(K)]))


# ------------------------------------------------------------ it helps


def test_incomplete_lists_read_as_at_least_beat_the_same_lists_read_as_complete():
    """Ten tiles are labelled with care; in the other fifty nobody wrote down crops or built."""
    as_complete, as_at_least = [], []
    for seed in SEEDS:
        truth, bands = painted(60, seed)
        careful = torch.arange(60) < 10
        present = shares_of(truth) > 0
        present[10:, 2:] = False
        as_complete.append(map_quality(bands, KnownClasses.complete(present), seed))
        as_at_least.append(map_quality(bands, sets(present, present | ~careful[:, None]), seed))
    assert np.mean(as_at_least) > np.mean(as_complete) + 0.05


def test_one_class_that_is_not_there_beats_knowing_nothing():
    """Four tiles are labelled; of each of the others one absent class is told, or nothing."""
    nothing, not_these = [], []
    for seed in SEEDS:
        truth, bands = painted(60, seed)
        careful = (torch.arange(60) < 4)[:, None]
        occurs = shares_of(truth) > 0
        absent = torch.rand(60, K, generator=torch.Generator().manual_seed(seed)) * ~occurs
        excluded = F.one_hot(absent.argmax(1), K).bool() & ~occurs & ~careful
        nothing.append(map_quality(bands, sets(occurs & careful, occurs | ~careful), seed))
        not_these.append(map_quality(bands, sets(occurs & careful, (occurs | ~careful) & ~excluded), seed))
    assert np.mean(not_these) > np.mean(nothing) + 0.05


def test_shares_beat_lists_where_every_tile_has_the_same_classes():
    lists, shares = [], []
    for seed in SEEDS:
        truth, bands = painted(60, seed)
        truth[:, 0, :K] = torch.arange(K)  # now every class occurs in every tile
        bands[:, :, 0, :K] = MEANS.T
        present = shares_of(truth) > 0
        lists.append(map_quality(bands, KnownClasses.complete(present), seed))
        shares.append(map_quality(bands, KnownClasses(present, present, shares_of(truth)), seed))
    assert np.mean(shares) > np.mean(lists) + 0.2


def test_tiles_that_nobody_is_sure_of_do_less_harm_unknown_than_guessed():
    """Ten tiles are labelled with care; the classes of the other fifty are a guess, or '?'."""
    guessed, unknown = [], []
    for seed in SEEDS:
        truth, bands = painted(60, seed)
        careful = (torch.arange(60) < 10)[:, None]
        occurs = shares_of(truth) > 0
        guess = occurs[torch.randperm(60, generator=torch.Generator().manual_seed(seed))]
        guessed.append(map_quality(bands, KnownClasses.complete(torch.where(careful, occurs, guess)), seed))
        unknown.append(map_quality(bands, sets(occurs & careful, occurs | ~careful), seed))
    assert np.mean(unknown) > np.mean(guessed) + 0.05


def test_tiles_of_which_nothing_is_known_change_no_loss_and_no_gradient():
    bands = painted(12, 0)[1]
    some = [TileLabels(("water",)), TileLabels(("water", "built"), is_open=True), TileLabels((), ("crops",), True),
            TileLabels(("forest", "crops"), percent=(25, 75))]
    labels = KnownClasses.of(some + [TileLabels(is_open=True)] * 8, NAMES)
    layer, valid = nn.Conv2d(3, K, 1), torch.ones(12, SIDE, SIDE)
    pushes = []
    for n in (4, 12):
        logits = layer(bands[:n])
        loss = label_loss(logits, labels[np.arange(n)], valid[:n], TOP) + image_loss(
            logits.mean((2, 3)), labels[np.arange(n)])
        pushes.append((loss, *torch.autograd.grad(loss, list(layer.parameters()))))
    torch.testing.assert_close(pushes[0], pushes[1])
    logits = layer(bands[4:])
    nothing = label_loss(logits, labels[np.arange(4, 12)], valid[4:], TOP) + image_loss(
        logits.mean((2, 3)), labels[np.arange(4, 12)])
    assert nothing.item() == 0


# ------------------------------------------------------------ what the losses say


def test_fully_labelled_tiles_are_judged_as_ever_to_the_last_bit():
    truth, bands = painted(16, 1)
    present, valid = shares_of(truth) > 0, torch.rand(16, SIDE, SIDE)
    present[3] = False
    labels, logits = KnownClasses.complete(present), nn.Conv2d(3, K, 1)(bands)
    assert torch.equal(image_loss(logits.mean((2, 3)), labels), F.binary_cross_entropy_with_logits(
        logits.mean((2, 3)), present.float()))
    assert torch.equal(label_loss(logits, labels, valid, TOP),
                       candidate_loss(logits, present, valid) + presence_loss(logits, present, valid, TOP))


def test_only_what_is_known_of_the_image_counts():
    labels = KnownClasses.of([TileLabels(("water",), ("built",), True), TileLabels(is_open=True)], NAMES)
    logits = torch.tensor([[0.3, -9.0, 9.0, -1.2], [5.0, -5.0, 5.0, 5.0]])
    expected = (F.softplus(torch.tensor(-0.3)) + F.softplus(torch.tensor(-1.2))) / 2
    torch.testing.assert_close(image_loss(logits, labels), expected)


def test_a_class_that_is_not_named_is_less_likely_than_one_that_is_and_an_excluded_one_impossible():
    labels = KnownClasses.of([TileLabels(("water",), is_open=True), TileLabels(("water",), ("built",), True),
                              TileLabels((), ("built",), True), TileLabels(("water",))], NAMES)
    expected = [[1, UNNAMED, UNNAMED, UNNAMED], [1, UNNAMED, UNNAMED, 0], [1, 1, 1, 0], [1, 0, 0, 0]]
    torch.testing.assert_close(labels.prior, torch.tensor(expected))
    logits = torch.zeros(4, K, 1, 1, requires_grad=True)
    loss = candidate_loss(logits, labels.prior, torch.ones(4, 1, 1))
    assert loss.item() == pytest.approx(-np.mean(np.log(np.sum(expected, axis=1) / K)))


def test_the_share_loss_is_least_at_the_shares_and_looks_at_valid_pixels_only():
    logits = torch.zeros(1, K, SIDE, SIDE)
    logits[:, 0, :2], logits[:, 1, 2:] = 50, 50  # water in a quarter of the rows, forest in the rest
    valid, ones = torch.ones(1, SIDE, SIDE), torch.ones(1)
    of = [share_loss(logits, torch.tensor([[q, 1 - q, 0, 0]]), ones, valid).item() for q in (0.25, 0.5)]
    assert of[0] == pytest.approx(-0.25 * np.log(0.25) - 0.75 * np.log(0.75), rel=1e-5)
    assert of[1] > of[0]
    valid[:, 4:] = 0
    half = torch.tensor([[0.5, 0.5, 0, 0]])
    assert share_loss(logits, half, ones, valid).item() == pytest.approx(np.log(2), rel=1e-5)
    logits.requires_grad_()
    none = share_loss(logits, torch.zeros(1, K), ones, valid)
    assert none.item() == 0
    assert torch.autograd.grad(none, logits)[0].abs().max() == 0


def test_tiles_with_and_without_shares_count_by_their_labels():
    truth, bands = painted(6, 2)
    q, valid = shares_of(truth), torch.ones(6, SIDE, SIDE)
    logits = nn.Conv2d(3, K, 1)(bands)
    has = torch.tensor([True, False, True, False, False, True])
    labels = KnownClasses(q > 0, q > 0, torch.where(has[:, None], q, torch.nan))
    n = (q > 0).sum(1)
    shows_in = torch.where(has[:, None], q.clamp(max=TOP), TOP)
    shares = -(q[has] * logits[has].softmax(1).mean((2, 3)).log()).sum(1) @ n[has].float() / n.sum()
    expected = candidate_loss(logits, q > 0, valid) + presence_loss(logits, q > 0, valid, shows_in) + shares
    torch.testing.assert_close(label_loss(logits, labels, valid, TOP), expected)


def test_a_class_shows_in_the_share_of_the_pixels_that_it_is_given():
    logits, valid = torch.randn(2, K, SIDE, SIDE), torch.ones(2, SIDE, SIDE)
    present = torch.ones(2, K, dtype=torch.bool)
    alike = presence_loss(logits, present, valid, torch.full((2, K), TOP))
    torch.testing.assert_close(alike, presence_loss(logits, present, valid, TOP))
    brightest = logits.softmax(1).flatten(2).amax(2).log().mean()
    torch.testing.assert_close(presence_loss(logits, present, valid, torch.zeros(2, K)), -brightest)


def test_average_precision_leaves_out_what_is_not_known():
    rng = np.random.default_rng(0)
    present, known = torch.from_numpy(rng.random((60, K)) < 0.4), torch.from_numpy(rng.random((60, K)) < 0.5)
    logits = torch.from_numpy(rng.normal(size=(60, K))).float() + present
    labels = sets(present & known, present | ~known)
    one_by_one = [mean_average_precision(logits[known[:, k], k : k + 1],
                                         KnownClasses.complete(present[known[:, k], k : k + 1])) for k in range(K)]
    assert mean_average_precision(logits, labels) == pytest.approx(np.mean(one_by_one), abs=1e-6)


# ------------------------------------------------------------ names and masks


def clustered(seed: int, n: int = 60, n_clusters: int = 16) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Class of each cluster (k,), share of each class (n, K) and of each cluster (n, k) in each tile, a tenth noise."""
    rng = np.random.default_rng(seed)
    own = np.concatenate([np.arange(K), rng.integers(0, K, n_clusters - K)])
    occurs = rng.random((n, K)) < (0.7, 0.5, 0.3, 0.2)
    occurs[np.arange(n), rng.choice(K, n, p=(0.4, 0.3, 0.2, 0.1))] = True
    area = rng.dirichlet(np.full(K, 0.7), n) * occurs
    area /= area.sum(1, keepdims=True)
    clusters = np.zeros((n, n_clusters))
    for k in range(K):
        clusters[:, own == k] = area[:, [k]] * rng.dirichlet(np.ones((own == k).sum()), n)
    return own, area, 0.9 * clusters + 0.1 * rng.dirichlet(np.ones(n_clusters), n)


def rightly_named(own: np.ndarray, clusters: np.ndarray, labels: KnownClasses) -> float:
    """Share of the area whose cluster has its own name."""
    names = cluster_names(name_scores(clusters, *expected_shares(*labels.arrays())))
    return float(clusters.mean(0)[names == own].sum())


def test_full_labels_name_as_ever_to_the_last_bit():
    _, area, clusters = clustered(0)
    parts, weight = expected_shares(*KnownClasses.complete(torch.from_numpy(area > 0)).arrays())
    assert np.array_equal(name_scores(clusters, parts, weight), name_scores(clusters, area > 0))


def test_tiles_of_which_nothing_is_known_name_no_cluster():
    _, area, clusters = clustered(0)
    present = torch.from_numpy(area > 0)
    known = (torch.arange(60) < 40)[:, None]
    some = name_scores(clusters, *expected_shares(*sets(present & known, present | ~known).arrays()))
    np.testing.assert_allclose(some, name_scores(clusters[:40], area[:40] > 0))


def test_incomplete_lists_mislead_names_less_when_read_as_at_least():
    """A quarter is labelled with care; elsewhere half of the classes were forgotten."""
    as_complete, as_at_least = [], []
    for seed in range(20):
        own, area, clusters = clustered(seed)
        careful = (torch.arange(60) < 15)[:, None]
        kept = torch.from_numpy(np.random.default_rng(seed).random(area.shape) < 0.5)
        present = torch.from_numpy(area > 0) & (careful | kept)
        as_complete.append(rightly_named(own, clusters, KnownClasses.complete(present)))
        as_at_least.append(rightly_named(own, clusters, sets(present, present | ~careful)))
    assert np.mean(as_at_least) > np.mean(as_complete) + 0.02


def test_shares_name_clusters_of_classes_that_always_occur_together():
    rng = np.random.default_rng(0)
    own = np.arange(12) % K
    area = rng.dirichlet(np.ones(K), 40)
    clusters = area[:, own] / 3
    present = torch.from_numpy(area > 0)
    with_shares = KnownClasses(present, present, torch.from_numpy(area).float())
    assert rightly_named(own, clusters, with_shares) == pytest.approx(1)
    assert rightly_named(own, clusters, KnownClasses.complete(present)) < 0.5


def test_masks_show_of_the_open_classes_those_that_the_network_sees():
    labels = KnownClasses.of([TileLabels(("water",), is_open=True), TileLabels((), ("forest",), True),
                              TileLabels(("crops",)), TileLabels(), TileLabels(is_open=True)], NAMES)
    seen = torch.tensor([[0.1, 0.9, 0.6, 0.2], [0.2, 0.9, 0.4, 0.3], [0.9] * 4, [0.9] * 4, [0.1, 0.2, 0.3, 0.1]])
    found = likely_labels(seen, labels.present, labels.possible).tolist()
    yes, no = True, False
    assert found == [[yes, yes, yes, no], [no, no, yes, no], [no, no, yes, no], [no] * 4, [no, no, yes, no]]
