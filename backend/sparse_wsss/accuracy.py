"""Accuracy of a map from its confusion matrix: counts in, figures out.

Rows are the reference, columns the map. Counting the pixels is left to the stage 'evaluate'.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def confusion_matrix(reference: np.ndarray, predicted: np.ndarray, n_classes: int) -> np.ndarray:
    """Count pixels by class of the reference (rows) and of the map (columns).

    Shapes: two integer arrays of one shape, 0 .. K-1 -> int64 (K, K).
    """
    pairs = reference.astype(np.int64).ravel() * n_classes + predicted.astype(np.int64).ravel()
    return np.bincount(pairs, minlength=n_classes**2).reshape(n_classes, n_classes)


def figures(confusion: np.ndarray, names: Sequence[str], codes: Sequence[int]) -> dict[str, Any]:
    """All accuracy figures of a map.

    Means are over the classes that occur in the reference. A share of nothing (the precision of a class that
    the map never shows, say) is 0 for a class of the reference and None for any other.

    Shapes: confusion (K, K), names and codes (K,).
    Raises: ValueError when the matrix has no pixel.
    """
    total = int(confusion.sum())
    if total == 0:
        raise ValueError("a confusion matrix without a pixel has no figures")
    support, mapped, hits = confusion.sum(axis=1), confusion.sum(axis=0), np.diag(confusion)
    occurs = support > 0
    iou = _share(hits, support + mapped - hits)
    precision, recall, f1 = _share(hits, mapped), _share(hits, support), _share(2 * hits, support + mapped)
    either = support + mapped
    return {
        "miou": float(iou[occurs].mean()),
        "overall_accuracy": float(hits.sum() / total),
        "average_accuracy": float(recall[occurs].mean()),
        "f1": float(f1[occurs].mean()),
        "kappa": kappa(confusion),
        "per_class": {name: {
            "iou": _or_none(iou[k], either[k]), "precision": _or_none(precision[k], either[k]),
            "recall": _or_none(recall[k], support[k]), "f1": _or_none(f1[k], either[k]),
            "support": int(support[k]), "code": int(codes[k]),
        } for k, name in enumerate(names)},
        "confusion": {"rows are": "reference", "classes": list(names), "codes": [int(code) for code in codes],
                      "matrix": confusion.tolist()},
        "majority": majority(support, names),
        "n_pixels": total,
    }


def majority(support: np.ndarray, names: Sequence[str]) -> dict[str, Any]:
    """Figures of a map that shows the most frequent class everywhere; support (K,)."""
    largest = int(support.argmax())
    share = float(support[largest] / support.sum())
    return {"class": names[largest], "miou": share / int((support > 0).sum()), "overall_accuracy": share}


def kappa(confusion: np.ndarray) -> float | None:
    """Cohen's kappa; None when chance alone agrees fully (one class in the reference and in the map)."""
    total = float(confusion.sum())
    agreed = float(np.diag(confusion).sum()) / total
    by_chance = float((confusion.sum(axis=0) / total) @ (confusion.sum(axis=1) / total))
    return None if by_chance >= 1 else (agreed - by_chance) / (1 - by_chance)


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Part of the whole, 0 where the whole is 0."""
    shares: np.ndarray = np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
    return shares


def _or_none(value: float, whole: int) -> float | None:
    return float(value) if whole > 0 else None
