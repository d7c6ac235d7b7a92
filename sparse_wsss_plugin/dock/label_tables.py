"""The tables of labels and classes beside a tile index, which the command of the page "Labels" reads.

They are written when a person asks for it; that they still say what the tiles say is looked at before they are named.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from ..csv_text import csv_text, text_of_cell
from .land_class import LandClass
from .palette import Palette, PaletteProblem, of_csv
from .run_files import write_whole
from .tile_index_file import file_part, stamp

HEAD = ["tile", "labels"]


class LabelTables:
    """Tables beside one tile index after another; a table is read again only when its file has changed."""

    def __init__(self) -> None:
        self._read: dict[str, str] = {}
        self._stamp: tuple[object, ...] = ()

    def write(self, tiles: str, rows: Sequence[tuple[str, str]], classes: Sequence[LandClass]) -> None:
        """Write id and labels of tiles as the stage ``labels`` reads them, and the classes. Raises: OSError."""
        path = table_beside(tiles)
        write_whole(Path(path), csv_text([HEAD, *rows]))
        if classes:
            Palette(classes).to_csv(classes_beside(tiles))

    def has_labels(self, tiles: str, rows: Sequence[tuple[str, str]]) -> bool:
        """Tell whether there are labels, and the table has just these."""
        path = table_beside(tiles)
        mark = (path, *stamp(path))
        if mark != self._stamp:
            self._read, self._stamp = _labels(path), mark
        return bool(rows) and self._read == dict(rows)

    def has_classes(self, tiles: str, classes: Sequence[LandClass]) -> bool:
        """Tell whether the table has just these classes."""
        try:
            return of_csv(classes_beside(tiles)).classes == Palette(classes).classes
        except PaletteProblem:
            return False


def table_beside(index: str) -> str:
    """Path of the table of labels beside a tile index."""
    return f"{Path(file_part(index)).with_suffix('')}_labels.csv"


def classes_beside(index: str) -> str:
    """Path of the table of classes beside a tile index."""
    return f"{Path(file_part(index)).with_suffix('')}_classes.csv"


def _labels(path: str) -> dict[str, str]:
    """Labels by tile; none when there is no table, or none that can be read."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}
    if not rows or rows[0][:2] != HEAD:
        return {}
    return {text_of_cell(row[0]): text_of_cell(row[1]) for row in rows[1:] if len(row) > 1}
