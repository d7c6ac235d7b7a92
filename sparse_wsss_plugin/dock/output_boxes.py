"""What can be made of a map and a run: an exported file, polygons, a model for the library and what it is used for.

Few need these, so each box is made when it is first opened, not with the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..qt import tr
from . import layer_group
from .export_box import ExportBox
from .model_box import ModelBox
from .model_use import ModelUse
from .polygon_box import PolygonBox

if TYPE_CHECKING:
    from .dock_state import DockState


class LateBox(QgsCollapsibleGroupBox):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A closed box whose parts are made when it is opened, or asked for.

    Args:
        text: its title.
        make: makes the parts.
    """

    def __init__(self, text: str, make: Callable[[], tuple[QWidget, ...]], parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSaveCollapsedState(False)
        self.setCollapsed(True)
        self.is_made = False
        self._make, self._layout = make, QVBoxLayout(self)
        self.collapsedStateChanged.connect(lambda is_closed: is_closed or self.have())

    def have(self) -> None:
        """Make the parts, unless they are there."""
        if not self.is_made:
            self.is_made = True
            for part in self._make():
                self._layout.addWidget(part)


class OutputBoxes(QWidget):  # type: ignore[misc]
    """Export, polygons and models, under each other."""

    said = pyqtSignal(str, bool)
    changed = pyqtSignal()  # what is to be made, or where

    def __init__(self, state: DockState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._map = self._confidence = ""
        self._export = LateBox(tr("Export the map"), self._make_export)
        self._polygons = LateBox(tr("Polygons of the map"), self._make_polygons)
        self._models = LateBox(tr("Models"), self._make_models)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for box in (self._export, self._polygons, self._models):
            layout.addWidget(box)

    @property
    def export(self) -> ExportBox:
        """Where, in which format and CRS the map goes."""
        self._export.have()
        return self._export_box

    @property
    def polygons(self) -> PolygonBox:
        """Where the polygons go."""
        self._polygons.have()
        return self._polygon_box

    @property
    def models(self) -> ModelBox:
        """The library."""
        self._models.have()
        return self._model_box

    @property
    def use(self) -> ModelUse:
        """What is done with a model of the library."""
        self._models.have()
        return self._model_use

    def show_files(self, path: str, confidence: str) -> None:
        """Offer what can be made of this map, and of the run; "" for what there is not."""
        self._map, self._confidence = path, confidence
        if self._export.is_made:
            self._show_export()
        if self._polygons.is_made:
            self._show_polygons()
        if self._models.is_made:
            self._show_models()

    def commands(self) -> list[tuple[str, dict[str, Any]]]:
        """What makes the files that are chosen."""
        boxes = [(self._export, ("export",)), (self._polygons, ("polygons",)), (self._models, ("models", "use"))]
        return [command for box, names in boxes if box.is_made for name in names
                for command in getattr(self, name).commands()]

    # ------------------------------------------------------------ how the boxes are made and filled

    def _make_export(self) -> tuple[QWidget, ...]:
        self._export_box = ExportBox()
        self._show_export()
        return self._heard(self._export_box)

    def _make_polygons(self) -> tuple[QWidget, ...]:
        self._polygon_box = PolygonBox()
        self._show_polygons()
        return self._heard(self._polygon_box)

    def _make_models(self) -> tuple[QWidget, ...]:
        self._model_box, self._model_use = ModelBox(), ModelUse(self._state)
        self._model_box.chosen.connect(self._take_model)
        self._show_models()
        return self._heard(self._model_box, self._model_use)

    def _heard(self, *parts: Any) -> tuple[QWidget, ...]:
        for part in parts:
            part.said.connect(self.said)
            part.changed.connect(self.changed)
        return parts

    def _show_export(self) -> None:
        self._export_box.show_map(self._map, layer_group.layer_of("map"))

    def _show_polygons(self) -> None:
        self._polygon_box.show_map(self._map, self._confidence)

    def _show_models(self) -> None:
        self._model_box.show_models(self._state.run)

    def _take_model(self) -> None:
        self._model_use.show_model(self._model_box.model())
        self.changed.emit()
