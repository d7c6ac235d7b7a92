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
WORDS = {"jobs": "job files", "tile_indexes": "tile indexes", "class_tables": "class tables", "label_tables": "label tables",
         "rasters": "GeoTIFFs", "cards": "model cards", "weights": "safetensors", "event_streams": "event streams",
         "run_records": "files of a run", "states": "states of a training", "commands": "jobs of a process of its own"}


def run(options: Options) -> dict[str, Any]:
    """Make the good inputs, work through the cases and count how they ended."""
    from reliability.fuzz import good
    from reliability.fuzz.pool import Pool

    inputs = options.folder / "good"
    inputs.mkdir(parents=True)
    good.make(inputs)
    cases = [(name, options.seed, number) for name in NAMES
             for number in range(max(1, round(options.share * importlib.import_module(f"reliability.fuzz.kinds.{name}").CASES)))]
    random.Random(options.seed).shuffle(cases)  # so that slow kinds are spread, and a trial shows all of them
    pool = Pool(inputs, options.folder, min(4, os.cpu_count() or 1))
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: dict[str, float] = defaultdict(float)
    largest, failures = 0, []
    for done, (case, answer) in enumerate(pool.answers(cases), 1):
        kind = case[0]
        ends[kind][answer["end"]] += 1
        slowest[kind], largest = max(slowest[kind], answer["seconds"]), max(largest, answer["mib"])
        if answer["failure"]:
            failures.append(f"{kind} {case[2]} (seed {case[1]}; {answer['note'][:160]}): {answer['failure']}")
            options.tell(f"{failures[-1]}")
        if done % TOLD_EVERY == 0:
            options.tell(f"{done} of {len(cases)} cases, {len(failures)} failures")
    kinds = {name: {"cases": ends[name].total(), "ends": dict(ends[name].most_common()), "slowest_s": round(slowest[name], 1)}
             for name in NAMES}
    return {"cases": len(cases), "kinds": kinds, "largest_mib": largest, "failures": failures[:MOST_FAILURES]}


def section(figures: dict[str, Any]) -> list[str]:
    """A row for each kind of input."""
    lines = [
        f"{figures['cases']:,} mutated inputs, each given to the stage that reads it (or, event streams, to the plugin's own "
        "launcher). Every case has to end in a result or in a typed error with a next step: within 60 s, without a "
        f"traceback, with no file of its folder changed after an error. No case took more than {figures['largest_mib']} MiB. "
        "A case is known by kind, seed and number.", "",
        "| kind of input | cases | ended in a result | typed errors | most frequent | slowest, s |", "| --- | ---: | ---: | ---: | --- | ---: |"]
    for name, row in figures["kinds"].items():
        ends = dict(row["ends"])
        good = ends.pop("result", 0) + ends.pop("cancelled", 0)
        frequent = ", ".join(f"`{end}` {count}" for end, count in sorted(ends.items(), key=lambda one: -one[1])[:3])
        lines.append(f"| {WORDS[name]} | {row['cases']} | {good} | {sum(ends.values())} | {frequent} | {row['slowest_s']:g} |")
    return lines
