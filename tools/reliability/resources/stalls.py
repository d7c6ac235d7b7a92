"""Drives and servers that stop answering: what the host sees, how soon a cancel ends the worker, what it says."""

from __future__ import annotations

import os
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

from reliability.resources.base import Base, Case, Outcome, Unexpected, ran, told
from reliability.resources.disks import variable
from sparse_wsss_plugin.worker.errors import WorkerCancelled
from sparse_wsss_plugin.worker.launch import run_job
from tests.web import stalling

OBEYED_S = 2.0
LONGEST_BREATH_S = 2.0  # of the host, which asks every 0.1 s, on a machine with other work


def cancelled(parameters: dict[str, str], is_stalled: threading.Event) -> tuple[float, float]:
    """Run a job as the plugin does and cancel it once it stalls.

    Returns: seconds from the cancel to the end, and the longest wait of the host.
    """
    asked: list[float] = []
    breaths = [time.monotonic()]

    def is_cancelled() -> bool:
        if is_stalled.is_set() and not asked:
            asked.append(time.monotonic())
        return bool(asked)

    def breathe() -> None:
        breaths.append(time.monotonic())

    try:
        run_job(Path(sys.executable), "tiles", parameters, listen=lambda event: None, is_cancelled=is_cancelled,
                idle=breathe)
    except WorkerCancelled:
        longest = max(later - before for before, later in pairwise(breaths))
        return time.monotonic() - asked[0], longest
    raise Unexpected("the job ended before it was cancelled")


def silent_server(base: Base, folder: Path) -> Outcome:
    """A server falls silent in the middle of a file; somebody cancels."""
    with stalling(base.world.scene.optical.read_bytes(), 8000) as (address, waits):
        return _judged(*cancelled({"raster": address, "output": str(folder / "t.gpkg")}, waits))


def silent_drive(base: Base, folder: Path) -> Outcome:
    """Opening a file never returns, as on a network drive that has gone: a pipe that nobody writes to."""
    os.mkfifo(folder / "scene.tif")
    stalled = threading.Event()
    threading.Timer(20.0, stalled.set).start()  # a worker that has begun waits there
    return _judged(*cancelled({"raster": str(folder / "scene.tif"), "output": str(folder / "t.gpkg")}, stalled))


def _judged(seconds: float, longest: float) -> Outcome:
    if seconds > OBEYED_S or longest > LONGEST_BREATH_S:
        raise Unexpected(f"the worker ended after {seconds:.1f} s, the host waited {longest:.1f} s")
    return Outcome(f"the worker was gone {seconds:.1f} s after the cancel (limit {OBEYED_S:g} s); the host never "
                   f"waited longer than {longest:.2f} s", "not asked")


def told_of_silence(base: Base, folder: Path) -> Outcome:
    """A server falls silent and nobody cancels."""
    with stalling(base.world.scene.optical.read_bytes(), 8000) as (address, _), \
            variable("GDAL_HTTP_LOW_SPEED_TIME", "2"), variable("GDAL_HTTP_MAX_RETRY", "0"):
        done = ran("tiles", {"raster": address, "output": folder / "t.gpkg"}, folder)
    return Outcome(f"{told(done, 'raster_unreadable')}, after 60 s of silence (2 s here)", "not asked")


STALLS = (
    Case("a server that falls silent, and a cancel", silent_server),
    Case("a drive that does not answer, and a cancel", silent_drive),
    Case("a server that falls silent, and nobody cancels", told_of_silence),
)
