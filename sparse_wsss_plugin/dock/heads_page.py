"""The page Heads: which heads are open, live while they learn, how much each matters, and what it looks at.

It joins what ``heads_of_run`` knows, the widgets of ``heads_form``, the map and the worker's jobs.
"""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..qt import tr
from ..worker.errors import WorkerError
from .background import in_background
from .commands import command
from .dock_state import DockState
from .head_gallery import SHOWN
from .head_looker import HeadLooker, values_of
from .head_model import HeadTable
from .head_texts import cost_text, title_of
from .heads_form import HeadsForm
from .heads_of_run import Found, HeadsOfRun
from .heads_on_map import HeadsOnMap
from .ink import ink_of
from .page import Page
from .tile_pointer import Patch

LOOK_MS = 700  # between looks at the files: gates move slower


class HeadsPage(Page):
    """Layer by head, live; a click shows what the head looks at, here and over the map."""

    name = "heads"

    def __init__(self, state: DockState, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(state, canvas, parent)
        self.heads = HeadsOfRun("")
        self.tile = ""
        self._is_makeshift = False  # the tile was chosen before the stage has said which one shows most
        self._reading: HeadsOfRun | None = None
        self._has_failed = False
        self.form = HeadsForm(lambda tile: self.heads.picture_with(self.head, tile))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.looker = HeadLooker(self)
        self.on_map = HeadsOnMap(canvas, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._wire()
        self.open(state.run)

    @property
    def head(self) -> str:
        """Name of the chosen head."""
        return str(self.form.grid.head)

    @property
    def patch(self) -> Patch | None:
        """Patch that is looked from, None for the class token."""
        return self.form.view.pin

    # ------------------------------------------------------------ what the dock asks

    def title(self) -> str:
        """Text of the tab."""
        return tr("Heads")

    def command(self) -> str | None:
        """The algorithm that looks at the chosen tile."""
        return command("heads", values_of(self.heads.run, self.tile)) if self.heads.run.record("train") else None

    def shown(self) -> None:
        """Look at the files again, and go on looking; what could not be read is tried once more."""
        super().shown()
        if self._has_failed:
            self.heads.forget()
        self.refresh()
        self._timer.start()

    def hidden(self) -> None:
        """Stop looking; give the map back."""
        super().hidden()
        self._timer.stop()
        self.form.on_map.setChecked(False)
        self.on_map.clear()

    # ------------------------------------------------------------ the run

    def open(self, folder: str) -> None:
        """Show another run."""
        self.heads = HeadsOfRun(folder)
        self.tile, self._is_makeshift = "", False
        self._has_failed = False
        self.form.forget()
        self.refresh()

    def refresh(self) -> None:
        """Show what is new in the run."""
        if self._reading is self.heads:
            return
        is_moving, is_new = self.heads.look()
        if is_new and self.heads.is_large:
            self._read_in_background()
        elif is_new:
            self.heads.take(self.heads.read())
            self._read()
        elif is_moving:
            self._show_table(self.heads.table)
        if is_moving or is_new:
            self.form.show_steps(len(self.heads.history.tables))

    def _read_in_background(self) -> None:
        heads = self._reading = self.heads

        def take(found: Found) -> None:
            if heads is self.heads:
                self._reading, self._has_failed = None, False
                heads.take(found)
                self._read()

        def fail(error: WorkerError) -> None:
            if heads is self.heads:
                self._reading, self._has_failed = None, True
                self.warn(error.text())

        in_background(tr("Attention heads"), lambda _is_cancelled: heads.read(), take, fail, self)

    def _read(self) -> None:
        places = self.heads.places
        self.form.show_classes(self.heads.table.classes)
        self._show_table(self.heads.table)
        self.form.show_tiles([one.name for one in places.tiles] if places else [])
        self.form.measure.setVisible(bool(self.heads.run.record("train")) and self.heads.strengths is None)
        if places is not None and (self._is_makeshift or places.position(self.tile) is None):
            self.choose_tile(self.heads.first_tile, ask=False)
            self._is_makeshift = not self.heads.run.record("heads")
        self.command_changed.emit()

    def _show_table(self, table: HeadTable) -> None:
        self.form.show_heads(table)
        self.form.title.setText(title_of(table, self.heads.run.is_named))
        self.form.cost.setText(cost_text(table, ink_of(self).name()))

    def _show_step(self, number: int) -> None:
        """Show an earlier step of the training; the last one is how it is now."""
        tables = self.heads.history.tables
        self._show_table(tables[number] if number < len(tables) - 1 else self.heads.table)

    # ------------------------------------------------------------ heads, tiles, patches

    def choose_head(self, name: str) -> None:
        """Show what a head looks at, and where it is strongest."""
        self.form.choose_head(name)
        self._show_gallery()
        self.show_attention(ask=True)

    def choose_tile(self, tile: str, *, ask: bool = True) -> None:
        """Show a tile; ``ask`` the worker for what is not known of it."""
        places = self.heads.places
        position = places.position(tile) if places else None
        if places is None or position is None:
            return
        self.tile, self._is_makeshift = tile, False
        self.form.choose_tile(position)
        self.form.view.show_tile(self.heads.picture(tile), places.grid, "")
        self.show_attention(ask=ask)
        self.command_changed.emit()

    def show_attention(self, *, ask: bool = False) -> None:
        """Show attention in the view and as a layer, or ask the worker for it."""
        self.on_map.follow(self.heads, self.head, self.tile)
        if not self.head or not self.tile:
            self.form.hint.setText(tr("Click an open head to see what it looks at."))
            if self.head and ask and self.heads.run.record("train"):
                self.look()  # a run of an earlier version has no list of its tiles yet
            return
        values = self.heads.values(self.head, self.tile, self.patch)
        if ask and (values is None or not self.heads.has_patches(self.head, self.tile)):
            self.look()
        self.form.view.set_busy(self.looker.is_busy and values is None)
        if values is None:
            self.form.view.show_glow(None, tr("Not looked at yet"))
            return
        self._draw(values, self.patch)
        if ask:
            self._put_layer(values)

    def look(self) -> None:
        """Ask the worker for the chosen tile."""
        self.looker.look(self.heads.run, self.tile)

    def _show_gallery(self) -> None:
        strengths = self.heads.strengths
        strongest = strengths.strongest(self.head, SHOWN) if strengths is not None else []
        self.form.gallery_title.setText(tr("Where {} is strongest").format(self.head) if strongest else "")
        self.form.gallery.show_tiles(strongest)

    def _draw(self, values: Any, patch: Patch | None) -> None:
        source = tr("patch {},{}").format(*patch) if patch is not None else tr("the class token")
        self.form.view.show_glow(self.heads.glow(values))
        self.form.hint.setText(tr("{} from {} in {}").format(self.head, source, self.tile))

    def _put_layer(self, values: Any) -> None:
        try:
            self.on_map.put_layer(values)
        except OSError as error:
            self.warn(tr("The attention cannot be shown as a layer: {}. Next step: see that the run's folder may be "
                         "written.").format(error))

    # ------------------------------------------------------------ what happens

    def _wire(self) -> None:
        form = self.form
        self._timer.timeout.connect(self.refresh)
        form.of_class.currentIndexChanged.connect(lambda _: form.show_heads(self.heads.table))
        form.step.valueChanged.connect(self._show_step)
        form.grid.chosen.connect(self.choose_head)
        form.ranking.chosen.connect(self.choose_head)
        form.cost.linkActivated.connect(self.choose_head)
        form.measure.clicked.connect(self.look)
        form.tile.currentIndexChanged.connect(lambda row: self.choose_tile(form.tile.itemText(row)))
        form.gallery.chosen.connect(self._go_to)
        form.view.hovered.connect(self._hover)
        form.view.pinned.connect(lambda _: self.show_attention(ask=True))
        form.on_map.setEnabled(self.canvas is not None)
        form.on_map.toggled.connect(self.on_map.take)
        self.on_map.clicked.connect(self._click)
        self.on_map.tool_lost.connect(lambda: form.on_map.setChecked(False))
        self.looker.looked.connect(self._looked)
        self.looker.failed.connect(self.warn)
        self.looker.busy_changed.connect(self._show_busy)

    def take_state(self, name: str) -> None:
        """Show another run."""
        if name == "run":
            self.open(self.state.run)

    def _show_busy(self, is_busy: bool) -> None:
        self.form.busy.setVisible(is_busy)
        self.form.measure.setEnabled(not is_busy)
        if not is_busy:
            self.form.view.set_busy(False)

    def _looked(self, tile: str) -> None:
        self.refresh()
        self._show_gallery()
        self.show_attention(ask=tile == self.tile)
        self.say(tr("The heads were looked at in {}.").format(tile))

    def _hover(self, patch: Patch | None) -> None:
        """Look from the patch under the cursor; outside the tile from what is kept."""
        shown = patch if patch is not None else self.patch
        values = self.heads.values(self.head, self.tile, shown)
        if values is not None:
            self._draw(values, shown)
            self.on_map.show_glow(self.tile, values)
        elif self.head and not self.looker.is_busy:
            self.form.hint.setText(tr("Click to look from this patch."))

    def _click(self, tile: str, patch: Patch | None) -> None:
        """On the map: another tile is chosen, a patch of the chosen one is looked from."""
        if tile != self.tile:
            self.choose_tile(tile)
        elif self.head and patch is not None:
            self.form.view.keep(patch)

    def _go_to(self, tile: str) -> None:
        self.choose_tile(tile)
        self.on_map.go_to(tile)
