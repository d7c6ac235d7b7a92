"""Outlines of numbered pixels as arrays of corners: numbers in, the rings of every polygon out.

GDAL does the same and makes a Python object of every vertex: for maps of a million areas that is time and memory.
"""

from __future__ import annotations

import numpy as np
import shapely

from sparse_wsss.maps.regions import joined, strip_regions

# clockwise from the side above: which pixel lies beyond that side; the next one is the way along it
BEYOND = ((-1, 0), (0, 1), (1, 0), (0, -1))
CORNER = ((0, 0), (0, 1), (1, 1), (1, 0))  # of a pixel (row, column), where the way along that side begins


def polygons_of(regions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Polygons of the regions of a strip: pixels of one are connected by their sides.

    Shapes: regions int (h, w), negative where there is none -> the region of each polygon, (n,), and the polygons (n,)
        as x = column, y = row; a region in several pieces has several.
    """
    pieces, first = strip_regions(regions)
    region = regions.ravel()[first]
    pieces[regions < 0] = -1
    corners, ring_of_corner, piece_of_ring = _rings(pieces)
    if not len(piece_of_ring):
        return np.zeros(0, regions.dtype), np.zeros(0, object)
    ends = np.concatenate([[0], np.cumsum(np.bincount(ring_of_corner))])
    after = np.arange(1, len(corners) + 1)
    after[ends[1:] - 1] = ends[:-1]
    x, y = corners.T.astype(np.int64)
    area = np.add.reduceat(x * y[after] - x[after] * y, ends[:-1])
    rings = np.lexsort((area < 0, piece_of_ring))  # of every piece the outer ring, then its holes
    order, ring_ends = _closed(ends, rings)
    counts = np.bincount(piece_of_ring)
    found = np.flatnonzero(counts)
    polygon_ends = np.concatenate([[0], np.cumsum(counts[found])])
    polygons = shapely.from_ragged_array(shapely.GeometryType.POLYGON, corners[order].astype(float),
                                         (ring_ends, polygon_ends))
    return region[found], polygons


def _closed(ends: np.ndarray, rings: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which corners come one after the other when rings are put in an order and each is closed, and where rings end."""
    lengths = np.diff(ends)[rings] + 1
    new_ends = np.concatenate([[0], np.cumsum(lengths)])
    order = np.arange(new_ends[-1]) + np.repeat(ends[:-1][rings] - new_ends[:-1], lengths)
    order[new_ends[1:] - 1] = ends[:-1][rings]
    return order, new_ends


def _rings(pieces: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Corners of all rings, int (m, 2) as x and y, ring by ring; the ring of each; and the piece of each ring."""
    height, width = pieces.shape[0] + 2, pieces.shape[1] + 2
    padded = np.full((height, width), -1, pieces.dtype)
    padded[1:-1, 1:-1] = pieces
    flat = padded.ravel()
    steps = [row * width + column for row, column in BEYOND]
    sides = [_straight_parts(padded, k) for k in range(4)]
    bases = np.concatenate([[0], np.cumsum([len(starts) for starts, _ in sides])])
    following = np.empty(bases[-1], np.int64)
    corners = np.empty((bases[-1], 2), np.int32)
    for k, (starts, ends) in enumerate(sides):
        diagonal = ends + steps[k] + steps[(k + 1) % 4]
        # where two pixels touch in a corner alone the ring stays with what is outside: no ring meets itself
        turns_out = flat[diagonal] == flat[ends]
        following[bases[k]:bases[k + 1]] = np.where(
            turns_out, _found(sides, bases, (k + 3) % 4, diagonal, turns_out, (height, width)),
            _found(sides, bases, (k + 1) % 4, ends, ~turns_out, (height, width)))
        corners[bases[k]:bases[k + 1], 0] = starts % width - 1 + CORNER[k][1]
        corners[bases[k]:bases[k + 1], 1] = starts // width - 1 + CORNER[k][0]
    n_rings, ring = joined(len(following), np.arange(len(following)), following)
    order = np.lexsort((_ranks(following, ring, n_rings), ring))
    piece_of_ring = np.zeros(n_rings, np.int64)
    piece_of_ring[ring] = flat[np.concatenate([starts for starts, _ in sides])]
    return corners[order], ring[order], piece_of_ring


def _straight_parts(padded: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """First and last pixel of each straight part of the outlines along side k, as places in the padded array.

    They are in the order of their places along the rows for k 0 and 2, along the columns for k 1 and 3.
    """
    (down, right), (ahead_down, ahead_right) = BEYOND[k], BEYOND[(k + 1) % 4]
    inner = padded[1:-1, 1:-1]
    height, width = padded.shape

    def moved(row: int, column: int) -> np.ndarray:
        return padded[1 + row:height - 1 + row, 1 + column:width - 1 + column]

    is_edge = (inner >= 0) & (moved(down, right) != inner)
    goes_on = (moved(ahead_down, ahead_right) == inner) & (moved(down + ahead_down, right + ahead_right) != inner)
    came = (moved(-ahead_down, -ahead_right) == inner) & (moved(down - ahead_down, right - ahead_right) != inner)
    places = []
    for chosen in (is_edge & ~came, is_edge & ~goes_on):
        if k % 2:
            column, row = np.nonzero(chosen.T)
        else:
            row, column = np.nonzero(chosen)
        places.append((row + 1) * width + column + 1)
    return places[0], places[1]


def _found(sides: list[tuple[np.ndarray, np.ndarray]], bases: np.ndarray, k: int, places: np.ndarray,
           asked: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Number of the straight part along side k that begins at each place; 0 where it is not asked for."""

    def key(of: np.ndarray) -> np.ndarray:
        return (of % shape[1]) * shape[0] + of // shape[1] if k % 2 else of

    found = np.zeros(len(places), np.int64)
    found[asked] = np.searchsorted(key(sides[k][0]), key(places[asked])) + bases[k]
    return found


def _ranks(following: np.ndarray, ring: np.ndarray, n_rings: int) -> np.ndarray:
    """Place of each straight part in its ring, by jumping twice as far in every round."""
    head = np.empty(n_rings, np.int64)
    head[ring[::-1]] = np.arange(len(ring))[::-1]  # the earliest of each
    jump, to_end = following.copy(), np.ones(len(following), np.int64)
    is_last = following == head[ring]
    jump[is_last] = np.flatnonzero(is_last)
    to_end[is_last] = 0
    active = np.flatnonzero(~is_last)
    while len(active):
        target = jump[active]
        to_end[active] += to_end[target]
        jump[active] = jump[target]
        active = active[to_end[jump[active]] > 0]
    return -to_end
