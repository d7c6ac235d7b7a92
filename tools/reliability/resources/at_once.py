"""Two at once: workers in one run, installations in one folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reliability.resources.base import Base, Case, Outcome, Unexpected, ran, told
from tests.worker import Worker

ROOT = Path(__file__).resolve().parents[3]
HOLD = """
import sys; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from sparse_wsss_plugin.worker.errors import InstallFailed
from sparse_wsss_plugin.worker.lock import alone
try:
    with alone(Path(sys.argv[2])):
        print("inside", flush=True)
        sys.stdin.readline()
except InstallFailed as error:
    print(error.text().replace(chr(10), " "), flush=True)
"""


def two_workers(base: Base, folder: Path) -> Outcome:
    """A second worker comes into a run at work; the first one ends as if nothing had been."""
    base.half_way(folder)
    with Worker("pipeline", base.job(folder), folder) as first:
        first.until_at_work("refine", message="round 1")
        said = told(ran("pipeline", base.job(folder), folder), "run_busy")
        if first.finish().exit_code:
            raise Unexpected("the first one failed")
    base.require_same(folder)
    return Outcome(f"the second is refused: {said}; the first is not disturbed")


def two_installations(base: Base, folder: Path) -> Outcome:
    """Two programs install into one environment: the second is kept out, and let in once the first one was killed."""
    command = [sys.executable, "-c", HOLD, str(ROOT), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        if first.stdout is None or first.stdout.readline().strip() != "inside":
            raise Unexpected("the first installation did not begin")
        second = subprocess.run(command, input="\n", capture_output=True, text=True, check=True).stdout
        first.kill()
        first.wait()
    third = subprocess.run(command, input="\n", capture_output=True, text=True, check=True).stdout
    if "Another installation" not in second or third.strip() != "inside":
        raise Unexpected(f"the second said {second!r}, the third {third!r}")
    return Outcome("the second is refused, and let in once the first was killed", "not asked")


AT_ONCE = (Case("two workers in one run", two_workers), Case("two installations at once", two_installations))
