"""What travels beside a class raster: names, an attribute table and a QGIS style; and reading the names back.

GDAL keeps category names of a GeoTIFF in ``<file>.aux.xml`` and rasterio has no call for them, so the
file is written and read here as XML. Pixels are left to ``writer`` and ``reader``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree  # nosec B405  # writes; reading is xml_text's

from rasterio.io import DatasetReader

from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.labels.class_table import HIGHEST_CODE, ClassTable, default_colour
from sparse_wsss.rasters.reader import open_raster
from sparse_wsss.rasters.statistics import ClassAreas
from sparse_wsss.rasters.xml_text import read_xml

# GDAL's numbers for the type and use of an attribute table's column
INTEGER, REAL, TEXT = "0", "1", "2"
USE_ANY, USE_COUNT, USE_NAME, USE_VALUE, USE_RED, USE_GREEN, USE_BLUE = "0", "1", "2", "5", "6", "7", "8"
RAT_COLUMNS = (("Value", INTEGER, USE_VALUE), ("Class", TEXT, USE_NAME), ("Red", INTEGER, USE_RED),
               ("Green", INTEGER, USE_GREEN), ("Blue", INTEGER, USE_BLUE))
LARGEST_INTEGER = 2**31 - 1  # of a column; a larger count of pixels goes into one of reals
QML_HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"


def sidecar_paths(path: Path) -> tuple[Path, Path]:
    """Where the names (``<file>.aux.xml``) and the style (``<stem>.qml``) of a raster lie."""
    return path.with_name(path.name + ".aux.xml"), path.with_suffix(".qml")


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of a colour #rrggbb."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def colour_map(classes: ClassTable) -> dict[int, tuple[int, int, int, int]]:
    """GDAL colour table of the classes: code to red, green, blue, opacity; 255 (nodata) is clear."""
    return {**{one.code: (*rgb(one.colour), 255) for one in classes.classes}, 255: (0, 0, 0, 0)}


def names_xml(classes: ClassTable, areas: ClassAreas | None = None) -> str:
    """Category names and attribute table as GDAL reads them from ``.aux.xml``; with areas also pixels and hectares."""
    root = ElementTree.Element("PAMDataset")
    band = ElementTree.SubElement(root, "PAMRasterBand", band="1")
    names = dict(zip(classes.codes, classes.names, strict=True))
    categories = ElementTree.SubElement(band, "CategoryNames")
    for code in range(max(names, default=-1) + 1):
        ElementTree.SubElement(categories, "Category").text = names.get(code, "")
    table = ElementTree.SubElement(band, "GDALRasterAttributeTable", tableType="thematic")
    for index, (name, kind, use) in enumerate((*RAT_COLUMNS, *_area_columns(areas))):
        column = ElementTree.SubElement(table, "FieldDefn", index=str(index))
        for tag, text in (("Name", name), ("Type", kind), ("Usage", use)):
            ElementTree.SubElement(column, tag).text = text
    for index, one in enumerate(classes.classes):
        row = ElementTree.SubElement(table, "Row", index=str(index))
        for value in (one.code, one.name, *rgb(one.colour), *_area_cells(areas, one.code)):
            ElementTree.SubElement(row, "F").text = str(value)
    return _text(root)


def _area_columns(areas: ClassAreas | None) -> list[tuple[str, str, str]]:
    if areas is None:
        return []
    count = INTEGER if int(areas.pixels.max()) <= LARGEST_INTEGER else REAL
    return [("Count", count, USE_COUNT), *([("Hectares", REAL, USE_ANY)] if areas.hectares is not None else [])]


def _area_cells(areas: ClassAreas | None, code: int) -> list[str]:
    if areas is None:
        return []
    hectares = [] if areas.hectares is None else [f"{areas.hectares[code]:.4f}"]
    return [str(int(areas.pixels[code])), *hectares]


def style_qml(classes: ClassTable) -> str:
    """Give the QGIS style: each class with its colour and name (read by QGIS 3.22 and newer)."""
    root = ElementTree.Element("qgis", version="3.22.0", styleCategories="AllStyleCategories")
    pipe = ElementTree.SubElement(root, "pipe")
    renderer = ElementTree.SubElement(pipe, "rasterrenderer", type="paletted", band="1", opacity="1",
                                      alphaBand="-1", nodataColor="")
    ElementTree.SubElement(renderer, "rasterTransparency")
    palette = ElementTree.SubElement(renderer, "colorPalette")
    for one in classes.classes:
        ElementTree.SubElement(palette, "paletteEntry", value=str(one.code), label=one.name, color=one.colour,
                               alpha="255")
    ElementTree.SubElement(pipe, "brightnesscontrast", brightness="0", contrast="0")
    ElementTree.SubElement(pipe, "huesaturation", saturation="0", grayscaleMode="0", colorizeOn="0")
    ElementTree.SubElement(pipe, "rasterresampler", maxOversampling="2")
    ElementTree.SubElement(root, "blendMode").text = "0"
    return QML_HEAD + _text(root)


def _text(root: ElementTree.Element) -> str:
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


# ---------------------------------------------------------------- reading the names back


def read_class_table(path: Path) -> ClassTable | None:
    """Classes of a raster by its category names or attribute table; None when it names none.

    Raises: RasterMissing, RasterUnreadable.
    """
    with open_raster(path) as dataset:
        names, colours = _named(path)
        if not names:
            return None
        return _table(names, {**palette(dataset, names), **colours})


def table_of_codes(path: Path, codes: Iterable[int]) -> ClassTable:
    """Classes for the codes that occur in a raster: its own names and colours where it has them.

    A code without a name is called ``class <code>``. Raises: RasterMissing, RasterUnreadable.
    """
    wanted = sorted(set(codes))
    with open_raster(path) as dataset:
        names, colours = _named(path)
        listed = palette(dataset, wanted)
    return _table({code: names.get(code, f"class {code}") for code in wanted}, {**listed, **colours})


def _table(names: dict[int, str], colours: dict[int, str]) -> ClassTable:
    rows: list[dict[str, object]] = []
    taken: set[str] = set()
    for code, name in sorted(names.items()):
        name = name.replace(";", ",").strip()
        name = f"{name} ({code})" if name in taken else name
        taken.add(name)
        colour = colours.get(code) or default_colour(name, [str(row["colour"]) for row in rows])
        rows.append({"code": code, "name": name, "colour": colour})
    return ClassTable.from_json(rows)


def palette(dataset: DatasetReader, codes: Iterable[int]) -> dict[int, str]:
    """Colours #rrggbb that the colour table of a raster has for some codes; empty without a colour table."""
    try:
        colours = dataset.colormap(1)
    except ValueError:  # rasterio's word for "no colour table"
        return {}
    return {code: "#{:02x}{:02x}{:02x}".format(*colours[code][:3]) for code in codes if code in colours}


def _named(path: Path) -> tuple[dict[int, str], dict[int, str]]:
    """Names and colours by code, from the XML beside the raster or, for a VRT, in it."""
    source = path if path.suffix.lower() == ".vrt" else sidecar_paths(path)[0]
    if not source.exists():
        return {}, {}
    try:
        root = read_xml(source)
    except (OSError, ElementTree.ParseError) as error:
        raise RasterUnreadable(f"The class names beside {path.name} cannot be read ({source.name}: {error}).",
                               hint=f"Delete {source.name}, or make the raster again.") from None
    names = {code: text for code, text in enumerate(_categories(root)) if text and code <= HIGHEST_CODE}
    rat_names, colours = _attribute_table(root)
    return names or rat_names, colours


def _categories(root: ElementTree.Element) -> list[str]:
    found = next(root.iter("CategoryNames"), None)
    return [] if found is None else [(category.text or "").strip() for category in found]


def _attribute_table(root: ElementTree.Element) -> tuple[dict[int, str], dict[int, str]]:
    """Names and colours by code; a column counts by its use, not by its name."""
    table = next(root.iter("GDALRasterAttributeTable"), None)
    if table is None:
        return {}, {}
    uses = [column.findtext("Usage", "") for column in table.findall("FieldDefn")]
    if USE_VALUE not in uses:
        return {}, {}
    names, colours = {}, {}
    for row in table.findall("Row"):
        values = dict(zip(uses, (cell.text or "" for cell in row), strict=False))
        code = _number(values.get(USE_VALUE, ""))
        if not 0 <= code <= HIGHEST_CODE:
            continue
        if values.get(USE_NAME, "").strip():
            names[code] = values[USE_NAME].strip()
        channels = [_number(values.get(use, "")) for use in (USE_RED, USE_GREEN, USE_BLUE)]
        if all(0 <= channel <= 255 for channel in channels):
            colours[code] = "#{:02x}{:02x}{:02x}".format(*channels)
    return names, colours


def _number(text: str) -> int:
    """Whole number of a cell, or -1."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):  # the second of infinity
        return -1
