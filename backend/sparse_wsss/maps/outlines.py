"""Polygons of numbered pixels, strip by strip; one that crosses strips is handed over whole after its last strip.

Numbers in, geometries in pixel coordinates out: x is the column, y the row. Every vertex is the corner of a pixel, so
nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from sparse_wsss.maps.rings import polygons_of


class Outlines:
    """Collects the polygons of regions from the top of the map down.

    Args:
        last_strip: the last strip of each region, int (n,).
    """

    def __init__(self, last_strip: np.ndarray) -> None:
        self._last_strip = last_strip
        self._open: dict[int, list[shapely.Geometry]] = {}
        self._strip = 0

    def add(self, regions: np.ndarray, row: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Add the next strip: the region of each pixel, int (h, w), -1 where there is none, from this row on.

        Yields: regions that are done, int (n,), and their polygons (n,).
        """
        numbers, pieces = polygons_of(regions)
        if row:
            pieces = shapely.transform(pieces, lambda points: points + np.array([0, row]))
        done = self._last_strip[numbers] <= self._strip
        crosses = ~done
        if self._open:
            crosses |= np.isin(numbers, np.fromiter(self._open, np.int64))
        for number, piece in zip(numbers[crosses].tolist(), pieces[crosses], strict=True):
            self._open.setdefault(number, []).append(piece)
        if not crosses.all():
            yield numbers[~crosses], pieces[~crosses]
        ended = [number for number in self._open if self._last_strip[number] <= self._strip]
        if ended:
            whole = [shapely.union_all(self._open.pop(number)) for number in ended]
            yield np.array(ended), corners_alone(np.array(whole, object))
        self._strip += 1


def corners_alone(polygons: np.ndarray) -> np.ndarray:
    """Leave out the vertices in which a ring goes straight on: those where strips met."""
    _, points, (of_ring, of_polygon) = shapely.to_ragged_array(polygons)
    rings = np.repeat(np.arange(len(of_ring) - 1), np.diff(of_ring))
    is_end = np.zeros(len(points), bool)
    is_end[of_ring[1:] - 1] = True  # the first vertex again
    points, rings = points[~is_end], rings[~is_end]
    ring_ends = of_ring[1:] - 1 - np.arange(len(of_ring) - 1)  # without those vertices
    ring_starts = np.concatenate([[0], ring_ends[:-1]])
    before, after = np.arange(len(points)) - 1, np.arange(len(points)) + 1
    before[ring_starts], after[ring_ends - 1] = ring_ends - 1, ring_starts
    came, goes = points - points[before], points[after] - points
    kept = came[:, 0] * goes[:, 1] != came[:, 1] * goes[:, 0]
    first = np.concatenate([[0], np.cumsum(np.bincount(rings[kept], minlength=len(ring_ends)))])
    corners = points[kept]
    closed = np.insert(np.arange(len(corners)), first[1:], first[:-1])
    found: np.ndarray = shapely.from_ragged_array(shapely.GeometryType.POLYGON, corners[closed],
                                                  (first + np.arange(len(first)), of_polygon))
    return found
