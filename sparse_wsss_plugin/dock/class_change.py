"""Puts edited classes into a tile index together with what they change in its labels.

The file is ``tile_index_file``'s; which edits there are, the page says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..qt import tr
from . import tile_index_file
from .label_text import parse, renamed
from .land_class import LandClass
from .tile_index_file import IndexProblem


def write_classes(path: Path | str, old: Sequence[LandClass], new: Sequence[LandClass], is_edit: bool = True) -> int:
    """Write the class table, with new names in the labels of the tiles, in one transaction.

    Args:
        path: tile index.
        old: classes before.
        new: classes after.
        is_edit: the table was edited: a code that stays means the class that it meant. Else the classes are those of
            another source, whose codes tell nothing: what a label means is told by the name alone.

    Returns: how many tiles got another name.
    Raises: IndexProblem; also when a class was taken away that labels of tiles name.
    """
    names = renames(old, new) if is_edit else {}
    kept = {*names, *(one.name for one in new)}
    gone, known = [one.name for one in old if one.name not in kept], [one.name for one in old]
    rows = tile_index_file.labelled(path) if names or gone else []
    _refuse_when_used(rows, gone, known, is_edit)
    labels: dict[int, tuple[str, str | None]] = {}
    for fid, tile, text in rows:
        fresh = renamed(text, names, known)
        if fresh != text:
            labels[fid] = tile, fresh
    tile_index_file.write(path, labels, [(one.code, one.name, one.colour) for one in new])
    return len(labels)


def renames(old: Sequence[LandClass], new: Sequence[LandClass]) -> dict[str, str]:
    """Old and new name of the classes that kept their code; a name that is in both lists keeps its meaning."""
    before, after = {one.code: one.name for one in old}, {one.code: one.name for one in new}
    names, kept = {*before.values()}, {*after.values()}
    return {name: after[code] for code, name in before.items()
            if code in after and name not in kept and after[code] not in names}


def _refuse_when_used(rows: Iterable[tuple[int, str, str]], gone: Sequence[str], known: Sequence[str],
                      is_edit: bool) -> None:
    used: dict[str, str] = {}  # by name the first tile
    for _, tile, text in rows:
        labels = parse(text, known)
        for name in (*labels.present, *labels.absent) if labels is not None else ():
            if name in gone:
                used.setdefault(name, tile)
    if not used:
        return
    tile, names = next(iter(used.values())), ", ".join(f"'{one}'" for one in used)
    raise IndexProblem((tr(
        "{} would be gone, but tiles such as {} have that label. Next step: take it from them on the page Labels, or "
        "give the class another name.") if is_edit else tr(
        "{} would be gone, but tiles such as {} have that label, and the classes that you take lack it. Next step: "
        "give it here the name that it has there, or take it from the tiles on the page Labels.")).format(names, tile))
