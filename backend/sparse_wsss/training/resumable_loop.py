"""The loop that every training shares: steps, progress, evaluations, and a state that survives a kill."""

from __future__ import annotations

import math
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from pickle import UnpicklingError  # nosec B403  # the name of an error; nothing is unpickled
from typing import Any

import torch
from torch.optim import Optimizer

from sparse_wsss.atomic import written_whole
from sparse_wsss.device import make_fabric
from sparse_wsss.errors import Cancelled, Diverged, RunIncomplete, from_system
from sparse_wsss.events import Reporter
from sparse_wsss.fitting import Fitting
from sparse_wsss.ranks import ALONE, Ranks

SAVE_EVERY_S = 60.0  # of work that a kill may cost where evaluations are further apart

DAMAGE = (OSError, RuntimeError, UnpicklingError, EOFError, LookupError, TypeError, ValueError, AttributeError,
          ArithmeticError)
"""What reading a file of torch raises when it is damaged, and taking over a state of something else."""
MOMENTS = ("step", "exp_avg", "exp_avg_sq")  # what AdamW remembers of each parameter


class ResumableLoop(ABC):
    """A training that can stop at any step and go on there.

    Args:
        name: what the progress bar says.
        steps: length of the training.
        evaluate_every: steps between evaluations; the state is saved at each, and every minute.
        device: where the network learns.
        state_file: where the state is kept.
        reporter: told of progress; raises ``Cancelled`` when it is time to stop.
        batch: setting and number of tiles in a step; ``fitting.size`` is what memory holds of it.
        ranks: processes that share the training; they stop at the same step, and rank 0 saves.
    """

    def __init__(self, name: str, steps: int, evaluate_every: int, device: torch.device, state_file: Path,
                 reporter: Reporter, batch: tuple[str, int], ranks: Ranks = ALONE) -> None:
        self.name, self.steps, self.evaluate_every = name, steps, max(1, evaluate_every)
        self.device, self.state_file, self.reporter = device, state_file, reporter
        self.ranks, self.fabric = ranks, make_fabric(device, ranks)
        self.fitting = Fitting(batch[1], batch[0], "tiles", reporter.warning)
        self.n_tiles: int | None = None
        """Tiles that a step draws from, once it is known: a batch has no more of them."""
        self.step = 0
        self._saved_s = time.monotonic()

    @abstractmethod
    def train_step(self) -> None:
        """Learn from one batch of ``fitting.size`` tiles; random numbers depend on the seed and ``self.step`` alone.

        It is called again with a smaller size when memory ran out in it.
        """

    @abstractmethod
    def evaluate(self) -> None:
        """Judge the network after ``self.step`` steps."""

    @abstractmethod
    def restore(self, state: dict[str, Any]) -> None:
        """Take over what ``state`` gave; whatever does not fit may raise an error of ``DAMAGE``."""

    @abstractmethod
    def state(self) -> dict[str, Any]:
        """Everything that the next step depends on, as tensors and plain values."""

    def is_exhausted(self) -> bool:
        """Tell whether to stop early."""
        return False

    def run_steps(self) -> None:
        """Train to the end or to the early stop.

        Raises: Cancelled, after the state was saved; OutOfMemory when memory does not hold a single tile; RankLost, in
            the middle of a step, which leaves nothing to save.
        """
        try:
            with self.ranks.telling():
                while self.step < self.steps and not self.is_exhausted():
                    self._stop_together()
                    self._attempt(self.train_step, self.n_tiles)
                    self.step += 1
                    if self.step % self.evaluate_every == 0 or self.step == self.steps:
                        self._attempt(self.evaluate)
                        self.save()
                    elif time.monotonic() - self._saved_s > SAVE_EVERY_S:
                        self.save()
        except Cancelled:
            self.reporter.saves()
            self.save()
            raise
        self.reporter.progress(self.name, self.steps, self.steps)

    def _attempt(self, work: Callable[[], None], n_tiles: int | None = None) -> None:
        if self.ranks.are_several:  # the others would wait for one that tries again
            work()
        else:
            self.fitting.attempt(lambda _: work(), n_tiles)

    def _stop_together(self) -> None:
        if not self.ranks.are_several:
            self.reporter.progress(self.name, self.step, self.steps)
            return
        if self.ranks.any(self.reporter.wants_stop()):
            self.reporter.stop("Another process of this job was stopped")
            self.reporter.check()
        self.reporter.tell_progress(self.name, self.step, self.steps)

    def require_finite(self, loss: float, setting: str) -> None:
        """See that a loss is still a number.

        Raises: Diverged naming the setting to lower.
        """
        if not math.isfinite(loss):
            raise Diverged(f"The loss of {self.name} is no number after {self.step + 1} steps: it has diverged.",
                           hint=f"Lower {setting} and start again with a new RUN.")

    def save(self) -> None:
        """Write the state whole."""
        if not self.ranks.is_first:
            return
        with written_whole(self.state_file) as part, open(part, "wb") as file:
            try:
                torch.save({"step": self.step, "batch_size": self.fitting.size, **self.state()}, file)
            except RuntimeError as error:  # torch calls a full disk a fault of its own, but keeps the reason
                if isinstance(error.__context__, OSError):
                    raise error.__context__ from None
                raise
        self._saved_s = time.monotonic()

    def resume(self) -> None:
        """Go on from the state of an earlier try, where there is one.

        Raises: RunIncomplete when it is damaged, or of another training.
        """
        if not self.state_file.exists():
            return
        try:
            state: dict[str, Any] = torch.load(self.state_file, map_location=self.device, weights_only=True)
            step, size = state["step"], state.get("batch_size", self.fitting.size)
            require(type(step) is int and 0 <= step <= self.steps, "the number of its step")
            require(type(size) is int and size > 0, "the size of its batches")
            self.restore(state)
        except DAMAGE as error:
            if from_system(error) is not None:  # memory, permission
                raise
            raise RunIncomplete(
                f"The saved state {self.state_file} cannot be used: {' '.join(str(error).split())[:200]}.",
                hint="Delete this file to begin this part of the run anew, or choose a new folder as RUN.") from None
        self.step, self.fitting.size = step, min(self.fitting.size, size)
        self.reporter.log(f"{self.name.capitalize()} goes on from step {self.step} of {self.steps}.")


def require(is_right: bool, what: str) -> None:
    """See that a part of a state is what a training of this kind saves.

    Raises: ValueError naming the part.
    """
    if not is_right:
        raise ValueError(f"{what} does not fit")


def restore_optimizer(optimizer: Optimizer, state: dict[str, Any]) -> None:
    """Give an optimiser its state back; one whose moments do not fit its parameters would fail in its first step.

    Raises: ValueError, TypeError, KeyError or AttributeError when the state is of another optimiser.
    """
    groups = [{name: type(value) for name, value in group.items() if name != "params"}
              for group in optimizer.param_groups]
    optimizer.load_state_dict(state)
    for group, before in zip(optimizer.param_groups, groups, strict=True):
        after = {name: type(value) for name, value in group.items() if name != "params"}
        require(after == before, "the settings of its optimiser")
    for parameter, moments in optimizer.state.items():
        shapes = {name: tuple(moments[name].shape) for name in MOMENTS}
        wanted = {"step": (), **dict.fromkeys(MOMENTS[1:], tuple(parameter.shape))}
        require(shapes == wanted and set(moments) == set(MOMENTS) and float(moments["step"]) >= 0,
                "what its optimiser remembers")
