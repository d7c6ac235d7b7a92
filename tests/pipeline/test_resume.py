"""Workers that are killed at any moment: the next one goes on, and ends where an undisturbed one does."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sparse_wsss.errors import EXIT_DONE, EXIT_USER, Cancelled, RunHoldsAnother
from sparse_wsss.events import Reporter
from sparse_wsss.pipeline import run_stage

from tests.pipeline.world import World, painted_world, pipeline_job, settings_of
from tests.tiny import Events, run, tells, untouched
from tests.worker import Finished, Worker, run_worker

LONG = {"steps": 30, "evaluations": 6, "round_steps": 24, "rounds": 2, "clusters": 12, "overlap": 0.8,
        "window_batch": 1, "prune_at": 0.5}
STAGES = ("train", "heads", "pseudomasks", "refine", "predict")
RESULTS = ("map.tif", "confidence.tif", "run/train/model.safetensors", "run/train/gates.csv", "run/heads/heads.csv",
           "run/pseudomasks/pseudomasks.tif", "run/pseudomasks/clusters.csv", "run/refine/model.safetensors")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=128, seed=2)


def job(world: World, folder: Path, **changes: Any) -> dict[str, Any]:
    return pipeline_job(world, folder, **{**LONG, **changes})


@dataclass(frozen=True)
class Undisturbed:
    """A pipeline that nobody killed."""

    folder: Path
    done: Finished


@pytest.fixture(scope="module")
def undisturbed(world: World, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    return Undisturbed(folder, run_worker("pipeline", job(world, folder), folder))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in RESULTS}


def test_an_undisturbed_worker_finishes(undisturbed: Undisturbed):
    assert undisturbed.done.exit_code == EXIT_DONE, undisturbed.done.log
    names = undisturbed.done.names()
    assert names[:2] == ["hello", "ready"]
    assert names.count("result") == 1
    assert names[-1] == "result"


def kill_in(stage: str, message: str, share: float) -> Callable[[Worker], object]:
    return lambda worker: worker.until_at_work(stage, share, message)


MOMENTS = {  # in their order; what each has already done by then
    "before the heads are removed": (kill_in("train", "training", 0.3), ()),
    "after the heads are removed": (kill_in("train", "training", 0.8), ("reading tiles",)),
    "pseudomasks": (kill_in("pseudomasks", "assigning", 0.0), ("reading tiles",)),
    "the second round": (kill_in("refine", "round 2", 0.3), ("reading tiles", "training")),
    "mapping": (kill_in("predict", "mapping", 0.3), ("training", "assigning clusters", "round 1")),
}


@pytest.mark.slow  # six workers, each of which loads torch
def test_a_worker_that_is_killed_again_and_again_ends_with_the_same_map(world: World, undisturbed: Undisturbed,
                                                                         tmp_path: Path):
    """One run is killed at every moment of the list, in turn; then it is left in peace."""
    for moment, (wait, done_before) in MOMENTS.items():
        with Worker("pipeline", job(world, tmp_path), tmp_path) as worker:
            wait(worker)
            worker.kill()
        messages = {event["message"] for event in worker.events() if event["event"] == "progress"}
        assert not messages & set(done_before), moment
        assert "result" not in [event["event"] for event in worker.events()], moment
        assert not (tmp_path / "map.tif").exists(), moment
    done = run_worker("pipeline", job(world, tmp_path), tmp_path)
    assert done.exit_code == EXIT_DONE, done.log
    assert bytes_of(tmp_path) == bytes_of(undisturbed.folder)
    assert list((tmp_path / "run").rglob("*.part*")) == []
    jobs = json.loads((tmp_path / "run" / "provenance.json").read_text(encoding="utf-8"))["jobs"]
    assert [one["exit"] for one in jobs] == [None] * len(MOMENTS) + [EXIT_DONE]


class CancelsAt(Events):
    """Touches the file CANCEL when a stage has come so far."""

    def __init__(self, cancel: Path, message: str, current: int) -> None:
        super().__init__()
        self.cancel, self.message, self.current = cancel, message, current

    def write(self, event: dict[str, Any]) -> None:
        super().write(event)
        if event.get("message") == self.message and event["current"] >= self.current:
            self.cancel.touch()


def test_a_cancelled_job_goes_on_at_the_very_step(world: World, undisturbed: Undisturbed, tmp_path: Path):
    for message, current in (("training", 8), ("training", 20), ("round 1", 5), ("mapping", 40)):
        events = CancelsAt(tmp_path / "run" / "CANCEL", message, current)
        with pytest.raises(Cancelled):
            run_stage("pipeline", job(world, tmp_path), Reporter([events]))
    run("pipeline", **job(world, tmp_path))
    assert bytes_of(tmp_path) == bytes_of(undisturbed.folder)
    log = (tmp_path / "run" / "events.jsonl").read_text(encoding="utf-8")
    assert "Training goes on from step" in log
    assert "Round 1 goes on from step" in log


# ------------------------------------------------------------ a finished run


@pytest.fixture
def finished(undisturbed: Undisturbed, tmp_path: Path) -> Path:
    """A finished run of one's own, in ``tmp_path``; its map was made elsewhere."""
    shutil.copytree(undisturbed.folder / "run", tmp_path / "run")
    return tmp_path / "run"


def test_the_same_job_again_changes_no_model(world: World, undisturbed: Undisturbed, finished: Path, tmp_path: Path):
    with untouched(finished / "train", finished / "refine"):
        _, events = run("pipeline", **job(world, tmp_path))
    assert bytes_of(tmp_path) == bytes_of(undisturbed.folder)
    assert not list(finished.glob("*.1"))
    assert any("done already" in message for message in events.messages("info"))


def test_on_more_threads_it_is_the_same_job(world: World, finished: Path, tmp_path: Path):
    with untouched(finished / "train"):
        run("train", tiles=world.tiles, run=finished, **settings_of("train", **{**LONG, "threads": 2}))


@pytest.mark.parametrize("changes", [{"steps": 31}, {"seed": 3}, {"dim": 16}])
def test_another_training_in_a_finished_run_is_refused(world: World, finished: Path, tmp_path: Path, changes: dict):
    name, value = next(iter(changes.items()))
    with untouched(*(finished / stage for stage in STAGES)), tells(RunHoldsAnother, f"{name} was", f"now {value}"):
        run("pipeline", **job(world, tmp_path, **changes))


def test_other_tiles_in_a_finished_run_are_refused_and_an_old_map_stays(world: World, finished: Path, tmp_path: Path):
    other = painted_world(tmp_path / "other", side=128, seed=4)
    (tmp_path / "map.tif").write_text("an old map", encoding="utf-8")
    with untouched(*(finished / stage for stage in STAGES)):
        done = run_worker("pipeline", {**job(world, tmp_path), "tiles": str(other.tiles)}, tmp_path / "worker")
    assert (done.exit_code, done.last["code"]) == (EXIT_USER, "run_holds_another")
    assert "tiles was" in done.last["message"]
    assert done.last["hint"]
    assert (tmp_path / "map.tif").read_text(encoding="utf-8") == "an old map"


def test_a_refinement_with_other_settings_keeps_the_old_one_beside_it(world: World, finished: Path, tmp_path: Path):
    before = (finished / "refine" / "model.safetensors").read_bytes()
    with untouched(finished / "train"):
        run("pipeline", **job(world, tmp_path, round_steps=5, rounds=1))
    assert (finished / "refine.1" / "model.safetensors").read_bytes() == before
    assert (finished / "refine" / "model.safetensors").read_bytes() != before


def test_a_cache_that_somebody_emptied_is_built_again(world: World, undisturbed: Undisturbed, finished: Path,
                                                      tmp_path: Path):
    shutil.rmtree(finished / "train" / "cache")
    shutil.rmtree(finished / "pseudomasks")
    run("pipeline", **job(world, tmp_path))
    assert bytes_of(tmp_path) == bytes_of(undisturbed.folder)
