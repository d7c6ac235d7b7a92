"""Curves for TensorBoard and MLflow: the same numbers as in the run's own record, and the same model as without."""

import json
from pathlib import Path
from typing import Any

import pytest
from sparse_wsss.errors import BadJob
from sparse_wsss.events import Reporter
from sparse_wsss.scalar_logs import ScalarLog, _require, points

from tests.pipeline.world import BRIEF, World, painted_world, settings_of
from tests.tiny import Events, run, tells


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return painted_world(tmp_path_factory.mktemp("world"), side=96, sar=False)


def trained(world: World, folder: Path, **logs: bool) -> dict[str, tuple[list[int], list[float]]]:
    """Train and give the curves of the run's own record: steps and values by name."""
    run("train", tiles=world.tiles, run=folder, **settings_of("train", **BRIEF), **logs)
    curves: dict[str, tuple[list[int], list[float]]] = {}
    for line in (folder / "metrics.jsonl").read_text().splitlines():
        row = json.loads(line)
        for name, value, step in points(row.pop("stage"), row):
            steps, values = curves.setdefault(name, ([], []))
            steps.append(step)
            values.append(value)
    return curves


@pytest.fixture(scope="module")
def plain(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain") / "run"
    trained(world, folder)
    return folder


def test_without_asking_nothing_is_written(plain: Path):
    assert not (plain / "tensorboard").exists()
    assert not (plain / "mlflow.db").exists()


def test_tensorboard_has_the_curves_of_the_record_and_the_model_is_the_same(world: World, plain: Path, tmp_path: Path):
    accumulator = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator",
                                      reason="tensorboard is not installed")
    curves = trained(world, tmp_path / "run", log_tensorboard=True)
    board = accumulator.EventAccumulator(str(tmp_path / "run" / "tensorboard")).Reload()
    assert sorted(board.Tags()["scalars"]) == sorted(curves)
    for name, (steps, values) in curves.items():
        found = board.Scalars(name)
        assert [one.step for one in found] == steps
        assert [one.value for one in found] == pytest.approx(values, rel=1e-6)
    model = Path("train", "model.safetensors")
    assert (tmp_path / "run" / model).read_bytes() == (plain / model).read_bytes()


def test_mlflow_has_the_curves_of_the_record_and_the_model_is_the_same(world: World, plain: Path, tmp_path: Path,
                                                                       monkeypatch: pytest.MonkeyPatch):
    tracking = pytest.importorskip("mlflow.tracking", reason="mlflow is not installed")
    pytest.importorskip("sqlalchemy", reason="mlflow-skinny has no store of its own")
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    curves = trained(world, tmp_path / "run", log_mlflow=True)
    client = tracking.MlflowClient(f"sqlite:///{tmp_path / 'run' / 'mlflow.db'}")
    experiment = client.get_experiment_by_name("Sparse WSSS")
    (found,) = client.search_runs([experiment.experiment_id])
    assert found.info.run_name == "run"
    assert found.data.params["steps"] == str(BRIEF["steps"])
    for name, (steps, values) in curves.items():
        history = sorted(client.get_metric_history(found.info.run_id, name), key=lambda one: one.step)
        assert [one.step for one in history] == steps
        assert [one.value for one in history] == pytest.approx(values)
    model = Path("train", "model.safetensors")
    assert (tmp_path / "run" / model).read_bytes() == (plain / model).read_bytes()


def test_rounds_have_curves_of_their_own_and_figures_of_rounds_count_by_round():
    assert list(points("refine", {"round": 2, "step": 50, "loss": .4})) == [("refine_2/loss", .4, 50)]
    assert list(points("refine", {"round": 2, "label_f1": .9})) == [("refine/label_f1", .9, 2)]
    assert list(points("train", {"step": 5, "loss": float("nan"), "name": "x", "open": 3})) == [("train/open", 3., 5)]


class Failing:
    """A board whose server is gone."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def point(self, curve: str, value: float, step: int, time: float) -> None:
        self.calls.append(curve)
        raise ConnectionError("no route to host")

    def close(self, last_event: str) -> None:
        self.calls.append(last_event)


def test_a_board_that_fails_is_told_once_and_left_alone():
    events, board = Events(), Failing()
    reporter = Reporter([events])
    reporter.sinks.append(ScalarLog(board, "MLflow", reporter))
    for step in range(3):
        reporter.metric(step=step, loss=.1)
    reporter.send("result", outputs={})
    assert board.calls == ["start/loss"]
    (warning,) = events.messages("warning")
    assert "no route to host" in warning
    assert "The run goes on" in warning


@pytest.mark.parametrize("last", ["result", "error", "cancelled"])
def test_a_board_is_closed_with_the_last_event_and_not_asked_again(last: str):
    closed: list[Any] = []

    class Board(Failing):
        def point(self, curve: str, value: float, step: int, time: float) -> None:
            closed.append(curve)

        def close(self, last_event: str) -> None:
            closed.append(last_event)

    reporter = Reporter()
    reporter.sinks.append(ScalarLog(Board(), "TensorBoard", reporter))
    reporter.log("a word")
    reporter.metric(step=1, loss=.1)
    reporter.send(last)
    reporter.metric(step=2, loss=.1)
    assert closed == ["start/loss", last]


def test_a_package_that_is_not_there_is_told_with_the_next_step():
    with tells(BadJob, "LOG_TENSORBOARD needs the package no_such_package"):
        _require("no_such_package", "LOG_TENSORBOARD")
