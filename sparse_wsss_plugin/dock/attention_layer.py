"""The layer "Attention": what a head looks at in a tile, over the scene, in the group of the dock.

Which head, tile and patch it is, the page says; arrays come from ``head_arrays``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsBilinearRasterResampler,
    QgsColorRampShader,
    QgsProject,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..qt import INTERPOLATED
from . import layer_group
from .head_arrays import finer
from .live_mask import FOLDER
from .pictures import GLOW
from .raw_raster import RawRaster
from .run_files import RunFiles
from .tile_places import TilePlaces

ROLE = "attention"
FINER = 4  # pixels a patch and side: smooth edges, and still a small file
FILES = ("attention_0.vrt", "attention_1.vrt")
TILE = "sparse_wsss/tile"  # custom property: which tile of which run the layer shows


def show_attention(run: RunFiles, places: TilePlaces, position: int, values: Any, name: str,
                   project: QgsProject | None = None) -> QgsRasterLayer:
    """Show a map (h, w) of a tile as the layer of attention, in the place of the one before.

    Raises: OSError when the file cannot be written or opened.
    """
    pixels = finer(values, FINER)
    old = layer_group.layer_of(ROLE, project)
    tile = f"{run.folder} {places.tiles[position].name}"
    stays = old is not None and old.isValid() and old.customProperty(TILE) == tile
    # GDAL writes a VRT again when it closes it: another tile needs another file, or it would get back the old place
    number = FILES.index(Path(old.source()).name) if old is not None and Path(old.source()).name in FILES else 1
    raster = RawRaster(run.path(FOLDER, FILES[number if stays else 1 - number]), *pixels.shape, "float32")
    raster.put(pixels)
    if not stays:
        raster.describe(places.scenes[places.tiles[position].scene].crs, places.transform(position, pixels.shape[0]))
    layer = layer_group.put(ROLE, raster.vrt, name, project, is_styled=False)
    layer.setCustomProperty(TILE, tile)
    glow(layer, float(pixels.min()), float(pixels.max()))
    return layer


def glow(layer: QgsRasterLayer, low: float, high: float) -> None:
    """Colour a layer from transparent to bright."""
    steps = len(GLOW) - 1
    ramp = QgsColorRampShader(low, high)
    ramp.setColorRampType(INTERPOLATED)
    ramp.setColorRampItemList([
        QgsColorRampShader.ColorRampItem(low + (high - low) * number / steps, QColor(*map(int, colour)), "")
        for number, colour in enumerate(GLOW)])
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    layer.setRenderer(renderer)
    layer.resampleFilter().setZoomedInResampler(QgsBilinearRasterResampler())
    layer.triggerRepaint()
