"""Why a file could not be written, when the library that failed does not say it."""

from __future__ import annotations

import shutil
from pathlib import Path

from sparse_wsss.errors import DiskFull, NotWritable

FULL_BELOW_BYTES = 1 << 20  # a disk with less than this left is called full: libtiff and SQLite only say "failed"
LONGEST_REASON = 200  # SQLite repeats the whole statement first


def write_error(path: Path, reason: str, is_full: bool = False) -> DiskFull | NotWritable:
    """Error for a file that could not be written, while what there is of it still lies on the disk."""
    if is_full or shutil.disk_usage(path.parent).free < FULL_BELOW_BYTES:
        return DiskFull(f"The disk is full: {path} could not be written.",
                        hint="Free some space, or choose an output on another disk, and start the same job again.")
    return NotWritable(f"{path} could not be written: {reason[-LONGEST_REASON:]}",
                       hint="Choose another folder or disk; network drives and quotas may refuse large files.")
