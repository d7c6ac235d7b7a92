"""Changes the code that every figure hangs on, one thing at a time, and looks whether its tests notice.

Making mutants is left to ``make`` and ``operators``, trying them to ``nursery``.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reliability.campaign import Options
from reliability.mutants.make import Mutant, mutants
from reliability.mutants.unkillable import reason

ROOT = Path(__file__).resolve().parents[3]
TITLE = "Mutants: do the tests notice a change in the code?"
LEAST_KILLED = 0.9
TESTS: dict[str, tuple[str, ...]] = {
    "sparse_wsss.models.hard_concrete": ("tests/backend/test_gates.py",),
    "sparse_wsss.masks.naming": ("tests/backend/test_naming.py",),
    "sparse_wsss.mapping.blend": ("tests/backend/test_blend.py",),
    "sparse_wsss.accuracy": ("tests/backend/test_accuracy.py", "tests/backend/test_accuracy_oracle.py"),
    "sparse_wsss.accuracy_area": ("tests/backend/test_accuracy_area.py",),
    "sparse_wsss.rasters.tile_grid": ("tests/backend/test_tile_grid.py",),
}
"""Modules, and the tests that speak of them; the quickest first."""


def run(options: Options) -> dict[str, Any]:
    """Try mutants of every module. Figures: of each module how many there are, and what became of them."""
    modules = {module: trial(module, tests, options) for module, tests in TESTS.items()}
    return {"modules": modules, "failures": [
        f"the tests of {module} kill {share_killed(one):.1%} of its mutants, not {LEAST_KILLED:.0%}"
        for module, one in modules.items() if share_killed(one) < LEAST_KILLED]}


def trial(module: str, tests: Sequence[str], options: Options) -> dict[str, Any]:
    """Try a share of the mutants of one module on its tests.

    Raises: RuntimeError when the tests fail on the module as it is.
    """
    source = (ROOT / "backend" / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8")
    every = mutants(source)
    chosen = random.Random(options.seed).sample(range(len(every)), round(len(every) * options.share))
    tried = [every[k] for k in sorted(chosen)]
    outcomes = _outcomes(module, tests, tried)
    survived = [one for one, outcome in zip(tried, outcomes, strict=True) if outcome == "works"]
    found = {"mutants": len(tried), "killed": outcomes.count("fails"), "stopped": outcomes.count("stopped"),
             "survived": [{"line": one.line, "change": one.change, "reason": reason(module, one.was, one.becomes)}
                          for one in survived]}
    for one in found["survived"]:
        if not one["reason"]:
            options.tell(f"survived in {module}, line {one['line']}: {one['change']}")
    options.tell(f"{module}: {share_killed(found):.1%} of {len(tried)} mutants killed, {len(survived)} survived")
    return found


def _outcomes(module: str, tests: Sequence[str], tried: Sequence[Mutant]) -> list[str]:
    asked = json.dumps({"module": module, "tests": list(tests), "sources": [one.source for one in tried]})
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, str(Path(__file__).with_name("nursery.py"))], input=asked, text=True,
                          stdout=subprocess.PIPE, env=environment, cwd=ROOT, check=True)
    unchanged, *outcomes = (json.loads(line) for line in done.stdout.splitlines())
    if unchanged != "works":
        raise RuntimeError(f"{', '.join(tests)} fail on {module} as it is; see what pytest says of them")
    return outcomes


def share_killed(figures: Mapping[str, Any]) -> float:
    """Share of the mutants that a test noticed; one that never ended is noticed too."""
    tried: int = figures["mutants"]
    return (figures["killed"] + figures["stopped"]) / tried if tried else 1.0


def section(figures: dict[str, Any]) -> list[str]:
    """A line for each module, and every mutant that survived."""
    lines = [
        "One thing is changed in the code: `<` becomes `<=`, `+` becomes `-`, a number one more, a condition its "
        "opposite, `min` becomes `max`, a statement is left out, nothing is returned. The tests of that module have to "
        f"fail then, for {LEAST_KILLED:.0%} of all such changes at least, those included that change nothing that can "
        "be seen.", "",
        "| Module | mutants | killed | never ended | survived | share killed |",
        "| --- | --: | --: | --: | --: | --: |"]
    modules = figures["modules"]
    lines += [f"| `{name.removeprefix('sparse_wsss.')}` | {one['mutants']} | {one['killed']} | {one['stopped']} | "
              f"{len(one['survived'])} | {share_killed(one):.1%} |" for name, one in modules.items()]
    for name, one in modules.items():
        if one["survived"]:
            lines += ["", f"Survived in `{name.removeprefix('sparse_wsss.')}`:", ""]
            for found in one["survived"]:
                why = found["reason"] or reason(name, *found["change"].split(" -> ", 1))  # known since it was recorded
                lines.append(f"* line {found['line']}: `{found['change']}`" + f" ({why})" * bool(why))
    return lines
