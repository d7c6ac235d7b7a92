"""Which part of a data set an image belongs to: train, val or test, by published lists of names.

A list names an image a line, by its file, its patch or its folder: ``ROIs1158_spring_s2_124_p100.tif``,
``ROIs1158_spring/s1_63``, ``S2A_..._61_39,S1A_...``, ``AnnualCrop_1.jpg``. The list's own name says the part, unless it
is a CSV with a column ``split``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from sparse_wsss.datasets.row import Row, counted
from sparse_wsss.errors import NoOverlap, ReferenceUnreadable

PARTS = {"train": "train", "training": "train", "val": "val", "valid": "val", "validation": "val", "test": "test",
         "testing": "test", "holdout": "test"}
LIST_ENDINGS = (".txt", ".csv")
HINT = "Call the list train, val or test (train_list.txt), or give a CSV with the columns name and split."


def split_of(name: str, whole: bool = False) -> str | None:
    """The part that a name speaks of; ``whole`` takes it only when it says nothing else."""
    words = [name.lower()] if whole else re.findall(r"[a-z]+", name.lower().replace("hold_out", "holdout").replace(
        "holdout", " holdout "))
    return next((PARTS[word] for word in words if word in PARTS), None)


def published_lists(folder: Path, paths: Iterable[str]) -> list[Path]:
    """Lists that lie at the top of a data set, or in its folder ``splits``."""
    found = [path for path in paths if path.lower().endswith(LIST_ENDINGS) and split_of(Path(path).stem)
             and path.rpartition("/")[0].lower() in ("", "splits")]
    return [folder / path for path in found]


def with_splits(rows: Sequence[Row], lists: Sequence[Path]) -> tuple[list[Row], list[str]]:
    """Give rows the part that lists name for them; the others are train, or left out when there is a list of train.

    Returns: the rows, and notes.
    Raises: ReferenceUnreadable; NoOverlap when a list names none of the rows.
    """
    known = _by_name(rows)
    part: dict[int, str] = {}
    for path in lists:
        named = {place: split for name, split in _read(path) for place in known.get(_key(name), ())}
        if not named:
            raise NoOverlap(f"{path} names none of the {counted(len(rows), 'image', 'images')} of the data set.",
                            hint=f"The first of them is {rows[0].tile} ({rows[0].optical[0].name}).")
        twice = next((place for place, split in named.items() if part.get(place, split) != split), None)
        if twice is not None:
            raise ReferenceUnreadable(f"{rows[twice].tile} is in two parts of the split, {part[twice]} and "
                                      f"{named[twice]} ({path.name}).", hint="Leave one of the lists out.")
        part |= named
    others = None if "train" in part.values() else "train"
    chosen = [replace(row, split=part.get(place, others)) for place, row in enumerate(rows)
              if place in part or others is not None]
    notes = [f"The split is that of {', '.join(path.name for path in lists)}."]
    if len(chosen) < len(rows):
        notes.append(f"{counted(len(rows) - len(chosen), 'image is', 'images are')} in none of the lists: left out.")
    return chosen, notes


def _by_name(rows: Sequence[Row]) -> dict[str, list[int]]:
    known: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        files = [*row.optical, *row.sar, *([row.reference] if row.reference else [])]
        names = {row.tile, *row.names, *(file.stem for file in files),
                 *("/".join(file.with_suffix("").parts[-2:]) for file in files),
                 *("/".join(file.parent.parts[-2:]) for file in files)}
        for name in names:
            known.setdefault(name, []).append(place)
    return known


def _key(text: str) -> str:
    name = text.strip().replace("\\", "/").strip("/")
    ending = Path(name).suffix.lower()
    name = name[: -len(ending)] if ending in (".tif", ".tiff", ".jpg", ".jpeg", ".png", ".jp2") else name
    return "/".join(name.split("/")[-2:])


def _read(path: Path) -> list[tuple[str, str]]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            lines = [line for line in csv.reader(file) if line and line[0].strip()]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReferenceUnreadable(f"The list {path} cannot be read: {error}", hint=HINT) from None
    header = [cell.strip().lower() for cell in lines[0]] if lines else []
    if "split" in header:
        column = header.index("split")
        rows = [(line[0], PARTS.get(line[column].strip().lower())) for line in lines[1:] if len(line) > column]
        return [(name, split) for name, split in rows if split]
    split = split_of(path.stem)
    if split is None:
        raise ReferenceUnreadable(f"The name of the list {path} does not say which part of the data set it lists.",
                                  hint=HINT)
    return [(line[0], split) for line in lines]
