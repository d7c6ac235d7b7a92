"""What a stage is given besides its job: a voice, and the run it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sparse_wsss.events import Reporter
from sparse_wsss.ranks import ALONE, Ranks
from sparse_wsss.run_folder import RunFolder


@dataclass(frozen=True)
class Context:
    """Reporter, for stages of a run the run folder, and the processes that share the job."""

    reporter: Reporter
    run_folder: RunFolder | None = None
    ranks: Ranks = ALONE

    @property
    def run(self) -> RunFolder:
        """The run folder of a stage that has one."""
        if self.run_folder is None:
            raise RuntimeError("this stage has no run folder")
        return self.run_folder


Outputs = dict[str, Any]
