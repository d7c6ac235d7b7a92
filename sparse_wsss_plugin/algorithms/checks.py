"""Looks at parameter values before anything starts: unknown names, limits, missing files.

Processing ignores unknown names and says little of wrong values; this names the value and what would work.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from qgis.core import QgsMapLayer, QgsRasterLayer

from ..layers import worker_source
from ..qt import tr
from ..whole_number import whole_number
from ..worker.contract import endings, limits, nearest, violates
from .parameters import YES_NO, Entry

Values = dict[str, Any]
FILES = ("raster", "rasters", "tile_index", "reference", "class_table", "table", "model", "model_package", "run",
         "file", "files", "folder", "bundle")
LAYERS = ("tile_index", "polygons")
NOT_ON_DISK = ("/vsi", "http:", "https:", "ftp:", "memory:")
TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0")


def normalised(values: Values, entries: dict[str, Entry]) -> Values:
    """Copy the values in the form Processing wants: lists of rasters, words for choices."""
    result = dict(values)
    for name, entry in entries.items():
        value = values.get(name.upper())
        if value is None:
            continue
        if entry.get("kind") in ("rasters", "files") and isinstance(value, str):
            result[name.upper()] = _split(value)
        elif entry.get("type") == "boolean" and entry["by_preset"]:
            result[name.upper()] = _yes_no(value)
        elif "choices" in entry:
            result[name.upper()] = _choice(value, entry["choices"])
    return result


def names_of_layers(values: Values, entries: dict[str, Entry]) -> Values:
    """Copy the values with ids in the place of table layers: a file parameter takes no layer, the worker's job does."""
    tables = {name.upper() for name, entry in entries.items() if entry.get("kind") == "table"}
    return {name: value.id() if name in tables and isinstance(value, QgsMapLayer) else value
            for name, value in values.items()}


def sources_as_layers(values: Values, entries: dict[str, Entry]) -> Values:
    """Copy the values with layers in the place of rasters that the worker alone opens: Processing takes any layer."""
    result = dict(values)
    for name, entry in entries.items():
        value = values.get(name.upper())
        if entry.get("kind") == "rasters" and isinstance(value, (list, tuple)):
            result[name.upper()] = [QgsRasterLayer() if worker_source(one) else one for one in value]
        elif entry.get("kind") == "raster" and worker_source(value):
            result[name.upper()] = QgsRasterLayer()
    return result


def unknown_parameter(values: Values, known: Iterable[str]) -> str | None:
    """Name the first value that no parameter takes, and the parameter that may be meant."""
    names = list(known)
    for name in values:
        if name not in names:
            return tr("There is no parameter '{}'.").format(name) + "\n" + tr("Next step: {}").format(
                nearest(name, names, tr))
    return None


def wrong_value(values: Values, entries: dict[str, Entry]) -> str | None:
    """Say which value does not work and what would; None when all may."""
    for name, entry in entries.items():
        value = values.get(name.upper())
        if value is None or value == "":
            continue
        problem = PROBLEMS[entry["role"]](value, entry)
        if problem:
            return f"{name.upper()}: {problem}"
    return None


def _wrong_setting(value: Any, entry: Entry) -> str | None:
    if not isinstance(value, (str, int, float)):
        return None  # a property or an expression is evaluated later
    choices = entry.get("choices") or (YES_NO if entry["type"] == "boolean" and entry["by_preset"] else None)
    if choices is not None:
        return None if str(value) in choices else tr("'{}' is not among the choices.").format(value) + "\n" + tr(
            "Next step: {}").format(nearest(str(value), choices, tr))
    if entry["type"] not in ("integer", "number"):
        return None
    try:
        number = float(value)
    except ValueError:
        return tr("'{}' is no number.").format(value) + "\n" + tr("Next step: allowed is {}.").format(
            limits(entry, tr))
    if violates(entry, number) or (entry["type"] == "integer" and number != int(number)):
        return tr("{} does not work.").format(value) + "\n" + tr("Next step: allowed is {}, {}.").format(
            tr("a whole number") if entry["type"] == "integer" else tr("a number"), limits(entry, tr))
    return None


def _missing_file(value: Any, entry: Entry) -> str | None:
    if entry["kind"] not in FILES:
        return None
    for one in value if isinstance(value, (list, tuple)) else [value]:
        path = str(one).split("|")[0]
        is_path = isinstance(one, str) and (os.sep in path or "/" in path) and not path.startswith(NOT_ON_DISK)
        if is_path and ":" not in path[2:] and not os.path.exists(path):
            return tr("{} is not there.").format(path) + "\n" + tr("Next step: correct the path.")
    return None


def _wrong_ending(value: Any, entry: Entry) -> str | None:
    """Processing takes the endings of all layers that the provider writes; a tile index has one."""
    ending = os.path.splitext(value)[1].lower().removeprefix(".") if isinstance(value, str) else ""
    if not ending or entry["kind"] not in LAYERS or ending in endings(entry):
        return None
    return tr("{} is the name of a file of no format that is written.").format(value) + "\n" + tr(
        "Next step: let the name end with {}.").format(", ".join(f".{one}" for one in endings(entry)))


PROBLEMS = {"input": _missing_file, "setting": _wrong_setting, "output": _wrong_ending}


def _split(text: str) -> list[str]:
    if os.path.exists(text):
        return [text]
    return [part.strip() for part in text.split(";") if part.strip()]


def _choice(value: Any, choices: list[str]) -> Any:
    """Accept the number of a choice too, as the help of ``qgis_process`` says."""
    number = whole_number(str(value))
    return choices[number] if 0 <= number < len(choices) and str(value) not in choices else value


def _yes_no(value: Any) -> Any:
    word = str(value).strip().lower()
    return "true" if word in TRUE else "false" if word in FALSE else value
