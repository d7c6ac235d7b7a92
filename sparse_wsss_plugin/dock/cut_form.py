"""What is cut into tiles: raster, SAR, tile size, distance, and the file that is written.

Drawing the grid and starting the work are left to ``data_page``.
"""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QLabel, QSpinBox, QWidget

from ..qt import tr
from ..worker.contract import parameters
from .band_list import BandList
from .dock_state import DockState
from .raster_picker import RasterPicker


class CutForm(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """The form; what is typed goes to the state at once, ``changed`` says that something else did."""

    changed = pyqtSignal()
    opened = pyqtSignal(str, str)  # role and path of a raster that was picked
    refused = pyqtSignal(str)

    def __init__(self, state: DockState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.raster = RasterPicker(tr("Raster"), tr("The scene that is cut into tiles, and mapped later"), True)
        self.sar = RasterPicker(tr("SAR"), tr("Optional: Sentinel-1 or other SAR on the same grid"), True)
        self.pickers = {"scene": self.raster, "sar": self.sar}  # by role of the layer
        self.bands, self.sar_bands = BandList(), BandList()
        self.tile_size, self.stride = QSpinBox(), QSpinBox()
        self.view_only = QCheckBox(tr("Only what the map shows now"))
        self.output = QgsFileWidget()
        self.plan = QLabel()
        self._is_own_output = False
        self._build()
        self._connect()
        self.take_state()

    def values(self) -> dict[str, object]:
        """Values of the algorithm ``tiles`` by lower-case name; the extent is the page's."""
        state = self._state
        return {"raster": state.raster, "sar": state.sar, "tile_size": state.tile_size, "stride": state.stride or None,
                "bands": state.bands or None, "sar_bands": (state.sar and state.sar_bands) or None,
                "output": self.output.filePath()}

    def show_bands(self) -> None:
        """Offer the bands of the rasters that are open."""
        self.bands.show_raster(self.raster.layer())
        self.sar_bands.show_raster(self.sar.layer())

    def take_state(self) -> None:
        """Show what the state has."""
        self.raster.set_path(self._state.raster)
        self.sar.set_path(self._state.sar)
        self.bands.set_text(self._state.bands)
        self.sar_bands.set_text(self._state.sar_bands)
        for part in (self.sar_bands, self._form.labelForField(self.sar_bands)):
            part.setVisible(bool(self._state.sar))
        for box, value in ((self.tile_size, self._state.tile_size), (self.stride, self._state.stride)):
            blocker = QSignalBlocker(box)
            box.setValue(value)
            del blocker
        if not self._is_own_output:
            self.propose_output()

    def propose_output(self) -> None:
        """Name a file that is not there yet, beside the project or the raster."""
        self._is_own_output = False
        blocker = QSignalBlocker(self.output)
        self.output.setFilePath(free_name(self._state.raster, QgsProject.instance().absolutePath()))
        del blocker

    def _build(self) -> None:
        entries = parameters("tiles")
        for box, name in ((self.tile_size, "tile_size"), (self.stride, "stride")):
            box.setRange(entries[name]["minimum"], entries[name]["maximum"])
            box.setSuffix(" px")
            box.setToolTip(tr(entries[name]["help"]))
            box.setKeyboardTracking(True)
        self.tile_size.setSingleStep(8)
        self.stride.setSingleStep(8)
        self.stride.setSpecialValueText(tr("tile size"))
        self.view_only.setToolTip(tr("Tiles in the part of the raster that the map shows at this moment"))
        self.output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.output.setFilter("GeoPackage (*.gpkg)")
        self.output.setToolTip(tr("The tile index that is written: a layer with one polygon a tile"))
        self.plan.setWordWrap(True)
        layout = self._form = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for text, field in ((tr("&Raster"), self.raster), (tr("&Bands"), self.bands), (tr("&SAR"), self.sar),
                            (tr("SAR bands"), self.sar_bands), (tr("&Tile size"), self.tile_size),
                            (tr("&Distance"), self.stride), ("", self.view_only), ("", self.plan),
                            (tr("Tile &index"), self.output)):
            layout.addRow(text, field)
        self.raster.setFocusProxy(self.raster.combo)
        self.sar.setFocusProxy(self.sar.combo)

    def _connect(self) -> None:
        self.raster.picked.connect(lambda path: self._take("raster", path))
        self.sar.picked.connect(lambda path: self._take("sar", path))
        self.raster.opened.connect(self.changed)
        self.sar.opened.connect(self.changed)
        self.bands.chosen.connect(lambda text: self._state.set(bands=text))
        self.sar_bands.chosen.connect(lambda text: self._state.set(sar_bands=text))
        self.raster.refused.connect(self.refused)
        self.sar.refused.connect(self.refused)
        self.tile_size.valueChanged.connect(lambda value: self._state.set(tile_size=value))
        self.stride.valueChanged.connect(lambda value: self._state.set(stride=value))
        self.view_only.toggled.connect(lambda _: self.changed.emit())
        self.output.fileChanged.connect(self._take_output)

    def _take(self, role: str, path: str) -> None:
        self._state.set(**{role: path, "bands" if role == "raster" else "sar_bands": ""})  # of another raster
        if role == "raster":
            self.propose_output()
        if path:
            self.opened.emit("scene" if role == "raster" else role, path)

    def _take_output(self, _path: str) -> None:
        self._is_own_output = True
        self.changed.emit()


def free_name(raster: str, folder: str) -> str:
    """Path ``<scene>_tiles.gpkg`` that is not taken; "" without a raster."""
    if not raster:
        return ""
    place = folder if folder and os.path.isdir(folder) else os.path.dirname(raster)
    for number in range(1, 1000):
        path = Path(place, f"{Path(raster).stem}_tiles{'' if number == 1 else f'_{number}'}.gpkg")
        if not path.exists():
            return str(path)
    return ""
