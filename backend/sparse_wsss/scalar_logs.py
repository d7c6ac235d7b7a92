"""Hands the curves of a training to TensorBoard and MLflow, where a person has installed them and asks for it.

Listens to the events that every host gets: the training knows nothing of it, and nothing here can end it.
"""

from __future__ import annotations

import importlib.util
import math
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from sparse_wsss.errors import BadJob
from sparse_wsss.events import LAST_EVENTS, Reporter, Sink

ENDS = {"result": "FINISHED", "error": "FAILED", "cancelled": "KILLED"}  # MLflow's words


class Board(Protocol):
    """Takes points of curves."""

    def point(self, curve: str, value: float, step: int, time: float) -> None:
        """Take one point; time in seconds since 1970."""

    def close(self, last_event: str) -> None:
        """Finish: the job is over."""


class ScalarLog:
    """Turns events into points; a board that fails is left alone from then on, and the run goes on."""

    def __init__(self, board: Board, name: str, reporter: Reporter) -> None:
        self._board: Board | None = board
        self._name = name
        self._reporter = reporter

    def write(self, event: dict[str, Any]) -> None:
        """Take one event."""
        board = self._board
        if board is None or event["event"] not in ("metric", *LAST_EVENTS):
            return
        try:
            if event["event"] == "metric":
                for curve, value, step in points(event["stage"], event["values"]):
                    board.point(curve, value, step, event["time"])
            else:
                self._board = None
                board.close(event["event"])
        except Exception as error:  # whatever a server, a disk or a package says: the training is worth more
            self._board = None
            if event["event"] == "metric":
                self._reporter.warning(f"{self._name} takes no more curves: {type(error).__name__}: {error}. The run "
                                       "goes on; its own curves are in metrics.jsonl.")


def points(stage: str, values: Mapping[str, Any]) -> Iterator[tuple[str, float, int]]:
    """Points of one metric event: curve, value, step.

    The rounds of a refinement have curves of their own; figures of whole rounds count by round.
    """
    number = values.get("round")
    if "step" in values:
        step, group = int(values["step"]), stage if number is None else f"{stage}_{number}"
    else:
        step, group = int(number or 0), stage
    for name, value in values.items():
        if name not in ("step", "round") and isinstance(value, int | float) and math.isfinite(value):
            yield f"{group}/{name}", float(value), step


def scalar_logs(job: Any, run: Path, reporter: Reporter) -> list[Sink]:
    """Listeners that a job asks for.

    Raises: BadJob when a package is not installed.
    """
    logs: list[Sink] = []
    if getattr(job, "log_tensorboard", False):
        _require("tensorboard", "LOG_TENSORBOARD")
        logs.append(ScalarLog(TensorBoard(run / "tensorboard"), "TensorBoard", reporter))
    if getattr(job, "log_mlflow", False):
        _require("mlflow", "LOG_MLFLOW")
        logs.append(ScalarLog(MLflow(run, job.model_dump()), "MLflow", reporter))
    return logs


def _require(package: str, setting: str) -> None:
    if importlib.util.find_spec(package) is None:
        raise BadJob(f"{setting} needs the package {package}, which the worker's environment does not have.",
                     hint=f"Install it there ({sys.executable} -m pip install {package}), or leave {setting} out: the "
                          "curves are in metrics.jsonl and report.html in any case.", where=setting.lower())


class TensorBoard:
    """Writes event files into a folder: ``tensorboard --logdir <folder>`` shows them."""

    def __init__(self, folder: Path) -> None:
        from torch.utils.tensorboard import SummaryWriter

        self._writer: Any = SummaryWriter(str(folder))

    def point(self, curve: str, value: float, step: int, time: float) -> None:
        """Write one point, to be seen at once."""
        self._writer.add_scalar(curve, value, step, walltime=time)
        self._writer.flush()

    def close(self, last_event: str) -> None:
        """Close the file."""
        self._writer.close()


class MLflow:
    """Sends points to the server of MLFLOW_TRACKING_URI, or else keeps them in the run's ``mlflow.db``.

    ``mlflow ui --backend-store-uri sqlite:///<run>/mlflow.db`` shows them.
    """

    def __init__(self, run: Path, parameters: Mapping[str, Any]) -> None:
        self._run, self._parameters = run, parameters
        self._client: Any = None
        self._id = ""

    def point(self, curve: str, value: float, step: int, time: float) -> None:
        """Send one point."""
        if self._client is None:
            self._begin()
        self._client.log_metric(self._id, curve, value, timestamp=int(1000 * time), step=step)

    def close(self, last_event: str) -> None:
        """Say how the job ended."""
        if self._client is not None:
            self._client.set_terminated(self._id, ENDS[last_event])

    def _begin(self) -> None:
        from mlflow.tracking import MlflowClient

        server = os.environ.get("MLFLOW_TRACKING_URI")
        self._client = MlflowClient(server or f"sqlite:///{(self._run / 'mlflow.db').as_posix()}")
        name, beside = "Sparse WSSS", None if server else (self._run / "mlflow").as_uri()
        known = self._client.get_experiment_by_name(name)
        experiment = known.experiment_id if known else self._client.create_experiment(name, beside)
        self._id = self._client.create_run(experiment, run_name=self._run.name).info.run_id
        for key, value in self._parameters.items():
            self._client.log_param(self._id, key, str(value)[:500])
