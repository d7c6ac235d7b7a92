"""Stage 'labels': says which classes occur in each tile, from a reference, a CSV or a class table alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import BadJob
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import LabelsJob
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.image_labels import (
    class_table_of,
    count_codes,
    labels_from_counts,
    labels_from_csv,
    unlisted_codes,
    without_unused,
)
from sparse_wsss.labels.tile_index import Labels, Tiles, check_tiles, read_tiles, write_tiles
from sparse_wsss.rasters.reference import Reference

CSV_SUFFIXES = (".csv", ".tsv", ".txt")


def run(job: LabelsJob, context: Context) -> Outputs:
    """Label the tiles of an index.

    Returns: ``output`` (path), ``n_tiles``, ``n_labelled``, ``n_classes`` and ``tiles_by_class``.
    Raises: the errors of ``read_tiles``, ``check_tiles``, ``Reference``, ``labels_from_csv``; NoOverlap, NoLabels.
    """
    if job.reference is None and job.classes is None:
        raise BadJob("The stage 'labels' needs a reference or a class table.", hint="Set REFERENCE or CLASSES.")
    given = ClassTable.from_file(job.classes) if job.classes else None
    tiles = read_tiles(job.tiles, given if job.reference is None else None)
    if job.reference is None:
        labels, classes = tiles.labels, tiles.classes
    elif Path(job.reference).suffix.lower() in CSV_SUFFIXES:
        labels, classes = _from_csv(Path(job.reference), tiles, given, context.reporter)
    else:
        labels, classes = _from_reference(job, tiles, given, context.reporter)
    output = write_tiles(job.output, replace(tiles, labels=labels, classes=classes))
    context.reporter.artifact("tile_index", output)
    return {"output": str(output), **_summary(labels, classes)}


def _from_csv(path: Path, tiles: Tiles, given: ClassTable | None,
              reporter: Reporter) -> tuple[list[Labels], ClassTable]:
    labels, classes, n_foreign = labels_from_csv(path, tiles, given)
    if n_foreign:
        reporter.warning(f"{n_foreign} tiles of {path.name} are not in the tile index.")
    if given is None and len(tiles.classes) and classes != tiles.classes:
        new = ", ".join(sorted({*classes.names} - {*tiles.classes.names}))
        reporter.warning(f"The class table of the tile index lacks {new}: it is replaced by the names in {path.name}.")
    return labels, classes


def _from_reference(job: LabelsJob, tiles: Tiles, given: ClassTable | None,
                    reporter: Reporter) -> tuple[list[Labels], ClassTable]:
    check_tiles(tiles)
    with Reference(job.reference or "", job.class_field, given) as reference:
        counts = count_codes(tiles, reference, lambda done, n: reporter.progress("Counting classes", done, n))
        classes = class_table_of(reference, counts) if given is None else given
    _warn(counts, classes, given is not None, reporter)
    labels = labels_from_counts(counts, classes, job.min_share, job.record == "shares")
    used, dropped = without_unused(labels, classes)
    if given is None and dropped:
        reporter.warning(f"No tile has {job.min_share:.0%} of {', '.join(dropped)}: left out of the class table.")
    return labels, used if given is None else given


def _warn(counts: np.ndarray, classes: ClassTable, is_given: bool, reporter: Reporter) -> None:
    unlisted = unlisted_codes(counts, classes)
    if is_given and unlisted:
        share = counts[:, unlisted].sum() / counts.sum()
        reporter.warning(f"The class table lacks the codes {', '.join(map(str, unlisted))} of the reference; "
                         f"the {share:.1%} of its pixels that have them give no label.")
    if counts[:, 0].any() and 0 not in classes.codes:
        reporter.warning(f"Code 0 ({counts[:, 0].sum() / counts.sum():.1%} of the reference) is taken as 'not known', "
                         "because no class table has it. If it is a class, name it in CLASSES.")


def _summary(labels: list[Labels], classes: ClassTable) -> Outputs:
    found = Counter(name for one in labels if one for name in one.present)
    return {
        "n_tiles": len(labels), "n_labelled": sum(one is not None for one in labels), "n_classes": len(classes),
        "tiles_by_class": {name: found[name] for name in classes.names},
    }
