"""Which processor this machine has for the networks: NVIDIA by capability and driver, Apple, or none.

What ``nvidia-smi`` prints is read by a function of its own; which build of torch follows is left to ``torch_build``.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess  # nosec B404  # asks the driver's own tool; no shell, fixed arguments
import sys
from dataclasses import dataclass
from pathlib import Path

from ..whole_number import whole_number
from .process import clean_environment

QUERIES = ("name,driver_version,compute_cap", "name,driver_version")  # drivers before 510 do not know compute_cap
TIMEOUT_S = 20  # the first call after a start wakes the card
NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW


@dataclass(frozen=True)
class Gpu:
    """An NVIDIA card: its name, the version of its driver, and its compute capability where the driver tells it."""

    name: str
    driver: tuple[int, ...]
    capability: tuple[int, int] | None = None

    def __str__(self) -> str:
        """``NVIDIA T4 (compute capability 7.5, driver 580.95.05)``."""
        able = "unknown" if self.capability is None else ".".join(map(str, self.capability))
        return f"{self.name} (compute capability {able}, driver {'.'.join(f'{part:02d}' for part in self.driver)})"


@dataclass(frozen=True)
class Hardware:
    """What a build of torch has to fit: system (``linux``, ``windows``, ``darwin``), machine, and NVIDIA cards.

    ``problem`` is what the driver's tool complained of, where there is one that does not work.
    """

    system: str
    machine: str
    gpus: tuple[Gpu, ...] = ()
    problem: str = ""

    @property
    def is_apple(self) -> bool:
        """Tell whether it is a Mac with a processor of Apple's, whose GPU torch can use."""
        return self.system == "darwin" and self.machine == "arm64"

    @property
    def best(self) -> Gpu | None:
        """The card of the highest capability: the one that CUDA counts first."""
        return max(self.gpus, key=lambda gpu: gpu.capability or (0, 0), default=None)

    def text(self) -> str:
        """In a line for a log or a report."""
        found = "Apple GPU" if self.is_apple else "; ".join(map(str, self.gpus)) or "no NVIDIA card was found"
        said = f" (the NVIDIA driver does not answer: {self.problem})" if self.problem else ""
        return f"{self.system} {self.machine}: {found}{said}"


def detect() -> Hardware:
    """Look at this machine; takes a moment where there is an NVIDIA driver."""
    system, machine = platform.system().lower(), _machine()
    tool = None if system == "darwin" else _nvidia_smi()
    if tool is None:
        return Hardware(system, machine)
    problem = ""
    for query in QUERIES:
        printed, is_good = _ask(tool, query)
        gpus = read_gpus(printed) if is_good else ()
        if gpus:
            return Hardware(system, machine, gpus)
        problem = problem or next((line.strip() for line in printed.splitlines() if line.strip()), "it says nothing")
    return Hardware(system, machine, problem=problem)


def read_gpus(printed: str) -> tuple[Gpu, ...]:
    """Cards in what ``nvidia-smi --query-gpu=name,driver_version[,compute_cap] --format=csv,noheader`` printed.

    Lines that are no card, such as warnings and complaints, are passed over.
    """
    found = []
    for line in printed.splitlines():
        name, *rest = (part.strip() for part in line.split(","))
        driver = _numbers(rest[0]) if rest else ()
        able = _numbers(rest[1]) if len(rest) > 1 else ()
        if name and len(driver) >= 2 and len(rest) <= 2:
            found.append(Gpu(name, driver, (able[0], able[1]) if len(able) == 2 else None))
    return tuple(found)


def _numbers(text: str) -> tuple[int, ...]:
    parts = [whole_number(part) for part in text.split(".")]
    return tuple(parts) if min(parts) >= 0 else ()


def _machine() -> str:
    return {"amd64": "x86_64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine().lower())


def _nvidia_smi() -> str | None:
    """The driver's tool, also where it is not in PATH: Windows' folders, and that of WSL."""
    places = [Path("/usr/lib/wsl/lib/nvidia-smi")] if os.name != "nt" else [
        Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "nvidia-smi.exe"),
        Path(os.environ.get("PROGRAMW6432", r"C:\Program Files"), "NVIDIA Corporation", "NVSMI", "nvidia-smi.exe"),
    ]
    return shutil.which("nvidia-smi") or next((str(place) for place in places if place.is_file()), None)


def _ask(tool: str, query: str) -> tuple[str, bool]:
    flags = NO_WINDOW if sys.platform == "win32" else 0
    try:
        done = subprocess.run(  # nosec B603  # no shell; the driver's tool with constant arguments
            [tool, f"--query-gpu={query}", "--format=csv,noheader"], env=clean_environment(), capture_output=True,
            stdin=subprocess.DEVNULL, text=True, errors="replace", timeout=TIMEOUT_S, check=False, creationflags=flags,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"{type(error).__name__}: {error}", False
    return done.stdout + done.stderr, done.returncode == 0
