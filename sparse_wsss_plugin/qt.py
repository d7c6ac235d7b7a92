"""Names of QGIS that moved between 3.22 and 4, each found once, and translation.

Every other module takes them from here and so does not know on which version it runs.
"""

from __future__ import annotations

from typing import Any

from qgis import core
from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "SparseWsss"  # of every translated text


def tr(text: str) -> str:
    """Translate a text of the plugin: a literal, or a help or unit of the contract: `make translations` finds both."""
    return str(QCoreApplication.translate(CONTEXT, text))


def marked(text: str) -> str:
    """Mark a literal that is kept, and translated where it is shown."""
    return text


def moved(*names: str) -> Any:
    """First of several dotted names that this QGIS has, newest first.

    Raises: ImportError when it has none of them.
    """
    for name in names:
        found: Any = core
        for part in name.split("."):
            found = getattr(found, part, None)
        if found is not None:
            return found
    raise ImportError(f"this QGIS ({core.Qgis.QGIS_VERSION}) has none of {', '.join(names)}")


SOURCE_RASTER = moved("Qgis.ProcessingSourceType.Raster", "QgsProcessing.TypeRaster")
SOURCE_VECTOR = moved("Qgis.ProcessingSourceType.Vector", "QgsProcessing.TypeVector")
SOURCE_FILE = moved("Qgis.ProcessingSourceType.File", "QgsProcessing.TypeFile")
SOURCE_POLYGON = moved("Qgis.ProcessingSourceType.VectorPolygon", "QgsProcessing.TypeVectorPolygon")

NUMBER_INTEGER = moved("Qgis.ProcessingNumberParameterType.Integer", "QgsProcessingParameterNumber.Integer")
NUMBER_DOUBLE = moved("Qgis.ProcessingNumberParameterType.Double", "QgsProcessingParameterNumber.Double")

FILE = moved("Qgis.ProcessingFileParameterBehavior.File", "QgsProcessingParameterFile.File")
FOLDER = moved("Qgis.ProcessingFileParameterBehavior.Folder", "QgsProcessingParameterFile.Folder")

FLAG_ADVANCED = moved("Qgis.ProcessingParameterFlag.Advanced", "QgsProcessingParameterDefinition.FlagAdvanced")

ANY_GEOMETRY = moved(
    "Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks",
    "QgsProcessingFeatureSource.FlagSkipGeometryValidityChecks",
)

POLYGONS = moved("Qgis.GeometryType.Polygon", "QgsWkbTypes.PolygonGeometry")
RASTER_LAYERS = moved("Qgis.LayerFilter.RasterLayer", "QgsMapLayerProxyModel.RasterLayer")
POLYGON_LAYERS = moved("Qgis.LayerFilter.PolygonLayer", "QgsMapLayerProxyModel.PolygonLayer")
POINT_LAYERS = moved("Qgis.LayerFilter.PointLayer", "QgsMapLayerProxyModel.PointLayer")
LAYERS = moved("Qgis.LayerFilters", "Qgis.LayerFilter", "QgsMapLayerProxyModel.Filters")  # several of them together
INTERPOLATED = moved("Qgis.ShaderInterpolationMethod.Linear", "QgsColorRampShader.Interpolated")

WKT = moved("Qgis.CrsWktVariant.Preferred", "QgsCoordinateReferenceSystem.WKT_PREFERRED")

FLAG_NO_THREADING = moved("Qgis.ProcessingAlgorithmFlag.NoThreading", "QgsProcessingAlgorithm.FlagNoThreading")
EXPORTED = moved("QgsLayoutExporter.ExportResult.Success", "QgsLayoutExporter.Success")

TASK_SILENT = moved("QgsTask.Flag.Silent", "QgsTask.CanCancel")  # 3.22 has none: there QGIS may say that a task is done
