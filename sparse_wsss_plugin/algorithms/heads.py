"""Algorithm ``sparse_wsss:heads``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class HeadsAlgorithm(StageAlgorithm):
    """Show the heads that survived."""

    stage = "heads"
    group_id = "learning"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Show attention heads")

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "run": tr("Run folder"), "tile": tr("Tile to draw"), "output_heads": tr("Attention heads"),
            "output_attention": tr("Attention of the open heads"),
        }
