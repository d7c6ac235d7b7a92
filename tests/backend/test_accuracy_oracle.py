"""The figures of a map are those of torchmetrics; they are counted in whole numbers, strip by strip, in the worker."""

import numpy as np
import pytest
import sparse_wsss.models  # noqa: F401  (torchmetrics imports torchvision, which may not fit torch)
import torch
from sparse_wsss.accuracy import confusion_matrix, figures
from torchmetrics.functional.classification import (
    multiclass_accuracy,
    multiclass_cohen_kappa,
    multiclass_confusion_matrix,
    multiclass_f1_score,
    multiclass_jaccard_index,
    multiclass_precision,
    multiclass_recall,
)

N_CLASSES = 6
NAMES = [f"class {k}" for k in range(N_CLASSES)]


@pytest.fixture(params=range(5))
def pair(request: pytest.FixtureRequest) -> tuple[np.ndarray, np.ndarray]:
    """Reference and map of every class, unevenly frequent, the map right in about two thirds."""
    rng = np.random.default_rng(request.param)
    reference = rng.choice(N_CLASSES, 5000, p=rng.dirichlet(np.ones(N_CLASSES)))
    reference[:N_CLASSES] = np.arange(N_CLASSES)
    return reference, np.where(rng.random(5000) < 0.65, reference, rng.integers(0, N_CLASSES, 5000))


def test_counts_are_those_of_torchmetrics(pair: tuple[np.ndarray, np.ndarray]):
    reference, mapped = pair
    expected = multiclass_confusion_matrix(torch.tensor(mapped), torch.tensor(reference), N_CLASSES)
    np.testing.assert_array_equal(confusion_matrix(reference, mapped, N_CLASSES), expected.numpy())


def test_figures_are_those_of_torchmetrics(pair: tuple[np.ndarray, np.ndarray]):
    reference, mapped = pair
    found = figures(confusion_matrix(reference, mapped, N_CLASSES), NAMES, range(N_CLASSES))
    target, predicted = torch.tensor(reference), torch.tensor(mapped)
    for name, metric in (("iou", multiclass_jaccard_index), ("precision", multiclass_precision),
                         ("recall", multiclass_recall), ("f1", multiclass_f1_score)):
        expected = metric(predicted, target, N_CLASSES, average="none").numpy()
        ours = [found["per_class"][one][name] for one in NAMES]
        assert ours == pytest.approx(expected, abs=1e-6), name
    for name, value in (
        ("miou", multiclass_jaccard_index(predicted, target, N_CLASSES)),
        ("f1", multiclass_f1_score(predicted, target, N_CLASSES)),
        ("average_accuracy", multiclass_accuracy(predicted, target, N_CLASSES)),
        ("overall_accuracy", multiclass_accuracy(predicted, target, N_CLASSES, average="micro")),
        ("kappa", multiclass_cohen_kappa(predicted, target, N_CLASSES)),
    ):
        assert found[name] == pytest.approx(float(value), abs=1e-6), name


def test_counts_of_strips_sum_to_those_of_the_whole(pair: tuple[np.ndarray, np.ndarray]):
    reference, mapped = pair
    parts = sum(confusion_matrix(reference[k:k + 700], mapped[k:k + 700], N_CLASSES) for k in range(0, 5000, 700))
    np.testing.assert_array_equal(parts, confusion_matrix(reference, mapped, N_CLASSES))
