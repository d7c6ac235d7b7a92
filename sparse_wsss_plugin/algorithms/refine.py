"""Algorithm ``sparse_wsss:refine``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class RefineAlgorithm(StageAlgorithm):
    """Train a U-Net on the masks."""

    stage = "refine"
    group_id = "learning"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Refine")

    def about(self) -> str:
        """Further help."""
        return tr("Its model joins the run; 'Map a scene' uses the best one.")

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"run": tr("Run folder")}
