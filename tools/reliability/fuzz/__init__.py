"""Bad input: mutated files of every kind that the product reads, each of which has to end well or in a typed error."""

from __future__ import annotations

import importlib
import os
import random
from collections import Counter, defaultdict
from typing import Any

from reliability.campaign import Options
from reliability.fuzz.kinds import NAMES

TITLE = "Bad input"
TOLD_EVERY = 500
MOST_FAILURES = 200  # in the record; more of them say nothing more
MOST_PROCESSES = 4
KINDS = "reliability.fuzz.kinds"
WORDS = {"jobs": "job files", "tile_indexes": "tile indexes", "class_tables": "class tables",
         "label_tables": "label tables", "rasters": "GeoTIFFs", "cards": "model cards", "weights": "safetensors",
         "event_streams": "event streams",
         "run_records": "files of a run", "states": "states of a training", "commands": "jobs of a process of its own"}


def run(options: Options) -> dict[str, Any]:
    """Make the good inputs, work through the cases and count how they ended."""
    from reliability.fuzz import good
    from reliability.fuzz.pool import Pool

    inputs = options.folder / "good"
    inputs.mkdir(parents=True)
    good.make(inputs)
    cases = all_cases(options.seed, options.share)
    pool = Pool(inputs, options.folder, min(MOST_PROCESSES, os.cpu_count() or 1))
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: dict[str, float] = defaultdict(float)
    largest, failures = 0, []
    for done, ((kind, seed, number), answer) in enumerate(pool.answers(cases), 1):
        ends[kind][answer["end"]] += 1
        slowest[kind], largest = max(slowest[kind], answer["seconds"]), max(largest, answer["mib"])
        if answer["failure"]:
            failures.append(f"{kind} {number} (seed {seed}; {answer['note'][:160]}): {answer['failure']}")
            options.tell(failures[-1])
        if done % TOLD_EVERY == 0:
            options.tell(f"{done} of {len(cases)} cases, {len(failures)} failures")
    kinds = {name: {"cases": ends[name].total(), "ends": dict(ends[name].most_common()),
                    "slowest_s": round(slowest[name], 1)} for name in NAMES}
    return {"cases": len(cases), "kinds": kinds, "largest_mib": largest, "failures": failures[:MOST_FAILURES]}


def all_cases(seed: int, share: float) -> list[tuple[str, int, int]]:
    """Kind, seed and number of each case, in an order that spreads slow kinds and lets a part of them be all kinds."""
    cases = [(name, seed, number) for name in NAMES
             for number in range(max(1, round(share * importlib.import_module(f"{KINDS}.{name}").CASES)))]
    random.Random(seed).shuffle(cases)
    return cases


def section(figures: dict[str, Any]) -> list[str]:
    """A row for each kind of input."""
    lines = [
        f"{figures['cases']:,} mutated inputs, each given to the stage that reads it (event streams to the plugin's "
        "launcher). Every case has to end in a result or in a typed error with a next step: within 60 s, without a "
        "traceback, with no file of its folder changed after an error, and in memory that is bounded: the largest case "
        f"took {figures['largest_mib']} MiB. A case is known by kind, seed and number.", "",
        "| kind of input | cases | ended in a result | typed errors | most frequent | slowest, s |",
        "| --- | ---: | ---: | ---: | --- | ---: |"]
    for name, row in figures["kinds"].items():
        ends = dict(row["ends"])
        good = sum(ends.pop(end, 0) for end in ("result", "cancelled"))
        most = ", ".join(f"`{end}` {n}" for end, n in sorted(ends.items(), key=lambda one: -one[1])[:3])
        lines.append(f"| {WORDS[name]} | {row['cases']} | {good} | {sum(ends.values())} | {most} | "
                     f"{row['slowest_s']:g} |")
    return lines
