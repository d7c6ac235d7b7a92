"""Makes the worker's environment: a venv in the user's data folder, filled by pip in steps, then checked.

A lock keeps two installations apart, a marker written last tells a whole one from a half-done one, and
everything pip says is in a log. QGIS's own Python is never changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .environment import MARKER, environment_python, own_environment
from .errors import InstallFailed, WorkerCancelled, WorkerError, next_step, tail
from .launch import Event, run_job
from .lock import alone
from .process import clean_environment, run_lines
from .pythons import version

NEEDED_BYTES = 3 * 1024**3  # the environment without CUDA, and what pip unpacks on the way
PIP = ("-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off")


@dataclass
class Installation:
    """What is installed from where to where, and who listens.

    Args:
        folder: data folder of the user; it will hold ``venv``, ``install.log`` and the marker.
        backend: folder of the worker's package with its ``requirements.lock``.
        base: interpreter that makes the environment.
        wheels: folder of wheels, for a machine without internet.
        variables: variables to set for pip, such as those of a proxy.
        say: gets each line.
        progress: gets the share that is done, 0 to 1.
        is_cancelled: asked every 0.1 s.
        idle: called every 0.1 s.
    """

    folder: Path
    backend: Path
    base: Path
    wheels: Path | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[str], None] = print
    progress: Callable[[float], None] = lambda share: None
    is_cancelled: Callable[[], bool] = lambda: False
    idle: Callable[[], None] = lambda: None

    @property
    def python(self) -> Path:
        """Interpreter of the environment."""
        return environment_python(own_environment(self.folder))

    @property
    def log(self) -> Path:
        """Everything that was said while installing."""
        return self.folder / "install.log"


def install(work: Installation) -> dict[str, Any]:
    """Make the environment, or complete and repair the one that is there.

    Returns: what the worker's ``check`` found: device, versions.
    Raises: InstallFailed with the next step; WorkerCancelled.
    """
    _prepare_folder(work)
    with alone(work.folder):
        facts = _found_whole(work)
        if facts is not None:
            return facts
        (work.folder / MARKER).unlink(missing_ok=True)
        work.log.write_text("", encoding="utf-8")
        is_reused = version(work.python) is not None
        try:
            facts = _make(work)
        except InstallFailed as error:
            if not is_reused or error.code != "check":
                raise
            work.say("The environment that was there does not work. It is made anew.")
            _remove(own_environment(work.folder))
            facts = _make(work)
        _write_marker(work)
    return facts


def is_current(folder: Path, backend: Path) -> bool:
    """Tell whether our environment is whole and was made from this release's lock."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(marker, dict) and marker.get("source") == _source_digest(backend)


def _found_whole(work: Installation) -> dict[str, Any] | None:
    """Facts of the environment that is there when it is this release's and works, else None."""
    if not is_current(work.folder, work.backend):
        return None
    try:
        facts = _check(work)
    except InstallFailed:
        work.say("The environment that is there does not work. It is repaired.")
        return None
    work.say("The environment is there and complete; nothing had to be done.")
    return facts


def _make(work: Installation) -> dict[str, Any]:
    """Run the steps: environment, torch, the other packages, the worker itself, check."""
    lock = work.backend / "requirements.lock"
    torch = [name for name in _requirements(lock) if name.split("==")[0].strip().lower() == "torch"]
    source = ["--no-index", "--find-links", str(work.wheels)] if work.wheels else []
    pip = [str(work.python), *PIP, *source]
    if version(work.python) is None:
        _remove(own_environment(work.folder))
        _step(work, "Making the environment", 0.0, [str(work.base), "-I", "-m", "venv", str(work.python.parents[1])])
    if torch:
        _step(work, f"Installing {torch[0]}, the largest part", 0.05, [*pip, *torch, "--constraint", str(lock)])
    _step(work, "Installing the other packages", 0.5, [*pip, "--requirement", str(lock)])
    with tempfile.TemporaryDirectory(prefix="sparse_wsss_") as copy:  # building leaves files in the source's folder
        package = Path(copy) / "backend"
        shutil.copytree(work.backend, package, ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
        _step(work, "Installing the worker", 0.9,
              [*pip, "--no-deps", "--no-build-isolation", "--force-reinstall", str(package)])
    return _check(work)


def _step(work: Installation, title: str, share: float, command: list[str]) -> None:
    printed: list[str] = []

    def say(line: str) -> None:
        printed.append(line)
        _log(work, line)
        work.say(line)

    work.progress(share)
    say(title + " ...")
    environment = {**clean_environment(), **work.variables, "PIP_USER": "0"}  # a user install fails in an environment
    try:
        code = run_lines(
            command, environment=environment, folder=work.folder, say=say, is_cancelled=work.is_cancelled,
            idle=work.idle,
        )
    except OSError as error:
        raise InstallFailed(f"{command[0]} cannot be started: {error}.", hint=next_step(str(error))) from None
    if code is None:
        raise WorkerCancelled(
            "The installation was cancelled and is not finished.",
            hint="Run it again: what was installed is kept.", code="cancelled",
        )
    if code != 0:
        raise InstallFailed(
            f"'{title}' failed (exit code {code}).\n{tail(chr(10).join(printed))}\nLog: {work.log}",
            hint=next_step("\n".join(printed)),
        )


def _check(work: Installation) -> dict[str, Any]:
    """Import every package in a worker, once."""

    def listen(event: Event) -> None:
        if event["event"] == "log":
            _log(work, str(event.get("message", "")))

    work.progress(0.95)
    work.say("Importing every package once ...")
    try:
        return run_job(work.python, "check", {}, listen=listen, is_cancelled=work.is_cancelled, idle=work.idle)
    except WorkerCancelled:
        raise
    except WorkerError as error:
        raise InstallFailed(f"The environment was made but does not work. {error.message}", hint=error.hint,
                            code="check", where=error.where) from None


def _prepare_folder(work: Installation) -> None:
    try:
        work.folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(work.folder).free
    except OSError as error:
        raise InstallFailed(
            f"The folder {work.folder} cannot be made: {error.strerror}.", hint="Make it writable, or free its name."
        ) from None
    if free < NEEDED_BYTES:
        raise InstallFailed(
            f"There are {free / 1024**3:.1f} GB free in {work.folder}; the environment needs "
            f"{NEEDED_BYTES / 1024**3:.0f} GB or more.", hint="Free some space on that disk.",
        )


def _write_marker(work: Installation) -> None:
    marker = {"source": _source_digest(work.backend), "base": str(work.base), "plugin": str(work.backend.parent)}
    part = work.folder / f".{MARKER}.part"
    part.write_text(json.dumps(marker, indent=1), encoding="utf-8")
    os.replace(part, work.folder / MARKER)


def _source_digest(backend: Path) -> str:
    parts = [backend / "requirements.lock", backend / "pyproject.toml",
             *(path for ending in ("py", "csv") for path in sorted(backend.glob(f"sparse_wsss/**/*.{ending}")))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()


def _requirements(lock: Path) -> list[str]:
    try:
        lines = lock.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InstallFailed(
            f"The plugin is not complete: {lock} cannot be read ({error.strerror}).", hint="Install the plugin again."
        ) from None
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith(("#", "-"))]


def _remove(venv: Path) -> None:
    if venv.name == "venv" and venv.is_dir():  # made by us, whole or half-done
        shutil.rmtree(venv, ignore_errors=True)


def _log(work: Installation, line: str) -> None:
    with open(work.log, "a", encoding="utf-8") as file:
        file.write(line + "\n")
