"""Campaign "resources": a full disk, too little memory, a folder to be read only, a drive that stalls, two at once.

Each case is a run of the real worker under the real limit. It has to end in an error with a code and a next step, and
the same job has to go on to the same map, byte by byte, once the limit is gone.
"""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path
from typing import Any

from reliability.campaign import Options
from reliability.resources.at_once import AT_ONCE
from reliability.resources.base import Base, Case, Unexpected
from reliability.resources.disks import DISKS
from reliability.resources.limits import LIMITS
from reliability.resources.names_and_clocks import NAMES_AND_CLOCKS
from reliability.resources.stalls import STALLS

TITLE = "Too little of everything"
CASES: tuple[Case, ...] = (*DISKS, *LIMITS, *AT_ONCE, *NAMES_AND_CLOCKS, *STALLS)


def run(options: Options) -> dict[str, Any]:
    """Run the cases, or a part of them drawn with the seed. Returns: ``cases`` and ``failures``."""
    wanted = list(CASES)
    if options.share < 1:
        drawn = random.Random(options.seed).sample(range(len(CASES)), max(1, round(options.share * len(CASES))))
        wanted = [CASES[number] for number in sorted(drawn)]
    base = Base(options.folder / "base", options.tell)
    rows, failures = [], []
    for number, case in enumerate(wanted, 1):
        folder, started = options.folder / f"case_{number:02d}", time.monotonic()
        folder.mkdir()
        row = _row(case, base, folder)
        options.tell(f"{number} of {len(wanted)}, {time.monotonic() - started:.0f} s: {row['case']}: {row['happened']}")
        rows.append(row)
        if row["is_failed"]:
            failures.append(f"{row['case']}: {row['happened']}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return {"cases": rows, "failures": failures}


def _row(case: Case, base: Base, folder: Path) -> dict[str, Any]:
    try:
        outcome = case.run(base, folder)
    except (Unexpected, AssertionError) as error:
        return {"case": case.title, "happened": str(error), "same_map": "", "is_failed": True}
    return {"case": case.title, "happened": outcome.happened, "same_map": outcome.same_map, "is_failed": False}


def section(figures: dict[str, Any]) -> list[str]:
    """A table of the cases."""
    lines = ["Each case is a run of the worker under the limit itself, not an imitation of it. *The same map* says "
             "whether the same job, started again without the limit, ended with the map of an undisturbed run, byte by "
             "byte.", "", "| case | what happened | the same map |", "| --- | --- | --- |"]
    return [*lines, *(f"| {row['case']} | {row['happened']} | {row['same_map']} |" for row in figures["cases"])]
