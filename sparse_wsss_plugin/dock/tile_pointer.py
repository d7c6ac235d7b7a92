"""The map tool that says which tile and patch of a run is under the cursor, and which was clicked.

Where tiles lie comes from ``tile_places``; what is shown of them is left to the pages.
"""

from __future__ import annotations

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal

from .canvas_glow import from_canvas
from .tile_places import TilePlaces

Patch = tuple[int, int]


class TilePointer(QgsMapTool):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Emits the position of a tile (or None) and the patch in it (or None)."""

    moved = pyqtSignal(object, object)
    clicked = pyqtSignal(object, object)
    pixel_clicked = pyqtSignal(object, int, int)  # position of the tile (or None), column and row in it

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._before: QgsMapTool | None = None
        self.places: TilePlaces | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def take(self) -> None:
        """Become the tool of the map."""
        if self._canvas.mapTool() is not self:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self)

    def give_back(self) -> None:
        """Let the tool before be that of the map again."""
        if self._canvas.mapTool() is self:
            self._canvas.unsetMapTool(self)
            if self._before is not None and not sip.isdeleted(self._before):
                self._canvas.setMapTool(self._before)
        self._before = None

    def find(self, point: QgsPointXY) -> tuple[int | None, Patch | None]:
        """Tile and patch under a point of the map."""
        places = self.places
        if places is None:
            return None, None
        there: dict[str, tuple[float, float] | None] = {}  # by CRS: most scenes of a run share theirs
        for number, scene in enumerate(places.scenes):
            if scene.crs not in there:
                there[scene.crs] = from_canvas(self._canvas, point, scene.crs)
            found = there[scene.crs]
            position = places.at(number, *found) if found is not None else None
            if position is not None and found is not None:
                return position, places.patch_at(position, *found)
        return None, None

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Say what is under the cursor."""
        self.moved.emit(*self.find(event.mapPoint()))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Say what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        position, patch = self.find(event.mapPoint())
        self.clicked.emit(position, patch)
        self.pixel_clicked.emit(position, *self.pixel(event.mapPoint(), position))

    def pixel(self, point: QgsPointXY, position: int | None) -> tuple[int, int]:
        """Column and row in a tile of a point of the map; 0, 0 without a tile."""
        if self.places is None or position is None:
            return 0, 0
        tile = self.places.tiles[position]
        scene = self.places.scenes[tile.scene]
        there = from_canvas(self._canvas, point, scene.crs)
        if there is None:
            return 0, 0
        column, row = scene.pixel(*there)
        return int(column - tile.column), int(row - tile.row)
