"""The heads on the map: the tile under the cursor glows, the chosen one is a layer, and the map goes to a tile.

Which head, tile and patch are chosen is the page's; what they look at comes from ``heads_of_run``.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..qt import tr
from . import attention_layer
from .canvas_glow import CanvasGlow, to_canvas
from .heads_of_run import HeadsOfRun
from .on_canvas import goes_with
from .tile_pointer import Patch, TilePointer

AROUND = 3.0  # of the tile's size, when the map goes to it


class HeadsOnMap(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """The map side of the page; without a canvas it does nothing."""

    clicked = pyqtSignal(str, object)  # tile, patch
    tool_lost = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._heads = HeadsOfRun("")
        self._head, self._tile = "", ""
        self.glow = CanvasGlow(canvas) if canvas is not None else None
        self.pointer = TilePointer(canvas) if canvas is not None else None
        if self.glow is not None and self.pointer is not None:
            goes_with(self, self.glow)
            goes_with(self, self.pointer)
            self.pointer.moved.connect(self.point)
            self.pointer.clicked.connect(self._click)
            self.pointer.deactivated.connect(self.tool_lost)

    def follow(self, heads: HeadsOfRun, head: str, tile: str) -> None:
        """Take over what is chosen."""
        self._heads, self._head, self._tile = heads, head, tile
        if self.pointer is not None:
            self.pointer.places = heads.places

    def take(self, is_on: bool) -> None:
        """Take the map's tool, or give it back."""
        if self.pointer is None:
            return
        if is_on:
            self.pointer.take()
        else:
            self.pointer.give_back()
            self.clear()

    def clear(self) -> None:
        """Nothing glows."""
        if self.glow is not None:
            self.glow.clear()

    def point(self, position: int | None, patch: Patch | None) -> None:
        """The cursor is over a tile: it glows; in the chosen tile from the patch under the cursor."""
        if position is None or self._heads.places is None:
            self.clear()
            return
        tile = self._heads.places.tiles[position].name
        values = self._heads.values(self._head, tile, patch) if tile == self._tile else None
        self.show_glow(tile, values if values is not None else self._heads.values(self._head, tile))

    def show_glow(self, tile: str, values: Any | None) -> None:
        """Let a tile glow while the map's tool is ours."""
        places = self._heads.places
        position = places.position(tile) if places else None
        is_ours = self._canvas is not None and self._canvas.mapTool() is self.pointer
        if self.glow is None or places is None or position is None or not is_ours:
            return
        crs = places.scenes[places.tiles[position].scene].crs
        self.glow.show_at(places.corners(position), crs, self._heads.glow(values) if values is not None else None)

    def put_layer(self, values: Any) -> None:
        """Show what the chosen head looks at in the chosen tile as a layer. Raises: OSError."""
        places = self._heads.places
        position = places.position(self._tile) if places else None
        if self._canvas is not None and places is not None and position is not None:
            attention_layer.show_attention(self._heads.run, places, position, values,
                                           tr("Attention of {}").format(self._head))

    def go_to(self, tile: str) -> None:
        """Show a tile and what is around it."""
        places = self._heads.places
        position = places.position(tile) if places else None
        if self._canvas is None or places is None or position is None:
            return
        crs = places.scenes[places.tiles[position].scene].crs
        points = to_canvas(self._canvas, places.corners(position), crs)
        if points:
            xs, ys = [point.x() for point in points], [point.y() for point in points]
            box = QgsRectangle(min(xs), min(ys), max(xs), max(ys))
            box.scale(AROUND)
            self._canvas.setExtent(box)
            self._canvas.refresh()

    def _click(self, position: int | None, patch: Patch | None) -> None:
        if position is not None and self._heads.places is not None:
            self.clicked.emit(self._heads.places.tiles[position].name, patch)
