"""Programs that start a worker and are told to stop it: Toolbox and panel of a QGIS, and ``qgis_process``."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import install_plugin

from reliability.stops.workers import PATIENCE_S, is_running, wait_for

ROOT = Path(__file__).resolve().parents[3]
PYTHON = "/usr/bin/python3"
QGIS_PROCESS = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
COMMANDS: dict[str, tuple[tuple[str, ...], int | None]] = {
    "qgis_process, Ctrl-C": ((), signal.SIGINT), "qgis_process --json, Ctrl-C": (("--json",), signal.SIGINT),
    "qgis_process, SIGTERM": ((), signal.SIGTERM), "qgis_process --json, SIGTERM": (("--json",), signal.SIGTERM),
    "file CANCEL in the run": ((), None), "qgis_process, SIGKILL": ((), signal.SIGKILL),
}
"""Options of ``qgis_process`` and the signal that stops it."""
WINDOWS = {"Toolbox: Cancel": ("Toolbox", "stop"), "panel: Stop": ("panel", "stop"),
           "QGIS is closed": ("panel", "quit"), "QGIS is killed": ("panel", "kill")}
"""Who starts the job in a QGIS, and how it is stopped."""


class Host:
    """A program at work on the pipeline.

    Args:
        way: one of COMMANDS or WINDOWS.
        values: parameters of the pipeline.
        folder: for a profile of QGIS and what is said.
    """

    def __init__(self, way: str, values: dict[str, Any], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._way, self._values = way, {name: one for name, one in values.items() if one is not None}
        if not (folder / "profile").exists():
            install_plugin.install(folder / "profile")
        kept = {name: one for name, one in os.environ.items() if not name.startswith(("SPARSE_WSSS", "PYTHON"))}
        self.said = folder / "said"
        environment = {**kept, "QGIS_CUSTOM_CONFIG_PATH": str(folder / "profile"), "QT_QPA_PLATFORM": "offscreen",
                       "SPARSE_WSSS_PYTHON": sys.executable, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1",
                       "TMPDIR": str(folder)}
        with open(self.said, "wb") as out:
            self.process = subprocess.Popen(self._command(), stdin=subprocess.PIPE, stdout=out, text=True,
                                            stderr=subprocess.STDOUT, env=environment, start_new_session=True)
        if way in WINDOWS:
            wait_for(lambda: '"ready"' in self.text() or self.process.poll() is not None)
            self._order(do=WINDOWS[way][0], values=self._values)

    def _command(self) -> list[str]:
        if self._way in WINDOWS:
            return [PYTHON, str(Path(__file__).with_name("qgis_host.py")), str(ROOT)]
        if QGIS_PROCESS is None:
            raise RuntimeError("qgis_process is not installed.")
        return [QGIS_PROCESS, *COMMANDS[self._way][0], "run", "sparse_wsss:pipeline", "--",
                *(f"{name.upper()}={one}" for name, one in self._values.items())]

    def text(self) -> str:
        """What it has said."""
        return self.said.read_text(encoding="utf-8", errors="replace")

    def worker(self) -> int:
        """Wait for the worker. Returns: its pid. Raises: AssertionError when there is none."""
        found: list[int] = []

        def is_there() -> bool:
            found[:] = [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if self._is_worker(pid)]
            return bool(found) or self.process.poll() is not None

        wait_for(is_there)
        assert found, f"{self._way} ended without a worker: {self.text()[-1000:]}"
        return found[0]

    def _is_worker(self, pid: int) -> bool:
        try:
            parent = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1]
            return int(parent) == self.process.pid and b"sparse_wsss\0pipeline" in Path(
                f"/proc/{pid}/cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            return False

    def stop(self) -> None:
        """Do what stops the job."""
        if self._way in COMMANDS:
            number = COMMANDS[self._way][1]
            if number is None:
                (Path(self._values["run"]) / "CANCEL").touch()
            else:
                self.process.send_signal(number)
        elif WINDOWS[self._way][1] == "kill":
            self.process.kill()
        else:
            self._order(do=WINDOWS[self._way][1])

    def has_failed(self) -> bool:
        """Wait until it says that the job ended, and whether it says that it did not succeed."""
        if self._way in COMMANDS:
            return self.process.wait(PATIENCE_S) != 0
        if WINDOWS[self._way][1] != "stop":
            return self.process.wait(PATIENCE_S) == (-9 if WINDOWS[self._way][1] == "kill" else 0)
        wait_for(lambda: '"ended"' in self.text())
        return '"ended": "failed"' in self.text()

    def end(self) -> None:
        """End it, should it still be there."""
        if is_running(self.process.pid):
            self.process.kill()
        self.process.wait()

    def _order(self, **what: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
