"""Finds what the plugin takes of Qt that Qt 6 does not have, on which QGIS 4 runs and which no Debian brings with QGIS.

Runs in the worker's environment, which has PyQt6 and mypy. mypy reads every module of the plugin with PyQt6's own stubs
in the place of ``qgis.PyQt``, so it also sees what is reached through a name for an enum, a parameter or an attribute.
What QGIS itself has is unknown here; the plugin's tests ask two real ones.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "qt6"
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork", "QtXml", "QtPrintSupport", "sip")
WITH_CLASSES = MODULES[:3]
OTHERS = ("qgis/core", "qgis/gui", "qgis/analysis", "qgis/utils", "processing/__init__", "numpy/__init__",
          "osgeo/__init__")
STILL_THERE = {"QtWidgets": "from PyQt6.QtGui import QAction as QAction"}
"""Names that Qt 6 has elsewhere and that qgis.PyQt of QGIS 4 still offers in the old place."""
ANYTHING = "from typing import Any\ndef __getattr__(name: str) -> Any: ...\n"
OPTIONS = ("--follow-imports=silent", "--no-strict-optional", "--check-untyped-defs", "--explicit-package-bases",
           "--namespace-packages", "--output=json", "--python-version=3.11")
NO_ATTRIBUTE = re.compile(r'"(?:type\[)?(\w+)\]?"(?: of .*)? has no attribute "(\w+)"')
NUMBERS = re.compile(r'^(Unsupported|No overload variant of "int")')


def main() -> int:
    """Print what Qt 6 lacks; 1 when there is any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, nargs="?", default=ROOT / "sparse_wsss_plugin")
    missing = lacking(parser.parse_args().package)
    for line in missing:
        print(f"Error: Qt 6 has not: {line}", file=sys.stderr)
    return 1 if missing else 0


def lacking(package: Path) -> list[str]:
    """Places in a package that take of Qt what Qt 6 has not, each with what mypy says.

    Raises: RuntimeError when mypy did not read every module of it.
    """
    write_stubs(BUILD / "stubs")
    command = [sys.executable, "-m", "mypy", "--config-file", os.devnull, "--cache-dir", str(BUILD / "cache"), "-v",
               *OPTIONS, package.name]
    done = subprocess.run(command, cwd=package.absolute().parent, capture_output=True, text=True,
                          env={**os.environ, "MYPYPATH": str(BUILD / "stubs")})
    if done.returncode not in (0, 1):
        raise RuntimeError(f"mypy ended with {done.returncode}: {done.stdout}{done.stderr[-2000:]}")
    unread = [str(path) for path in sorted(package.rglob("*.py"))
              if f"path='{path.relative_to(package.parent)}'" not in done.stderr]
    if unread:
        raise RuntimeError(f"mypy did not read {', '.join(unread)}")
    errors = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [f"{one['file']}:{one['line']}: {one['message']}" for one in errors if is_of_qt(one)]


def write_stubs(folder: Path) -> None:
    """Let ``qgis.PyQt`` be PyQt6, and whatever else QGIS brings be anything."""
    stubs = {"qgis/__init__": "", "qgis/PyQt/__init__": "", **dict.fromkeys(OTHERS, ANYTHING)}
    for name in MODULES:
        stubs[f"qgis/PyQt/{name}"] = f"from PyQt6.{name} import *\n{STILL_THERE.get(name, '')}\n"
    for name, text in stubs.items():
        path = folder / f"{name}.pyi"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != text:  # mypy's cache goes by times
            path.write_text(text)


def is_of_qt(error: dict[str, Any]) -> bool:
    """Tell whether an error of mypy says that Qt 6 lacks something, or that its enums are no numbers."""
    message, code = str(error["message"]), error["code"]
    if code in ("operator", "call-overload"):
        return bool(NUMBERS.match(message))
    if code == "import-not-found":
        return '"qgis.' in message or '"PyQt' in message
    if code not in ("attr-defined", "union-attr"):
        return False
    found = NO_ATTRIBUTE.search(message)
    if found is None or ' | Any"' in message:  # a class of QGIS, perhaps
        return message.startswith(("Module has", 'Module "qgis.'))
    owner, name = found.groups()
    # a private attribute is ours; an event or a widget is often declared as its base class
    return not name.startswith("_") and not any(hasattr(one, name) for one in heirs(owner))


def heirs(name: str) -> Iterator[type]:
    """Classes of PyQt6 below the one of a name."""
    for module in [importlib.import_module(f"PyQt6.{one}") for one in WITH_CLASSES]:  # each brings heirs of others
        base = getattr(module, name, None)
        if isinstance(base, type):
            yield from _below(base)
            return


def _below(base: type) -> Iterator[type]:
    for one in base.__subclasses__():
        yield one
        yield from _below(one)


if __name__ == "__main__":
    sys.exit(main())
