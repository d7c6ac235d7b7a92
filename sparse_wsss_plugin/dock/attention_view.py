"""A tile with the attention of a head glowing over it; the patch under the cursor can be looked from, a click keeps it.

Pictures come from ``pictures``; which map is shown, the page decides.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..qt import tr
from .ink import ink_of

Patch = tuple[int, int]
LEAST_PX, MOST_PX = 120, 320
STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}


class AttentionView(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """The tile; ``hovered`` carries row and column of the patch under the cursor or None, ``pinned`` the kept one."""

    hovered = pyqtSignal(object)
    pinned = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attentionView")
        self.setAccessibleName(tr("Attention in the tile"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._ground: QImage | None = None
        self._glow: QImage | None = None
        self._grid = 1
        self._text = ""
        self.is_busy = False
        self.hover: Patch | None = None
        self.pin: Patch | None = None

    def show_tile(self, ground: QImage | None, grid: int, text: str) -> None:
        """Show a tile of ``grid`` patches a side; patches of the one before are forgotten."""
        self._ground, self._glow, self._grid, self._text = ground, None, max(1, grid), text
        self.hover = self.pin = None
        self.update()

    def show_glow(self, glow: QImage | None, text: str = "") -> None:
        """Show attention over the tile, or a text that says why there is none."""
        self._glow, self._text = glow, text
        self.update()

    def set_busy(self, is_busy: bool) -> None:
        """Say that the worker is looking."""
        self.is_busy = is_busy
        self.update()

    def patch_at(self, point: QPointF) -> Patch | None:
        """Row and column of the patch under a point."""
        area = self._area()
        if not area.contains(point) or area.width() <= 0:
            return None
        column = int((point.x() - area.left()) / area.width() * self._grid)
        row = int((point.y() - area.top()) / area.height() * self._grid)
        return min(row, self._grid - 1), min(column, self._grid - 1)

    def place_of(self, patch: Patch) -> QRectF:
        """Where a patch is drawn."""
        area = self._area()
        side = area.width() / self._grid
        return QRectF(area.left() + patch[1] * side, area.top() + patch[0] * side, side, side)

    # ------------------------------------------------------------ Qt asks

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(200, 200)

    def minimumSizeHint(self) -> QSize:
        """Small, but large enough to hit a patch."""
        return QSize(LEAST_PX, LEAST_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tile, glow and patches."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._area()
        if self._ground is not None:
            painter.drawImage(area, self._ground)
        else:
            painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
        if self._glow is not None:
            painter.drawImage(area, self._glow)
        for patch, colour in ((self.hover, QColor("#ffffff")), (self.pin, QColor("#00e5ff"))):
            if patch is not None:
                painter.setPen(QPen(QColor(0, 0, 0, 160), 3))
                painter.drawRect(self.place_of(patch))
                painter.setPen(QPen(colour, 1.5))
                painter.drawRect(self.place_of(patch))
        text = tr("The worker is looking …") if self.is_busy else self._text
        if text:
            self._draw_text(painter, area, text)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look from the patch under the cursor."""
        self._hover_over(self.patch_at(QPointF(event.pos())))

    def leaveEvent(self, event: QEvent) -> None:
        """Look from what is kept again."""
        self._hover_over(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the patch; a second click on it goes back to the class token."""
        patch = self.patch_at(QPointF(event.pos()))
        self.keep(None if patch == self.pin else patch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the kept patch, Escape goes back to the class token."""
        step = STEPS.get(event.key())
        if step is not None:
            row, column = self.pin or (self._grid // 2, self._grid // 2)
            moved = (row + step[0], column + step[1]) if self.pin else (row, column)
            if all(0 <= one < self._grid for one in moved):
                self.keep(moved)
        elif event.key() == Qt.Key.Key_Escape and self.pin is not None:
            self.keep(None)
        else:
            super().keyPressEvent(event)

    def keep(self, patch: Patch | None) -> None:
        """Look from a patch from now on, None from the class token."""
        self.pin = patch
        self.update()
        self.pinned.emit(patch)

    # ------------------------------------------------------------ helpers

    def _hover_over(self, patch: Patch | None) -> None:
        if patch != self.hover:
            self.hover = patch
            self.update()
            self.hovered.emit(patch)

    def _area(self) -> QRectF:
        side = float(min(self.width(), self.height(), MOST_PX))
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _draw_text(self, painter: QPainter, area: QRectF, text: str) -> None:
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        box = QRectF(painter.boundingRect(area.adjusted(8, 8, -8, -8), int(flags), text)).adjusted(-4, -2, 4, 2)
        ground = QColor(self.palette().color(QPalette.ColorRole.Window))
        ground.setAlpha(215)
        painter.fillRect(box, ground)
        painter.setPen(ink_of(self))
        painter.drawText(box, int(flags), text)
