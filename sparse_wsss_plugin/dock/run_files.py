"""Reads the tables and records of a run folder: files may be missing, half there, or still growing.

Standard library alone, nothing is kept open. What the values mean is left to the models of the pages, arrays to
``attention_arrays`` and ``cluster_arrays``.
"""

from __future__ import annotations

import csv
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..csv_text import text_of_cell
from .land_class import LandClass

Row = dict[str, str]
MOST_BYTES = 4 << 20  # of a growing file in one look: a window must not stand still; the rest comes with the next


class GrowingLines:
    """A file of JSON lines that another process appends to; ``new()`` gives the lines since the last look."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._offset = 0

    def new(self) -> list[dict[str, Any]]:
        """Whole lines that were not seen yet; a file that got shorter was begun again and is read from its start."""
        try:
            size = self.path.stat().st_size
            if size < self._offset:
                self._offset = 0
            with open(self.path, "rb") as file:
                file.seek(self._offset)
                block = file.read(MOST_BYTES)
        except OSError:
            return []
        end = block.rfind(b"\n") + 1
        self._offset += end
        return [line for line in map(_json_object, block[:end].splitlines()) if line]

    def newest(self) -> list[dict[str, Any]]:
        """Whole lines at the end of the file, as many as one look takes; ``new()`` goes on after them."""
        try:
            self._offset = max(0, self.path.stat().st_size - MOST_BYTES)
        except OSError:
            return []
        return self.new()  # the cut first line is no object

    def all(self) -> list[dict[str, Any]]:
        """Everything that is new, however much."""
        found: list[dict[str, Any]] = []
        while True:
            more = self.new()
            if not more:
                return found
            found += more


class RunFiles:
    """The files of one run; an empty path is a run without files."""

    def __init__(self, folder: str | Path) -> None:
        self.is_named = bool(str(folder))
        self.folder = Path(folder)

    def path(self, *parts: str) -> Path:
        """Path inside the run."""
        return self.folder.joinpath(*parts)

    def has(self, *parts: str) -> bool:
        """Tell whether a file of the run is there."""
        return self.is_named and self.path(*parts).exists()

    def table(self, *parts: str) -> list[Row]:
        """Rows of a CSV; none when it is missing or no table."""
        if not self.is_named:
            return []
        try:
            text = self.path(*parts).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return []
        try:
            rows = list(csv.DictReader(text.splitlines()))
        except csv.Error:
            return []
        return [{str(key): text_of_cell(value or "") for key, value in row.items() if key} for row in rows]

    def json(self, *parts: str) -> Any:
        """Content of a JSON file, None when it is missing or half there."""
        if not self.is_named:
            return None
        try:
            return json.loads(self.path(*parts).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None

    def record(self, stage: str) -> dict[str, Any]:
        """What a finished stage noted; empty while it is not done."""
        found = self.json(stage, "stage.json")
        return found if isinstance(found, dict) and found.get("status") == "done" else {}

    def outputs(self, stage: str) -> dict[str, Any]:
        """Outputs of a finished stage by name."""
        found = self.record(stage).get("outputs")
        return found if isinstance(found, dict) else {}

    def classes(self) -> list[LandClass]:
        """Classes of the run by their position in its arrays, from the model's card; none before it is trained."""
        card = self.json("train", "model.json")
        return land_classes(card.get("classes")) if isinstance(card, dict) else []

    def size(self, *parts: str) -> int:
        """Bytes of a file, 0 when it is not there."""
        try:
            return self.path(*parts).stat().st_size if self.is_named else 0
        except OSError:
            return 0

    def changed_at(self, *parts: str) -> float:
        """When a file changed last, 0 when it is not there."""
        try:
            return self.path(*parts).stat().st_mtime if self.is_named else 0.0
        except OSError:
            return 0.0


def land_classes(rows: Any) -> list[LandClass]:
    """Classes of a JSON list with code, name and colour; what is none is left out."""
    found = []
    for row in rows if isinstance(rows, list) else []:
        try:
            found.append(LandClass(int(row["code"]), str(row["name"]), str(row["colour"])))
        except (KeyError, TypeError, ValueError, OverflowError):
            continue
    return found


def may_be_followed(path: str, run: str | Path) -> bool:
    """Tell whether a path that a run's record names may be looked at: whoever wrote the record, nobody else is asked.

    Addresses are none, nor are shares of another computer than the one that the run lies on.
    """
    if not path or "://" in path or path.replace("\\", "/").startswith("/vsi"):
        return False
    is_share = path[:2] in ("\\\\", "//")
    return not is_share or os.path.splitdrive(path)[0].lower() == os.path.splitdrive(str(run))[0].lower()


def number(text: Any, otherwise: float = 0.0) -> float:
    """Number in a cell of a table."""
    try:
        return float(text)
    except (TypeError, ValueError, OverflowError):
        return otherwise


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that it is either the old one or the new one. Raises: OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part{os.getpid()}")
    try:
        with open(part, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        _flush_folder(path.parent)
    finally:
        if part.exists():
            part.unlink()


def _flush_folder(folder: Path) -> None:
    """Put the names in a folder on the disk: without that a power cut may bring the old file back."""
    if os.name == "nt":  # opens no folder, and keeps names in a journal
        return
    with suppress(OSError):  # some network drives cannot
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _json_object(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
