"""The worker and the program that started it: a clean line for the protocol, and every way to be told to stop."""

from __future__ import annotations

import os
import signal
import sys
from typing import IO

from sparse_wsss.events import Reporter


def protocol_stream() -> IO[str]:
    """Keep fd 1 for the protocol alone: from now on a stray print goes to stderr."""
    sys.stdout.flush()
    copy = os.dup(1)
    os.dup2(2, 1)
    # half a character, as a file name may hold, becomes the escape by which JSON writes it
    return os.fdopen(copy, "w", encoding="utf-8", errors="backslashreplace", buffering=1)


def tell_of_gdal_in_a_line() -> None:
    """Let a message of GDAL that is no text be a line of the log: rasterio cannot read it, and Python shows where."""
    usual = sys.unraisablehook

    def tell(what: sys.UnraisableHookArgs) -> None:
        if "rasterio" in str(what.object):
            print(f"GDAL said something that cannot be read: {what.exc_value}", file=sys.stderr)
        else:
            usual(what)

    sys.unraisablehook = tell


def stop_on_signals(reporter: Reporter) -> None:
    """Let SIGINT and SIGTERM end the job as a cancel does."""
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _frame: reporter.stop(f"Signal {number}"))


def parent_is_alive(parent_pid: int) -> bool:
    """Tell whether the process that started this one still runs."""
    if os.name != "nt":
        return os.getppid() == parent_pid
    import ctypes  # Windows has no getppid that changes; ask the process handle instead

    synchronize, wait_timeout = 0x00100000, 0x102
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    handle = kernel.OpenProcess(synchronize, False, parent_pid)
    if not handle:
        return False
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == wait_timeout)
    finally:
        kernel.CloseHandle(handle)
