"""The paths of a job: absolute, and no output over an input.

What a parameter is comes from the contract; files are not opened here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from sparse_wsss.contract import stage_parameters
from sparse_wsss.errors import BadJob
from sparse_wsss.fields import Job

NO_PATH = frozenset({"extent", "text", "field", "crs"})  # kinds of inputs that are no file or folder
AnyJob = TypeVar("AnyJob", bound=Job)


def with_whole_paths(stage: str, job: AnyJob) -> AnyJob:
    """Return the job with absolute paths, so that the record of a run holds wherever it was started.

    Inputs that are no file here stay as they are: they may be addresses that GDAL understands.
    """
    changes: dict[str, Any] = {}
    for name, entry in path_parameters(stage).items():
        value = getattr(job, name)
        if isinstance(value, list):
            changes[name] = [_whole(path, entry) for path in value]
        elif value:
            changes[name] = _whole(value, entry)
    return job.model_copy(update=changes)


def require_own_outputs(stage: str, job: Job) -> None:
    """See that no output would be written over an input or another output; a tile index may be labelled in place.

    Raises: BadJob naming both parameters.
    """
    entries = path_parameters(stage)
    taken: dict[str, str] = {}
    for name in sorted(entries, key=lambda name: entries[name]["role"]):  # inputs first
        value, entry = getattr(job, name), entries[name]
        for path in value if isinstance(value, list) else [value] if value else []:
            file = os.path.normcase(os.path.realpath(path.partition("|")[0]))
            other = taken.get(file)
            if entry["role"] == "output" and other and not entry["kind"] == entries[other]["kind"] == "tile_index":
                raise BadJob(f"{name.upper()} would be written over {other.upper()}: {path}.",
                             hint=f"Choose another file for {name.upper()}.", where=name)
            taken[file] = name


def path_parameters(stage: str) -> dict[str, dict[str, Any]]:
    """Parameters of a stage that are paths, as ``stage_parameters`` describes them."""
    return {name: entry for name, entry in stage_parameters(stage).items()
            if entry["role"] != "setting" and entry["kind"] not in NO_PATH}


def input_paths(stage: str, job: Job) -> Iterator[tuple[str, str, str]]:
    """Each path that a job reads: name of its parameter, path, kind."""
    for name, entry in path_parameters(stage).items():
        value = getattr(job, name) if entry["role"] == "input" else None
        for path in value if isinstance(value, list) else [value] if value else []:
            yield name, path, entry["kind"]


def _whole(path: str, entry: Mapping[str, Any]) -> str:
    file, bar, rest = path.partition("|")
    return os.path.abspath(file) + bar + rest if entry["role"] == "output" or os.path.exists(file) else path
