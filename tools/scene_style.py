"""How the demo's layers look in pictures; runs inside QGIS, shared by the scripts of the screenshots."""

from __future__ import annotations

from qgis.core import QgsContrastEnhancement, QgsRasterLayer

NATURAL_BANDS, LOW, HIGH = (4, 3, 2), 350, 2300


def natural(layer: QgsRasterLayer) -> QgsRasterLayer:
    """Show a scene in natural colours."""
    renderer = layer.renderer()
    for band, setter in zip(NATURAL_BANDS, ("Red", "Green", "Blue"), strict=True):
        if hasattr(renderer, f"set{setter}Band"):
            getattr(renderer, f"set{setter}Band")(band)
            stretch = QgsContrastEnhancement(layer.dataProvider().dataType(band))
            stretch.setMinimumValue(LOW)
            stretch.setMaximumValue(HIGH)
            stretch.setContrastEnhancementAlgorithm(QgsContrastEnhancement.StretchToMinimumMaximum)
            getattr(renderer, f"set{setter}ContrastEnhancement")(stretch)
    return layer
