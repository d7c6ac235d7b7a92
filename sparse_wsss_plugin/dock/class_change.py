"""Puts edited classes into a tile index together with what they change in its labels.

The file is ``tile_index_file``'s; which edits there are, the page says.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..qt import tr
from . import tile_index_file
from .label_text import parse, renamed
from .land_class import LandClass
from .tile_index_file import IndexProblem


def write_classes(path: Path | str, old: Sequence[LandClass], new: Sequence[LandClass]) -> int:
    """Write the class table, with new names in the labels of the tiles, in one transaction.

    Args:
        path: tile index.
        old: classes before the edit.
        new: classes after it; one that kept its code has kept its meaning.

    Returns: how many tiles got another name.
    Raises: IndexProblem; also when a class was taken away that labels of tiles name.
    """
    names = renames(old, new)
    gone = [one.name for one in old if one.name not in names and one.name not in {other.name for other in new}]
    labels: dict[int, tuple[str, str | None]] = {}
    known = [one.name for one in old]
    for fid, tile, text in tile_index_file.labelled(path) if names or gone else ():
        _refuse_when_used(text, gone, known, tile)
        # through names that are in no label: water may become land and land water in the same edit
        fresh = text
        for number, name in enumerate(names):
            fresh = renamed(fresh, name, f"\0{number}", [*known, *_marks(names)])
        for number, name in enumerate(names.values()):
            fresh = renamed(fresh, f"\0{number}", name, [*known, *_marks(names)])
        if fresh != text:
            labels[fid] = tile, fresh
    tile_index_file.write(path, labels, [(one.code, one.name, one.colour) for one in new])
    return len(labels)


def renames(old: Sequence[LandClass], new: Sequence[LandClass]) -> dict[str, str]:
    """Old and new name of the classes that kept their code and are called otherwise now."""
    before = {one.code: one.name for one in old}
    kept = {one.name for one in new}
    changed = {before[one.code]: one.name for one in new if one.code in before and before[one.code] != one.name}
    swapped_codes = {name for name, other in changed.items() if name in kept and other in before.values()}
    return {name: other for name, other in changed.items() if name not in swapped_codes}


def _marks(names: dict[str, str]) -> list[str]:
    return [f"\0{number}" for number in range(len(names))]


def _refuse_when_used(text: str, gone: Sequence[str], known: Sequence[str], tile: str) -> None:
    labels = parse(text, known)
    used = [name for name in gone if labels is not None and name in (*labels.present, *labels.absent)]
    if used:
        raise IndexProblem(tr("'{}' is a label of tiles, such as {}. Next step: take it from them on the page Labels, "
                              "or give it another name.").format(used[0], tile))
