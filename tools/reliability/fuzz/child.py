"""A process that works through cases: it imports the worker once, takes a case a line, and answers a line.

It is watched by ``pool``, which counts its death as a failure of the case that it was at.
"""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import resource
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from reliability.fuzz.case import Case
from reliability.fuzz.command import LONGEST_S

ALLOWED_BYTES = 4 << 30  # of addresses, beyond what the libraries took when they were loaded
GROWTH_MIB = 1024  # of memory in a case, beyond what the process had before it
STATUS = Path("/proc/self/status")


def main() -> None:
    """Answer cases until there are no more."""
    log = os.fdopen(os.dup(2), "w")
    faulthandler.enable(log)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    good = Path(sys.argv[1])
    import torch
    from sparse_wsss import pipeline, stages  # noqa: F401  (before memory is limited)
    from sparse_wsss.host import tell_of_gdal_in_a_line

    tell_of_gdal_in_a_line()
    torch.set_num_threads(1)
    limit = _kib("VmSize") * 1024 + ALLOWED_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for line in sys.stdin:
        faulthandler.dump_traceback_later(LONGEST_S - 5, file=log)  # where it hangs, should it hang
        answers.write(json.dumps(answer(good=good, **json.loads(line))) + "\n")
        answers.flush()


def answer(kind: str, seed: int, number: int, folder: str, good: Path) -> dict[str, Any]:
    """Run a case. Its folder is left only when it failed."""
    case = Case(kind, seed, number, Path(folder), good)
    case.folder.mkdir(parents=True)
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # the peak is that of this case
    before, started = _kib("VmRSS"), time.monotonic()
    found = importlib.import_module(f"reliability.fuzz.kinds.{kind}").run(case)
    growth, failure = (_kib("VmHWM") - before) // 1024, found.failure
    if not failure and growth > GROWTH_MIB:
        failure = f"{found.end}, but it took {growth} MiB"
    if not failure:
        shutil.rmtree(case.folder)
    return {"end": found.end, "failure": failure, "note": case.note, "seconds": time.monotonic() - started,
            "mib": growth}


def _kib(name: str) -> int:
    line = next(line for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1])


if __name__ == "__main__":
    main()
