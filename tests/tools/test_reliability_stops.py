"""A small share of the campaign of stops, and that it sees what it is to see."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.tiny import tiny_scene

pytest.importorskip("torch")
from reliability.stops import cancels, chains, labels, power, tables, whole
from reliability.stops.workers import Warm, is_running, wait_for
from reliability.stops.world import BRIEF, Undisturbed

DUES = [chains.Due("SIGKILL", 30.0), chains.Due("power cut", 50.0), chains.Due("host killed", 70.0),
        chains.Due("SIGSEGV", 80.0)]
FEW = {**BRIEF, "steps": 10, "evaluations": 2, "rounds": 1, "round_steps": 6, "clusters": 8}
CALLS = {"fsync": 40, "rename": 20}


@pytest.mark.slow  # a process that loads torch, and seven workers that it forks
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_run_that_is_stopped_in_four_ways_ends_as_an_undisturbed_one(tmp_path: Path):
    found = chains.Found()
    with Warm() as warm:
        peace = Undisturbed(tmp_path, FEW, 96, warm)
        run = chains.Chain(peace, warm, tmp_path / "run", CALLS, random.Random(3), found)
        run.disturb(DUES, lambda: None)
    assert found.failures == []
    assert [kind for kind, _ in found.stops] == [due.kind for due in DUES]
    assert found.refused == 1
    (tmp_path / "run" / "map.tif").write_bytes((tmp_path / "run" / "map.tif").read_bytes()[:-9])
    assert peace.differing(tmp_path / "run") == ["map.tif"]


LEADERLESS = """
import ctypes, threading, time
threading.Thread(target=time.sleep, args=[60]).start()
ctypes.CDLL(None).pthread_exit(None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_process_is_at_work_until_its_last_thread_has_ended():
    """Its files are closed, and its lock is free, no sooner."""
    with subprocess.Popen([sys.executable, "-c", LEADERLESS]) as process:
        stat = Path(f"/proc/{process.pid}/stat")
        wait_for(lambda: " Z " in stat.read_text(), 20)
        assert is_running(process.pid)
        process.kill()
        wait_for(lambda: not is_running(process.pid), 20)


def test_stops_are_drawn_over_every_kind_and_every_stage():
    dues = [due for run in chains.plan(70, 10, random.Random(0)) for due in run]
    assert {due.kind for due in dues} == set(chains.KINDS)
    for _, low, high in chains.STARTS:
        assert sum(100 * low <= due.share <= 100 * high for due in dues) >= 14
    first = chains.plan(20, 10, random.Random(0))[0]
    assert [due.share for due in first] == sorted(due.share for due in first)


TORN = {
    "stage.json": b'{"status": "do', "metrics.jsonl": b'{"step": 1}\n{"st{"step": 2}\n', "state.pt": b"PK\x03\x04half",
    "model.safetensors": b"\x40\x00\x00\x00\x00\x00\x00\x00{", "tiles.gpkg": b"SQLite format 3\x00" + bytes(200),
    "masks.npy": b"\x93NUMPY\x01\x00v\x00{'descr'", "clusters.csv": b"cluster,na",
}


@pytest.mark.parametrize("name", TORN)
def test_a_torn_file_is_seen_and_one_that_is_being_written_is_none(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(TORN[name])
    (tmp_path / f".part1{name}").write_bytes(TORN[name])
    (said,) = whole.problems(tmp_path)
    assert f"{tmp_path / name} is torn" in said


def test_whole_files_are_no_problem_and_a_cut_raster_is_one(tmp_path: Path):
    scene = tiny_scene(tmp_path, "scene", height=64, width=64)
    np.save(tmp_path / "masks.npy", np.zeros(9))
    (tmp_path / "events.jsonl").write_text('{"event": "hello"}\n{"event": "prog')
    assert whole.problems(tmp_path) == []
    with open(scene.optical, "r+b") as file:
        file.truncate(os.path.getsize(scene.optical) // 2)
    assert len(whole.problems(tmp_path)) == 1


def order(folder: Path, *calls: str) -> power.Order:
    """Order of calls as strace names them, of files that are there."""
    found = [power.CALL.match(call.replace("F", str(folder)) + " = 0") for call in calls]
    return power.Order([(one[1], one[2]) for one in found if one], folder)


GOOD = ('openat(AT_FDCWD<F>, "F/.a.part1", O_RDWR)', 'write(3<F/.a.part1>, "x", 1)', "fsync(3<F/.a.part1>)",
        'rename("F/.a.part1", "F/a.json")', "fsync(4<F>)")


def test_the_order_of_calls_tells_what_a_power_cut_would_lose(tmp_path: Path):
    good = order(tmp_path, *GOOD)
    assert (good.renamed, good.unflushed) == (1, [])
    assert order(tmp_path, *GOOD[:2], *GOOD[3:]).unflushed == [f"{tmp_path}/a.json"]
    assert order(tmp_path, *GOOD[:-1]).unflushed == [f"the name {tmp_path}/a.json"]
    mapped = "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 3<F/.a.part1>, 0)"
    assert order(tmp_path, *GOOD[:3], mapped, *GOOD[3:]).unflushed == [f"{tmp_path}/a.json"]
    (tmp_path / "events.jsonl").touch()
    assert order(tmp_path, *GOOD, 'write(5<F/events.jsonl>, "x", 1)').appended == ["events.jsonl"]


def test_figures_go_through_json_and_the_page_has_a_row_for_every_kind_and_way(tmp_path: Path):
    found = chains.Found([("SIGKILL", "train"), ("SIGTERM", "predict")], {"SIGTERM": [0.2, 0.4]}, 1, 1)
    cancelled = cancels.Cancelled()
    cancelled.note("Toolbox: Cancel", "train", 0.3)
    cancelled.note("Toolbox: Cancel", "train", cancels.LIMIT_S + 1)
    made = tables.figures(found, cancelled, labels.Labelled(2, 40), order(tmp_path, *GOOD), [])
    figures = json.loads(json.dumps(made))
    lines = tables.section(figures)
    assert [line for line in lines if line.startswith("| SIGKILL |")] == ["| SIGKILL | 1 |  |"]
    assert "| Toolbox: Cancel | 1.6 (3.0) |" in lines
    assert any("40 labels" in line for line in lines)
    assert figures["failures"] == ["Toolbox: Cancel in 'train' took 3.00 s"]
