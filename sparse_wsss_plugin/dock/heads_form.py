"""The widgets of the page Heads and how they stand; what they do is wired by ``heads_page``."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..qt import tr
from .attention_view import AttentionView
from .gate_grid import GateGrid
from .head_gallery import HeadGallery
from .head_model import Head, HeadTable
from .head_ranking import GateHistogram, HeadRanking

RANKING_ROWS = 6


class HeadsForm(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """From top to bottom: gates, what one less would cost, the order of the heads, a tile, the gallery."""

    def __init__(self, picture: Callable[[str], QImage | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.of_class = QComboBox()
        self.grid = GateGrid()
        self.step = QSlider(Qt.Orientation.Horizontal)
        self.histogram = GateHistogram()
        self.cost = QLabel()
        self.ranking = HeadRanking()
        self.view = AttentionView()
        self.tile = QComboBox()
        self.on_map = QToolButton()
        self.measure = QToolButton()
        self.busy = QProgressBar()
        self.hint = QLabel()
        self.gallery_title = QLabel()
        self.gallery = HeadGallery(picture)
        self._name()
        self._build()
        self.forget()

    # ------------------------------------------------------------ showing

    def forget(self) -> None:
        """Show nothing, for another run."""
        self.grid.choose("")
        self.gallery.show_tiles([])
        self.gallery_title.setText("")
        self.hint.setText("")
        self.view.show_tile(None, 1, "")
        self.show_steps(0)
        self.show_classes([])
        self.show_tiles([])
        self.show_heads(HeadTable())

    def show_heads(self, table: HeadTable) -> None:
        """Show gates, their histogram and the order of the heads for the class that is chosen."""
        of_class = str(self.of_class.currentData() or "")
        chosen = table.of(self.grid.head) or Head(0, 0, 0.0, False)
        if table.step is None and table.heads and not chosen.is_open:
            self.grid.choose("")
        self.grid.show_heads(table, of_class)
        self.histogram.show_heads(table)
        self.histogram.setVisible(bool(table.heads))
        self.ranking.setVisible(table.is_measured)
        self.ranking.show_heads(table, of_class, self.grid.head)
        rows = max(1, min(RANKING_ROWS, self.ranking.rowCount())) * self.ranking.verticalHeader().defaultSectionSize()
        self.ranking.setFixedHeight(rows + self.ranking.horizontalHeader().sizeHint().height() + 4)

    def show_classes(self, names: list[str]) -> None:
        """Offer classes to sort by."""
        wanted, box = ["", *names], self.of_class
        if [box.itemData(row) for row in range(box.count())] != wanted:
            box.blockSignals(True)
            box.clear()
            for one in wanted:
                box.addItem(tr("for {}").format(one) if one else tr("for all classes"), one)
            box.blockSignals(False)
        box.setVisible(len(wanted) > 1)

    def show_tiles(self, names: list[str]) -> None:
        """Offer tiles to look at."""
        box = self.tile
        if [box.itemText(row) for row in range(box.count())] != names:
            box.blockSignals(True)
            box.clear()
            box.addItems(names)
            box.blockSignals(False)
        for widget in (self.view, self.tile, self.on_map, self.gallery, self.gallery_title, self.hint):
            widget.setVisible(bool(names))

    def show_steps(self, n: int) -> None:
        """Offer so many steps of the training; show the newest."""
        self.step.blockSignals(True)
        self.step.setRange(0, max(0, n - 1))
        self.step.setValue(max(0, n - 1))
        self.step.blockSignals(False)
        self.step.setVisible(n > 1)

    def choose_head(self, name: str) -> None:
        """Mark a head as chosen, without telling."""
        self.grid.choose(name)
        self.ranking.choose(name)

    def choose_tile(self, position: int) -> None:
        """Mark a tile as chosen, without telling."""
        self.tile.blockSignals(True)
        self.tile.setCurrentIndex(position)
        self.tile.lineEdit().setCursorPosition(0)
        self.tile.blockSignals(False)

    # ------------------------------------------------------------ how it is built

    def _name(self) -> None:
        self.cost.setTextFormat(Qt.TextFormat.RichText)  # a link to the head
        self.title.setWordWrap(True)
        self.of_class.setObjectName("headsOfClass")
        self.of_class.setToolTip(tr("Shade and sort the heads by how much they matter for this class"))
        self.step.setObjectName("headsStep")
        self.step.setToolTip(tr("Step of the training: see the gates close"))
        self.step.setAccessibleName(self.step.toolTip())
        self.cost.setObjectName("headsCost")
        self.cost.setWordWrap(True)
        self.cost.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse |
                                          Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
        self.tile.setObjectName("headsTile")
        self.tile.setEditable(True)
        self.tile.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tile.setToolTip(tr("Tile whose attention is shown: type a part of its id, or choose it on the map"))
        self.on_map.setObjectName("headsOnMap")
        self.on_map.setText(tr("On the map"))
        self.on_map.setCheckable(True)
        self.on_map.setToolTip(tr("The tile under the cursor glows; click to keep it, click a patch of it to look from "
                                  "that patch"))
        self.measure.setObjectName("headsMeasure")
        self.measure.setText(tr("Look at all tiles"))
        self.measure.setToolTip(tr("Measure the heads and look at every tile, once for a run"))
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setMaximumHeight(6)
        self.busy.hide()
        self.hint.setWordWrap(True)

    def _build(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(4, 4, 4, 4)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.of_class)
        layout.addLayout(row)
        for widget in (self.grid, self.step, self.histogram, self.cost, self.ranking):
            layout.addWidget(widget)
        layout.addWidget(self.measure)
        row = QHBoxLayout()
        row.addWidget(self.tile, 1)
        row.addWidget(self.on_map)
        layout.addLayout(row)
        layout.addWidget(self.busy)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.gallery_title)
        layout.addWidget(self.gallery)
        layout.addStretch(0)  # takes the room only while there is no tile to show
        self.view.setMinimumHeight(200)
        self.gallery.setMinimumHeight(self.gallery.sizeHint().height())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
