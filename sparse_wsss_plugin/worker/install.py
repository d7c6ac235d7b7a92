"""Makes the worker's environment: a venv in the user's data folder, filled by uv or pip in steps, then checked.

A lock keeps two installations apart, a marker written last tells a whole one from a half-done one, and
everything that was said is in a log. QGIS's own Python is never changed.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import marker
from .environment import environment_python, own_environment
from .errors import TEMPORARY_STEP, InstallFailed, WorkerCancelled, WorkerError, no_temporary_folder, tail
from .failures import family_of, next_step
from .hardware import Hardware, detect
from .installers import Installer, find_uv, variables
from .launch import Event, run_job
from .lock import alone
from .process import run_lines
from .pythons import has_pip, version
from .torch_build import Build, choose

NEEDED_BYTES = 3 * 1024**3  # the environment without CUDA, and what is unpacked on the way
FOR_TORCH = ("torch", "torchvision")  # of one build: their compiled parts have to fit each other
NO_USE_TO_TRY = frozenset({"disk_full", "antivirus", "permission", "memory", "path_too_long"})
"""Failures that another index or another installer does not help against."""


@dataclass
class Installation:
    """What is installed from where to where, and who listens.

    Args:
        folder: data folder of the user; it will hold ``venv``, ``install.log`` and the marker.
        backend: folder of the worker's package with its ``requirements.lock``.
        base: interpreter that makes the environment.
        wheels: folder of wheels, for a machine without internet.
        uv: path of uv; None leaves all to pip.
        hardware: what this machine has; looked for when it is not given.
        variables: variables to set for the installer, such as those of a proxy.
        say: gets each line.
        progress: gets the share that is done, 0 to 1.
        is_cancelled: asked every 0.1 s.
        idle: called every 0.1 s.
    """

    folder: Path
    backend: Path
    base: Path
    wheels: Path | None = None
    uv: Path | None = field(default_factory=find_uv)
    hardware: Hardware | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[str], None] = print
    progress: Callable[[float], None] = lambda share: None
    is_cancelled: Callable[[], bool] = lambda: False
    idle: Callable[[], None] = lambda: None
    lock: int = -1  # descriptor while the lock is held

    @property
    def python(self) -> Path:
        """Interpreter of the environment."""
        return environment_python(own_environment(self.folder))

    @property
    def log(self) -> Path:
        """Everything that was said while installing."""
        return self.folder / "install.log"


def install(work: Installation, *, anew: bool = False) -> dict[str, Any]:
    """Make the environment, or complete and repair the one that is there.

    Args:
        work: what is installed.
        anew: remove what is there first.

    Returns: what the worker's ``check`` found: device, versions.
    Raises: InstallFailed with the next step; WorkerCancelled.
    """
    _prepare_folder(work)
    with alone(work.folder) as work.lock:
        facts = None if anew else _found_whole(work)
        if facts is not None:
            return facts
        marker.remove(work.folder)
        work.log.write_text("", encoding="utf-8")
        if anew:
            _remove(own_environment(work.folder))
        is_reused = version(work.python, with_uv=True) is not None
        build = _choose_build(work)
        try:
            facts = _make(work, build)
        except InstallFailed as error:
            if not is_reused or error.code != "check":
                raise
            _say(work, "The environment that was there does not work. It is made anew.")
            _remove(own_environment(work.folder))
            facts = _make(work, build)
        marker.write(work.folder, work.backend, base=str(work.base), plugin=str(work.backend.parent), build=build.name,
                     reason=build.reason, torch=(facts.get("packages") or {}).get("torch", ""),
                     installer="uv" if work.uv else "pip")
    return facts


def remove(folder: Path) -> bool:
    """Remove our environment with its log and marker; tells whether there was anything.

    Raises: InstallFailed when another installation is at work, or files are in use.
    """
    if not folder.is_dir():
        return False
    with alone(folder):
        marker.remove(folder)
        was_there = own_environment(folder).exists()
        _remove(own_environment(folder))
        (folder / "install.log").unlink(missing_ok=True)
    return was_there


def _found_whole(work: Installation) -> dict[str, Any] | None:
    """Facts of the environment that is there when it is this release's and works, else None."""
    if not marker.is_current(work.folder, work.backend):
        return None
    try:
        facts = _check(work)
    except InstallFailed:
        work.say("The environment that is there does not work. It is repaired.")
        return None
    work.say("The environment is there and complete; nothing had to be done.")
    return facts


def _choose_build(work: Installation) -> Build:
    hardware = work.hardware or detect()
    build = choose(hardware)
    _say(work, f"This machine: {hardware.text()}")
    _say(work, build.reason)
    _say(work, f"Packages come {f'from {work.wheels}' if work.wheels else 'over the network'}, by "
               f"{f'uv ({work.uv})' if work.uv else 'pip'}.")
    return build


def _make(work: Installation, build: Build) -> dict[str, Any]:
    """Run the steps: environment, torch, the other packages, the worker itself, check."""
    lock = work.backend / "requirements.lock"
    torch = [name for name in _requirements(lock) if name.split("==")[0].strip().lower() in FOR_TORCH]
    _make_venv(work)
    installer = Installer(work.python, work.uv, work.wheels)
    if torch:
        installer = _install_torch(work, installer, torch, lock, build)
    _step(work, "Installing the other packages", 0.5, installer.install("--requirement", str(lock)))
    try:
        with tempfile.TemporaryDirectory(prefix="sparse_wsss_") as copy:  # building leaves files in the source's folder
            package = Path(copy) / "backend"
            shutil.copytree(work.backend, package, ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
            _step(work, "Installing the worker", 0.9, installer.install_worker(package))
    except OSError as error:
        raise InstallFailed(no_temporary_folder(error), hint=TEMPORARY_STEP, code="no_temporary_folder") from None
    return _check(work)


def _make_venv(work: Installation) -> None:
    """Make the empty environment, unless one is there that can be filled."""
    venv = own_environment(work.folder)
    if version(work.python, with_uv=True) is not None and (work.uv or has_pip(work.python)):
        return
    _remove(venv)
    if work.uv and version(work.base) is None:
        command = [str(work.uv), "venv", "--no-config", "--no-project", "--python", str(work.base), str(venv)]
    else:
        command = [str(work.base), "-I", "-m", "venv", str(venv)]
    _step(work, "Making the environment", 0.0, command)


def _install_torch(
    work: Installation, installer: Installer, torch: list[str], lock: Path, build: Build
) -> Installer:
    """Install torch in the chosen build; where that cannot be had, in the one of the package index, and by pip.

    Returns: the installer that did it.
    """
    by_pip = Installer(work.python, None, work.wheels)
    tries: list[tuple[Installer, Build | None]] = [(installer, build), (installer, None)]
    if installer.uv and has_pip(work.python):
        tries += [(by_pip, build), (by_pip, None)]
    done: list[list[str]] = []
    for number, (one, wanted) in enumerate(tries):
        command = one.install_torch(torch, lock, wanted)
        if command in done:
            continue
        done.append(command)
        kind_of_build = f"the build {wanted.name}" if wanted else "the build that the package index has"
        title = f"Installing {' and '.join(torch)} by {one.name}, {kind_of_build}"
        try:
            _step(work, title, 0.05, command)
        except InstallFailed as error:
            left = any(later.install_torch(torch, lock, kind) not in done for later, kind in tries[number + 1:])
            if not left or error.code in NO_USE_TO_TRY:
                raise
            _say(work, f"That did not work ({error.code}). The next way is tried; on Linux the build of the package "
                       "index is one for CUDA, several GB.")
        else:
            return one
    return installer


def _step(work: Installation, title: str, share: float, command: list[str]) -> None:
    printed: list[str] = []

    def say(line: str) -> None:
        printed.append(line)
        _say(work, line)

    work.progress(share)
    say(title + " ...")
    try:
        code = run_lines(
            command, environment=variables(work.variables), folder=work.folder, say=say,
            is_cancelled=work.is_cancelled, idle=work.idle, inherits=[work.lock],
        )
    except OSError as error:
        raise InstallFailed(f"{command[0]} cannot be started: {error}.", hint=next_step(str(error))) from None
    if code is None:
        raise WorkerCancelled(
            "The installation was cancelled and is not finished.",
            hint="Run it again: what was installed is kept.", code="cancelled",
        )
    if code != 0:
        said = "\n".join(printed)
        family = family_of(said)
        raise InstallFailed(
            f"'{title}' failed (exit code {code}).\n{tail(said)}\nLog: {work.log}", hint=next_step(said),
            code=family.name if family else "failed",
        )


def _check(work: Installation) -> dict[str, Any]:
    """Import every package in a worker, once, and compute on the device."""

    def listen(event: Event) -> None:
        if event["event"] == "log":
            _log(work, str(event.get("message", "")))

    work.progress(0.95)
    work.say("Importing every package once, and computing on the device ...")
    try:
        return run_job(work.python, "check", {}, listen=listen, is_cancelled=work.is_cancelled, idle=work.idle)
    except WorkerCancelled:
        raise
    except WorkerError as error:
        _log(work, error.text())
        raise InstallFailed(f"The environment was made but does not work. {error.message}", hint=error.hint,
                            code="check", where=error.where) from None


def _prepare_folder(work: Installation) -> None:
    try:
        work.folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(work.folder).free
    except OSError as error:
        raise InstallFailed(
            f"The folder {work.folder} cannot be made: {error.strerror}.",
            hint="Make it writable, free its name, or name another folder in the variable SPARSE_WSSS_HOME.",
        ) from None
    if free < NEEDED_BYTES:
        raise InstallFailed(
            f"There are {free / 1024**3:.1f} GB free in {work.folder}; the environment needs "
            f"{NEEDED_BYTES / 1024**3:.0f} GB or more.",
            hint="Free some space on that disk, or name a folder on another in the variable SPARSE_WSSS_HOME.",
        )


def _requirements(lock: Path) -> list[str]:
    try:
        lines = lock.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InstallFailed(
            f"The plugin is not complete: {lock} cannot be read ({error.strerror}).", hint="Install the plugin again."
        ) from None
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith(("#", "-"))]


def _remove(venv: Path) -> None:
    """Remove our environment, whole or half-done.

    Raises: InstallFailed naming the file that cannot be removed.
    """
    if venv.name != "venv" or not venv.is_dir():
        return
    try:
        shutil.rmtree(venv)
    except OSError as error:
        raise InstallFailed(
            f"{error.filename} cannot be removed: {error.strerror}.", hint=next_step(str(error)), code="permission"
        ) from None


def _say(work: Installation, line: str) -> None:
    _log(work, line)
    work.say(line)


def _log(work: Installation, line: str) -> None:
    with suppress(OSError), open(work.log, "a", encoding="utf-8") as file:  # what went wrong matters more than its log
        file.write(line + "\n")
