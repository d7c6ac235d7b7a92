"""Starts a program without a shell, reads its lines from a thread, and ends it with all its children.

Shared by ``launch`` (the worker) and ``install`` (pip). It does not know what the lines mean.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess  # nosec B404  # the worker is another process by design; no shell, fixed argument lists
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

POLL_S = 0.1  # how often a wait lets its caller breathe: Ctrl-C is seen within this time
MOST_LINES = 200  # at once
DRAIN_S = 2.0  # a child of the program may hold its output open after it has ended
TERMINATE_S = 5.0  # between asking a program to end and ending it

DROPPED = (
    "PYTHON", "PYQGIS", "QGIS_", "QT_", "QML", "PROJ_", "GDAL_", "OGR_", "GEOTIFF_", "CPL_ZIP", "LD_LIBRARY_PATH",
    "LD_PRELOAD", "DYLD_", "VIRTUAL_ENV", "CONDA", "__PYVENV", "OSGEO4W", "O4W_", "GISBASE", "GRASS_", "OTB_",
)
"""Beginnings of variables that QGIS or its launcher sets for itself, and that break another Python or GDAL."""

_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW, a name that subprocess has on Windows only
_NEW_GROUP = 0x00000200  # CREATE_NEW_PROCESS_GROUP


def clean_environment(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Copy the variables without those that QGIS sets for itself; on Windows its folders come last in PATH."""
    source = os.environ if environment is None else environment
    kept = {name: value for name, value in source.items() if not name.upper().startswith(DROPPED)}
    roots = tuple(source[name].lower() for name in ("OSGEO4W_ROOT", "QGIS_PREFIX_PATH") if source.get(name))
    if os.name == "nt" and roots:
        path = next((name for name in kept if name.upper() == "PATH"), "PATH")
        folders = kept.get(path, "").split(os.pathsep)
        kept[path] = os.pathsep.join(sorted(folders, key=lambda folder: folder.lower().startswith(roots)))
    return kept


class Process:
    """A program whose output arrives line by line.

    Args:
        command: the program and its arguments.
        environment: its variables.
        folder: its working folder.
        errors: file that takes its stderr; without one, stderr is part of its lines.
        inherits: descriptors that it keeps open, on POSIX.
    Raises: OSError when the program cannot be started.
    """

    def __init__(
        self, command: Sequence[str], *, environment: Mapping[str, str], folder: Path, errors: IO[bytes] | None = None,
        inherits: Sequence[int] = (),
    ) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._is_read = False
        self._ended_at: float | None = None
        own_group: dict[str, Any] = (
            {"creationflags": _NO_WINDOW | _NEW_GROUP} if os.name == "nt"
            else {"start_new_session": True, "pass_fds": tuple(inherits)}
        )
        self._process = subprocess.Popen(  # nosec B603  # no shell; the interpreter is the user's own, arguments are fixed
            list(command), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors or subprocess.STDOUT,
            env=dict(environment), cwd=str(folder), **own_group,
        )
        threading.Thread(target=self._read, daemon=True, name="worker-output").start()

    @property
    def pid(self) -> int:
        """Number of the process, which on POSIX is also that of its group."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How it ended, or None while it runs."""
        return self._process.poll()

    def lines(self) -> tuple[list[str], bool]:
        """Wait a moment for lines.

        Returns: the lines that arrived, and whether no more will.
        """
        if self._is_read:
            self._wait(POLL_S)
            return [], self.exit_code is not None
        lines: list[str] = []
        try:
            line = self._lines.get(timeout=POLL_S)
            while line is not None:
                lines.append(line)
                if len(lines) >= MOST_LINES:
                    return lines, False  # whoever waits looks up now and then, however much is said
                line = self._lines.get_nowait()
        except queue.Empty:
            return lines, self._is_drained()
        self._is_read = True
        return lines, self.exit_code is not None

    def terminate(self) -> None:
        """Ask the program and its children to end."""
        self._signal("SIGTERM")

    def end(self, patience_s: float | None = None) -> None:
        """End the program and its children: ask, wait (``TERMINATE_S``), then kill. Safe to call when it is gone."""
        patience_s = TERMINATE_S if patience_s is None else patience_s
        if self.exit_code is None:
            self.terminate()
            self._wait(patience_s)
        self._signal("SIGKILL")  # its children too, should it have left any
        self._wait(patience_s)

    def _read(self) -> None:
        stream = self._process.stdout
        if stream is not None:
            for raw in stream:
                self._lines.put(raw.decode("utf-8", errors="replace").rstrip("\r\n"))
                while self._lines.qsize() > MOST_LINES and self.exit_code is None:
                    time.sleep(0.01)  # whoever floods us waits, not the window that shares our interpreter
            stream.close()
        self._lines.put(None)

    def _is_drained(self) -> bool:
        if self.exit_code is None:
            return False
        if self._ended_at is None:
            self._ended_at = time.monotonic()
        return time.monotonic() - self._ended_at > DRAIN_S

    def _wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self.exit_code is None and time.monotonic() < deadline:
            time.sleep(0.02)

    def _signal(self, name: str) -> None:
        if os.name == "nt":
            if self.exit_code is None:
                self._process.kill()  # the launcher of an environment takes its child along
            return
        try:
            os.killpg(self.pid, getattr(signal, name))
        except (ProcessLookupError, PermissionError):
            return  # the whole group is gone


def run_lines(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    folder: Path,
    say: Callable[[str], None],
    is_cancelled: Callable[[], bool],
    idle: Callable[[], None],
    inherits: Sequence[int] = (),
) -> int | None:
    """Run a program to its end and pass on each line.

    Returns: its exit code, or None when it was cancelled and ended.
    Raises: OSError when it cannot be started.
    """
    process = Process(command, environment=environment, folder=folder, inherits=inherits)
    try:
        over = False
        while not over:
            lines, over = process.lines()
            for line in lines:
                say(line)
            idle()
            if is_cancelled():
                return None
    finally:
        process.end()
    return process.exit_code
