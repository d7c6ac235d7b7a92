"""Tables that a spreadsheet may open: text that it would run as a formula is written with an apostrophe before it.

Names of classes and tiles come from files of strangers. Reading takes the apostrophe away again.
The worker has the same.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""Beginning of a cell that a spreadsheet runs, or would once an apostrophe is taken away."""
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|[+-]?(nan|inf)", re.IGNORECASE)
SPLIT = re.compile(r"[;\t]\s*[=+\-@]")  # where commas do not part cells, ';' does: then a formula begins within one


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Rows as a CSV; numbers, also as text, stay as they are."""
    text = io.StringIO()
    plain = csv.writer(text, lineterminator="\n")
    quoted = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        writer = quoted if any(SPLIT.search(str(value)) for value in row) else plain
        writer.writerow([safe_cell(value) for value in row])
    return text.getvalue()


def safe_cell(value: object) -> object:
    """Cell that shows a value and runs nothing."""
    is_formula = isinstance(value, str) and FORMULA.match(value) and not NUMBER.fullmatch(value)
    return f"'{value}" if is_formula else value


def text_of_cell(cell: str) -> str:
    """Text of a cell that ``safe_cell`` made; any other stays as it is."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
