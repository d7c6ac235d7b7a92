"""Algorithm ``sparse_wsss:layout``: a printed map with its legend. QGIS does it alone, without the worker."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsRasterLayer

from ..layouts import ELLIPSOID, ENDINGS, SIZES, Words, export_layout, map_layout
from ..qt import FLAG_NO_THREADING, marked, tr
from ..worker.errors import WorkerError
from .job_values import JobValues
from .parameters import Entry, own_entry
from .stage_algorithm import StageAlgorithm, Values
from .voice import Voice

ENTRIES: dict[str, Entry] = {
    "map": own_entry("input", marked("Land-cover map; its style says colours and names."), kind="raster",
                     optional=False),
    "title": own_entry("setting", marked("Title of the sheet; empty takes the name of the map."), type="string"),
    "date": own_entry("setting", marked("Date on the sheet, in your own words; empty takes today's."), type="string"),
    "credits": own_entry("setting", marked("Where the data come from, at the foot of the sheet."), type="string"),
    "size": own_entry("setting", marked("Size of the sheet, which lies on its side."), choices=list(SIZES),
                      default="A4"),
    "dpi": own_entry("setting", marked("Points of a picture to an inch."), type="integer", default=300, minimum=50,
                     maximum=1200, advanced=True, unit=marked("dpi")),
    "output": own_entry("output", marked("File to write: PDF, PNG or SVG by how its name ends."), kind="map_file",
                        extensions=ENDINGS, optional=False),
}


class LayoutAlgorithm(StageAlgorithm):
    """Print a map."""

    stage = "layout"
    group_id = "mapping"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Print a map")

    def summary(self) -> str:
        """What it does, in a sentence."""
        return tr("Put a map on a sheet with the legend of its classes, a scale bar, a north arrow, title, date and "
                  "credits.")

    def about(self) -> str:
        """Further help."""
        return tr("The button 'Print layout' of the panel's page Result opens the same sheet in the layout designer. "
                  "The templates are in the plugin's folder resources/layouts.")

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"map": tr("Land-cover map"), "title": tr("Title"), "date": tr("Date"), "credits": tr("Credits"),
                "size": tr("Size of the sheet"), "dpi": tr("Resolution"), "output": tr("Printed map")}

    def entries(self) -> dict[str, Entry]:
        """Its parameters, which the worker does not know."""
        return ENTRIES

    def flags(self) -> object:
        """Layers are drawn where they live: on the main thread."""
        return super().flags() | FLAG_NO_THREADING

    def _prepare(self, values: Values, context: QgsProcessingContext) -> None:
        self._job = JobValues(self, values, context).job(self.entries())
        output = Path(self._job["output"])
        if [output.suffix.lower().lstrip(".")] not in ENDINGS.values():
            raise QgsProcessingException(
                tr("{} is the name of a file of no format that is written.").format(output.name) + "\n"
                + tr("Next step: let OUTPUT end with .pdf, .png or .svg."))

    def _work(self, voice: Voice, feedback: QgsProcessingFeedback) -> Values:
        source, output = self._job["map"], Path(self._job["output"])
        layer = QgsRasterLayer(source, Path(source).stem)
        if not layer.isValid():
            raise WorkerError(tr("QGIS cannot open {}.").format(source), hint=tr("Choose a raster."), code="file")
        project = QgsProject()  # of its own: the user's stays as it is
        project.setEllipsoid(ELLIPSOID)
        project.addMapLayer(layer)
        words = Words(self._job.get("title", ""), self._job.get("date", ""), self._job.get("credits", ""))
        try:
            sheet = map_layout(project, layer, self._job.get("size", "A4"), words)
            feedback.setProgress(50)
            output.parent.mkdir(parents=True, exist_ok=True)
            export_layout(sheet, output, int(self._job.get("dpi", 300)))
        except OSError as error:
            raise WorkerError(str(error), hint=tr("Choose another file, in a folder that may be written."),
                              code="file") from None
        return {"OUTPUT": str(output)}
