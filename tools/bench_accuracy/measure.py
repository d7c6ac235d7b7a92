"""Counting: confusion matrices with a column for 'no class', and what follows from them. Arrays in, arrays out."""

from __future__ import annotations

import numpy as np
from sparse_wsss.accuracy import confusion_matrix

from bench_accuracy.data_sets import UNKNOWN


def count(truth: np.ndarray, predicted: np.ndarray, n_classes: int) -> np.ndarray:
    """Count pixels whose truth is known, by class of the truth and of the map; 255 in the map is the last column.

    Shapes: two uint8 arrays of one shape -> int64 (K, K + 1).
    """
    known = truth != UNKNOWN
    mapped = np.where(predicted == UNKNOWN, n_classes, predicted)[known]
    return confusion_matrix(truth[known], mapped, n_classes + 1)[:n_classes]


def ious(confusion: np.ndarray) -> np.ndarray:
    """IoU of each class, NaN for classes that the reference does not have. Shapes: (K, K + 1) -> (K,)."""
    n_classes = len(confusion)
    hits = np.diagonal(confusion).astype(float)
    support = confusion.sum(1)
    union = support + confusion[:, :n_classes].sum(0) - hits
    return np.asarray(np.where(support > 0, hits / np.maximum(union, 1), np.nan))


def mean_iou(confusion: np.ndarray) -> float:
    """Mean IoU over the classes that occur in the reference. Shapes: (K, K + 1)."""
    return float(np.nanmean(ious(confusion)))


def overall_accuracy(confusion: np.ndarray) -> float:
    """Share of pixels that are right. Shapes: (K, K + 1)."""
    return float(np.diagonal(confusion).sum() / confusion.sum())
