"""Confidence that means something: known reliability, and temperatures that bring it about without pixel labels."""

import numpy as np
import pytest
from sparse_wsss.calibration import (
    HOTTEST,
    N_BINS,
    calibration_figures,
    fit_temperature,
    probabilities,
    reliability,
)


def figures_of(confidence: list[float], is_right: list[int]) -> dict:
    return calibration_figures(reliability(np.array(confidence), np.array(is_right, bool)))


# ---------------------------------------------------------------- reliability


def test_reliability_by_hand():
    found = figures_of([0.05, 0.85, 0.85, 0.95, 1.0], [0, 1, 0, 1, 1])
    assert [one["count"] for one in found["bins"]] == [1, 0, 0, 0, 0, 0, 0, 0, 2, 2]
    assert found["bins"][8] == {"low": 0.8, "high": 0.9, "count": 2, "confidence": pytest.approx(0.85), "accuracy": 0.5}
    assert found["bins"][1]["accuracy"] is found["bins"][1]["confidence"] is None
    assert found["ece"] == pytest.approx((1 * 0.05 + 2 * 0.35 + 2 * 0.025) / 5)
    assert found["mce"] == pytest.approx(0.35)
    assert found["mean_confidence"] == pytest.approx(3.7 / 5)
    assert found["accuracy"] == pytest.approx(3 / 5)


def test_the_ends_of_the_range_are_in_the_first_and_the_last_bin():
    counts = reliability(np.array([0.0, 1.0, 0.1, 0.9]), np.ones(4, bool))[0]
    assert counts.tolist() == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert len(counts) == N_BINS


@pytest.mark.parametrize("seed", range(5))
def test_sums_of_parts_are_the_sums_of_the_whole(seed: int):
    rng = np.random.default_rng(seed)
    confidence, is_right = rng.random(1000), rng.random(1000) < 0.5
    cut = int(rng.integers(1000))
    parts = reliability(confidence[:cut], is_right[:cut]) + reliability(confidence[cut:], is_right[cut:])
    np.testing.assert_allclose(parts, reliability(confidence, is_right))


@pytest.mark.parametrize("seed", range(5))
def test_errors_lie_between_0_and_1_and_the_mean_is_not_above_the_maximum(seed: int):
    rng = np.random.default_rng(seed)
    found = calibration_figures(reliability(rng.random(50), rng.random(50) < rng.random()))
    assert 0 <= abs(found["mean_confidence"] - found["accuracy"]) <= found["ece"] + 1e-12
    assert found["ece"] <= found["mce"] <= 1


def test_honest_confidence_has_almost_no_calibration_error():
    rng = np.random.default_rng(0)
    confidence = rng.uniform(0.2, 1, 200_000)
    assert calibration_figures(reliability(confidence, rng.random(200_000) < confidence))["ece"] < 0.005


def test_nothing_has_no_figures():
    with pytest.raises(ValueError, match="no pixel"):
        figures_of([], [])


# ---------------------------------------------------------------- the temperature


def pixels(n_tiles: int, sharpness: float, seed: int = 0, n_classes: int = 6) -> tuple[np.ndarray, ...]:
    """Pixels of tiles whose logits are honest up to a factor. Returns: logits, allowed, true class."""
    rng = np.random.default_rng(seed)
    honest = rng.normal(0, 2, (n_tiles, 100, n_classes))
    chances = probabilities(honest.reshape(-1, n_classes), 1.0)
    truth = np.array([rng.choice(n_classes, p=row) for row in chances]).reshape(n_tiles, 100)
    # every tile is labelled with the three classes that it shows most
    counts = np.stack([(truth == k).sum(1) for k in range(n_classes)], 1)
    keep = np.argsort(-counts, 1)[:, :3]
    inside = (truth[..., None] == keep[:, None]).any(2)
    labels = np.zeros((n_tiles, n_classes), bool)
    np.put_along_axis(labels, keep, True, 1)
    return (sharpness * honest)[inside], np.repeat(labels, inside.sum(1), 0), truth[inside]


def ece_at(logits: np.ndarray, truth: np.ndarray, temperature: float) -> float:
    share = probabilities(logits, temperature)
    return calibration_figures(reliability(share.max(1), share.argmax(1) == truth))["ece"]


@pytest.mark.parametrize("sharpness", [2.0, 4.0])
def test_image_labels_alone_mend_overconfidence(sharpness: float):
    logits, allowed, truth = pixels(200, sharpness)
    fit = fit_temperature(logits, allowed)
    assert fit.mean_confidence == pytest.approx(fit.estimated_accuracy, abs=1e-6)
    assert fit.estimated_accuracy == pytest.approx((logits.argmax(1) == truth).mean(), abs=0.1)
    assert fit.mean_confidence == pytest.approx(probabilities(logits, fit.temperature).max(1).mean())
    assert ece_at(logits, truth, fit.temperature) < 0.5 * ece_at(logits, truth, 1.0)


def test_sharper_logits_get_a_higher_temperature_and_the_same_confidence():
    logits, allowed, _ = pixels(100, 2.0)
    fit, sharper = fit_temperature(logits, allowed), fit_temperature(3 * logits, allowed)
    assert fit.temperature > 1
    assert sharper.temperature == pytest.approx(3 * fit.temperature)
    assert sharper.mean_confidence == pytest.approx(fit.mean_confidence)


def test_a_temperature_changes_no_order_of_classes():
    logits, _, _ = pixels(5, 3.0)
    for temperature in (1.0, 1.7, HOTTEST):
        np.testing.assert_array_equal(probabilities(logits, temperature).argsort(1), logits.argsort(1))


def test_doubt_is_added_and_never_taken_away():
    logits, allowed, _ = pixels(50, 0.2)
    assert fit_temperature(logits, allowed).temperature == 1.0


def test_with_one_label_in_each_tile_a_wrong_class_never_agrees():
    logits = np.array([[9.0, 0, 0], [9, 0, 0], [0, 9, 0]])
    fit = fit_temperature(logits, np.repeat([[True, False, False]], 3, 0))
    assert fit.label_agreement == pytest.approx(2 / 3)
    assert fit.estimated_accuracy <= fit.label_agreement
    right = fit_temperature(logits[:2], np.repeat([[True, False, False]], 2, 0))
    assert (right.temperature, right.estimated_accuracy) == (1, 1)


def test_a_network_that_knows_nothing_is_given_full_doubt():
    rng = np.random.default_rng(0)
    logits = 30 * rng.normal(size=(5000, 5))
    allowed = np.zeros((5000, 5), bool)
    allowed[np.arange(5000), rng.integers(0, 5, 5000)] = True
    fit = fit_temperature(logits, allowed)
    assert fit.estimated_accuracy < 0.05
    assert fit.temperature == pytest.approx(HOTTEST)


def test_labels_that_allow_everything_teach_nothing():
    logits = np.random.default_rng(0).normal(size=(50, 4))
    assert fit_temperature(logits, np.ones((50, 4), bool)).temperature == 1.0
    assert fit_temperature(logits[:0], np.ones((0, 4), bool)).temperature == 1.0
