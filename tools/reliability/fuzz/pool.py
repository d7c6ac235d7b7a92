"""Hands cases to long-lived processes, and replaces one that hangs, dies or has worked for long."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from reliability.fuzz.command import LONGEST_S

START_S = 300.0  # a process that loads torch on a busy machine
LONGEST_LOOK_S = 2.0
CASES_OF_A_PROCESS = 1500
Answer = dict[str, Any]


class Pool:
    """Processes that answer cases.

    Args:
        good: folder of the good inputs.
        folder: where cases lie, and what the processes print.
        n_processes: at work side by side.
    """

    def __init__(self, good: Path, folder: Path, n_processes: int = 1) -> None:
        self._good, self._folder, self._n = good, folder, n_processes

    def answers(self, cases: list[tuple[str, int, int]]) -> Iterator[tuple[tuple[str, int, int], Answer]]:
        """Each case (kind, seed, number) with its answer, in the order in which they end."""
        waiting = list(reversed(cases))
        with ExitStack() as stack:
            watched = stack.enter_context(selectors.DefaultSelector())
            start = partial(_Child, self._good, self._folder, watched)
            children = [start() for _ in range(min(self._n, len(cases)))]
            stack.callback(lambda: [child.end() for child in children])
            for child in children:
                child.give(waiting.pop())
            seen = time.monotonic()
            while any(child.case for child in children):
                watched.select(LONGEST_LOOK_S / 2)
                # a look that took longer was none: everything here was stopped or slept meanwhile
                passed, seen = min(time.monotonic() - seen, LONGEST_LOOK_S), time.monotonic()
                for place, child in enumerate(children):
                    case, answer = child.case, child.answer(passed)
                    if case is None or answer is None:
                        continue
                    yield case, answer
                    if child.is_gone or child.n_done >= CASES_OF_A_PROCESS:
                        child.end()
                        child = children[place] = start() if waiting else child
                    if waiting:
                        child.give(waiting.pop())


class _Child:
    """One process and the case that it is at."""

    def __init__(self, good: Path, folder: Path, watched: selectors.BaseSelector) -> None:
        self.case: tuple[str, int, int] | None = None
        self.n_done, self.is_gone, self._waited_s, self._read = 0, False, 0.0, b""
        self._folder, self._watched = folder, watched
        self._log = open(folder / "processes.log", "ab")  # noqa: SIM115  (as long as the process lives)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "reliability.fuzz.child", str(good)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self._log, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OMP_NUM_THREADS": "1"})
        watched.register(self._out, selectors.EVENT_READ)
        os.set_blocking(self._out, False)

    @property
    def _out(self) -> int:
        return self._process.stdout.fileno()  # type: ignore[union-attr]

    def give(self, case: tuple[str, int, int]) -> None:
        """Let it begin a case."""
        self.case, self._waited_s = case, 0.0
        kind, seed, number = case
        line = json.dumps({"kind": kind, "seed": seed, "number": number, "folder": str(self.place(case))})
        self._process.stdin.write(f"{line}\n".encode())  # type: ignore[union-attr]
        self._process.stdin.flush()  # type: ignore[union-attr]

    def place(self, case: tuple[str, int, int]) -> Path:
        """Folder of a case."""
        return self._folder / f"{case[0]}_{case[2]:05d}"

    def answer(self, passed_s: float) -> Answer | None:
        """Answer to its case, None while it works; a hang or a death is an answer as well."""
        if self.case is None:
            return None
        chunk = self._chunk()
        self._read += chunk or b""
        self._waited_s += passed_s
        if self._read.endswith(b"\n"):
            found: Answer = json.loads(self._read)
            found["seconds"] = min(found["seconds"], self._waited_s)
            self.n_done, self.case, self._read = self.n_done + 1, None, b""
            return found
        patience = LONGEST_S + (0 if self.n_done else START_S)
        is_late = self._waited_s >= patience
        if chunk != b"" and not is_late:
            return None
        self.is_gone, self.case = True, None
        what = f"no answer in {LONGEST_S:g} s" if is_late else f"the process ended: {self._process.wait()}"
        return {"end": "hang" if is_late else "crash", "failure": what, "note": "", "seconds": self._waited_s, "mib": 0}

    def _chunk(self) -> bytes | None:
        """What it wrote: None for nothing yet, empty when it is gone."""
        try:
            return os.read(self._out, 1 << 20)
        except BlockingIOError:
            return None

    def end(self) -> None:
        """End the process."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if not self._log.closed:
            self._watched.unregister(self._out)
            self._log.close()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()


