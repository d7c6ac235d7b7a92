"""Runs the commands of the tutorial as they stand in the page, one after the other, and says what each took.

Standard library only, run by the system's Python. What a reader does once (installing) is not part of it.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from qgis_runner import ROOT, AlgorithmFailed, QgisProcess
from run_figures import Measured

PAGE = ROOT / "docs" / "guide" / "tutorial.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ALGORITHM = re.compile(r"sparse_wsss:(\w+)")
SCENE = "scene"


def main() -> int:
    """Run the tutorial; exit code 0 when every command went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, default=ROOT / ".venv" / "bin" / "python", help="of the worker")
    options = parser.parse_args()
    qgis = QgisProcess(options.python)
    try:
        qgis.install_plugin()
        with tempfile.TemporaryDirectory(prefix="sparse_wsss_tutorial_") as folder:
            seconds = follow(commands(PAGE.read_text(encoding="utf-8")), Path(folder), qgis)
            east = Measured.read("east", Path(folder) / "accuracy.json")
    except AlgorithmFailed as error:
        print(f"The tutorial stopped: {error}", file=sys.stderr)
        return 1
    print("\n".join(f"  {name:<12}{value:>8.1f} s" for name, value in seconds.items()))
    print(f"  mean IoU of the east {100 * east.miou:.1f}")
    return 0


def commands(page: str) -> list[str]:
    """Every command of a page, in its order."""
    return [block.strip() for block in BLOCK.findall(page)]


def follow(lines: list[str], folder: Path, qgis: QgisProcess) -> dict[str, float]:
    """Run commands in a folder that has the source as ``sparse-wsss``; return the seconds of each, and in all.

    Raises: AlgorithmFailed with the command and what it said.
    """
    (folder / "sparse-wsss").symlink_to(ROOT, target_is_directory=True)
    programs = folder / "bin"
    programs.mkdir()
    for name, program in (("qgis_process", qgis.command), ("PYTHON", str(qgis.python))):
        (programs / name).write_text(f'#!/bin/sh\nexec "{program}" "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    environment = {**qgis.environment, "PATH": os.pathsep.join((str(programs), qgis.environment["PATH"]))}
    seconds: dict[str, float] = {}
    for line in lines:
        print(line, flush=True)
        start = time.monotonic()
        done = subprocess.run(["sh", "-c", line], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise AlgorithmFailed(f"{line}\n{done.stdout[-3000:]}")
        found = ALGORITHM.search(line)
        seconds[found[1] if found else SCENE] = round(time.monotonic() - start, 1)
    return {**seconds, "total": sum(seconds.values())}


if __name__ == "__main__":
    sys.exit(main())
