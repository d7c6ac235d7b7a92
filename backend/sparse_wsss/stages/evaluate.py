"""Stage 'evaluate': compares a map with a reference, strip by strip, in one pooled confusion matrix."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from sparse_wsss.accuracy import confusion_matrix, figures
from sparse_wsss.atomic import write_json, write_text
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import NoOverlap, NoValidPixels, RasterMismatch, UnknownClass
from sparse_wsss.events import Reporter
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.image_labels import N_CODES, NEVER_A_CLASS
from sparse_wsss.rasters.raster_grid import RasterInfo, crs_name
from sparse_wsss.rasters.reader import open_raster, raster_info, read_error
from sparse_wsss.rasters.reference import Reference
from sparse_wsss.rasters.sidecars import read_class_table, table_of_codes
from sparse_wsss.rasters.tile_grid import PixelWindow, extent_window
from sparse_wsss.settings import EvaluateJob

STRIP_PIXELS = 1 << 22  # about 100 MiB of work arrays
UNMAPPED = 255


@dataclass(frozen=True)
class _Compared:
    """Pixels of the reference by code (rows) and code of the map (columns, 255: no class), int64 (256, 256)."""

    pairs: np.ndarray
    map_classes: ClassTable
    reference_classes: ClassTable | None


def run(job: EvaluateJob, context: Context) -> Outputs:
    """Evaluate a map.

    Returns: ``output_json``, ``output_html`` (paths) and the main figures.
    Raises: RasterMismatch when the map holds no class codes; NoOverlap, NoValidPixels; the errors of
        ``raster_info``, ``extent_window`` and ``Reference``.
    """
    info = raster_info(job.map)
    window = extent_window(job.extent, info) if job.extent else (0, 0, info.width, info.height)
    compared = _compare(job, info, window, context.reporter)
    result = _figures(job, compared, context.reporter)
    output, html = Path(job.output_json).absolute(), None
    write_json(output, result)
    context.reporter.artifact("accuracy", output)
    if job.output_html:
        from sparse_wsss.report.accuracy_report import accuracy_page

        html = Path(job.output_html).absolute()
        write_text(html, accuracy_page(result, compared.map_classes, info.path.name, Path(job.reference).name))
        context.reporter.artifact("report", html)
    main = {name: result[name] for name in ("miou", "overall_accuracy", "average_accuracy", "f1", "kappa", "n_pixels")}
    return {"output_json": str(output), "output_html": str(html) if html else None, **main}


def _compare(job: EvaluateJob, info: RasterInfo, window: PixelWindow, reporter: Reporter) -> _Compared:
    named = read_class_table(info.path)
    with open_raster(info.path) as dataset, Reference(job.reference, job.class_field, named, extend=True) as reference:
        if dataset.count > 1:
            reporter.warning(f"{info.path.name} has {dataset.count} bands; the first is evaluated.")
        if named is None and reference.has_names:
            raise UnknownClass(f"{info.path.name} names no classes, so the names in the reference cannot be matched.",
                               hint="Choose a CLASS_FIELD with codes, or a map with its .aux.xml beside it.")
        pairs = np.zeros((N_CODES, N_CODES), np.int64)
        column, row, width, height = window
        step = max(1, STRIP_PIXELS // width)
        for top in range(row, row + height, step):
            reporter.progress("Comparing", top - row, height)
            rows = min(step, row + height - top)
            truth = reference.codes_on(info, column, top, width, rows)
            mapped = _map_codes(dataset, info.path, Window(column, top, width, rows))
            known = truth >= 0
            pairs += confusion_matrix(truth[known], mapped[known], N_CODES)
        reporter.progress("Comparing", height, height)
        if not pairs.any():
            raise NoOverlap(
                f"The reference {reference.name} has no pixel on {info.path.name}.",
                hint=f"See in QGIS that it lies on the map (whose CRS is {crs_name(info.crs)}) and is not all nodata.")
        return _Compared(pairs, named or _table_of_map(info.path, pairs), reference.classes)


def _table_of_map(path: Path, pairs: np.ndarray) -> ClassTable:
    return table_of_codes(path, (int(code) for code in np.flatnonzero(pairs.any(axis=0)) if code != UNMAPPED))


def _map_codes(dataset: DatasetReader, path: Path, window: Window) -> np.ndarray:
    """Codes of a window of the map, int64 (h, w); 255 where the map has no class."""
    try:
        values, mask = dataset.read(1, window=window), dataset.read_masks(1, window=window)
    except RasterioError as error:
        raise read_error(str(path), error) from None
    codes = np.full(values.shape, UNMAPPED, np.int64)
    known = (mask > 0) & np.isfinite(values)
    found = values[known]
    wrong = found[(found < 0) | (found > UNMAPPED) | (found != np.rint(found))]
    if wrong.size:
        raise RasterMismatch(f"{path.name} is no map of class codes: it has the value {wrong[0]:g}.",
                             hint="Choose the land-cover map that 'Predict' wrote, or one with codes from 0 to 254.")
    codes[known] = found
    return codes


def _figures(job: EvaluateJob, compared: _Compared, reporter: Reporter) -> dict[str, Any]:
    table = compared.map_classes
    pairs, names = _numbered_as_the_map(compared, reporter)
    unlisted = [code for code in NEVER_A_CLASS if code not in table.codes]
    pairs[unlisted] = 0  # the reference knows nothing there
    if 0 in unlisted:
        pairs[:, UNMAPPED] += pairs[:, 0]  # and neither does the map
        pairs[:, 0] = 0
    left_out = int(pairs[:, UNMAPPED].sum())
    n_reference = int(pairs.sum())
    if n_reference == left_out:
        what = "has no class" if left_out else "is not known to the reference"
        raise NoValidPixels(f"{Path(job.map).name} {what} in any pixel that is compared.",
                            hint="Check EXTENT, and that map and reference mean the same place and classes.")
    pairs[:, UNMAPPED] = 0
    classes = _all_classes(pairs, table, names)
    confusion = pairs[np.ix_(classes.codes, classes.codes)]
    _require_common(job, confusion, classes, table)
    if left_out:
        reporter.warning(f"{left_out / n_reference:.1%} of the reference lies where the map has no class: left out.")
    return {**figures(confusion, classes.names, classes.codes), "left_out": left_out,
            "left_out_share": left_out / n_reference, "map": str(Path(job.map).absolute()), "reference": job.reference}


def _numbered_as_the_map(compared: _Compared, reporter: Reporter) -> tuple[np.ndarray, dict[int, str]]:
    """Pairs and the reference's names by code; renumbered when its names show that its codes are not the map's."""
    pairs, ours, theirs = compared.pairs.copy(), compared.map_classes, compared.reference_classes
    names = dict(zip(theirs.codes, theirs.names, strict=True)) if theirs else {}
    codes = {one.name.casefold(): one.code for one in ours.classes}
    moves = {code: codes[name.casefold()] for code, name in names.items() if name.casefold() in codes}
    if all(code == target for code, target in moves.items()):
        return pairs, names
    reporter.warning("Reference and map number their classes differently: they are compared by name.")
    free = iter(sorted({*range(1, UNMAPPED)} - {*ours.codes, *names}))
    # a class the map does not have, under a number that it uses for another, gets a new one
    moves |= {code: next(free) for code in names if code not in moves and code in ours.codes}
    moved = np.zeros_like(pairs)
    for code in np.flatnonzero(pairs.any(axis=1)):
        moved[moves.get(int(code), int(code))] += pairs[code]
    return moved, {moves.get(code, code): name for code, name in names.items()}


def _all_classes(pairs: np.ndarray, table: ClassTable, names: dict[int, str]) -> ClassTable:
    """Classes of the map, and those that only the reference has."""
    known = dict(zip(table.codes, table.names, strict=True))
    for code in (int(code) for code in np.flatnonzero(pairs.any(axis=0) | pairs.any(axis=1))):
        name = names.get(code, f"class {code}")
        known.setdefault(code, name if name not in known.values() else f"{name} ({code})")
    return ClassTable.from_pairs(known.items())


def _require_common(job: EvaluateJob, confusion: np.ndarray, classes: ClassTable, table: ClassTable) -> None:
    """See that the reference has a class of the map at all: otherwise every figure would be a plain 0."""
    theirs = [one.name for one, n in zip(classes.classes, confusion.sum(axis=1), strict=True) if n]
    if not set(theirs) & set(table.names):
        raise UnknownClass(
            f"The classes of the reference ({', '.join(theirs)}) are none of the map's ({', '.join(table.names)}).",
            hint="Choose a reference with the codes or names of the map, or another CLASS_FIELD.", where=job.reference)
