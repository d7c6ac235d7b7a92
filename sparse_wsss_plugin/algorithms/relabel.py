"""Algorithm ``sparse_wsss:relabel``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class RelabelAlgorithm(StageAlgorithm):
    """Repaint the masks with edited names."""

    stage = "relabel"
    group_id = "learning"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Relabel clusters")

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "run": tr("Run folder"), "clusters": tr("Edited cluster table"), "output": tr("Pseudomasks, renamed"),
        }
