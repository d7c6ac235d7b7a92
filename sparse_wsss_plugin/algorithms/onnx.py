"""Algorithm ``sparse_wsss:onnx``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class OnnxAlgorithm(StageAlgorithm):
    """Export a model as ONNX."""

    stage = "onnx"
    group_id = "models"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Export a model as ONNX")

    def about(self) -> str:
        """Further help."""
        return tr(
            "The plugin Deepness opens the file with its classes, resolution and tile size already set. Normalisation "
            "is in the file: it takes the values as they lie in RASTER. Tiles have a fixed size; closed heads are not "
            "in it. The file is run by onnxruntime and compared with the network before it takes its place."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"run": tr("Run folder"), "model": tr("Model file"), "raster": tr("Optical raster"),
                "sar": tr("SAR raster"), "output": tr("ONNX file")}

    def numbers(self) -> dict[str, str]:
        """Numbers returned."""
        return {"largest_difference": tr("Largest difference of a probability between onnxruntime and torch")}
