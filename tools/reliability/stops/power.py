"""The power cut: a worker is killed at the entry of a system call of its own, and the order of its calls is read.

Done by strace from outside, so that nothing in the product knows of it. A kill loses no data that the kernel has; what
a real power cut could lose is seen from the order: what is renamed into place has to be on the disk before.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reliability.stops.workers import PATIENCE_S, Stoppable, wait_for

CUT_AT = ("write", "pwrite64", "ftruncate", "fsync", "rename", "openat", "unlink", "mkdir")
WRITES = ("write", "pwrite64", "writev", "pwritev", "ftruncate", "fallocate", "mmap")
CALL = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+|0x[0-9a-f]+)")
OPENED = re.compile(r"\d+<([^>]+)>")
NAMES = re.compile(r'"((?:[^"\\]|\\.)*)"')


def require_strace() -> None:
    """Raises: RuntimeError where strace is missing; a campaign without power cuts would claim too much."""
    if shutil.which("strace") is None:
        raise RuntimeError("Power cuts are made by strace, which is not installed: apt-get install strace.")


def trace(worker: Stoppable, log: Path, *options: str) -> None:
    """Attach strace to a worker that waits for it, let it go on, and wait for its end.

    Raises: AssertionError when it does not end.
    """
    wait_for(lambda: _status(worker.pid, "State").startswith("T"))  # it stops itself
    with subprocess.Popen(["strace", "-f", "-qq", "-o", str(log), "-p", str(worker.pid), *options]) as tracer:
        wait_for(lambda: not _status(worker.pid, "TracerPid").startswith("0"))

        def is_over() -> bool:
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                worker.send(signal.SIGCONT)  # again and again: the first may come before the tracer is ready
                tracer.wait(0.5)
            return tracer.poll() is not None

        try:
            wait_for(is_over, 2 * PATIENCE_S)
        finally:
            tracer.kill()


def _status(pid: int, name: str) -> str:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return "gone"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")


def cut(worker: Stoppable, log: Path, call: str, number: int) -> None:
    """Let the worker be killed at its N-th call of a kind, and wait for its end, which may come before."""
    trace(worker, log, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")


def traced_calls(worker: Stoppable, log: Path) -> list[tuple[str, str]]:
    """Let a worker end in peace. Returns: names and arguments of the calls of its main thread that succeeded."""
    calls = ",".join({*CUT_AT, *WRITES, "fdatasync", "renameat", "renameat2"})
    trace(worker, log, "-ff", "-y", "-s", "300", "-e", f"trace={calls}")
    lines = Path(f"{log}.{worker.pid}").read_text(encoding="utf-8", errors="replace").splitlines()
    found = [match for match in map(CALL.match, lines) if match and not match[3].startswith("-")]
    return [(match[1], match[2]) for match in found]


def counts(calls: Sequence[tuple[str, str]]) -> dict[str, int]:
    """How often each call comes at which power is cut."""
    return {name: n for name, n in Counter(name for name, _ in calls).items() if name in CUT_AT}


class Order:
    """What the order of the calls says about the files of a folder.

    Args:
        calls: of a worker that nobody disturbed.
        folder: whose files are looked at.
    """

    def __init__(self, calls: Sequence[tuple[str, str]], folder: Path) -> None:
        self._under = f"{folder}/"
        self.renamed = 0
        self.unflushed: list[str] = []
        """Renamed into place before they, or the name in the folder, were on the disk."""
        written: dict[str, bool] = {}  # whether it is flushed since
        names: dict[str, str] = {}  # folder -> a name in it that is not flushed
        for call, arguments in calls:
            opened = OPENED.match(arguments)
            if call in ("fsync", "fdatasync") and opened:
                written[opened[1]] = True
                names.pop(opened[1], None)
            elif call.startswith("rename"):
                source, target = NAMES.findall(arguments)[:2]
                self._rename(source, target, written, names)
            elif call in WRITES:
                self._write(call, arguments, written)
        self.unflushed += [f"the name {name}" for name in names.values()]
        self.appended = sorted({Path(path).name for path, is_flushed in written.items()
                                if not is_flushed and Path(path).is_file()})
        """Written in place and not flushed: what a power cut may take the end of."""

    def _write(self, call: str, arguments: str, written: dict[str, bool]) -> None:
        opened = OPENED.search(arguments) if call == "mmap" else OPENED.match(arguments)
        is_change = call != "mmap" or ("MAP_SHARED" in arguments and "PROT_WRITE" in arguments)
        if opened and is_change and opened[1].startswith(self._under) and "/worker_" not in opened[1]:
            written[opened[1]] = False

    def _rename(self, source: str, target: str, written: dict[str, bool], names: dict[str, str]) -> None:
        if not target.startswith(self._under):
            return
        flushed = written.pop(source, True)
        written[target] = flushed
        if Path(target).name.startswith("."):  # one part becomes another
            return
        self.renamed += 1
        names[str(Path(target).parent)] = target
        if not flushed:
            self.unflushed.append(target)
