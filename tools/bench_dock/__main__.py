"""Command line: ``record`` measures and writes record and page, ``page`` writes docs/dock.md from the record.

``case`` is one repeat of one measurement, in the process that ``record`` starts for it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RECORD, PAGE = ROOT / "docs" / "dock.json", ROOT / "docs" / "dock.md"
WORK = ROOT / "build" / "bench-dock"
LIMIT_S = 600  # of one repeat
MARK = "measured: "  # before what a process has to say; QGIS prints as well
FOREIGN = ("PYTHON", "PROJ_", "GDAL_", "QGIS_")  # variables of the caller


def main() -> int:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("record", "page", "case"))
    parser.add_argument("name", nargs="?", default="", help="of the case")
    parser.add_argument("--python", type=Path, default=ROOT / ".venv" / "bin" / "python", help="of the worker")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--only", default="", help="cases, joined by a comma; the others keep their record")
    parser.add_argument("--record", type=Path, default=RECORD)
    options = parser.parse_args()
    if options.command == "case":
        return run_case(options.name)
    if options.command == "record" and not record(options):
        return 1
    from bench_dock.page import page

    PAGE.write_text(page(json.loads(options.record.read_text(encoding="utf-8"))), encoding="utf-8")
    return 0


def record(options: argparse.Namespace) -> bool:
    """Measure, and put what was measured into the record; tells whether all of it could be."""
    names = [one for one in options.only.split(",") if one] or listed(options)
    found: dict[str, Any] = json.loads(options.record.read_text("utf-8")) if options.record.exists() else {}
    rows: dict[str, Any] = found.get("rows", {})
    found["load"] = round(os.getloadavg()[0], 1)
    for name in names:
        repeats: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        for number in range(options.repeats + 1):
            said = start(options, "case", name)
            if said is None:
                print(f"{name} could not be measured.", file=sys.stderr)
                return False
            for row, figures in said["rows"].items() if number else ():  # the first one fills caches, as any start did
                for figure, value in figures.items():
                    repeats[row][figure].append(value)
            found.update(machine=f"{os.cpu_count()} cores, {platform.machine()}", qgis=said["qgis"])
        for row, measured in repeats.items():
            rows[row] = {figure: {"median": round(statistics.median(values), 1), "max": round(max(values), 1),
                                  "repeats": len(values)} for figure, values in measured.items()}
            print(row, {figure: one["median"] for figure, one in rows[row].items()}, flush=True)
        options.record.write_text(json.dumps({**found, "rows": rows}, indent=1) + "\n", encoding="utf-8")
    return True


def listed(options: argparse.Namespace) -> list[str]:
    """Names of all cases; they are known where QGIS is."""
    said = start(options, "case", "")
    return list(said["names"]) if said else []


def start(options: argparse.Namespace, *words: str) -> Any:
    """Run this package in a process with a profile of its own; what it measured, or None."""
    WORK.mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    environment.update(
        PYTHONPATH=f"{ROOT / 'tools'}:{ROOT}", PYTHONPYCACHEPREFIX=str(WORK / "compiled"), QT_QPA_PLATFORM="offscreen",
        QGIS_CUSTOM_CONFIG_PATH=str(WORK / "profile"), SPARSE_WSSS_PYTHON=str(options.python.absolute()))
    environment.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    done = subprocess.run([sys.executable, "-m", "bench_dock", *words], env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LIMIT_S, cwd=ROOT)
    line = next((one for one in done.stdout.splitlines() if one.startswith(MARK)), None)
    if line is None:
        print(done.stdout[-3000:], file=sys.stderr)
    return json.loads(line.removeprefix(MARK)) if line else None


def run_case(name: str) -> int:
    """Measure one case once, or name all cases; a plain exit of QGIS would end what still runs in it."""
    from bench_dock.cases import CASES
    from bench_dock.window import Window

    if not name:
        print(MARK + json.dumps({"names": list(CASES)}), flush=True)
        return 0
    with tempfile.TemporaryDirectory(prefix="sparse_wsss_bench_") as folder:
        window = Window(Path(folder), WORK / "files")
        CASES[name](window)
        print(MARK + json.dumps({"rows": window.rows, "qgis": window.version}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
