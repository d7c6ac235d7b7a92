"""Stage 'dataset': makes a tile index of a data set in the layout in which it is published."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from sparse_wsss.atomic import make_folder
from sparse_wsss.context import Context, Outputs
from sparse_wsss.datasets.index import Opened, open_rows, tiles_of, write_stacks
from sparse_wsss.datasets.layouts import read_layout
from sparse_wsss.datasets.row import Found, Layout, Row, counted
from sparse_wsss.datasets.sen12ms import sen12ms
from sparse_wsss.datasets.splits import published_lists, with_splits
from sparse_wsss.errors import BadJob, NoLabels, NotWritable, UnknownClass, nearest
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import DatasetJob
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.image_labels import labels_from_counts, without_unused
from sparse_wsss.labels.tile_index import Labels, write_tiles
from sparse_wsss.labels.tile_labels import TileLabels
from sparse_wsss.legends import class_table, legend

SEED = 0  # of the choice of MAX_TILES images


def run(job: DatasetJob, context: Context) -> Outputs:
    """Import a data set.

    Returns: ``output``, ``format``, ``n_tiles``, ``n_labelled``, ``n_left_out``, ``n_classes``, ``tiles_by_class``,
        ``tiles_by_split``.
    Raises: DataSetUnknown, and the errors of the layouts, ``open_rows`` and ``write_tiles``.
    """
    reporter, output = context.reporter, Path(job.output).absolute()
    if output.suffix.lower() != ".gpkg":
        raise NotWritable(f"A tile index is a GeoPackage; {output.name} is not one.", hint="Let the name end in .gpkg.")
    layout, found = _rows(job, reporter)
    table = _table(job, layout, found)
    given = legend(found.legend) if found.legend else None
    values = given.codings[0] if given is not None else None
    folder = output.with_name(f"{output.stem}_images")
    with _folder_beside(folder) as part:
        with reporter.part(0.0, 0.3):
            stacked = write_stacks(found.rows, part, folder, lambda n, all_: reporter.progress("Stacks", n, all_))
        with reporter.part(0.3, 1.0):
            opened = open_rows(stacked.now, values, lambda n, all_: reporter.progress("Reading images", n, all_))
        opened.failures += stacked.failures
        kept = {row.tile for row in opened.rows}
        labels, classes = _labels(job, opened, table, reporter)
        tiles = tiles_of(opened, [row for row in stacked.later if row.tile in kept], labels, classes)
        written = write_tiles(output, tiles)
    _tell_failures(opened, reporter)
    reporter.artifact("tile_index", written)
    by_class = Counter(name for one in labels if one for name in one.present)
    return {"output": str(written), "format": layout.name, "n_tiles": len(tiles),
            "n_labelled": sum(one is not None for one in labels), "n_left_out": len(opened.failures),
            "n_classes": len(classes), "tiles_by_class": {name: by_class[name] for name in classes.names},
            "tiles_by_split": dict(Counter(split or "" for split in tiles.split))}


def _rows(job: DatasetJob, reporter: Reporter) -> tuple[Layout, Found]:
    """Find the images that are asked for."""
    folder = Path(job.folder)
    layout, found, paths = read_layout(folder, job.format)
    reporter.log(f"{folder} is read as {layout.title}: {counted(len(found.rows), 'image', 'images')}.")
    if layout.name == "dfc2020" and job.reference == "lc":
        found = sen12ms(folder, paths)
    elif job.reference == "dfc" and layout.name != "dfc2020":
        raise BadJob(f"REFERENCE is dfc, but {layout.title} has no such rasters.", hint="Leave REFERENCE at auto.",
                     where="reference")
    for note in found.notes:
        reporter.warning(note)
    lists = [Path(path) for path in job.split_list or ()] or published_lists(folder, paths)
    rows = found.rows
    if lists and layout.name != "csv":
        rows, notes = with_splits(rows, lists)
        for note in notes:
            reporter.log(note)
    rows = _of_split(rows, job.split)
    if job.max_tiles and len(rows) > job.max_tiles:
        chosen = np.sort(np.random.default_rng(SEED).permutation(len(rows))[: job.max_tiles])
        reporter.log(f"{job.max_tiles} of {len(rows)} images are taken, drawn at random.")
        rows = [rows[place] for place in chosen]
    return layout, Found(_unique(rows), found.legend)


def _of_split(rows: list[Row], split: str) -> list[Row]:
    """Rows of a part; taken alone it is a whole, which training divides again."""
    if split == "all":
        return rows
    chosen = [replace(row, split=None) for row in rows if row.split == split]
    if not chosen:
        parts = ", ".join(f"{part or 'none'} ({n})" for part, n in Counter(row.split for row in rows).items())
        raise NoLabels(f"No image belongs to the part '{split}'. There are: {parts}.",
                       hint="Set SPLIT to another part, or give the lists of the split in SPLIT_LIST.")
    return chosen


def _unique(rows: list[Row]) -> list[Row]:
    """Rows with an id of their own each: a, b, a_2."""
    times: Counter[str] = Counter()
    named = []
    for row in rows:
        times[row.tile] += 1
        named.append(row if times[row.tile] == 1 else replace(row, tile=f"{row.tile}_{times[row.tile]}"))
    return named


def _table(job: DatasetJob, layout: Layout, found: Found) -> ClassTable:
    """Classes that labels may have: without those that are dropped."""
    names = sorted({name for row in found.rows for name in row.labels or ()})
    if job.classes:
        table = class_table(job.classes)[0]
    elif found.legend:
        table = class_table(found.legend)[0]
    else:
        table = ClassTable.from_names(names)
    unknown = next((name for name in names if name not in table.names), None)
    if unknown is not None:
        raise UnknownClass(f"{layout.title} names the class '{unknown}', which the class table lacks.",
                           hint=nearest(unknown, table.names))
    asked = [part.strip() for part in job.drop.split(";") if part.strip()]
    dropped = list(layout.dropped) if asked == ["auto"] else [] if asked == ["none"] else asked
    strange = next((name for name in dropped if name not in table.names), None)
    if strange is not None and dropped is asked:
        raise UnknownClass(f"DROP names '{strange}', which is no class.", hint=nearest(strange, table.names))
    return table.only(one.code for one in table.classes if one.name not in dropped)


def _labels(job: DatasetJob, opened: Opened, table: ClassTable, reporter: Reporter) -> tuple[list[Labels], ClassTable]:
    if any(row.reference is not None for row in opened.rows):
        labels = labels_from_counts(np.array(opened.counts), table, job.min_share)
    else:
        labels = [None if row.labels is None else TileLabels(tuple(name for name in table.names if name in row.labels))
                  for row in opened.rows]
    used, missing = without_unused(labels, table)
    if missing:
        reporter.log(f"No image is labelled with {', '.join(missing)}: left out of the class table.")
    return labels, used


def _tell_failures(opened: Opened, reporter: Reporter) -> None:
    if opened.failures:
        reporter.warning(f"{counted(len(opened.failures), 'image does', 'images do')} not work and "
                         f"{'is' if len(opened.failures) == 1 else 'are'} left out. The first: "
                         f"{opened.failures[0].message}")
    sizes = {(info.width, info.height) for info in opened.infos}
    if len(sizes) > 1:
        reporter.warning(f"The images are of {len(sizes)} sizes ({sorted(sizes)[:3]} px); training takes squares of "
                         "one size.")


@contextmanager
def _folder_beside(folder: Path) -> Iterator[Path]:
    """Give a folder to write to that takes the place of ``folder`` when the block ends well and it holds anything."""
    make_folder(folder.parent)
    if folder.exists() and any(path.suffix != ".vrt" for path in folder.iterdir()):
        raise NotWritable(f"{folder} is to hold the virtual rasters of the index, but holds other files.",
                          hint="Choose another name for OUTPUT.")
    part, old = (folder.with_name(f".{folder.name}.{word}{os.getpid()}") for word in ("part", "old"))
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        yield part
        if any(part.iterdir()):
            if folder.exists():
                os.replace(folder, old)
            os.replace(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


