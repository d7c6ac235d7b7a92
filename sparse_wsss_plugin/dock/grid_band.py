"""Draws the grid of tiles over the map as lines, in the place of the raster that will be cut.

How many tiles there are is ``grid_plan``'s.
"""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor

from ..qt import LINES, tr
from .grid_plan import GridPlan, Window

MOST_LINES = 1200  # more are no grid to the eye, and slow every repaint
BEND = 8  # points between the ends of a line: straight lines bend in another CRS
LINE, HALO = QColor(255, 255, 255, 220), QColor(0, 0, 0, 130)


class GridBand:
    """The grid on one map."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._band: QgsRubberBand | None = None

    @property
    def geometry(self) -> QgsGeometry | None:
        """What is drawn, in the CRS of the map; None when nothing is."""
        return self._band.asGeometry() if self._band is not None else None

    def show(self, raster: QgsRasterLayer, plan: GridPlan) -> None:
        """Draw the grid; too many lines are drawn as their outline alone."""
        columns, rows = plan.columns(), plan.rows()
        if not columns or not rows:
            self.hide()
            return
        if len(columns) + len(rows) > MOST_LINES:
            columns, rows = [columns[0], columns[-1]], [rows[0], rows[-1]]
        lines = [_line(raster, column, column, rows[0], rows[-1]) for column in columns]
        lines += [_line(raster, columns[0], columns[-1], row, row) for row in rows]
        if self._band is None:
            self._band = QgsRubberBand(self._canvas, LINES)
            self._band.setColor(LINE)
            self._band.setSecondaryStrokeColor(HALO)
            self._band.setWidth(1)
        self._band.setToGeometry(QgsGeometry.fromMultiPolylineXY(lines), raster.crs())

    def hide(self) -> None:
        """Take the grid off the map."""
        if self._band is not None:
            sip.delete(self._band)  # a band that is only taken from its scene outlives the map, and crashes QGIS's end
            self._band = None


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


def _line(raster: QgsRasterLayer, left: int, right: int, top: int, bottom: int) -> list[QgsPointXY]:
    whole, wide, high = raster.extent(), raster.rasterUnitsPerPixelX(), raster.rasterUnitsPerPixelY()
    return [QgsPointXY(whole.xMinimum() + wide * (left + (right - left) * part / BEND),
                       whole.yMaximum() - high * (top + (bottom - top) * part / BEND)) for part in range(BEND + 1)]
