"""What a process holds, looked up in itself; a line of JSON for whoever started it. Standard library alone."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

MARK = "sample: "  # before what is measured; QGIS and libraries print as well
UNITS = {"rss_mib": "MiB", "handles": "", "threads": "", "children": "", "temporary": ""}
"""What is measured: resident memory, open handles, threads, child processes, files in the folder for temporary ones."""


def say_sample(loop: int) -> None:
    """Print what this process holds after what is garbage has been given back."""
    gc.collect()
    if hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)  # what is free but kept for the next step is no leak
    me = Path("/proc/self")
    found = {
        "rss_mib": int((me / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20,
        "handles": len(list((me / "fd").iterdir())), "threads": len(list((me / "task").iterdir())),
        "children": sum(_parent(one) == os.getpid() for one in Path("/proc").glob("[0-9]*/stat")),
        "temporary": sum(1 for _ in Path(tempfile.gettempdir()).rglob("*")),
    }
    print(MARK + json.dumps({"loop": loop, **found}), flush=True)


def loops(minutes: float, once: Callable[[int], None]) -> None:
    """Do it again and again until the time is over, three times at least, and say after each what is held."""
    end, loop = time.monotonic() + 60 * minutes, 0
    while loop < 3 or time.monotonic() < end:
        once(loop)
        say_sample(loop)
        loop += 1
    sys.stdout.flush()


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):  # it has ended between the two looks
        return 0
