"""Algorithm ``sparse_wsss:tiles``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class TilesAlgorithm(StageAlgorithm):
    """Cut scenes into tiles."""

    stage = "tiles"
    group_id = "data"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Cut tiles")

    def about(self) -> str:
        """Further help."""
        return tr(
            "The pixels stay where they are: the result is a layer with a footprint, the source raster and the window "
            "of each tile. Give several rasters as a list, or joined by ';'."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"raster": tr("Optical raster"), "sar": tr("SAR raster"), "extent": tr("Extent"),
                "bands": tr("Bands of the optical raster"), "sar_bands": tr("Bands of the SAR raster"),
                "output": tr("Tile index")}

    def numbers(self) -> dict[str, str]:
        """Numbers returned."""
        return {"n_tiles": tr("Number of tiles")}
