"""Layers of QGIS as files for the worker, and files of the worker as styled layers.

What a person sees is what is used: a filter, a selection, a join or an unsaved edit is exported first.
Call this on the main thread only, except ``open_raster``, ``open_vector`` and ``crs_of_raster``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlparse

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsMapLayer,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.core import QgsFeatureRequest as Request
from qgis.PyQt.QtCore import QCoreApplication

from .qt import ANY_GEOMETRY, WKT, tr

Layer = TypeVar("Layer", QgsRasterLayer, QgsVectorLayer)
VECTORS = (".gpkg", ".csv", ".geojson", ".json", ".fgb", ".shp")
CLASSES = "classes"  # the table beside the tiles in a tile index


SERVICES = ("WMS:", "WMTS:", "WCS:", "<GDAL_WMS", "<WCS_GDAL")
PRODUCT_PART = re.compile(r"MTD_\w+\.xml|manifest\.safe", re.IGNORECASE)
ADDRESSES = ("http://", "https://", "/vsi")


def worker_source(text: object) -> str | None:
    """A raster that the worker opens and QGIS may not: an address, a folder, a zip, metadata of Sentinel-2.

    Returns: what the worker is told; None for anything else.
    """
    if not isinstance(text, str) or text.startswith("/vsimem/"):
        return None
    if text.startswith(ADDRESSES):
        return text
    is_other = os.path.isdir(text) or (
        os.path.isfile(text) and (text.lower().endswith(".zip") or PRODUCT_PART.fullmatch(os.path.basename(text))))
    return os.path.abspath(text) if is_other else None


def file_of(layer: QgsMapLayer) -> str | None:
    """Path of a layer as GDAL opens it, with ``|layername=`` where there is one; None when it has no file."""
    provider, source = layer.providerType(), layer.source()
    if provider == "delimitedtext" and not layer.isSpatial():  # with geometry it is more than its file says
        path = unquote(urlparse(source).path)
        return os.path.abspath(path[1:] if os.name == "nt" and path.startswith("/") else path)
    if provider not in ("gdal", "ogr"):
        return None
    parts = QgsProviderRegistry.instance().decodeUri(provider, source)
    path = str(parts.get("path") or "")
    if provider == "gdal" and source.startswith(("/vsimem/", *SERVICES)):
        return None  # in the memory of this process, or pictures of a service
    if not path or (provider == "gdal" and (parts.get("layerName") or parts.get("vsiPrefix"))):
        return source.split("|")[0] or None  # a raster inside a container: GDAL's own name for it
    path = os.path.abspath(path) if os.path.exists(path) else path
    return f"{path}|layername={parts['layerName']}" if parts.get("layerName") else path


def same_path(one: str, other: str) -> bool:
    """Tell whether two paths name the same file, however they are written; "" is none."""
    return bool(one and other) and os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other))


def text_of_crs(crs: QgsCoordinateReferenceSystem) -> str:
    """``EPSG:code``; a CRS without such a code as WKT, which does not depend on what else this QGIS knows."""
    code = str(crs.authid())
    return code if code.startswith("EPSG:") else str(crs.toWkt(WKT))


def differs_from_file(layer: QgsVectorLayer) -> bool:
    """Tell whether a layer shows something else than its file: a filter, unsaved edits, joined or virtual fields."""
    provider = layer.dataProvider()
    return bool(
        file_of(layer) is None
        or layer.subsetString()
        or layer.isModified()
        or layer.fields().count() != provider.fields().count()
    )


def is_part(value: Any) -> bool:
    """Tell whether a parameter value asks for a part of its layer, such as the selected features."""
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return False
    return bool(value.selectedFeaturesOnly or value.featureLimit > 0 or getattr(value, "filterExpression", ""))


def export(source: QgsProcessingFeatureSource, layer: QgsVectorLayer, path: Path, name: str) -> str:
    """Write features to a GeoPackage, and the class table of the layer's own file with them.

    Args:
        source: the features, with filter, selection and unsaved edits as in QGIS.
        layer: the layer they come from.
        path: GeoPackage to make.
        name: name of the layer in it.

    Returns: the path with the layer's name, as GDAL opens it.
    Raises: OSError with what the writer says.
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", name
    transforms = QgsCoordinateTransformContext()
    writer = QgsVectorFileWriter.create(
        str(path), source.fields(), source.wkbType(), source.sourceCrs(), transforms, options
    )
    for feature in source.getFeatures(Request(), ANY_GEOMETRY):
        writer.addFeature(feature)
    problem = writer.errorMessage()
    del writer  # closes the file
    classes = class_table(layer)
    if classes is not None and not problem:
        options.layerName = CLASSES
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        problem = QgsVectorFileWriter.writeAsVectorFormatV3(classes, str(path), transforms, options)[1]
    if problem:
        raise OSError(tr("The layer '{}' cannot be exported: {}").format(layer.name(), problem))
    return f"{path}|layername={name}"


def class_table(layer: QgsVectorLayer) -> QgsVectorLayer | None:
    """Class table in the file of a tile index, or None."""
    path = file_of(layer)
    if path is None or layer.providerType() != "ogr":
        return None
    table = QgsVectorLayer(f"{path.split('|')[0]}|layername={CLASSES}", CLASSES, "ogr")
    return table if table.isValid() else None


def load(path: Path, name: str, *, is_styled: bool = True) -> QgsMapLayer:
    """Make a layer of a file that the worker wrote; the style beside it (``.qml``) loads with it.

    ``is_styled`` false is for a raster that gets its renderer from us: without a style QGIS reads pixels for one.

    Raises: OSError when QGIS cannot open it.
    """
    file = Path(str(path).split("|")[0])
    if file.suffix.lower() in VECTORS:
        layer = QgsVectorLayer(str(path), name)
    else:
        layer = QgsRasterLayer(str(path), name, "gdal", QgsRasterLayer.LayerOptions(is_styled))
    if not layer.isValid():
        raise OSError(tr("QGIS cannot open {}.").format(path))
    return layer


def open_vector(path: Path | str) -> QgsVectorLayer | None:
    """Open a vector layer on any thread, for the main thread; None when it is none."""
    return _for_main_thread(QgsVectorLayer(str(path), "", "ogr"))


def open_raster(path: Path | str, *, is_styled: bool = True) -> QgsRasterLayer | None:
    """Open a raster on any thread, for the main thread; None when it is none. ``is_styled`` as in ``load``.

    The first one of a process opens PROJ's database and more, which may take a tenth of a second, and on a network
    drive any of them may take many.
    """
    return _for_main_thread(
        QgsRasterLayer(str(path), Path(path).stem, "gdal", QgsRasterLayer.LayerOptions(is_styled)))


def crs_of_raster(path: Path | str) -> QgsCoordinateReferenceSystem:
    """CRS of a raster, read on any thread; an invalid one when it has none or cannot be opened."""
    return QgsRasterLayer(str(path), "", "gdal", QgsRasterLayer.LayerOptions(False)).crs()


def shown_by(path: str, project: QgsProject) -> QgsMapLayer | None:
    """Layer of a project that shows a file, or a layer in it; None when there is none."""
    file = path.split("|")[0]
    layers = project.mapLayers().values()
    return next((one for one in layers if same_path((file_of(one) or "").split("|")[0], file)), None)


def _for_main_thread(layer: Layer) -> Layer | None:
    if not layer.isValid():
        return None
    layer.moveToThread(QCoreApplication.instance().thread())
    return layer
