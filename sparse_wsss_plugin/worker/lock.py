"""A lock between processes that the system frees when its holder ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from .errors import InstallFailed


@contextmanager
def alone(folder: Path) -> Iterator[int]:
    """Keep a second installation out; the system frees the lock when this process ends, however it ends.

    Yields: descriptor of the lock. A program that inherits it holds the lock as well, where the system is POSIX: a pip
        that outlives a killed QGIS keeps others out until it has ended.
    Raises: InstallFailed when another one is at work.
    """
    with open(folder / "install.lock", "a+", encoding="utf-8") as file:
        try:
            _lock(file)
        except OSError:
            raise InstallFailed(
                f"Another installation is at work in {folder}.", hint="Wait until it has finished."
            ) from None
        yield file.fileno()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
