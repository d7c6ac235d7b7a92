"""Paths that are hard to write, and a clock that was set back."""

from __future__ import annotations

import os
import time
from pathlib import Path

from reliability.resources.base import Base, Case, Outcome, Unexpected, ran, told
from tests.worker import Worker

HARD = "ü ß 漢字 'a' \"b\" $(c) & (d) %e #f"
LONG_PART = "long " + "x" * 195
YEAR_S = 365 * 86400.0


def hard_path(base: Base, folder: Path) -> Outcome:
    """Spaces, umlauts, quotes, signs of shells, and 250 and more characters."""
    place = folder / HARD / LONG_PART
    place.mkdir(parents=True)
    base.half_way(place)
    base.goes_on(place, folder)
    return Outcome(f"run and map lie in a path of {len(str(place / 'map.tif'))} characters with quotes, umlauts, "
                   "blanks and signs of shells")


def too_long_a_name(base: Base, folder: Path) -> Outcome:
    """A map whose name is longer than the disk allows once a part is written beside it."""
    job = {"map": base.run.parent / "map.tif", "output": folder / f"{'m' * 250}.tif"}
    said = told(ran("export", job, folder), "not_writable")
    if any(path.name.startswith((".m", "m")) for path in folder.iterdir()):
        raise Unexpected("something was left of it")
    return Outcome(f"{said}; nothing is left of it", "not asked")


def clock_set_back(base: Base, folder: Path) -> Outcome:
    """A run is killed, and all its files are of next year when it goes on; what it was writing is of any year."""
    run = base.half_way(folder)
    with Worker("pipeline", base.job(folder), folder) as worker:
        worker.until_at_work("refine", message="round 1")
        worker.kill()
    for name in ("a", "b"):
        (run / "train" / f".{name}.part1.json").write_text("half", encoding="utf-8")
    later = time.time() + YEAR_S
    for path in [run, *run.rglob("*")]:
        os.utime(path, (later, later))
    os.utime(run / "train" / ".b.part1.json", (1, 1))
    base.goes_on(folder, folder)
    if list(run.rglob(".*.part*")):
        raise Unexpected("parts were left behind")
    return Outcome("a killed run whose files are of next year goes on; what it was writing is removed")


NAMES_AND_CLOCKS = (
    Case("a path that is hard to write", hard_path),
    Case("a name that is too long", too_long_a_name),
    Case("clock set back by a year", clock_set_back),
)
