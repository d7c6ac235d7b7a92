"""What became what between two maps of one grid: arrays of class codes in, counts and a table out.

Reading and writing the maps is left to the stage 'changes'.
"""

from __future__ import annotations

import numpy as np

from sparse_wsss.csv_text import csv_text
from sparse_wsss.errors import RasterMismatch
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.rasters.writer import NO_CLASS

COLUMNS = ("before", "class_before", "after", "class_after", "pixels", "hectares", "share")


def changed(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Later code where both maps have a class and it is not the same, 255 elsewhere.

    Shapes: codes (h, w) of both -> uint8 (h, w).
    """
    differs = (before != after) & (before != NO_CLASS) & (after != NO_CLASS)
    return np.where(differs, after, NO_CLASS).astype(np.uint8)


def require_same_numbers(before: ClassTable, after: ClassTable) -> None:
    """See that no class has one code in one map and another in the other: codes are compared, not names.

    Raises: RasterMismatch naming the class.
    """
    codes = {one.name.casefold(): one.code for one in before.classes}
    for one in after.classes:
        code = codes.get(one.name.casefold(), one.code)
        if code != one.code:
            raise RasterMismatch(
                f"The two maps number their classes differently: '{one.name}' is {code} before and {one.code} after.",
                hint="Give one of them the numbers of the other (QGIS: Reclassify by table), and compare again.")


def change_table(pixels: np.ndarray, hectares: np.ndarray | None, before: ClassTable, after: ClassTable) -> str:
    """CSV of what became what, also of what stayed: a row for each pair of classes that occurs, by their codes.

    Shapes: pixels and hectares (256, 256), rows before, columns after; without hectares their column is empty.
    """
    names = [dict(zip(table.codes, table.names, strict=True)) for table in (before, after)]
    known = pixels[:NO_CLASS, :NO_CLASS]
    total = int(known.sum())
    rows: list[tuple[object, ...]] = [COLUMNS]
    for old, new in np.argwhere(known).tolist():
        size = "" if hectares is None else f"{hectares[old, new]:.4f}"
        rows.append((old, names[0][old], new, names[1][new], int(known[old, new]), size,
                     f"{known[old, new] / total:.6f}"))
    return csv_text(rows)
