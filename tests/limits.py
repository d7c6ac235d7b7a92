"""Real limits of the system for a while: memory of this process. Skips where the system has none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="limits of memory are of POSIX")


@contextmanager
def memory_left(n_bytes: int) -> Iterator[None]:
    """Let this process take so much more memory than it has; what is beyond fails as on a full machine."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("needs Linux, which says how much memory a process has")
    before = resource.getrlimit(resource.RLIMIT_AS)
    has = next(int(line.split()[1]) << 10 for line in status.read_text().splitlines() if line.startswith("VmSize"))
    resource.setrlimit(resource.RLIMIT_AS, (has + n_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
