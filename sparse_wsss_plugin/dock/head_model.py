"""The heads of a run as a model: which are open, how much each matters, in which order, and what one less would cost.

Pure Python; tables come from ``run_files``, drawing is left to ``gate_grid`` and ``head_list``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Any

from ..whole_number import whole_number
from .run_files import GrowingLines, Row, RunFiles, number

SHIFT = 0.33 * math.log(0.1 / 1.1)  # of the hard concrete distribution: temperature and stretch of the gates
PREFIX = "importance_"
N_BINS = 20


@dataclass(frozen=True)
class Head:
    """One head: ``gate`` is the probability that its gate is open; ``by_class`` its importance for each class."""

    layer: int
    head: int
    gate: float
    is_open: bool
    importance: float | None = None
    by_class: dict[str, float] = field(default_factory=dict)
    modality: str = ""

    @property
    def name(self) -> str:
        """Name as everywhere: ``L11H03``."""
        return f"L{self.layer:02d}H{self.head:02d}"

    def worth(self, of_class: str = "") -> float:
        """Importance, for one class when it is named; 0 while it is not measured."""
        return self.by_class.get(of_class, 0.0) if of_class else self.importance or 0.0


@dataclass(frozen=True)
class HeadTable:
    """All heads of a run at one moment; ``step`` is set while they are still learning."""

    heads: tuple[Head, ...] = ()
    step: int | None = None
    loss: float | None = None
    """Loss with all open heads, on the tiles set aside."""

    @property
    def n_layers(self) -> int:
        """Number of layers."""
        return 1 + max((one.layer for one in self.heads), default=-1)

    @property
    def n_heads(self) -> int:
        """Heads in a layer."""
        return 1 + max((one.head for one in self.heads), default=-1)

    @property
    def open(self) -> list[Head]:
        """Open heads, in the order of the arrays."""
        return sorted((one for one in self.heads if one.is_open), key=lambda one: (one.layer, one.head))

    @property
    def classes(self) -> list[str]:
        """Classes for which the importance is known."""
        return list(next((one.by_class for one in self.heads if one.by_class), {}))

    @property
    def is_measured(self) -> bool:
        """Tell whether the importance is known."""
        return any(one.importance is not None for one in self.heads)

    def of(self, name: str) -> Head | None:
        """Head by its name."""
        return next((one for one in self.heads if one.name == name), None)

    def ranked(self, of_class: str = "") -> list[Head]:
        """Open heads, the most important first."""
        return sorted(self.open, key=lambda one: (-one.worth(of_class), one.layer, one.head))

    def histogram(self, bins: int = N_BINS) -> list[int]:
        """Number of gates by their probability of being open, in equal steps from 0 to 1."""
        counts = [0] * bins
        for one in self.heads:
            counts[min(bins - 1, max(0, int(one.gate * bins)))] += 1
        return counts

    def cheapest(self) -> Head | None:
        """The open head whose closing costs least; None while it is not measured or nothing may close."""
        if not self.is_measured or len(self.open) < 2:
            return None
        return min(self.open, key=lambda one: one.worth())


def read_heads(run: RunFiles) -> HeadTable:
    """Heads of a run that has finished training; empty before."""
    gates, measured = run.table("train", "gates.csv"), run.table("heads", "heads.csv")
    if measured and run.record("heads"):
        loss = run.outputs("heads").get("loss")
        return HeadTable(tuple(filter(None, map(_head, measured))), loss=loss if isinstance(loss, float) else None)
    return HeadTable(tuple(filter(None, map(_head, gates))))


class GateHistory:
    """The gates of a training as they close; ``look()`` reads what is new."""

    def __init__(self, run: RunFiles) -> None:
        self._lines = GrowingLines(run.path("train", "gates.jsonl"))
        self.tables: list[HeadTable] = []

    def look(self) -> bool:
        """Read new lines; tell whether there were any. A step that is not above the last one replaces what followed."""
        found = [table for table in map(_table, self._lines.new()) if table is not None]
        for table in found:
            while self.tables and (self.tables[-1].step or 0) >= (table.step or 0):
                self.tables.pop()
            self.tables.append(table)
        return bool(found)

    @property
    def last(self) -> HeadTable:
        """The newest."""
        return self.tables[-1] if self.tables else HeadTable()


def with_modalities(table: HeadTable, names: dict[int, str]) -> HeadTable:
    """Add to each head what its layer sees."""
    return replace(table, heads=tuple(replace(one, modality=names.get(one.layer, one.modality)) for one in table.heads))


def open_probability(log_alpha: float) -> float:
    """Probability that a gate is open, as ``gates.csv`` has it."""
    return 1 / (1 + math.exp(min(60.0, max(-60.0, SHIFT - log_alpha))))


def _head(row: Row) -> Head | None:
    layer, head = (whole_number(row.get(name, "")) for name in ("layer", "head"))
    if min(layer, head) < 0:
        return None
    by_class = {key[len(PREFIX):]: number(value) for key, value in row.items() if key.startswith(PREFIX)}
    importance = number(row["importance"]) if row.get("importance", "") else None
    return Head(layer, head, number(row.get("gate")), row.get("open") == "1", importance,
                by_class, row.get("modality", ""))


def _table(line: dict[str, Any]) -> HeadTable | None:
    """Heads of a line of ``gates.jsonl``."""
    try:
        is_open = [set(block) for block in line["open"]]
        heads = tuple(Head(layer, head, open_probability(float(value)), head in is_open[layer])
                      for layer, row in enumerate(line["log_alpha"]) for head, value in enumerate(row))
        return HeadTable(heads, step=int(line["step"]))
    except (KeyError, TypeError, ValueError, IndexError):
        return None
