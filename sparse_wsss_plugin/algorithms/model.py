"""Algorithm ``sparse_wsss:model``."""

from __future__ import annotations

from qgis.core import QgsProcessingContext

from ..qt import tr
from ..settings import model_library
from .stage_algorithm import StageAlgorithm, Values


class ModelAlgorithm(StageAlgorithm):
    """Show, install or remove a model."""

    stage = "model"
    group_id = "models"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Show or install a model")

    def about(self) -> str:
        """Further help."""
        return tr(
            "A model is checked before it is shown or installed: the digest of its weights, its tensors against its "
            "card; anything else is refused, and nothing in it is executed. To pass a model on, give its two files of "
            "the library. Installed models are in {}."
        ).format(model_library())

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "model": tr("Model file or .zip"), "raster": tr("Optical raster"), "sar": tr("SAR raster"),
            "library": tr("Folder of installed models"), "name": tr("Name in the library"), "action": tr("Action"),
            "licence": tr("Licence of the model"), "authors": tr("Authors of the model"),
            "version": tr("Version of the model"),
            "output": tr("Card of the model"), "output_json": tr("Card of the model, for programs"),
        }

    def _prepare(self, values: Values, context: QgsProcessingContext) -> None:
        super()._prepare(values, context)
        self._job.setdefault("library", str(model_library()))
