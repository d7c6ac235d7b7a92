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
from sparse_wsss.labels.touching import labels_from_touched, touched_codes
from sparse_wsss.legends import OTHER, Legend, class_table
from sparse_wsss.rasters.raster_reference import legend_fit
from sparse_wsss.rasters.reference import Reference

CSV_SUFFIXES = (".csv", ".tsv", ".txt")
SHOWN = 8  # names in a message


def run(job: LabelsJob, context: Context) -> Outputs:
    """Label the tiles of an index.

    Returns: ``output`` (path), ``n_tiles``, ``n_labelled``, ``n_classes`` and ``tiles_by_class``.
    Raises: the errors of ``read_tiles``, ``check_tiles``, ``Reference``, ``labels_from_csv``; NoOverlap, NoLabels.
    """
    if job.reference is None and job.classes is None:
        raise BadJob("The stage 'labels' needs a reference or a class table.", hint="Set REFERENCE or CLASSES.")
    given, legend = class_table(job.classes) if job.classes else (None, None)
    tiles = read_tiles(job.tiles, given if job.reference is None else None)
    if job.reference is None:
        labels, classes = tiles.labels, tiles.classes
    elif Path(job.reference).suffix.lower() in CSV_SUFFIXES:
        labels, classes = _from_csv(Path(job.reference), tiles, given, context.reporter)
        classes = without_unused(labels, classes)[0] if legend else classes
    else:
        labels, classes = _from_reference(job, tiles, given, legend, context.reporter)
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


def _from_reference(job: LabelsJob, tiles: Tiles, given: ClassTable | None, legend: Legend | None,
                    reporter: Reporter) -> tuple[list[Labels], ClassTable]:
    check_tiles(tiles)
    path = job.reference or ""
    legend = legend or (_found_legend(path, reporter) if given is None and job.class_field is None else None)
    touching = job.record == "touching"
    with Reference(path, job.class_field, given, extend=touching, points=True, lines=True, legend=legend) as reference:
        if legend is not None and given is not None and reference.codings:
            reporter.log(f"{reference.name} is read as {legend.title}: {' and '.join(reference.codings)}.")
        if reference.is_raster and touching:
            raise BadJob(f"RECORD is touching, but {reference.name} is a raster: it has no shapes that touch a tile.",
                         hint="Set RECORD to classes or shares.", where="record")
        if touching or not reference.has_areas:
            counts = touched_codes(tiles, reference, lambda done, n: reporter.progress("Finding shapes", done, n))
            reporter.log(f"Tiles are labelled 'at least' with what the shapes of {reference.name} say: of the other "
                         "classes nothing is known there.")
        else:
            counts = count_codes(tiles, reference, lambda done, n: reporter.progress("Counting classes", done, n))
        listed = legend.classes if legend else given
        classes = class_table_of(reference, counts) if listed is None else listed
        is_open = touching or not reference.has_areas
        if is_open:
            _warn_of_names(reference.classes, classes, counts, reporter)
        else:
            _warn(counts, classes, listed is not None, legend, reporter)
    labels = labels_from_touched(counts, classes) if is_open else labels_from_counts(
        counts, classes, job.min_share, job.record == "shares")
    if given is not None and legend is None:
        return labels, given
    used, dropped = without_unused(labels, classes)
    missed = [name for name in dropped if counts[:, classes.code_of(name)].any()]
    if missed:
        reporter.warning(f"No tile has {job.min_share:.0%} of {', '.join(missed)}: left out of the class table.")
    return labels, used


def _found_legend(path: str, reporter: Reporter) -> Legend | None:
    fit = legend_fit([Path(part.strip()) for part in path.split(";") if part.strip()]) if "|" not in path else None
    if fit is not None:
        reporter.log(fit.words)
    return fit.legend if fit is not None else None


def _warn_of_names(known: ClassTable | None, classes: ClassTable, touched: np.ndarray, reporter: Reporter) -> None:
    found = (known or ClassTable()).only(np.flatnonzero(touched.any(axis=0)).tolist())
    strange = sorted({*found.names} - {*classes.names})
    if strange:
        shown = ", ".join(strange[:SHOWN]) + (f" and {len(strange) - SHOWN} more" if len(strange) > SHOWN else "")
        reporter.warning(f"The class table lacks {shown}: shapes of these classes give no label.")


def _warn(counts: np.ndarray, classes: ClassTable, is_given: bool, legend: Legend | None, reporter: Reporter) -> None:
    unlisted = unlisted_codes(counts, classes)
    if is_given and unlisted:
        share = counts[:, unlisted].sum() / counts.sum()
        which = f"the codes {', '.join(map(str, unlisted))} of the reference"
        if legend is not None and unlisted == [OTHER]:
            which = f"some codes of the reference ({legend.title} has no class for them)"
        reporter.warning(f"The class table lacks {which}; the {share:.1%} of its pixels that have them give no label.")
    if counts[:, 0].any() and 0 not in classes.codes:
        reporter.warning(f"Code 0 ({counts[:, 0].sum() / counts.sum():.1%} of the reference) is taken as 'not known', "
                         "because no class table has it. If it is a class, name it in CLASSES.")


def _summary(labels: list[Labels], classes: ClassTable) -> Outputs:
    found = Counter(name for one in labels if one for name in one.present)
    return {
        "n_tiles": len(labels), "n_labelled": sum(one is not None for one in labels), "n_classes": len(classes),
        "tiles_by_class": {name: found[name] for name in classes.names},
    }
