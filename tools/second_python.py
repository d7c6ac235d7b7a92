"""Runs a module of the worker's environment on a newer Python than the machine's: that of the tree of ``second_qgis``.

Standard library only, as root, on Linux with apt. The environment is made once, in ``build/python-new``, by what the
plugin installs it with for people, from a folder of wheels: the versions of the lock, on another Python. The wheels are
fetched by the pip of the environment that is there, which knows how this machine reaches its index.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from install import DEV, LOCK, ROOT, quiet, say
from second_qgis import SUITE, WITHOUT, Environment, have_tree, run_in

NEEDED_BYTES = 10 * 1024**3  # wheels with CUDA, and what they unpack to
TEST_TOOLS = ("pytest", "hypothesis")
SYSTEM_PYTHON = "/usr/bin/python3"
INSTALL = """
import platform, sys
from pathlib import Path
from sparse_wsss_plugin.worker.errors import WorkerError
from sparse_wsss_plugin.worker.install import Installation, install
folder, backend, base = map(Path, [*sys.argv[1:], sys.executable])
try:
    facts = install(Installation(folder, backend, base, wheels=folder / "wheels", say=lambda line: None))
except WorkerError as error:
    sys.exit(f"Error: {error.message}\\n{error.hint}")
print(f"torch {facts['packages']['torch']} on Python {platform.python_version()}", flush=True)
"""


def main() -> int:
    """Run the module in the environment and end as it ends; 1 with the next step when there can be none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv", help="environment that fetches the wheels")
    parser.add_argument("--tree", type=Path, default=ROOT / "build" / SUITE)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "python-new", help="where the new one is made")
    parser.add_argument("module", help="what to run there, as `python -m` does, in the checkout's folder")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    tree, folder, python = (path.absolute() for path in (options.tree, options.folder, options.venv / "bin" / "python"))
    try:
        have_tree(tree)
        new = SecondPython(tree, folder, Environment.of(python))
        new.make(python)
        return new.run(str(new.python), "-m", options.module, *options.arguments)
    except subprocess.CalledProcessError as error:
        print(f"Error: '{' '.join(map(str, error.cmd))}' ended with {error.returncode}.", file=sys.stderr)
    except (OSError, RuntimeError) as error:
        print(f"Error: {error}", file=sys.stderr)
    return 1


class SecondPython:
    """The worker's environment in a folder, of a tree's own Python.

    Args:
        tree: of ``second_qgis``.
        folder: inside the checkout, which the tree sees.
        first: the environment that is there already.
    """

    def __init__(self, tree: Path, folder: Path, first: Environment) -> None:
        self._tree, self._folder, self._first = tree, folder, first
        self.python = folder / "venv" / "bin" / "python"

    def make(self, python: Path) -> None:
        """Make the environment, or bring the one that is there up to date with the worker.

        Args:
            python: whose pip fetches the wheels.
        Raises: RuntimeError with the next step; CalledProcessError.
        """
        stamp, wheels = self._folder / ".packages", self._folder / "wheels"
        tools = [line.split("#")[0].strip() for line in DEV.read_text().splitlines() if line.startswith(TEST_TOOLS)]
        number = self._said("import sys; print(*sys.version_info[:2], sep='.')")
        wanted = hashlib.sha256(LOCK.read_bytes() + " ".join([number, *tools]).encode()).hexdigest()
        wheels.mkdir(parents=True, exist_ok=True)
        is_there = stamp.exists() and stamp.read_text() == wanted
        if not is_there:
            self._see_that_there_is_room()
            say(f"Worker's packages for Python {number} into {self._folder} (5 GB with torch for CUDA)")
            quiet([python, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary=:all:",
                   "--python-version", number, "--dest", wheels, "-c", LOCK, "-r", LOCK, *tools])
        if self.run(SYSTEM_PYTHON, "-c", INSTALL, str(self._folder), str(ROOT / "backend")):
            raise RuntimeError(f"Python {number} has no environment; log: {self._folder / 'install.log'}. {WITHOUT}")
        if not is_there:
            pip = [str(self.python), "-m", "pip"]
            for words in (["install", "--quiet", "--no-index", "--find-links", str(wheels), *tools], ["check"]):
                if self.run(*pip, *words):
                    raise RuntimeError(f"pip {words[0]} failed in {self._folder}: what it said is above.")
            shutil.rmtree(wheels)
            stamp.write_text(wanted)

    def run(self, *command: str) -> int:
        """Run a command in the tree. Returns: how it ended."""
        return run_in(self._tree, self._first, list(command)).wait()

    def _said(self, program: str) -> str:
        command = ["chroot", str(self._tree), SYSTEM_PYTHON, "-c", program]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def _see_that_there_is_room(self) -> None:
        free = shutil.disk_usage(self._folder).free
        if free < NEEDED_BYTES:
            raise RuntimeError(f"{self._folder} needs {NEEDED_BYTES / 1e9:.1f} GB, {free / 1e9:.1f} GB are free: make "
                               f"room. {WITHOUT}")


if __name__ == "__main__":
    sys.exit(main())
