"""The Processing provider: which algorithms there are, and which files they write."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..qt import tr
from ..worker.contract import endings, parameters, shipped
from .bundle import BundleAlgorithm
from .changes import ChangesAlgorithm
from .dataset import DatasetAlgorithm
from .environment import EnvironmentAlgorithm
from .evaluate import EvaluateAlgorithm
from .export import ExportAlgorithm
from .heads import HeadsAlgorithm
from .labels import LabelsAlgorithm
from .layout import LayoutAlgorithm
from .model import ModelAlgorithm
from .onnx import OnnxAlgorithm
from .pipeline import PipelineAlgorithm
from .predict import PredictAlgorithm
from .pseudomasks import PseudomasksAlgorithm
from .refine import RefineAlgorithm
from .relabel import RelabelAlgorithm
from .stac import StacAlgorithm
from .stack import StackAlgorithm
from .tiles import TilesAlgorithm
from .train import TrainAlgorithm
from .unbundle import UnbundleAlgorithm
from .vectorize import VectorizeAlgorithm

PROVIDER_ID = "sparse_wsss"
ALGORITHMS = (
    DatasetAlgorithm, StackAlgorithm,
    TilesAlgorithm, LabelsAlgorithm, TrainAlgorithm, HeadsAlgorithm, PseudomasksAlgorithm, RelabelAlgorithm,
    RefineAlgorithm, PredictAlgorithm, EvaluateAlgorithm, ChangesAlgorithm, ExportAlgorithm, PipelineAlgorithm,
    VectorizeAlgorithm, StacAlgorithm, LayoutAlgorithm, ModelAlgorithm, OnnxAlgorithm, EnvironmentAlgorithm,
    BundleAlgorithm, UnbundleAlgorithm,
)


class SparseWsssProvider(QgsProcessingProvider):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Provider ``sparse_wsss``."""

    def id(self) -> str:
        """Id before the colon of every algorithm."""
        return PROVIDER_ID

    def name(self) -> str:
        """Name in the Toolbox."""
        return "Sparse WSSS"

    def longName(self) -> str:
        """Name where there is room."""
        return tr("Sparse WSSS: land-cover maps from image-level labels")

    def icon(self) -> QIcon:
        """Icon in the Toolbox."""
        return QIcon(str(shipped("resources/icons/sparse_wsss.svg")))

    def loadAlgorithms(self) -> None:
        """Add every algorithm."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        """The worker writes GeoTIFF."""
        return ["tif"]

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        """What polygons are written as; a tile index is a GeoPackage alone, which ``checks`` sees to."""
        return endings(parameters("vectorize")["output"])

    def defaultVectorFileExtension(self, hasGeometry: bool = True) -> str:
        """GeoPackage, whatever is set in QGIS: a tile index holds a class table besides."""
        return "gpkg"

    def defaultRasterFileExtension(self) -> str:
        """GeoTIFF, whatever is set in QGIS."""
        return "tif"

    def supportsNonFileBasedOutput(self) -> bool:
        """No memory layers: another process writes."""
        return False
