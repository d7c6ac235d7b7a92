"""Runs the plugin's algorithms through ``qgis_process``, in a QGIS profile of its own, with progress as it comes.

Standard library only. The demo, the walk-through and the screenshot share it; what they run is left to them.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis_speech import Speech

ROOT = Path(__file__).resolve().parents[1]
PROFILE_ROOT = ROOT / "build" / "qgis"
PLUGIN = "sparse_wsss"
FOREIGN = ("PYTHON", "PROJ_", "GDAL_", "QGIS_", "LD_")  # of the caller; they would mix two sets of libraries


class AlgorithmFailed(RuntimeError):
    """An algorithm ended with an error; the message is what it said."""


class QgisProcess:
    """``qgis_process`` with the plugin, without a display.

    Args:
        python: interpreter of the worker's environment.
        profile_root: folder for the QGIS profile; the user's own is never touched.
    """

    def __init__(self, python: Path, profile_root: Path = PROFILE_ROOT) -> None:
        self.python = python.absolute()  # not resolved: the link in .venv is what makes it the environment
        self.profile_root = profile_root.absolute()
        self.command = find_qgis_process()

    @property
    def environment(self) -> dict[str, str]:
        """Variables of the process: own profile, no display, the worker's interpreter.

        QGIS takes the first ``python3`` of PATH for its own, so the folder of ``qgis_process`` comes first.
        """
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        kept["PATH"] = os.pathsep.join((str(Path(self.command).parent), kept.get("PATH", "")))
        return {**kept, "QGIS_CUSTOM_CONFIG_PATH": str(self.profile_root), "QT_QPA_PLATFORM": "offscreen",
                "SPARSE_WSSS_PYTHON": str(self.python), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}

    def install_plugin(self) -> None:
        """Put the plugin into the profile, enable it, and see that its algorithms are there.

        Raises: AlgorithmFailed when QGIS does not list them.
        """
        command = [sys.executable, ROOT / "tools" / "install_plugin.py", self.profile_root]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        enabled = self._output("plugins", "enable", PLUGIN)
        listed = self._output("list")  # enabling returns 0 even after a traceback
        if f"{PLUGIN}:pipeline" not in listed:
            raise AlgorithmFailed(f"QGIS does not list the algorithms of the plugin.\n{enabled}\n{listed[-2000:]}")

    def run(self, algorithm: str, parameters: Mapping[str, Any]) -> tuple[dict[str, str], float]:
        """Run one algorithm, showing what it says.

        Args:
            algorithm: name without the provider, such as ``tiles``.
            parameters: by upper-case name; None and empty text are left out.

        Returns: results by name, and the seconds it took from outside.
        Raises: AlgorithmFailed; KeyboardInterrupt after the algorithm has ended too.
        """
        words = [f"{name}={value}" for name, value in parameters.items() if value not in (None, "")]
        start = time.monotonic()
        command = [self.command, "run", f"{PLUGIN}:{algorithm}", "--", *words]
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
        try:
            said = _listen(process).said
        except KeyboardInterrupt:
            process.wait()  # it got the same signal; the worker saves its state before it ends
            raise
        seconds = time.monotonic() - start
        if process.wait() != 0 or "Results\n" not in said:
            raise AlgorithmFailed(f"{PLUGIN}:{algorithm} ended with {process.returncode}.")
        return results(said), seconds

    def _output(self, *words: str) -> str:
        done = subprocess.run([self.command, *words], env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.stdout.decode("utf-8", "replace")


def find_qgis_process() -> str:
    """Path of ``qgis_process``.

    Raises: AlgorithmFailed when QGIS is not installed.
    """
    # Debian 12's wrapper passes an option that the program refuses, so the program is called itself
    found = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if found is None:
        raise AlgorithmFailed("qgis_process is not installed. Run `make install` first.")
    return found


def results(said: str) -> dict[str, str]:
    """Results by name from what ``qgis_process`` printed last."""
    block = said.rsplit("Results\n", 1)[-1]
    return {name: value.strip() for name, value in re.findall(r"^([A-Z0-9_]+):[ \t](.*)$", block, re.MULTILINE)}


def python_json(python: Path, script: str, *arguments: str) -> Any:
    """Run a script of this folder in the worker's environment and read the JSON it prints last."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    command = [str(python), str(ROOT / "tools" / script), *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def _listen(process: subprocess.Popen[bytes]) -> Speech:
    """Show what the algorithm says until it ends."""
    assert process.stdout is not None
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    speech = Speech()
    while chunk := os.read(process.stdout.fileno(), 65536):
        speech.feed(decode(chunk))
    speech.finish()
    return speech
