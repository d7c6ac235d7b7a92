"""Reads classes from the text of a QGIS style file (``.qml``): value, label and colour.

Paletted rasters and categorized vector layers; what a palette makes of them is left to ``palette``.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QXmlStreamReader
from qgis.PyQt.QtGui import QColor


def entries_of_qml(text: str) -> tuple[list[tuple[str, str, str]], bool]:
    """Value, label and colour (``#rrggbb``) of each class in a style, and whether it is a raster's.

    What is broken ends the list.
    """
    paletted: list[tuple[str, str, str]] = []
    categories: list[tuple[str, str, str]] = []
    colours: dict[str, str] = {}
    symbols: list[str] = []  # a symbol may hold others
    reader = QXmlStreamReader(text)
    while not reader.atEnd():
        reader.readNext()
        name = str(reader.name() or "")
        if reader.isEndElement() and name == "symbol" and symbols:
            symbols.pop()
        if not reader.isStartElement():
            continue
        found = {str(one.name()): str(one.value()) for one in _attributes(reader)}
        if name == "paletteEntry":
            paletted.append((found.get("value", ""), found.get("label", ""), QColor(found.get("color", "")).name()))
        elif name == "category":
            categories.append((found.get("value", ""), found.get("label", ""), found.get("symbol", "")))
        elif name == "symbol":
            symbols.append(found.get("name", ""))
        elif len(symbols) == 1 and _is_fill(name, found):
            colours.setdefault(symbols[0], _hex(found.get("v") or found.get("value", "")))
    found_categories = [(value, label, colours[symbol]) for value, label, symbol in categories if symbol in colours]
    return paletted or found_categories, bool(paletted)


def _attributes(reader: QXmlStreamReader) -> list:  # type: ignore[type-arg]
    held = reader.attributes()
    return [held.at(number) for number in range(held.count())]


def _is_fill(name: str, found: dict[str, str]) -> bool:
    """Tell whether an element says the colour of a symbol, as QGIS up to 3.24 (``prop``) or since then writes it."""
    return (name == "prop" and found.get("k") == "color") or (name == "Option" and found.get("name") == "color")


def _hex(text: str) -> str:
    """Turn ``r,g,b,a``, with or without what newer versions write behind, into ``#rrggbb``."""
    try:
        red, green, blue = (int(part) for part in text.split(",")[:3])
    except ValueError:
        return "#808080"
    return str(QColor(red, green, blue).name())
