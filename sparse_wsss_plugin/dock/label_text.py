"""What a text in the field ``labels`` says of a tile, and the text that says it.

The grammar is that of ``docs/files.md``; a name that the class table lacks is kept as it is. Who writes it where is
left to ``label_editor``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

OTHERS = ("...", "…", "?")
NOT = "!"
SHARE = re.compile(r"^(.*\S)\s+(\d+(?:[.,]\d+)?)\s*%?$")

UNLABELLED, NONE, EXACT, OPEN, UNKNOWN = "unlabelled", "none", "exact", "open", "unknown"
STATES = (UNLABELLED, EXACT, OPEN, NONE, UNKNOWN)


@dataclass(frozen=True)
class TileLabels:
    """Classes that occur, classes that do not, whether others may, and shares in percent where they were given."""

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    is_open: bool = False
    percent: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that says it."""
        if self.percent:
            return ";".join(f"{name} {share}" for name, share in zip(self.present, self.percent))
        if self.is_open and not (self.present or self.absent):
            return "?"
        return ";".join([*self.present, *(NOT + name for name in self.absent), *OTHERS[:int(self.is_open)]])


def parse(text: str | None, names: Sequence[str]) -> TileLabels | None:
    """Read a text; None where the tile is not labelled yet."""
    return None if text is None else _parsed(text, tuple(names))


@lru_cache(maxsize=4096)  # thousands of tiles say the same few things
def _parsed(text: str, names: tuple[str, ...]) -> TileLabels:
    present: dict[str, str] = {}
    absent: dict[str, None] = {}
    is_open = False
    for part in (one.strip() for one in text.split(";")):
        excluded = part[len(NOT):].strip() if part.startswith(NOT) else ""
        if not part:
            continue
        if part in names:
            present[part] = ""
        elif part in OTHERS:
            is_open = True
        elif excluded:
            absent[excluded] = None
        else:
            match = SHARE.match(part)
            is_share = match is not None and match[1] in names
            present[match[1] if match and is_share else part] = match[2] if match and is_share else ""
    shares = tuple(present.values())
    return TileLabels(tuple(present), tuple(absent), is_open or bool(absent), shares if all(shares) else ())


def state_of(labels: TileLabels | None) -> str:
    """One of ``STATES``."""
    if labels is None:
        return UNLABELLED
    if labels.is_open:
        return OPEN if labels.present or labels.absent else UNKNOWN
    return EXACT if labels.present else NONE


def toggled(labels: TileLabels | None, name: str, is_there: bool, names: Sequence[str]) -> TileLabels | None:
    """Labels with a class, or without it; a tile from which the last one is taken is not labelled any more."""
    old = labels or TileLabels()
    present = [one for one in old.present if one != name] + ([name] if is_there else [])
    absent = tuple(one for one in old.absent if one != name)
    return _or_nothing(TileLabels(_in_order(present, names), absent, old.is_open))


def excluded(labels: TileLabels | None, name: str, is_absent: bool, names: Sequence[str]) -> TileLabels | None:
    """Labels that say that a class does not occur, or no longer say so; of the others nothing is known then."""
    old = labels or TileLabels()
    present = tuple(one for one in old.present if one != name)
    absent = [one for one in old.absent if one != name] + ([name] if is_absent else [])
    return _or_nothing(TileLabels(present, _in_order(absent, names), True if is_absent else old.is_open))


def opened(labels: TileLabels | None, is_open: bool) -> TileLabels | None:
    """Labels as "at least these", or as "exactly these"."""
    old = labels or TileLabels()
    if is_open:
        return TileLabels(old.present, old.absent, True)
    return TileLabels(old.present) if old.present else None


def renamed(text: str, changes: Mapping[str, str], names: Sequence[str]) -> str:
    """The text with other names for classes, all at once; as it was where none of them occurs in it."""
    labels = parse(text, names)
    if labels is None or changes.keys().isdisjoint((*labels.present, *labels.absent)):
        return text
    present = tuple(changes.get(one, one) for one in labels.present)
    absent = tuple(changes.get(one, one) for one in labels.absent)
    return TileLabels(present, absent, labels.is_open, labels.percent).text


def _or_nothing(labels: TileLabels) -> TileLabels | None:
    return labels if labels.present or labels.absent else None


def _in_order(chosen: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(chosen, key=lambda one: names.index(one) if one in names else len(names)))
