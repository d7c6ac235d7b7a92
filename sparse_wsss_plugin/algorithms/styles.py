"""Layers that the Toolbox loads take the style that the worker wrote beside their file: Processing reads none."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
)


class StyleBeside(QgsProcessingLayerPostProcessorInterface):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Gives a layer that was just loaded the style (.qml) beside its file."""

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Load the style, where there is one."""
        if os.path.exists(layer.styleURI()):
            layer.loadDefaultStyle()
            layer.triggerRepaint()


HELD: deque[StyleBeside] = deque(maxlen=100)
"""QGIS deletes one with the context that it is for; before that, Python would, if nothing held it."""


def style_layers(paths: Iterable[str], context: QgsProcessingContext) -> None:
    """Let those of the files that will be loaded as layers take their style."""
    for path in paths:
        if context.willLoadLayerOnCompletion(path):
            HELD.append(StyleBeside())
            context.layerToLoadOnCompletionDetails(path).setPostProcessor(HELD[-1])
