"""The table of BigEarthNet 2, ``metadata.parquet`` or the same as CSV: labels, split and Sentinel-1 patch of each."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sparse_wsss.datasets.splits import PARTS
from sparse_wsss.errors import ReferenceUnreadable
from sparse_wsss.legends import class_table

COLUMNS = ("patch_id", "labels", "split", "s1_name")


@dataclass(frozen=True)
class PatchFacts:
    """Labels, name of the Sentinel-1 patch and part of the split of one Sentinel-2 patch."""

    labels: tuple[str, ...]
    sar: str | None
    split: str | None


def read_metadata(path: Path) -> dict[str, PatchFacts]:
    """Read the table by patch.

    Raises: ReferenceUnreadable; for a Parquet file also when pyarrow is not installed, with another way.
    """
    rows = _csv(path) if path.suffix.lower() == ".csv" else _parquet(path)
    facts = {}
    for row in rows:
        labels = row["labels"]
        names = _listed(labels) if isinstance(labels, str) else tuple(str(name) for name in labels)
        sar, split = str(row.get("s1_name") or "") or None, PARTS.get(str(row.get("split") or "").lower())
        facts[str(row["patch_id"])] = PatchFacts(names, sar, split)
    return facts


def _listed(text: str) -> tuple[str, ...]:
    """Names of the 19 classes in a cell, however the program that wrote it separates them: the names hold commas."""
    return tuple(name for name in class_table("bigearthnet19")[0].names if name in text)


def _csv(path: Path) -> Iterable[Mapping[str, Any]]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReferenceUnreadable(f"The table {path} cannot be read: {error}", hint="Export it again.") from None
    missing = next((name for name in COLUMNS[:2] if rows and name not in rows[0]), None)
    if not rows or missing:
        raise ReferenceUnreadable(f"The table {path} has no {f'column {missing!r}' if missing else 'row'}.",
                                  hint=f"Give the columns {', '.join(COLUMNS)}.")
    return rows


def _parquet(path: Path) -> Iterable[Mapping[str, Any]]:
    try:
        from pyarrow import parquet  # 40 MB that nothing else needs
    except ImportError:
        raise ReferenceUnreadable(
            f"{path} is a Parquet file, which the worker's environment cannot read without the package pyarrow.",
            hint="Open it in QGIS and export it as metadata.csv beside it, or install pyarrow there.") from None
    try:
        rows: list[Mapping[str, Any]] = parquet.read_table(path, columns=list(COLUMNS)).to_pylist()
    except (OSError, ValueError) as error:
        raise ReferenceUnreadable(f"The table {path} cannot be read: {error}", hint="Download it again.") from None
    return rows
