"""Parameters as a command of ``qgis_process``, quoted for the shell of the system.

Pure text; which stage and which values, a page says.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

PROGRAM = "qgis_process"
PLAIN = re.compile(r"^[\w@%+=:,./\\-]+$", re.ASCII)


def command(stage: str, values: Mapping[str, Any], *, windows: bool = os.name == "nt") -> str:
    """One command: ``qgis_process run sparse_wsss:tiles -- RASTER=scene.tif TILE_SIZE=64``.

    Args:
        stage: name of the algorithm after ``sparse_wsss:``.
        values: by lower- or upper-case name; those that are None or empty are left out.
        windows: quote for ``cmd`` instead of a POSIX shell.
    """
    words = [f"{name.upper()}={_text(value)}" for name, value in values.items() if not _is_empty(value)]
    return " ".join([PROGRAM, "run", f"sparse_wsss:{stage}", "--", *(quote(word, windows) for word in words)])


def commands(*parts: tuple[str, Mapping[str, Any]], windows: bool = os.name == "nt") -> str:
    """Several commands, one a line, in the order of the work."""
    return "\n".join(command(stage, values, windows=windows) for stage, values in parts)


def quote(word: str, windows: bool = os.name == "nt") -> str:
    """Quote one word where the shell would take it apart."""
    if not windows:
        return shlex.quote(word)
    return word if PLAIN.match(word) else '"' + word.replace('"', '""') + '"'  # "%%" is for batch files alone


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, Sequence) and not value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")  # every digit: a rounded extent or rate is another job
    return ";".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
