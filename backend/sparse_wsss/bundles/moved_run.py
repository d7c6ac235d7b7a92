"""A run that moves to another machine: which of its files go along, and the paths in its records.

Packing and unpacking are left to ``archive``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from sparse_wsss.atomic import write_json
from sparse_wsss.bundles.archive import BEGIN, SUFFIXES
from sparse_wsss.errors import SparseWsssError
from sparse_wsss.labels.tile_index import read_tiles, write_tiles
from sparse_wsss.rasters.addresses import is_address
from sparse_wsss.rasters.carried_units import origin_of
from sparse_wsss.rasters.raster_file import open_raster
from sparse_wsss.rasters.sidecars import sidecar_paths
from sparse_wsss.run_folder import OWN, PARTS, STORE, TILES_COPY, RunFolder, read_json
from sparse_wsss.zip_names import is_odd

MADE_ANEW = frozenset({f"train/{STORE}", "heads/views", "dock", "tensorboard"})  # folders
RECORDS = ("job.json", "settings.json", "provenance.json", "*/stage.json")
READ_THERE = frozenset({"inputs", "sources"})  # with the sizes and hashes that the files had
RUN = "run"
SHOWN = {"output": "map.tif", "confidence": "confidence.tif"}
"""Rasters that a run is known by, which may lie outside of it: output of ``predict``, and name in the bundle."""


def files_of_run(folder: Path) -> dict[str, Path]:
    """Files of a run that tell what was done and what came of it, by their names in the bundle."""
    found = {}
    for place, folders, files in os.walk(folder):
        inside = Path(place).relative_to(folder)
        folders[:] = sorted(name for name in folders if (inside / name).as_posix() not in MADE_ANEW)
        for name in sorted(files):
            path = Path(place, name)
            if path.suffix in SUFFIXES and name not in OWN and not fnmatch(name, PARTS) and not path.is_symlink():
                packed = f"{RUN}/{(inside / name).as_posix()}"
                if not is_odd(packed):
                    found[packed] = path
    return found


def shown_files(run: RunFolder) -> tuple[dict[str, Path], dict[str, str]]:
    """The map and its confidence, with what lies beside them.

    Returns: files outside of the run by their names in the bundle; the name there of each output of ``predict``.
    """
    files, names = {}, {}
    noted = (run.record("predict") or {}).get("outputs", {})
    for kind, name in SHOWN.items():
        path = Path(str(noted.get(kind) or ""))
        if path.suffix.lower() not in (".tif", ".tiff") or not _may_be_looked_at(path, run.path) or not path.is_file():
            continue  # a record of a stranger must not take along any file of this machine
        if path.is_relative_to(run.path):
            names[kind] = f"{RUN}/{path.relative_to(run.path).as_posix()}"
            continue
        names[kind] = name
        for file, packed in zip((path, *sidecar_paths(path)), (Path(name), *sidecar_paths(Path(name))), strict=True):
            if file.is_file():
                files[packed.as_posix()] = file
    return files, names


def origins(run: RunFolder) -> dict[str, str]:
    """Of the rasters of a run that a bundle brought, where they lay before."""
    tiles = read_tiles(run.folder("train") / TILES_COPY)
    paths = {str(path) for path in (*tiles.optical, *tiles.sar) if path}
    for job in read_json(run.path / "provenance.json", {}).get("jobs", ()):
        asked = job.get("parameters")
        if isinstance(asked, dict):
            paths |= {str(asked[name]) for name in ("raster", "sar") if asked.get(name)}
    found = {}
    for path in sorted(paths):
        if not path.endswith(".tif") or not _may_be_looked_at(Path(path), run.path):  # no raster of a bundle
            continue
        try:
            with open_raster(path) as dataset:
                origin = origin_of(dataset)
        except SparseWsssError:  # the run is packed all the same
            continue
        if origin:
            found[path] = origin
    return found


def is_whole_raster(path: Path) -> bool:
    """Tell whether a raster can be read as ``unbundle`` will ask for."""
    try:
        open_raster(path).close()
    except SparseWsssError:
        return False
    with open(path, "rb") as file:
        return file.read(4) in BEGIN[".tif"]


def _may_be_looked_at(path: Path, run: Path) -> bool:
    """Tell whether a path that a run names is one of this computer, or of the share that the run lies on."""
    is_share = str(path).replace("\\", "/").startswith("//")
    return not is_address(path) and (not is_share or path.drive.lower() == run.drive.lower())


def settle(run: Path, moved: Mapping[str, str], origins: Mapping[str, str]) -> None:
    """Let the records and the tile index of an unpacked run name its files where they are now.

    Args:
        run: the folder in which it lies for now.
        moved: old paths of the run and of its maps, and where they will be.
        origins: rasters of the other machine, and where they lie on this one.
    """
    for pattern in RECORDS:
        for path in sorted(run.glob(pattern)):
            write_json(path, relocated(read_json(path, {}), {**origins, **moved}))
    index = run / "train" / TILES_COPY
    if origins and index.is_file():
        tiles, places = read_tiles(index), {str(Path(old)): Path(new) for old, new in origins.items()}
        optical = [places.get(str(path), path) for path in tiles.optical]
        sar = [None if path is None else places.get(str(path), path) for path in tiles.sar]
        write_tiles(index, replace(tiles, optical=optical, sar=sar))


def relocated(value: Any, moved: Mapping[str, str]) -> Any:
    """Replace old paths, and those inside of an old folder, in all texts of a JSON value but what was read there."""
    if isinstance(value, dict):
        return {key: one if key in READ_THERE else relocated(one, moved) for key, one in value.items()}
    if isinstance(value, list):
        return [relocated(one, moved) for one in value]
    if not isinstance(value, str):
        return value
    for old, new in moved.items():
        if value == old:
            return new
        if value.startswith(old) and value[len(old)] in "/\\":
            return str(Path(new, *value[len(old) + 1 :].replace("\\", "/").split("/")))
    return value
