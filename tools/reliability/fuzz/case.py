"""One case: a folder of its own, a mutated input in it, and what the product says when it is given that."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from random import Random
from typing import Any

from sparse_wsss.jobs import JOBS

from reliability.fuzz.command import Said, run_alone, run_here, written_job
from reliability.fuzz.told import Told, told

RECORDS = ("*/events.jsonl", "*/metrics.jsonl", "*/provenance.json", "*/settings.json", "*/job.json", "*/.lock",
           "*/CANCEL")
"""What a job writes into its run however it ends, besides its results."""
OLD = b"an older result, which no failure may touch\n"
State = dict[str, tuple[int, bytes]]


@dataclass
class Case:
    """A case of a kind; everything random in it comes from ``random``."""

    kind: str
    seed: int
    number: int
    folder: Path
    good: Path
    note: str = ""
    """The mutation in words."""
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(f"{self.kind}/{self.seed}/{self.number}")

    def take(self, *names: str) -> None:
        """Copy files and folders of the good input into the folder of the case."""
        for name in names:
            source, target = self.good / name, self.folder / Path(name).name
            if source.is_dir():
                shutil.copytree(source, target, copy_function=shutil.copyfile)
            else:
                shutil.copyfile(source, target)

    def edit(self, name: str, how: Callable[[Random, bytes], tuple[bytes, str]]) -> None:
        """Change a file of the case, byte for byte as the edit says."""
        path = self.folder / name
        data, words = how(self.random, path.read_bytes())
        path.write_bytes(data)
        self.note = f"{name}: {words}"

    def run(self, stage: str, may_change: tuple[str, ...] = (), **parameters: Any) -> Told:
        """Run a stage as its worker does, on paths relative to the folder of the case, and judge what it said.

        In half of the cases its outputs are there already.
        """
        return self.run_job(stage, written_job(stage, parameters).encode(), self.outputs(stage, parameters), may_change)

    def run_job(self, stage: str, job: bytes, outputs: tuple[str, ...], may_change: tuple[str, ...] = (),
                is_alone: bool = False) -> Told:
        """Run a stage with the content of its job, here or in a process of its own."""
        if self.random.random() < 0.5:
            for name in outputs:
                with suppress(OSError, ValueError):  # a mutated name may be none
                    (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                    if not (self.folder / name).exists():
                        (self.folder / name).write_bytes(OLD)
        (self.folder / "job.json").write_bytes(job)
        before = contents(self.folder)
        try:
            said = (run_alone if is_alone else run_here)(stage, "job.json", self.folder)
        except subprocess.TimeoutExpired as late:
            return Told("hang", f"no end in {late.timeout:g} s")
        return self.judged(said, before, outputs, may_change)

    def judged(self, said: Said, before: State, outputs: tuple[str, ...], may_change: tuple[str, ...]) -> Told:
        """What a worker said, and whether it harmed a file."""
        answer = told(said)
        if answer.failure:
            return answer
        after = contents(self.folder)
        left = [name for name in after if ".part" in name and name not in before]
        if left:
            return Told(answer.end, f"a part was left behind: {left[0]}")
        own = () if answer.is_failure_told else tuple(f"{name.rpartition('.')[0] or name}*" for name in outputs)
        allowed = (*RECORDS, *(f"/{pattern}" for pattern in (*may_change, *own)))
        changed = [name for name, state in before.items() if after.get(name) != state
                   and not any(fnmatch(f"/{name}", pattern) for pattern in allowed)]
        return Told(answer.end, f"{answer.end}, but {changed[0]} was changed") if changed else answer

    @staticmethod
    def outputs(stage: str, parameters: Mapping[str, Any]) -> tuple[str, ...]:
        """Files that a job of a stage writes."""
        fields = JOBS[stage].model_fields
        return tuple(str(value) for name, value in parameters.items()
                     if value and name != "run" and name in fields
                     and (fields[name].json_schema_extra or {}).get("role") == "output")  # type: ignore[union-attr]


def contents(folder: Path) -> State:
    """Every file of a folder: when it changed, and its bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}
