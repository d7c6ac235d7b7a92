"""What is known of a tile's classes, and the short text in which a person says it.

    water;forest           exactly these
    water;forest;...       at least these; others may occur
    water;!snow;...        these, not that one, perhaps others; ``!snow`` alone leaves all others open
    ?                      nothing is known; every class may occur
    water 30;forest 70     shares of the tile in percent, which are to sum to 100
    (empty)                none of the classes

The text is the same in the field ``labels`` of a tile index and in a CSV. Files are left to those who use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sparse_wsss.errors import LabelsUnclear, UnknownClass, nearest

OTHERS = ("...", "…", "?")  # others may occur; a spreadsheet turns three dots into one character
NOT = "!"
SHARE = re.compile(r"^(.*\S)\s+(\d+(?:[.,]\d+)?)\s*%?$")
SUM_TOLERANCE = 2.0  # percent; people round
GRAMMAR = ("Write 'water;forest' (exactly these), 'water;...' (at least), '!snow' (not), '?' (unknown) or "
           "'water 30;forest 70' (percent).")


@dataclass(frozen=True)
class TileLabels:
    """What is known of the classes of one tile.

    ``present`` occur, ``absent`` do not; of the others nothing is known when ``is_open``, else they do not
    occur either. ``percent`` are the shares of the present classes, or empty where no shares are given.
    """

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    is_open: bool = False
    percent: tuple[float, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Tell whether this is a list of classes and nothing more."""
        return not (self.absent or self.is_open or self.percent)

    @property
    def text(self) -> str:
        """The text that says it."""
        if self.percent:
            return ";".join(f"{name} {value:g}" for name, value in zip(self.present, self.percent, strict=True))
        if self.is_open and not (self.present or self.absent):
            return "?"
        return ";".join([*self.present, *(NOT + name for name in self.absent), *OTHERS[: int(self.is_open)]])


Labels = TileLabels | None
"""None for a tile that is not labelled yet, ``TileLabels()`` for one with none of the classes."""


def parse_labels(text: str, classes: Sequence[str], tile: str, source: str) -> TileLabels:
    """Read what a text says of a tile; a part that is the whole name of a class is that class, whatever it looks like.

    Args:
        text: parts joined by ';'.
        classes: names of the class table.
        tile: its id, for errors.
        source: name of the file, for errors.

    Raises: UnknownClass naming the nearest class; LabelsUnclear when the parts contradict each other.
    """
    present: dict[str, float | None] = {}
    absent: dict[str, None] = {}
    is_open = False
    for part in _parts(text):
        name, percent = _name_and_share(part, classes)
        excluded = part.removeprefix(NOT).strip()
        if name in classes:
            present[name] = percent
        elif part in OTHERS:
            is_open = True
        elif part != excluded in classes:
            absent[excluded] = None
        else:
            raise UnknownClass(f"{source}: the tile '{tile}' is labelled '{excluded}', which the class table lacks.",
                               hint=nearest(excluded, classes), where=tile)
    both = [name for name in absent if name in present]
    if both:
        raise _unclear(source, tile, text, f"says of '{both[0]}' that it occurs and that it does not")
    if all(value is None for value in present.values()):
        return TileLabels(tuple(present), tuple(absent), is_open or bool(absent))
    if absent or is_open:
        raise _unclear(source, tile, text, "gives shares and leaves classes open or excludes them")
    return _shared(present, source, tile, text)


def names_in(texts: Iterable[str]) -> list[str]:
    """Names that texts without a class table mention, sorted.

    A number behind a name is its share where every part has one and the names differ; ``class 1;class 2``
    are two names.
    """
    found: set[str] = set()
    for text in texts:
        parts = [part for part in _parts(text) if part not in OTHERS]
        shares = [match for part in parts if not part.startswith(NOT) and (match := SHARE.match(part))]
        names = {match[1] for match in shares}
        total = sum(_number(match[2]) for match in shares)
        is_shared = len(names) == len(parts) and (len(parts) > 1 or abs(total - 100) <= SUM_TOLERANCE)
        found |= names if is_shared else {part.removeprefix(NOT).strip() for part in parts}
    return sorted(found - {""})


def _shared(present: dict[str, float | None], source: str, tile: str, text: str) -> TileLabels:
    without = [name for name, value in present.items() if value is None]
    if without:
        raise _unclear(source, tile, text, f"gives a share to some classes and none to '{without[0]}'")
    shares = {name: value for name, value in present.items() if value}
    total = sum(shares.values())
    if abs(total - 100) > SUM_TOLERANCE:
        raise _unclear(source, tile, text, f"has shares that sum to {total:g} instead of 100 %")
    return TileLabels(tuple(shares), percent=tuple(shares.values()))


def _name_and_share(part: str, classes: Sequence[str]) -> tuple[str, float | None]:
    match = None if part in classes else SHARE.match(part)
    return (match[1], _number(match[2])) if match and match[1] in classes else (part, None)


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _unclear(source: str, tile: str, text: str, what: str) -> LabelsUnclear:
    return LabelsUnclear(f"{source}: the tile '{tile}' is labelled '{text}', which {what}.", hint=GRAMMAR, where=tile)
