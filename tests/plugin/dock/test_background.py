"""Functions on threads of their own: whatever happens, each is told once, or never when nobody is there to hear."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from sparse_wsss_plugin.dock.background import at_work, in_background
from sparse_wsss_plugin.worker.errors import WorkerCancelled
from tests.plugin.conftest import ROOT
from tests.plugin.dock.waiting import wait_for, wait_for_background


def test_what_is_done_in_the_background_is_not_told_to_a_widget_that_is_gone(qgis):
    from qgis.PyQt import sip
    from qgis.PyQt.QtCore import QObject

    told, here, gone = [], QObject(), QObject()
    for name, owner in (("here", here), ("gone", gone)):
        in_background("test", lambda is_cancelled, name=name: name, told.append, told.append, owner)
    sip.delete(gone)
    wait_for_background()
    assert told == ["here"]


def test_a_failure_in_the_background_is_told_with_its_next_step(qgis):
    def work(is_cancelled):
        raise OSError("the file is gone")

    told = []
    in_background("test", work, told.append, told.append)
    wait_for(lambda: told)
    assert told[0].message == "the file is gone"
    assert told[0].hint


def test_of_many_short_ones_that_begin_while_others_end_none_is_lost(qgis):
    told = []
    for number in range(300):
        in_background("test", lambda _, number=number: number, told.append, told.append)
        time.sleep(0.001 * (number % 3))
    wait_for_background()
    assert sorted(told) == list(range(300))


def test_one_that_was_cancelled_is_told_so_and_its_result_is_not_taken(qgis):
    go_on, told = threading.Event(), []
    call = in_background("test", lambda is_cancelled: go_on.wait(60) and is_cancelled(), told.append, told.append)
    call.cancel()
    assert at_work() == ["test"]
    go_on.set()
    wait_for(lambda: told)
    assert isinstance(told[0], WorkerCancelled)
    assert told[0].hint
    assert at_work() == []


CLOSE = """
import sys, time
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from qgis.PyQt.QtCore import QTimer
from sparse_wsss_plugin.dock import background
background.LEAVE_S = float(sys.argv[1])
def work(is_cancelled):
    end = time.monotonic() + float(sys.argv[2])
    while time.monotonic() < end and not (is_cancelled() and len(sys.argv) > 3):
        time.sleep(0.01)
    print("the work has ended", is_cancelled(), flush=True)
background.in_background("test", work, lambda _: print("told"), lambda _: print("told"))
QTimer.singleShot(100, application.quit)
application.exec()
application.exitQgis()
print("QGIS has ended", flush=True)
"""


@pytest.mark.parametrize(("words", "said"), [
    (("30", "60", "listens"), ["the work has ended True", "QGIS has ended"]), (("0.2", "600"), ["QGIS has ended"])])
def test_closing_qgis_waits_for_what_listens_and_not_for_what_hangs(qgis, words, said):
    done = subprocess.run([sys.executable, "-c", CLOSE, *words], timeout=60, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout.splitlines()) == (0, said), done.stderr
