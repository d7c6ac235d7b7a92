"""Fixtures of all tests: disks that are full or may only be read. Standard library and pytest alone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before torch is loaded: networks of the tests are too small to share


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 kB; skips where the system does not let us make one."""
    with _disk(tmp_path / "disk", "400k") as folder:
        yield folder


@pytest.fixture
def run_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB: a small run fits on it."""
    with _disk(tmp_path / "disk", "64m") as folder:
        yield folder


@contextmanager
def _disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    if not sys.platform.startswith("linux") or not shutil.which("mount"):
        pytest.skip("needs Linux and the program mount")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("needs the right to mount a small disk (root)")
    try:
        yield folder
    finally:  # lazily: memory maps of a failed test may still be open
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
