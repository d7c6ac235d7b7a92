"""Runs targets of make side by side, as many as there are cores, and prints in one piece what each of them said.

Standard library only. All of them run to their end; what failed is told again at the end, which is then 1.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

LOGS = Path("build") / "checks"
PULSE_S = 60.0  # between lines on how far the others are: whoever ends us for lack of time learns what hung
LAST_LINES = 40


@dataclass(frozen=True)
class Check:
    """A target and the file of what it says."""

    target: str

    @property
    def log(self) -> Path:
        """File of what it says."""
        return LOGS / f"{self.target}.log"

    def run(self) -> tuple[int, float]:
        """Run it. Returns: exit code, seconds."""
        start = time.monotonic()
        with open(self.log, "wb") as file:
            done = subprocess.run([os.environ.get("MAKE", "make"), self.target], stdin=subprocess.DEVNULL, stdout=file,
                                  stderr=subprocess.STDOUT)
        return done.returncode, time.monotonic() - start

    def said(self) -> list[str]:
        """Lines so far."""
        return self.log.read_text(encoding="utf-8", errors="replace").splitlines() if self.log.exists() else []


def main(targets: Sequence[str]) -> int:
    """Run the targets, the first ones first; exit code 0 when all went well."""
    LOGS.mkdir(parents=True, exist_ok=True)
    checks = [Check(target) for target in targets]
    for check in checks:
        check.log.unlink(missing_ok=True)
    ended: dict[Check, tuple[int, float]] = {}
    with ThreadPoolExecutor(max(2, os.cpu_count() or 1)) as pool:  # tests that wait leave room on one core too
        running = {pool.submit(check.run): check for check in checks}
        while running:
            done, _ = wait(running, timeout=PULSE_S, return_when=FIRST_COMPLETED)
            for future in done:
                check = running.pop(future)
                ended[check] = future.result()
                say(f"\n======== {check.target}: {told(*ended[check])}", *check.said())
            if not done:
                say(*pulse(running))
    failed = [check for check in checks if ended[check][0]]
    for check in failed:
        say(f"\n======== {check.target} FAILED. All that it said is above and in {check.log}; it ended with:",
            *check.said()[-LAST_LINES:])
    say("", *(f"{check.target:<20} {told(*ended[check])}" for check in checks))
    return 1 if failed else 0


def pulse(running: dict[Future[tuple[int, float]], Check]) -> list[str]:
    """How far those are that have begun, each in a line."""
    return [f"... {one.target}: {said[-1]}" for one in running.values() if (said := one.said())]


def told(exit_code: int, seconds: float) -> str:
    """How a check ended, in words."""
    return f"{'ok' if exit_code == 0 else f'FAILED ({exit_code})'}, {seconds // 60:.0f} min {seconds % 60:.0f} s"


def say(*lines: str) -> None:
    """Print lines at once."""
    print(*lines, sep="\n", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
