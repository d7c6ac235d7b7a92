"""The page Clusters: which cluster became which class and why; a person's names repaint the masks at once.

Names are in ``cluster_model``, painting in ``mask_repainter``; ``sparse_wsss:relabel`` brings them into the refinement.
"""

from __future__ import annotations

import numpy as np
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QTimer
from qgis.PyQt.QtGui import QImage, QKeyEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..qt import tr
from . import mask_layers
from .cluster_model import TABLE, ClusterNames, read_clusters
from .cluster_table import edit_of
from .clusters_form import ClustersForm
from .commands import command
from .dock_state import DockState
from .land_class import LandClass
from .mask_painter import CLUSTERS
from .mask_repainter import MaskRepainter
from .on_canvas import goes_with
from .page import Page
from .palette import PaletteProblem
from .relabeller import Relabeller, is_used, values_of
from .run_files import RunFiles
from .tile_pointer import TilePointer

LOOK_MS = 1500  # between looks at the files: masks are made once in minutes


class ClustersPage(Page):
    """A table of clusters by classes."""

    name = "clusters"

    def __init__(self, state: DockState, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(state, canvas, parent)
        self.form = ClustersForm()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.repainter = MaskRepainter(self)
        self.relabeller = Relabeller(self)
        self.pointer = TilePointer(canvas) if canvas is not None else None
        self.names: ClusterNames | None = None
        self._run = RunFiles("")
        self._seen: tuple[float, ...] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._wire()

    # ------------------------------------------------------------ what the dock asks

    def title(self) -> str:
        """Text of the tab."""
        return tr("Clusters")

    def command(self) -> str | None:
        """The algorithm that repaints the masks of the run."""
        return command("relabel", values_of(self._run)) if self.names is not None else None

    def shown(self) -> None:
        """Look at the files again, and go on looking."""
        super().shown()
        self.refresh()
        self._timer.start()

    def hidden(self) -> None:
        """Stop looking; give the map back."""
        super().hidden()
        self._timer.stop()
        self.form.on_map.setChecked(False)

    # ------------------------------------------------------------ the run

    def refresh(self) -> None:
        """Read the clusters when they are others than before."""
        if str(self._run.folder) != self.state.run:
            self._run, self._seen = RunFiles(self.state.run), None
        seen = tuple(self._run.changed_at("pseudomasks", name) for name in ("stage.json", TABLE, "tiles.json"))
        if seen != self._seen:
            self._seen = seen
            self.names = read_clusters(self._run)
            self.form.classes.show_classes(self._classes())
            self.repainter.open(self._run, self.names)
            self.show_names()
            self.command_changed.emit()
        self._show_use()

    def show_names(self) -> None:
        """Show the names as they are now."""
        form, names = self.form, self.names
        form.table.show_clusters(names, [one.colour for one in self._classes()])
        form.title.setText(title_of(names, self._run))
        form.busy.setVisible(self.repainter.is_busy or self.relabeller.is_busy)
        self._enable()
        self._show_use()

    def _classes(self) -> list[LandClass]:
        """Classes by their position, in the colours of the dock."""
        colours = {one.name: one.colour for one in self.state.classes}
        own = {one.name: one for one in self._run.classes()}
        names = self.names.classes if self.names is not None else ()
        return [LandClass(own[name].code if name in own else position, name,
                          colours.get(name) or (own[name].colour if name in own else "#808080"))
                for position, name in enumerate(names)]

    # ------------------------------------------------------------ edits

    def edit(self, what: str, *more: int) -> None:
        """Do one edit with the chosen clusters: ``rename``, ``merge``, ``split``, ``reset``, ``undo`` or ``redo``."""
        names, chosen = self.names, self.form.table.chosen()
        if names is None or (what not in ("undo", "redo") and not chosen):
            return
        chosen = [] if what in ("undo", "redo") else [chosen]  # type: ignore[assignment]
        before = names.to_csv()
        changed = getattr(names, what)(*chosen, *more)
        if names.to_csv() == before:
            return
        self.repainter.repaint(changed, names)
        self.show_names()
        self.repainter.draw(self.form.table.clusters.missing_strips())

    def _enable(self) -> None:
        form, names = self.form, self.names
        chosen = form.table.chosen() if names is not None else []
        for button in form.classes.buttons.values():
            button.setEnabled(bool(chosen))
        form.merge.setEnabled(len(chosen) > 1)
        form.reset.setEnabled(bool(chosen))
        form.split.setEnabled(names is not None and len(names.with_members(chosen)) > len(chosen))
        form.undo.setEnabled(names is not None and names.history.can_undo)
        form.redo.setEnabled(names is not None and names.history.can_redo)
        form.on_map.setEnabled(self.pointer is not None and self.repainter.masks is not None)

    # ------------------------------------------------------------ the masks on the map

    def _built(self) -> None:
        masks = self.repainter.masks
        if masks is None:
            return
        if self.pointer is not None:
            self.pointer.places = masks.places
        self.repainter.draw(self.form.table.clusters.missing_strips())
        self._put_layers()
        self.show_names()
        note = mask_layers.note_of(masks)
        if note:
            self.say(note)

    def _put_layers(self, *, recolour: bool = False) -> None:
        try:
            mask_layers.put(self.repainter.masks, self._classes(), recolour=recolour)
        except (OSError, PaletteProblem) as error:
            self.warn(tr("The masks cannot be shown as a layer: {}").format(error))

    def _repainted(self, tiles: int, pixels: int, seconds: float) -> None:
        self._put_layers()
        self.show_names()
        if pixels:
            self.say(tr("Repainted {} tiles in {:.2f} s. The names are saved.").format(tiles, seconds))
        else:
            self.say(tr("The names are saved."))

    def _failed(self, text: str) -> None:
        self.show_names()
        self.warn(text)

    def _drawn(self, strips: dict[tuple[int, ...], QImage]) -> None:
        self.form.table.clusters.show_strips(strips)
        self.form.busy.setVisible(self.repainter.is_busy or self.relabeller.is_busy)

    def choose_at(self, position: int | None, column: int, row: int) -> None:
        """Choose the cluster at a pixel of a tile."""
        if position is None or self.names is None:
            return
        try:
            clusters = np.load(self._run.path("pseudomasks", CLUSTERS), mmap_mode="r", allow_pickle=False)
            self.form.table.choose([int(clusters[position, row, column])])
        except (OSError, ValueError, IndexError):
            return

    # ------------------------------------------------------------ into the refinement

    @property
    def is_used(self) -> bool:
        """Tell whether the refinement uses the names as they are."""
        return self.names is not None and is_used(self._run, self.names)

    def _used(self, problem: str) -> None:
        self.show_names()
        if problem:
            self.warn(problem)
        else:
            self.say(tr("The refinement learns from these names from now on. Next step: run it on the page Run."))

    def _show_use(self) -> None:
        names, used = self.names, self.is_used
        self.form.use.setEnabled(names is not None and not used and not self.relabeller.is_busy)
        text = tr("The refinement uses these names.") if used else tr(
            "{} clusters have another name than the evidence gives; the refinement does not know yet.").format(
            len(names.edited) if names is not None else 0)
        self.form.use_state.setText(text if names is not None else "")

    # ------------------------------------------------------------ wiring

    def _wire(self) -> None:
        form = self.form
        self._timer.timeout.connect(self.refresh)
        form.classes.named.connect(lambda position: self.edit("rename", position))
        for name in ("merge", "split", "reset", "undo", "redo"):
            getattr(form, name).clicked.connect(lambda _=False, what=name: self.edit(what))
        form.use.clicked.connect(lambda: self.relabeller.start(self._run))
        self.relabeller.started.connect(self.show_names)
        self.relabeller.ended.connect(self._used)
        form.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.repainter.built.connect(self._built)
        self.repainter.repainted.connect(self._repainted)
        self.repainter.drawn.connect(self._drawn)
        self.repainter.failed.connect(self._failed)
        if self.pointer is not None:
            pointer = self.pointer
            goes_with(self, pointer)
            form.on_map.toggled.connect(lambda is_on: pointer.take() if is_on else pointer.give_back())
            pointer.deactivated.connect(lambda: form.on_map.setChecked(False))
            pointer.pixel_clicked.connect(self.choose_at)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the page from being shortcuts of the window, such as its own undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and edit_of(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys 1 to 9 name the chosen clusters, 0 and U make them unknown, M merges, undo and redo as everywhere."""
        edit = edit_of(event)
        if edit is None:
            super().keyPressEvent(event)
        elif len(edit) == 1 or edit[1] < len(self.names.classes if self.names is not None else ()):
            self.edit(*edit)

    def take_state(self, name: str) -> None:
        """Show another run, or other classes."""
        if name == "run":
            self.refresh()
        elif name == "classes" and self.names is not None:
            self.form.classes.show_classes(self._classes())
            self.show_names()
            if self.repainter.masks is not None:
                self._put_layers(recolour=True)


def title_of(names: ClusterNames | None, run: RunFiles) -> str:
    """What the page shows, in a line."""
    if names is None:
        return tr("No clusters yet. Next step: make pseudomasks with the method 'global' on the page Run.") if (
            run.is_named) else tr("No run is open. Next step: choose or start one on the page Run.")
    if not run.has("pseudomasks", "tiles.json"):
        return tr("{} clusters. They were made by an earlier version: run Pseudomasks again to see names on the "
                  "map.").format(len(names))
    doubtful = sum(one.margin < 0.1 for one in names.groups())
    return tr("{} clusters, {} of them in doubt. Choose rows and name them.").format(len(names), doubtful)
