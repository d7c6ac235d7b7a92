"""What QGIS knows of the worker's environment, in lines for a log, and with ``worker.diagnostics`` as a report."""

from __future__ import annotations

import configparser
import platform
from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import Qgis

from ..settings import chosen_interpreter, proxy_variables
from ..worker.contract import shipped
from ..worker.environment import Interpreter, data_folder, own_environment
from ..worker.errors import UPDATE_STEP

WORKS = "- It works."


def machine() -> list[str]:
    """Versions of the plugin, of QGIS and of the system."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(shipped("metadata.txt"), encoding="utf-8")
    return [
        f"- Plugin: {metadata.get('general', 'version', fallback='unknown')}",
        f"- QGIS: {Qgis.QGIS_VERSION}",
        f"- System: {platform.platform()}",
    ]


def describe(interpreter: Interpreter, facts: Mapping[str, Any]) -> list[str]:
    """What a check of an interpreter found."""
    packages = facts.get("packages") or {}
    from ..worker.marker import is_current

    lines = [
        f"- Interpreter: {interpreter.path} ({interpreter.named_by})",
        f"- Device: {facts.get('device', 'unknown')}",
        f"- GDAL of the worker: {facts.get('gdal', 'unknown')}",
        *(f"- {name}: {version}" for name, version in packages.items()),
    ]
    if facts.get("torchvision"):
        lines.append(f"- torchvision does not fit this torch ({facts['torchvision']}); nothing here needs it to.")
    own = own_environment(data_folder()) in interpreter.path.parents
    if own and not is_current(data_folder(), shipped("backend")):
        lines.append(f"- It was installed by another version of the plugin. {UPDATE_STEP}")
    return [*lines, WORKS]


def diagnostics(interpreter: Interpreter | None, found: list[str], is_cancelled: Callable[[], bool],
                idle: Callable[[], None]) -> str:
    """Make the report, without secrets; takes as long as an import of every package, unless a check has done that.

    Args:
        interpreter: the one to look at; None takes the one that is used.
        found: lines of a check that has just been made.
        is_cancelled: asked every 0.1 s.
        idle: called every 0.1 s.
    """
    from ..worker.diagnostics import Question, report  # QGIS starts faster without it

    return report(Question(
        backend=shipped("backend"), machine=machine(), setting=chosen_interpreter(), interpreter=interpreter,
        proxy=proxy_variables(), found=found, is_well=WORKS in found, is_cancelled=is_cancelled, idle=idle,
    ))
