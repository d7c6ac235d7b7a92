"""How far a run is, from its own files: which stages are done, what was asked, how it ended.

A file that is missing, half there or damaged counts as not there. Curves and tables are read elsewhere.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .run_files import RunFiles
from .settings_values import PRESET_STAGES, preset_settings, setting_entries

LAST_BYTES = 1 << 16  # of the events
STANDARD = "standard"  # the preset that is taken where none is named
PIPELINE = ("train", "heads", "pseudomasks", "refine", "predict")


@dataclass(frozen=True)
class RunStatus:
    """State of a run: ``stages`` by name are ``done``, ``started`` or missing.

    ``asked`` is what its last ``pipeline``, or else ``train``, was asked for: a stage that was run alone since then,
    as a look at a head is, changes nothing about it. ``preset`` is the one that such a stage takes.
    """

    stages: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    asked_stage: str = ""
    asked: dict[str, Any] = field(default_factory=dict)
    exits: dict[str, int | None] = field(default_factory=dict)
    preset: str = STANDARD

    def is_resumable(self, stage: str) -> bool:
        """Tell whether the last job of a stage has something left to do."""
        return stage in self.exits and self.exits[stage] != 0

    def own_settings(self) -> tuple[str, dict[str, Any]]:
        """Return the preset that was asked for, and the settings that were given beside it."""
        preset = str(self.asked.get("preset") or STANDARD)
        said = preset_settings(preset)
        own = {}
        if self.asked_stage in PRESET_STAGES:
            for name, entry in setting_entries(self.asked_stage).items():
                value = self.asked.get(name)
                if value is not None and value != said.get(name, entry["default"]):
                    own[name] = value
        return preset, own


def run_status(run: str | Path) -> RunStatus:
    """Look at a run folder; an empty status when there is none."""
    files = RunFiles(run)
    stages, seconds = {}, {}
    for stage in (*PIPELINE, "relabel"):
        record = _object(files, stage, "stage.json")
        if record.get("status") in ("done", "started"):
            stages[stage] = str(record["status"])
        if isinstance(record.get("seconds"), (int, float)):
            seconds[stage] = float(record["seconds"])
    jobs = _object(files, "provenance.json").get("jobs")
    jobs = [job for job in jobs if isinstance(job, dict)] if isinstance(jobs, list) else []
    asked_stage, asked = _asked(jobs)
    return RunStatus(stages, seconds, asked_stage, asked, _exits(jobs),
                     str(_object(files, "settings.json").get("preset") or STANDARD))


def _asked(jobs: list[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """Stage and parameters of the last job that chose the settings of the run: the whole before the training alone."""
    for stage in PRESET_STAGES:
        for job in reversed(jobs):
            if job.get("stage") == stage and isinstance(job.get("parameters"), dict):
                return stage, job["parameters"]
    return "", {}


def _exits(jobs: list[dict[str, Any]]) -> dict[str, int | None]:
    """How the last job of each stage ended, None while it has not; the whole, once finished, finishes its stages."""
    found: dict[str, int | None] = {}
    for job in jobs:
        stage, code = str(job.get("stage", "")), job.get("exit")
        if stage == "pipeline" and code == 0:
            found.clear()
        found[stage] = code if isinstance(code, int) else None
    return found


def last_said(run: str | Path) -> list[dict[str, Any]]:
    """Last events of a run; not more than a window reads in a moment."""
    if not run:
        return []
    try:
        with open(Path(run) / "events.jsonl", "rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - LAST_BYTES))
            lines = file.read().splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):  # the cut first line, or one that is just being written
            continue
        if isinstance(event, dict):
            found.append(event)
    return found


def _object(files: RunFiles, *parts: str) -> dict[str, Any]:
    found = files.json(*parts)
    return found if isinstance(found, dict) else {}


def free_run_folder(folder: Path) -> Path:
    """First of ``run``, ``run_2``, ``run_3`` ... that is not there yet."""
    stem = folder.name.rstrip("0123456789").rstrip("_") or folder.name or "run"
    candidate, number = folder.parent / stem, 2
    while candidate.exists():
        candidate, number = folder.parent / f"{stem}_{number}", number + 1
    return candidate
