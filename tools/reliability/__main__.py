"""Command line: ``run`` works through the campaigns and writes record and page, ``page`` writes the page alone.

A campaign that ends is recorded at once, with the failures it found; with any, the command ends with 1.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from reliability.campaign import CAMPAIGNS, Options, campaign

ROOT = Path(__file__).resolve().parents[2]
RECORD, PAGE = ROOT / "docs" / "reliability.json", ROOT / "docs" / "reliability.md"
WORK = ROOT / "build" / "reliability"
Record = dict[str, dict[str, Any]]


def main() -> int:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(prog="reliability", description=__doc__)
    parser.add_argument("command", choices=("run", "page"))
    parser.add_argument("--only", default="", help=f"campaigns, joined by a comma: {', '.join(CAMPAIGNS)}")
    parser.add_argument("--share", type=float, default=1.0, help="of the cases; a part is a trial and not recorded")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if options.command == "run":
        names = [name for name in options.only.split(",") if name] or list(CAMPAIGNS)
        unknown = [name for name in names if name not in CAMPAIGNS]
        if unknown:
            parser.error(f"no campaign is called {', '.join(unknown)}; there are {', '.join(CAMPAIGNS)}")
        return 1 if sum([run(name, options) for name in names]) else 0
    write_page()
    return 0


def run(name: str, options: argparse.Namespace) -> int:
    """Run one campaign and record it. Returns: how many failures it found."""
    folder, started = WORK / name, time.monotonic()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    figures = campaign(name).run(Options(folder, options.share, options.seed, lambda text: say(f"{name}: {text}")))
    failures = figures["failures"]
    for failure in failures:
        say(f"{name} FAILED: {failure}")
    if not failures:
        shutil.rmtree(folder)
    minutes = (time.monotonic() - started) / 60
    say(f"{name}: {len(failures)} failures in {minutes:.1f} min" + (f"; see {folder}" if failures else ""))
    if options.share == 1:
        about = {"seed": options.seed, "minutes": round(minutes, 1), "on": f"{datetime.now(timezone.utc):%Y-%m-%d}",
                 "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"}
        record = {**read_record(), name: {**figures, **about}}
        RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        write_page()
    return len(failures)


def say(text: str) -> None:
    """A line for whoever watches."""
    print(text, flush=True)


def read_record() -> Record:
    """Figures of every campaign that was recorded."""
    record: Record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    return record


def write_page() -> None:
    """Write docs/reliability.md from the record."""
    PAGE.write_text(page(read_record()), encoding="utf-8")


def page(record: Record) -> str:
    """The page as Markdown, of the campaigns that are recorded."""
    parts = ["# Nothing is lost, nothing gets in", "",
             "Made by `make reliability` from [reliability.json](reliability.json); no figure is typed by hand. Each "
             "campaign can be repeated alone: `make reliability ONLY=<name>`. What a stranger's file could try, and "
             "what stops it, is in [Threats](threats.md).", ""]
    for name in CAMPAIGNS:
        if name in record:
            one = campaign(name)
            parts += [f"## {one.TITLE}", "", *one.section(record[name]), "", _run_line(name, record[name]), ""]
    return "\n".join(parts)


def _run_line(name: str, figures: dict[str, Any]) -> str:
    n_failures = len(figures["failures"])
    return (f"*`{name}`, seed {figures['seed']}, {figures['on']}, {figures['machine']}, {figures['minutes']:g} min: "
            f"{n_failures or 'no'} failure{'' if n_failures == 1 else 's'}.*"
            + "".join(f"\n* **Failed:** {failure}" for failure in figures["failures"]))


if __name__ == "__main__":
    sys.exit(main())
