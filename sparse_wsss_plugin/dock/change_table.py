"""What became what from one map to another, as the algorithm ``changes`` writes it: rows of its table, read.

Plain Python; which colours the classes have now, the page knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A pair of classes, also one that stayed the same; hectares are None where the CRS does not tell them."""

    before: int
    class_before: str
    after: int
    class_after: str
    pixels: int
    hectares: float | None
    share: float


def read_changes(rows: Iterable[dict[str, str]]) -> list[Change]:
    """Rows of the table; what is broken is left out."""
    found = []
    for row in rows:
        try:
            hectares = float(row["hectares"]) if row["hectares"] else None
            found.append(Change(int(row["before"]), row["class_before"], int(row["after"]), row["class_after"],
                                int(row["pixels"]), hectares, float(row["share"])))
        except (KeyError, TypeError, ValueError):
            continue
    return found


def largest(changes: Sequence[Change], most: int = 12) -> list[Change]:
    """The pairs of different classes with the most pixels."""
    return sorted((one for one in changes if one.before != one.after), key=lambda one: -one.pixels)[:most]


def changed_share(changes: Sequence[Change]) -> float:
    """Share of the pixels that both maps know and that differ."""
    total = sum(one.pixels for one in changes)
    return sum(one.pixels for one in changes if one.before != one.after) / total if total else 0.0
