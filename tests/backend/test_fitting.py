"""Where memory runs out, batches are halved, which is told; where not, nothing is another than before."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest
import torch
from sparse_wsss.errors import DiskFull, DriveFailed, NotWritable, OutOfMemory, from_system
from sparse_wsss.events import Reporter
from sparse_wsss.fitting import Fitting, pass_size
from sparse_wsss.mapping.sliding_map import map_strips
from sparse_wsss.training.resumable_loop import ResumableLoop
from torch import nn

from tests.limits import memory_left
from tests.tiny import Events

MIB = 1 << 20
SIDE = 256  # of a window: one pass of 8 takes 128 MiB


def wide() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(2, 32, 1), nn.GELU(), nn.Conv2d(32, 3, 1)).eval()


@pytest.fixture(scope="module")
def alone() -> Iterator[ProcessPoolExecutor]:
    """A process of its own: this one may keep freed memory from other tests, which no limit takes away."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


def the_map(batch: int, room: int | None = None) -> tuple[np.ndarray, list[str]]:
    """A map, and what was told of it; with so much more memory than there is, or with all of it."""
    told: list[str] = []

    def read(column: int, row: int, wide: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        values = np.random.default_rng(7).random((2, high, SIDE * batch), np.float32)[:, :, column:column + wide]
        return values, np.ones((high, wide), bool)

    with memory_left(room) if room else nullcontext():
        pieces = map_strips(wide(), read, SIDE * batch, SIDE, 3, SIDE, 0.0, batch, False, torch.device("cpu"),
                            lambda done, n: None, tell=told.append)
        return np.concatenate([piece.probabilities for piece in pieces], 1), told


def test_a_map_is_made_in_smaller_passes_where_memory_runs_out_and_is_the_same(alone: ProcessPoolExecutor):
    halved, told = alone.submit(the_map, 8, 80 * MIB).result()
    assert told
    assert all("Memory ran out" in text and "WINDOW_BATCH" in text for text in told)
    whole, told = the_map(8)
    assert told == []
    np.testing.assert_allclose(halved, whole, atol=1e-6)


def too_much_for_one() -> tuple[int, OutOfMemory]:
    told: list[str] = []
    with memory_left(20 * MIB), pytest.raises(OutOfMemory, match="even one of the windows of 2048 px") as caught:
        Fitting(4, "WINDOW_BATCH", "windows of 2048 px", told.append).attempt(lambda n: torch.zeros(n, 64, 2048, 2048))
    return len(told), caught.value


def test_a_window_that_is_too_much_alone_is_an_error_with_a_next_step(alone: ProcessPoolExecutor):
    n_told, error = alone.submit(too_much_for_one).result()
    assert n_told == 2
    assert error.hint


class Loop(ResumableLoop):
    """Takes memory for each tile of a step."""

    def __init__(self, path: Path, reporter: Reporter, n_bytes: int) -> None:
        super().__init__("training", 3, 1, torch.device("cpu"), path, reporter, ("BATCH_SIZE", 16))
        self.sizes: list[int] = []
        self._n = n_bytes
        self.resume()

    def train_step(self) -> None:
        torch.zeros(self.fitting.size, self._n, dtype=torch.uint8)
        self.sizes.append(self.fitting.size)

    def evaluate(self) -> None:
        """Nothing to judge."""

    def state(self) -> dict[str, int]:
        return {}

    def restore(self, state: dict[str, int]) -> None:
        """Nothing to take over."""


def limited_training(path: Path) -> tuple[list[int], list[str]]:
    events = Events()
    with memory_left(400 * MIB):
        loop = Loop(path, Reporter([events]), 50 * MIB)
        loop.run_steps()
    return loop.sizes, events.messages("warning")


def test_a_training_goes_on_with_half_the_batch_and_so_does_one_that_is_resumed(alone: ProcessPoolExecutor,
                                                                                tmp_path: Path):
    sizes, warnings = alone.submit(limited_training, tmp_path / "state.pt").result()
    assert len(sizes) == 3
    assert sizes[0] in (2, 4, 8)
    assert any("BATCH_SIZE" in text for text in warnings)
    assert Loop(tmp_path / "state.pt", Reporter([]), 1).fitting.size == sizes[-1]


def test_a_batch_of_fewer_tiles_than_asked_for_is_halved_from_what_it_has():
    def work(size: int) -> int:
        if size > 2:
            raise MemoryError
        return size

    fitting = Fitting(100, "BATCH_SIZE", "tiles", lambda text: None)
    assert fitting.attempt(work, 10) == 2
    assert fitting.size == 2


def test_a_training_with_memory_enough_keeps_its_batch(tmp_path: Path):
    events = Events()
    loop = Loop(tmp_path / "state.pt", Reporter([events]), 1)
    loop.run_steps()
    assert loop.sizes == [16, 16, 16]
    assert events.messages("warning") == []


def test_another_failure_in_a_step_is_not_taken_for_memory():
    with pytest.raises(RuntimeError, match="inconsistent tensor size"):
        Fitting(4, "BATCH_SIZE", "tiles", lambda text: None).attempt(lambda n: torch.ones(2) @ torch.ones(3))


@pytest.mark.gpu
def test_a_gpu_that_is_too_small_takes_half_the_batch():
    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    total = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.set_per_process_memory_fraction(512 * MIB / total)
    try:
        told: list[str] = []
        made = Fitting(16, "BATCH_SIZE", "tiles", told.append).attempt(
            lambda n: torch.zeros(n, 64 * MIB, dtype=torch.uint8, device="cuda"))
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
    assert len(made) in (2, 4)
    assert told


@pytest.mark.parametrize("error", [
    MemoryError(), RuntimeError("[enforce fail at alloc_cpu.cpp:117] data. DefaultCPUAllocator: not enough memory: you "
                                "tried to allocate 4000000000 bytes."),
    RuntimeError("std::bad_alloc"), RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate"),
    torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
    OSError(errno.ENOMEM, "Cannot allocate memory"), OSError("[WinError 1455] The paging file is too small"),
])
def test_what_every_system_says_of_memory_is_known(error: BaseException):
    assert isinstance(from_system(error), OutOfMemory)


@pytest.mark.parametrize(("number", "kind"), [
    (errno.EIO, DriveFailed), (errno.ESTALE, DriveFailed), (errno.ENOTCONN, DriveFailed),
    (errno.ETIMEDOUT, DriveFailed), (errno.ENAMETOOLONG, NotWritable), (errno.EFBIG, NotWritable),
    (errno.ENOSPC, DiskFull), (errno.EROFS, NotWritable),
])
def test_what_a_drive_says_has_a_next_step(number: int, kind: type):
    error = OSError(number, "said", "/mnt/x")
    known = from_system(error)
    assert type(known) is kind
    assert known.hint
    assert "/mnt/x" in known.message


def test_a_fault_of_ours_is_not_taken_for_a_drive():
    assert from_system(OSError(errno.EINVAL, "invalid")) is None
    assert from_system(ValueError("bad_alloc")) is None


@pytest.mark.parametrize(("side", "asked", "size"), [(256, 0, 8), (512, 0, 2), (2048, 0, 1), (32, 0, 256), (32, 5, 5)])
def test_a_pass_has_as_many_pixels_whatever_the_side_of_the_tiles(side: int, asked: int, size: int):
    assert pass_size(side, asked) == size
