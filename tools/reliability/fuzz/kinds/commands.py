"""The command line as a process of its own, with a mutated job: exit code, last event, no traceback."""

from __future__ import annotations

from sparse_wsss import PROTOCOL

from reliability.fuzz.case import Case
from reliability.fuzz.json_edits import edited_json
from reliability.fuzz.kinds.jobs import JOBS, is_harmless, outputs_of
from reliability.fuzz.told import Told

CASES = 100


def run(case: Case) -> Told:
    """Start the worker on a mutated job of a quick stage."""
    stage = case.random.choice(("tiles", "labels", "evaluate", "stack", "stac", "changes"))
    files, parameters = JOBS[stage]
    case.take(*files)
    text = b""
    while not text or not is_harmless(text):
        text, case.note = edited_json(case.random, {"protocol": PROTOCOL, "stage": stage, "parameters": parameters},
                                      prefer=("parameters",))
    return case.run_job(stage, text, outputs_of(case, stage, text), is_alone=True)
