"""Algorithm ``sparse_wsss:stack``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class StackAlgorithm(StageAlgorithm):
    """Bands of several files as one raster."""

    stage = "stack"
    group_id = "data"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Stack bands")

    def about(self) -> str:
        """Further help."""
        return tr(
            "The stack is a small file that names the others and copies no pixel. Its grid is that of the finest band; "
            "a coarser pixel is repeated, never mixed. Of a Sentinel-2 product it takes every band on the 10 m grid, "
            "B01 to B12 with B8A after B08, and subtracts the offset that its metadata name. QGIS opens the stack, so "
            "that the panel can cut and map it."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"raster": tr("Rasters"), "bands": tr("Bands"), "names": tr("Names of the bands"), "output": tr("Stack")}

    def numbers(self) -> dict[str, str]:
        """Numbers returned."""
        return {"n_bands": tr("Number of bands")}
