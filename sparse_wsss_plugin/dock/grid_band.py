"""Draws the grid of tiles over the map as lines, in the place of the raster that will be cut.

How many tiles there are is ``grid_plan``'s.
"""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsLineString,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ..qt import tr
from .grid_plan import GridPlan, Window

MOST_LINES = 400  # more are no grid to the eye, and slow every repaint
BEND = 8  # parts of a line: straight lines bend in another CRS
MARGIN = 0.5  # of the map, on each side: drawn as well, for whoever moves it a little
UNIT_PX = 100.0
LINE, HALO = QColor(255, 255, 255, 220), QColor(0, 0, 0, 130)


class GridBand:
    """The grid on one map."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._item: GridItem | None = None

    @property
    def geometry(self) -> QgsGeometry | None:
        """What is drawn, in the CRS of the map; None when nothing is."""
        return QgsGeometry.collectGeometry([QgsGeometry(line.clone()) for line in self._item.lines]) if (
            self._item is not None) else None

    def show(self, raster: QgsRasterLayer, plan: GridPlan) -> None:
        """Draw the part of the grid that the map shows; too many lines are drawn as the outline of the whole."""
        columns, rows = plan.columns(), plan.rows()
        if not columns or not rows:
            self.hide()
            return
        left, top, right, bottom = self._view(raster)
        seen = [one for one in columns if left <= one <= right], [one for one in rows if top <= one <= bottom]
        if len(seen[0]) + len(seen[1]) > MOST_LINES:
            seen = [columns[0], columns[-1]], [rows[0], rows[-1]]
            left, top, right, bottom = columns[0], rows[0], columns[-1], rows[-1]
        left, right = max(left, columns[0]), min(right, columns[-1])
        top, bottom = max(top, rows[0]), min(bottom, rows[-1])
        target = self._canvas.mapSettings().destinationCrs()
        parts = 1 if raster.crs() == target else BEND
        whole, wide, high = raster.extent(), raster.rasterUnitsPerPixelX(), raster.rasterUnitsPerPixelY()
        west, north = whole.xMinimum(), whole.yMaximum()
        across = [west + wide * (left + (right - left) * part / parts) for part in range(parts + 1)]
        down = [north - high * (top + (bottom - top) * part / parts) for part in range(parts + 1)]
        lines = [QgsLineString([west + wide * column] * len(down), down) for column in seen[0]]
        lines += [QgsLineString(across, [north - high * row] * len(across)) for row in seen[1]]
        transform = QgsCoordinateTransform(raster.crs(), target, QgsProject.instance())
        try:
            for line in lines:
                line.transform(transform)
        except QgsCsException:
            self.hide()
            return
        if self._item is None:
            self._item = GridItem(self._canvas)
        self._item.set_lines(lines)

    def _view(self, raster: QgsRasterLayer) -> tuple[int, int, int, int]:
        """First and last column and row that the map shows, with a margin: left, top, right, bottom."""
        box = self._canvas.extent()
        box.grow(MARGIN * max(box.width(), box.height()))
        left, top, width, height = window_of(raster, box, self._canvas.mapSettings().destinationCrs())
        if not width:  # the map is elsewhere, or its CRS has no image of the place: let the grid be whole
            return 0, 0, raster.width(), raster.height()
        return left, top, left + width, top + height

    def hide(self) -> None:
        """Take the grid off the map."""
        if self._item is not None:
            sip.delete(self._item)
            self._item = None


class GridItem(QgsMapCanvasItem):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Thin lines on a map, light beside dark; a rubber band of as many takes a tenth of a second for each repaint."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.lines: list[QgsLineString] = []
        self._start = QgsPointXY()
        self._pieces: list[QPolygonF] = []  # from the start on, in units of the map

    def set_lines(self, lines: list[QgsLineString]) -> None:
        """Draw these lines, in the CRS of the map."""
        self.lines, self._start = lines, QgsPointXY(lines[0].xAt(0), lines[0].yAt(0))
        self._pieces = [line.asQPolygonF() for line in lines]
        for piece in self._pieces:
            piece.translate(-self._start.x(), -self._start.y())
        self.updatePosition()

    def updatePosition(self) -> None:
        """The map has moved."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole map."""
        return QRectF(self._canvas.rect())

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw the lines: the painter turns map units into pixels."""
        if not self._pieces:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        to_pixels = self._to_pixels()
        for colour, shift in ((HALO, 1), (LINE, 0)):
            painter.save()
            painter.translate(shift, shift)
            painter.setTransform(to_pixels, True)
            painter.setPen(QPen(colour, 0))
            for piece in self._pieces:
                painter.drawPolyline(piece)
            painter.restore()

    def _to_pixels(self) -> QTransform:
        """From map units after the first point to pixels of the map, which may be turned."""
        start, unit = self._start, self._canvas.mapUnitsPerPixel() * UNIT_PX
        here = self.toCanvasCoordinates(start)
        right = self.toCanvasCoordinates(QgsPointXY(start.x() + unit, start.y())) - here
        above = self.toCanvasCoordinates(QgsPointXY(start.x(), start.y() + unit)) - here
        return QTransform(right.x() / unit, right.y() / unit, above.x() / unit, above.y() / unit, here.x(), here.y())


def whole_window(raster: QgsRasterLayer) -> Window:
    """All pixels of a raster."""
    return 0, 0, raster.width(), raster.height()


def window_of(raster: QgsRasterLayer, box: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> Window:
    """Pixels of a raster that a rectangle touches; of no size where they do not meet."""
    try:
        box = QgsCoordinateTransform(crs, raster.crs(), QgsProject.instance()).transformBoundingBox(box)
    except QgsCsException:
        return 0, 0, 0, 0
    whole = raster.extent()
    left = (box.xMinimum() - whole.xMinimum()) / raster.rasterUnitsPerPixelX()
    right = (box.xMaximum() - whole.xMinimum()) / raster.rasterUnitsPerPixelX()
    top = (whole.yMaximum() - box.yMaximum()) / raster.rasterUnitsPerPixelY()
    bottom = (whole.yMaximum() - box.yMinimum()) / raster.rasterUnitsPerPixelY()
    first, above = max(0, int(left)), max(0, int(top))
    last, below = min(raster.width(), -int(-right // 1)), min(raster.height(), -int(-bottom // 1))
    return first, above, max(0, last - first), max(0, below - above)


def plan_text(plan: GridPlan, raster: QgsRasterLayer) -> str:
    """Say how many tiles there will be, their size on the ground, and what stays outside of them."""
    if not plan.n_tiles:
        least = min(plan.window[2:])
        if not least:
            return tr("The map shows nothing of the raster. Next step: move the map there.")
        return tr("No tile of {} px fits. Next step: choose {} px or less.").format(plan.tile_size, least)
    side = plan.tile_size * raster.rasterUnitsPerPixelX()
    unit = QgsUnitTypes.toAbbreviatedString(raster.crs().mapUnits())
    text = tr("{} × {} = {} tiles of {:g} {}").format(plan.n_columns, plan.n_rows, plan.n_tiles, round(side, 4), unit)
    outside = 1 - plan.covered
    return text + (tr(", {:.0%} of the raster is in none").format(outside) if outside >= 0.005 else "")

