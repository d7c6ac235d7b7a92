"""Job files: parameters of other types and sizes, missing, twice, nested; and text that is no JSON."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from sparse_wsss import PROTOCOL

from reliability.fuzz import good
from reliability.fuzz.case import Case
from reliability.fuzz.json_edits import edited_json
from reliability.fuzz.told import Told

CASES = 2000
PARENT = 4194303  # stands for the process that waits, so that a case is the same whenever it is tried
JOBS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "tiles": (("scene.tif", "scene_sar.tif"),
              {"raster": ["scene.tif"], "sar": ["scene_sar.tif"], "tile_size": 16, "stride": 8,
              "bands": "blue;3", "min_valid": 0.5, "extent": "500000,500400,5199500,5200000 [EPSG:32632]",
              "output": "t.gpkg"}),
    "stack": (("scene.tif", "scene_sar.tif"), {"raster": ["scene.tif", "scene_sar.tif"], "bands": "1;2;5",
              "names": "a;b;c", "output": "s.vrt"}),
    "labels": (("tiles.gpkg", "labels.csv", "classes.csv"),
               {"tiles": "tiles.gpkg", "reference": "labels.csv", "classes":
               "classes.csv", "min_share": 0.1, "record": "classes", "output": "l.gpkg"}),
    "evaluate": (("map.tif", "scene_reference.tif"), {"map": "map.tif", "reference": "scene_reference.tif",
                 "extent": "500000,500400,5199500,5200000", "output_json": "a.json"}),
    "changes": (("map.tif", "scene_reference.tif"),
                {"before": "scene_reference.tif", "after": "map.tif", "output": "c.tif",
                "output_table": "c.csv"}),
    "export": (("map.tif", "map.tif.aux.xml"),
               {"map": "map.tif", "crs": "EPSG:4326", "format": "GTiff", "output": "e.tif"}),
    "vectorize": (("map.tif", "map.tif.aux.xml"), {"map": "map.tif", "smallest_area": 500.0, "output": "v.geojson"}),
    "stac": (("map.tif", "model.json"),
             {"map": "map.tif", "card": "model.json", "time": "2023-07-14/2023-08", "output": "s.json"}),
    "model": (("model.safetensors", "model.json", "scene.tif"), {"model": "model.safetensors", "raster": "scene.tif",
              "library": "library", "name": "mine", "licence": "CC-BY-4.0", "action": "install", "output": "m.md"}),
    "train": (("tiles.gpkg", "CANCEL"), {"tiles": "tiles.gpkg", "run": "run", **good.settings("train")}),
    "dataset": (("labels.csv",),
                {"folder": ".", "format": "csv", "classes": None, "split": "all", "max_tiles": 3, "drop":
                "auto", "min_share": 0.2, "reference": "auto", "output": "d.gpkg"}),
}


def run(case: Case) -> Told:
    """Give a stage a mutated job; one that would write outside the folder of the case is mutated again."""
    stage = case.random.choice(sorted(JOBS))
    files, parameters = JOBS[stage]
    case.take(*(name for name in files if name != "CANCEL"))
    job = {"protocol": PROTOCOL, "stage": stage, "parameters": parameters, "parent_pid": PARENT}
    if stage == "train":  # checked, begun and stopped: what it learns is no matter of this kind
        (case.folder / "CANCEL").touch()
        job["cancel_file"] = "CANCEL"
    text = b""
    while not text or not is_harmless(text):
        text, case.note = edited_json(case.random, job, prefer=("parameters",))
    text = text.replace(str(PARENT).encode(), str(os.getppid()).encode())
    return case.run_job(stage, text, outputs_of(case, stage, text), is_alone=not is_ours(text))


def is_ours(text: bytes) -> bool:
    """Tell whether a job names the process that waits for it; one of another ends, and this process with it."""
    try:
        job = json.loads(text)
    except (ValueError, RecursionError):
        return True
    return not isinstance(job, dict) or job.get("parent_pid") in (None, os.getppid())


def outputs_of(case: Case, stage: str, job: bytes) -> tuple[str, ...]:
    """What a job may write: its outputs as they were and as the mutation names them, such as an index in place."""
    try:
        given = json.loads(job)["parameters"]
        named = case.outputs(stage, given)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        named = ()
    return (*case.outputs(stage, JOBS[stage][1]), *named)


def is_harmless(text: bytes) -> bool:
    """Tell whether a job names files of its own folder alone."""
    try:
        job = json.loads(text)
    except (ValueError, RecursionError):
        return True
    given = job.get("parameters") if isinstance(job, dict) else None
    texts = [part for value in (given.values() if isinstance(given, dict) else ())
             for part in (value if isinstance(value, list) else [value]) if isinstance(part, str)]
    return not any(PurePosixPath(one).is_absolute() or PureWindowsPath(one).drive or ".." in Path(one).parts
                   for one in texts)
