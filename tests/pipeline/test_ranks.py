"""Two processes that torchrun starts do what one does: the same gates, the same map, and a lost one ends the job."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from sparse_wsss.errors import SettingOutOfRange
from sparse_wsss.ranks import Ranks

from tests.pipeline.world import World, painted_world, settings_of
from tests.worker import PATIENCE_S

BRIEF = {"steps": 12, "evaluations": 3, "batch_size": 8, "prune_at": 0.5, "clusters": 8}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=128, seed=2)


def start(n: int, stage: str, folder: Path, parameters: dict[str, Any]) -> subprocess.Popen:
    """Start a stage in one process, or in several by torchrun."""
    job = folder / f"{stage}.json"
    job.write_text(json.dumps({"protocol": 1, "stage": stage, "parameters": parameters}), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    several = ["-m", "torch.distributed.run", f"--nproc-per-node={n}", f"--master-port={port}"] if n > 1 else []
    return subprocess.Popen([sys.executable, *several, "-m", "sparse_wsss", "run", stage, "--job", str(job), "--json"],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
                            env={**os.environ, "OMP_NUM_THREADS": "1"})


def finish(process: subprocess.Popen) -> tuple[int, list[dict[str, Any]], str]:
    """How it ended, its events and its log."""
    try:
        said, log = process.communicate(timeout=PATIENCE_S)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, [json.loads(line) for line in said.splitlines() if line.startswith("{")], log


def work(n: int, stage: str, folder: Path, **parameters: Any) -> list[dict[str, Any]]:
    folder.mkdir(exist_ok=True)
    code, events, log = finish(start(n, stage, folder, parameters))
    assert code == 0, log
    assert [event["event"] for event in events].count("result") == 1
    return events


def train_job(world: World, folder: Path, **changes: Any) -> dict[str, Any]:
    return {"tiles": str(world.tiles), "run": str(folder / "run"), **settings_of("train", **{**BRIEF, **changes})}


@pytest.fixture(scope="module")
def alone(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("alone")
    work(1, "train", folder, **train_job(world, folder))
    return folder


def curves(folder: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (folder / "run" / "metrics.jsonl").read_text().splitlines()]


def test_two_ranks_with_half_the_batch_each_learn_what_one_learns_with_the_whole(world, alone, tmp_path):
    work(2, "train", tmp_path, **train_job(world, tmp_path))
    assert (tmp_path / "run/train/gates.csv").read_text() == (alone / "run/train/gates.csv").read_text()
    ours, theirs = (load_file(folder / "run/train/model.safetensors") for folder in (tmp_path, alone))
    assert ours.keys() == theirs.keys()
    for name, values in ours.items():
        torch.testing.assert_close(values, theirs[name], rtol=1e-3, atol=1e-4, msg=name)
    for mine, other in zip(curves(tmp_path), curves(alone), strict=True):
        assert mine.keys() == other.keys()
        assert np.allclose([mine[name] for name in mine if name != "stage"],
                           [other[name] for name in mine if name != "stage"], rtol=1e-3)


def test_masks_and_map_of_three_ranks_are_those_of_one_byte_for_byte(world, alone, tmp_path):
    def made(n: int, folder: Path) -> list[bytes]:
        folder.mkdir()
        subprocess.run(["cp", "-r", alone / "run", folder / "run"], check=True)
        masks, table, land, sure, all_of_them = (folder / name for name in (
            "masks.tif", "clusters.csv", "map.tif", "confidence.tif", "probabilities.tif"))
        work(n, "pseudomasks", folder, run=str(folder / "run"), output=str(masks), output_clusters=str(table),
             **settings_of("pseudomasks", **BRIEF))
        work(n, "predict", folder, run=str(folder / "run"), raster=str(world.scene.optical), sar=str(world.scene.sar),
             output=str(land), confidence=str(sure), probabilities=str(all_of_them),
             **settings_of("predict", overlap=0.4, window_batch=2))
        assert not [path for path in folder.rglob("*") if path.name.endswith(".parts")]
        return [path.read_bytes() for path in (masks, table, land, sure, all_of_them)]

    assert made(3, tmp_path / "several") == made(1, tmp_path / "one")


def at_work(process: subprocess.Popen, message: str, current: int) -> None:
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == "progress" and event["message"] == message and event["current"] >= current:
            return
    raise AssertionError(process.stderr.read())


def children(process: subprocess.Popen) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            words = stat.read_text().rpartition(")")[2].split()
            found += [int(stat.parent.name)] if int(words[1]) == process.pid else []
    return found


def test_a_lost_rank_ends_the_job_and_the_same_command_goes_on(world, alone, tmp_path):
    long = train_job(world, tmp_path)
    process = start(2, "train", tmp_path, long)
    at_work(process, "training", 5)
    both = children(process)
    assert len(both) == 2
    os.kill(max(both), signal.SIGKILL)
    code, events, log = finish(process)
    assert code != 0
    assert "result" not in [event["event"] for event in events], log
    until = time.monotonic() + PATIENCE_S
    while any(Path(f"/proc/{pid}").exists() for pid in both) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(Path(f"/proc/{pid}").exists() for pid in both)
    events = work(2, "train", tmp_path, **long)
    assert any("goes on from step" in event.get("message", "") for event in events)
    assert (tmp_path / "run/train/gates.csv").read_text() == (alone / "run/train/gates.csv").read_text()


def test_ranks_stop_together_on_request(world, tmp_path):
    long = train_job(world, tmp_path, steps=400, evaluations=2)
    process = start(2, "train", tmp_path, long)
    at_work(process, "training", 3)
    (tmp_path / "run" / "CANCEL").touch()
    code, events, log = finish(process)
    assert code != 0
    assert [event["event"] for event in events][-1] == "cancelled", log


def test_what_is_not_shared_says_so(world, alone, tmp_path):
    code, events, log = finish(start(2, "heads", tmp_path, {"run": str(alone / "run")}))
    assert code != 0
    assert events, log
    assert events[-1]["code"] == "bad_job"
    assert "not shared by several processes" in events[-1]["message"]
    with pytest.raises(SettingOutOfRange, match="A batch has 2 tiles"):
        Ranks(count=3).require_batch(2)


def test_every_share_of_a_batch_is_given_once():
    for n, count in ((7, 3), (3, 3), (2, 3), (0, 2), (9, 1)):
        shares = [list(range(n))[Ranks(rank, count).part(n)] for rank in range(count)]
        assert list(chain(*shares)) == list(range(n))
        assert max(map(len, shares)) - min(map(len, shares)) <= 1
        assert sorted(item for rank in range(count) for _, item in Ranks(rank, count).mine(range(n))) == list(range(n))
