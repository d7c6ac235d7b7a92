"""Figures from the record: confusion matrices pooled over folds, then mean and spread over seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sparse_wsss.calibration import N_BINS

from bench_accuracy.measure import ious, mean_iou, overall_accuracy
from bench_accuracy.records import Key, Record

Pairs = frozenset[tuple[str, int]]
"""(fold, seed)."""


@dataclass(frozen=True)
class Row:
    """A row of a table: the kind of unit that measures it, its table (labels or unseen) and its name there."""

    kind: str
    table: str
    name: str


@dataclass(frozen=True)
class Spread:
    """A figure for each seed."""

    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Mean over the seeds."""
        return float(np.mean(self.values))

    @property
    def spread(self) -> float:
        """Standard deviation over the seeds (n - 1); 0 for a single one."""
        return float(np.std(self.values, ddof=1)) if len(self.values) > 1 else 0.0

    def text(self, digits: int = 1, factor: float = 100.0) -> str:
        """Write as 53.2 ± 0.4, without a spread for a single seed."""
        mean = f"{factor * self.mean:.{digits}f}"
        return f"{mean} ± {factor * self.spread:.{digits}f}" if len(self.values) > 1 else mean


class Pooled:
    """All figures of one data set.

    Args:
        record: of the benchmark.
        data_set: its name.
    """

    def __init__(self, record: Record, data_set: str) -> None:
        self.units = {key: unit for key, unit in record.units.items() if key.data_set == data_set}
        self.data_set = data_set

    def unit(self, kind: str, fold: str, seed: int) -> dict[str, Any] | None:
        """What is recorded of a unit."""
        return self.units.get(Key(self.data_set, fold, seed, kind))

    def pairs(self, row: Row) -> Pairs:
        """Folds and seeds for which a row is recorded."""
        return frozenset((key.fold, key.seed) for key, unit in self.units.items()
                         if key.kind == row.kind and row.name in unit["rows"][row.table])

    def whole(self, row: Row) -> Pairs:
        """The largest set of folds times seeds that a row is recorded for."""
        return largest_block(self.pairs(row))

    def confusions(self, row: Row, pairs: Pairs) -> list[np.ndarray]:
        """One matrix for each seed, the sum over the folds. Shapes: each (K, K + 1)."""
        matrices = []
        for seed in sorted({seed for _, seed in pairs}):
            parts = [self._row(row, fold, one)["confusion"] for fold, one in sorted(pairs) if one == seed]
            matrices.append(np.sum([np.array(part) for part in parts], 0))
        return matrices

    def _row(self, row: Row, fold: str, seed: int) -> dict[str, Any]:
        found: dict[str, Any] = self.units[Key(self.data_set, fold, seed, row.kind)]["rows"][row.table][row.name]
        return found

    def miou(self, row: Row, pairs: Pairs | None = None) -> Spread | None:
        """Mean IoU of a row, or None when it is not recorded."""
        return self._of(row, pairs, mean_iou)

    def accuracy(self, row: Row, pairs: Pairs | None = None) -> Spread | None:
        """Overall accuracy of a row."""
        return self._of(row, pairs, overall_accuracy)

    def class_iou(self, row: Row) -> list[Spread] | None:
        """IoU of each class; NaN for a class that the reference does not have."""
        matrices = [ious(matrix) for matrix in self.confusions(row, self.whole(row))]
        return [Spread(tuple(values)) for values in np.array(matrices).T.tolist()] if matrices else None

    def _of(self, row: Row, pairs: Pairs | None, figure: Callable[[np.ndarray], float]) -> Spread | None:
        values = [figure(matrix) for matrix in self.confusions(row, self.whole(row) if pairs is None else pairs)]
        return Spread(tuple(values)) if values else None

    def difference(self, row: Row, other: Row) -> Spread | None:
        """How much a row's mean IoU is above another's, seed by seed, on the folds that both have."""
        return self._compared(row, other, lambda a, b: a - b)

    def effect(self, row: Row, other: Row) -> Spread | None:
        """Difference that one setting makes: as ``difference``, of units that one state of the code has recorded."""
        return self._compared(row, other, lambda a, b: a - b, lambda a, b: a["code"] == b["code"])

    def ratio(self, row: Row, other: Row) -> Spread | None:
        """Mean IoU of a row as a share of another's, seed by seed, on the folds that both have."""
        return self._compared(row, other, lambda a, b: a / b)

    def _compared(self, row: Row, other: Row, compare: Callable[[float, float], float],
                  suits: Callable[[dict[str, Any], dict[str, Any]], bool] = lambda _a, _b: True) -> Spread | None:
        shared = self.pairs(row) & self.pairs(other)
        both = largest_block((fold, seed) for fold, seed in shared if suits(*(
            self.units[Key(self.data_set, fold, seed, kind)] for kind in (row.kind, other.kind))))
        first, second = self.miou(row, both), self.miou(other, both)
        if first is None or second is None:
            return None
        return Spread(tuple(compare(a, b) for a, b in zip(first.values, second.values, strict=True)))

    def mean_of(self, row: Row, field: str) -> float | None:
        """Mean over folds and seeds of a plain figure of a row, such as its seconds."""
        values = [self._row(row, fold, seed)[field] for fold, seed in self.pairs(row)]
        return float(np.mean(values)) if values else None

    def figure(self, kind: str, value: Callable[[dict[str, Any]], float], pairs: Pairs | None = None) -> Spread | None:
        """A figure of a kind of unit: mean over the folds for each seed."""
        known = frozenset((key.fold, key.seed) for key in self.units if key.kind == kind)
        block = largest_block(known if pairs is None else known & pairs)
        values = []
        for seed in sorted({seed for _, seed in block}):
            units = [self.units[Key(self.data_set, fold, one, kind)] for fold, one in block if one == seed]
            values.append(float(np.mean([value(unit) for unit in units])))
        return Spread(tuple(values)) if values else None

    def recorded(self, kind: str) -> Pairs:
        """Folds and seeds for which a kind of unit is recorded."""
        return frozenset((key.fold, key.seed) for key in self.units if key.kind == kind)

    def reliability(self, row: Row) -> np.ndarray | None:
        """Reliability bins of a row, summed over all folds and seeds. Shapes: (3, N_BINS)."""
        found = [np.array(self._row(row, fold, seed)["reliability"]) for fold, seed in self.pairs(row)]
        bins = [one for one in found if one.shape == (3, N_BINS)]  # those of an older record do not add up
        return np.sum(bins, 0) if bins else None


def largest_block(pairs: Iterable[tuple[str, int]]) -> Pairs:
    """Choose the seeds and folds that are all there with each other and are the most pairs; then the most folds."""
    folds_of: dict[int, frozenset[str]] = {}
    for fold, seed in pairs:
        folds_of[seed] = folds_of.get(seed, frozenset()) | {fold}
    best: tuple[int, int] = (0, 0)
    block: Pairs = frozenset()
    for folds in {*folds_of.values(), *(a & b for a in folds_of.values() for b in folds_of.values())}:
        seeds = [seed for seed, known in folds_of.items() if folds <= known]
        size = (len(folds) * len(seeds), len(folds))
        if folds and size > best:
            best, block = size, frozenset((fold, seed) for fold in folds for seed in seeds)
    return block


def count_text(pairs: Pairs, n_folds: int) -> str:
    """Say how much a figure stands on: 2 of 5 folds, 3 seeds."""
    folds, seeds = {fold for fold, _ in pairs}, {seed for _, seed in pairs}
    of = f"{len(folds)} of {n_folds}" if len(folds) < n_folds else f"{n_folds}"
    return f"{of} fold{'s' * (n_folds > 1)}, {len(seeds)} seed{'s' * (len(seeds) != 1)}"


def mean_text(values: Sequence[float]) -> str:
    """Mean of figures, without digits behind the point."""
    return f"{np.mean(values):.0f}" if len(values) else "-"
