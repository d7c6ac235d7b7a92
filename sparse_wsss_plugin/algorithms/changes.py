"""Algorithm ``sparse_wsss:changes``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class ChangesAlgorithm(StageAlgorithm):
    """Compare two maps."""

    stage = "changes"
    group_id = "mapping"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Compare two maps")

    def about(self) -> str:
        """Further help."""
        return tr(
            "Both maps lie on one grid, and a class has the same code in both. Only pixels that have a class in both "
            "are counted; the table also says what stayed the same. Hectares are measured on the ellipsoid, whatever "
            "the CRS."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "before": tr("Earlier map"), "after": tr("Later map"), "output": tr("Changes"),
            "output_table": tr("Table of the changes"),
        }

    def numbers(self) -> dict[str, str]:
        """Numbers returned."""
        return {
            "n_pixels": tr("Number of pixels compared"), "n_changed": tr("Number of pixels that differ"),
            "changed_share": tr("Share of the pixels that differ"),
        }
