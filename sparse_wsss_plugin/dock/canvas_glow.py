"""A picture over the canvas at the place of a tile, gone without a trace: for looking while the cursor moves.

What is to stay is a layer; that is left to ``attention_layer``.
"""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, QTransform

Corners = list[tuple[float, float]]


class CanvasGlow(QgsMapCanvasItem):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """One picture on the canvas with its frame; ``show_at`` moves it, ``clear`` hides it."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._map = canvas
        self._image: QImage | None = None
        self._corners: list[QgsPointXY] = []
        self.setZValue(5)
        self.hide()

    def show_at(self, corners: Corners, crs: str, image: QImage | None) -> None:
        """Show a picture whose corners, upper left first and clockwise, lie there; None shows the frame alone."""
        self._image = image
        self._corners = to_canvas(self._map, corners, crs)
        self.setVisible(bool(self._corners))
        self._map.update()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._corners = []
        self.hide()

    def boundingRect(self) -> QRectF:
        """The whole canvas: a tile may be larger than it."""
        return QRectF(self._map.rect())

    def paint(self, painter: QPainter, option: object = None, widget: object = None) -> None:
        """Draw picture and frame at the present scale."""
        if len(self._corners) != 4:
            return
        points = [self.toCanvasCoordinates(point) for point in self._corners]
        shape = QPolygonF([QPointF(point) for point in points])
        painter.save()
        if self._image is not None:
            width, height = self._image.width(), self._image.height()
            square = QPolygonF([QPointF(0, 0), QPointF(width, 0), QPointF(width, height), QPointF(0, height)])
            turned = QTransform()
            if QTransform.quadToQuad(square, shape, turned):
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.setTransform(turned, True)
                painter.drawImage(QPointF(0, 0), self._image)
            painter.restore()
            painter.save()
        painter.setPen(QPen(QColor(0, 0, 0, 150), 3))
        painter.drawPolygon(shape)
        painter.setPen(QPen(QColor("#ffffff"), 1))
        painter.drawPolygon(shape)
        painter.restore()


def to_canvas(canvas: QgsMapCanvas, points: Corners, crs: str) -> list[QgsPointXY]:
    """Bring points of a scene to the map's CRS; empty where it cannot show them."""
    return _moved(points, QgsCoordinateReferenceSystem.fromWkt(crs), canvas.mapSettings().destinationCrs())


def from_canvas(canvas: QgsMapCanvas, point: QgsPointXY, crs: str) -> tuple[float, float] | None:
    """Bring a point of the map to the CRS of a scene; None where that cannot tell it."""
    found = _moved([(point.x(), point.y())], canvas.mapSettings().destinationCrs(),
                   QgsCoordinateReferenceSystem.fromWkt(crs))
    return (found[0].x(), found[0].y()) if found else None


def _moved(points: Corners, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
           ) -> list[QgsPointXY]:
    way = QgsCoordinateTransform(source, target, QgsProject.instance())
    try:
        return [way.transform(QgsPointXY(x, y)) for x, y in points]
    except QgsCsException:
        return []
