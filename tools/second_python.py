"""Runs a module of the worker's environment on a newer Python than the machine's: that of the tree of ``second_qgis``.

Standard library only, as root, on Linux with apt. The environment is made once, in ``build/python-new``: the lock's
packages, fetched by the pip of the environment that is there, which knows how this machine reaches its index. torch is
Debian's, which is near the floor of ``backend/pyproject.toml`` and small; the lock's has 5 GB with CUDA on that Python.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from install import DEV, LOCK, ROOT, quiet, say
from second_qgis import SUITE, Environment, have_tree, run_in

TEST_TOOLS = ("pytest", "hypothesis")
SYSTEM_PYTHON = "/usr/bin/python3"
NUMBER = "import sys; print(*sys.version_info[:2], sep='.')"
VERSIONS = """
import platform, torch
print(f"torch {torch.__version__} on Python {platform.python_version()}", flush=True)
"""


def main() -> int:
    """Run the module in the environment and end as it ends; 1 with the next step when there can be none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv", help="environment that fetches the packages")
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
        new.run(str(new.python), "-c", VERSIONS)
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

    def make(self, fetching: Path) -> None:
        """Make the environment, unless it is there and of this lock.

        Args:
            fetching: interpreter whose pip fetches the packages.
        Raises: RuntimeError; CalledProcessError.
        """
        stamp, wheels = self._folder / ".packages", self._folder / "wheels"
        tools = [line.split("#")[0].strip() for line in DEV.read_text().splitlines() if line.startswith(TEST_TOOLS)]
        packages = [line for line in LOCK.read_text().splitlines() if line and not line.startswith(("#", "torch=="))]
        number = self._number()
        wanted = hashlib.sha256(repr((number, packages, tools)).encode()).hexdigest()
        if stamp.exists() and stamp.read_text() == wanted:
            return
        say(f"Worker's packages for Python {number} into {self._folder} (1 GB)")
        shutil.rmtree(self._folder, ignore_errors=True)
        fetch = [fetching, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary=:all:",
                 "--python-version", number, "--dest", wheels]
        quiet([*fetch, "--no-deps", *packages])
        quiet([*fetch, "--constraint", LOCK, *tools])
        install = [str(self.python), "-m", "pip", "--isolated", "install", "--quiet", "--no-index", "--find-links",
                   str(wheels)]
        for command in ([SYSTEM_PYTHON, "-m", "venv", "--system-site-packages", str(self._folder / "venv")],
                        [*install, "--no-deps", *packages], [*install, *tools]):
            if self.run(*command):
                raise RuntimeError(f"'{' '.join(command[:5])} ...' failed in {self._tree}: what it said is above.")
        own = self._folder / "venv" / "lib" / f"python{number}" / "site-packages" / "worker.pth"
        own.write_text(f"{ROOT / 'backend'}\n")
        shutil.rmtree(wheels)
        stamp.write_text(wanted)

    def run(self, *command: str) -> int:
        """Run a command in the tree. Returns: how it ended."""
        return run_in(self._tree, self._first, list(command)).wait()

    def _number(self) -> str:
        command = ["chroot", str(self._tree), SYSTEM_PYTHON, "-c", NUMBER]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
