"""Gathers what a run left on the disk for its report; what is not there is None or empty, never an error.

Reads JSON, JSON lines and CSV. Rasters are read by ``rasters.quicklook``; showing it is left to ``run_report``.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sparse_wsss.csv_text import text_of_cell
from sparse_wsss.errors import ReferenceUnreadable
from sparse_wsss.json_text import parse_json
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.run_folder import RunFolder, read_json

Row = dict[str, str]
MAPPING_STAGES = ("pipeline", "predict")  # the jobs that say which raster was mapped and where the map lies
TIMED_STAGES = ("train", "heads", "pseudomasks", "relabel", "refine", "predict", "evaluate")


@dataclass(frozen=True)
class RunFacts:
    """One run as its files tell it."""

    name: str
    folder: Path
    jobs: list[dict[str, Any]]
    """Provenance: stage, parameters, inputs, start, end, exit, version, packages of each job."""
    settings: dict[str, Any]
    card: dict[str, Any]
    """Model card of the training: classes, modalities, tile size, network."""
    classes: ClassTable
    stages: dict[str, dict[str, Any]]
    """``stage.json`` of the finished stages by name."""
    metrics: list[dict[str, Any]]
    ready: dict[str, Any]
    heads: list[Row]
    clusters: list[Row]
    rounds: list[dict[str, Any]]
    accuracy: dict[str, Any]

    @property
    def mapping(self) -> Mapping[str, Any]:
        """Parameters of the newest job that mapped a scene."""
        found = [job["parameters"] for job in self.jobs if job.get("stage") in MAPPING_STAGES and "parameters" in job]
        return found[-1] if found else {}

    def seconds(self) -> dict[str, float]:
        """Seconds of each finished stage, in the order of the work."""
        known = {name: record.get("seconds") for name, record in self.stages.items()}
        return {name: float(value) for name in TIMED_STAGES if (value := known.get(name)) is not None}

    def number(self, *names: str) -> int | None:
        """Find the first of these numbers among the outputs of the stages."""
        for name in names:
            for record in self.stages.values():
                value = record.get("outputs", {}).get(name)
                if isinstance(value, int | float):
                    return int(value)
        return None

    def heads_open(self) -> tuple[int, int] | None:
        """Count open heads and all heads."""
        if not self.heads:
            return None
        return sum(is_open(head) for head in self.heads), len(self.heads)


def gather(run: RunFolder) -> RunFacts:
    """Read everything that is there."""
    folder = run.path
    card = _object(folder / "train" / "model.json")
    rounds = read_optional(folder / "refine" / "rounds.json")
    return RunFacts(
        name=folder.name, folder=folder, jobs=_object(folder / "provenance.json").get("jobs", []),
        settings=_object(folder / "settings.json"), card=card, classes=_classes(card),
        stages={name: record for name in TIMED_STAGES if (record := run.record(name)) is not None},
        metrics=json_lines(folder / "metrics.jsonl"),
        ready=next((e for e in reversed(json_lines(folder / "events.jsonl")) if e.get("event") == "ready"), {}),
        heads=_heads(folder), clusters=csv_rows(folder / "pseudomasks" / "clusters.csv"),
        rounds=_round_list(rounds), accuracy=_object(folder / "evaluate" / "accuracy.json"),
    )


def is_open(head: Row) -> bool:
    """Tell whether a row of gates.csv or heads.csv is an open head."""
    return head.get("open", "").strip().lower() in ("1", "true", "yes", "1.0")


def as_float(text: Any) -> float | None:
    """Number of a cell, or None."""
    try:
        value = float(text)
    except (TypeError, ValueError):
        return None
    return value if value == value else None  # NaN is no figure


def json_lines(path: Path) -> list[dict[str, Any]]:
    """Objects of a file of JSON lines; a line that broke off is left out."""
    lines = []
    for line in _text(path).splitlines():
        try:
            value = parse_json(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            lines.append(value)
    return lines


def csv_rows(path: Path) -> list[Row]:
    """Rows of a CSV file as dictionaries; empty when it is not there."""
    rows = csv.DictReader(_text(path).splitlines())
    return [{key: text_of_cell(value or "") for key, value in row.items() if key} for row in rows]


def read_optional(path: Path) -> Any:
    """Value of a JSON file, or None when it is missing or broken."""
    try:
        return read_json(path, None)
    except (OSError, ValueError):
        return None


def _object(path: Path) -> dict[str, Any]:
    value = read_optional(path)
    return value if isinstance(value, dict) else {}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _classes(card: Mapping[str, Any]) -> ClassTable:
    try:
        return ClassTable.from_json(card.get("classes") or [])
    except ReferenceUnreadable:
        return ClassTable()


def _heads(folder: Path) -> list[Row]:
    """Gates of all heads, with the importance of those that the heads stage measured."""
    measured = csv_rows(folder / "heads" / "heads.csv")
    importance = {(row.get("layer"), row.get("head")): row.get("importance", "") for row in measured}
    gates = csv_rows(folder / "train" / "gates.csv") or measured
    return [{**row, "importance": importance.get((row.get("layer"), row.get("head")), "")} for row in gates]


def _round_list(value: Any) -> list[dict[str, Any]]:
    rows = value.get("rounds", []) if isinstance(value, dict) else value
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
