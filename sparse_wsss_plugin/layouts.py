"""The printed map: a template of ``resources/layouts`` filled with a map layer, and written as PDF, PNG or SVG.

On the main thread only. Which layer, and what is said of it, is left to the callers.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsLayerTreeLayer,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRasterSymbolLegendNode,
    QgsReadWriteContext,
    QgsRectangle,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtXml import QDomDocument

from .qt import EXPORTED, tr
from .worker.contract import shipped

SIZES = ("A4", "A3")
ENDINGS = {"PDF": ["pdf"], "PNG": ["png"], "SVG": ["svg"]}
MARGIN = 1.03  # of the map's extent: its edge stays off the frame
WORD_JOINER = "\u2060"  # a sign without width
ELLIPSOID = "EPSG:7030"  # WGS 84: a scale bar in metres also where the map is in degrees


@dataclass(frozen=True)
class Words:
    """What stands on the sheet; empty leaves what the template has."""

    title: str = ""
    date: str = ""
    credits: str = ""


def map_layout(project: QgsProject, layer: QgsRasterLayer, size: str, words: Words) -> QgsPrintLayout:
    """Make a sheet with a layer of a project: map, legend of its classes, scale bar, north arrow, and words.

    Raises: OSError when the template cannot be read.
    """
    path = shipped(f"resources/layouts/map_{size.lower()}_landscape.qpt")
    document = QDomDocument()
    document.setContent(path.read_text(encoding="utf-8"))
    layout = QgsPrintLayout(project)
    items, is_good = layout.loadFromTemplate(document, QgsReadWriteContext())
    if not is_good or not items:
        raise OSError(tr("The template {} cannot be read.").format(path))
    layout.setName(_free_name(project, words.title or layer.name()))
    found = {item.id(): item for item in layout.items() if hasattr(item, "id")}
    _fill_map(found["map"], layer)
    _fill_legend(found["legend"], layer)
    _fill_scale(found["scale"], found["map"])
    _fill_arrow(found["north"], found["map"])
    title = words.title or no_expression(layer.name())
    for name, text in (("title", title), ("date", words.date), ("credits", words.credits)):
        if text:
            found[name].setText(text)
    return layout


def export_layout(layout: QgsPrintLayout, path: Path, dpi: int) -> None:
    """Write a sheet as PDF, PNG or SVG, by how the file's name ends; a file is the old one or the new one, whole.

    Raises: OSError when it cannot be written.
    """
    part = path.with_name(f".{path.stem}.part{os.getpid()}{path.suffix}")
    exporter, kind = QgsLayoutExporter(layout), path.suffix.lower()
    settings: Any
    try:
        if kind == ".pdf":
            settings = QgsLayoutExporter.PdfExportSettings()
            settings.dpi = dpi
            result = exporter.exportToPdf(str(part), settings)
        elif kind == ".svg":
            settings = QgsLayoutExporter.SvgExportSettings()
            settings.dpi = dpi
            result = exporter.exportToSvg(str(part), settings)
        else:
            settings = QgsLayoutExporter.ImageExportSettings()
            settings.dpi = dpi
            settings.generateWorldFile = False
            result = exporter.exportToImage(str(part), settings)
        if result != EXPORTED or not part.is_file():
            raise OSError(tr("{} could not be written: {}").format(path, exporter.errorMessage() or path.parent))
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _fill_map(item: QgsLayoutItemMap, layer: QgsRasterLayer) -> None:
    item.setCrs(layer.crs())
    item.setLayers([layer])
    item.setKeepLayerSet(True)
    extent = QgsRectangle(layer.extent())
    extent.scale(MARGIN)
    item.zoomToExtent(extent)


def _fill_legend(item: QgsLayoutItemLegend, layer: QgsRasterLayer) -> None:
    item.setAutoUpdateModel(False)
    model = item.model()
    root = model.rootGroup()
    root.clear()
    node: QgsLayerTreeLayer = root.addLayer(layer)
    node.setCustomProperty("legend/title-style", "hidden")  # the layer's name is the title of the sheet
    nodes = model.layerOriginalLegendNodes(node)
    # before the classes stands what QGIS calls the band
    classes = [number for number, one in enumerate(nodes) if isinstance(one, QgsRasterSymbolLegendNode)]
    if classes and len(classes) < len(nodes):
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, classes)
    for number in classes:
        label = str(nodes[number].data(Qt.ItemDataRole.DisplayRole))
        if no_expression(label) != label:
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, number, no_expression(label))
    model.refreshLayerLegend(node)
    item.adjustBoxSize()


def no_expression(name: str) -> str:
    """Name of a class or file as a layout shows it: what stands between [% and %] would be evaluated."""
    return name.replace("[%", f"[{WORD_JOINER}%")


def _fill_scale(item: QgsLayoutItemScaleBar, map_item: QgsLayoutItemMap) -> None:
    item.setLinkedMap(map_item)
    item.applyDefaultSize(item.guessUnits())


def _fill_arrow(item: QgsLayoutItemPicture, map_item: QgsLayoutItemMap) -> None:
    item.setPicturePath(str(shipped("resources/layouts/north_arrow.svg")))
    item.setLinkedMap(map_item)


def _free_name(project: QgsProject, wanted: str) -> str:
    taken = {one.name() for one in project.layoutManager().printLayouts()}
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted} {number}"
    return name
