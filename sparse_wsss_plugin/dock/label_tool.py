"""Map tool of the page Labels: a click takes a tile, a drag takes many or paints them.

Which tiles lie where, and what is done with them, is left to the page.
"""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QCursor

from ..qt import POLYGONS

DRAG_PX = 4  # a hand that clicks moves that far
BOX = QColor(30, 144, 255, 50)


class LabelTool(QgsMapTool):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """All points and rectangles are in the CRS of the map; ``is_adding`` with Shift or Ctrl."""

    clicked = pyqtSignal(QgsPointXY, bool)
    boxed = pyqtSignal(QgsRectangle, bool)
    stroke_began = pyqtSignal()
    stroked = pyqtSignal(QgsPointXY)
    stroke_ended = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.is_painting = False
        self._canvas = canvas
        self._start: QPoint | None = None
        self._last: QPoint | None = None
        self._is_dragging = False
        self._box: QgsRubberBand | None = None
        self.setCursor(QCursor(Qt.CursorShape.CrossCursor))

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Begin a click, a drag or a stroke."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._start, self._last, self._is_dragging = event.pos(), event.pos(), False
        if self.is_painting:
            self.stroke_began.emit()
            self.stroked.emit(event.mapPoint())

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Go on with a stroke or a rectangle."""
        if self._start is None:
            return
        if self.is_painting:
            self._stroke_to(event.pos())
            return
        self._is_dragging = self._is_dragging or (event.pos() - self._start).manhattanLength() > DRAG_PX
        if self._is_dragging:
            self._draw(self._rectangle(event.pos()))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """End it, and say what it was."""
        if event.button() != Qt.MouseButton.LeftButton or self._start is None:
            return
        keys = event.modifiers()
        is_adding = bool(keys & Qt.KeyboardModifier.ShiftModifier or keys & Qt.KeyboardModifier.ControlModifier)
        if self.is_painting:
            self._stroke_to(event.pos())
            self.end_stroke()
        elif self._is_dragging:
            self.boxed.emit(self._rectangle(event.pos()), is_adding)
        else:
            self.clicked.emit(self.toMapCoordinates(self._start), is_adding)
        self._start = None
        self._hide()

    def deactivate(self) -> None:
        """Forget what was begun."""
        if self.is_painting:
            self.end_stroke()
        self._start = None
        self._hide()
        super().deactivate()

    def end_stroke(self) -> None:
        """End the stroke that is drawn, though the button may still be held."""
        if self._start is not None:
            self._start = None
            self.stroke_ended.emit()

    def _stroke_to(self, end: QPoint) -> None:
        """Report points on the way, so that a quick stroke leaves out no tile."""
        start = self._last or end
        steps = max(1, (end - start).manhattanLength() // DRAG_PX)
        for number in range(1, steps + 1):
            if self._start is None:
                return  # ended on the way
            self.stroked.emit(self.toMapCoordinates(start + (end - start) * (number / steps)))
        self._last = end

    def _rectangle(self, end: QPoint) -> QgsRectangle:
        return QgsRectangle(self.toMapCoordinates(self._start), self.toMapCoordinates(end))

    def _draw(self, box: QgsRectangle) -> None:
        if self._box is None:
            self._box = QgsRubberBand(self._canvas, POLYGONS)
            self._box.setColor(BOX)
        self._box.reset(POLYGONS)
        for x, y in ((box.xMinimum(), box.yMinimum()), (box.xMinimum(), box.yMaximum()),
                     (box.xMaximum(), box.yMaximum()), (box.xMaximum(), box.yMinimum())):
            self._box.addPoint(QgsPointXY(x, y))

    def _hide(self) -> None:
        if self._box is not None:
            sip.delete(self._box)
            self._box = None
