"""Algorithm ``sparse_wsss:export``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class ExportAlgorithm(StageAlgorithm):
    """Write a map into another file, format or CRS."""

    stage = "export"
    group_id = "mapping"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Export a map")

    def about(self) -> str:
        """Further help."""
        return tr(
            "Class names and colours go into the file or beside it where the format has a place for them; the style of "
            "QGIS (.qml) lies beside it. The file is read back before it takes its place. Formats that lose detail, "
            "such as JPEG, are not offered: they would change classes."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"map": tr("Land-cover map"), "crs": tr("CRS"), "output": tr("Exported map")}
