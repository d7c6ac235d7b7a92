"""Counting: confusion matrices with a column for 'no class', reliability of a confidence. Arrays in, arrays out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sparse_wsss.accuracy import confusion_matrix

from bench_accuracy.data_sets import UNKNOWN

N_BINS = 15  # of the reliability curve


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


def reliability(confidence: np.ndarray, is_right: np.ndarray) -> np.ndarray:
    """Pixels, sum of confidence and number of right pixels in each bin of confidence.

    Shapes: confidence float (n,) 0 to 1, is_right bool (n,) -> float64 (N_BINS, 3).
    """
    bins = np.clip((confidence * N_BINS).astype(int), 0, N_BINS - 1)
    weights: Sequence[Any] = (np.ones(len(bins)), confidence.astype(np.float64), is_right.astype(np.float64))
    return np.stack([np.bincount(bins, weight, N_BINS) for weight in weights], 1).astype(np.float64)


def calibration_error(bins: np.ndarray) -> float:
    """Expected calibration error: mean distance of confidence and accuracy, weighted by pixels. Shapes: (N, 3)."""
    n = bins[:, 0]
    gap = np.abs(bins[:, 1] - bins[:, 2]) / np.maximum(n, 1)
    return float((n * gap).sum() / max(n.sum(), 1))
