"""Jobs in the background: events in batches, cancel, errors with their next step, and a window that never waits."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.plugin.conftest import FAKE_WORKER, ROOT
from tests.plugin.dock.waiting import Heartbeat, Stopwatch, wait_for
from tests.plugin.processes import gone_soon
from tests.plugin.worlds import tile_index


@pytest.fixture
def board(plugin):
    from sparse_wsss_plugin.dock.run_task import JobBoard

    made = JobBoard()
    yield made
    made.leave()


def job(stage="train", **parameters):
    from sparse_wsss_plugin.dock.stage_job import StageJob

    return StageJob(Path(FAKE_WORKER), stage, parameters)


def run(board, a_job):
    """Run a job to its end; return the task and what was heard, batch by batch."""
    batches = []
    task = board.start(a_job, "test")
    task.heard.connect(batches.append)
    wait_for(lambda: not board.running)
    return task, batches


def test_a_job_ends_with_its_outputs_and_every_event_is_heard_on_the_main_thread(board, fake_worker, tmp_path):
    fake_worker("record")
    heard_in = []
    task = board.start(job(output=str(tmp_path / "x.tif")), "test")
    task.heard.connect(lambda events: heard_in.append((threading.get_ident(), [e["event"] for e in events])))
    wait_for(lambda: not board.running)
    assert task.outputs["n_tiles"] == 4
    assert task.problem is None
    assert {thread for thread, _ in heard_in} == {threading.get_ident()}
    said = [name for _, names in heard_in for name in names]
    assert sorted(said) == ["hello", "log", "metric", "progress", "ready", "result"]


@pytest.mark.parametrize(("pause_s", "least_events"), [(0.005, 200), (0.0, 2000)], ids=["talkative", "flood"])
def test_the_window_never_waits_for_a_worker_however_much_it_says(board, fake_worker, pause_s, least_events):
    """The aim is 50 ms, and it is printed; the bound is that of a window that waits."""
    fake_worker("flood", FAKE_WORKER_SECONDS="4", FAKE_WORKER_PAUSE=pause_s)
    with Heartbeat() as heart:
        before = time.monotonic()
        task, batches = run(board, job())
        seconds = time.monotonic() - before
    print(f"{task.outputs['n_said']} events in {len(batches)} batches; {heart}")
    assert task.outputs["n_said"] > least_events
    assert len(batches) <= 10 * seconds + 2, "ten batches a second, the first and what is left at the end"
    assert max(len(events) for events in batches) < 1000
    assert heart.largest_hold < 1


def test_a_stopped_job_has_saved_its_state_and_leaves_no_process(board, fake_worker, tmp_path):
    fake_worker("slow")
    task = board.start(job(), "test")
    wait_for(lambda: (tmp_path / "pids").exists())
    task.cancel()
    wait_for(lambda: not board.running)
    assert task.is_stopped
    assert "Stopped on request" in task.problem.message
    assert gone_soon(int((tmp_path / "pids").read_text()))


def test_a_crash_ends_as_a_problem_with_a_next_step(board, fake_worker):
    fake_worker("crash", FAKE_WORKER_SIGNAL="SIGKILL")
    task, _ = run(board, job())
    assert not task.is_stopped
    assert "memory" in task.problem.hint


def test_leaving_waits_for_the_worker_and_takes_it_along(board, fake_worker, tmp_path, monkeypatch):
    """As when QGIS is closed while a job is at work, even when the worker does not listen."""
    from sparse_wsss_plugin.dock import run_task

    monkeypatch.setattr(run_task, "LEAVE_S", 0.5)
    monkeypatch.setattr("sparse_wsss_plugin.worker.process.TERMINATE_S", 0.3)
    fake_worker("slow")
    board.start(job(), "test")
    wait_for(lambda: (tmp_path / "pids").exists())
    with Stopwatch() as watch:
        board.leave()
    assert watch.ours < 5
    assert gone_soon(int((tmp_path / "pids").read_text()))
    wait_for(lambda: not board.running)


def test_leaving_does_not_wait_for_a_job_that_never_began(board, fake_worker):
    from qgis.core import QgsApplication, QgsTask
    from qgis.PyQt.QtCore import QThreadPool

    class Busy(QgsTask):
        def run(self):
            while not self.isCanceled():
                time.sleep(0.02)
            return True

    busy = [Busy("test", QgsTask.Flag.CanCancel) for _ in range(QThreadPool.globalInstance().maxThreadCount())]
    for one in busy:
        QgsApplication.taskManager().addTask(one)
    wait_for(lambda: all(one.status() == QgsTask.TaskStatus.Running for one in busy))
    fake_worker("record")
    try:
        waiting = board.start(job(), "test")
        assert waiting.status() == QgsTask.TaskStatus.Queued
        with Stopwatch() as watch:
            board.leave()
        assert watch.ours < 1
        assert waiting.is_stopped
    finally:
        for one in busy:
            one.cancel()
    wait_for(lambda: QgsApplication.taskManager().countActiveTasks() == 0)


def test_leaving_stops_all_jobs_at_once_and_waits_for_them_together(board, fake_worker, tmp_path, monkeypatch):
    from sparse_wsss_plugin.dock import run_task

    monkeypatch.setattr(run_task, "LEAVE_S", 3.0)
    monkeypatch.setattr("sparse_wsss_plugin.worker.process.TERMINATE_S", 0.3)
    monkeypatch.setattr("sparse_wsss_plugin.worker.launch.UNHEARD_S", 10_000)
    fake_worker("deaf")
    for _ in range(2):
        board.start(job(), "test")
    pids = tmp_path / "pids"
    wait_for(lambda: pids.exists() and len(pids.read_text().split()) == 4)  # each of the two with a child
    before = time.monotonic()
    board.leave()
    assert 3.0 < time.monotonic() - before < 6.0, "one deadline for both"
    assert all(gone_soon(int(pid)) for pid in pids.read_text().split())
    wait_for(lambda: not board.running)


def test_a_run_is_found_however_its_path_is_written(board, fake_worker, tmp_path):
    fake_worker("slow")
    task = board.start(job(run=str(tmp_path / "run")), "test", "run")
    for written in (tmp_path / "run", f"{tmp_path}/run/", f"{tmp_path}/./x/../run"):
        assert board.of_run(str(written)) is task
    assert board.of_run("") is None
    assert board.of_run(str(tmp_path / "run"), "heads") is None
    task.cancel()
    wait_for(lambda: not board.running)


def test_a_job_is_what_the_algorithm_of_its_name_makes(plugin, fake_worker, tmp_path):
    from sparse_wsss_plugin.dock.stage_job import stage_job

    fake_worker("record")
    tiles = tile_index(tmp_path / "tiles.gpkg")
    values = {"TILES": tiles, "RUN": str(tmp_path / "run"), "PRESET": "quick", "STEPS": 30, "SEED": ""}
    made = stage_job("train", values)
    assert made.python == Path(FAKE_WORKER)
    assert made.parameters["preset"] == "quick"
    assert made.parameters["steps"] == 30
    assert made.parameters["tiles"].startswith(tiles)


def test_a_value_that_cannot_work_is_refused_with_its_next_step(plugin, fake_worker, tmp_path):
    from sparse_wsss_plugin.dock.stage_job import stage_job
    from sparse_wsss_plugin.worker.errors import WorkerError

    fake_worker("record")
    tiles = tile_index(tmp_path / "tiles.gpkg")
    with pytest.raises(WorkerError, match="STEPS: -3 does not work") as raised:
        stage_job("train", {"TILES": tiles, "RUN": str(tmp_path / "run"), "STEPS": -3})
    assert "0 to 1000000" in raised.value.hint
    with pytest.raises(WorkerError, match="TILES"):
        stage_job("train", {"RUN": str(tmp_path / "run")})


def test_of_a_batch_only_the_newest_progress_is_kept_and_no_warning_is_lost():
    from sparse_wsss_plugin.dock.event_batch import MOST_LINES, MOST_POINTS, EventBatch

    batch = EventBatch()
    for step in range(5000):
        batch.add({"event": "progress", "current": step})
        batch.add({"event": "metric", "values": {"step": step}})
        batch.add({"event": "log", "message": str(step), "level": "warning" if step == 4321 else "info"})
    events = batch.take()
    assert [e["current"] for e in events if e["event"] == "progress"] == [4999]
    points = [e["values"]["step"] for e in events if e["event"] == "metric"]
    assert points == sorted(points)
    assert len(points) <= MOST_POINTS + 1
    assert points[-1] == 4999
    lines = [e["message"] for e in events if e["event"] == "log"]
    assert "4321" in lines
    assert lines[-1] == f"... {5000 - 1 - MOST_LINES} more lines"
    assert not batch
    assert batch.take() == []


QUIT = """
import sys
from pathlib import Path
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from qgis.PyQt.QtCore import QTimer
from sparse_wsss_plugin.dock.run_task import board
from sparse_wsss_plugin.dock.stage_job import StageJob
board().start(StageJob(Path(sys.argv[1]), "train", {}), "test")
pids = Path(sys.argv[2])
timer = QTimer()
timer.timeout.connect(lambda: application.quit() if pids.exists() else None)
timer.start(50)
application.exec()
print("left")
application.exitQgis()
"""


def test_closing_qgis_while_a_job_is_at_work_ends_the_worker_and_qgis(qgis, fake_worker, tmp_path):
    fake_worker("slow")
    done = subprocess.run([sys.executable, "-c", QUIT, str(FAKE_WORKER), str(tmp_path / "pids")], timeout=60,
                          capture_output=True, text=True, cwd=ROOT)
    assert "left" in done.stdout, done.stderr
    assert done.returncode == 0
    assert gone_soon(int((tmp_path / "pids").read_text()))
