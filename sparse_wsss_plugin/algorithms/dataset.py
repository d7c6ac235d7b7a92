"""Algorithm ``sparse_wsss:dataset``."""

from __future__ import annotations

from ..qt import tr
from .stage_algorithm import StageAlgorithm


class DatasetAlgorithm(StageAlgorithm):
    """Import a data set as it is published."""

    stage = "dataset"
    group_id = "data"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Import a data set")

    def about(self) -> str:
        """Further help."""
        return tr(
            "The images stay where they are: the result is a layer with the footprint, the files, the labels and the "
            "part of the split of each. Known are DFC2020, SEN12MS, BigEarthNet (1 and 2, with Sentinel-1), EuroSAT "
            "(all bands), a folder for each class, a CSV of files and labels, and multi-label JSON as COCO has it."
        )

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {
            "folder": tr("Folder of the data set"), "split_list": tr("Lists of the split"),
            "classes": tr("Class table"), "format": tr("Layout"), "split": tr("Part"),
            "min_share": tr("Smallest share of a class in an image"), "reference": tr("Labels of DFC2020"),
            "drop": tr("Classes to leave out"), "max_tiles": tr("Most images"), "output": tr("Tile index"),
        }

    def numbers(self) -> dict[str, str]:
        """Numbers returned."""
        return {"n_tiles": tr("Number of tiles"), "n_labelled": tr("Number of labelled tiles"),
                "n_left_out": tr("Number of images that do not work")}
