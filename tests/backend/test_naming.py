"""Names of clusters from evidence: against plain loops, on clusters whose names are known, and pinned by a person."""

import numpy as np
import pytest
import torch
from sparse_wsss.masks.naming import (
    best_allowed,
    class_amounts,
    cluster_names,
    expected_shares,
    mask_scores,
    name_scores,
    network_say,
    paint,
    pinned,
    pixel_scores,
    tempering,
)

K, C, N = 6, 4, 40


def example(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Shares (n, K) that sum to one and labels bool (n, C), each tile with one at least."""
    rng = np.random.default_rng(seed)
    labels = rng.random((N, C)) < 0.4
    labels[np.arange(N), rng.integers(0, C, N)] = True
    return rng.dirichlet(np.ones(K), N), labels


def plain_scores(shares: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The formula of METHOD, written as loops."""
    n, n_clusters, n_classes = len(shares), shares.shape[1], labels.shape[1]
    prior = [sum(labels[i, c] / max(1, labels[i].sum()) for i in range(n)) / n for c in range(n_classes)]
    scores = np.zeros((n_clusters, n_classes))
    for k in range(n_clusters):
        mass = sum(shares[i, k] for i in range(n))
        for c in range(n_classes):
            together = sum(shares[i, k] * labels[i, c] / max(1, labels[i].sum()) for i in range(n))
            if mass > 0 and prior[c] > 0:
                scores[k, c] = together / mass / prior[c] * prior[c] ** 0.5
    return scores


def test_scores_equal_plain_loops():
    for seed in range(3):
        shares, labels = example(seed)
        np.testing.assert_allclose(name_scores(shares, labels), plain_scores(shares, labels), rtol=1e-12)


def test_a_cluster_or_a_class_that_occurs_nowhere_gets_zeros_and_no_warning():
    shares, labels = example()
    shares[:, 2], labels[:, 1] = 0, False
    with np.errstate(all="raise"):
        scores = name_scores(shares, labels)
    assert not scores[2].any()
    assert not scores[:, 1].any()
    np.testing.assert_allclose(scores, plain_scores(shares, labels))


def test_tiles_without_labels_are_no_evidence():
    shares, labels = example()
    labels[:10] = False
    shares[:10] = np.eye(K)[0]  # they all show cluster 0
    names = cluster_names(name_scores(shares, labels))
    expected = cluster_names(name_scores(shares[10:], labels[10:]))
    assert names[1:].tolist() == expected[1:].tolist()


def test_what_labels_say_is_shares_where_given_and_a_tile_counts_by_the_classes_that_it_speaks_of():
    present = np.array([[True, True, False, False], [True, False, False, False], [False, False, False, False]])
    possible = np.array([[True, True, False, False], [True, True, True, False], [True, True, True, True]])
    shares = np.full((3, 4), np.nan)
    shares[0] = [0.7, 0.3, 0, 0]
    parts, weight = expected_shares(present, possible, shares)
    assert parts.tolist() == [[0.7, 0.3, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    assert weight.tolist() == [1, 0.5, 0]  # all said; water said and snow excluded; nothing said


def test_scores_of_two_tiles_are_those_of_the_sheet():
    """Tile 0, a half: water alone. Tile 1, a quarter: 3 parts forest, 1 part water. Small numbers on purpose."""
    shares, labels = np.array([[0.2, 0.1], [0.0, 0.4]]), np.array([[0.5, 0.0], [0.1, 0.3]])
    found = name_scores(shares, labels, np.array([0.5, 0.25]))
    # prior: water (0.5 * 1 + 0.25 * 0.25) / 0.75 = 0.75, forest 0.25; cluster 1 is heard 0.05 and 0.1
    water, forest = (0.05 * 1 + 0.1 * 0.25) / 0.15, 0.1 * 0.75 / 0.15
    np.testing.assert_allclose(found, [[1 / 0.75**0.5, 0], [water / 0.75**0.5, forest / 0.25**0.5]], rtol=1e-12)


def test_tiles_that_count_nothing_are_no_evidence_and_no_warning():
    shares, labels = example()
    with np.errstate(all="raise"):
        assert not name_scores(shares, labels, np.zeros(N)).any()


def painted_tiles(n_tiles: int = 60, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tiles of two or three classes of unequal frequency; clusters 2c and 2c + 1 are class c, with a little noise.

    Returns: shares (n, 8), labels bool (n, 4), true name of each cluster.
    """
    rng = np.random.default_rng(seed)
    names = np.repeat(np.arange(4), 2)
    labels = np.zeros((n_tiles, 4), bool)
    shares = np.zeros((n_tiles, 8))
    for i in range(n_tiles):
        present = rng.choice(4, rng.integers(1, 4), replace=False, p=[0.55, 0.25, 0.12, 0.08])
        labels[i, present] = True
        area = rng.dirichlet(np.full(len(present), 3.0))
        for c, part in zip(present, area, strict=True):
            split = rng.uniform(0.2, 0.8)
            shares[i, 2 * c] += part * split
            shares[i, 2 * c + 1] += part * (1 - split)
    noisy = 0.9 * shares + 0.1 / 8
    return noisy / noisy.sum(1, keepdims=True), labels, names


@pytest.mark.parametrize("seed", range(5))
def test_clusters_of_known_classes_get_their_names_rare_ones_too(seed: int):
    shares, labels, names = painted_tiles(seed=seed)
    assert cluster_names(name_scores(shares, labels)).tolist() == names.tolist()


def test_the_order_of_tiles_clusters_and_classes_does_not_matter():
    shares, labels = example()
    rng = np.random.default_rng(1)
    tiles, clusters, classes = rng.permutation(N), rng.permutation(K), rng.permutation(C)
    moved = name_scores(shares[tiles][:, clusters], labels[tiles][:, classes])
    np.testing.assert_allclose(moved, name_scores(shares, labels)[clusters][:, classes])


# ------------------------------------------------------------ a person's names


def test_names_that_agree_with_the_evidence_change_nothing():
    scores = name_scores(*example())
    np.testing.assert_array_equal(pinned(scores, cluster_names(scores)), scores)


def test_a_name_given_by_hand_wins_over_all_evidence():
    scores = name_scores(*example())
    names = cluster_names(scores)
    worst = scores.argmin(1)
    names[[1, 4]] = worst[[1, 4]]
    result = pinned(scores, names)
    assert cluster_names(result).tolist() == names.tolist()
    untouched = [0, 2, 3, 5]
    np.testing.assert_array_equal(result[untouched], scores[untouched])


def test_a_name_given_by_hand_weighs_a_thousand_times_the_best_evidence_the_first_class_too():
    scores = np.array([[0.2, 0.5, 0.1], [0.3, 0.1, 0.7], [0.9, 0.1, 0.1]])
    found = pinned(scores, np.array([2, 0, 0]))
    np.testing.assert_allclose(found, [[0.2, 0.5, 500], [700, 0.1, 0.7], [0.9, 0.1, 0.1]])


def test_a_name_can_be_given_to_a_cluster_without_any_evidence():
    scores = np.zeros((2, 3))
    assert cluster_names(pinned(scores, np.array([2, 1]))).tolist() == [2, 1]


def test_an_unknown_cluster_is_no_evidence_for_any_class():
    scores = name_scores(*example())
    names = cluster_names(scores)
    names[3] = -1
    result = pinned(scores, names)
    assert len(set(result[3].tolist())) == 1
    assert result[3, 0] > 0


# ------------------------------------------------------------ painting


def painted(labels: list[list[int]], scores: np.ndarray, clusters: torch.Tensor, network: torch.Tensor | None = None,
            share: float = 0.3) -> tuple[torch.Tensor, torch.Tensor]:
    return paint(clusters, torch.tensor(labels, dtype=torch.bool), torch.from_numpy(scores).float(), network, share)


def test_painting_equals_plain_loops():
    rng = np.random.default_rng(0)
    scores, labels = rng.random((K, C)), [[1, 1, 0, 1], [0, 1, 0, 0], [1, 1, 1, 1]]
    clusters = torch.from_numpy(rng.integers(0, K, (3, 5, 5)))
    network = torch.from_numpy(rng.normal(-2, 1, (3, C, 5, 5))).float()
    classes, confidence = painted(labels, scores, clusters, network)
    for i in range(3):
        for row in range(5):
            for column in range(5):
                values = {c: scores[clusters[i, row, column], c] * np.exp(0.3 * network[i, c, row, column].item())
                          for c in range(C) if labels[i][c]}
                ranked = sorted(values, key=lambda c: -values[c])
                first, second = values[ranked[0]], values[ranked[1]] if len(ranked) > 1 else 0
                assert classes[i, row, column] == ranked[0]
                assert confidence[i, row, column].item() == pytest.approx((first - second) / (first + second), abs=1e-4)


def test_a_pixel_is_always_one_of_its_tiles_labels():
    rng = np.random.default_rng(0)
    labels = rng.random((20, C)) < 0.5
    labels[np.arange(20), rng.integers(0, C, 20)] = True
    clusters = torch.from_numpy(rng.integers(0, K, (20, 8, 8)))
    classes, confidence = painted(labels.tolist(), rng.random((K, C)) ** 8, clusters)
    assert torch.from_numpy(labels).gather(1, classes.flatten(1)).all()
    assert ((confidence >= 0) & (confidence <= 1)).all()


def test_a_tile_with_one_label_is_that_class_for_certain():
    classes, confidence = painted([[0, 0, 1, 0]], np.random.default_rng(0).random((K, C)),
                                  torch.zeros(1, 4, 4, dtype=torch.long))
    assert (classes == 2).all()
    assert (confidence == 1).all()


def test_equal_evidence_is_no_confidence_and_the_network_may_decide():
    scores, clusters = np.ones((K, C)), torch.zeros(1, 2, 2, dtype=torch.long)
    _, confidence = painted([[1, 1, 1, 1]], scores, clusters)
    assert (confidence == 0).all()
    network = torch.full((1, C, 2, 2), -3.0)
    network[:, 3] = -0.1
    classes, confidence = painted([[1, 1, 1, 1]], scores, clusters, network)
    assert (classes == 3).all()
    assert (confidence > 0.3).all()


def test_a_class_without_any_evidence_may_be_painted_when_the_network_insists():
    scores, clusters = torch.tensor([[1.0, 0.0]]), torch.zeros(1, 1, 1, dtype=torch.long)
    network = torch.tensor([-30.0, 0.0])[None, :, None, None]
    found = pixel_scores(clusters, scores, network, 1.0)
    assert torch.isfinite(found).all()
    assert pixel_scores(clusters, scores, None, 1.0).flatten().tolist() == pytest.approx([0, np.log(1e-9)])


def test_a_model_of_one_class_paints_it_everywhere():
    classes, confidence = best_allowed(torch.randn(2, 1, 3, 3), torch.ones(2, 1, dtype=torch.bool))
    assert (classes == 0).all()
    assert (confidence == 1).all()


def test_a_tile_without_labels_is_painted_without_a_claim():
    _, confidence = painted([[0, 0, 0, 0]], np.random.default_rng(0).random((K, C)),
                            torch.zeros(1, 4, 4, dtype=torch.long))
    assert (confidence == 0).all()


def test_the_network_s_scores_are_tempered_by_the_root_of_what_it_sees_of_a_class():
    numbers = tempering(torch.tensor([0.64, 0.32, 0.04]))
    assert (numbers[2] - numbers[0]).exp() == pytest.approx((0.64 / 0.04) ** 0.5)
    assert torch.equal(tempering(torch.tensor([3.0, 0.0, 0.0])), torch.zeros(3))  # nothing but one class: no change
    assert torch.equal(tempering(torch.zeros(3)), torch.zeros(3))


def test_tempering_does_not_depend_on_how_much_was_seen_and_has_an_end():
    numbers = tempering(torch.tensor([0.064, 0.032, 0.004]))
    torch.testing.assert_close(numbers, tempering(torch.tensor([64.0, 32.0, 4.0])))
    assert tempering(torch.tensor([1.0, 1e-9]))[1].item() == pytest.approx(0.5 * np.log(1e6), rel=1e-4)


def test_the_network_speaks_of_a_tile_as_loud_as_its_rarest_class_was_taught():
    taught = torch.tensor([8, 2, 100, 0])
    labels = torch.tensor([[True, False, False, False], [True, True, False, False], [False, False, True, False],
                           [True, True, True, True], [False, False, False, False]])
    assert network_say(taught, labels).tolist() == [1, 0.25, 1, 0, 1]
    assert network_say(torch.tensor([4]), torch.tensor([[True]])).tolist() == [0.5]
    assert network_say(torch.tensor([7]), torch.tensor([[True]])).tolist() == [0.875]
    assert network_say(torch.tensor([100]), torch.tensor([[True]])).tolist() == [1]


def test_amounts_are_shares_of_the_possible_classes_and_only_valid_pixels_count():
    possible, weight = torch.tensor([[True, True, False], [False, True, True]]), torch.ones(2, 4, 4)
    logits = torch.zeros(2, 3, 4, 4)
    assert class_amounts(logits, possible, weight).tolist() == pytest.approx([8, 16, 8], abs=0.02)
    weight[1] = 0
    assert class_amounts(logits, possible, weight).tolist() == pytest.approx([8, 8, 0], abs=0.02)


def test_tempered_scores_find_a_rare_class_that_the_network_doubts_everywhere():
    torch.manual_seed(0)
    truth = torch.rand(6, 16, 16) < 0.05
    doubted = 1.5 * truth + 0.3 * torch.randn(6, 16, 16) - 1.6  # log-odds of the rare class: below 0 even where it is
    logits, possible = torch.stack([torch.zeros_like(doubted), doubted], 1), torch.ones(6, 2, dtype=torch.bool)
    shifted = logits + tempering(class_amounts(logits, possible, torch.ones(6, 16, 16)))[:, None, None]

    def found(scores):
        painted = best_allowed(scores.log_softmax(1), possible)[0] == 1
        return float((painted & truth).sum() / (painted | truth).sum())

    assert found(shifted) > found(logits) + 0.2


def test_a_mask_and_its_confidence_give_scores_that_paint_the_same():
    torch.manual_seed(0)
    possible = torch.tensor([[True, True, True], [True, False, True]])
    classes, confidence = best_allowed(2 * torch.randn(2, 3, 8, 8), possible)
    again, as_sure = best_allowed(mask_scores(classes, confidence, 3), possible)
    assert torch.equal(again, classes)
    torch.testing.assert_close(as_sure, confidence, rtol=0, atol=1 / 255)


def test_a_pixel_without_a_class_or_of_a_certain_one_has_finite_scores():
    scores = mask_scores(torch.tensor([[[255, 1]]]), torch.tensor([[[0.0, 1.0]]]), 2)
    assert scores[0, :, 0, 0].tolist() == [0, 0]
    assert scores[0, 0, 0, 1] == 0
    assert 6 < scores[0, 1, 0, 1] < 7


def test_masks_and_a_network_that_err_elsewhere_are_better_together_than_each():
    torch.manual_seed(0)
    truth, possible = torch.randint(3, (4, 32, 32)), torch.ones(4, 3, dtype=torch.bool)
    shown = torch.nn.functional.one_hot(truth, 3).movedim(-1, 1)
    evidence, seen = (shown + torch.randn(4, 3, 32, 32) for _ in range(2))
    classes, confidence = best_allowed(evidence, possible)
    scores = seen.log_softmax(1) + mask_scores(classes, confidence, 3)

    def right(painted):
        return float((painted == truth).float().mean())

    assert right(scores.argmax(1)) > max(right(classes), right(seen.argmax(1))) + 0.05
