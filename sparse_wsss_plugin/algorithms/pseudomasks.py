"""Algorithm ``sparse_wsss:pseudomasks``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class PseudomasksAlgorithm(StageAlgorithm):
    """Turn attention into masks."""

    stage = "pseudomasks"
    group_id = "learning"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Make pseudomasks")

    def about(self) -> str:
        """Further help."""
        return tr(
            "Look at the cluster table: its column 'class' says which class each cluster became. Edit it and run "
            "'Relabel clusters' to repaint the masks."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "run": tr("Run folder"), "output": tr("Pseudomasks"), "confidence": tr("Confidence of the pseudomasks"),
            "output_clusters": tr("Clusters and their classes"),
        }
