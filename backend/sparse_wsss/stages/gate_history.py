"""How the gates of a training close, step by step: one line a step in ``train/gates.jsonl``, for whoever looks on.

``gates.csv`` holds what came of it. The training itself is left to ``training``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sparse_wsss.models.late_fusion import AnyViT
from sparse_wsss.training.classifier_loop import ClassifierTraining

HISTORY = "gates.jsonl"
LINES = 100  # in a whole training: a grid that moves, and a file that stays small


class GateHistory:
    """Appends the gates to a file of the run; opened for each line, so that nothing is lost and nothing stays open."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, step: int, network: AnyViT) -> None:
        """Append step, log-alpha (L, H) and the open heads of each layer."""
        rounded = [[round(value, 4) for value in row] for row in network.log_alpha.detach().float().cpu().tolist()]
        line = {"step": step, "log_alpha": rounded, "open": [list(block) for block in network.kept_heads()]}
        with open(self._path, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


class WatchedTraining(ClassifierTraining):
    """A training whose gates are noted while they learn; it computes nothing else and draws no random number."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._history = GateHistory(self.state_file.with_name(HISTORY))

    def train_step(self) -> None:
        """Learn from one batch; note the gates now and then, and no more once they are fixed."""
        if self.ranks.is_first and not self.network.is_pruned and self.step % max(1, self.steps // LINES) == 0:
            self._history.note(self.step, self.network)
        super().train_step()
