"""Installs what the project needs on this machine and is missing, and says each thing it does.

Standard library only, run by the system's Python. Debian packages through apt (QGIS and its Python),
the worker's packages into an environment of its own. Nothing that is there already is touched.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("qgis", "python3-qgis", "qgis-providers", "python3-venv", "xvfb", "xauth", "python3-pytest")
LINGUIST = ("qttools5-dev-tools",)  # lrelease; who uses the plugin needs none, what it makes is in the repository
STRACE = ("strace",)  # cuts the power in `make reliability`
LOCK = ROOT / "backend" / "requirements.lock"
DEV = ROOT / "backend" / "requirements-dev.txt"
INSTALLED_BY_HAND = """On this system install these by hand, then run the same command again:
  QGIS 3.22 or newer with its Python (the command qgis_process), Python 3.10 or newer with venv, pytest."""


def main() -> int:
    """Install the parts that were asked for; exit code 0 when everything is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    parser.add_argument("--system", action="store_true", help="Debian packages")
    parser.add_argument("--runtime", action="store_true", help="the worker's environment")
    parser.add_argument("--dev", action="store_true", help="what the checks need")
    parser.add_argument("--linguist", action="store_true", help="Qt's compiler of translations")
    parser.add_argument("--strace", action="store_true", help="what cuts the power of a worker in a campaign")
    options = parser.parse_args()
    try:
        if options.system:
            install_system()
        if options.runtime:
            install_runtime(options.venv)
        if options.dev:
            install_dev(options.venv)
        if options.linguist and shutil.which("dpkg-query") and not shutil.which("lrelease"):
            install_packages(LINGUIST)
        if options.strace and shutil.which("dpkg-query") and not shutil.which("strace"):
            install_packages(STRACE)
    except subprocess.CalledProcessError as error:
        print(f"Error: '{' '.join(map(str, error.cmd))}' ended with {error.returncode}.", file=sys.stderr)
        return 1
    except RuntimeError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    return 0


def install_system() -> None:
    """Install the missing Debian packages.

    Raises: RuntimeError that says what to install when this is no Debian, or there is no right to do it.
    """
    if shutil.which("dpkg-query") is None:
        if shutil.which("qgis_process") is None and not Path("/usr/bin/qgis_process.bin").exists():
            raise RuntimeError(f"QGIS is not installed.\n{INSTALLED_BY_HAND}")
        return
    install_packages(PACKAGES)


def install_packages(packages: Sequence[str]) -> None:
    """Install those of some Debian packages that are missing.

    Raises: RuntimeError that says what to install when there is no right to do it.
    """
    missing = [name for name in packages if not _has_package(name)]
    if not missing:
        return
    command = f"apt-get install --no-install-recommends {' '.join(missing)}"
    if os.geteuid() != 0:
        raise RuntimeError(f"Debian packages are missing. Run as root: {command}")
    say(f"Debian packages: {' '.join(missing)} (apt-get{'; QGIS takes about two minutes' * ('qgis' in missing)})")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet(["apt-get", "update"], environment)
    quiet(["apt-get", "install", "-y", "--no-install-recommends", *missing], environment)


def install_runtime(venv: Path) -> None:
    """Make the worker's environment, and make it again when the lock changes."""
    python = _environment(venv)
    stamp = venv / ".runtime"
    wanted = _digest(LOCK, ROOT / "backend" / "pyproject.toml", text=str(ROOT))
    if _read(stamp) == wanted:
        return
    say(f"Worker's packages from {LOCK.relative_to(ROOT)} into {_short(venv)} (1.5 GB with torch for the CPU)")
    quiet([python, "-m", "pip", "install", "--disable-pip-version-check", "-r", LOCK])
    quiet([python, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--no-build-isolation",
           "-e", ROOT / "backend"])
    quiet([python, "-m", "pip", "check"])
    stamp.write_text(wanted)


def install_dev(venv: Path) -> None:
    """Add the tools of the checks to the environment."""
    python = _environment(venv)
    stamp = venv / ".dev"
    wanted = _digest(DEV)
    if _read(stamp) == wanted:
        return
    say(f"Tools of the checks from {DEV.relative_to(ROOT)} into {_short(venv)}")
    quiet([python, "-m", "pip", "install", "--disable-pip-version-check", "-c", LOCK, "-r", DEV])
    stamp.write_text(wanted)


def quiet(command: list[object], environment: dict[str, str] | None = None) -> None:
    """Run a command; show what it said only when it fails.

    Raises: CalledProcessError.
    """
    start = time.monotonic()
    words = [str(part) for part in command]
    done = subprocess.run(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, words)
    seconds = time.monotonic() - start
    if seconds > 5:
        say(f"  done in {seconds:.0f} s")


def say(text: str) -> None:
    """Print one line at once."""
    print(text, flush=True)


def _environment(venv: Path) -> Path:
    python = venv / "bin" / "python"
    if not python.exists():
        say(f"Python environment in {_short(venv)}")
        quiet([sys.executable, "-m", "venv", venv])
    return python


def _has_package(name: str) -> bool:
    done = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status}", name], capture_output=True, text=True)
    return done.stdout == "installed"


def _digest(*paths: Path, text: str = "") -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths) + text.encode()).hexdigest()


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _short(path: Path) -> Path:
    return path.resolve().relative_to(ROOT) if path.resolve().is_relative_to(ROOT) else path


if __name__ == "__main__":
    sys.exit(main())
