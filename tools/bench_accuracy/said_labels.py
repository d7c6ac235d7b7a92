"""What people say of tiles instead of full lists: shares, lists with a class forgotten, guesses, nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from sparse_wsss.labels.tile_labels import TileLabels

Said = Callable[[TileLabels, Mapping[str, float], np.random.Generator], TileLabels]
"""(full list of a tile, share of each class in it, random generator) -> what is said of the tile."""


def in_percent(full: TileLabels, shares: Mapping[str, float], _: np.random.Generator) -> TileLabels:
    """Shares of the classes of the list, which sum to 100."""
    total = sum(shares[name] for name in full.present)
    return TileLabels(full.present, percent=tuple(100 * shares[name] / total for name in full.present))


def half_forgotten(full: TileLabels, _: Mapping[str, float], rng: np.random.Generator) -> TileLabels:
    """In half of the tiles one of several classes, drawn by chance, is forgotten, and nobody knows."""
    forgets = rng.random() < 0.5
    forgotten = full.present[rng.integers(len(full.present))]
    return TileLabels(tuple(name for name in full.present if name != forgotten)
                      if forgets and len(full.present) > 1 else full.present)


def half_at_least(full: TileLabels, shares: Mapping[str, float], rng: np.random.Generator) -> TileLabels:
    """The same classes are forgotten, and all of those tiles say "at least"."""
    said = half_forgotten(full, shares, rng)
    return said if said == full else replace(said, is_open=True)


def half_guessed(full: TileLabels, shares: Mapping[str, float], rng: np.random.Generator) -> TileLabels:
    """Half of the tiles get one class, drawn from all of them by chance."""
    guessed, guess = rng.random() < 0.5, list(shares)[rng.integers(len(shares))]
    return TileLabels((guess,)) if guessed else full


def half_unknown(full: TileLabels, shares: Mapping[str, float], rng: np.random.Generator) -> TileLabels:
    """The same half of the tiles says '?'."""
    unknown, _ = rng.random() < 0.5, rng.integers(len(shares))  # the draws of a guess
    return TileLabels(is_open=True) if unknown else full


PREFIX = "labels, "  # of the kinds of units
SAID: Mapping[str, Said] = {
    "class shares": in_percent, "a class forgotten in half of the tiles": half_forgotten,
    "the same, said as 'at least'": half_at_least, "half of the tiles guessed": half_guessed,
    "the same half unknown": half_unknown,
}
