"""A curtain over the map: one layer left of a line, another right of it, whatever the layer tree shows.

Drag the line on the map, or move it by ``set_share``; which layers they are is left to the page.
"""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen
from qgis.PyQt.QtWidgets import QWidget

GRAB_PX = 7  # beside the line, where it can be taken
DELAY_MS = 120  # after the last move of the map
MARGIN = 6.0


class Swipe(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """The curtain of one map.

    Args:
        canvas: the map.
        parent: owner in Qt's sense.
    """

    moved = pyqtSignal(float)  # the line, as a share of the map's width, by the mouse
    fell = pyqtSignal()  # a layer was taken from the project while it was shown

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._layers: list[QgsMapLayer] = []
        self._jobs: list[QgsMapRendererParallelJob | None] = [None, None]
        self._is_held = False
        self._at_work: list[QgsMapRendererParallelJob] = []  # with those that are cancelled and not yet over
        self._spent: list[QgsMapRendererParallelJob] = []
        self._share = 0.5
        self.item: _Curtain | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self._render)

    @property
    def is_on(self) -> bool:
        """Tell whether the curtain hangs."""
        return self.item is not None

    @property
    def is_drawing(self) -> bool:
        """Tell whether a layer is still being drawn, a cancelled one included."""
        return bool(self._at_work)

    def show(self, left: tuple[QgsMapLayer, str], right: tuple[QgsMapLayer, str]) -> None:
        """Hang the curtain: two layers with their names."""
        if self.item is None:
            self.item = _Curtain(self._canvas, self._share)
            self._canvas.viewport().installEventFilter(self)
            self._canvas.extentsChanged.connect(self._delay.start)
        self._forget_layers()
        self._layers = [left[0], right[0]]
        for layer in self._layers:
            layer.willBeDeleted.connect(self._fall)
        self.item.names = (left[1], right[1])
        self.item.images = [None, None]
        self._render()

    def hide(self) -> None:
        """Take the curtain down."""
        if self.item is None:
            return
        self._delay.stop()
        self._canvas.viewport().removeEventFilter(self)
        self._canvas.extentsChanged.disconnect(self._delay.start)
        self._canvas.viewport().unsetCursor()
        for job in self._jobs:
            if job is not None:
                job.cancelWithoutBlocking()
        self._jobs = [None, None]
        self._forget_layers()
        sip.delete(self.item)  # an item that is only taken from its scene outlives the map
        self.item = None

    def set_share(self, share: float) -> None:
        """Move the line: 0 is the left edge of the map, 1 the right."""
        self._share = min(1.0, max(0.0, share))
        if self.item is not None:
            self.item.share = self._share
            self.item.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the mouse take the line; everything else goes to the map."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self._delay.start()
        if kind not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
            return False
        x, width = float(event.pos().x()), max(1.0, float(watched.width()))
        is_near = abs(x - self._share * width) <= GRAB_PX
        if kind == QEvent.Type.MouseButtonPress and is_near and event.button() == Qt.MouseButton.LeftButton:
            self._is_held = True
            return True
        if kind == QEvent.Type.MouseMove and self._is_held:
            self.set_share(x / width)
            self.moved.emit(self._share)
            return True
        if kind == QEvent.Type.MouseButtonRelease and self._is_held:
            self._is_held = False
            return True
        if kind == QEvent.Type.MouseMove:
            self._show_cursor(watched, is_near)
        return False

    def _forget_layers(self) -> None:
        for layer in self._layers:
            if not sip.isdeleted(layer):
                layer.willBeDeleted.disconnect(self._fall)
        self._layers = []

    def _fall(self) -> None:
        self.hide()
        self.fell.emit()

    def _show_cursor(self, viewport: QObject, is_near: bool) -> None:
        if isinstance(viewport, QWidget) and is_near != (viewport.cursor().shape() == Qt.CursorShape.SplitHCursor):
            if is_near:
                viewport.setCursor(Qt.CursorShape.SplitHCursor)
            else:
                viewport.unsetCursor()

    def _render(self) -> None:
        """Draw both layers anew, in the background."""
        for side, layer in enumerate(self._layers):
            old = self._jobs[side]
            if old is not None:
                old.cancelWithoutBlocking()
            settings = QgsMapSettings(self._canvas.mapSettings())
            settings.setLayers([layer])
            settings.setBackgroundColor(QColor(Qt.GlobalColor.transparent))
            job = QgsMapRendererParallelJob(settings)
            job.finished.connect(lambda side=side, job=job: self._take(side, job))
            self._jobs[side] = job
            self._at_work.append(job)
            job.start()

    def _take(self, side: int, job: QgsMapRendererParallelJob) -> None:
        job.finished.disconnect()  # the connection holds the job, and the job its picture
        self._at_work.remove(job)
        self._spent.append(job)  # not gone before it has said everything
        QTimer.singleShot(0, self._spent.clear)
        if self._jobs[side] is not job or self.item is None:
            return  # the map has moved on
        self._jobs[side] = None
        self.item.images[side] = job.renderedImage()
        self.item.update()


class _Curtain(QgsMapCanvasItem):  # type: ignore[misc]
    """Draws both images and the line."""

    def __init__(self, canvas: QgsMapCanvas, share: float) -> None:
        super().__init__(canvas)
        self._map = canvas
        self.share = share
        self.names = ("", "")
        self.images: list[QImage | None] = [None, None]

    def updatePosition(self) -> None:
        """The map has moved or was turned, the curtain hangs in its window."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole window of the map."""
        return QRectF(self._map.rect())

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw what is there already of both sides."""
        width, height = float(self._map.width()), float(self._map.height())
        line = self.share * width
        for image, area in zip(self.images, (QRectF(0, 0, line, height), QRectF(line, 0, width - line, height))):
            if image is not None:
                painter.save()
                painter.setClipRect(area)
                painter.drawImage(QPointF(0, 0), image)
                painter.restore()
        for colour, thick in ((QColor(0, 0, 0, 160), 4), (QColor(255, 255, 255), 2)):
            painter.setPen(QPen(colour, thick))
            painter.drawLine(QPointF(line, 0), QPointF(line, height))
        self._draw_grip(painter, line, height / 2)
        self._draw_names(painter, line, width)

    def _draw_grip(self, painter: QPainter, x: float, y: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
        painter.setBrush(QColor(255, 255, 255))
        painter.drawEllipse(QPointF(x, y), 9, 9)
        painter.setPen(QPen(QColor(40, 40, 40), 1.6))
        for step in (-1, 1):
            painter.drawLine(QPointF(x + 2 * step, y - 4), QPointF(x + 6 * step, y))
            painter.drawLine(QPointF(x + 6 * step, y), QPointF(x + 2 * step, y + 4))

    def _draw_names(self, painter: QPainter, line: float, width: float) -> None:
        metrics = QFontMetricsF(painter.font())
        for name, is_left in zip(self.names, (True, False)):
            room = metrics.horizontalAdvance(name) + 2 * MARGIN
            x = line - MARGIN - room if is_left else line + MARGIN
            if x < 0 or x + room > width:
                continue
            box = QRectF(x, MARGIN, room, metrics.height() + MARGIN)
            painter.fillRect(box, QColor(0, 0, 0, 170))
            painter.setPen(QColor(255, 255, 255))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
