"""The files of a run as layers of the one group: map, confidence, pseudomasks, rounds, in their styles.

Which file belongs to which role is said here; the group itself is ``layer_group``'s.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Optional

from qgis.core import (
    QgsColorRampShader,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..layers import open_raster
from ..qt import INTERPOLATED, tr
from . import layer_group
from .land_class import LandClass
from .palette import Palette, problem_of

CLASS_ROLES = ("map", "changes", "pseudomasks")
CONFIDENCE_COLOURS = ((0.0, "#440154"), (0.25, "#3b528b"), (0.5, "#21908d"), (0.75, "#5dc963"), (1.0, "#fde725"))
"""Viridis: even steps for the eye, also for eyes that do not tell red from green."""


Opened = dict[str, Optional[QgsRasterLayer]]


def open_results(stage: str, files: dict[str, Any]) -> Opened:
    """Open what a stage made, by the names of its parameters, on any thread: layers by role, None what cannot be."""
    output, confidence = str(files.get("output") or ""), str(files.get("confidence") or "")
    roles = {"pipeline": (("confidence", confidence), ("map", output)),
             "predict": (("confidence", confidence), ("map", output)), "pseudomasks": (("pseudomasks", output),)}
    return {role: open_raster(path, is_styled=role != "confidence")
            for role, path in roles.get(stage, ()) if os.path.exists(path)}


def show_results(files: dict[str, Any], opened: Opened, classes: Sequence[LandClass] = ()) -> None:
    """Show what was opened, in the colours that the classes have now.

    Raises: OSError when QGIS cannot open a file.
    """
    names = {"map": tr("Land-cover map"), "pseudomasks": tr("Pseudomasks")}
    for role, layer in opened.items():
        if role == "confidence":
            show_confidence(str(files["confidence"]), layer)
        else:
            layer_group.put(role, str(files["output"]), names[role], opened=layer)
    recolour(classes)


def recolour(classes: Sequence[LandClass], project: QgsProject | None = None) -> None:
    """Give the class rasters of the group the colours that the classes have now."""
    if problem_of(classes):
        return  # said where they are edited
    palette = Palette(classes)
    for layer in (project or QgsProject.instance()).mapLayers().values():
        if str(layer.customProperty(layer_group.ROLE) or "").split("_")[0] in CLASS_ROLES:
            palette.recolour(layer)


def show_confidence(path: str, opened: QgsRasterLayer | None = None) -> QgsMapLayer | None:
    """Show the confidence of a map, from 0 to 1; not drawn until it is ticked, because it covers the scene."""
    if not path or not os.path.exists(path):
        return None
    is_new = layer_group.layer_of("confidence") is None
    layer = layer_group.put("confidence", path, tr("Confidence of the map"), opened=opened, is_styled=False)
    if isinstance(layer, QgsRasterLayer):
        colour_share(layer)
    node = layer_group.node_of(layer)
    if is_new and node is not None:
        node.setItemVisibilityChecked(False)
    return layer


def colour_share(layer: QgsRasterLayer) -> None:
    """Colour a raster of values from 0 to 1; without looking at its pixels, which may take long."""
    ramp = QgsColorRampShader(0.0, 1.0)
    ramp.setColorRampType(INTERPOLATED)
    ramp.setColorRampItemList([QgsColorRampShader.ColorRampItem(value, QColor(colour), f"{100 * value:.0f} %")
                               for value, colour in CONFIDENCE_COLOURS])
    shader = QgsRasterShader(0.0, 1.0)
    shader.setRasterShaderFunction(ramp)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))
    layer.triggerRepaint()


def show_alone(layer: QgsMapLayer) -> None:
    """Show a layer of the group and hide the class rasters below it, whose colours are the same."""
    for role in ("map", "pseudomasks", "confidence"):
        node = layer_group.node_of(layer_group.layer_of(role))
        if node is not None:
            node.setItemVisibilityChecked(False)
    node = layer_group.node_of(layer)
    if node is not None:
        node.setItemVisibilityChecked(True)
