"""Whether a process is still there."""

from __future__ import annotations

import os
import time
from pathlib import Path


def is_running(pid):
    """Tell whether a process is there and not only waiting to be reaped."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # gone between the two looks, or no /proc here
        return Path("/proc").exists() is False


def gone_soon(pid, seconds=30.0):
    """Tell whether a process ends within some seconds, many on a machine under load."""
    deadline = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)
