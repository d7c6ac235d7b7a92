"""The report of a run for the browser: whoever wrote it, no script of it runs and nothing is fetched.

A report of ours begins with a policy that forbids both, and holds for all that follows it. One that begins otherwise,
of an earlier version or of a stranger, is shown as a copy behind that beginning.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

HEAD = ('<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        'content="default-src \'none\'; img-src data:; style-src \'unsafe-inline\'">')


def harmless(report: Path, folder: Path) -> Path:
    """The report itself, or a copy in a new folder inside ``folder``. Raises: OSError."""
    content, head = report.read_bytes(), HEAD.encode()
    if content[: len(head) + 1].replace(b"\r\n", b"\n").startswith(head):
        return report
    copy = Path(tempfile.mkdtemp(prefix="sparse_wsss_report_", dir=folder)) / report.name
    copy.write_bytes(head + content)
    return copy
