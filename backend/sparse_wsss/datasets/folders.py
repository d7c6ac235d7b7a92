"""A folder for each class: ``forest/a.tif``, or ``train/forest/a.tif`` with folders for the parts of a split."""

from __future__ import annotations

from pathlib import Path

from sparse_wsss.datasets.row import Found, Layout, Row
from sparse_wsss.datasets.splits import split_of

IMAGES = (".tif", ".tiff", ".jp2", ".img", ".vrt")


def is_image(path: str) -> bool:
    """Tell by its name whether a file is a raster that may have a place on the globe."""
    return path.lower().endswith(IMAGES)


def in_class_folder(folder: Path, path: str) -> bool:
    """Tell whether a raster lies in a folder."""
    return is_image(path) and "/" in path


def folders(folder: Path, paths: list[str]) -> Found:
    """Rows of all rasters, labelled by the folder that they lie in."""
    rows = []
    for path in paths:
        if in_class_folder(folder, path):
            parts = path.split("/")
            split = split_of(parts[-3], whole=True) if len(parts) > 2 else None
            rows.append(Row(tile="_".join([parts[-2], Path(path).stem]), optical=(folder / path,),
                            labels=(parts[-2].replace(";", ",").strip(),), split=split, names=(Path(path).stem,)))
    return Found(rows)


FOLDERS = Layout("folders", "a folder for each class", "forest/image_1.tif", in_class_folder, folders)
