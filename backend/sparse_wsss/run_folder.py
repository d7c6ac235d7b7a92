"""A run is its record: what was asked, what was used, what came of it, stage by stage.

``RunFolder`` decides whether a stage starts, goes on or is already done. It knows nothing of what
the stages compute.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar

import filelock
from pydantic import BaseModel, ValidationError

from sparse_wsss import PROTOCOL, __version__
from sparse_wsss.atomic import flush_folder, make_folder, write_json
from sparse_wsss.errors import NotWritable, RunBusy, RunHoldsAnother, RunIncomplete, RunNotWritable
from sparse_wsss.json_text import parse_json
from sparse_wsss.run_links import require_no_way_out

RECORD = "stage.json"
STATE = "state.pt"  # where a training saves what it resumes from
TILES_COPY, STORE = "tiles.gpkg", "cache"  # of a training: its tile index, and the pixels of its tiles
HEADER_BYTES = 64 * 1024  # a GeoTIFF keeps its header and directory there
NOT_COMPARED = frozenset({"preset", "device", "threads", "run", "tiles", "output", "confidence", "output_clusters",
                          "pretrained"})
OWN = frozenset({"CANCEL", ".lock", "worker.log"})  # may lie in a folder before ``provenance.json`` does
PARTS = ".*.part*"  # what a killed worker was writing, as ``atomic.written_whole`` names it
AnySettings = TypeVar("AnySettings", bound=BaseModel)
PACKAGES = ("torch", "timm", "segmentation-models-pytorch", "scikit-learn", "rasterio", "numpy")


class RunFolder:
    """One run on the disk.

    Args:
        path: the folder; made when it is not there.
        create: False demands a folder that already holds a run.
    Raises: RunNotWritable, also for a run with links to elsewhere; RunIncomplete.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = Path(path).absolute()
        if not create and not (self.path / "provenance.json").exists():
            raise RunIncomplete(f"{self.path} holds no run.", hint="Run the algorithm 'Train' with this RUN first.")
        if create and self.path.is_dir() and not (self.path / "provenance.json").exists():
            foreign = [e.name for e in self.path.iterdir() if e.name not in OWN and not fnmatch(e.name, PARTS)]
            if foreign:
                raise RunHoldsAnother(
                    f"The folder {self.path} is not empty and holds no run (it has '{sorted(foreign)[0]}').",
                    hint="Choose an empty or new folder as RUN.",
                )
        try:
            make_folder(self.path)
        except NotWritable as error:
            raise RunNotWritable(f"RUN: {error.message}", hint=error.hint) from None
        require_no_way_out(self.path)

    @contextmanager
    def locked(self, since: float | None = None) -> Iterator[None]:
        """Hold the run for this worker alone; the system frees it when the worker dies.

        Args:
            since: time at which this job began; a CANCEL that is younger is meant for it, an older one for another.
        """
        lock = filelock.FileLock(str(self.path / ".lock"))
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            raise RunBusy(
                f"Another worker is at work in {self.path}.", hint="Wait for it, cancel it, or choose another RUN."
            ) from None
        except PermissionError as error:
            raise RunNotWritable(f"RUN {self.path} cannot be written: {error.strerror}.",
                                 hint="Choose a folder that you may write to.") from None
        try:
            self._forget_cancel(time.time() if since is None else since)
            for part in self.path.rglob(PARTS):
                part.unlink(missing_ok=True)
            yield
        finally:
            lock.release()

    def _forget_cancel(self, since: float) -> None:
        cancel = self.path / "CANCEL"
        with suppress(FileNotFoundError):
            if cancel.stat().st_mtime < since:
                cancel.unlink()

    # ------------------------------------------------------------ the run as a whole

    @property
    def settings(self) -> dict[str, Any]:
        """Resolved settings by stage, and the preset."""
        settings: dict[str, Any] = read_json(self.path / "settings.json", {})
        return settings

    def remember_settings(self, stage: str, settings: Mapping[str, Any], preset: str | None) -> None:
        """Add a stage's resolved settings to ``settings.json``."""
        known = self.settings
        known[stage] = dict(settings)
        if preset:
            known["preset"] = preset
        write_json(self.path / "settings.json", known)

    def provenance_open(self, stage: str, parameters: Mapping[str, Any], inputs: Mapping[str, Any]) -> None:
        """Note that a job starts: versions, machine, seed and inputs. Complete once ``provenance_close`` was called."""
        record = self._provenance()
        record["jobs"].append({
            "stage": stage, "parameters": dict(parameters), "inputs": dict(inputs), "start": now(), "end": None,
            "exit": None, "version": __version__, "protocol": PROTOCOL, "revision": revision(),
            "python": platform.python_version(), "platform": platform.platform(), "packages": package_versions(),
        })
        write_json(self.path / "provenance.json", record)
        write_json(self.path / "job.json", {"protocol": PROTOCOL, "stage": stage, "parameters": dict(parameters)})

    def provenance_close(self, exit_code: int, **facts: Any) -> None:
        """Note how the newest job ended."""
        record = self._provenance()
        (record["jobs"] or [{}])[-1].update(end=now(), exit=exit_code, **facts)
        write_json(self.path / "provenance.json", record)

    def _provenance(self) -> dict[str, Any]:
        path = self.path / "provenance.json"
        record: dict[str, Any] = read_json(path, {"jobs": []})
        jobs = record.get("jobs")
        if not isinstance(jobs, list) or not all(isinstance(job, dict) for job in jobs):
            raise damaged(path, "it has no list of jobs")
        return record

    # ------------------------------------------------------------ one stage

    def folder(self, stage: str) -> Path:
        """Folder of a stage."""
        return self.path / stage

    def record(self, stage: str) -> dict[str, Any] | None:
        """What is known of a finished stage, or None."""
        record = self._read(stage)
        return record if record and record["status"] == "done" else None

    def need(self, stage: str, algorithm: str) -> dict[str, Any]:
        """Return the record of a stage that has to be finished.

        Raises: RunIncomplete naming the algorithm to run first.
        """
        record = self.record(stage)
        if record is None:
            raise RunIncomplete(f"The run {self.path} has no finished stage '{stage}'.",
                                hint=f"Run the algorithm '{algorithm}' with this RUN first.")
        return record

    def begin(self, stage: str, settings: Mapping[str, Any], inputs: Mapping[str, Any]) -> dict[str, Any] | None:
        """Start, resume or reuse a stage.

        Returns: the record of the stage when it is already done with the same settings and inputs, else None.
        Raises: RunHoldsAnother when the stage is ``train`` and was done, or half done, with others: a run is one
            training. Later stages, and a training that broke off before its first saved state, are set
            aside instead (``refine`` becomes ``refine.1``), never overwritten.
        """
        folder = self.folder(stage)
        asked = {"settings": comparable(settings), "inputs": json.loads(json.dumps(dict(inputs), default=str))}
        known = self._read(stage)
        if known is not None:
            differs = difference(known, asked)
            if differs is None:
                return known if known["status"] == "done" else None
            if stage == "train" and (known["status"] == "done" or (folder / STATE).exists()):
                raise RunHoldsAnother(f"The run {self.path} holds another training: {differs}.",
                                      hint="Choose a new folder as RUN, or ask for the same settings to go on.")
            self.set_aside(stage)
        make_folder(folder)
        write_json(folder / RECORD, {"stage": stage, **asked, "status": "started", "start": now()})
        return None

    def _read(self, stage: str) -> dict[str, Any] | None:
        """What a stage noted, finished or not; None where it has not begun."""
        path = self.folder(stage) / RECORD
        if not path.exists():
            return None
        record: dict[str, Any] = read_json(path, {})
        is_done = record.get("status") == "done"
        if not isinstance(record.get("status"), str) or not all(
                isinstance(record.get(part), dict)
                for part in ("settings", "inputs", *(("outputs",) if is_done else ()))):
            raise damaged(path, "it is no record of a stage")
        return record

    def finish(self, stage: str, outputs: Mapping[str, Any], seconds: float, **details: Any) -> None:
        """Mark a stage as done, with what it made; ``details`` are for the stages that follow, not for people."""
        path = self.folder(stage) / RECORD
        record = read_json(path, {})
        record.update(status="done", outputs=dict(outputs), **details, seconds=round(seconds, 2), end=now())
        write_json(path, record)

    def note(self, stage: str, settings: Mapping[str, Any], inputs: Mapping[str, Any], outputs: Mapping[str, Any],
             seconds: float) -> None:
        """Record the newest use of a stage that keeps nothing in its folder, whatever was noted before."""
        write_json(self.folder(stage) / RECORD, {
            "stage": stage, "settings": comparable(settings), "inputs": dict(inputs), "status": "done",
            "outputs": dict(outputs), "seconds": round(seconds, 2), "end": now(),
        })

    def set_aside(self, stage: str) -> Path:
        """Rename a stage's folder to the first free ``stage.N``."""
        number = 1
        while (self.path / f"{stage}.{number}").exists():
            number += 1
        aside = self.path / f"{stage}.{number}"
        os.replace(self.folder(stage), aside)
        flush_folder(self.path)
        return aside


def comparable(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that shape a result: not where it is computed or written."""
    return {name: value for name, value in settings.items() if name not in NOT_COMPARED}


def difference(known: Mapping[str, Any], asked: Mapping[str, Any]) -> str | None:
    """Name the first setting or input in which two records differ, or None when they agree."""
    for part in ("settings", "inputs"):
        for name in sorted({*known.get(part, {}), *asked[part]}):
            before, after = known.get(part, {}).get(name), asked[part].get(name)
            if before != after:
                return f"{name} was {before}, now {after}"
    return None


def file_facts(path: str | Path) -> dict[str, Any]:
    """Size, modification time and header hash of an input file, for the provenance."""
    path = Path(path)
    if not path.is_file():
        return {"path": str(path)}
    state = path.stat()
    return {"path": str(path), "size": state.st_size, "header": header_hash(path),
            "modified": datetime.fromtimestamp(state.st_mtime, timezone.utc).isoformat(timespec="seconds")}


def header_hash(path: Path) -> str:
    """SHA-256 of the first 64 KiB of a file, 16 hex digits."""
    with open(path, "rb") as file:
        return hashlib.sha256(file.read(HEADER_BYTES)).hexdigest()[:16]


def file_hash(path: Path) -> str:
    """SHA-256 of a whole file, 16 hex digits."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()[:16]


def read_json(path: Path, default: Any) -> Any:
    """Read a JSON file of the run, or return the default when it is not there.

    Raises: RunIncomplete when it is damaged, or holds another kind of value than the default.
    """
    try:
        value = parse_json(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return default
    except ValueError as error:
        raise damaged(path, str(error)) from None
    if default is not None and not isinstance(value, type(default)):
        raise damaged(path, "it holds something else")
    return value


def read_text(path: Path) -> str:
    """Read a text file of the run.

    Raises: RunIncomplete when it is no text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise damaged(path, str(error)) from None


def settings_of(record: Mapping[str, Any], model: type[AnySettings], folder: Path) -> AnySettings:
    """The settings of a stage's record that belong to a model, checked.

    Raises: RunIncomplete when they are none of this version's.
    """
    try:
        return model.model_validate({name: record["settings"][name] for name in model.model_fields
                                     if name in record["settings"]})
    except ValidationError as error:
        raise damaged(folder / RECORD, f"its settings do not fit ({str(error.errors()[0]['msg']).lower()})") from None


def damaged(path: Path, reason: str) -> RunIncomplete:
    """Error for a file of a run that cannot be used."""
    return RunIncomplete(f"{path} is damaged: {reason}.",
                         hint="Choose a new folder as RUN, or put a copy of the file back.")


def package_versions() -> dict[str, str]:
    """Versions of the packages that shape a result."""
    return {name: metadata.version(name) for name in PACKAGES}


def revision() -> str:
    """Git revision of the sources when they are a checkout, else the release."""
    head = Path(__file__).resolve().parents[2] / ".git"
    try:
        text = (head / "HEAD").read_text(encoding="utf-8").strip()
        return (head / text[5:]).read_text(encoding="utf-8").strip() if text.startswith("ref: ") else text
    except OSError:
        return f"release {__version__}"


def now() -> str:
    """Time in UTC, to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Seconds so far."""
        return time.perf_counter() - self._start
