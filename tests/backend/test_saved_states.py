"""How much of a training a kill can cost: no more than a minute, however far its evaluations are apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from sparse_wsss.events import Reporter
from sparse_wsss.training import resumable_loop
from sparse_wsss.training.resumable_loop import ResumableLoop


class Counting(ResumableLoop):
    """Counts its steps, and after each looks at what is on the disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__("counting", 6, 4, torch.device("cpu"), folder / "state.pt", Reporter(), ("BATCH_SIZE", 1))
        self.on_disk: list[int] = []

    def train_step(self) -> None:
        there = self.state_file.exists()
        self.on_disk.append(torch.load(self.state_file, weights_only=True)["step"] if there else 0)

    def evaluate(self) -> None:
        pass

    def state(self) -> dict[str, Any]:
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Nothing to take over."""


@pytest.mark.parametrize(("every_s", "on_disk"), [(3600.0, [0, 0, 0, 0, 4, 4]), (-1.0, [0, 1, 2, 3, 4, 5])])
def test_the_state_is_saved_at_evaluations_and_when_the_last_one_is_a_minute_old(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every_s: float, on_disk: list[int]):
    monkeypatch.setattr(resumable_loop, "SAVE_EVERY_S", every_s)
    loop = Counting(tmp_path)
    loop.run_steps()
    assert loop.on_disk == on_disk
