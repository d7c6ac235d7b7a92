"""Algorithm ``sparse_wsss:vectorize``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class VectorizeAlgorithm(StageAlgorithm):
    """Turn a map into polygons."""

    stage = "vectorize"
    group_id = "mapping"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Polygons of a map")

    def about(self) -> str:
        """Further help."""
        return tr(
            "The smallest areas go first; each takes the class of the largest beside it. An area with nothing but no "
            "data around it stays. Hectares are measured on the ellipsoid, whatever the CRS, and sum to those of the "
            "map. GeoJSON is written in degrees (WGS 84), the other formats in the CRS of the map."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "map": tr("Land-cover map"), "confidence": tr("Confidence of the map"),
            "smallest_area": tr("Smallest area"), "output": tr("Polygons"),
        }

    def numbers(self) -> dict[str, str]:
        """Numbers returned."""
        return {"n_polygons": tr("Number of polygons"),
                "n_merged": tr("Number of areas that became part of others")}
