"""A list of the project's layers that goes to no other layer by itself, and can show a file that is none.

What a layer is picked for is left to its owner.
"""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QSignalBlocker
from qgis.PyQt.QtWidgets import QWidget


class LayerList(QgsMapLayerComboBox):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Nothing is chosen at first, nor when the chosen layer is removed; ``layerChanged`` says so too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer_id = ""  # of the chosen layer: when it is removed, the list is at another one by then
        self.setAllowEmptyLayer(True)
        self.setLayer(None)
        self.layerChanged.connect(self._note)
        QgsProject.instance().layersRemoved.connect(self._let_go)

    def show_file(self, path: str) -> None:
        """Show a file that is not loaded, without saying so; "" shows nothing."""
        self._layer_id = ""
        self.setAdditionalItems([path] if path else [])
        self.setCurrentIndex(self.findText(path))

    def _note(self, layer: QgsMapLayer | None) -> None:
        self._layer_id = layer.id() if layer is not None else ""

    def _let_go(self, ids: list[str]) -> None:
        if self._layer_id in ids:
            blocker = QSignalBlocker(self)
            self.setLayer(None)
            del blocker
            self.layerChanged.emit(None)
