"""Marks on the map: the tile that is labelled, and those that are chosen with it.

The states of all tiles are colours of their layer, see ``tile_style``.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..qt import POLYGONS
from .tile_session import TileSession

CURRENT, CHOSEN, HALO = QColor(255, 210, 0), QColor(255, 210, 0, 45), QColor(0, 0, 0, 160)
WIDTH_PX = 3


class TileMarks:
    """The marks on one map."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: list[QgsRubberBand] = []

    def show(self, session: TileSession, chosen: Sequence[int], current: int | None) -> None:
        """Mark tiles."""
        self.hide()
        others = [fid for fid in chosen if fid != current]
        if others:
            self._draw(session, session.outline(others), CHOSEN, 1)
        if current is not None:
            self._draw(session, session.outline([current]), CURRENT, WIDTH_PX)

    def hide(self) -> None:
        """Take the marks off the map."""
        for band in self._bands:
            sip.delete(band)
        self._bands.clear()

    @property
    def outlines(self) -> list[QgsGeometry]:
        """What is drawn, in the CRS of the map."""
        return [band.asGeometry() for band in self._bands]

    def _draw(self, session: TileSession, shape: QgsGeometry, colour: QColor, width: int) -> None:
        band = QgsRubberBand(self._canvas, POLYGONS)
        band.setFillColor(colour if width == 1 else QColor(0, 0, 0, 0))
        band.setStrokeColor(colour)
        band.setSecondaryStrokeColor(HALO)
        band.setBrushStyle(Qt.BrushStyle.SolidPattern if width == 1 else Qt.BrushStyle.NoBrush)
        band.setWidth(width)
        band.setToGeometry(shape, session.crs)
        self._bands.append(band)
