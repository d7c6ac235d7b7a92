"""The one palette: names and colours of the classes, wherever they come from and wherever they are shown.

Reading QGIS's style files is left to ``style_file``, the ``classes`` table of a tile index to ``tile_index_file``.
"""

from __future__ import annotations

import colorsys
import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..csv_text import csv_text, text_of_cell
from ..qt import tr
from .label_text import NOT, OTHERS, UNKNOWN
from .land_class import LandClass
from .run_files import write_whole
from .style_file import entries_of_qml
from .tile_index_file import read_classes

HIGHEST_CODE = 254  # 255 is no data in every class raster
NO_DATA = 255
COLOURS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb", "#ee7733", "#0077bb",
           "#009988", "#cc3311", "#882255", "#ddcc77", "#999933", "#44aa99", "#332288")
"""Told apart by most people with a colour vision deficiency (after Paul Tol's qualitative sets)."""

Entry = tuple[Any, str, str]
"""Value, label and colour, as a style has them."""


class PaletteProblem(ValueError):
    """No palette there; the text says why and what to do."""


class Palette:
    """Classes in the order of their codes. Raises: PaletteProblem when a code or a name is there twice."""

    def __init__(self, classes: Iterable[LandClass] = ()) -> None:
        self.classes = tuple(sorted(classes, key=lambda one: one.code))
        problem = problem_of(self.classes)
        if problem:
            raise PaletteProblem(problem)

    @property
    def names(self) -> tuple[str, ...]:
        """Names in the order of the codes."""
        return tuple(one.name for one in self.classes)

    def colour_of(self, name: str, otherwise: str = "#808080") -> str:
        """Colour of a class by its name."""
        return next((one.colour for one in self.classes if one.name == name), otherwise)

    def to_csv(self, path: Path | str) -> None:
        """Write code, name and colour; whole or not at all. Raises: OSError."""
        rows: list[list[object]] = [["code", "name", "colour"]]
        rows += [[one.code, one.name, one.colour] for one in self.classes]
        write_whole(Path(path), csv_text(rows))

    def show_on(self, layer: QgsRasterLayer, band: int = 1) -> None:
        """Colour a raster of class codes."""
        entries = [QgsPalettedRasterRenderer.Class(one.code, QColor(one.colour), one.name) for one in self.classes]
        layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), band, entries))
        layer.triggerRepaint()

    def recolour(self, layer: QgsMapLayer) -> None:
        """Give the classes that a raster shows the colours they have here, by name; all else of it stays."""
        old = layer.renderer() if isinstance(layer, QgsRasterLayer) else None
        if not isinstance(old, QgsPalettedRasterRenderer):
            return
        shown = old.classes()
        entries = [QgsPalettedRasterRenderer.Class(one.value, QColor(self.colour_of(one.label, one.color.name(
            QColor.NameFormat.HexArgb))), one.label) for one in shown]
        if [one.color.name() for one in entries] == [one.color.name() for one in shown]:
            return
        new = QgsPalettedRasterRenderer(layer.dataProvider(), old.usesBands()[0], entries)
        new.setOpacity(old.opacity())
        new.setAlphaBand(old.alphaBand())
        layer.setRenderer(new)
        layer.triggerRepaint()


def problem_of(classes: Iterable[LandClass]) -> str:
    """What makes classes unfit for a map, with the next step; empty when nothing does."""
    rows = list(classes)
    for one in rows:
        if not 0 <= one.code <= HIGHEST_CODE:
            return tr("The class '{}' has the code {}. Next step: give it one from 0 to 254.").format(
                one.name, one.code)
        if not one.name or one.name != one.name.strip() or ";" in one.name:
            return tr("The class with code {} is called '{}'. Next step: give it a name without ';'.").format(
                one.code, one.name)
        if one.name.startswith(NOT) or one.name in (*OTHERS, UNKNOWN):
            return tr("The class with code {} is called '{}', which says something else in labels and in tables of "
                      "clusters. Next step: give it another name, without '!' in front.").format(one.code, one.name)
        if sum(other.code == one.code for other in rows) > 1:
            return tr("The code {} is there twice. Next step: give every class its own.").format(one.code)
        if sum(other.name == one.name for other in rows) > 1:
            return tr("The name '{}' is there twice. Next step: give every class its own.").format(one.name)
    return ""


def next_colour(taken: Iterable[str]) -> str:
    """A colour that no class has yet."""
    used = {colour.lower() for colour in taken}
    for colour in COLOURS:
        if colour not in used:
            return colour
    turn = len(used) * 0.618034 % 1  # the golden ratio keeps neighbours far apart
    red, green, blue = (round(255 * part) for part in colorsys.hsv_to_rgb(turn, 0.55, 0.85))
    return f"#{red:02x}{green:02x}{blue:02x}"


def of_entries(entries: Iterable[Entry], source: str, is_raster: bool) -> Palette:
    """Palette of what a style has, with the codes and names that the worker finds in such a layer.

    Whole numbers up to 254 are codes, and the labels are names. Else the values of a field are names, numbered from 1
    on; a raster with other values cannot be used.

    Raises: PaletteProblem.
    """
    rows = [(value, label.strip() or str(value), colour) for value, label, colour in entries
            if value not in (None, "", NO_DATA, str(NO_DATA))]
    if not rows:
        raise PaletteProblem(tr("{} has no classes with colours. Next step: give it the renderer 'Paletted / Unique "
                                "values' or 'Categorized', or type the classes.").format(source))
    codes = [_code(value) for value, _, _ in rows]
    strange = next((value for (value, _, _), code in zip(rows, codes) if code is None), None)
    if is_raster and strange is not None:
        raise PaletteProblem(tr("{} has the value {}; codes of classes go from 0 to 254. Next step: reclassify it, and "
                                "take the classes of the result.").format(source, strange))
    classes: list[LandClass] = []
    for number, ((value, label, colour), code) in enumerate(zip(rows, codes), start=1):
        chosen, name = (number, str(value)) if strange is not None or code is None else (code, label)
        classes.append(LandClass(chosen, _fresh(name, chosen, classes), colour))
    return Palette(classes)


def of_layer(layer: QgsMapLayer) -> Palette:
    """Palette of a layer's renderer. Raises: PaletteProblem."""
    renderer = layer.renderer() if isinstance(layer, (QgsRasterLayer, QgsVectorLayer)) else None
    entries: list[Entry] = []
    if isinstance(renderer, QgsPalettedRasterRenderer):
        entries = [(one.value, one.label, one.color.name()) for one in renderer.classes()]
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        entries = [(one.value(), one.label(), one.symbol().color().name()) for one in renderer.categories()
                   if one.symbol() is not None]
    elif isinstance(layer, QgsRasterLayer):
        entries = [(item.value, item.label, item.color.name()) for item in layer.dataProvider().colorTable(1)]
    return of_entries(entries, layer.name(), isinstance(layer, QgsRasterLayer))


def of_qml(path: Path | str) -> Palette:
    """Palette of a style file. Raises: PaletteProblem."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PaletteProblem(tr("{} cannot be read: {}. Next step: pick another file.").format(path, error)) from None
    entries, is_raster = entries_of_qml(text)
    return of_entries(entries, Path(path).name, is_raster)


def of_csv(path: Path | str) -> Palette:
    """Palette of a table with the columns code, name and colour. Raises: PaletteProblem."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")  # Excel begins a CSV with a byte order mark
    except (OSError, UnicodeDecodeError) as error:
        raise PaletteProblem(tr("{} cannot be read: {}. Next step: pick another file.").format(path, error)) from None
    lines = text.strip().splitlines()
    delimiter = max(",;\t", key=lines[0].count) if lines else ","
    classes: list[LandClass] = []
    try:
        rows = list(csv.DictReader(lines, delimiter=delimiter))
    except csv.Error as error:
        raise PaletteProblem(tr("{} cannot be read: {}. Next step: pick another file.").format(path, error)) from None
    for number, row in enumerate(rows, start=2):
        cells = {str(key).strip().lower(): text_of_cell(str(cell or "").strip()) for key, cell in row.items()}
        if not any(cells.values()):
            continue
        code = _code(cells.get("code"))
        colour = QColor(cells.get("colour") or cells.get("color") or next_colour(one.colour for one in classes))
        if code is None or not cells.get("name") or not colour.isValid():
            raise PaletteProblem(tr("Line {} of {} is no class. Next step: give code,name,colour, such as "
                                    "1,water,#1f78b4.").format(number, Path(path).name))
        classes.append(LandClass(code, cells["name"], colour.name()))
    if not classes:
        raise PaletteProblem(tr("{} holds no class. Next step: give it the columns code,name,colour.").format(
            Path(path).name))
    return Palette(classes)


def of_tile_index(path: Path | str) -> Palette:
    """Palette of the table ``classes`` in a tile index; without one an empty palette. Raises: PaletteProblem."""
    try:
        return Palette(LandClass(code, name, colour) for code, name, colour in read_classes(path))
    except OSError as error:
        raise PaletteProblem(str(error)) from None


def _code(value: Any) -> int | None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return int(number) if 0 <= number <= HIGHEST_CODE and number == int(number) else None  # NaN is in no range


def _fresh(name: str, code: int, classes: list[LandClass]) -> str:
    """A name as labels may hold it, told apart from the names before it."""
    clean = name.replace(";", ",").strip()
    return f"{clean} ({code})" if any(one.name == clean for one in classes) else clean
