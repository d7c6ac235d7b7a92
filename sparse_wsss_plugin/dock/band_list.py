"""Which bands of a raster are learned from: a list with a tick for each; none ticked takes all."""

from __future__ import annotations

from qgis.core import QgsRasterLayer
from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..qt import tr

LEAST_LETTERS = 8


class BandList(QgsCheckableComboBox):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """The bands by their names in QGIS; ``text`` has their numbers, as the algorithm ``tiles`` takes them."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._names: list[str] = []
        self.setDefaultText(tr("all"))
        self.setToolTip(tr("Bands to learn from, and later to map with; none ticked takes all of them"))
        self.setMinimumContentsLength(LEAST_LETTERS)  # long names of bands do not widen the panel
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setEnabled(False)
        self.checkedItemsChanged.connect(self._take)

    def show_raster(self, raster: QgsRasterLayer | None) -> None:
        """Offer the bands of a raster; None for one that is not open."""
        names = [raster.bandName(number + 1) for number in range(raster.bandCount())] if raster is not None else []
        if names != self._names:
            self._names = names
            blocker = QSignalBlocker(self)
            self.clear()
            self.addItems(names)
            del blocker
            self.set_text(self.text)
        self.setEnabled(len(names) > 1)

    def set_text(self, text: str) -> None:
        """Tick the bands of these numbers, without saying so."""
        self.text = text
        chosen = text.split(";")
        blocker = QSignalBlocker(self)
        for place in range(self.count()):
            is_chosen = str(place + 1) in chosen
            self.setItemCheckState(place, Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        del blocker

    def _take(self, _texts: object) -> None:
        ticked = [place + 1 for place in range(self.count()) if self.itemCheckState(place) == Qt.CheckState.Checked]
        self.text = ";".join(map(str, ticked)) if len(ticked) < self.count() else ""
        self.chosen.emit(self.text)
