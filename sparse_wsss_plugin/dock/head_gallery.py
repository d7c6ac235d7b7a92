"""The tiles where a head is strongest, as pictures with its attention; a click goes to the tile.

Pictures are made a few at a time while Qt has nothing else to do, so that the window never stands still.
"""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QImage, QPixmap
from qgis.PyQt.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from ..qt import tr
from .plain_text import plain_tip

SHOWN = 12
SIDE_PX = 64
TILE = int(Qt.ItemDataRole.UserRole)


class HeadGallery(QListWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Pictures of tiles; ``chosen`` carries the id of one.

    ``picture(tile)`` makes the picture of a tile, or None.
    """

    chosen = pyqtSignal(str)

    def __init__(self, picture: Callable[[str], QImage | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headGallery")
        self.setAccessibleName(tr("Tiles where the head is strongest"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setIconSize(QSize(SIDE_PX, SIDE_PX))
        self.setSpacing(3)
        self.setUniformItemSizes(True)
        self.setGridSize(QSize(SIDE_PX + 6, SIDE_PX + self.fontMetrics().height() + 8))
        self._picture = picture
        blank = QPixmap(SIDE_PX, SIDE_PX)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)  # a place of the right size until the picture is made
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_one)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(TILE)))
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(TILE)))

    def show_tiles(self, tiles: list[tuple[str, float]]) -> None:
        """Show tiles with the strength of the head in each, the strongest first."""
        self.clear()
        for tile, strength in tiles:
            item = QListWidgetItem(f"{strength:.3g}")
            item.setData(TILE, tile)
            item.setIcon(self._blank)
            item.setToolTip(plain_tip(tr("{}: the head adds {:.3g} to the class token").format(tile, strength)))
            self.addItem(item)
        self._next = 0
        self._timer.start()

    def tiles(self) -> list[str]:
        """Ids that are shown, in their order."""
        return [self.item(row).data(TILE) for row in range(self.count())]

    def sizeHint(self) -> QSize:
        """Two rows."""
        return QSize(260, 2 * self.gridSize().height() + 8)

    def _draw_one(self) -> None:
        if self._next >= self.count():
            self._timer.stop()
            return
        item = self.item(self._next)
        self._next += 1
        image = self._picture(item.data(TILE))
        if image is not None:
            size = QSize(SIDE_PX, SIDE_PX)
            item.setIcon(QIcon(QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio,
                                                              Qt.TransformationMode.SmoothTransformation))))
