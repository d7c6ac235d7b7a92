"""Finds a Python on this machine that can make the worker's environment. It changes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess  # nosec B404  # asks an interpreter for its version; no shell, fixed arguments
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from .errors import InstallFailed
from .process import clean_environment

OLDEST = (3, 11)  # the locked numpy and scipy have no builds for an older Python
PROBE = "import sys, ssl, venv, ensurepip; print(*sys.version_info[:2])"
PLAIN_PROBE = "import sys, ssl; print(*sys.version_info[:2])"  # uv makes an environment without venv and ensurepip
PROBE_TIMEOUT_S = 30


def find_base(given: str = "", environment: Mapping[str, str] | None = None, *, with_uv: bool = False) -> Path:
    """Find a Python that can make the environment: the given one, QGIS's own, or one in PATH.

    With uv one that lacks ``venv`` will do, such as Debian's without python3-venv.

    Raises: InstallFailed that says what to install when there is none.
    """
    if given:
        if version(Path(given), with_uv=with_uv) is None:
            raise InstallFailed(
                f"{given} is no Python {OLDEST[0]}.{OLDEST[1]} or newer that can make environments.",
                hint="Give the path of such a python executable as PYTHON. On Debian it also needs python3-venv.",
            )
        return Path(given).absolute()
    for candidate in _candidates(os.environ if environment is None else environment):
        if version(candidate, with_uv=with_uv) is not None:
            return candidate
    raise InstallFailed(
        f"No Python {OLDEST[0]}.{OLDEST[1]} or newer that can make environments was found.",
        hint="Install one (on Debian and Ubuntu: sudo apt install python3-venv; on Windows and macOS from python.org) "
             "and give its path as PYTHON.",
    )


def version(python: Path, *, with_uv: bool = False) -> tuple[int, int] | None:
    """Version of a Python that can make environments (or that uv can) and is new enough, or None."""
    probe = PLAIN_PROBE if with_uv else PROBE
    try:
        done = subprocess.run(  # nosec B603  # no shell; the interpreter is the user's own, the program is a constant
            [str(python), "-I", "-c", probe], env=clean_environment(), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=PROBE_TIMEOUT_S, check=True,
        )
        major, minor = map(int, done.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return (major, minor) if (major, minor) >= OLDEST else None


def has_pip(python: Path) -> bool:
    """Tell whether an environment has a pip of its own; one that uv made has none."""
    try:
        done = subprocess.run(  # nosec B603  # no shell; the environment's interpreter, the program is a constant
            [str(python), "-I", "-c", "import pip"], env=clean_environment(), stdin=subprocess.DEVNULL,
            capture_output=True, timeout=PROBE_TIMEOUT_S, check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    """Interpreters to try. In QGIS ``sys.executable`` may be QGIS itself, so its Python is looked for by place."""
    prefix = Path(sys.base_prefix)
    places = [prefix / "python.exe", prefix / "python3.exe"] if os.name == "nt" else [prefix / "bin" / "python3"]
    yield from (place for place in places if place.is_file())
    names = ["python3.13", "python3.12", "python3.11", "python3", "python"]
    for name in names:
        found = shutil.which(name, path=environment.get("PATH"))
        if found and "WindowsApps" not in found:  # there Windows keeps a stand-in that opens its shop
            yield Path(found)
    programs = environment.get("LOCALAPPDATA", "")
    if programs:  # where the installer of python.org puts it without touching PATH
        yield from sorted((Path(programs) / "Programs" / "Python").glob("Python3*/python.exe"), reverse=True)
