"""Algorithm ``sparse_wsss:predict``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class PredictAlgorithm(StageAlgorithm):
    """Map a scene."""

    stage = "predict"
    group_id = "mapping"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Map a scene")

    def about(self) -> str:
        """Further help."""
        return tr("Give a run or a model file. The scene needs the bands that the model was trained with.")

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "run": tr("Run folder"), "model": tr("Model file"), "raster": tr("Optical raster"),
            "sar": tr("SAR raster"), "extent": tr("Extent"), "output": tr("Land-cover map"),
            "confidence": tr("Confidence of the map"), "probabilities": tr("Probabilities of the classes"),
        }
