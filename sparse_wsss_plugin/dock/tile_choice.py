"""The tiles that are chosen, on the map and in the order they were: click, rectangle, zoom and marks.

Their labels are left to ``label_work``; without a map there is still a choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .label_tool import LabelTool
from .on_canvas import goes_with
from .tile_marks import TileMarks
from .tile_session import TileSession

AROUND = 3.0  # sides of a tile that the map shows of it and its surroundings
MOST_BEFORE = 1000


class TileChoice(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """``chosen`` by key, the last one being the current tile; ``changed`` when it is another choice."""

    changed = pyqtSignal()

    def __init__(self, session: TileSession, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen: list[int] = []
        self.tool = LabelTool(canvas) if canvas is not None else None
        self._session, self._canvas = session, canvas
        self._marks = TileMarks(canvas) if canvas is not None else None
        self._before: list[int] = []
        self._other_tool: QgsMapTool | None = None
        self._is_shown = False
        if self.tool is not None:
            goes_with(self, self.tool)
            self.tool.clicked.connect(self._click)
            self.tool.boxed.connect(self._box)

    @property
    def current(self) -> int | None:
        """Key of the current tile."""
        return self.chosen[-1] if self.chosen else None

    def choose(self, fids: Sequence[int], is_zoomed: bool = False) -> None:
        """Choose tiles; zoomed, the map goes to the last of them."""
        if self.chosen and list(fids) != self.chosen:
            self._before = [*self._before[-MOST_BEFORE:], self.chosen[-1]]
        self.chosen = list(fids)
        if is_zoomed and self._canvas is not None and self.chosen:
            box = self._transform().transformBoundingBox(self._session.box(self.chosen[-1]))
            box.scale(AROUND)
            self._canvas.setExtent(box)
            self._canvas.refresh()
        self.mark()
        self.changed.emit()

    def back(self) -> None:
        """Go to the tile that was current before."""
        while self._before and self._before[-1] == self.current:
            self._before.pop()
        if self._before:
            fid = self._before.pop()
            self.chosen = []  # going back is no step to go back to
            self.choose([fid], is_zoomed=True)

    def choose_in_view(self) -> None:
        """Choose all tiles that the map shows."""
        if self._canvas is not None:
            self._box(self._canvas.extent(), False)

    def keep_existing(self) -> None:
        """Forget tiles that are no longer there."""
        self.chosen = [fid for fid in self.chosen if fid in self._session.editor]
        self._before = [fid for fid in self._before if fid in self._session.editor]
        self.mark()

    def tile_at(self, point: QgsPointXY) -> int | None:
        """Key of the tile at a point of the map."""
        try:
            return self._session.tile_at(self._transform(is_back=True).transform(point))
        except QgsCsException:
            return None

    # ------------------------------------------------------------ on the map

    def show(self) -> None:
        """Mark the tiles and take the map tool."""
        self._is_shown = True
        self.mark()
        self.set_tool(True)

    def hide(self) -> None:
        """Take the marks off and give the map tool back."""
        self._is_shown = False
        self.set_tool(False)
        if self._marks is not None:
            self._marks.hide()

    def mark(self) -> None:
        """Mark what is chosen."""
        if self._marks is not None and self._is_shown:
            self._marks.show(self._session, self.chosen, self.current)

    def set_tool(self, is_ours: bool) -> None:
        """Take the map tool, or give back the one that was there."""
        canvas = self._canvas
        if canvas is None or is_ours == (canvas.mapTool() is self.tool):
            return
        if is_ours:
            self._other_tool = canvas.mapTool()
            canvas.setMapTool(self.tool)
        elif self._other_tool is not None and not sip.isdeleted(self._other_tool):
            canvas.setMapTool(self._other_tool)
        else:
            canvas.unsetMapTool(self.tool)

    def _click(self, point: QgsPointXY, is_adding: bool) -> None:
        fid = self.tile_at(point)
        kept = [one for one in self.chosen if one != fid] if is_adding else []
        is_taken_out = is_adding and fid in self.chosen
        self.choose(kept if fid is None or is_taken_out else [*kept, fid])

    def _box(self, box: QgsRectangle, is_adding: bool) -> None:
        try:
            found = self._session.tiles_in(self._transform(is_back=True).transformBoundingBox(box))
        except QgsCsException:
            found = []
        new = set(found)
        self.choose([*(fid for fid in self.chosen if is_adding and fid not in new), *found])

    def _transform(self, is_back: bool = False) -> QgsCoordinateTransform:
        ends = [self._session.crs, self._canvas.mapSettings().destinationCrs()]
        return QgsCoordinateTransform(*(reversed(ends) if is_back else ends), QgsProject.instance())
