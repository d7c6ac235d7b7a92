"""Paints the pixels of single clusters again from the cluster maps of a run: no network, and only where they lie.

The same arithmetic as the worker's ``masks/naming.py``, on memory maps. Arrays in, arrays out; works on any thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .cluster_model import UNKNOWN
from .run_files import RunFiles
from .tile_places import TilePlaces

CLUSTERS, LOGITS, SCORES = "clusters.npy", "patch_logits.npy", "scores.npy"
LEAST_SCORE = -8.0  # log-probability of a class that cannot occur in the tile, as in the worker
PINNED = 1e3  # how much a person's name weighs beside the best evidence, as in the worker
BLOCK_PIXELS = 1 << 16  # of cluster maps at a time: while NumPy picks pixels the window waits
NOWHERE = 255


@dataclass(frozen=True)
class Painted:
    """Pixels of some tiles with their class: four arrays of the same length."""

    tile: Any
    row: Any
    column: Any
    classes: Any
    """Positions of classes, 255 where there is none."""


class MaskPainter:
    """Paints the tiles of a run. Raises: OSError or ValueError when an array is missing or damaged."""

    def __init__(self, run: RunFiles, places: TilePlaces) -> None:
        self._folder = run.path("pseudomasks")
        self._valid = run.path("train", "cache", "valid.npy")
        self._places = places
        self.scores = np.load(self._folder / SCORES, allow_pickle=False)
        self.network_share = float(places.facts.get("network_share") or 0.0)
        self.possible = np.zeros((len(places), len(places.classes)), bool)
        for position, tile in enumerate(places.tiles):
            self.possible[position, list(tile.labels)] = True
        self._stored = np.array([tile.stored for tile in places.tiles], np.int64)
        self._evident = self.scores.argmax(1)

    def counts(self) -> Any:
        """Pixels of each cluster in each tile, int32 (n, K); one look at the whole cluster map."""
        n, n_clusters, area = len(self._places), len(self.scores), self._places.tile_size**2
        clusters = _open(self._folder / CLUSTERS)
        found = np.zeros((n, n_clusters), np.int32)
        step = max(1, BLOCK_PIXELS // area)
        for start in range(0, n, step):
            block = np.asarray(clusters[start : start + step]).reshape(-1, area).astype(np.int64)
            number = np.arange(len(block))[:, None] * n_clusters
            found[start : start + len(block)] = np.bincount(
                (block + number).ravel(), minlength=len(block) * n_clusters).reshape(len(block), n_clusters)
        return found

    def paint(self, wanted: list[int], names: list[int], counts: Any) -> Iterator[Painted]:
        """Paint clusters with their names, block by block.

        Args:
            wanted: the clusters.
            names: of all clusters, positions of classes or ``UNKNOWN``.
            counts: as ``counts`` gives them.
        """
        clusters, logits, valid = (_open(path) for path in (
            self._folder / CLUSTERS, self._folder / LOGITS, self._valid))
        held = counts[:, wanted].sum(1)
        tiles = np.flatnonzero((held > 0) & self.possible.any(1))
        is_wanted = np.zeros(len(self.scores), bool)
        is_wanted[wanted] = True
        table = np.log(np.maximum(self._named(names), 1e-9)).astype(np.float32)
        step = max(1, BLOCK_PIXELS // self._places.tile_size**2)
        for start in range(0, len(tiles), step):
            chosen = tiles[start : start + step]
            block = np.asarray(clusters[chosen])
            hit = is_wanted[block] & np.asarray(valid[self._stored[chosen]])
            tile, row, column = np.nonzero(hit)
            scores = table[block[tile, row, column]]
            if self.network_share:
                scores = scores + self.network_share * self._network(np.asarray(logits[chosen], np.float32),
                                                                     self.possible[chosen], tile, row, column)
            scores[~self.possible[chosen[tile]]] = -np.inf
            yield Painted(chosen[tile], row, column, scores.argmax(1).astype(np.uint8))

    def _named(self, names: list[int]) -> Any:
        """Evidence in which a person's names win; an unknown cluster has none. Shapes: -> (K, C)."""
        given, table = np.array(names), self.scores.copy()
        changed = np.flatnonzero((given != self._evident) & (given != UNKNOWN))
        table[changed, given[changed]] = PINNED * np.maximum(self.scores[changed].max(1), 1e-6)
        table[given == UNKNOWN] = 1.0
        return table

    def _network(self, logits: Any, possible: Any, tile: Any, row: Any, column: Any) -> Any:
        """What the network says of single pixels. Shapes: logits (B, C, g, g), possible (B, C) -> (pixels, C)."""
        masked = np.where(possible[:, :, None, None], logits, -np.inf)
        masked = masked - masked.max(1, keepdims=True)
        logs = masked - np.log(np.exp(masked).sum(1, keepdims=True))
        cells = np.ascontiguousarray(np.maximum(logs, LEAST_SCORE).transpose(0, 2, 3, 1))  # (B, g, g, C)
        low, high, share = _cells(cells.shape[1], self._places.padded_size)
        up, left = share[row, None], share[column, None]
        above = cells[tile, low[row], low[column]] * (1 - left) + cells[tile, low[row], high[column]] * left
        below = cells[tile, high[row], low[column]] * (1 - left) + cells[tile, high[row], high[column]] * left
        return above * (1 - up) + below * up


def _cells(n: int, pixels: int) -> tuple[Any, Any, Any]:
    """For each pixel along a side: the cells before and after its middle, and the weight of the second."""
    place = np.clip((np.arange(pixels) + 0.5) * (n / pixels) - 0.5, 0, n - 1)
    low = np.floor(place).astype(np.int64)
    return low, np.minimum(low + 1, n - 1), (place - low).astype(np.float32)


def _open(path: Path) -> Any:
    return np.load(path, mmap_mode="r", allow_pickle=False)
