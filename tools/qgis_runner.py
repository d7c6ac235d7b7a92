"""Runs the plugin's algorithms through ``qgis_process``, in a QGIS profile of its own, with progress as it comes.

Standard library only. The demo, the walk-through and the screenshot share it; what they run is left to them.
"""

from __future__ import annotations

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
            said = _show(process)
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


def _show(process: subprocess.Popen[bytes]) -> str:
    """Pass on what the algorithm says between its inputs and its results; return everything it said."""
    assert process.stdout is not None
    said, shown, line_open = b"", 0, False
    while chunk := os.read(process.stdout.fileno(), 65536):
        said += chunk
        begin = _after_inputs(said)
        if begin < 0:
            continue
        shown = max(shown, begin)
        fresh = said[shown:_end_of_speech(said, begin)]
        shown += len(fresh)
        line_open = _print(fresh.decode("utf-8", "replace"), line_open)
    if line_open:
        print()
    text = said.decode("utf-8", "replace")
    _print_errors(text, said[:shown].decode("utf-8", "replace"))
    return text


def _end_of_speech(said: bytes, begin: int) -> int:
    ends = [place for mark in (b"----------------\nResults", b"ERROR:\t") if (place := said.find(mark, begin)) >= 0]
    return min([len(said), *ends])


def _print_errors(text: str, shown: str) -> None:
    """Show what came after the first ERROR, or all when nothing began; qgis_process repeats what was said before."""
    if "Results\n" in text:
        return
    known = {line.strip() for line in shown.splitlines()}
    for line in text[len(shown):].replace("ERROR:\t", "").splitlines():
        if line.strip() and line.strip() not in known:
            known.add(line.strip())
            print("    " + line.strip(), flush=True)


def _after_inputs(said: bytes) -> int:
    """Where the algorithm begins to speak: behind the blank line that ends the list of inputs; -1 before that."""
    head = said.find(b"Inputs\n----------------\n\n")
    end = said.find(b"\n\n", head + len(b"Inputs\n----------------\n\n")) if head >= 0 else -1
    return end + 2 if end >= 0 else -1


def _print(text: str, line_open: bool) -> bool:
    """Print text indented, numbers of the progress and words on lines of their own; tell whether a line is open."""
    text = re.sub(r"(?<=[0-9.])(?=[A-Za-z])", "\n", text) if re.match(r"[0-9.]+[A-Za-z]", text) else text
    if line_open and re.match(r"[A-Za-z]", text):
        print()
        line_open = False
    for part in text.splitlines(keepends=True):
        if part.strip() or line_open:
            print(part if line_open else "    " + part.lstrip(), end="", flush=True)
            line_open = not part.endswith("\n")
    return line_open
