"""Disks that are full, that may only be read, or that have no room for temporary files: small ones, really mounted."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from reliability.resources.base import Base, Case, Outcome, Unexpected, ran, told
from tests.worker import Worker


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of a size in memory. Raises: Unexpected where the system does not allow one."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        raise Unexpected("needs the right to mount a small disk (root)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill a disk to its last byte; removing the file makes room again."""
    filler = folder / "filler"
    with open(filler, "wb", buffering=0) as file:
        for size in (1 << 16, 1 << 8, 1):
            with suppress(OSError):
                while file.write(bytes(size)) == size:
                    pass
    return filler


def full_disk(stage: str, message: str, base: Base, folder: Path) -> Outcome:
    """The disk of run and map fills up while a stage is at work."""
    with disk(folder / "disk", "64m") as place:
        if stage not in ("train", "heads"):
            base.half_way(place)

        def disturb(worker: Worker) -> None:
            worker.until_at_work(stage, message=message)
            fill(place)

        done = ran("pipeline", base.job(place), folder, disturb)
        said = told(done, "disk_full")
        if (place / "map.tif").exists():
            raise Unexpected("there is a map, though the disk was full before it")
        (place / "filler").unlink()
        base.goes_on(place, folder)
    return Outcome(said)


def full_output(base: Base, folder: Path) -> Outcome:
    """The disk of the map alone is full; a map of before lies there."""
    with disk(folder / "disk", "400k") as place:
        (place / "map.tif").write_bytes(b"of before")
        fill(place)
        job = {**base.job(folder), "run": str(base.half_way(folder)), "output": str(place / "map.tif"),
               "confidence": str(place / "confidence.tif")}
        said = told(ran("pipeline", job, folder), "disk_full")
        if (place / "map.tif").read_bytes() != b"of before":
            raise Unexpected("the map of before was touched")
        (place / "filler").unlink()
        if ran("pipeline", job, folder).exit_code:
            raise Unexpected("it did not go on")
        base.require_same(place)
    return Outcome(f"{said}; the map of before stayed")


def failing_disk(base: Base, folder: Path) -> Outcome:
    """A disk fails while it is written, and the system lets it be read only, as it does with a bad one."""
    image, place = folder / "disk.img", folder / "disk"
    place.mkdir()
    with open(image, "wb") as file:
        file.truncate(64 << 20)
    _do("mkfs.ext4", "-q", image)
    _do("mount", "-o", "loop", image, place)
    try:
        base.half_way(place)
        _do("sync", "-f", place)  # a copy is on the disk after some seconds only, and what the worker writes is at once

        def disturb(worker: Worker) -> None:
            worker.until_at_work("refine", message="round 1")
            _do("mount", "-o", "remount,abort", place)

        said = told(ran("pipeline", base.job(place), folder, disturb), "not_writable", "run_not_writable",
                    "drive_failed")
        _do("umount", place)
        _do("mount", "-o", "loop", image, place)  # its journal brings it back, as after a restart
        base.goes_on(place, folder)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=False)
    return Outcome(said)


def _do(*command: str | Path) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode:
        raise Unexpected(f"{command[0]} failed, which needs root and a loop device: {done.stderr.strip()}")


def read_only_from_the_start(base: Base, folder: Path) -> Outcome:
    """A run on a disk that may only be read."""
    with disk(folder / "disk", "64m") as place:
        base.half_way(place)
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        job = {**base.job(folder), "run": str(place / "run")}
        said = told(ran("pipeline", job, folder), "not_writable", "run_not_writable")
        subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
        if ran("pipeline", job, folder).exit_code:
            raise Unexpected("it did not go on")
        base.require_same(folder)
    return Outcome(said)


def no_temporary_room(base: Base, folder: Path) -> Outcome:
    """The folder for temporary files is full when a model is unpacked there; nothing of a pipeline needs it."""
    model = base.run / "refine" / "model.safetensors"
    with zipfile.ZipFile(folder / "model.zip", "w") as archive:
        for path in (model, model.with_suffix(".json")):
            archive.write(path, path.name)
    job = {"action": "install", "model": folder / "model.zip", "library": folder / "library"}
    with disk(folder / "disk", "400k") as place, variable("TMPDIR", str(place)):
        filler = fill(place)
        os.truncate(filler, filler.stat().st_size - 65_536)  # of a full folder Python takes the next one by itself
        said = told(ran("model", job, folder), "disk_full", "not_writable")
        base.half_way(folder)
        base.goes_on(folder, folder)
        filler.unlink()
        shutil.rmtree(folder / "library", ignore_errors=True)
    if ran("model", job, folder).exit_code:
        raise Unexpected("with room the model was not installed")
    return Outcome(f"{said} for a model in a .zip; a pipeline needs no temporary file and was not disturbed")


@contextmanager
def variable(name: str, value: str) -> Iterator[None]:
    """Set a variable of the workers that are started meanwhile."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


DISKS = (
    Case("disk full while the network is trained", partial(full_disk, "train", "training")),
    Case("disk full in a round of the refinement", partial(full_disk, "refine", "round 1")),
    Case("disk of the map full, with a map of before on it", full_output),
    Case("disk that fails in the refinement and turns read-only", failing_disk),
    Case("run on a disk that may only be read", read_only_from_the_start),
    Case("no room for temporary files", no_temporary_room),
)
