"""The layouts that are known, and which of them a folder has."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from sparse_wsss.datasets.bigearthnet import BIGEARTHNET
from sparse_wsss.datasets.coco import COCO
from sparse_wsss.datasets.csv_table import CSV_TABLE
from sparse_wsss.datasets.eurosat import EUROSAT
from sparse_wsss.datasets.folders import FOLDERS, is_image
from sparse_wsss.datasets.row import Found, Layout, counted
from sparse_wsss.datasets.sen12ms import DFC2020, SEN12MS
from sparse_wsss.errors import DataSetUnknown

LAYOUTS = {one.name: one for one in (DFC2020, SEN12MS, BIGEARTHNET, EUROSAT, COCO, CSV_TABLE, FOLDERS)}
"""By name; the first that a folder matches is taken, so the general ones come last."""
SHOWN = 3
SAMPLE_FOLDERS, SAMPLE_FILES = 400, 20  # what is looked at to find the layout of a folder with a million files


def listing(folder: Path, folders: int | None = None, files: int | None = None) -> Iterator[str]:
    """Paths of the files of a folder, relative and with '/', in order; hidden ones are passed over.

    ``folders`` and ``files`` bound how many folders are looked at, and how many files of each.
    """
    for seen, (place, names, found) in enumerate(os.walk(folder), 1):
        names[:] = sorted(name for name in names if not name.startswith("."))
        start = Path(place).relative_to(folder).as_posix()
        for name in sorted(name for name in found if not name.startswith("."))[:files]:
            yield name if start == "." else f"{start}/{name}"
        if folders is not None and seen >= folders:
            return


def recognised(folder: Path) -> Layout | None:
    """The first layout that a file of a folder matches; a folder for each class needs at least two of them."""
    sample = list(listing(folder, SAMPLE_FOLDERS, SAMPLE_FILES))
    for layout in LAYOUTS.values():
        matching = [path for path in sample if layout.matches(folder, path)]
        if matching and (layout is not FOLDERS or len({path.split("/")[-2] for path in matching}) > 1):
            return layout
    return None


def read_layout(folder: Path, name: str) -> tuple[Layout, Found, list[str]]:
    """Find the images of a data set.

    Args:
        folder: of the data set.
        name: of a layout, or auto.

    Returns: the layout, its rows, and all paths of the folder.
    Raises: DataSetUnknown, which says what was looked for, what was found, and which layout is nearest.
    """
    if not folder.is_dir():
        raise DataSetUnknown(f"There is no folder {folder}.", hint="Choose the folder with the unpacked data set.")
    layout = recognised(folder) if name == "auto" else LAYOUTS[name]
    if layout is None:
        raise _unknown(folder, list(LAYOUTS.values()))
    paths = list(listing(folder))
    if not any(layout.matches(folder, path) for path in paths):
        raise _unknown(folder, [layout])
    found = layout.reads(folder, paths)
    if not found.rows:
        raise DataSetUnknown(f"{folder} is named as {layout.title}, but no image of it is whole. "
                             + " ".join(found.notes), hint=f"Unpack all archives of {layout.title} into one folder.")
    return layout, found, paths


def _unknown(folder: Path, wanted: list[Layout]) -> DataSetUnknown:
    paths = list(listing(folder, SAMPLE_FOLDERS, SAMPLE_FILES))
    looked = "; ".join(f"{one.title}: {one.example}" for one in wanted)
    if not paths:
        return DataSetUnknown(f"{folder} is empty. Looked for {looked}.", hint="Choose the folder that was unpacked.")
    rasters = [path for path in paths if is_image(path)] or paths
    found = ", ".join(rasters[:SHOWN])
    fits = recognised(folder)
    hint = f"It looks like {fits.title}: set FORMAT to {fits.name}." if fits else (
        f"The nearest layout is {(near := _nearest(rasters)).title}, such as {near.example}: choose the folder above "
        "or below, or rename. Anything else: write a CSV with the columns file and labels.")
    return DataSetUnknown(
        f"{folder} holds no file of {'a layout that is known' if len(wanted) > 1 else wanted[0].title}. Looked for "
        f"{looked}. Found {counted(len(paths), 'file', 'files')} such as {found}.", hint=hint)


def _nearest(paths: list[str]) -> Layout:
    """The layout whose example looks most like these paths, whatever the numbers are."""
    def shape(path: str) -> str:
        return re.sub(r"\d+", "0", "/".join(path.split("/")[-2:]))

    shapes = {shape(path) for path in paths}
    return max(LAYOUTS.values(), key=lambda one: max(
        difflib.SequenceMatcher(None, shape(one.example), other).ratio() for other in shapes))
