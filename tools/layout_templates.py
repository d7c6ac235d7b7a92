"""Makes resources/layouts/*.qpt, the templates of printed maps, in the QGIS that runs it; 3.22 makes them for all.

``QT_QPA_PLATFORM=offscreen python3 tools/layout_templates.py resources/layouts``
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

SIZES = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
MARGIN, GAP = 10.0, 6.0  # mm
TITLE, SIDE, FOOT = 14.0, 66.0, 7.0  # heights of title and foot, width of the column at the right
INK, QUIET = QColor("#1d2125"), QColor("#66707a")
FAMILY = "Noto Sans"  # another takes its place where it is missing


def main() -> int:
    """Write the templates into the folder on the command line."""
    application = QgsApplication([], False)
    application.initQgis()
    for name, (width, height) in SIZES.items():
        layout = template(name, width, height)
        path = Path(sys.argv[1]) / f"map_{name.lower()}_landscape.qpt"
        if not layout.saveAsTemplate(str(path), QgsReadWriteContext()):
            print(f"Error: {path} could not be written", file=sys.stderr)
            return 1
        print(path)
    return 0


def template(name: str, width: float, height: float) -> QgsPrintLayout:
    """A layout of a map with legend, scale bar, north arrow, title, date and credits."""
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    layout.setName("Sparse WSSS")
    layout.pageCollection().page(0).setPageSize(name, QgsLayoutItemPage.Orientation.Landscape)
    right, bottom = width - MARGIN - SIDE, height - MARGIN - FOOT
    top = MARGIN + TITLE
    map_item = QgsLayoutItemMap(layout)
    _put(layout, map_item, "map", MARGIN, top, right - GAP - MARGIN, bottom - top)
    # of the item's shape; from an empty extent none can be zoomed to
    map_item.setExtent(QgsRectangle(0, 0, 100 * (right - GAP - MARGIN), 100 * (bottom - top)))
    map_item.setFrameEnabled(True)
    map_item.setFrameStrokeColor(QColor("#98a2ab"))
    _label(layout, "title", "Land cover", 22, INK, MARGIN, MARGIN - 1, width - 2 * MARGIN, TITLE - 2, bold=True)
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(map_item)
    legend.setResizeToContents(True)
    legend.setBackgroundEnabled(False)
    _put(layout, legend, "legend", right, top, SIDE, 60)
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath("arrows/NorthArrow_02.svg")  # of QGIS; the plugin puts its own
    arrow.setLinkedMap(map_item)
    arrow.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
    _put(layout, arrow, "north", right, bottom - 34, 12, 18)
    scale = QgsLayoutItemScaleBar(layout)
    scale.setStyle("Single Box")
    scale.setLinkedMap(map_item)
    _put(layout, scale, "scale", right, bottom - 13, SIDE, 12)
    scale.applyDefaultSize()
    _label(layout, "credits", "Made with Sparse WSSS", 8, QUIET, MARGIN, bottom + 2, right - GAP - MARGIN, FOOT)
    _label(layout, "date", "[% format_date(now(), 'yyyy-MM-dd') %]", 8, QUIET, right, bottom + 2, SIDE, FOOT)
    return layout


def _label(layout: QgsPrintLayout, name: str, text: str, points: int, colour: QColor, x: float, y: float, width: float,
           height: float, *, bold: bool = False) -> None:
    label = QgsLayoutItemLabel(layout)
    font = QFont(FAMILY, points)
    font.setBold(bold)
    label.setText(text)
    label.setFont(font)
    label.setFontColor(colour)
    label.setMarginX(0)
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    _put(layout, label, name, x, y, width, height)


def _put(layout: QgsPrintLayout, item: QgsLayoutItem, name: str, x: float, y: float, width: float,
         height: float) -> None:
    item.setId(name)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y))
    item.attemptResize(QgsLayoutSize(width, height))


if __name__ == "__main__":
    sys.exit(main())
