"""Area of each class, corrected by a sample of the reference: confusion and mapped area in, estimates out.

The map's classes are the strata of the sample. Counting, and the area of a pixel, are left to the callers.
Source of every formula: Olofsson, Foody, Herold, Stehman, Woodcock, Wulder 2014, Remote Sensing of Environment
148:42-57, doi:10.1016/j.rse.2014.02.015.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Z_95 = 1.96  # the paper's factor of a 95 % interval
FEWEST_UNITS = 2  # of a class of the map: fewer have no variance


@dataclass(frozen=True)
class Estimate:
    """Figures with their standard errors, both float64 (n,); NaN where the sample does not tell."""

    value: np.ndarray
    error: np.ndarray

    def interval(self, highest: float) -> np.ndarray:
        """95 % interval within 0 and the highest possible value. Shapes: -> (n, 2)."""
        half = Z_95 * self.error
        return np.clip(np.stack([self.value - half, self.value + half], axis=1), 0.0, highest)


@dataclass(frozen=True)
class StratifiedEstimates:
    """What a sample says of a whole map; K classes."""

    area: Estimate
    """(K,), in the unit of the mapped area."""
    user: Estimate
    """(K,): share of a class of the map that is right."""
    producer: Estimate
    """(K,): share of a class on the ground that the map shows."""
    overall: Estimate
    """(1,): share of the map that is right."""


def stratified_estimates(confusion: np.ndarray, mapped: np.ndarray) -> StratifiedEstimates:
    """Estimate areas and accuracies of a map from a sample whose strata are the map's classes.

    Right for units drawn at random, in a grid, or at random within each class of the map (equations 1 to 11).
    Areas, producer's and overall accuracy need ``FEWEST_UNITS`` in every class that the map shows; user's
    accuracy needs them in its own class.

    Shapes: confusion (K, K), sample units by class of the reference (rows) and of the map (columns);
    mapped (K,), area of each class in the map, in any unit.
    Raises: ValueError when the map has no area.
    """
    counts, total = confusion.T.astype(float), float(mapped.sum())  # rows are the map, as in the paper
    if total <= 0:
        raise ValueError("a map without area has no estimates")
    units, weight = counts.sum(axis=1), mapped / total
    share = _ratio(counts, units[:, None])  # n_ij / n_i.
    user = np.diag(share).copy()
    spread = _ratio(share * (1 - share), (units - 1)[:, None])  # variance of n_ij / n_i.
    user_error = np.sqrt(np.diag(spread))
    shown = weight > 0
    if (units[shown] < FEWEST_UNITS).any():
        unknown = Estimate(np.full(len(mapped), np.nan), np.full(len(mapped), np.nan))
        return StratifiedEstimates(unknown, Estimate(user, user_error), unknown, Estimate(*np.full((2, 1), np.nan)))
    proportion = (weight[shown, None] * share[shown]).sum(axis=0)  # equation 9
    proportion_error = np.sqrt((weight[shown, None] ** 2 * spread[shown]).sum(axis=0))  # equation 10
    right = np.where(shown, weight * user, 0.0)
    overall = Estimate(right.sum(keepdims=True),
                       np.sqrt((weight[shown] ** 2 * np.diag(spread)[shown]).sum(keepdims=True)))
    return StratifiedEstimates(
        Estimate(total * proportion, total * proportion_error),  # equation 11
        Estimate(user, user_error), _producer(right, proportion, weight, spread), overall,
    )


def _producer(right: np.ndarray, proportion: np.ndarray, weight: np.ndarray, spread: np.ndarray) -> Estimate:
    """Producer's accuracy (equation 3) with its error (equation 7), in shares of the map instead of pixels."""
    accuracy = _ratio(right, proportion)
    own = (1 - accuracy) ** 2 * weight**2 * np.diag(spread)
    others = np.where((weight > 0)[:, None], weight[:, None] ** 2 * spread, 0.0)
    np.fill_diagonal(others, 0.0)
    own = np.where(weight > 0, own, 0.0)
    return Estimate(accuracy, np.sqrt(_ratio(own + accuracy**2 * others.sum(axis=0), proportion**2)))


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Part of the whole, NaN where the whole is 0 or less."""
    whole = np.broadcast_to(whole, part.shape)
    shares: np.ndarray = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    return shares
