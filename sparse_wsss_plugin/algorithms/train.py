"""Algorithm ``sparse_wsss:train``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class TrainAlgorithm(StageAlgorithm):
    """Train the gated Vision Transformer."""

    stage = "train"
    group_id = "learning"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Train")

    def about(self) -> str:
        """Further help."""
        return tr(
            "Every attention head has a gate; heads that no class needs close while the network learns. A cancelled "
            "training goes on where it stopped when it is started again with the same run folder and settings."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"tiles": tr("Labelled tile index"), "run": tr("Run folder"), "dim": tr("Token width")}
