"""The QGIS style of polygons with a class code: each class in its colour, under its name (QGIS 3.22 and newer)."""

from __future__ import annotations

from xml.etree import ElementTree  # nosec B405 (written, not read)

from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.rasters.sidecars import QML_HEAD, rgb

OUTLINE = {"outline_style": "no"}  # a line around every polygon hides the small ones


def polygon_qml(classes: ClassTable, field: str) -> str:
    """Style of a polygon layer whose field holds the code."""
    root = ElementTree.Element("qgis", version="3.22.0", styleCategories="Symbology")
    renderer = ElementTree.SubElement(root, "renderer-v2", type="categorizedSymbol", attr=field, symbollevels="0",
                                      enableorderby="0", forceraster="0")
    categories = ElementTree.SubElement(renderer, "categories")
    symbols = ElementTree.SubElement(renderer, "symbols")
    for number, one in enumerate(classes.classes):
        ElementTree.SubElement(categories, "category", value=str(one.code), label=one.name, symbol=str(number),
                               render="true", type="long")
        symbol = ElementTree.SubElement(symbols, "symbol", type="fill", name=str(number), alpha="1",
                                        clip_to_extent="1", force_rhr="0")
        layer = ElementTree.SubElement(symbol, "layer", {"class": "SimpleFill", "enabled": "1", "locked": "0",
                                                         "pass": "0"})  # nosec B105  # a pass of drawing, no password
        options = ElementTree.SubElement(layer, "Option", type="Map")
        colour = ",".join(map(str, (*rgb(one.colour), 255)))
        for name, value in {"color": colour, "style": "solid", **OUTLINE}.items():
            ElementTree.SubElement(options, "Option", name=name, value=value, type="QString")
    ElementTree.SubElement(root, "layerGeometryType").text = "2"
    ElementTree.indent(root, " ")
    return QML_HEAD + ElementTree.tostring(root, encoding="unicode") + "\n"
