"""Where the worker's interpreter is: named by a variable, named in QGIS, or in our own environment.

Making that environment is left to ``install``; reading the setting of QGIS, to the QGIS side.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import INSTALL_STEP, NoEnvironment

VARIABLE = "SPARSE_WSSS_PYTHON"
HOME_VARIABLE = "SPARSE_WSSS_HOME"
MARKER = "installed.json"


@dataclass(frozen=True)
class Interpreter:
    """A Python that runs the worker, and who named it."""

    path: Path
    named_by: str


def data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Folder of this user for our own environment, outside the plugin, so that updates keep it.

    The variable ``SPARSE_WSSS_HOME`` names another one: on a larger disk, or with a path that is short and plain.
    """
    variables = os.environ if environment is None else environment
    if variables.get(HOME_VARIABLE):
        return Path(variables[HOME_VARIABLE]).absolute()
    home = Path(variables.get("HOME") or variables.get("USERPROFILE") or Path.home())
    if os.name == "nt":  # short, because torch's paths come near the limit of 260 characters
        return Path(variables.get("LOCALAPPDATA") or home / "AppData" / "Local") / "sparse-wsss"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "sparse-wsss"
    return Path(variables.get("XDG_DATA_HOME") or home / ".local" / "share") / "sparse-wsss"


def own_environment(folder: Path) -> Path:
    """Our environment in a data folder."""
    return folder / "venv"


def environment_python(venv: Path) -> Path:
    """Interpreter of an environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def find_interpreter(setting: str = "", environment: Mapping[str, str] | None = None) -> Interpreter:
    """Find the interpreter: the variable first, then the setting of QGIS, then our own environment.

    Args:
        setting: path set in QGIS; empty when none is.
        environment: variables to look in, by default those of this process.
    Raises: NoEnvironment when none is there. One that was named but is missing is said, not passed over.
    """
    variables = os.environ if environment is None else environment
    named = {f"the variable {VARIABLE}": variables.get(VARIABLE, ""), "the settings of QGIS": setting}
    for named_by, path in named.items():
        if not path:
            continue
        if not Path(path).is_file():
            chosen = path == setting
            raise NoEnvironment(
                f"The Python interpreter {path}, named by {named_by}, is not there.",
                hint=f"{INSTALL_STEP} It then takes the place of the chosen one." if chosen else
                     f"Correct {named_by}, or remove it and run sparse_wsss:environment with ACTION=install.",
                code="no_environment",
            )
        return Interpreter(Path(path).absolute(), named_by)
    folder = data_folder(variables)
    python = environment_python(own_environment(folder))
    if python.is_file() and (folder / MARKER).is_file():
        return Interpreter(python, "the plugin's own environment")
    half = "is not finished" if own_environment(folder).exists() else "is not installed yet"
    raise NoEnvironment(
        f"The worker's environment (Python with torch, in {folder}) {half}.", hint=INSTALL_STEP, code="no_environment"
    )
