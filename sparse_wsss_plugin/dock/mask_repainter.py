"""Keeps the pseudomasks on the map in step with a person's names: builds them once, then repaints single clusters.

Everything heavy runs in tasks, one after the other, the newest names last; the edited table is saved first. Layers are
left to the page.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QImage

from ..qt import tr
from ..worker.errors import WorkerError
from .background import in_background
from .cluster_chips import ClusterChips
from .cluster_model import EDITED, ClusterNames
from .live_mask import LiveMask
from .mask_painter import MaskPainter
from .run_files import RunFiles, write_whole
from .tile_places import read_places

Strips = dict[tuple[int, ...], QImage]


class Masks:
    """What is needed to paint the masks of one run; made on a thread."""

    def __init__(self, run: RunFiles, names: list[int], edited: list[int]) -> None:
        places = read_places(run, "pseudomasks")
        if places is None:
            raise WorkerError(tr("These masks were made by an earlier version."), hint=tr("Run Pseudomasks again."))
        self.run, self.places = run, places
        self.painter = MaskPainter(run, places)
        self.counts = self.painter.counts()
        self.live = LiveMask(run, places)
        self.live.build()
        self.repaint(edited, names)

    def repaint(self, clusters: list[int], names: list[int]) -> tuple[int, int]:
        """Paint clusters. Returns: number of tiles that hold them, and of pixels that were painted."""
        if not clusters:
            return 0, 0
        pixels, tiles = 0, int((self.counts[:, clusters].sum(1) > 0).sum())
        for painted in self.painter.paint(clusters, names, self.counts):
            self.live.write(painted)
            pixels += len(painted.tile)
        self.live.flush()
        return tiles, pixels

    def strips(self, groups: list[tuple[int, ...]]) -> Strips:
        """Examples of groups of clusters."""
        chips = ClusterChips(self.run, self.places, self.counts)
        return {members: chips.strip(members) for members in groups}


class MaskRepainter(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """The work of the page Clusters; ``masks`` is None until it is ``built``."""

    built = pyqtSignal()
    repainted = pyqtSignal(int, int, float)  # tiles, pixels, seconds since the wish
    drawn = pyqtSignal(object)  # examples by members
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.masks: Masks | None = None
        self._run = RunFiles("")
        self._n_tasks = 0
        self._names: list[int] = []
        self._text = self._saved = ""
        self._wanted: set[int] = set()
        self._wished_s = 0.0
        self._is_painting = False
        self._number = 0

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being computed."""
        return self._n_tasks > 0

    def open(self, run: RunFiles, names: ClusterNames | None) -> None:
        """Build the masks of a run as they are named now; without names forget those of the run before."""
        self._number += 1
        self._run, self.masks, self._wanted, self._is_painting = run, None, set(), False
        if names is None or not run.has("pseudomasks", "tiles.json"):
            return
        given, edited = list(names.names), names.edited
        self._start(tr("Pseudomasks"), lambda: Masks(run, given, edited), self._take)

    def repaint(self, clusters: list[int], names: ClusterNames) -> None:
        """Save the table; paint clusters whose names have changed as soon as the paint before is dry."""
        if not self._wanted:
            self._wished_s = time.monotonic()
        self._wanted |= set(clusters)
        self._names, self._text = list(names.names), names.to_csv()
        if not self._is_painting:
            self._paint()

    def draw(self, groups: list[tuple[int, ...]]) -> None:
        """Make the examples of groups."""
        masks = self.masks
        if masks is not None and groups:
            self._start(tr("Examples of clusters"), lambda: masks.strips(groups), self.drawn.emit)

    # ------------------------------------------------------------ helpers

    def _start(self, text: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Work in the background; what comes of it counts while the same run is open."""
        number = self._number

        def end(result: Any) -> None:
            if sip.isdeleted(self):  # the dock was closed meanwhile
                return
            self._n_tasks -= 1
            if number == self._number:
                done(result)

        def fail(error: WorkerError) -> None:
            if sip.isdeleted(self):
                return
            self._n_tasks -= 1
            if number == self._number:
                self._is_painting = False
                self.failed.emit(error.text())

        self._n_tasks += 1
        in_background(text, lambda _is_cancelled: work(), end, fail, self)

    def _take(self, masks: Masks) -> None:
        self.masks = masks
        self.built.emit()
        if self._wanted and not self._is_painting:
            self._paint()

    def _paint(self) -> None:
        masks, names, path = self.masks, self._names, self._run.path("pseudomasks", EDITED)
        wanted, text, wished_s = sorted(self._wanted), self._text, self._wished_s
        self._is_painting, self._saved = True, text
        if masks is not None:
            self._wanted = set()
        self._start(tr("Clusters"), lambda: _save_and_paint(path, text, masks, wanted, names),
                    lambda found: self._dry(*found, wished_s))

    def _dry(self, tiles: int, pixels: int, wished_s: float) -> None:
        self._is_painting = False
        self.repainted.emit(tiles, pixels, time.monotonic() - wished_s)
        if (self._wanted and self.masks is not None) or self._text != self._saved:
            self._paint()


def _save_and_paint(path: Path, text: str, masks: Masks | None, clusters: list[int], names: list[int]
                    ) -> tuple[int, int]:
    write_whole(path, text)
    return masks.repaint(clusters, names) if masks is not None else (0, 0)
