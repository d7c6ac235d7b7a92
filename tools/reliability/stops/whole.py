"""Looks at every file that a stopped worker left: each that bears the name of a result has to be whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import filelock
import numpy as np
import rasterio
import torch
from safetensors import safe_open


def problems(folder: Path) -> list[str]:
    """What is not whole in a folder and below; parts, which are hidden, are no results."""
    found = []
    for path in sorted(folder.rglob("*")):
        look = LOOKS.get(path.suffix)
        if look is None or any(part.startswith((".", "worker_")) for part in path.relative_to(folder).parts):
            continue
        try:
            look(path)
        except Exception as error:  # whatever a torn file makes its reader say
            found.append(f"{path} is torn: {type(error).__name__}: {error}")
    return found


def parts(folder: Path) -> list[Path]:
    """Files that a worker was writing beside their places."""
    return [path for path in folder.rglob(".*.part*")]


def is_locked(run: Path) -> bool:
    """Whether the lock of a run is held by anybody."""
    lock = filelock.FileLock(str(run / ".lock"))
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        return True
    lock.release()
    return False


def _json(path: Path) -> None:
    json.loads(path.read_text(encoding="utf-8"))


def _lines(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:  # the last may be one that is being written
        json.loads(line)


def _tensors(path: Path) -> None:
    with safe_open(path, "pt") as file:  # type: ignore[no-untyped-call]
        for name in file.keys():  # noqa: SIM118 (it is no dictionary)
            file.get_tensor(name)


def _raster(path: Path) -> None:
    with rasterio.open(path) as dataset:
        dataset.read()


def _state(path: Path) -> None:
    torch.load(path, weights_only=True)


def _database(path: Path) -> None:
    with sqlite3.connect(path) as database:
        said = database.execute("PRAGMA integrity_check").fetchall()
    if said != [("ok",)]:
        raise ValueError(str(said))


def _array(path: Path) -> None:
    np.load(path)


def _text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if not text.endswith("\n") and not text.rstrip().endswith(">"):
        raise ValueError("its last line is cut")


LOOKS: dict[str, Callable[[Path], None]] = {
    ".json": _json, ".jsonl": _lines, ".safetensors": _tensors, ".tif": _raster, ".pt": _state, ".gpkg": _database,
    ".npy": _array, ".csv": _text, ".html": _text, ".xml": _text, ".qml": _text,
}
