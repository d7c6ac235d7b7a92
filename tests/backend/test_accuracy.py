"""Figures of a map worked out by hand: counts small enough for a sheet of paper."""

import numpy as np
import pytest
from sparse_wsss.accuracy import confusion_matrix, figures, kappa, majority

# rows the reference, columns the map: water, forest, crops, a class that is nowhere, one that only the map shows
COUNTS = np.array([
    [6, 2, 0, 0, 0],
    [1, 9, 0, 0, 2],
    [0, 0, 0, 0, 0],
    [0, 4, 0, 0, 1],
    [0, 0, 0, 0, 0],
])
NAMES, CODES = ("water", "forest", "nowhere", "crops", "snow"), (10, 20, 30, 40, 50)


def test_pairs_of_classes_are_counted_where_reference_and_map_meet():
    reference, mapped = np.array([[0, 0, 1], [2, 2, 2]], np.uint8), np.array([[0, 1, 1], [0, 2, 2]], np.uint8)
    found = confusion_matrix(reference, mapped, 3)
    assert found.tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 2]]
    assert confusion_matrix(reference[:1, :1], mapped[:1, :1], 3).tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 0]]


def test_a_hundred_classes_of_one_byte_are_counted():
    codes = np.arange(100, dtype=np.uint8)
    assert (confusion_matrix(codes, codes[::-1], 100) == np.eye(100)[::-1]).all()


def test_figures_of_each_class_are_those_of_the_sheet():
    found = figures(COUNTS, NAMES, CODES)["per_class"]
    assert found["water"] == {"iou": pytest.approx(6 / 9), "precision": pytest.approx(6 / 7), "recall": 0.75,
                              "f1": pytest.approx(0.8), "support": 8, "code": 10}
    assert found["forest"] == {"iou": 0.5, "precision": 0.6, "recall": 0.75, "f1": pytest.approx(2 / 3),
                               "support": 12, "code": 20}


def test_a_class_that_the_map_misses_has_zeros_and_one_that_the_reference_lacks_has_no_recall():
    found = figures(COUNTS, NAMES, CODES)["per_class"]
    assert found["crops"] == {"iou": 0, "precision": 0, "recall": 0, "f1": 0, "support": 5, "code": 40}
    assert found["snow"] == {"iou": 0, "precision": 0, "recall": None, "f1": 0, "support": 0, "code": 50}
    assert found["nowhere"] == {"iou": None, "precision": None, "recall": None, "f1": None, "support": 0, "code": 30}


def test_means_are_over_the_classes_of_the_reference_alone():
    found = figures(COUNTS, NAMES, CODES)
    assert found["n_pixels"] == 25
    assert found["overall_accuracy"] == 0.6
    assert found["miou"] == pytest.approx((6 / 9 + 0.5 + 0) / 3)
    assert found["average_accuracy"] == 0.5
    assert found["f1"] == pytest.approx((0.8 + 2 / 3 + 0) / 3)


def test_the_matrix_goes_along_with_its_names_and_codes():
    found = figures(COUNTS, NAMES, CODES)["confusion"]
    assert found == {"rows are": "reference", "classes": list(NAMES), "codes": list(CODES), "matrix": COUNTS.tolist()}


def test_the_majority_map_shows_the_most_frequent_class_of_the_reference():
    expected = {"class": "forest", "overall_accuracy": 0.48, "miou": pytest.approx(0.16)}  # 12 of 25, 3 classes
    assert majority(COUNTS.sum(axis=1), NAMES) == expected
    assert figures(COUNTS, NAMES, CODES)["majority"] == expected


def test_kappa_is_the_agreement_beyond_chance():
    # 7 of 10 agree; by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5
    assert kappa(np.array([[4, 1], [2, 3]])) == pytest.approx(0.4)
    assert kappa(np.array([[0, 5], [5, 0]])) == pytest.approx(-1)
    assert figures(np.array([[4, 1], [2, 3]]), ("a", "b"), (1, 2))["kappa"] == pytest.approx(0.4)


def test_kappa_is_none_where_one_class_is_all_there_is():
    assert kappa(np.array([[7, 0], [0, 0]])) is None
    assert kappa(np.array([[0, 7], [0, 0]])) == 0  # they never agree, and by chance would not either


def test_a_matrix_without_a_pixel_has_no_figures():
    with pytest.raises(ValueError, match="without a pixel"):
        figures(np.zeros((2, 2), int), ("a", "b"), (1, 2))


def test_one_pixel_is_enough():
    found = figures(np.array([[1, 0], [0, 0]]), ("a", "b"), (1, 2))
    assert (found["miou"], found["overall_accuracy"], found["n_pixels"], found["kappa"]) == (1, 1, 1, None)
    assert found["per_class"]["a"] == {"iou": 1, "precision": 1, "recall": 1, "f1": 1, "support": 1, "code": 1}
