"""The two programs that install packages, uv and pip, as command lines; nothing here starts an installation.

Both fill the environment they are told and no other: pip is the environment's own, uv is given its interpreter.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess  # nosec B404  # asks uv for its version; no shell, fixed arguments
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .hardware import NO_WINDOW
from .process import clean_environment
from .torch_build import Build

UV_VARIABLE = "SPARSE_WSSS_UV"  # path of uv; "none" takes pip
OLDEST_UV = (0, 7, 14)  # --torch-backend is no preview any more
TIMEOUT_S = 30
ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_PYTHON", "PIP_DRY_RUN", "UV_TARGET", "UV_PREFIX",
             "UV_SYSTEM_PYTHON", "UV_PYTHON", "UV_PROJECT_ENVIRONMENT", "UV_OFFLINE", "UV_TORCH_BACKEND")
"""Variables that would send packages to another place than our environment, or not at all."""

FOR_UV = {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_EXTRA_INDEX_URL": "UV_INDEX", "PIP_CERT": "SSL_CERT_FILE"}
"""What a company has set for pip holds for uv too, unless it has set that for uv."""


@dataclass(frozen=True)
class Installer:
    """uv or the environment's pip.

    Args:
        python: interpreter of the environment to fill.
        uv: path of uv; None takes pip.
        wheels: folder of wheels that replaces every index.
    """

    python: Path
    uv: Path | None = None
    wheels: Path | None = None

    @property
    def name(self) -> str:
        """``uv`` or ``pip``."""
        return "uv" if self.uv else "pip"

    def install(self, *arguments: str) -> list[str]:
        """Command that installs requirements."""
        source = ["--no-index", "--find-links", str(self.wheels)] if self.wheels else []
        if self.uv:
            return [str(self.uv), "pip", "install", "--no-config", "--no-progress", "--python", str(self.python),
                    *source, *arguments]
        return [str(self.python), "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input",
                "--progress-bar", "off", "--retries", "2", *source, *arguments]

    def install_torch(self, requirements: Sequence[str], lock: Path, build: Build | None) -> list[str]:
        """Command that installs torch and torchvision, in a build, or in the one that the package index has."""
        locked = ["--constraint", str(lock)]
        if build is None or self.wheels is not None:
            return self.install(*requirements, *locked)
        if self.uv:
            return self.install(*requirements, *locked, "--torch-backend", "auto" if build.is_auto else build.name)
        if not build.index:
            return self.install(*requirements, *locked)
        # named with its build: else pip would take the other one in silence where the index cannot be reached
        named = [f"{one}+{build.name}" if one.startswith("torch==") else one for one in requirements]
        return self.install(*named, "--extra-index-url", build.index, *locked)

    def install_worker(self, package: Path) -> list[str]:
        """Command that installs the worker itself from its sources, in the place of an earlier one."""
        again = "--reinstall" if self.uv else "--force-reinstall"
        return self.install("--no-deps", "--no-build-isolation", again, str(package))


def variables(given: Mapping[str, str], environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Variables of an installing program: those of a proxy, what a company has set, and nothing that leads elsewhere.

    Args:
        given: more of them, such as those of QGIS's proxy.
        environment: what they are added to; by default those of this process.
    """
    source = clean_environment(environment)
    kept = {name: value for name, value in source.items() if name.upper() not in ELSEWHERE}
    for pip, uv in FOR_UV.items():
        if kept.get(pip) and uv not in kept:
            kept[uv] = kept[pip]
    if kept.get("PIP_FIND_LINKS") and "UV_FIND_LINKS" not in kept:
        kept["UV_FIND_LINKS"] = ",".join(kept["PIP_FIND_LINKS"].split())
    # pip refuses to touch a Python that is no environment, and a user install fails in one; uv trusts what Windows and
    # macOS trust, as pip does: a company's proxy has a certificate of its own
    return {**kept, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "1", "UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1",
            "PYTHONUTF8": "1", **given}


def find_uv(environment: Mapping[str, str] | None = None) -> Path | None:
    """Find a uv that is new enough: the named one, in PATH, or where its installers put it."""
    source = os.environ if environment is None else environment
    named = source.get(UV_VARIABLE, "")
    if named == "none":
        return None
    home = Path(source.get("HOME") or source.get("USERPROFILE") or Path.home())
    program = "uv.exe" if os.name == "nt" else "uv"
    places = [named, shutil.which("uv", path=source.get("PATH", "")), home / ".local" / "bin" / program,
              home / ".cargo" / "bin" / program]
    return next((Path(place) for place in places if place and uv_version(Path(place)) >= OLDEST_UV), None)


def uv_version(uv: Path) -> tuple[int, ...]:
    """Version of a uv; empty when it is none."""
    if not uv.is_file():
        return ()
    flags = NO_WINDOW if sys.platform == "win32" else 0
    try:
        done = subprocess.run(  # nosec B603  # no shell; asks a program in the user's PATH for its version
            [str(uv), "--version"], env=clean_environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=TIMEOUT_S, check=False, creationflags=flags,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    found = re.match(r"uv (\d+)\.(\d+)\.(\d+)", done.stdout)
    return tuple(map(int, found.groups())) if found else ()
