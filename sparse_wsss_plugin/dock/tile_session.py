"""The tiles of an index while their labels are edited: read piece by piece, found by place, written at once.

Labels and their history are ``label_editor``'s, the file ``tile_index_file``'s; which tile is chosen, the page knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsSpatialIndex,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from . import tile_index_file
from .label_editor import LabelEditor
from .tile_index_file import Row

PIECE = 100  # tiles read at once: a few milliseconds


class TileSession(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """One tile index; ``loaded`` when all is read, or again when the file has other labels than we know."""

    loaded = pyqtSignal()
    failed = pyqtSignal(str)
    read = pyqtSignal(int, int)  # tiles read, of how many

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.crs = QgsCoordinateReferenceSystem()
        self.is_loaded = False
        self.n_written = 0  # tiles rewritten so far
        self._names: list[str] = []
        self._n_tiles = self._n_read = 0
        self._last = -1
        self._differing: dict[int, str | None] = {}
        self._is_other = False  # the file has other tiles than we know
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_piece)
        self._forget()

    def open(self, path: str, names: Sequence[str]) -> None:
        """Read a tile index from its beginning, while the window goes on."""
        self._timer.stop()
        self.path, self._names = path, list(names)
        self._forget()
        if path:
            self._begin()

    def refresh(self) -> None:
        """Read the file again; what we know stays, with its history, unless something differs."""
        if self.path and not self._timer.isActive():
            self._begin()

    def set_names(self, names: Sequence[str]) -> None:
        """Take other classes."""
        self._names = list(names)
        self.editor.set_names(names)

    # ------------------------------------------------------------ places

    def tile_at(self, point: QgsPointXY) -> int | None:
        """Key of the tile at a point; where tiles overlap, of the one whose middle is nearest."""
        spot = QgsRectangle(point, point)
        found = [fid for fid in self._index.intersects(spot) if self._boxes[fid].contains(point)]
        return min(found, key=lambda fid: self._boxes[fid].center().sqrDist(point), default=None)

    def tiles_in(self, box: QgsRectangle) -> list[int]:
        """Keys of the tiles whose middle lies in a rectangle, in the order of the file."""
        return sorted(fid for fid in self._index.intersects(box) if box.contains(self._boxes[fid].center()))

    def box(self, fid: int) -> QgsRectangle:
        """Extent of a tile."""
        return self._boxes[fid]

    def outline(self, fids: Sequence[int]) -> QgsGeometry:
        """Footprints of tiles as one geometry."""
        return QgsGeometry.collectGeometry([self._shapes[fid] for fid in fids])

    # ------------------------------------------------------------ reading and writing

    def write(self, labels: Mapping[int, tuple[str, str | None]]) -> None:
        """Put labels on the disk. Raises: IndexProblem."""
        tile_index_file.write(self.path, labels)
        self.n_written += len(labels)
        for fid in labels:
            self._differing.pop(fid, None)  # read before this was written

    def _forget(self) -> None:
        self.editor = LabelEditor(self._names, self.write)
        self._index, self._boxes, self._shapes = QgsSpatialIndex(), {}, {}
        self.is_loaded = False

    def _begin(self) -> None:
        self._last, self._n_read, self._differing, self._is_other = -1, 0, {}, False
        try:
            self._n_tiles = tile_index_file.count_tiles(self.path)
            code, wkt = tile_index_file.crs_of(self.path)
        except OSError as error:
            self._forget()
            self.failed.emit(str(error))
            return
        self.crs = QgsCoordinateReferenceSystem(code) if code else QgsCoordinateReferenceSystem.fromWkt(wkt)
        self._timer.start()

    def _read_piece(self) -> None:
        try:
            rows = tile_index_file.read_rows(self.path, self._last, PIECE)
        except OSError as error:
            self._timer.stop()
            self.failed.emit(str(error))
            return
        if not rows:
            self._timer.stop()
            self._end()
            return
        self._last, self._n_read = rows[-1].fid, self._n_read + len(rows)
        if self.is_loaded:
            self._compare(rows)
        else:
            self._take(rows)
            self.read.emit(self._n_read, self._n_tiles)

    def _take(self, rows: Sequence[Row]) -> None:
        for row in rows:
            shape = QgsGeometry()
            shape.fromWkb(row.wkb)
            self._shapes[row.fid], self._boxes[row.fid] = shape, shape.boundingBox()
            self._index.addFeature(row.fid, self._boxes[row.fid])
            self.editor.add(row.fid, row.tile, row.labels)

    def _compare(self, rows: Sequence[Row]) -> None:
        for row in rows:
            if row.fid not in self.editor or self.editor.tile(row.fid) != row.tile:
                self._is_other = True
            elif self.editor.text(row.fid) != row.labels:
                self._differing[row.fid] = row.labels

    def _end(self) -> None:
        if not self.is_loaded:
            self.is_loaded = True
        elif self._is_other or self._n_read != len(self.editor):
            self.open(self.path, self._names)
            return
        elif self._differing:
            self.editor.take_in(self._differing)
        else:
            return
        self.loaded.emit()
