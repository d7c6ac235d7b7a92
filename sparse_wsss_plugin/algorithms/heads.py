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
            "run": tr("Run folder"), "tile": tr("Tile to draw"), "patch": tr("Patch of the tile to look from"),
            "output_heads": tr("Attention heads"), "output_attention": tr("Attention of the open heads"),
            "output_patches": tr("Attention from every patch of the tile"),
            "output_strength": tr("Strength of the heads in each tile"),
            "output_maps": tr("Attention in each tile"),
        }
