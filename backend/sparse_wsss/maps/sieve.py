"""Gives regions under a smallest area to the largest region beside them; tables and pairs in, owners out."""

from __future__ import annotations

import numpy as np

from sparse_wsss.maps.regions import Table, joined, unique_pairs

STEPS_OF_A_DOUBLING = 8  # regions whose areas differ by less than a tenth take turns by chance, not by area
KNUTH = 2_654_435_761  # spreads whole numbers over 32 bits: the same chance in every run


def owners(table: Table, beside: np.ndarray, smallest: float) -> tuple[np.ndarray, np.ndarray]:
    """Give each region to another until none is left that is too small.

    The smallest goes first: it takes the class of the largest region beside it and becomes part of it, and of every
    other region of this class that it touches. A region with nothing but no data around it stays, whatever its area.

    Shapes: beside (pairs, 2), regions of different classes that share a side; smallest in m2 -> the region that each
        belongs to, the earliest of it, int (n,), and the class of each, uint8 (n,).
    """
    n = len(table.code)
    owner, code, area, pairs = np.arange(n), table.code.copy(), table.area.copy(), beside
    while True:
        is_small = area < smallest
        pairs = pairs[is_small[pairs].any(axis=1)]  # two large ones never become one by themselves
        if not len(pairs):
            return owner, code[owner]
        moving, target = _moves(table.first, area, pairs, is_small)
        code[moving] = code[target]
        # a region that moved brings those together that now have one class
        same = pairs[code[pairs[:, 0]] == code[pairs[:, 1]]]
        links = np.concatenate([same, np.stack([moving, target], axis=1)])
        n_groups, groups = joined(n, links[:, 0], links[:, 1])
        head = np.full(n_groups, n)
        np.minimum.at(head, groups, np.arange(n))
        to = head[groups]
        owner = to[owner]
        sums = np.bincount(to, area, n)
        area = np.where(to == np.arange(n), sums, 0.0)
        pairs = unique_pairs(to[pairs], n)


def _moves(first: np.ndarray, area: np.ndarray, pairs: np.ndarray,
           is_small: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Regions whose turn it is, because every region beside them is larger, and the largest region beside each."""
    one, other = np.concatenate([pairs, pairs[:, ::-1]]).T
    turn = _turns(first, area, is_small)
    lowest = np.full(len(area), np.iinfo(np.int64).max)
    np.minimum.at(lowest, one, turn[other])
    goes = is_small[one] & (turn[one] < lowest[one])
    one, other = one[goes], other[goes]
    # sums of areas differ in their last digits with the strips: equal ones are told apart by place
    order = np.lexsort((-first[other], area[other].astype(np.float32), one))
    is_last = np.append(one[order][1:] != one[order][:-1], True)
    return one[order][is_last], other[order][is_last]


def _turns(first: np.ndarray, area: np.ndarray, is_small: np.ndarray) -> np.ndarray:
    """Place in the queue, int64 (n,): small ones first, by area, and among nearly equal areas by chance.

    By area alone, pixels on a map of degrees would go row by row, one round for each.
    """
    size = np.floor(np.log2(np.maximum(area, 1e-12)) * STEPS_OF_A_DOUBLING).astype(np.int64)
    chance = (first * KNUTH) % 2**32
    order = np.lexsort((first, chance, size, ~is_small))
    turn = np.empty(len(area), np.int64)
    turn[order] = np.arange(len(area))
    return turn
