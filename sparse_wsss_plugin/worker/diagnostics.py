"""One Markdown report on the worker's environment, to send with a question: nothing in it is a secret.

It asks the worker's ``doctor`` where there is an interpreter, and tells the rest itself; it changes nothing.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import marker
from .environment import Interpreter, data_folder, find_interpreter, own_environment
from .errors import UPDATE_STEP, InstallFailed, WorkerError, tail
from .failures import next_step
from .hardware import detect
from .installers import find_uv, uv_version
from .process import clean_environment, run_lines
from .pythons import find_base, version
from .redact import redact
from .torch_build import choose

LOG_LINES = 60
PATIENCE_S = 600.0  # a doctor that imports each package behind a virus scanner
SHOWN = re.compile(r"^(PIP_|UV_|SPARSE_WSSS_|CUDA_|HIP_|SSL_CERT|REQUESTS_CA|CURL_CA|\w+_PROXY$)", re.IGNORECASE)


@dataclass
class Question:
    """What the report is about.

    Args:
        backend: folder of the worker's package.
        machine: lines on plugin, QGIS and system.
        setting: interpreter set in QGIS; empty when none is.
        interpreter: the one to look at, when it is not the one that is used.
        proxy: variables of QGIS's proxy.
        found: lines of a check that has just been made.
        is_well: whether that check found everything at work, so that the doctor need not import it all again.
        is_cancelled: asked every 0.1 s.
        idle: called every 0.1 s.
    """

    backend: Path
    machine: list[str] = field(default_factory=list)
    setting: str = ""
    interpreter: Interpreter | None = None
    proxy: Mapping[str, str] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    is_well: bool = False
    is_cancelled: Callable[[], bool] = lambda: False
    idle: Callable[[], None] = lambda: None


def report(question: Question) -> str:
    """Look at everything and say it; takes as long as an import of every package."""
    folder = data_folder()
    lines = ["# Sparse WSSS: environment", "", *question.machine]
    interpreter = question.interpreter
    try:
        interpreter = interpreter or find_interpreter(question.setting)
        lines.append(f"- Interpreter of the worker: {interpreter.path} ({interpreter.named_by})")
    except WorkerError as error:
        lines += [f"- Problem: {error.message}", f"- Next step: {error.hint}"]
    lines += [*_environment(folder, question.backend), *_means(question), *_machine(), *_variables(question.proxy)]
    if question.found:
        lines += ["", "## Last check", "", *question.found]
    if interpreter is not None and not question.is_well:
        lines += ["", *_doctor(interpreter.path, question)]
    return redact("\n".join([*lines, *_log(folder)]) + "\n")


def _environment(folder: Path, backend: Path) -> list[str]:
    known = marker.read(folder)
    if known:
        current = "of this release" if marker.is_current(folder, backend) else f"of another release. {UPDATE_STEP}"
        how = {name: known.get(name, "unknown") for name in ("torch", "build", "installer", "base", "reason")}
        state = (f"whole, {current}; torch {how['torch']}, build {how['build']} by {how['installer']}, made with "
                 f"{how['base']}. {how['reason']}")
    else:
        state = "not finished" if own_environment(folder).exists() else "not installed"
    place = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    free = f", {shutil.disk_usage(place).free / 1024**3:.1f} GB free" if place else ""
    return [f"- Own environment: {state}", f"- Its folder: {folder}{free}"]


def _means(question: Question) -> list[str]:
    uv = find_uv()
    try:
        base = find_base(with_uv=uv is not None)
        python = f"{base} ({'.'.join(map(str, version(base, with_uv=True) or ()))})"
    except InstallFailed as error:
        python = f"none. {error.message}"
    return [f"- Python that makes it: {python}",
            f"- uv: {f'{uv} ({chr(46).join(map(str, uv_version(uv)))})' if uv else 'none, so pip installs'}"]


def _machine() -> list[str]:
    hardware = detect()
    return [f"- Hardware: {hardware.text()}", f"- Build of torch that fits: {choose(hardware).reason}",
            f"- Processors: {os.cpu_count()}, QGIS's Python {platform.python_version()} in {sys.base_prefix}"]


def _variables(proxy: Mapping[str, str]) -> list[str]:
    set_by_system = [f"{name}={value}" for name, value in sorted(os.environ.items()) if SHOWN.match(name)]
    return [f"- Proxy of QGIS: {proxy.get('HTTPS_PROXY', 'none, or the one of the system')}",
            f"- Variables: {'; '.join(set_by_system) or 'none'}"]


def _doctor(python: Path, question: Question) -> list[str]:
    printed: list[str] = []
    end_s = time.monotonic() + PATIENCE_S
    try:
        code = run_lines(
            [str(python), "-I", "-m", "sparse_wsss", "doctor"], environment=clean_environment(), folder=Path.home(),
            say=printed.append, idle=question.idle,
            is_cancelled=lambda: question.is_cancelled() or time.monotonic() > end_s,
        )
    except OSError as error:
        return [f"Doctor of the worker: it cannot be started ({error})."]
    start = next((number for number, line in enumerate(printed) if line.startswith("## ")), None)
    if start is not None and code in (0, 1):
        return printed[start:]
    said = "\n".join(printed)
    ended = f"It ended without a report (exit code {code}). Next step: {next_step(said)}"
    return ["## Doctor of the worker", "", ended, "", "```", tail(said), "```"]


def _log(folder: Path) -> list[str]:
    try:
        said = (folder / "install.log").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return ["", f"## Installation, its last {LOG_LINES} lines", "", "```", tail(said, LOG_LINES), "```"]
