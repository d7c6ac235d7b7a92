"""Algorithm ``sparse_wsss:evaluate``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class EvaluateAlgorithm(StageAlgorithm):
    """Compare a map with a reference."""

    stage = "evaluate"
    group_id = "mapping"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Evaluate a map")

    def about(self) -> str:
        """Further help."""
        return tr(
            "Pixels without reference are left out. The mean IoU is taken over the classes that occur in the "
            "reference. Points or polygons that were drawn at random give the area of each class with an interval; "
            "the confidence of the map gives a curve of how often a confidence is right."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "map": tr("Land-cover map"), "reference": tr("Reference: raster, polygons or points"),
            "class_field": tr("Field with the class"), "confidence": tr("Confidence of the map"),
            "extent": tr("Extent"), "output_json": tr("Accuracy figures"), "output_html": tr("Accuracy report"),
        }

    def numbers(self) -> dict[str, str]:
        """Numbers returned."""
        return {
            "miou": tr("Mean IoU"), "overall_accuracy": tr("Overall accuracy"),
            "average_accuracy": tr("Average accuracy"), "f1": tr("Mean F1"), "kappa": tr("Kappa"),
            "n_pixels": tr("Number of pixels compared"), "ece": tr("Expected calibration error of the confidence"),
        }
