"""The record of the benchmark: one JSON file with a line for each unit of work, written whole after each unit.

A unit is known by data set, fold, seed and kind. It remembers the settings and the state of the code that it was
recorded with, so that stale figures are seen.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import filelock
import sparse_wsss
from sparse_wsss.atomic import write_text

RESULT_MODULES = ("models", "training", "masks", "mapping", "stages", "labels", "rasters")
ONLY_LOOKING = ("bundle", "changes", "dataset", "export", "fit", "gate_history", "head_files", "heads", "look_ahead",
                "model", "onnx", "relabel", "stac", "stack", "tile_list", "tile_scores", "unbundle", "vectorize")
"""Stages that show or copy what was made, so that no figure follows from them."""


@dataclass(frozen=True, order=True)
class Key:
    """Name of a unit: data set, fold, seed, kind."""

    data_set: str
    fold: str
    seed: int
    kind: str

    def __str__(self) -> str:
        """Write as a path, as in the record."""
        return f"{self.data_set}/{self.fold}/{self.seed}/{self.kind}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """Read what ``str`` wrote."""
        data_set, fold, seed, kind = text.split("/")
        return cls(data_set, fold, int(seed), kind)


@dataclass(frozen=True)
class Record:
    """Units recorded so far, by key, and the settings that their digests stand for."""

    units: Mapping[Key, dict[str, Any]]
    settings: Mapping[str, dict[str, Any]]

    def difference(self, key: Key, settings: Mapping[str, Any]) -> str | None:
        """First setting whose value a unit was not recorded with, or None. A setting that is new since counts not."""
        known = self.settings.get(self.units[key]["settings"], {})
        for name, value in settings.items():
            if name in known and known[name] != value:
                return f"{name} was {known[name]}, now {value}"
        return None


def read_record(path: Path) -> Record:
    """Read the record; an empty one when there is none."""
    if not path.exists():
        return Record({}, {})
    found = json.loads(path.read_text(encoding="utf-8"))
    return Record({Key.parse(name): unit for name, unit in found["units"].items()}, found["settings"])


def append(path: Path, key: Key, unit: Mapping[str, Any], settings: Mapping[str, Any]) -> None:
    """Add a unit to the record, or put it in the place of an older one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(str(path.with_name(f".{path.name}.lock"))):
        known = read_record(path)
        digest = digest_of(settings)
        units = {**known.units, key: {**unit, "settings": digest}}
        used = {one["settings"] for one in units.values()}
        kept = {name: values for name, values in {**known.settings, digest: dict(settings)}.items() if name in used}
        write_text(path, as_text(units, kept))


def merge(path: Path, other: Path) -> int:
    """Add the units of another record, which win over those of this one; returns their number."""
    found = read_record(other)
    for key, unit in found.units.items():
        append(path, key, unit, found.settings[unit["settings"]])
    return len(found.units)


def confirm(path: Path, key: Key, unit: Mapping[str, Any], settings: Mapping[str, Any]) -> int:
    """Take the repeat of a unit that was recorded with an earlier state of the code and of the settings.

    Where it gives the same figures to the last digit, what has changed does not matter to the units of that data set,
    kind, settings and state of the code: they count as of today's, and remember which repeat showed it. Else the repeat
    takes the place of its unit alone.

    Returns: the number of units that are confirmed, 0 when the figures differ.
    """
    known = read_record(path).units
    before = known[key]
    if _figures(before) != _figures(unit):
        append(path, key, unit, settings)
        return 0
    alike = [one for one, was in known.items() if (one.data_set, one.kind) == (key.data_set, key.kind)
             and (was["code"], was["settings"]) == (before["code"], before["settings"])]
    for one in alike:
        append(path, one, {**known[one], "code": unit["code"], "confirmed": str(key)}, settings)
    return len(alike)


def _figures(value: Any) -> Any:
    """What was measured, without what depends on the machine."""
    if isinstance(value, Mapping):
        left_out = set(value) - {"rows", "figures"} if "rows" in value else {"seconds", "peak_mb"}
        return {name: _figures(one) for name, one in value.items() if name not in left_out}
    return value


def as_text(units: Mapping[Key, Mapping[str, Any]], settings: Mapping[str, Mapping[str, Any]]) -> str:
    """JSON with a line for each unit, so that a new one changes one line."""
    blocks = []
    for name, rows in (("settings", settings), ("units", {str(key): units[key] for key in sorted(units)})):
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in rows.items())
        blocks.append(f' "{name}": {{\n{lines}\n }}')
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def digest_of(values: Mapping[str, Any]) -> str:
    """Name for a set of settings, 12 hex digits."""
    return hashlib.sha256(json.dumps(dict(values), sort_keys=True).encode()).hexdigest()[:12]


def code_digest() -> str:
    """Name for the state of the code that makes results, 12 hex digits: comments and docstrings do not count."""
    root, digest = Path(sparse_wsss.__file__).parent, hashlib.sha256()
    paths = sorted(path for module in RESULT_MODULES for path in (root / module).rglob("*.py"))
    for path in (path for path in paths if path.parent.name != "stages" or path.stem not in ONLY_LOOKING):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            body = getattr(node, "body", None)
            if isinstance(body, list):
                node.body = [one for one in body if not _is_text(one)]  # type: ignore[attr-defined]
        digest.update(ast.dump(tree).encode())
    return digest.hexdigest()[:12]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
