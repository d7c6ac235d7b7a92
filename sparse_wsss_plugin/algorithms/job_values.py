"""Turns Processing parameter values into the values of a job: paths, numbers and text, ready for JSON.

Runs on the main thread, in ``prepareAlgorithm``, because it looks at layers. Building the parameters is
left to ``parameters``, running the job to ``stage_algorithm``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Callable

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ..csv_text import csv_text
from ..layers import differs_from_file, export, file_of, is_part, shown_by, text_of_crs, worker_source
from ..qt import tr
from .parameters import Entry

Values = dict[str, Any]
WORLD = "EPSG:4326"


class JobValues:
    """Reads the values of one run.

    Args:
        algorithm: the algorithm, whose definitions say how a value is evaluated.
        values: normalised parameter values by upper-case name.
        context: the run's context.
    """

    def __init__(self, algorithm: QgsProcessingAlgorithm, values: Values, context: QgsProcessingContext) -> None:
        self._algorithm = algorithm
        self._values = values
        self._context = context

    def job(self, entries: dict[str, Entry]) -> Values:
        """Values of a job by lower-case name; what was not set is left out.

        Raises: QgsProcessingException naming the parameter that does not work.
        """
        job = {}
        for name, entry in entries.items():
            if self._values.get(name.upper()) in (None, "", []):
                continue
            value = self._read(name.upper(), entry)
            if value not in (None, ""):
                job[name] = value
        self._refuse_overwriting(job, entries)
        return job

    def _read(self, name: str, entry: Entry) -> Any:
        if entry["role"] == "setting":
            kind = "choice" if "choices" in entry else entry["type"]
            return SETTINGS[kind](self, name)
        return (INPUTS if entry["role"] == "input" else OUTPUTS)[entry["kind"]](self, name)

    # ------------------------------------------------------------ settings

    def integer(self, name: str) -> int:
        """A whole number."""
        return int(self._algorithm.parameterAsInt(self._values, name, self._context))

    def number(self, name: str) -> float:
        """A number."""
        return float(self._algorithm.parameterAsDouble(self._values, name, self._context))

    def boolean(self, name: str) -> bool:
        """Yes or no."""
        return self.text(name).lower() == "true"

    def choice(self, name: str) -> str:
        """One of the words of a list."""
        return str(self._algorithm.parameterAsEnumString(self._values, name, self._context))

    def text(self, name: str) -> str:
        """A text."""
        return str(self._algorithm.parameterAsString(self._values, name, self._context)).strip()

    # ------------------------------------------------------------ inputs

    def raster(self, name: str) -> str:
        """Path of a raster layer."""
        unopened = worker_source(self._values[name]) or self._unopened(name)
        return unopened or self._path_of_raster(
            name, self._algorithm.parameterAsRasterLayer(self._values, name, self._context))

    def rasters(self, name: str) -> list[str]:
        """Paths of several raster layers."""
        raw = self._values[name] if isinstance(self._values[name], (list, tuple)) else [self._values[name]]
        return [worker_source(one) or self._path_of_raster(name, self._layer(one), one) for one in raw]

    def tile_index(self, name: str) -> str:
        """Path of the tiles; exported when QGIS shows something else than the file."""
        return self._unopened(name) or self._path_of_vector(name, self._vector_layer(name), "tiles")

    def reference(self, name: str) -> str:
        """Path of a raster, of polygons or of a CSV."""
        layer = self._algorithm.parameterAsLayer(self._values, name, self._context)
        if isinstance(layer, QgsVectorLayer):
            return self._path_of_vector(name, layer, "reference")
        return self._path_of_raster(name, layer)

    def table(self, name: str) -> str:
        """Path of a CSV; a table layer that was edited is written to one."""
        layer = self._vector_layer(name)
        path = file_of(layer) if layer is not None else None
        if layer is None or (path is not None and path.lower().endswith(".csv") and not differs_from_file(layer)):
            return path or self.file(name)
        return _write_csv([layer.fields().names(), *(_cells(feature) for feature in layer.getFeatures())])

    def file(self, name: str) -> str:
        """Path of a file or folder."""
        return os.path.abspath(str(self._algorithm.parameterAsFile(self._values, name, self._context)))

    def files(self, name: str) -> list[str]:
        """Paths of several files."""
        paths = self._algorithm.parameterAsFileList(self._values, name, self._context)
        return [os.path.abspath(path) for path in paths]

    def class_table(self, name: str) -> str:
        """Path of a class table, or the name of a legend."""
        text = str(self._algorithm.parameterAsFile(self._values, name, self._context)).strip()
        is_name = text.isidentifier() and not os.path.isfile(text)
        return text if is_name else os.path.abspath(text)

    def extent(self, name: str) -> str | None:
        """``xmin,xmax,ymin,ymax [EPSG:code]``; a CRS without such a code is turned into degrees."""
        box = self._algorithm.parameterAsExtent(self._values, name, self._context)
        crs = self._algorithm.parameterAsExtentCrs(self._values, name, self._context)
        if box.isNull() or box.isEmpty():
            raise QgsProcessingException(tr("{}: '{}' is no extent.").format(name, self._values[name]) + "\n" + tr(
                "Next step: give it as xmin,xmax,ymin,ymax [EPSG:code], or name a layer."))
        code = crs.authid()
        if crs.isValid() and not code.startswith("EPSG:"):
            world = QgsCoordinateReferenceSystem(WORLD)
            try:
                box = QgsCoordinateTransform(crs, world, self._context.transformContext()).transformBoundingBox(box)
            except QgsCsException as error:
                raise QgsProcessingException(f"{name}: {error}") from None
            code = WORLD
        corners = ",".join(repr(side) for side in (box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum()))
        return f"{corners} [{code}]" if code else corners

    def crs(self, name: str) -> str:
        """``EPSG:code``; a CRS without such a code as WKT."""
        crs = self._algorithm.parameterAsCrs(self._values, name, self._context)
        if not crs.isValid():
            raise QgsProcessingException(tr("{}: '{}' is no CRS.").format(name, self._values[name]) + "\n" + tr(
                "Next step: give a code such as EPSG:4326."))
        return text_of_crs(crs)

    # ------------------------------------------------------------ outputs

    def output_layer(self, name: str) -> str:
        """Path of a layer to write; QGIS loads it afterwards when it was asked to."""
        path = str(self._algorithm.parameterAsOutputLayer(self._values, name, self._context))
        if path.startswith(("memory:", "ogr:", "postgres:", "postgis:")):
            raise QgsProcessingException(tr("{}: '{}' is no file.").format(name, path) + "\n" + tr(
                "Next step: give the path of a file."))
        return os.path.abspath(path)

    def output_file(self, name: str) -> str:
        """Path of a file or folder to write."""
        return os.path.abspath(str(self._algorithm.parameterAsFileOutput(self._values, name, self._context)))

    # ------------------------------------------------------------ helpers

    def _layer(self, value: Any) -> QgsMapLayer | None:
        if isinstance(value, QgsMapLayer):
            return value
        return QgsProcessingUtils.mapLayerFromString(str(value), self._context)

    def _unopened(self, name: str) -> str | None:
        """Path of a file that no layer of the project shows: opening it would hold the window up for nothing.

        The worker says what is wrong with it. None for everything else.
        """
        value = self._values[name]
        if not isinstance(value, str) or not os.path.isfile(value.split("|")[0]):
            return None
        project = self._context.project()
        is_shown = project is not None and shown_by(value, project) is not None
        return None if is_shown else os.path.abspath(value)

    def _vector_layer(self, name: str) -> QgsVectorLayer | None:
        value = self._values[name]
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            source = value.source.valueAsString(self._context.expressionContext())[0]
            layer = QgsProcessingUtils.mapLayerFromString(source, self._context)
            return layer if isinstance(layer, QgsVectorLayer) else None
        return self._algorithm.parameterAsVectorLayer(self._values, name, self._context)

    def _path_of_raster(self, name: str, layer: QgsMapLayer | None, value: Any = None) -> str:
        if layer is None or not layer.isValid():
            raise QgsProcessingException(
                tr("{}: '{}' cannot be opened.").format(name, self._values[name] if value is None else value) + "\n"
                + tr("Next step: give a file that GDAL reads, or the name of a layer of the project."))
        path = file_of(layer)
        if path is None:
            raise QgsProcessingException(
                tr("{}: the layer '{}' is not in a file ({}).").format(name, layer.name(), layer.providerType()) + "\n"
                + tr("Next step: save it as GeoTIFF (Export > Save As) and take that."))
        return path

    def _path_of_vector(self, name: str, layer: QgsVectorLayer | None, exported_as: str) -> str:
        if layer is None or not layer.isValid():
            return self._path_of_raster(name, None)
        path = file_of(layer)
        if path is not None and not differs_from_file(layer) and not is_part(self._values[name]):
            return path
        source = self._algorithm.parameterAsSource(self._values, name, self._context)
        target = Path(QgsProcessingUtils.generateTempFilename(f"{exported_as}.gpkg"))
        try:
            return export(source, layer, target, exported_as)
        except OSError as error:
            raise QgsProcessingException(f"{name}: {error}") from None

    def _refuse_overwriting(self, job: Values, entries: dict[str, Entry]) -> None:
        """Refuse an output in the place of an input: QGIS may have it open, and a run must be repeatable."""
        inputs = {_same(path): name for name, path in job.items()
                  if entries[name]["role"] == "input" and entries[name]["kind"] != "run" and isinstance(path, str)}
        for name, path in job.items():
            if entries[name]["role"] == "output" and entries[name]["kind"] != "run" and _same(path) in inputs:
                raise QgsProcessingException(
                    tr("{} is the same file as {}: {}").format(name.upper(), inputs[_same(path)].upper(), path) + "\n"
                    + tr("Next step: choose another file for {}.").format(name.upper()))


def _same(path: str) -> str:
    return os.path.normcase(os.path.realpath(path.split("|")[0]))


def _cells(feature: QgsFeature) -> list[str]:
    return ["" if cell in (None, NULL) else str(cell) for cell in feature.attributes()]


def _write_csv(rows: list[list[str]]) -> str:
    path = str(QgsProcessingUtils.generateTempFilename("table.csv"))
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.write(csv_text(rows))
    return path


Reader = Callable[[JobValues, str], Any]
SETTINGS: dict[str, Reader] = {
    "integer": JobValues.integer, "number": JobValues.number, "boolean": JobValues.boolean, "string": JobValues.text,
    "choice": JobValues.choice,
}
INPUTS: dict[str, Reader] = {
    "raster": JobValues.raster, "rasters": JobValues.rasters, "tile_index": JobValues.tile_index,
    "reference": JobValues.reference, "field": JobValues.text, "extent": JobValues.extent,
    "class_table": JobValues.class_table, "table": JobValues.table, "model": JobValues.file, "run": JobValues.file,
    "text": JobValues.text, "crs": JobValues.crs, "file": JobValues.file, "folder": JobValues.file,
    "files": JobValues.files, "model_package": JobValues.file, "library": JobValues.file,
    "bundle": JobValues.file,
}
OUTPUTS: dict[str, Reader] = {
    "class_raster": JobValues.output_layer, "raster": JobValues.output_layer, "tile_index": JobValues.output_layer,
    "polygons": JobValues.output_layer, "map_file": JobValues.output_file, "vrt": JobValues.output_file,
    "table": JobValues.output_file, "json": JobValues.output_file, "html": JobValues.output_file,
    "text": JobValues.output_file, "array": JobValues.output_file, "onnx": JobValues.output_file,
    "run": JobValues.output_file, "bundle": JobValues.output_file, "folder": JobValues.output_file,
}
