"""Limits of the system on a worker that is already at work: memory, size of files, memory of a GPU."""

from __future__ import annotations

import resource
import sys
from functools import partial
from pathlib import Path

from reliability.resources.base import Base, Case, Outcome, Unexpected, ran, told, warned
from tests.pipeline.world import settings_of
from tests.worker import Worker

WIDE = {"dim": 256, "depth": 4, "mlp_dim": 1024, "steps": 2, "evaluations": 1, "batch_size": 32, "patch_size": 2,
        "prune_at": 1.0}
"""A training whose batch takes far more memory than all else of it."""
LEAST_MIB = 64


def memory_of(pid: int, what: str) -> int:
    """Bytes of address space of a process: VmSize now, VmPeak at most."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith(f"{what}:"))


def too_little_memory(share: float, base: Base, folder: Path) -> Outcome:
    """A training gets a share of the memory that it would take."""
    job = {"tiles": str(base.world.tiles), "run": str(folder / "run"), **settings_of("train", **WIDE)}
    room = _room(base, folder)

    def limit(worker: Worker) -> None:
        worker.until_at_work("train", message="training")
        has = memory_of(worker.process.pid, "VmSize")
        resource.prlimit(worker.process.pid, resource.RLIMIT_AS, (has + max(LEAST_MIB << 20, int(share * room)),) * 2)

    done = ran("train", job, folder, limit)
    halved = warned(done, "Memory ran out")
    if done.exit_code == 0 and halved:
        return Outcome(f"the batch was halved {counted(len(halved))}, and the training ended well",
                       "not asked: its batches are smaller")
    said = told(done, "out_of_memory")
    if ran("train", job, folder).exit_code:
        raise Unexpected("with memory enough it did not go on")
    return Outcome(f"the batch was halved {counted(len(halved))}, then {said}; with memory enough the "
                   "same job ended well", "not asked: a training alone")


_ROOM: dict[Path, int] = {}


def _room(base: Base, folder: Path) -> int:
    """Bytes that the training takes from its first step on, measured once."""
    if base.run not in _ROOM:
        job = {"tiles": str(base.world.tiles), "run": str(folder / "measured"), **settings_of("train", **WIDE)}
        with Worker("train", job, folder) as worker:
            worker.until_at_work("train", message="training")
            before, most = memory_of(worker.process.pid, "VmSize"), 0
            while worker.process.poll() is None:
                try:
                    most = max(most, memory_of(worker.process.pid, "VmPeak"))
                except (OSError, StopIteration):  # it has just ended
                    break
            worker.finish()
        _ROOM[base.run] = max(0, most - before)
    return _ROOM[base.run]


def counted(n: int) -> str:
    """How often, and that it was told."""
    return "once, with a notice" if n == 1 else f"{n} times, with a notice each"


def too_large_a_file(base: Base, folder: Path) -> Outcome:
    """No file may be larger than a few kilobytes, as an account or an old file system may say."""
    base.half_way(folder)

    def limit(worker: Worker) -> None:
        worker.until_at_work("refine", message="round 1")
        resource.prlimit(worker.process.pid, resource.RLIMIT_FSIZE, (20_000, 20_000))

    said = told(ran("pipeline", base.job(folder), folder, limit), "not_writable", "disk_full")
    base.goes_on(folder, folder)
    return Outcome(said)


def small_gpu(base: Base, folder: Path) -> Outcome:
    """A GPU with too little memory: only where there is one."""
    import torch  # late: most cases do without it

    if not torch.cuda.is_available():
        return Outcome("not tried: this machine has no CUDA device. The same code halves the batch on the processor",
                       "not asked")
    limited = ("import torch; torch.cuda.set_per_process_memory_fraction(0.01); import sys; "
               "from sparse_wsss.__main__ import main; raise SystemExit(main())")
    job = {"tiles": str(base.world.tiles), "run": str(folder / "run"),
           **settings_of("train", **{**WIDE, "device": "cuda"})}
    done = ran("train", job, folder, command=[sys.executable, "-I", "-c", limited])
    halved = warned(done, "Memory ran out")
    if done.exit_code == 0 and halved:
        return Outcome(f"the batch was halved {counted(len(halved))} and the training ended well", "not asked")
    return Outcome(told(done, "out_of_memory"), "not asked")


LIMITS = (
    Case("memory for half a batch", partial(too_little_memory, 0.6)),
    Case("memory for next to nothing", partial(too_little_memory, 0.0)),
    Case("a limit on the size of files", too_large_a_file),
    Case("a GPU with too little memory", small_gpu),
)
