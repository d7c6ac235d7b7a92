"""Which build of torch fits a machine: for CUDA 13.0, CUDA 12.6, the processor alone, or Apple's.

A pure function of the detected hardware. Getting the build is left to ``installers``.
"""

from __future__ import annotations

from dataclasses import dataclass

from .hardware import Gpu, Hardware

INDEX = "https://download.pytorch.org/whl/"
NEWER_DRIVER = "newer"  # a word of the reason that an update of the driver would take away
UPDATE = "To use the card, update the NVIDIA driver and repair the environment."


@dataclass(frozen=True)
class Build:
    """A build of torch.

    Args:
        name: ``cu130``, ``cu126``, ``cpu`` or ``mps``: on the index of PyTorch the local version of the package.
        reason: why this one, as a sentence.
        index: address of its packages; empty where the ordinary package index has this very build.
        is_auto: whether uv's own choice is as good; it looks at the driver alone, not at what the card can do.
    """

    name: str
    reason: str
    index: str = ""
    is_auto: bool = True


@dataclass(frozen=True)
class Cuda:
    """What a build for CUDA needs; figures of the release matrix of PyTorch 2.12 to 2.14, and of NVIDIA's CUDA notes.

    Args:
        name: of the build.
        linux: oldest driver on Linux.
        windows: oldest driver on Windows.
        lowest: lowest compute capability that it has code for.
        highest: highest major number of one.
        lowest_arm: the same as ``lowest`` for ARM.
    """

    name: str
    linux: tuple[int, ...]
    windows: tuple[int, ...]
    lowest: tuple[int, int]
    highest: int
    lowest_arm: tuple[int, int]


CUDA_BUILDS = (
    Cuda("cu130", (580, 65, 6), (580,), (7, 5), 12, (8, 0)),
    Cuda("cu126", (525, 60, 13), (528, 33), (5, 0), 9, (8, 0)),  # any 12.x runs on a driver of the first 12.0
)
"""Newest first; code for 8.0 runs on 8.6 and 8.9, but not on 9.0."""


def choose(hardware: Hardware) -> Build:
    """Choose the build; a card or driver that none fits gets the one for the processor, and the reason says so."""
    if hardware.system == "darwin":
        name = "mps" if hardware.is_apple else "cpu"
        return Build(name, "The build for macOS, which uses Apple's GPU." if hardware.is_apple else
                     "The build for macOS on a processor of Intel's.")
    gpu = hardware.best
    if gpu is None:
        said = f"The NVIDIA driver does not answer ({hardware.problem})" if hardware.problem else "No NVIDIA card"
        return _for_processor(hardware, f"{said}: the build for the processor.", is_auto=not hardware.problem)
    for cuda in CUDA_BUILDS:
        if not _problem(gpu, cuda, hardware):
            newest = cuda is CUDA_BUILDS[0]
            return Build(cuda.name, f"{gpu}: the build for {_words(cuda)}.", INDEX + cuda.name, is_auto=newest)
    problems = [_problem(gpu, cuda, hardware) for cuda in CUDA_BUILDS]
    update = f" {UPDATE}" if any(NEWER_DRIVER in problem for problem in problems) else ""
    return _for_processor(hardware, f"{gpu}: {'; '.join(problems)}. The build for the processor is taken.{update}",
                          is_auto=False)


def _for_processor(hardware: Hardware, reason: str, *, is_auto: bool) -> Build:
    # the package index has builds for CUDA on Linux, several GB, and on Windows those for the processor
    return Build("cpu", reason, INDEX + "cpu" if hardware.system == "linux" else "", is_auto)


def _problem(gpu: Gpu, cuda: Cuda, hardware: Hardware) -> str:
    """Say why a build does not run on a card; empty when it does."""
    lowest = cuda.lowest_arm if hardware.machine == "arm64" else cuda.lowest
    if gpu.capability is not None and gpu.capability < lowest:
        return f"{_words(cuda)} has no code for compute capabilities below {lowest[0]}.{lowest[1]}"
    if gpu.capability is not None and gpu.capability[0] > cuda.highest:
        return f"{_words(cuda)} has no code for compute capability {gpu.capability[0]}.{gpu.capability[1]}"
    oldest = cuda.windows if hardware.system == "windows" else cuda.linux
    if gpu.driver < oldest:
        return f"{_words(cuda)} needs driver {'.'.join(f'{part:02d}' for part in oldest)} or {NEWER_DRIVER}"
    if gpu.capability is None and cuda is CUDA_BUILDS[0]:
        return f"the driver does not tell whether the card is new enough for {_words(cuda)}"
    return ""


def _words(cuda: Cuda) -> str:
    return f"CUDA {cuda.name[2:-1]}.{cuda.name[-1]}"
