"""Page "Data": pick a raster, see the grid of tiles on the map, name the classes, cut.

The form is ``cut_form``'s, the table ``class_table``'s, the worker's job ``run_task``'s; here they meet.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QFrame,
    QGroupBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..qt import tr
from . import layer_group, tile_index_file
from .class_change import write_classes
from .class_source import ClassSource
from .class_table import ClassTable
from .commands import command
from .cut_form import CutForm
from .dock_state import DockState
from .grid_band import GridBand, plan_text, whole_window, window_of
from .grid_plan import GridPlan
from .job_row import JobRow
from .land_class import LandClass
from .page import Page
from .palette import PaletteProblem, of_tile_index

MOVE_MS = 150  # the grid follows the map when it rests


class DataPage(Page):
    """Pick a raster, cut tiles, name the classes."""

    name = "data"

    def __init__(self, state: DockState, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(state, canvas, parent)
        self.form, self.table, self.source = CutForm(state), ClassTable(), ClassSource(state)
        self.cut = JobRow(tr("&Cut tiles"), tr("Write the tile index; the pixels stay where they are"))
        self.open_button, self.index = QPushButton(tr("&Open…")), QLabel()
        self.grid = GridBand(canvas) if canvas is not None else None
        self._n_loads = 0  # of the project for which tiles are being cut
        self._build()
        self._connect()
        self.take_state("")

    def title(self) -> str:
        """Text of the tab."""
        return tr("Data")

    def command(self) -> str | None:
        """The algorithm ``tiles`` as it stands here."""
        return command("tiles", {**self.form.values(), "extent": self._extent()}) if self.state.raster else None

    def shown(self) -> None:
        """Draw the grid, and look whether the tile index has changed."""
        super().shown()
        self._draw()
        self._show_index()

    def hidden(self) -> None:
        """Take the grid off the map."""
        super().hidden()
        if self.grid is not None:
            self.grid.hide()

    # ------------------------------------------------------------ how it is built

    def _build(self) -> None:
        tiles, classes, body = QGroupBox(tr("Tiles")), QGroupBox(tr("Classes")), QWidget()
        self.open_button.setToolTip(tr("Open a tile index: go on with tiles that were cut before"))
        self.index.setWordWrap(True)
        self.cut.row.insertWidget(1, self.open_button)
        inner = QVBoxLayout(tiles)
        inner.addWidget(self.form)
        inner.addWidget(self.cut)
        inner.addWidget(self.index)
        inner = QVBoxLayout(classes)
        inner.addWidget(self.table)
        inner.addWidget(self.source)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(tiles)
        layout.addWidget(classes, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(body.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _connect(self) -> None:
        self.form.changed.connect(self._draw)
        self.form.refused.connect(self.warn)
        self.form.opened.connect(self._show_raster)
        self.table.refused.connect(self.warn)
        self.table.edited.connect(self._take_classes)
        self.source.picked.connect(self._take_others)
        self.source.refused.connect(self.warn)
        self.source.told.connect(self.say)
        self.cut.asked.connect(self._cut)
        self.cut.done.connect(self._take_cut)
        self.cut.failed.connect(self.warn)
        self.open_button.clicked.connect(self._ask_for_index)
        if self.canvas is not None:
            self._rest = QTimer(self)
            self._rest.setSingleShot(True)
            self._rest.setInterval(MOVE_MS)
            self._rest.timeout.connect(self._draw)
            self.canvas.extentsChanged.connect(self._follow)
            self.canvas.destinationCrsChanged.connect(self._draw)  # lines stay where their CRS was

    # ------------------------------------------------------------ the grid

    def _show_raster(self, role: str, path: str) -> None:
        """Put a raster that was opened from the disk on the map."""
        is_there = any(layer_group.same_file(one, path) for one in QgsProject.instance().mapLayers().values())
        if is_there:
            return
        layer = layer_group.put(role, path, Path(path).stem, opened=self.form.pickers[role].take_own())
        self.form.take_state()  # the list names it by its layer now
        if role == "scene" and self.canvas is not None:
            self.canvas.setExtent(self.canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
            self.canvas.refresh()

    def _follow(self) -> None:
        if self.is_front and self.state.raster:
            self._rest.start()

    def _plan(self, raster: QgsRasterLayer) -> GridPlan:
        window = whole_window(raster)
        if self.form.view_only.isChecked() and self.canvas is not None:
            window = window_of(raster, self.canvas.extent(), self.canvas.mapSettings().destinationCrs())
        return GridPlan(window, self.state.tile_size, self.state.stride)

    def _extent(self) -> str | None:
        if not self.form.view_only.isChecked() or self.canvas is None:
            return None
        box, code = self.canvas.extent(), self.canvas.mapSettings().destinationCrs().authid()
        corners = ",".join(repr(side) for side in (box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum()))
        return f"{corners} [{code}]" if code else corners

    def _draw(self) -> None:
        raster = self.form.raster.layer()
        self.form.show_bands()
        self.cut.setEnabled(raster is not None or self.cut.is_running)
        self.command_changed.emit()
        if raster is not None:
            self.form.plan.setText(plan_text(self._plan(raster), raster))
        elif self.form.raster.is_opening:
            self.form.plan.setText(tr("Opening the raster…"))
        else:
            self.form.plan.setText(tr("{} cannot be opened. Next step: pick another raster.").format(self.state.raster)
                                   if self.state.raster else tr("Pick a raster to see its tiles."))
        if self.grid is None:
            return
        if raster is None or not self.is_front:
            self.grid.hide()
        else:
            self.grid.show(raster, self._plan(raster))

    # ------------------------------------------------------------ cutting

    def _cut(self) -> None:
        output = self.form.output.filePath()
        if os.path.exists(output):
            self.warn(tr("{} is there already; labels in it would be lost. Next step: give another name.").format(
                output))
        elif self.cut.start("tiles", {**self.form.values(), "extent": self._extent()}, tr("Cut tiles")):
            self._n_loads = self.state.n_loads
            self.say(tr("Cutting tiles…"))

    def _take_cut(self, outputs: dict[str, Any]) -> None:
        path = str(outputs["output"])
        if self._n_loads != self.state.n_loads:
            self.say(tr("The tiles of the project before are in {}. Next step: open them there.").format(path))
            return
        is_open = self.open_index(path)
        self.form.propose_output()
        if is_open:
            self.say(tr("{} tiles were cut.").format(outputs.get("n_tiles", "")))

    # ------------------------------------------------------------ the tile index and the classes

    def open_index(self, path: str) -> bool:
        """Take a tile index, with the classes that it has, or ours for one that has none; tells whether it could."""
        try:
            found = list(of_tile_index(path).classes)
            layer_group.refuse_edited("tiles", path)
            if not found and self.state.classes:
                write_classes(path, [], self.state.classes)
            layer_group.put("tiles", path, tr("Tiles"))
        except (OSError, PaletteProblem) as error:
            self.warn(str(error))
            return False
        self.state.set(tiles=path, classes=found or self.state.classes)
        self._show_index()
        return True

    def _ask_for_index(self) -> None:
        folder = os.path.dirname(self.state.tiles) or QgsProject.instance().absolutePath()
        path, _ = QFileDialog.getOpenFileName(self, tr("Open a tile index"), folder, "GeoPackage (*.gpkg)")
        if path:
            self.open_index(path)

    def _take_others(self, classes: list[LandClass]) -> None:
        """Take the classes of another source: its codes may mean other classes than ours."""
        self._take_classes(classes, is_edit=False)

    def _take_classes(self, classes: list[LandClass], is_edit: bool = True) -> None:
        path, old = self.state.tiles, self.state.classes
        try:
            n_renamed = write_classes(path, old, classes, is_edit) if path and os.path.exists(path) else 0
        except OSError as error:
            self.warn(str(error))
            self.table.set_classes(self.state.classes)
            return
        self.state.set(classes=classes)
        if n_renamed:
            self.say(tr("{} tiles have the new name in their labels.").format(n_renamed))

    def take_state(self, name: str) -> None:
        """Show raster, grid, classes or tiles; all of them for ""."""
        if name in ("", "raster", "sar", "bands", "sar_bands", "tile_size", "stride"):
            self.form.take_state()
            self._draw()
        if name in ("", "classes"):
            self.table.set_classes(self.state.classes)
        if name in ("", "tiles"):
            self._show_index()

    def _show_index(self) -> None:
        path = self.state.tiles
        if not path:
            self.index.setText(tr("No tiles are cut yet."))
            return
        try:
            self.index.setText(tr("{}: {} tiles").format(Path(path).name, tile_index_file.count_tiles(path)))
        except OSError as error:
            self.index.setText(str(error))
