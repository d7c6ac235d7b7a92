"""Command line: ``record`` measures, ``page`` writes docs/speed.md and docs/scale.md from the record, as it does too.

``case`` is one measurement, in the process that ``record`` starts for it, so that memory is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RECORD, PAGE, SCALE_PAGE = (ROOT / "docs" / name for name in ("speed.json", "speed.md", "scale.md"))
WORK = ROOT / "build" / "bench-speed"
MARK = "measured: "  # before what a process has to say; libraries print as well
CASES = ("hello", "training_step", "pseudomasks", "removed_heads", "tiles_and_labels", "clustering", "map_1372",
         "map_2745", "plain_map_2745", "torchgeo_map_2745", "terratorch_map_2745", "map_5490", "map_10980",
         "tiles_256", "tiles_576", "tiles_1024", "classes_4", "classes_32", "ranks_1", "ranks_2")
"""Names of the measurements, in the order of the page; numbers of maps are sides of scenes, px."""
BESIDE, TURNS = "map_2745", 3
"""End of the names of cases that stand beside each other, and how often each is measured, in turn with the others."""
PEERS = ("torchgeo", "terratorch")
"""Beginnings of the cases that run in another environment, whose Python the variable PEERS names."""
Case = Callable[[Path, int], dict[str, Any]]


def main() -> int:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(prog="bench_speed", description=__doc__)
    parser.add_argument("command", choices=("record", "page", "case"))
    parser.add_argument("name", nargs="?", default="", help="of the case")
    parser.add_argument("--only", default="", help=f"cases, joined by a comma: {', '.join(CASES)}")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if options.command == "case":
        return run_case(options)
    names = [name for name in options.only.split(",") if name] or list(CASES)
    unknown = [name for name in names if name not in CASES]
    if unknown:
        parser.error(f"no case is called {', '.join(unknown)}; there are {', '.join(CASES)}")
    if options.command == "record" and not record(names, options):
        return 1
    from bench_speed import page, scale_page

    PAGE.write_text(page.page(read_record()), encoding="utf-8")
    SCALE_PAGE.write_text(scale_page.page(read_record()), encoding="utf-8")
    return 0


def record(names: list[str], options: argparse.Namespace) -> bool:
    """Measure cases and put them into the record, those beside each other in turn; tells whether all could be."""
    WORK.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for name in [name for name in names if not name.endswith(BESIDE)] + TURNS * [
            name for name in names if name.endswith(BESIDE)]:
        figures = measured(name, options)
        if figures is None:
            return False
        found[name] += [figures] if figures else []
        if found[name]:
            RECORD.write_text(json.dumps({**read_record(), name: middle(found[name])}, indent=1) + "\n",
                              encoding="utf-8")
    return True


def middle(turns: list[dict[str, Any]]) -> dict[str, Any]:
    """Of several measurements the one of median time, with the spread of them; of one, that one."""
    if len(turns) == 1:
        return turns[0]
    seconds = sorted(one["seconds"] for one in turns)
    median = next(one for one in turns if one["seconds"] == seconds[(len(turns) - 1) // 2])
    return {**median, "turns": len(turns), "low_s": seconds[0], "high_s": seconds[-1]}


def measured(name: str, options: argparse.Namespace) -> dict[str, Any] | None:
    """Measure a case in a process of its own. Returns: its figures, none where it is left out, None where it failed."""
    python = os.environ.get("PEERS", "") if name.startswith(PEERS) else sys.executable
    if not python:
        print(f"{name} is left out: name the Python of an environment with torchgeo and terratorch as PEERS.")
        return {}
    load, parts = os.getloadavg()[0], (ROOT / "tools", ROOT, ROOT / "backend")
    done = subprocess.run(
        [python, "-m", "bench_speed", "case", name, "--repeats", str(options.repeats),
         "--threads", str(options.threads)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, parts))}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, text=True, cwd=ROOT)
    line = next((one for one in done.stdout.splitlines() if one.startswith(MARK)), None)
    if line is None:
        print(f"{name} could not be measured: it ended with {done.returncode}.", file=sys.stderr)
        return None
    about = {"threads": options.threads, "load_before": round(load, 1),
             "machine": f"{os.cpu_count()} cores, {_processor()}", "on": f"{datetime.now(timezone.utc):%Y-%m-%d}"}
    found: dict[str, Any] = {**json.loads(line.removeprefix(MARK)), **about}
    print(name, json.dumps(found), flush=True)
    return found


def run_case(options: argparse.Namespace) -> int:
    """Measure in this process, and say what was measured."""
    import torch

    torch.set_num_threads(options.threads)
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        kept = WORK / "scenes"
        kept.mkdir(exist_ok=True)
        case, where = case_of(options.name)
        print(MARK + json.dumps(case(kept if where == "scenes" else Path(folder), options.repeats)), flush=True)
    return 0


def case_of(name: str) -> tuple[Case, str]:
    """The measurement of a name, and whether it works on ``scenes`` that are kept or in an ``empty`` folder."""
    from bench_speed import growth, maps, masks, network, peers, scenes, stages

    kind, _, number = name.rpartition("_")
    growing: dict[str, Callable[[int], Case]] = {
        "tiles": lambda n: growth.run_of(n, scenes.CLASSES), "classes": lambda n: growth.run_of(growth.TILES, n),
        "ranks": growth.ranks}
    if kind in growing:
        return growing[kind](int(number)), "empty"
    loops = {"plain_map": maps.plain_sums, "torchgeo_map": peers.torchgeo_sums, "terratorch_map": peers.terratorch_sums}
    if number.isdecimal():
        return maps.ours(int(number)) if kind == "map" else maps.beside(int(number), loops[kind]), "scenes"
    own = {"hello": stages.hello, "training_step": network.training_step, "pseudomasks": masks.pseudomasks,
           "removed_heads": network.removed_heads}
    more = {"tiles_and_labels": stages.tiles_and_labels, "clustering": stages.clustering}
    return (own[name], "empty") if name in own else (more[name], "scenes")


def read_record() -> dict[str, dict[str, Any]]:
    """Figures of every case that was recorded."""
    found: dict[str, dict[str, Any]] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    return found


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
