"""Algorithm ``sparse_wsss:bundle``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class BundleAlgorithm(StageAlgorithm):
    """Pack a job, or a run that goes back."""

    stage = "bundle"
    group_id = "learning"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Pack a job or a run")

    def about(self) -> str:
        """Further help."""
        return tr(
            "The other machine needs no QGIS and none of your disks: README.txt in the bundle says the commands. What "
            "is learned there is what would be learned here. Paths of your rasters are noted in it, so that the run "
            "finds them when it comes back."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "tiles": tr("Labelled tile index"), "raster": tr("Optical raster"), "sar": tr("SAR raster"),
            "extent": tr("Extent"), "job_file": tr("Settings of a run (job.json)"), "run": tr("Run folder"),
            "preset": tr("Preset"), "output": tr("Bundle"),
        }

    def numbers(self) -> dict[str, str]:
        """Numbers that are returned."""
        return {"size": tr("Size of the bundle, bytes")}
