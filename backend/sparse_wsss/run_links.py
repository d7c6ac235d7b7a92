"""Sees that what is written into a run stays in it: a run that somebody sent may hold links to files elsewhere."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sparse_wsss.errors import RunNotWritable

APPENDED = frozenset({".lock", "events.jsonl", "metrics.jsonl", "worker.log"})
"""Files of a run that are written in place; all others are written beside and renamed."""


def require_no_way_out(run: Path) -> None:
    """See that a run holds files and folders alone, of which none leads out of it. The run itself may be a link.

    Raises: RunNotWritable naming what is not.
    """
    for place, folders, files in os.walk(run):
        for name in (*folders, *files):
            path = Path(place, name)
            what = _stranger(path)
            if what:
                raise RunNotWritable(
                    f"RUN {run} holds {what}: {path.relative_to(run)}. What is written to it would land elsewhere.",
                    hint="Remove it, or copy the run with what it points at; of a run that somebody sent you, ask why.")


def _stranger(path: Path) -> str:
    """What a path is when it is neither a folder nor a file of its own; "" for those, and for what is gone by now."""
    try:
        state = path.lstat()
    except OSError:
        return ""
    if stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == 0xA0000003:  # Windows' junction
        return "a link"
    if not stat.S_ISDIR(state.st_mode) and not stat.S_ISREG(state.st_mode):
        return "a device or a pipe"
    return "a second name of another file" if path.name in APPENDED and state.st_nlink > 1 else ""
