"""Does confidence mean what it says: reliability of a map's confidence, and the temperature that mends it.

Arrays in, numbers out. Which tiles are scored, and what the temperature is used for, is left to the callers.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

N_BINS = 10
HOTTEST = 20.0  # here even a margin of 20 between two logits is doubt
HALVINGS = 40  # of the range of temperatures: far beyond what confidence shows


def reliability(confidence: np.ndarray, is_right: np.ndarray) -> np.ndarray:
    """Sort pixels by confidence into ``N_BINS`` equal bins; sums of parts of a map are the sums of the map.

    A confidence on the border of two bins belongs to the upper one, 1 to the last.

    Shapes: confidence (n,) in 0..1, is_right bool (n,) -> float64 (3, N_BINS): pixels, sum of their
    confidence, right ones.
    """
    bins = bin_of(confidence)
    return np.stack([np.bincount(bins, weights, N_BINS).astype(float)
                     for weights in (None, confidence, is_right.astype(float))])


def bin_of(confidence: np.ndarray) -> np.ndarray:
    """Number of each confidence's bin, 0 to ``N_BINS`` - 1; the shape stays."""
    return np.minimum((np.asarray(confidence) * N_BINS).astype(np.int64), N_BINS - 1)


def calibration_figures(sums: np.ndarray) -> dict[str, Any]:
    """Reliability curve with expected and maximum calibration error, from the sums of ``reliability``.

    ECE is the mean over pixels of the gap between a bin's confidence and its accuracy, MCE the largest gap.
    Source: Naeini, Cooper, Hauskrecht 2015; Guo, Pleiss, Sun, Weinberger 2017, arXiv:1706.04599.

    Shapes: sums (3, N_BINS).
    Raises: ValueError when there is no pixel.
    """
    pixels, confidence, right = sums
    total = pixels.sum()
    if total == 0:
        raise ValueError("no pixel with a confidence")
    gaps = np.abs(confidence - right) / np.maximum(pixels, 1)
    return {
        "bins": [{"low": k / N_BINS, "high": (k + 1) / N_BINS, "count": int(n),
                  "confidence": confidence[k] / n if n else None, "accuracy": right[k] / n if n else None}
                 for k, n in enumerate(pixels)],
        "ece": float((gaps * pixels).sum() / total), "mce": float(gaps.max()),
        "mean_confidence": float(confidence.sum() / total), "accuracy": float(right.sum() / total),
        "n_pixels": int(total),
    }


@dataclass(frozen=True)
class TemperatureFit:
    """A temperature, and what it was fitted to."""

    temperature: float
    mean_confidence: float
    """Mean of the highest probability at this temperature."""
    label_agreement: float
    """Share of the pixels whose class is one of their tile's labels."""
    chance: float
    """How often a wrong class is one of the labels all the same."""
    estimated_accuracy: float
    """Share of the pixels whose class is right, as the labels let us guess."""

    def to_json(self) -> dict[str, float | None]:
        """Figures for the model card; None where nothing could be learned."""
        return {name: round(value, 4) if value == value else None for name, value in asdict(self).items()}


def fit_temperature(logits: np.ndarray, allowed: np.ndarray) -> TemperatureFit:
    """Fit the temperature at which the mean confidence is the accuracy that image labels let us guess.

    No pixel's class is known, only the classes of its tile. The class shown is among them in a share q of the
    pixels. A wrong class is so as well with some chance r, hence accuracy a = (q - r) / (1 - r). What a wrong
    class looks like, the network says itself: r is the share of the probability beside the class shown that falls
    on the labels. Both sides of the equation are taken at the same temperature, so that a network whose logits
    are all c times as large gets c times the temperature and the same map. It is never below 1: labels see only a
    part of the confusion inside a tile's own classes, and places that were never seen are harder than these, so
    doubt is added and never taken away. Measured in docs/confidence.md.

    Shapes: logits (P, K) of pixels, allowed bool (P, K): the labels of each pixel's tile.
    Returns: temperature 1 when nothing can be learned: no pixel, or labels that allow whatever is wrong.
    """
    if not len(logits) or allowed.all():
        return TemperatureFit(1.0, *[float("nan")] * 4)
    fit, low, high = _at(logits, allowed, 1.0), 1.0, HOTTEST
    if fit.mean_confidence <= fit.estimated_accuracy:
        return fit
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        fit = _at(logits, allowed, middle)
        low, high = (middle, high) if fit.mean_confidence > fit.estimated_accuracy else (low, middle)
    return fit


def _at(logits: np.ndarray, allowed: np.ndarray, temperature: float) -> TemperatureFit:
    share = probabilities(logits, temperature)
    shown = share.argmax(1)[:, None]
    confidence = float(np.take_along_axis(share, shown, 1).mean())
    agreement = float(np.take_along_axis(allowed, shown, 1).mean())
    np.put_along_axis(share, shown, 0.0, 1)
    chance = float((share * allowed).sum() / max(share.sum(), np.finfo(float).tiny))
    accuracy = float(np.clip((agreement - chance) / max(1 - chance, np.finfo(float).tiny), 0.0, 1.0))
    return TemperatureFit(temperature, confidence, agreement, chance, accuracy)


def probabilities(logits: np.ndarray, temperature: float) -> np.ndarray:
    """Softmax of logits over a temperature. Shapes: (P, K) -> float64 (P, K)."""
    scaled = logits.astype(float) / temperature
    powers = np.exp(scaled - scaled.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))

