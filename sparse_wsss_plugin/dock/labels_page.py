"""Page "Labels": choose tiles on the map, say which classes occur in them, by mouse or by keyboard alone.

What can be done is ``label_work``'s, what is chosen ``tile_choice``'s, the tiles ``tile_session``'s; here they meet.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ..layers import open_vector
from ..qt import tr
from . import layer_group
from .background import in_background
from .class_change import write_classes
from .commands import command
from .dock_state import DockState
from .label_import import LabelImport
from .label_key_filter import LabelKeyFilter
from .label_panel import LabelPanel
from .label_tables import LabelTables, classes_beside, table_beside
from .label_work import LabelWork
from .land_class import LandClass
from .page import Page
from .run_task import board
from .tile_choice import TileChoice
from .tile_scores import uncertainty_of
from .tile_session import TileSession
from .tile_style import show_states


class LabelsPage(Page):
    """Say which classes occur in each tile."""

    name = "labels"

    def __init__(self, state: DockState, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(state, canvas, parent)
        self.panel, self.importer = LabelPanel(), LabelImport(state)
        self.tables, self.session = LabelTables(), TileSession(self)
        self.choice = TileChoice(self.session, canvas, self)
        self.work = LabelWork(self.session, self.choice, self)
        self.keys = LabelKeyFilter(self.choice.tool, self)
        self._layer: QgsVectorLayer | None = None
        self._build()
        self._connect()
        self._open()

    def title(self) -> str:
        """Text of the tab."""
        return tr("Labels")

    def command(self) -> str | None:
        """The algorithm ``labels`` with the reference that is picked, else with a table beside the tiles.

        None while it would read a table that nobody has saved yet, or since the labels or the classes changed.
        """
        tiles, classes, values = self.state.tiles, self.state.classes, self.importer.values()
        if not tiles or (classes and not self.tables.has_classes(tiles, classes)):
            return None
        if not values["reference"]:
            if not self.tables.has_labels(tiles, self.session.editor.rows()):
                return None
            values = {"tiles": tiles, "reference": table_beside(tiles)}
        output = f"{Path(tiles.split('|')[0]).with_suffix('')}_labelled.gpkg"
        return command("labels", {**values, "classes": classes and classes_beside(tiles), "output": output})

    def missing(self) -> str:
        """Say what the command waits for."""
        if not self.state.tiles or not self.session.editor.n_labelled:
            return super().missing()
        return tr("The command reads tables beside the tile index, and they do not have the labels and classes of the "
                  "tiles. Next step: press 'Save as a table' under 'Labels from a layer or a table'.")

    def shown(self) -> None:
        """Take the map tool and the keys, and look whether the files have changed."""
        has_other_tiles = "tiles" in self._missed
        super().shown()
        if not has_other_tiles:  # which are opened already
            self._show_layer()
        self.session.refresh()
        self._rate()
        if self.canvas is not None:
            self.canvas.installEventFilter(self.keys)
        self.choice.show()
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.setFocus()  # a click on the tab: the keys are ours from now on
        self._show()

    def hidden(self) -> None:
        """Give the map tool and the keys back."""
        super().hidden()
        if self.canvas is not None:
            self.canvas.removeEventFilter(self.keys)
        self.choice.hide()

    # ------------------------------------------------------------ how it is built

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.panel)
        layout.addWidget(self.importer)
        layout.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.installEventFilter(self.keys)

    def _connect(self) -> None:
        self.panel.asked.connect(self.work.do)
        self.panel.tool_asked.connect(self.choice.set_tool)
        self.panel.paint_asked.connect(self.work.set_painting)
        self.keys.asked.connect(self.work.do)
        self.work.said.connect(self.said)
        self.work.changed.connect(self._labels_changed)
        self.work.is_locked = lambda: self._layer is not None and self._layer.isEditable()
        self.choice.changed.connect(self._show)
        self.importer.found.connect(self._take_import)
        self.importer.failed.connect(self.warn)
        self.importer.changed.connect(self.command_changed)
        self.importer.save_button.clicked.connect(self.save_table)
        self.session.loaded.connect(self._loaded)
        self.session.failed.connect(self.warn)
        self.session.read.connect(self.panel.show_reading)
        board().ended.connect(self._rate)  # a job may have rated the tiles
        if self.choice.tool is not None:
            self.choice.tool.activated.connect(lambda: self.panel.tool.setChecked(True))
            self.choice.tool.deactivated.connect(lambda: self.panel.tool.setChecked(False))

    # ------------------------------------------------------------ files and state

    def _open(self) -> None:
        self._take_classes()
        self.session.open(self.state.tiles, [one.name for one in self.state.classes])
        self.choice.keep_existing()
        self._show()

    def _take_classes(self) -> None:
        self.keys.n_classes = len(self.state.classes)
        self.session.set_names([one.name for one in self.state.classes])
        self.panel.chips.set_classes(self.state.classes)

    def take_state(self, name: str) -> None:
        """Open other tiles, or name their classes anew."""
        if name == "tiles":
            self._open()
            self._show_layer()
            self.command_changed.emit()
        elif name == "classes":
            self._take_classes()
            self.session.refresh()  # another name of a class is in the labels too
            self._show()
            self.command_changed.emit()
        elif name == "run":
            self._rate()

    def _loaded(self) -> None:
        self.choice.keep_existing()
        if self._layer is not None:
            self._layer.triggerRepaint()
        self.command_changed.emit()
        self._show()

    def save_table(self) -> None:
        """Write labels and classes as tables beside the tiles, which the command on this page reads."""
        path = table_beside(self.state.tiles)
        try:
            self.tables.write(self.state.tiles, self.session.editor.rows(), self.state.classes)
        except OSError as error:
            self.warn(tr("{} cannot be written: {}. Next step: free its folder or its disk.").format(path, error))
            return
        self.say(tr("The labels are in {}.").format(path))
        self.command_changed.emit()

    def _rate(self, *_: object) -> None:
        self.work.uncertainty = uncertainty_of(self.state.run)
        self.panel.show_helpful(len(self.work.uncertainty))

    def _take_import(self, texts: dict[str, str], classes: list[LandClass], is_replacing: bool) -> None:
        if not self.state.classes and classes:
            try:
                write_classes(self.state.tiles, [], classes)
            except OSError as error:
                self.warn(str(error))
                return
            self.state.set(classes=classes)
        self.work.take_over(texts, is_replacing)

    # ------------------------------------------------------------ showing

    def _show_layer(self) -> None:
        """See that the tiles are on the map, coloured by state."""
        if not self.state.tiles:
            self.say(tr("Cut tiles on the page Data, or open a tile index there."))
            return
        path, layer = self.state.tiles, layer_group.layer_of("tiles")
        if layer is not None and layer_group.same_file(layer, path):
            self._take_layer(layer)
            return
        in_background(tr("Sparse WSSS: open the tiles"), lambda _: open_vector(path),
                      lambda opened: self._take_opened(path, opened), lambda error: self.warn(error.text()), self)

    def _take_opened(self, path: str, opened: QgsVectorLayer | None) -> None:
        if path != self.state.tiles or not self.is_front:
            return  # others were opened meanwhile
        try:
            self._take_layer(layer_group.put("tiles", path, tr("Tiles"), opened=opened))
        except OSError as error:
            self.warn(str(error))

    def _take_layer(self, layer: QgsVectorLayer) -> None:
        show_states(layer)
        if layer is not self._layer:
            self._layer = layer
            layer.editingStopped.connect(self.session.refresh)
            layer.willBeDeleted.connect(self._forget_layer)

    def _forget_layer(self) -> None:
        self._layer = None

    def _labels_changed(self, n_tiles: int) -> None:
        if n_tiles and self._layer is not None:
            self._layer.triggerRepaint()
        if n_tiles:
            self.command_changed.emit()  # a table of the labels before is none that it may read
        self._show()

    def _show(self) -> None:
        editor, chosen = self.session.editor, self.choice.chosen
        self.panel.show_counts(editor, self.state.classes)
        if self.work.is_painting:
            title = tr("Brush: drag over tiles to give them these labels")
        elif not self.state.classes:
            title = tr("There are no classes yet. Name them on the page Data.")
        elif not chosen:
            title = tr("No tile is chosen. Click on the map, or press the space bar.")
        else:
            title = editor.tile(chosen[0]) if len(chosen) == 1 else tr("{} tiles are chosen").format(len(chosen))
        self.panel.show_labels(title, self.work.labels())
