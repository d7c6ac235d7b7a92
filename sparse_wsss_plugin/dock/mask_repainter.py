"""Keeps the pseudomasks on the map in step with a person's names: builds them once, then repaints single clusters.

The edited table is saved at once; everything heavy runs in tasks, one after the other, the newest names last. Layers
are left to the page.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QImage

from ..layers import open_raster
from ..qt import tr
from ..worker.errors import WorkerError
from .background import in_background
from .cluster_chips import ClusterChips
from .cluster_model import EDITED, ClusterNames
from .live_mask import LiveMask
from .mask_painter import MaskPainter
from .run_files import RunFiles, write_whole
from .tile_places import read_places

MOST_LAYERS = 12  # of a run of many small scenes; more would fill the layer tree
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
        paths = self.live.paths[:MOST_LAYERS]
        self.opened = {path: open_raster(path, is_styled=False) for path in paths}  # for whoever shows them

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
        self._edited: list[int] = []
        self._wanted: set[int] = set()
        self._unsaved: set[int] = set()  # painted when their names are saved, so that the map shows what is kept
        self._wished_s = 0.0
        self._can_build = False
        self._is_at_work = False  # building or painting
        self._number = 0

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being computed."""
        return self._n_tasks > 0

    def open(self, run: RunFiles, names: ClusterNames | None) -> None:
        """Build the masks of a run as they are named now; without names forget those of the run before."""
        self._number += 1
        self._run, self.masks, self._wanted, self._unsaved, self._is_at_work = run, None, set(), set(), False
        self._can_build = names is not None and run.has("pseudomasks", "tiles.json")
        if names is not None:
            self._names, self._edited = list(names.names), names.edited
        self._build()

    def repaint(self, clusters: list[int], names: ClusterNames) -> None:
        """Save the table now; paint clusters whose names have changed as soon as the paint before is dry."""
        self._unsaved |= set(clusters)
        try:
            write_whole(self._run.path("pseudomasks", EDITED), names.to_csv())
        except OSError as error:
            self.failed.emit(tr("The names of the clusters cannot be saved: {}. Next step: see that the run's folder "
                                "may be written, then name a cluster again.").format(error))
            return
        if not (self._wanted and self._is_at_work):
            self._wished_s = time.monotonic()
        self._wanted |= self._unsaved
        self._unsaved, self._names, self._edited = set(), list(names.names), names.edited
        if self.masks is None or not self._wanted:
            self.repainted.emit(0, 0, 0.0)
        self._build()
        self._paint()

    def draw(self, groups: list[tuple[int, ...]]) -> None:
        """Make the examples of groups."""
        masks = self.masks
        if masks is not None and groups:
            self._start(tr("Examples of clusters"), lambda: masks.strips(groups), self.drawn.emit)

    # ------------------------------------------------------------ helpers

    def _build(self) -> None:
        """Build the masks with the names as they are now, unless that is impossible or under way."""
        if self.masks is not None or not self._can_build or self._is_at_work:
            return
        run, names, edited = self._run, self._names, self._edited
        self._is_at_work, self._wanted = True, set()
        self._start(tr("Pseudomasks"), lambda: Masks(run, names, edited), self._take, self._give_up)

    def _take(self, masks: Masks) -> None:
        self.masks, self._is_at_work = masks, False
        self.built.emit()
        self._paint()

    def _give_up(self, _error: WorkerError) -> None:
        """Build no more of what is damaged."""
        self._is_at_work = self._can_build = False

    def _paint(self) -> None:
        """Paint what is wanted, unless something is wet; then it is painted afterwards."""
        masks, names, wanted, wished_s = self.masks, self._names, sorted(self._wanted), self._wished_s
        if masks is None or not wanted or self._is_at_work:
            return
        self._is_at_work, self._wanted = True, set()

        def dry(found: tuple[int, int]) -> None:
            self._is_at_work = False
            self.repainted.emit(*found, time.monotonic() - wished_s)
            self._paint()

        def keep_wanting(_error: WorkerError) -> None:
            self._is_at_work = False
            self._wanted |= set(wanted)  # painted with the next name

        self._start(tr("Clusters"), lambda: masks.repaint(wanted, names), dry, keep_wanting)

    def _start(self, text: str, work: Callable[[], Any], done: Callable[[Any], None],
               undone: Callable[[WorkerError], None] = lambda _error: None) -> None:
        """Work in the background; what comes of it counts while the same run is open."""
        number = self._number

        def end(result: Any) -> None:
            self._n_tasks -= 1
            if number == self._number:
                done(result)

        def fail(error: WorkerError) -> None:
            self._n_tasks -= 1
            if number == self._number:
                undone(error)
                self.failed.emit(error.text())

        self._n_tasks += 1
        in_background(text, lambda _is_cancelled: work(), end, fail, self)
