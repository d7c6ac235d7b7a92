"""Algorithm ``sparse_wsss:unbundle``."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputRasterLayer,
)

from ..qt import tr
from .stage_algorithm import StageAlgorithm, Values
from .styles import style_layers


class UnbundleAlgorithm(StageAlgorithm):
    """Unpack a job, or a run that came back."""

    stage = "unbundle"
    group_id = "learning"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Unpack a job or a run")

    def about(self) -> str:
        """Further help."""
        return tr(
            "All files are checked before anything is kept. The map of a run is added to the project with its style; "
            "choose the folder 'run' as Run folder in the panel to see the rest."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"bundle": tr("Bundle"), "folder": tr("Folder")}

    def initAlgorithm(self, configuration: Values | None = None) -> None:
        """Declare what comes out of a bundle besides the folder: of a run the run and its map, of a job the job."""
        super().initAlgorithm(configuration)
        self.addOutput(QgsProcessingOutputFolder("RUN", tr("Run folder")))
        self.addOutput(QgsProcessingOutputRasterLayer("MAP", tr("Land-cover map")))
        self.addOutput(QgsProcessingOutputFile("JOB", tr("Job to start (job.json)")))

    def processAlgorithm(
        self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Values:
        """Unpack, and let QGIS load the map.

        Raises: QgsProcessingException with message and next step, on failure and on cancel.
        """
        results = super().processAlgorithm(parameters, context, feedback)
        path, project = results.get("MAP"), context.project()
        if path and project is not None:
            details = QgsProcessingContext.LayerDetails(tr("Land-cover map"), project, "MAP")
            context.addLayerToLoadOnCompletion(path, details)
            style_layers([path], context)
        return results
