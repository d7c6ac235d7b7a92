"""Algorithm ``sparse_wsss:labels``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class LabelsAlgorithm(StageAlgorithm):
    """Say which classes occur in each tile."""

    stage = "labels"
    group_id = "data"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Label tiles")

    def about(self) -> str:
        """Further help."""
        return tr(
            "Only the presence of a class in a tile is kept, never where it is. Labels may also be typed into the "
            "field 'labels' of the tile index in QGIS: 'water;forest' (exactly these classes), 'water;...' (at least), "
            "'!snow' (not this one), '?' (unknown), 'water 30;forest 70' (percent), NULL where a tile is not labelled."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "tiles": tr("Tile index"), "reference": tr("Reference: raster, polygons or CSV"),
            "class_field": tr("Field with the class"), "classes": tr("Class table"),
            "min_share": tr("Smallest share of a class in a tile"), "record": tr("What is written from a reference"),
            "output": tr("Labelled tile index"),
        }

    def numbers(self) -> dict[str, str]:
        """Numbers returned."""
        return {"n_tiles": tr("Number of tiles"), "n_labelled": tr("Number of labelled tiles")}
