"""What the pages of the dock share: files, sizes, settings and classes, as plain values with one signal.

It is kept in the project file, with paths as the project keeps them; what the values mean is left to the pages.
"""

from __future__ import annotations

import json
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .land_class import LandClass

SCOPE = "sparse_wsss"
PATHS = ("raster", "sar", "tiles", "run", "map", "confidence", "reference")
TILE_SIZE_PX = 64  # as the contract has it
DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(PATHS, ""), "tile_size": TILE_SIZE_PX, "stride": 0, "bands": "", "sar_bands": "",
    "preset": "standard", "settings": {}, "classes": [], "page": "data", "open": 0,
}


class DockState(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Values of the dock; ``changed`` carries the name of one that differs now.

    Paths are absolute, "" where there is none; ``stride`` 0 takes the tile size; ``bands`` and ``sar_bands`` are
    numbers joined by ``;``, "" for all; ``settings`` are those of the run that differ from its preset, by lower-case
    name; ``classes`` is a list of ``LandClass``; ``open`` 1 shows the dock with its project. ``n_loads`` is another
    after each project: a job that began before belongs to another one.
    """

    changed = pyqtSignal(str)

    raster: str
    sar: str
    tile_size: int
    stride: int
    bands: str
    sar_bands: str
    tiles: str
    run: str
    preset: str
    settings: dict[str, Any]
    map: str
    confidence: str
    reference: str
    classes: list[LandClass]
    page: str
    open: int

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.__dict__.update(_defaults())
        self.n_loads = 0

    def set(self, **values: Any) -> None:
        """Take values over, all of them before the first signal.

        Raises: AttributeError for a name that is none.
        """
        unknown = next((name for name in values if name not in DEFAULTS), None)
        if unknown is not None:
            raise AttributeError(f"DockState has no '{unknown}'; it has {', '.join(DEFAULTS)}.")
        differing = [name for name, value in values.items() if self.__dict__[name] != value]
        self.__dict__.update({name: _own(values[name]) for name in differing})
        for name in differing:
            self.changed.emit(name)

    def load(self, project: QgsProject) -> None:
        """Take the values of a project; what it does not have is set back."""
        self.n_loads += 1
        self.set(**{name: _read(project, name, default) for name, default in _defaults().items()})

    def save(self, project: QgsProject, only: str = "") -> None:
        """Write the values, or one alone, into a project; only what differs from it makes it a changed one."""
        for name, default in _defaults().items():
            if only and name != only:
                continue
            value = self.__dict__[name]
            if value == _read(project, name, default):
                continue
            if value == default:
                project.removeEntry(SCOPE, name)
            else:
                project.writeEntry(SCOPE, name, project.writePath(value) if name in PATHS else _text(value))


def _defaults() -> dict[str, Any]:
    return {name: _own(value) for name, value in DEFAULTS.items()}


def _own(value: Any) -> Any:
    """Copy a list or dict, so that a later edit of the giver's is no silent one of ours."""
    return value.copy() if isinstance(value, (dict, list)) else value


def _text(value: Any) -> str:
    if isinstance(value, list):
        return json.dumps([[one.code, one.name, one.colour] for one in value], ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _read(project: QgsProject, name: str, default: Any) -> Any:
    text, is_there = project.readEntry(SCOPE, name, "")
    if not is_there or not text:
        return default
    if name in PATHS:
        return project.readPath(text)
    try:
        return _value(text, default)
    except (ValueError, TypeError, RecursionError):  # edited by hand, or by a later version
        return default


def _value(text: str, default: Any) -> Any:
    if isinstance(default, list):
        return [LandClass(int(code), str(name), str(colour)) for code, name, colour in json.loads(text)]
    if isinstance(default, dict):
        found = json.loads(text)
        return found if isinstance(found, dict) else default
    return type(default)(text)
