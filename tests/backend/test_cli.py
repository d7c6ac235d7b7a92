"""The worker as the plugin and a person start it: events, exit codes, and every way to stop it."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sparse_wsss import PROTOCOL, __version__
from sparse_wsss.cli import main as command_line
from sparse_wsss.errors import EXIT_BAD_JOB, EXIT_BUG, EXIT_CANCELLED, EXIT_DONE, EXIT_USER, Cancelled
from sparse_wsss.run_folder import RunFolder

from tests.pipeline.world import World, painted_world, settings_of
from tests.tiny import TinyScene, tiny_scene, untouched
from tests.worker import COMMAND, PATIENCE_S, Worker, run_worker

posix = pytest.mark.skipif(os.name == "nt", reason="signals and parents are other things on Windows")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TinyScene:
    return tiny_scene(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=128, sar=False)


def tiles_job(tiny: TinyScene, folder: Path, **changes: Any) -> dict[str, Any]:
    return {"raster": str(tiny.optical), "tile_size": 32, "output": str(folder / "tiles.gpkg"), **changes}


def endless(world: World, folder: Path) -> dict[str, Any]:
    """A training that nobody waits for."""
    return {"tiles": str(world.tiles), "run": str(folder / "run"),
            **settings_of("train", steps=1_000_000, evaluations=1000, patience=1000)}


def terminal(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=PATIENCE_S, **more)


# ------------------------------------------------------------ events and exit codes


def test_a_job_that_is_done_says_hello_first_and_its_result_last(tiny: TinyScene, tmp_path: Path):
    done = run_worker("tiles", tiles_job(tiny, tmp_path), tmp_path, job={"parent_pid": os.getpid()})
    assert done.exit_code == EXIT_DONE
    hello = done.events[0]
    assert (hello["event"], hello["protocol"], hello["version"]) == ("hello", PROTOCOL, __version__)
    assert done.last["event"] == "result"
    assert done.last["outputs"]["output"] == str(tmp_path / "tiles.gpkg")
    assert Path(done.last["outputs"]["output"]).exists()
    assert all(isinstance(event["time"], float) for event in done.events)


def test_hello_comes_before_anything_slow_is_loaded():
    slow = ("torch", "rasterio", "sklearn", "pydantic")
    code = f"import sys, sparse_wsss.cli; print([name for name in {slow} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=PATIENCE_S)
    assert loaded.stdout.strip() == "[]"


CASES: list[tuple[dict[str, Any], dict[str, Any], int, str, str]] = [
    ({"raster": "/nowhere/scene.tif"}, {}, EXIT_USER, "raster_missing", "/nowhere/scene.tif"),
    ({"tile_size": 4096}, {}, EXIT_USER, "tile_size", "4096"),
    ({"tile_sise": 32}, {}, EXIT_BAD_JOB, "unknown_parameter", "Did you mean 'tile_size'?"),
    ({"tile_size": "large"}, {}, EXIT_BAD_JOB, "setting_out_of_range", "at least 8"),
    ({"tile_size": 7}, {}, EXIT_BAD_JOB, "setting_out_of_range", "at least 8"),
    ({"raster": None}, {}, EXIT_BAD_JOB, "bad_job", "RASTER"),
    ({}, {"protocol": PROTOCOL + 1}, EXIT_BAD_JOB, "bad_job", "Update the environment"),
    ({}, {"protocol": None}, EXIT_BAD_JOB, "bad_job", "Update the environment"),
    ({}, {"stage": "labels"}, EXIT_BAD_JOB, "bad_job", "labels"),
    ({}, {"parameters": [1, 2]}, EXIT_BAD_JOB, "bad_job", "parameters"),
]


@pytest.mark.parametrize(("parameters", "job", "exit_code", "code", "words"), CASES)
def test_what_a_person_can_mend_ends_in_one_error_with_its_exit_code(
        tiny: TinyScene, tmp_path: Path, parameters: dict, job: dict, exit_code: int, code: str, words: str):
    done = run_worker("tiles", tiles_job(tiny, tmp_path, **parameters), tmp_path / "worker", job=job)
    assert done.exit_code == exit_code
    assert done.names() == ["hello", "error"]
    assert done.last["code"] == code
    assert words in done.last["message"] + " " + done.last["hint"]
    assert done.last["hint"].strip()
    assert not (tmp_path / "tiles.gpkg").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"protocol": 1}', "\udcff"])
def test_a_job_file_that_is_none_is_a_bad_job(tmp_path: Path, content: str):
    path = tmp_path / "job.json"
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    done = terminal("tiles", "--job", str(path), "--json")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == EXIT_BAD_JOB
    assert [event["event"] for event in events] == ["hello", "error"]
    assert str(path) in events[-1]["message"]


def test_a_job_file_that_is_missing_is_a_bad_job(tmp_path: Path):
    done = terminal("tiles", "--job", str(tmp_path / "nowhere.json"), "--json")
    assert done.returncode == EXIT_BAD_JOB
    assert "nowhere.json" in done.stdout.splitlines()[-1]


def python(tmp_path: Path, code: str) -> list[str]:
    """A command that changes the worker before it runs it, in a process of its own."""
    script = tmp_path / "changed.py"
    script.write_text(textwrap.dedent(code) + "\nimport sys\nfrom sparse_wsss.cli import main\nsys.exit(main())\n",
                      encoding="utf-8")
    return [sys.executable, "-I", str(script)]


def test_a_stray_print_does_not_break_a_line(tiny: TinyScene, tmp_path: Path):
    command = python(tmp_path, """
        import os, sys
        from sparse_wsss.stages import tiles
        original = tiles.run
        def noisy(job, context):
            print("a stray print", end="")
            sys.__stdout__.write("another")
            os.write(1, b"a C library")
            os.system("echo a child")
            return original(job, context)
        tiles.run = noisy
    """)
    done = run_worker("tiles", tiles_job(tiny, tmp_path), tmp_path, command=command)
    assert done.exit_code == EXIT_DONE
    assert done.names()[0] == "hello"
    assert done.names().count("result") == 1
    for words in ("a stray print", "another", "a C library", "a child"):
        assert words in done.log


@pytest.mark.parametrize(("failure", "exit_code", "code"), [
    ("ZeroDivisionError('division by zero')", EXIT_BUG, "bug"),
    ("OSError(28, 'No space left on device', '/x/map.tif')", EXIT_USER, "disk_full"),
    ("MemoryError()", EXIT_USER, "out_of_memory"),
    ("RuntimeError('CUDA out of memory. Tried to allocate 2 GiB')", EXIT_USER, "out_of_memory"),
    ("PermissionError(13, 'Permission denied', '/x')", EXIT_USER, "not_writable"),
])
def test_every_failure_ends_in_exactly_one_last_event(tiny: TinyScene, tmp_path: Path, failure: str, exit_code: int,
                                                      code: str):
    command = python(tmp_path, f"""
        from sparse_wsss.stages import tiles
        def run(job, context):
            raise {failure}
        tiles.run = run
    """)
    done = run_worker("tiles", tiles_job(tiny, tmp_path), tmp_path, command=command)
    assert done.exit_code == exit_code
    assert done.names() == ["hello", "error"]
    assert done.last["code"] == code
    assert done.last["hint"]
    assert ("Traceback" in done.log) == (exit_code == EXIT_BUG)


# ------------------------------------------------------------ a person at a terminal


def test_a_person_gives_parameters_as_options_and_sees_the_result(tiny: TinyScene, tmp_path: Path):
    done = terminal("tiles", "--raster", str(tiny.optical), "--tile-size", "32", "--output", "tiles.gpkg", cwd=tmp_path)
    assert done.returncode == EXIT_DONE, done.stderr
    assert json.loads(done.stdout)["output"] == str(tmp_path / "tiles.gpkg")
    assert "wrote tile_index" in done.stderr


@pytest.mark.parametrize(("arguments", "words"), [
    (["--tilesize", "32"], "Did you mean '--tile-size'?"),
    (["--tile-siz=32"], "Did you mean '--tile-size'?"),
    (["--tile-size", "7"], "at least 8"),
    (["surplus"], "surplus"),
])
def test_a_mistyped_option_names_the_nearest(tiny: TinyScene, tmp_path: Path, arguments: list[str], words: str):
    output = tmp_path / "tiles.gpkg"
    done = terminal("tiles", "--raster", str(tiny.optical), "--output", str(output), *arguments)
    assert done.returncode == EXIT_BAD_JOB
    assert words in done.stderr
    assert not output.exists()


@pytest.mark.parametrize("arguments", [[], ["tile"], ["contract"]])
def test_an_unknown_stage_is_a_bad_job_that_lists_the_stages(arguments: list[str]):
    done = terminal(*arguments)
    assert done.returncode == EXIT_BAD_JOB
    assert "usage: sparse-wsss" in done.stderr


def test_help_lists_every_parameter_of_a_stage_with_its_default():
    done = terminal("predict", "--help")
    assert done.returncode == 0
    for name in ("--raster", "--window-batch", "--overlap", "--probabilities"):
        assert name in done.stdout


def test_the_check_names_device_and_packages():
    done = terminal("check", "--json")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == EXIT_DONE
    assert [event["event"] for event in events] == ["hello", "ready", "result"]
    assert events[1]["device"] == events[2]["outputs"]["device"]
    assert {"torch", "timm", "rasterio"} <= set(events[2]["outputs"]["packages"])


ENDS = """
import atexit, runpy, sys
atexit.register(print, "taken apart", file=sys.stderr)
sys.argv = ["sparse-wsss", *sys.argv[1:]]
runpy.run_module("sparse_wsss", run_name="__main__")
"""


@pytest.mark.parametrize(("words", "code"), [(("contract", "{}"), EXIT_DONE), (("tiles", "--rester", "a.tif"), 2)])
def test_a_worker_that_has_said_its_last_word_is_gone_and_nobody_waits_for_torch_to_be_taken_apart(
        tmp_path: Path, words: tuple[str, ...], code: int):
    words = tuple(word.format(tmp_path / "contract.json") for word in words)
    done = subprocess.run([sys.executable, "-c", ENDS, *words], capture_output=True, text=True)
    assert done.returncode == code
    assert "taken apart" not in done.stderr
    assert code == EXIT_DONE or "--raster" in done.stderr


# ------------------------------------------------------------ stopping


@pytest.fixture
def training(world: World, tmp_path: Path) -> Iterator[Worker]:
    """A worker in the middle of a long training."""
    with Worker("train", endless(world, tmp_path), tmp_path) as worker:
        worker.until(lambda event: event["event"] == "progress" and event["message"] == "training"
                     and event["current"] > 0)
        yield worker


def has_stopped_well(worker: Worker, run: Path) -> bool:
    done = worker.finish()
    assert done.exit_code == EXIT_CANCELLED
    assert done.last["event"] == "cancelled"
    assert done.last["hint"]
    assert sum(name in ("result", "error", "cancelled") for name in done.names()) == 1
    assert (run / "train" / "state.pt").exists()
    job = json.loads((run / "provenance.json").read_text(encoding="utf-8"))["jobs"][-1]
    assert job["exit"] == EXIT_CANCELLED
    recorded = [json.loads(line) for line in (run / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    return recorded[-1]["event"] == "cancelled"


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_saves_the_state_and_exits_with_3(training: Worker, tmp_path: Path, name: str):
    training.process.send_signal(getattr(signal, name))
    assert has_stopped_well(training, tmp_path / "run")


def test_the_cancel_file_of_the_run_saves_the_state_and_exits_with_3(training: Worker, tmp_path: Path):
    (tmp_path / "run" / "CANCEL").touch()
    assert has_stopped_well(training, tmp_path / "run")


def test_a_second_worker_in_the_same_run_is_told_and_does_no_harm(training: Worker, world: World, tmp_path: Path):
    with untouched(tmp_path / "run" / "train" / "cache"):
        done = run_worker("train", endless(world, tmp_path), tmp_path)
    assert done.exit_code == EXIT_USER
    assert done.last["code"] == "run_busy"
    assert training.process.poll() is None


def test_the_cancel_file_of_a_job_stops_a_stage_without_a_run(tiny: TinyScene, tmp_path: Path):
    cancel = tmp_path / "CANCEL"
    cancel.touch()
    done = run_worker("tiles", tiles_job(tiny, tmp_path), tmp_path, job={"cancel_file": str(cancel)})
    assert done.exit_code == EXIT_CANCELLED
    assert done.names() == ["hello", "cancelled"]
    assert not (tmp_path / "tiles.gpkg").exists()


def test_a_job_that_ends_before_its_record_is_opened_leaves_no_folder_that_looks_like_a_strangers(
        world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As a stop while libraries are loaded does: the same job again has to find its run."""
    def stop(*_: object) -> None:
        raise Cancelled("Stopped on request during 'start'.")

    job = {"protocol": PROTOCOL, "stage": "train", "parameters": endless(world, tmp_path)}
    (tmp_path / "job.json").write_text(json.dumps(job), encoding="utf-8")
    monkeypatch.setattr(RunFolder, "provenance_open", stop)
    assert command_line(["train", "--job", str(tmp_path / "job.json")]) == EXIT_CANCELLED
    RunFolder(tmp_path / "run")


PARENT = """
import json, os, subprocess, sys
path, out = sys.argv[1:3]
job = json.load(open(path))
job["parent_pid"] = os.getpid()
json.dump(job, open(path, "w"))
worker = subprocess.Popen(sys.argv[3:], stdout=open(out, "wb"), stderr=subprocess.DEVNULL)
print(worker.pid, flush=True)
worker.wait()
"""


@posix
def test_a_worker_whose_parent_died_saves_its_state_and_stops(world: World, tmp_path: Path):
    worker = Worker("train", endless(world, tmp_path), tmp_path)
    arguments = [sys.executable, "-c", PARENT, str(worker.folder / "job.json"), str(worker.folder / "stdout")]
    with subprocess.Popen([*arguments, *worker.arguments], stdout=subprocess.PIPE, text=True,
                          env={**os.environ, "OMP_NUM_THREADS": "1"}) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        try:
            wait_for(lambda: any(event.get("message") == "training" for event in worker.events()))
            parent.kill()
            wait_for(lambda: worker.events()[-1]["event"] == "cancelled")
            wait_for(lambda: not is_running(pid))
        finally:
            if is_running(pid):
                os.kill(pid, signal.SIGKILL)
    assert "gone" in worker.events()[-1]["message"]
    assert (tmp_path / "run" / "train" / "state.pt").exists()


def wait_for(condition: Any) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    """Whether a process that is not ours is at work; one that ended and that nobody waited for is not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
