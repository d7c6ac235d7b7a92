"""Connected regions of one class in a map of any size: found in strips, joined where a strip ends.

Codes in, tables of regions out; what is kept grows with the number of regions, not with the pixels. Two pixels are
of one region when they share a side. Which small region becomes part of which other is left to ``sieve``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from sparse_wsss.rasters.writer import NO_CLASS


@dataclass(frozen=True)
class Table:
    """Regions by number, each array (n,); ``code`` 255 is without a class."""

    code: np.ndarray
    first: np.ndarray
    """Place of the first pixel, counted along the rows of the map: a name that no strip changes."""
    last_strip: np.ndarray
    pixels: np.ndarray
    area: np.ndarray
    """Ground area, m2."""
    known: np.ndarray
    """Pixels that have a confidence."""
    confidence: np.ndarray
    """Sum of the confidence of these pixels."""


@dataclass(frozen=True)
class Strip:
    """Whole rows of a map: codes uint8 (h, w), ground areas and confidence float (h, w) where they are known."""

    row: int
    codes: np.ndarray
    areas: np.ndarray | None = None
    confidence: np.ndarray | None = None


def strip_regions(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Number the connected pixels of one value of a strip.

    Shapes: codes, any whole numbers (h, w) -> int32 (h, w) with 0 .. n-1, and the place of the first pixel of each,
        int64 (n,).
    """
    begins = np.ones(codes.shape, bool)
    begins[:, 1:] = codes[:, 1:] != codes[:, :-1]
    places = np.flatnonzero(begins)
    runs = (np.cumsum(begins.ravel(), dtype=np.int32) - 1).reshape(codes.shape)
    touching = codes[1:] == codes[:-1]
    # one pair of runs touches in many columns: only where one of them begins is it new
    touching[:, 1:] &= begins[1:, 1:] | begins[:-1, 1:]
    n, numbers = joined(len(places), runs[:-1][touching], runs[1:][touching])
    first = np.empty(n, np.int64)
    first[numbers[::-1]] = places[::-1]  # of several the last one written stays: the earliest
    return numbers.astype(np.int32)[runs], first


def joined(n: int, one: np.ndarray, other: np.ndarray) -> tuple[int, np.ndarray]:
    """Number the groups of n things of which some pairs belong together: their number, and int32 (n,)."""
    links = coo_array((np.ones(len(one), bool), (one, other)), shape=(n, n))
    n_groups, numbers = connected_components(links, directed=False)
    return int(n_groups), numbers


class Regions:
    """Collects the parts of regions strip by strip, from the top of the map down.

    Args:
        with_neighbours: remember which parts lie beside each other, for ``sieve``.
    """

    def __init__(self, with_neighbours: bool) -> None:
        self._with_neighbours = with_neighbours
        self._parts: list[Table] = []
        self._joins: list[np.ndarray] = []
        self._beside: list[np.ndarray] = []
        self._starts = [0]
        self._last: tuple[np.ndarray, np.ndarray] | None = None

    def add(self, strip: Strip) -> None:
        """Add the next strip."""
        numbers, first = strip_regions(strip.codes)
        n, start = len(first), self._starts[-1]
        flat = numbers.ravel()
        nothing: np.ndarray = np.zeros(n)
        known = sure = nothing
        if strip.confidence is not None:
            has_value = np.isfinite(strip.confidence)
            known = np.bincount(flat, has_value.ravel(), n)
            sure = np.bincount(flat, np.where(has_value, strip.confidence, 0).ravel(), n)
        self._parts.append(Table(
            code=strip.codes.ravel()[first], first=first + strip.row * strip.codes.shape[1],
            last_strip=np.full(n, len(self._parts), np.int32), pixels=np.bincount(flat, minlength=n),
            area=nothing if strip.areas is None else np.bincount(flat, strip.areas.ravel(), n),
            known=known, confidence=sure))
        rows = [(numbers[:, :-1], numbers[:, 1:], strip.codes[:, :-1], strip.codes[:, 1:]),
                (numbers[:-1], numbers[1:], strip.codes[:-1], strip.codes[1:])]
        if self._with_neighbours:
            self._beside += [_pairs(one, other, _differ(a, b)) + start for one, other, a, b in rows]
        if self._last is not None:
            above, codes = self._last
            below = numbers[0].astype(np.int64) + start
            self._joins.append(_pairs(above, below, codes == strip.codes[0]))
            if self._with_neighbours:
                self._beside.append(_pairs(above, below, _differ(codes, strip.codes[0])))
        self._last = numbers[-1].astype(np.int64) + start, strip.codes[-1]
        self._starts.append(start + n)

    def whole(self) -> tuple[Table, np.ndarray, np.ndarray]:
        """Regions of the whole map.

        Returns: the regions in the order of their first pixels; of each part, as they were added, the number of its
            region, int (parts,); and the pairs of regions of different classes that share a side, int (pairs, 2).
        """
        parts = Table(*(np.concatenate([getattr(part, name) for part in self._parts])
                        for name in Table.__dataclass_fields__))
        self._parts.clear()
        joins = np.concatenate([*self._joins, np.zeros((0, 2), np.int64)])
        n, groups = joined(len(parts.code), joins[:, 0], joins[:, 1])
        table, order = gathered(parts, groups, n)
        region = order[groups]
        beside = region[np.concatenate([*self._beside, np.zeros((0, 2), np.int64)])]
        self._beside.clear()
        return table, region, unique_pairs(beside, n)

    def parts_of(self, strip: int) -> slice:
        """Which parts belong to a strip."""
        return slice(self._starts[strip], self._starts[strip + 1])


def gathered(parts: Table, groups: np.ndarray, n: int) -> tuple[Table, np.ndarray]:
    """Sum parts up by group: the groups in the order of their first pixels, and the place of each in it, (n,)."""
    first = np.full(n, np.iinfo(np.int64).max)
    np.minimum.at(first, groups, parts.first)
    last = np.zeros(n, np.int32)
    np.maximum.at(last, groups, parts.last_strip)
    code = np.zeros(n, np.uint8)
    code[groups] = parts.code
    sorting = np.argsort(first)
    order = np.empty(n, np.int64)
    order[sorting] = np.arange(n)
    sums = [np.bincount(groups, weights, n)[sorting] for weights in (parts.area, parts.known, parts.confidence)]
    pixels = np.bincount(groups, parts.pixels, n)[sorting].astype(np.int64)
    return Table(code[sorting], first[sorting], last[sorting], pixels, *sums), order


def unique_pairs(pairs: np.ndarray, n: int) -> np.ndarray:
    """Each pair of different numbers below n once, the smaller first, in order: int64 (m, 2)."""
    low, high = pairs.min(axis=1), pairs.max(axis=1)
    keys = np.sort((low * n + high)[low != high])
    keys = keys[np.diff(keys, prepend=-1) != 0]
    return np.stack([keys // n, keys % n], axis=1)


def _differ(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    different: np.ndarray = (one != other) & (one != NO_CLASS) & (other != NO_CLASS)
    return different


def _pairs(one: np.ndarray, other: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """Chosen pairs, each once: int64 (m, 2)."""
    pairs = np.stack([one[chosen], other[chosen]], axis=1).astype(np.int64)
    return unique_pairs(pairs, int(pairs.max()) + 1) if len(pairs) else pairs
