"""Real work for hours in one worker process and in one QGIS: does what they hold grow?

What they do is left to ``worker`` and ``panel``, looking at themselves to ``sampling``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from reliability.campaign import Options
from reliability.long_run.sampling import MARK, UNITS

TITLE = "Hours of work: does memory or anything else leak?"
ROOT = Path(__file__).resolve().parents[3]
MINUTES = 100.0
"""Of each side; they work at once."""
MOST_MIB = 1.0
"""Growth of memory in a loop that is taken for a leak, where the loops agree that there is one."""
SIDES = {"worker": sys.executable, "panel": "/usr/bin/python3"}
FOREIGN = ("PYTHON", "PROJ_", "GDAL_", "QGIS_")  # variables of the caller
NAMES = {"rss_mib": "memory (MiB)", "handles": "open handles", "threads": "threads", "children": "child processes",
         "temporary": "temporary files"}


def run(options: Options) -> dict[str, Any]:
    """Let both sides work at once. Figures: of each what it held, and how that grew."""
    minutes = MINUTES * options.share
    with ThreadPoolExecutor(len(SIDES)) as pool:
        ends = {side: pool.submit(watched, side, options.folder / side, minutes) for side in SIDES}
    sides, failures = {}, []
    for side, end in ends.items():
        samples, problem = end.result()
        failures += [f"{side}: {problem}"] if problem else []
        if not samples:
            continue
        sides[side] = {"loops": len(samples), "rows": {name: trend([one[name] for one in samples]) for name in UNITS}}
        options.tell(f"{side}: {len(samples)} loops, {sides[side]['rows']}")
        failures += [f"{side}: {NAMES[name]}: {row['slope']:.3g} more in each loop, {row['start']:g} to {row['end']:g}"
                     for name, row in sides[side]["rows"].items() if leaks(name, row)]
    return {"minutes_of_each": minutes, "sides": sides, "failures": failures}


def watched(side: str, folder: Path, minutes: float) -> tuple[list[dict[str, float]], str]:
    """Run a side in a process with a folder for temporary files of its own.

    Returns: what it held after each loop, and what it said last when it did not end well.
    """
    temporary, said = folder / "tmp", folder / "said.txt"
    temporary.mkdir(parents=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    environment.update(
        PYTHONPATH=f"{ROOT / 'tools'}{os.pathsep}{ROOT}", TMPDIR=str(temporary), OMP_NUM_THREADS="1",
        QT_QPA_PLATFORM="offscreen", QGIS_CUSTOM_CONFIG_PATH=str(folder / "profile"),
        PYTHONPYCACHEPREFIX=str(folder / "compiled"), SPARSE_WSSS_PYTHON=sys.executable)
    environment.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with open(said, "w", encoding="utf-8") as file:
        command = [SIDES[side], "-m", f"reliability.long_run.{side}", str(folder / "files"), str(minutes)]
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=file,
                              stderr=subprocess.STDOUT, cwd=ROOT)
    text = said.read_text(encoding="utf-8", errors="replace")
    samples = [json.loads(line.removeprefix(MARK)) for line in text.splitlines() if line.startswith(MARK)]
    if done.returncode:
        return samples, f"ended with {done.returncode}: {text[-3000:]}"
    shutil.rmtree(folder / "files", ignore_errors=True)
    return samples, ""


def trend(values: Sequence[float]) -> dict[str, float]:
    """How values grow from loop to loop, with the 95 % interval of the slope; the first quarter fills caches."""
    from scipy.stats import linregress, t  # QGIS's Python, which imports this package too, has none

    late = list(values[len(values) // 4 :])
    if len(late) < 3 or min(late) == max(late):
        return {"start": late[0], "end": late[-1], "slope": 0.0, "low": 0.0, "high": 0.0, "most": max(values)}
    line = linregress(range(len(late)), late)
    half = float(t.ppf(0.975, len(late) - 2) * line.stderr)
    return {"start": round(late[0], 1), "end": round(late[-1], 1), "slope": round(float(line.slope), 4),
            "low": round(float(line.slope) - half, 4), "high": round(float(line.slope) + half, 4), "most": max(values)}


def leaks(name: str, row: dict[str, float]) -> bool:
    """Tell whether growth is one that does not end: surely above 0 and, of memory, more than is let pass."""
    return row["low"] > 0 and row["slope"] > (MOST_MIB if name == "rss_mib" else 0)


def section(figures: dict[str, Any]) -> list[str]:
    """A table for each side."""
    lines = [
        f"{figures['minutes_of_each']:g} minutes of real work in one worker process (the whole pipeline, stopped twice "
        "and gone on with, every stage that looks at a map, and jobs that fail) and as many in one QGIS beside it (the "
        "panel's pages at a finished run, jobs of the real worker that end or are stopped, projects saved, opened and "
        "closed, the plugin taken out and put in again). After each loop, with garbage given back, they say what they "
        f"hold. The first quarter is left out: it fills caches. A leak is a slope whose 95 % interval is above 0; of "
        f"memory, one of more than {MOST_MIB:g} MiB in a loop."]
    for side, one in figures["sides"].items():
        lines += ["", f"The {side}, {one['loops']} loops:", "",
                  "| Held | at the start | at the end | growth in a loop |", "| --- | --: | --: | --: |"]
        lines += [f"| {NAMES[name]} | {row['start']:g} | {row['end']:g} | {row['slope']:g} "
                  f"({row['low']:g} to {row['high']:g}) |" for name, row in one["rows"].items()]
    return lines
