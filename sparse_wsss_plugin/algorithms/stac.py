"""Algorithm ``sparse_wsss:stac``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class StacAlgorithm(StageAlgorithm):
    """Describe a map for catalogues."""

    stage = "stac"
    group_id = "mapping"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Describe a map for catalogues (STAC)")

    def about(self) -> str:
        """Further help."""
        return tr(
            "The item is of STAC 1.1 with the extensions projection, raster and classification. It names the files as "
            "seen from its own folder: move or upload them together."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "map": tr("Land-cover map"), "confidence": tr("Confidence of the map"), "report": tr("Report of the run"),
            "card": tr("Card of the model"), "time": tr("Time of the scene"), "output": tr("STAC item"),
        }
