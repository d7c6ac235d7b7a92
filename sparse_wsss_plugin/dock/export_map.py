"""Writes a map into another file, CRS or format through QGIS's own writer, as a task of QGIS.

Classes are copied, never mixed: a pixel takes the value of the nearest. Choosing is left to the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable

from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRasterFileWriter,
    QgsRasterFileWriterTask,
    QgsRasterLayer,
    QgsRasterPipe,
    QgsRasterProjector,
)

from ..qt import tr
from ..worker.errors import WorkerError


def formats() -> list[tuple[str, str, str]]:
    """Formats that this QGIS writes, GeoTIFF first: name of the driver, its long name, extension without a dot."""
    found = []
    for entry in QgsRasterFileWriter.supportedFiltersAndFormats():
        extensions = QgsRasterFileWriter.extensionsForFormat(entry.driverName)
        maker = gdal.GetDriverByName(entry.driverName)
        if extensions and maker is not None and maker.GetMetadataItem("DCAP_CREATE") == "YES":
            found.append((entry.driverName, entry.filterString.split(" (")[0].split(" [")[0], extensions[0]))
    return sorted(found, key=lambda one: (one[0] != "GTiff", one[1].lower()))


def export(source: str, target: Path, driver: str, crs: QgsCoordinateReferenceSystem,
           done: Callable[[str], None], failed: Callable[[str], None]) -> QgsRasterFileWriterTask:
    """Start the export; ``done`` gets the path, ``failed`` what happened with the next step, on the main thread.

    Raises: WorkerError when the map cannot be opened, or would be overwritten.
    """
    layer = QgsRasterLayer(source, Path(source).stem)
    if not layer.isValid():
        raise WorkerError(tr("{} cannot be opened.").format(source), hint=tr("Make the map on the page Run."))
    if target.resolve() == Path(source).resolve():
        raise WorkerError(tr("{} is the map itself.").format(target.name), hint=tr("Choose another file."))
    if not target.parent.is_dir():
        raise WorkerError(tr("There is no folder {}.").format(target.parent), hint=tr("Choose another folder."))
    provider, context = layer.dataProvider().clone(), QgsProject.instance().transformContext()
    to = crs if crs.isValid() else layer.crs()
    extent, columns, rows = layer.extent(), layer.width(), layer.height()
    pipe = QgsRasterPipe()
    pipe.set(provider)
    if to != layer.crs():
        projector = QgsRasterProjector()
        projector.setCrs(layer.crs(), to, context)
        projector.setPrecision(QgsRasterProjector.Precision.Exact)
        pipe.insert(1, projector)
        _, extent, columns, rows = projector.destExtentSize(layer.extent(), columns, rows)
    writer = QgsRasterFileWriter(str(target))
    writer.setOutputFormat(driver)
    if driver == "GTiff":
        set_options = getattr(writer, "setCreationOptions", None) or writer.setCreateOptions  # its name before 3.44
        set_options(["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER"])
    task = QgsRasterFileWriterTask(writer, pipe, columns, rows, extent, to, context)
    style = target.with_suffix(".qml")
    task.writeComplete.connect(lambda path: _finish(layer, style, path, done))
    task.errorOccurred.connect(lambda number: failed(
        tr("The map could not be written to {} (error {} of QGIS's writer).").format(target, int(number)) + "\n"
        + tr("Next step: choose another format or folder.")))
    QgsApplication.taskManager().addTask(task)
    return task


def _finish(layer: QgsRasterLayer, style: Path, path: str, done: Callable[[str], None]) -> None:
    layer.saveNamedStyle(str(style))  # class names and colours travel beside the file
    done(path)
