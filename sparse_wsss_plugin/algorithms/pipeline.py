"""Algorithm ``sparse_wsss:pipeline``."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingOutputHtml

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class PipelineAlgorithm(StageAlgorithm):
    """From labelled tiles to a map."""

    stage = "pipeline"
    group_id = "mapping"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("From labels to a map")

    def about(self) -> str:
        """Further help."""
        return tr(
            "What is made along the way stays in the run folder: heads, pseudomasks, clusters, curves and a report. A "
            "cancelled run goes on where it stopped when it is started again with the same settings."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "tiles": tr("Labelled tile index"), "raster": tr("Optical raster to map"), "sar": tr("SAR raster to map"),
            "run": tr("Run folder"), "dim": tr("Token width"), "output": tr("Land-cover map"),
            "confidence": tr("Confidence of the map"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Add the report of the run to what the contract says."""
        super().initAlgorithm(configuration)
        self.addOutput(QgsProcessingOutputHtml("REPORT", tr("Report of the run")))
