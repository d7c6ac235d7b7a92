"""A CSV of images and labels: a column of files and one of classes, or a column of 0 and 1 for each class.

Columns by name, in any case: the file is in file, filename, file_name, image, image_name, path, optical or patch;
classes, joined by ';' or ',' (in tags by blanks), are in labels, label, classes, class or tags; perhaps there are sar
and split. Without a column of labels, every other column whose cells are 0 or 1 is a class.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from sparse_wsss.datasets.folders import is_image
from sparse_wsss.datasets.image_files import ImageFiles
from sparse_wsss.datasets.row import Found, Layout, Row, counted
from sparse_wsss.datasets.splits import PARTS, split_of
from sparse_wsss.errors import ReferenceUnreadable

FILE = ("file", "filename", "file_name", "image", "image_name", "path", "optical", "patch")
LABELS = ("labels", "label", "classes", "class", "tags")
HINT = "Give the columns file and labels, with the classes joined by ';': images/a.tif,water;forest."
TRUE, FALSE = ("1", "1.0", "true"), ("", "0", "0.0", "false")


def is_table(folder: Path, path: str) -> bool:
    """Tell whether a file is such a CSV."""
    if not path.lower().endswith(".csv") or path.count("/") > 1:
        return False
    try:
        rows = _read(folder / path)
    except ReferenceUnreadable:
        return False
    return bool(rows) and _column(rows[0], FILE) is not None and bool(_label_columns(rows))


def table(folder: Path, paths: list[str]) -> Found:
    """Rows of the images that the tables name and the folder holds.

    Raises: ReferenceUnreadable when no table has files and labels.
    """
    files = ImageFiles(folder, [path for path in paths if is_image(path)])
    rows, missing = [], 0
    for path in (path for path in paths if is_table(folder, path)):
        lines = _read(folder / path)
        columns, file = _label_columns(lines), _column(lines[0], FILE) or ""
        for line in lines:
            image = files.find(line[file], near=folder / path)
            sar = files.find(line["sar"], near=folder / path) if line.get("sar") else None
            missing += image is None
            if image is not None:
                split = PARTS.get(line.get("split", "").lower()) or split_of(Path(path).stem)
                rows.append(Row(tile=files.tile(image), optical=(image,), sar=(sar,) if sar else (),
                                labels=_labels(line, columns), split=split, names=(line[file],)))
    if not rows:
        raise ReferenceUnreadable(f"No CSV of {folder} names images that lie there.", hint=HINT)
    notes = [f"{counted(missing, 'row', 'rows')} of the CSV lack their GeoTIFF: left out."] if missing else []
    return Found(rows, notes=notes)


def _read(path: Path) -> list[dict[str, str]]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            file.seek(0)
            reader = csv.DictReader(file, delimiter=max(",;\t", key=header.count))
            rows = [{str(name).strip(): str(cell or "").strip() for name, cell in row.items()} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReferenceUnreadable(f"The table {path} cannot be read: {error}", hint=HINT) from None
    return [{name.lower() if name.lower() in (*FILE, *LABELS, "sar", "split") else name: cell
             for name, cell in row.items()} for row in rows]


def _column(row: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name in row), None)


def _label_columns(rows: list[dict[str, str]]) -> list[str]:
    """The column of labels, or the columns of single classes."""
    one = _column(rows[0], LABELS)
    if one is not None:
        return [one]
    return [name for name in rows[0] if name not in (*FILE, "sar", "split", "None")
            and all(row[name].lower() in (*TRUE, *FALSE) for row in rows) and any(row[name] for row in rows)]


def _labels(line: dict[str, str], columns: list[str]) -> tuple[str, ...] | None:
    if columns[0] not in LABELS:
        return tuple(name.replace(";", ",") for name in columns if line[name].lower() in TRUE)
    text = line[columns[0]]
    mark = next((mark for mark in (";", ",") if mark in text), None)
    parts = text.split(mark) if mark else re.split(r"\s+", text) if columns[0] == "tags" else [text]
    return tuple(dict.fromkeys(part.strip().lstrip("!") for part in parts if part.strip()))


CSV_TABLE = Layout("csv", "a CSV of files and labels", "labels.csv", is_table, table)
