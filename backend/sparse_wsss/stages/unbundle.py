"""Stage ``unbundle``: unpacks a bundle, checked, so that its job starts here or its run opens here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sparse_wsss import PROTOCOL, __version__
from sparse_wsss.atomic import folder_written_whole, write_json
from sparse_wsss.bundles.archive import HINT, JOB, unpack
from sparse_wsss.bundles.job_parts import OF_MACHINE, RASTERS, WAYS
from sparse_wsss.bundles.moved_run import settle
from sparse_wsss.context import Context, Outputs
from sparse_wsss.contract import resolve
from sparse_wsss.errors import (
    BadJob,
    BundleUnreadable,
    Cancelled,
    DiskFull,
    DriveFailed,
    NotWritable,
    OutOfMemory,
    SparseWsssError,
)
from sparse_wsss.events import Reporter
from sparse_wsss.job_paths import path_parameters
from sparse_wsss.jobs import JOBS, UnbundleJob
from sparse_wsss.labels.tile_index import read_tiles, write_tiles
from sparse_wsss.rasters.raster_file import open_raster
from sparse_wsss.run_folder import read_json
from sparse_wsss.settings import encoder_names

INPUTS = {"tile_index": ".gpkg", "raster": ".tif"}  # endings by the kinds of a job's inputs
ENCODER = re.compile(r"[\w.-]+|hf-hub:[\w.-]+/[\w.-]+")  # a name of timm or of the hub, and no path


def run(job: UnbundleJob, context: Context) -> Outputs:
    """Unpack a job or a run."""
    folder, path = Path(job.folder), Path(job.bundle)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadJob(f"{folder} is there already, and not an empty folder.", hint="Choose a new folder as FOLDER.",
                     where="folder")
    with folder_written_whole(folder) as part:
        said = unpack(path, part, partial(context.reporter.progress, "unpacking"))
        with _naming(path, part):
            settled = (_settle_job if said["kind"] == JOB else _settle_run)(path, part, folder, said)
            _look_at_rasters(part, said, context.reporter)
    if said.get("version") != __version__:
        context.reporter.warning(f"The bundle was made by version {said.get('version')}, this is {__version__}: "
                                 "results may differ.")
    fetched = settled.pop("fetched", "")
    if fetched:
        context.reporter.warning(f"The job begins with {fetched}, which is looked up on the network.")
    for kind in ("job", "map", "confidence"):
        if settled.get(kind):
            context.reporter.artifact(kind, settled[kind])
    return {"folder": str(folder), "kind": said["kind"], **settled}


@contextmanager
def _naming(path: Path, part: Path) -> Iterator[None]:
    """Let whatever is wrong with a file of the bundle name the bundle, for the file will be gone.

    Raises: BundleUnreadable; what the machine is to blame for, and a cancel, as they are.
    """
    try:
        yield
    except (BundleUnreadable, Cancelled, DiskFull, DriveFailed, NotWritable, OutOfMemory):
        raise
    except (SparseWsssError, RecursionError) as error:
        reason = error.message if isinstance(error, SparseWsssError) else "a record is nested too deeply."
        raise BundleUnreadable(f"{path.name} is damaged: {reason.replace(f'{part}{os.sep}', '')} Nothing was unpacked.",
                               hint=HINT) from None


def _look_at_rasters(part: Path, said: Mapping[str, Any], reporter: Reporter) -> None:
    """See that every raster is one and shows its own pixels alone: QGIS opens them too."""
    for name in said["files"]:
        if name.endswith(".tif"):
            reporter.check()
            open_raster(part / name).close()


def _settle_job(path: Path, part: Path, folder: Path, said: Mapping[str, Any]) -> Outputs:
    """Write the job, and that of its training alone, with the paths of this machine."""
    given = read_json(part / "job.json", None)
    stage = given.get("stage") if isinstance(given, dict) else None
    if stage not in ("train", "pipeline") or not isinstance(given.get("parameters"), dict):
        raise BundleUnreadable(f"{path.name} holds no job.", hint=HINT)
    values = {name: value for name, value in given["parameters"].items() if name not in OF_MACHINE}
    files = said["files"]
    for name, entry in path_parameters(stage).items():
        value = values.get(name)
        is_there = value == WAYS.get(name) if entry["role"] == "output" else \
            isinstance(value, str) and value in files and value.endswith(INPUTS[entry["kind"]])
        if value and not is_there:
            raise BundleUnreadable(f"{path.name} holds a job that names '{value}', which is not in it.", hint=HINT)
        if value:
            values[name] = str(folder / value)
    encoders = encoder_names(str(values.get("pretrained") or ""))
    foreign = next((one for one in encoders if one not in files and not ENCODER.fullmatch(one)), None)
    if foreign:
        raise BundleUnreadable(f"{path.name} holds a job that names '{foreign}', which is not in it.", hint=HINT)
    values["pretrained"] = ";".join(str(folder / one) if one in files else one for one in encoders)
    resolve(stage, values)
    for name, one in {"job.json": stage, "train.json": "train"}.items():
        chosen = {key: value for key, value in values.items() if key in JOBS[one].model_fields}
        write_json(part / name, {"protocol": PROTOCOL, "stage": one, "parameters": chosen})
    _settle_tiles(path, part, folder, said)
    return {"job": str(folder / "job.json"), "stage": stage,
            "fetched": ", ".join(one for one in encoders if one not in files)}


def _settle_tiles(path: Path, part: Path, folder: Path, said: Mapping[str, Any]) -> None:
    """Let the tile index name the rasters of the bundle, and no other."""
    tiles = read_tiles(part / "tiles.gpkg")

    def here(source: Path) -> Path:
        name = f"{RASTERS}/{str(source).replace(chr(92), '/').rpartition('/')[2]}"
        if name not in said["files"]:
            raise BundleUnreadable(f"{path.name} has tiles of '{source}', which is not in it.", hint=HINT)
        return folder / name

    optical, sar = [here(one) for one in tiles.optical], [here(one) if one else None for one in tiles.sar]
    write_tiles(part / "tiles.gpkg", replace(tiles, optical=optical, sar=sar))


def _settle_run(path: Path, part: Path, folder: Path, said: Mapping[str, Any]) -> Outputs:
    moved, origins, shown = (_texts(path, said.get(name)) for name in ("moved", "origins", "shown"))
    rasters = {name for name in said["files"] if name.endswith(".tif")}
    if not set(shown.values()) <= rasters or not set(moved.values()) <= {"run", *said["files"]} \
            or not (part / "run" / "provenance.json").is_file():
        raise BundleUnreadable(f"{path.name} holds no run.", hint=HINT)
    settle(part / "run", {old: str(folder / new) for old, new in moved.items()}, origins)
    return {"run": str(folder / "run"), "map": str(folder / shown["output"]) if "output" in shown else None,
            "confidence": str(folder / shown["confidence"]) if "confidence" in shown else None}


def _texts(path: Path, table: Any) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(one, str) and one and key for key, one in table.items()):
        raise BundleUnreadable(f"{path.name} does not say where its run was.", hint=HINT)
    return table
