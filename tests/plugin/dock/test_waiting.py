"""What the tests take for a window that was held up is our doing, and not that of a busy machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.plugin.dock.waiting import Heartbeat, Moment, Stopwatch, wait_for


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="the system does not tell who waits for a core")
def test_time_for_which_there_is_no_core_is_not_ours():
    cores = os.cpu_count() or 1
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4 * cores)]
    try:
        start = Moment()
        end = time.thread_time() + 0.4
        while time.thread_time() < end:
            pass
        now = Moment()
    finally:
        for one in busy:
            one.kill()
            one.wait()
    assert start.passed(now) > 0.8, "there were five for each core"
    assert 0.3 < start.ours(now) < 0.7


def test_time_in_which_we_compute_or_wait_for_another_is_ours():
    with Stopwatch() as watch:
        time.sleep(0.3)
    assert watch.ours > 0.2


def test_a_window_that_is_held_up_is_seen_also_when_the_block_ends_with_it(qgis):
    from qgis.PyQt.QtCore import QTimer

    with Heartbeat() as heart:
        held = []
        QTimer.singleShot(20, lambda: held.append(time.sleep(0.3)))
        wait_for(lambda: held)
    assert heart.largest_hold > 0.2
    with Heartbeat() as heart:
        time.sleep(0.3)
    assert heart.largest_hold > 0.2
