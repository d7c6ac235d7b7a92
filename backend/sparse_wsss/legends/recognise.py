"""Finds the legend of a raster without names by its values, its colours and the name of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sparse_wsss.legends import FACTS, Coding, Legend, legend

RIVALS = {
    "GlobeLand30": {*range(10, 101, 10)},
    "NLCD": {11, 12, 21, 22, 23, 24, 31, 41, 42, 43, 51, 52, 71, 72, 73, 74, 81, 82, 90, 95},
    "CGLS-LC100": {20, 30, 40, 50, 60, 70, 80, 90, 100, *range(111, 117), *range(121, 127), 200},
}
"""Codes of maps that have no legend here: theirs mean other classes, so a raster that fits one is not another's for
its codes alone."""


@dataclass(frozen=True)
class Fit:
    """The legend that a raster is in, or None; why, or which ones are possible, in words for the log."""

    legend: Legend | None
    coding: Coding | None
    words: str


def recognise(name: str, values: set[int], colours: Mapping[int, str]) -> Fit:
    """Find the one legend that a raster fits.

    Only legends that know every value come into question. The file's name decides between them, then the raster's
    colour table; without either there must be only one and no rival, because small codes fit many legends.

    Args:
        name: of the file.
        values: whole numbers that occur in it.
        colours: its colour table, #rrggbb by value; may be empty.
    """
    possible = [(one, coding) for one in _products() for coding in one.codings if coding.knows(values)]
    by_name = [pair for pair in possible if pair[0].mark is not None and pair[0].mark.search(name)]
    by_colour = [pair for pair in possible if _same_colours(*pair, values, colours)]
    rivals = [rival for rival, codes in RIVALS.items() if values - {0, 255} <= codes]
    for found, why in ((by_name, "the name of the file says so"), (by_colour, "its colours are the same"),
                       (possible if not rivals else [], "no other legend has all its codes")):
        if len(found) == 1:
            one, coding = found[0]
            return Fit(one, coding, f"{name} has no class names; its codes are taken as those of {one.title} "
                                    f"({coding.words}): {why}. Set CLASSES if they are another's.")
    if not possible:
        return Fit(None, None, "")
    listed = ", ".join(one.name for one, _ in possible)
    others = f" (the codes of {' and '.join(rivals)} look the same)" if rivals else ""
    return Fit(None, None, f"{name} has no class names, and its codes alone do not say whose they are. Set CLASSES to "
                           f"have the names and colours of: {listed}{others}.")


def _products() -> list[Legend]:
    return [found for name, facts in FACTS.items() if facts.mark and (found := legend(name)) is not None]


def _same_colours(one: Legend, coding: Coding, values: set[int], colours: Mapping[int, str]) -> bool:
    told = values - coding.unknown
    ours = {each.code: each.colour for each in one.classes.classes}
    return bool(told) and all(colours.get(value) == ours[coding.code_of[value]] for value in told)
