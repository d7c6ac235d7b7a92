"""Every Qt name and scoped enum of the plugin is also in Qt 6, on which QGIS 4 runs, and those of QGIS in this one.

What is reached through other names, values and parameters is read by ``tools/qt6_names.py`` (`make lint`).
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import subprocess
import sys
from enum import Enum

import pytest

from tests.plugin.conftest import REAL_WORKER, ROOT

PLUGIN = ROOT / "sparse_wsss_plugin"
MOVED_BY_QGIS = {("QtWidgets", "QAction"): "QtGui"}
"""Names that Qt 6 has elsewhere and that qgis.PyQt of QGIS 4 still offers in the old place."""

RESOLVE = """
import importlib, json, sys
missing = []
for module, path in json.loads(sys.stdin.read()):
    found = importlib.import_module("PyQt6." + module)
    for part in path.split("."):
        found = getattr(found, part, None)
    if found is None:
        missing.append(f"{module}.{path}")
print(json.dumps(missing))
"""


def names_from(path, package):
    """(module, dotted name) of every name that a source file imports from a package, with the attributes it takes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
            for alias in node.names:
                modules[alias.asname or alias.name] = (node.module.removeprefix(package), alias.name)
    names = set(modules.values())
    for node in ast.walk(tree):
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if parts and isinstance(node, ast.Name) and node.id in modules:
            module, name = modules[node.id]
            names.add((module, ".".join([name, *reversed(parts)])))
    return names


def qt_names(path):
    """(module, dotted name) of every Qt name of a source file, where Qt 6 has it."""
    return {(MOVED_BY_QGIS.get((module, name.split(".")[0]), module), name)
            for module, name in names_from(path, "qgis.PyQt.")}


def python_with_qt6():
    """An interpreter with PyQt6: this one, or the one that SPARSE_WSSS_QT6_PYTHON names."""
    named = [os.environ.get(f"SPARSE_WSSS_{name}", "") for name in ("QT6_PYTHON", "PYTHON")]
    for candidate in filter(None, [named[0], sys.executable, named[1]]):
        done = subprocess.run([candidate, "-c", "import PyQt6.QtWidgets"], capture_output=True)
        if done.returncode == 0:
            return candidate
    return None


def test_every_qt_name_is_in_qt_6():
    python = python_with_qt6()
    if python is None:
        assert not REAL_WORKER, f"{REAL_WORKER} has no PyQt6 that can be imported: run `make install-dev`"
        pytest.skip("PyQt6 is not installed: name an interpreter that has it in SPARSE_WSSS_QT6_PYTHON")
    names = sorted({name for path in PLUGIN.rglob("*.py") for name in qt_names(path)})
    assert names
    done = subprocess.run([python, "-c", RESOLVE], input=json.dumps(names), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_every_qt_name_is_in_the_qt_of_this_qgis(qgis):
    for path in PLUGIN.rglob("*.py"):
        for module, name in qt_names(path):
            found = importlib.import_module(f"qgis.PyQt.{'QtWidgets' if name == 'QAction' else module}")
            for part in name.split("."):
                found = getattr(found, part)


def qgis_names():
    """(source file, object that has it, name, what it is) of every dotted name of QGIS's own that the plugin takes."""
    for path in sorted(PLUGIN.rglob("*.py")):
        for module, name in sorted(names_from(path, "qgis.") - names_from(path, "qgis.PyQt")):
            owner, found = None, importlib.import_module(f"qgis.{module}")
            for part in name.split("."):
                owner, found = found, getattr(found, part)
            yield path.name, owner, name, found


def test_every_name_of_qgis_is_in_this_qgis(qgis):
    assert len(list(qgis_names())) > 100


def test_no_enum_of_qgis_is_taken_by_its_old_unscoped_name(qgis):
    """As ``QgsTask.CanCancel`` for ``QgsTask.Flag.CanCancel``; in qt.py they are texts, looked up one by one."""
    for file, owner, name, found in qgis_names():
        is_member = isinstance(found, (int, Enum)) and type(found) not in (int, bool)
        assert not is_member or type(found) is owner, f"{file}: {name} is a member of {type(found)}"


@pytest.mark.parametrize("path", sorted(PLUGIN.rglob("*.py")), ids=lambda path: str(path.relative_to(PLUGIN)))
def test_qt_comes_from_qgis_and_nothing_is_named_the_old_way(path):
    source = path.read_text(encoding="utf-8")
    assert "PyQt5" not in source
    assert "PyQt6" not in source
    assert ".exec_(" not in source
    assert "QRegExp" not in source
    assert "resources_rc" not in source


def test_qgis_enums_that_moved_are_named_in_one_place():
    """Outside qt.py no member of an enum of Processing is taken by its old, unscoped name."""
    for path in PLUGIN.rglob("*.py"):
        if path.name == "qt.py":
            continue
        source = path.read_text(encoding="utf-8")
        for name in ("QgsProcessing.Type", "QgsProcessingParameterNumber.", "QgsProcessingParameterFile.",
                     "QgsProcessingParameterDefinition.", "Qgis.Processing", "QgsProcessingAlgorithm.Flag"):
            assert name not in source, f"{path.name}: {name}"
