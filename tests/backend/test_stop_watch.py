"""A stop is obeyed in the middle of a step that would take minutes, and what lay in its place stays."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sparse_wsss.errors import EXIT_CANCELLED, EXIT_DONE

PATIENCE_S = 120.0
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

WORK = """
import hashlib, os, sys
from pathlib import Path
from sparse_wsss.atomic import written_together, written_whole
from sparse_wsss.events import JsonLines, Reporter
from sparse_wsss.host import stop_on_signals
from sparse_wsss.stop_watch import StopWatch

folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
reporter = Reporter([JsonLines(sys.stdout)], folder / "CANCEL")
stop_on_signals(reporter)
reporter.before_end.append((folder / "noted").touch)
with StopWatch(reporter) as watch:
    watch.parent_pid = os.getppid()
    with written_whole(folder / "map.tif") as part, written_together(folder / "shape.shp") as beside:
        part.write_text("half")
        part.with_name(f"{part.name}.aux.xml").write_text("half")
        (beside / "shape.shp").write_text("half")
        reporter.log("a step of a library")
        hashlib.pbkdf2_hmac("sha256", b"a", b"b", rounds)  # in C: no handler of Python's runs meanwhile
assert reporter.take_last_word()
reporter.send("result")
"""
HOST = "import subprocess, sys; subprocess.run(sys.argv[1:])"
FOR_HOURS, FOR_A_MOMENT = "2000000000", "10"


def at_work(folder: Path, rounds: str, *before: str) -> subprocess.Popen[str]:
    """A process in the middle of that step; the old file is there."""
    (folder / "map.tif").write_text("the old map")
    process = subprocess.Popen([*before, sys.executable, "-c", WORK, str(folder), rounds], text=True,
                               stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["message"] == "a step of a library"
    return process


def has_ended_well(process: subprocess.Popen[str], folder: Path, reason: str) -> bool:
    """Whether it has said so, and nothing lies about; the host of a worker may be gone."""
    said = [json.loads(line) for line in process.communicate(timeout=PATIENCE_S)[0].splitlines()]
    assert [event["event"] for event in said] == ["cancelled"]
    assert said[0]["message"].startswith(reason)
    assert said[0]["hint"]
    left = {path.name: path.is_file() and path.read_text() for path in folder.iterdir()}
    return left == {"map.tif": "the old map", "noted": "", **({"CANCEL": ""} if "CANCEL" in left else {})}


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_is_heard_while_a_library_is_at_work(tmp_path: Path, name: str):
    number = getattr(signal, name)
    with at_work(tmp_path, FOR_HOURS) as process:
        process.send_signal(number)
        assert has_ended_well(process, tmp_path, f"Signal {int(number)} during")
    assert process.returncode == EXIT_CANCELLED


def test_a_cancel_file_is_found_while_a_library_is_at_work(tmp_path: Path):
    with at_work(tmp_path, FOR_HOURS) as process:
        (tmp_path / "CANCEL").touch()
        assert has_ended_well(process, tmp_path, "Stopped on request during")
    assert process.returncode == EXIT_CANCELLED


def test_a_host_that_is_gone_is_missed_while_a_library_is_at_work(tmp_path: Path):
    with at_work(tmp_path, FOR_HOURS, sys.executable, "-c", HOST) as host:
        host.kill()
        host.wait()
        assert has_ended_well(host, tmp_path, "The program that started this work is gone")


def test_work_that_ends_by_itself_has_the_last_word(tmp_path: Path):
    with at_work(tmp_path, FOR_A_MOMENT) as process:
        said = process.communicate(timeout=PATIENCE_S)[0]
    assert process.returncode == EXIT_DONE
    assert json.loads(said)["event"] == "result"


NOTICES = """
import sys, time
from pathlib import Path
from sparse_wsss.errors import Cancelled
from sparse_wsss.events import Reporter
from sparse_wsss.stop_watch import PATIENCE_S, StopWatch

reporter = Reporter([])
with StopWatch(reporter):
    reporter.stop("Stopped by the test")
    try:
        reporter.check()
    except Cancelled:
"""
SAVES = """
        reporter.saves()
        time.sleep(2 * PATIENCE_S)
        Path(sys.argv[1]).write_text("saved")
"""
LINGERS = """
        time.sleep(600)
"""


def test_work_that_has_noticed_the_stop_may_save_for_as_long_as_it_takes(tmp_path: Path):
    subprocess.run([sys.executable, "-c", NOTICES + SAVES, str(tmp_path / "state")], check=True, timeout=PATIENCE_S)
    assert (tmp_path / "state").read_text() == "saved"


def test_a_host_that_does_not_read_keeps_no_worker(tmp_path: Path):
    """The pipe is full: the main thread waits in it, and the last word cannot be said."""
    step = 'hashlib.pbkdf2_hmac("sha256", b"a", b"b", rounds)'
    flood = WORK.replace(step, "[reporter.log('x' * 999) for _ in range(999)]")
    assert flood != WORK
    process = subprocess.Popen([sys.executable, "-c", flood, str(tmp_path), "1"], text=True, stdout=subprocess.PIPE)
    time.sleep(0.5)
    (tmp_path / "CANCEL").touch()
    assert process.wait(PATIENCE_S) == EXIT_CANCELLED
    process.communicate()


def test_work_that_has_noticed_the_stop_and_waits_for_a_drive_is_ended():
    """Files that a thread still reads are closed after it: it may wait for a server."""
    ended = subprocess.run([sys.executable, "-c", NOTICES + LINGERS], timeout=PATIENCE_S, check=False)
    assert ended.returncode == EXIT_CANCELLED
