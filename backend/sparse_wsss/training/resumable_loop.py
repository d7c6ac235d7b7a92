"""The loop that every training shares: steps, progress, evaluations, and a state that survives a kill."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import torch
from lightning_fabric import Fabric

from sparse_wsss.atomic import written_whole
from sparse_wsss.device import precision
from sparse_wsss.errors import Cancelled, Diverged
from sparse_wsss.events import Reporter
from sparse_wsss.fitting import Fitting


class ResumableLoop(ABC):
    """A training that can stop at any step and go on there.

    Args:
        name: what the progress bar says.
        steps: length of the training.
        evaluate_every: steps between evaluations; the state is saved at each.
        device: where the network learns.
        state_file: where the state is kept.
        reporter: told of progress; raises ``Cancelled`` when it is time to stop.
        batch: setting and number of tiles in a step; ``fitting.size`` is what memory holds of it.
    """

    def __init__(self, name: str, steps: int, evaluate_every: int, device: torch.device, state_file: Path,
                 reporter: Reporter, batch: tuple[str, int]) -> None:
        self.name, self.steps, self.evaluate_every = name, steps, max(1, evaluate_every)
        self.device, self.state_file, self.reporter = device, state_file, reporter
        self.fabric = Fabric(accelerator=device.type, devices=1, precision=precision(device))  # type: ignore[arg-type]
        self.fitting = Fitting(batch[1], batch[0], "tiles", reporter.warning)
        self.n_tiles: int | None = None
        """Tiles that a step draws from, once it is known: a batch has no more of them."""
        self.step = 0

    @abstractmethod
    def train_step(self) -> None:
        """Learn from one batch of ``fitting.size`` tiles; random numbers depend on the seed and ``self.step`` alone.

        It is called again with a smaller size when memory ran out in it.
        """

    @abstractmethod
    def evaluate(self) -> None:
        """Judge the network after ``self.step`` steps."""

    @abstractmethod
    def state(self) -> dict[str, Any]:
        """Everything that the next step depends on, as tensors and plain values."""

    def is_exhausted(self) -> bool:
        """Tell whether to stop early."""
        return False

    def run_steps(self) -> None:
        """Train to the end or to the early stop.

        Raises: Cancelled, after the state was saved; OutOfMemory when memory does not hold a single tile.
        """
        try:
            while self.step < self.steps and not self.is_exhausted():
                self.reporter.progress(self.name, self.step, self.steps)
                self.fitting.attempt(lambda _: self.train_step(), self.n_tiles)
                self.step += 1
                if self.step % self.evaluate_every == 0 or self.step == self.steps:
                    self.fitting.attempt(lambda _: self.evaluate())
                    self.save()
        except Cancelled:
            self.save()
            raise
        self.reporter.progress(self.name, self.steps, self.steps)

    def require_finite(self, loss: float, setting: str) -> None:
        """See that a loss is still a number.

        Raises: Diverged naming the setting to lower.
        """
        if not math.isfinite(loss):
            raise Diverged(f"The loss of {self.name} is no number after {self.step + 1} steps: it has diverged.",
                           hint=f"Lower {setting} and start again with a new RUN.")

    def save(self) -> None:
        """Write the state whole."""
        with written_whole(self.state_file) as part, open(part, "wb") as file:
            try:
                torch.save({"step": self.step, "batch_size": self.fitting.size, **self.state()}, file)
            except RuntimeError as error:  # torch calls a full disk a fault of its own, but keeps the reason
                if isinstance(error.__context__, OSError):
                    raise error.__context__ from None
                raise

    def saved_state(self, device: torch.device) -> dict[str, Any] | None:
        """Read the state of an earlier try, or None; sets ``self.step``."""
        if not self.state_file.exists():
            return None
        state: dict[str, Any] = torch.load(self.state_file, map_location=device, weights_only=True)
        self.step = state["step"]
        self.fitting.size = min(self.fitting.size, state.get("batch_size", self.fitting.size))
        self.reporter.log(f"{self.name.capitalize()} goes on from step {self.step} of {self.steps}.")
        return state
