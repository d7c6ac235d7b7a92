"""Command line: ``record`` works through the queue, ``page`` writes docs/accuracy.md, ``list`` shows what is open,
``merge`` adds the records of other checkouts, ``confirm`` repeats units of an earlier state of the code to see whether
its figures hold.

``make bench-accuracy`` records and then writes the page. A unit runs in a process of its own, so that its memory is
its own; what is recorded already is skipped, so the same command goes on where it was stopped.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench_accuracy.kinds import ALL_KINDS, KINDS, open_units, queue
from bench_accuracy.records import Key, append, code_digest, confirm, merge, read_record

ROOT = Path(__file__).resolve().parents[2]
RECORD, PAGE = ROOT / "docs" / "accuracy.json", ROOT / "docs" / "accuracy.md"
WORK = ROOT / "build" / "bench-accuracy"


def main() -> int:
    """Read the command line and do what it asks."""
    options = arguments()
    if options.command == "page":
        return write_page(options)
    if options.command == "merge":
        print(f"{sum(merge(options.record, Path(other)) for other in words(options.others))} units are added.")
        return write_page(options)
    if options.command == "unit":
        from bench_accuracy.unit import run_unit

        run_unit(options)
        return 0
    keys = queue(words(options.folds), [int(seed) for seed in words(options.seeds)], words(options.rows))
    if options.command == "list":
        return show(options, keys)
    if not options.data or not Path(options.data).is_dir():
        print("The benchmark needs its data sets: make bench-accuracy SPARSE_WSSS_DATA=<folder with dubai_mbrsc, "
              "nc_landsat7 and terramind_s1s2_lulc>.", file=sys.stderr)
        return 2
    if options.budget < 1 and options.record == RECORD:
        options.record = options.work / "trial.json"
        print(f"A trial with {options.budget:g} of the steps: its figures go to {options.record}, not to the page.")
    if options.command == "confirm":
        return repeat(options, keys)
    failed = record(options, keys)
    return 1 if failed else 0


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench_accuracy", description=__doc__)
    parser.add_argument("command", choices=("record", "confirm", "page", "list", "merge", "unit"))
    parser.add_argument("--data", default=os.environ.get("SPARSE_WSSS_DATA", ""), help="folder with the data sets")
    parser.add_argument("--work", type=Path, default=WORK, help="folder for prepared data and runs")
    parser.add_argument("--record", type=Path, default=RECORD, help="the record")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page")
    parser.add_argument("--folds", default="", help="beginnings of set/fold, such as nc,dubai/area_7; empty: all")
    parser.add_argument("--seeds", default="0,1,2", help="seeds")
    parser.add_argument("--rows", default="", help="beginnings of kinds, or main, or ablation; empty: all. Kinds: "
                        + ", ".join(kind.name for kind in ALL_KINDS))
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="CPU threads of a unit")
    parser.add_argument("--budget", type=float, default=1.0, help="share of the training steps, for a trial")
    parser.add_argument("--same-code", action="store_true", help="record again what was recorded with other code")
    parser.add_argument("--again", action="store_true", help="record again whatever is asked for")
    parser.add_argument("--keep", action="store_true", help="keep the runs of all units")
    parser.add_argument("--others", default="", help="records of other checkouts to merge into this one")
    parser.add_argument("--key", help="of the unit (used by record)")
    parser.add_argument("--result", type=Path, help="file for the unit's result (used by record)")
    return parser.parse_args()


def words(text: str) -> list[str]:
    """Parts of a list with commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def still_open(options: argparse.Namespace, keys: list[Key]) -> list[Key]:
    """Units of the queue that are to be recorded."""
    code = code_digest() if options.same_code else None
    return keys if options.again else open_units(keys, read_record(options.record), code)


def show(options: argparse.Namespace, keys: list[Key]) -> int:
    """Print the open units in their order."""
    todo = still_open(options, keys)
    print("\n".join(str(key) for key in todo))
    print(f"{len(todo)} of {len(keys)} units are open.", file=sys.stderr)
    return 0


def record(options: argparse.Namespace, keys: list[Key]) -> list[Key]:
    """Run the open units one after the other; returns those that failed. The record is read anew before each."""
    failed: list[Key] = []
    for key in keys if options.again else still_open(options, keys):
        if not options.again and not still_open(options, [key]):
            continue  # another process has recorded it meanwhile
        started = time.monotonic()
        print(f"{key} ...", flush=True)
        unit = run_in_process(options, key)
        if unit is not None:
            append(options.record, key, unit, KINDS[key.kind].all_settings())
            print(f"  {time.monotonic() - started:.0f} s", flush=True)
            if options.budget == 1 and options.record == RECORD:
                write_page(options)
        else:
            failed.append(key)
    print(f"{len(failed)} units failed{': ' if failed else '.'}{', '.join(map(str, failed))}")
    return failed


def repeat(options: argparse.Namespace, keys: list[Key]) -> int:
    """Repeat units of an earlier state of the code: where their figures are the same, that state's still hold."""
    for key in keys:
        unit = read_record(options.record).units.get(key)
        if unit is None or unit["code"] == code_digest():
            continue
        result = run_in_process(options, key)
        if result is None:
            return 1
        n_alike = confirm(options.record, key, result, KINDS[key.kind].all_settings())
        print(f"{key}: " + (f"the same figures, {n_alike} units hold." if n_alike else
                            "other figures, which replace it. Record the others of its kind again."), flush=True)
    return write_page(options)


def run_in_process(options: argparse.Namespace, key: Key) -> dict[str, Any] | None:
    """Run one unit in a process of its own; its result, or None when it failed."""
    import json

    work = options.work.absolute()
    name = str(key).replace("/", "-").replace(" ", "_")
    log, result = work / "logs" / f"{name}.log", work / "results" / f"{name}.json"
    for path in (log, result):
        path.parent.mkdir(parents=True, exist_ok=True)
    result.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench_accuracy", "unit", "--data", str(Path(options.data).absolute()), "--work",
               str(work), "--key", str(key), "--result", str(result), "--threads", str(options.threads), "--budget",
               str(options.budget), "--record", str(options.record.absolute())]
    with open(log, "w", encoding="utf-8") as file:
        done = subprocess.run([*command, *(["--keep"] if options.keep else [])], stdout=file, stderr=subprocess.STDOUT,
                              env={**os.environ, "OMP_NUM_THREADS": str(options.threads)}, check=False)
    if done.returncode or not result.exists():
        tail = "\n".join(log.read_text(encoding="utf-8").splitlines()[-4:])
        print(f"  failed; the log is {log}:\n{tail}", file=sys.stderr, flush=True)
        return None
    return json.loads(result.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def write_page(options: argparse.Namespace) -> int:
    """Write the page and its plots from the record."""
    from bench_accuracy.page import write

    write(options.record, options.page, options.work)
    print(f"wrote {options.page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
