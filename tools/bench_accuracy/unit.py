"""One unit of work in a process of its own: prepares its fold, runs its chain, writes its result."""

from __future__ import annotations

import argparse
import platform
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import sparse_wsss
from sparse_wsss.atomic import write_json
from sparse_wsss.device import prepare
from sparse_wsss.events import Reporter

from bench_accuracy.baselines import baselines
from bench_accuracy.chains import begin_from, masks_alone, ours, paper, refined_alone
from bench_accuracy.data_sets import DATA_SETS
from bench_accuracy.fewer_labels import fewer_labels
from bench_accuracy.folds import make_fold
from bench_accuracy.kinds import KINDS, Kind
from bench_accuracy.label_rows import other_labels
from bench_accuracy.records import Key, code_digest, digest_of, read_record
from bench_accuracy.trained_rows import gap_cam, supervised
from bench_accuracy.workplace import Workplace

CHAINS: dict[str, Callable[[Workplace], None]] = {
    "baselines": baselines, "ours": ours, "paper": paper, "gapcam": gap_cam, "supervised": supervised,
}
ROW_CHAINS: dict[str, Callable[[Workplace, str], None]] = {
    "masks": masks_alone, "refined": refined_alone, "labels": other_labels,
    "fewer": fewer_labels,
}


class Lines:
    """Writes log lines of the stages, and a progress line now and then, to the unit's log."""

    def __init__(self) -> None:
        self._last = 0.0

    def write(self, event: dict[str, Any]) -> None:
        """Write one event."""
        if event["event"] == "log":
            print(f"{event['stage']}: {event['message']}", flush=True)
        elif event["event"] == "progress" and event["time"] - self._last > 10:
            self._last = event["time"]
            print(f"{event['stage']}: {event['message']} {event['current']}/{event['maximum']}", flush=True)


def run_unit(options: argparse.Namespace) -> None:
    """Run the unit of ``options.key`` and write its result to ``options.result``."""
    key, started = Key.parse(options.key), time.monotonic()
    kind, code = KINDS[key.kind], code_digest()
    reporter = Reporter([Lines()])
    prepare("cpu", options.threads, reporter)
    data_set = DATA_SETS[key.data_set]
    fold = make_fold(data_set, data_set.fold(key.fold), Path(options.data), options.work / "data", reporter)
    folder = unit_folder(options.work, key, code, options.budget)
    work = Workplace(fold, key.seed, options.threads, options.budget, folder, kind.settings, reporter,
                     read_record(options.record).units.get(replace(key, kind="ours")))
    folder.mkdir(parents=True, exist_ok=True)
    run_chain(kind, key, work, options, code)
    unit = {**work.result(), "version": sparse_wsss.__version__, "code": code, "threads": options.threads,
            "machine": platform.machine(), "seconds": round(time.monotonic() - started, 1),
            "date": datetime.now(timezone.utc).strftime("%Y-%m-%d")}
    if options.budget < 1:
        unit["budget"] = options.budget
    write_json(options.result, unit)
    tidy(folder, kind, key, options.keep)


def run_chain(kind: Kind, key: Key, work: Workplace, options: argparse.Namespace, code: str) -> None:
    """Run the chain of a kind; an ablation of a later stage begins with what 'ours' has trained."""
    if kind.after is not None:
        ours_folder = unit_folder(options.work, replace(key, kind="ours"), code, options.budget)
        if (ours_folder / "run" / "pseudomasks" / "stage.json").exists():  # else it trains the same once more
            begin_from(work, ours_folder / "run", kind.after)
    if kind.chain in CHAINS:
        CHAINS[kind.chain](work)
    else:
        ROW_CHAINS[kind.chain](work, kind.name)


def unit_folder(work: Path, key: Key, code: str, budget: float) -> Path:
    """Folder of a unit; other settings or other code never meet the run of an earlier try."""
    state = digest_of({**KINDS[key.kind].all_settings(), "code": code, "budget": budget})
    return work.absolute() / "runs" / str(key).replace(" ", "_") / state


def tidy(folder: Path, kind: Kind, key: Key, keep_all: bool) -> None:
    """Remove what no later unit and no picture needs."""
    for store in (folder / "tiles", folder / "unseen_tiles", folder / "run" / "train" / "cache"):
        shutil.rmtree(store, ignore_errors=True)
    is_first_fold = key.fold == DATA_SETS[key.data_set].folds[0].name
    if not keep_all and not (is_first_fold and kind.name in ("ours", "paper")):
        shutil.rmtree(folder, ignore_errors=True)
