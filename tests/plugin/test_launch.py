"""Whatever a worker says or fails to say, its host learns how it ended and what to do next."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from sparse_wsss_plugin.worker import launch
from sparse_wsss_plugin.worker.environment import data_folder, environment_python, find_interpreter, own_environment
from sparse_wsss_plugin.worker.errors import NoEnvironment, WorkerCancelled, WorkerError
from sparse_wsss_plugin.worker.process import clean_environment
from tests.plugin.conftest import FAKE_WORKER, REAL_WORKER
from tests.plugin.dock.waiting import Moment
from tests.plugin.processes import gone_soon
from tests.web import stalling

RECORDED = Path(__file__).parent / "events" / "tiles.jsonl"
"""What a real worker said while it cut tiles."""


def lines(*events):
    return "".join(json.dumps(event) + "\n" for event in events)


HELLO = {"event": "hello", "protocol": 1, "version": "0.1.0", "pid": 1}
RESULT = {"event": "result", "outputs": {"n_tiles": 4}}


@pytest.fixture
def replayed(fake_worker, tmp_path):
    """Run a job whose worker says exactly this; returns outputs and the events heard."""

    def run(said, exit_code=0):
        events = tmp_path / "events.jsonl"
        events.write_bytes(said if isinstance(said, bytes) else said.encode())
        fake_worker("replay", FAKE_WORKER_EVENTS=events, FAKE_WORKER_EXIT=exit_code)
        heard = []
        return launch.run_job(FAKE_WORKER, "tiles", {}, listen=heard.append), heard

    return run


# ---------------------------------------------------------------- replays


def test_a_recorded_job_replays_to_its_outputs(replayed):
    outputs, heard = replayed(RECORDED.read_bytes())
    assert outputs["n_tiles"] > 0
    assert heard[0]["event"] == "hello"
    assert heard[-1]["event"] == "result"


def test_a_foreign_line_is_passed_on_as_a_message_and_changes_nothing(replayed):
    recorded = RECORDED.read_bytes().splitlines(keepends=True)
    foreign = [b"Intel MKL WARNING: ...\n", b"[1, 2]\n", b'"text"\n', b'{"no": "event"}\n', b"\xff\xfe\n", b"\n"]
    outputs, heard = replayed(b"".join([recorded[0], *foreign, *recorded[1:]]))
    assert outputs["n_tiles"] > 0
    assert {event["level"] for event in heard[1:6]} == {"debug"}


def test_a_truncated_last_line_is_a_crash_not_a_result(replayed):
    said = lines(HELLO) + lines(RESULT)[:-20]
    with pytest.raises(WorkerError, match="ended unexpectedly") as raised:
        replayed(said, exit_code=1)
    assert raised.value.code == "crash"


def test_a_truncated_line_in_between_is_passed_over(replayed):
    outputs, _ = replayed(lines(HELLO) + '{"event": "progress", "sta\n' + lines(RESULT))
    assert outputs == {"n_tiles": 4}


def test_unknown_events_and_fields_are_passed_over(replayed):
    outputs, _ = replayed(lines({**HELLO, "mood": "good"}, {"event": "dance", "steps": 3}, RESULT))
    assert outputs == {"n_tiles": 4}


def test_another_protocol_asks_for_an_update_of_the_environment(replayed):
    with pytest.raises(WorkerError, match="protocol 2") as raised:
        replayed(lines({**HELLO, "protocol": 2}, RESULT))
    assert raised.value.hint.startswith("Update the environment")
    assert "ACTION=install" in raised.value.hint


def test_an_error_of_the_worker_keeps_its_message_hint_and_code(replayed):
    error = {"event": "error", "code": "no_crs", "message": "a.tif has no CRS.", "hint": "Assign one.", "where": "x"}
    with pytest.raises(WorkerError) as raised:
        replayed(lines(HELLO, error), exit_code=4)
    assert raised.value.code == "no_crs"
    assert raised.value.text() == "a.tif has no CRS.\nNext step: Assign one."


def test_a_result_counts_even_when_the_worker_stumbles_on_its_way_out(replayed):
    assert replayed(lines(HELLO, RESULT), exit_code=139)[0] == {"n_tiles": 4}


def test_a_worker_that_says_nothing_is_a_crash(replayed):
    with pytest.raises(WorkerError, match="exit code 7"):
        replayed("", exit_code=7)


# ---------------------------------------------------------------- crashes


def test_a_crash_shows_the_tail_of_stderr_and_the_next_step(fake_worker):
    fake_worker("crash", FAKE_WORKER_TRACE="RuntimeError: operator torchvision::nms does not exist")
    with pytest.raises(WorkerError) as raised:
        launch.run_job(FAKE_WORKER, "train", {}, listen=lambda event: None)
    assert "torchvision::nms" in raised.value.message
    assert "line before" in raised.value.message
    assert "signal 6" in raised.value.message
    assert "ACTION=repair" in raised.value.hint


def test_a_worker_killed_by_the_system_points_to_memory(fake_worker):
    fake_worker("crash", FAKE_WORKER_SIGNAL="SIGKILL")
    with pytest.raises(WorkerError) as raised:
        launch.run_job(FAKE_WORKER, "train", {}, listen=lambda event: None)
    assert "memory" in raised.value.hint


def test_an_environment_without_the_worker_says_install():
    python = Path("/usr/bin/python3")
    with pytest.raises(WorkerError) as raised:
        launch.run_job(python, "tiles", {}, listen=lambda event: None)
    assert "ACTION=install" in raised.value.hint


def test_an_interpreter_that_cannot_start_is_named(tmp_path):
    text = tmp_path / "python"
    text.write_text("not a program")
    with pytest.raises(WorkerError, match="cannot be started") as raised:
        launch.run_job(text, "tiles", {}, listen=lambda event: None)
    assert str(text) in raised.value.message


# ---------------------------------------------------------------- cancel


def cancelled_after(seconds):
    start = time.monotonic()
    return lambda: time.monotonic() - start > seconds


def test_a_cancelled_worker_saves_and_says_so(fake_worker):
    fake_worker("slow")
    with pytest.raises(WorkerCancelled, match="Stopped on request"):
        launch.run_job(FAKE_WORKER, "train", {}, listen=lambda event: None, is_cancelled=cancelled_after(0.3))


# who ends it, the worker's own watch or the launcher, depends on how far it has come
IS_CANCELLED = r"^(Cancelled|Stopped on request) during '(start|tiles)'"


@pytest.mark.skipif(not hasattr(os, "mkfifo") or not REAL_WORKER, reason="needs pipes and the worker")
def test_a_worker_that_waits_for_a_drive_is_ended_and_the_job_counts_as_cancelled(tmp_path):
    os.mkfifo(tmp_path / "scene.tif")  # opening it waits for a writer, as for a drive that has gone
    heard = []
    with pytest.raises(WorkerCancelled, match=IS_CANCELLED):
        launch.run_job(Path(REAL_WORKER), "tiles", {"raster": str(tmp_path / "scene.tif"),
                                                    "output": str(tmp_path / "t.gpkg")},
                       listen=heard.append, is_cancelled=lambda: bool(heard), grace_s=10_000)


@pytest.mark.skipif(not REAL_WORKER, reason="needs the worker")
def test_a_worker_that_waits_for_a_silent_server_is_ended_too(tmp_path):
    with stalling(bytes(32768), 8000) as (address, is_silent), pytest.raises(WorkerCancelled, match=IS_CANCELLED):
        launch.run_job(Path(REAL_WORKER), "tiles", {"raster": address, "output": str(tmp_path / "t.gpkg")},
                       listen=lambda event: None, is_cancelled=is_silent.is_set, grace_s=10_000)
    assert not (tmp_path / "t.gpkg").exists()


def ended(fake_worker, tmp_path, grace_s, **how):
    """Cancel a worker that ignores signals, as its child does. Returns: seconds until both were gone; what was said."""
    fake_worker("deaf", **how)
    noted, asked = tmp_path / "pids", []

    def is_cancelled():
        if not asked and noted.exists() and len(noted.read_text().split()) == 2:
            asked.append(time.monotonic())
        return bool(asked)

    with pytest.raises(WorkerCancelled) as raised:
        launch.run_job(FAKE_WORKER, "train", {}, listen=lambda event: None, grace_s=grace_s, is_cancelled=is_cancelled)
    assert all(gone_soon(int(pid)) for pid in noted.read_text().split())
    return time.monotonic() - asked[0], raised.value.message


def test_a_worker_that_does_not_say_that_it_stops_is_ended_without_grace(fake_worker, tmp_path):
    """A library may hold Python's lock for long; while libraries are loaded nobody listens."""
    seconds, message = ended(fake_worker, tmp_path, 10_000)
    assert seconds > launch.UNHEARD_S
    assert "the worker was ended" in message


def test_a_worker_that_saves_may_take_its_time(fake_worker, tmp_path):
    seconds, message = ended(fake_worker, tmp_path, 10_000, FAKE_WORKER_SAVES_S=2 * launch.UNHEARD_S)
    assert seconds > 2 * launch.UNHEARD_S
    assert message == "Stopped on request and saved."


def test_a_worker_that_saves_for_longer_than_its_grace_is_ended(fake_worker, tmp_path, monkeypatch):
    monkeypatch.setattr(launch, "TERMINATE_S", 0.5)
    _, message = ended(fake_worker, tmp_path, 0.3, FAKE_WORKER_SAVES_S=10_000)
    assert "the worker was ended" in message


def test_cancelling_leaves_no_cancel_file_in_the_run(fake_worker, tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    fake_worker("slow")
    with pytest.raises(WorkerCancelled):
        launch.run_job(FAKE_WORKER, "train", {"run": str(run)}, listen=lambda event: None,
                       is_cancelled=cancelled_after(0.3))
    assert list(run.iterdir()) == []


def test_a_listener_that_fails_takes_the_worker_along(fake_worker, tmp_path):
    fake_worker("slow")

    def listen(event):
        if event["event"] == "progress":
            raise RuntimeError("listener")

    with pytest.raises(RuntimeError, match="listener"):
        launch.run_job(FAKE_WORKER, "train", {}, listen=listen)
    assert all(gone_soon(int(pid)) for pid in (tmp_path / "pids").read_text().split())


def test_the_host_breathes_while_it_waits(fake_worker):
    """The aim is every 0.1 s; the bound is that of a host that waits."""
    fake_worker("slow")
    breaths = []
    with pytest.raises(WorkerCancelled):
        launch.run_job(FAKE_WORKER, "train", {}, listen=lambda event: None, idle=lambda: breaths.append(Moment()),
                       is_cancelled=cancelled_after(1.0))
    assert len(breaths) >= 3
    assert max(earlier.ours(later) for earlier, later in pairwise(breaths)) < 0.5


# ---------------------------------------------------------------- how it is started


def test_the_worker_is_started_isolated_with_a_clean_environment_and_no_input(fake_worker, tmp_path, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "PROJ_LIB", "GDAL_DATA", "LD_LIBRARY_PATH_X", "QT_PLUGIN_PATH"):
        monkeypatch.setenv(name, "/nowhere")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.org:3128")
    fake_worker("environment")
    launch.run_job(FAKE_WORKER, "tiles", {"tile_size": 64}, listen=lambda event: None)
    seen = json.loads((tmp_path / "asked.json").read_text())
    assert seen["stdin"] == ""
    assert seen["arguments"][:4] == ["-I", "-m", "sparse_wsss", "tiles"]
    assert seen["arguments"][-1] == "--json"
    assert seen["variables"]["HTTPS_PROXY"] == "http://proxy.example.org:3128"
    assert not [n for n in seen["variables"] if n.startswith(("PYTHON", "PROJ_", "GDAL_", "LD_LIBRARY_PATH", "QT_"))]


def test_the_job_names_protocol_stage_parameters_cancel_file_and_parent(fake_worker, tmp_path):
    fake_worker("record")
    launch.run_job(FAKE_WORKER, "tiles", {"raster": ["a.tif"]}, listen=lambda event: None)
    job = json.loads((tmp_path / "asked.json").read_text())
    assert job["protocol"] == 1
    assert job["stage"] == "tiles"
    assert job["parameters"] == {"raster": ["a.tif"]}
    assert job["parent_pid"] == os.getpid()
    assert os.path.isabs(job["cancel_file"])
    assert not Path(job["cancel_file"]).parent.exists(), "nothing is left in the temporary folder"


def test_what_the_worker_printed_joins_the_log_of_its_run(fake_worker, tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    (run / "provenance.json").write_text("{}")
    fake_worker("crash")
    with pytest.raises(WorkerError):
        launch.run_job(FAKE_WORKER, "train", {"run": str(run)}, listen=lambda event: None)
    assert "Segmentation fault" in (run / "worker.log").read_text()


def test_nothing_is_written_into_a_folder_that_holds_no_run(fake_worker, tmp_path):
    fake_worker("crash")
    with pytest.raises(WorkerError):
        launch.run_job(FAKE_WORKER, "train", {"run": str(tmp_path / "new")}, listen=lambda event: None)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["PYTHONPATH", "PROJ_LIB", "GDAL_DRIVER_PATH", "LD_LIBRARY_PATH", "QT_QPA_PLATFORM",
                                  "DYLD_LIBRARY_PATH", "VIRTUAL_ENV", "CONDA_PREFIX", "OSGEO4W_ROOT", "GISBASE"])
def test_variables_of_qgis_do_not_reach_the_worker(name):
    kept = clean_environment({name: "x", "HOME": "/home/a", "PIP_INDEX_URL": "y", "CUDA_VISIBLE_DEVICES": "0"})
    assert sorted(kept) == ["CUDA_VISIBLE_DEVICES", "HOME", "PIP_INDEX_URL"]


# ---------------------------------------------------------------- which interpreter


def test_the_variable_comes_before_the_setting_and_the_setting_before_our_own(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_text("")
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    own = environment_python(own_environment(data_folder(home)))
    own.parent.mkdir(parents=True)
    own.write_text("")
    (data_folder(home) / "installed.json").write_text("{}")
    both = {**home, "SPARSE_WSSS_PYTHON": str(tmp_path / "a")}
    assert find_interpreter(str(tmp_path / "b"), both).path == tmp_path / "a"
    assert find_interpreter(str(tmp_path / "b"), home).path == tmp_path / "b"
    assert find_interpreter("", home).path == own


def test_without_an_environment_the_next_step_is_to_install_it(tmp_path):
    with pytest.raises(NoEnvironment, match="not installed yet") as raised:
        find_interpreter("", {"XDG_DATA_HOME": str(tmp_path)})
    assert "ACTION=install" in raised.value.hint


def test_a_half_done_environment_is_not_used(tmp_path):
    variables = {"XDG_DATA_HOME": str(tmp_path)}
    python = environment_python(own_environment(data_folder(variables)))
    python.parent.mkdir(parents=True)
    python.write_text("")
    with pytest.raises(NoEnvironment, match="not finished"):
        find_interpreter("", variables)


def test_an_interpreter_that_was_named_but_is_missing_is_said_not_passed_over(tmp_path):
    with pytest.raises(NoEnvironment, match="SPARSE_WSSS_PYTHON"):
        find_interpreter("", {"SPARSE_WSSS_PYTHON": str(tmp_path / "gone")})


# ---------------------------------------------------------------- temporary files


def test_without_a_folder_for_temporary_files_the_next_step_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(WorkerError, match="temporary files") as raised:
        launch.run_job(FAKE_WORKER, "tiles", {}, listen=lambda event: None)
    assert str(tmp_path / "gone") in raised.value.message
    assert "TMPDIR" in raised.value.hint


def test_a_full_disk_of_temporary_files_is_said_and_nothing_is_left_there(small_disk, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(small_disk))
    with open(small_disk / "full", "wb") as file, suppress(OSError):
        file.write(bytes(1 << 20))
    with pytest.raises(WorkerError, match="No space left") as raised:
        launch.run_job(FAKE_WORKER, "tiles", {}, listen=lambda event: None)
    assert raised.value.code == "no_temporary_folder"
    assert [path.name for path in small_disk.iterdir()] == ["full"]


# ---------------------------------------------------------------- a run that somebody sent


def test_nothing_is_written_through_a_link_in_a_run(fake_worker, tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    (run / "provenance.json").write_text('{"jobs": []}')
    (tmp_path / "precious").write_text("of the user")
    (run / "worker.log").symlink_to(tmp_path / "precious")
    (run / "CANCEL").symlink_to(tmp_path / "made")
    fake_worker("slow")
    with pytest.raises(WorkerCancelled):
        launch.run_job(FAKE_WORKER, "train", {"run": str(run)}, listen=lambda event: None,
                       is_cancelled=cancelled_after(0.3))
    assert (tmp_path / "precious").read_text() == "of the user"
    assert not (tmp_path / "made").exists()
