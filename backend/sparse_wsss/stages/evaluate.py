"""Stage 'evaluate': compares a map with a reference: accuracy, calibration of its confidence, areas of its classes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from sparse_wsss.accuracy import figures
from sparse_wsss.accuracy_area import Estimate, stratified_estimates
from sparse_wsss.atomic import write_json, write_text
from sparse_wsss.calibration import calibration_figures
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import NoValidPixels, UnknownClass
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import EvaluateJob
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.image_labels import NEVER_A_CLASS
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.tile_grid import extent_window
from sparse_wsss.stages.comparison import UNMAPPED, Comparison, compare

M2_PER_HECTARE = 10_000


def run(job: EvaluateJob, context: Context) -> Outputs:
    """Evaluate a map.

    Returns: ``output_json``, ``output_html`` (paths) and the main figures.
    Raises: NoValidPixels; the errors of ``raster_info``, ``extent_window`` and ``compare``.
    """
    info = raster_info(job.map)
    window = extent_window(job.extent, info) if job.extent else (0, 0, info.width, info.height)
    compared = compare(job, info, window, context.reporter)
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
    ece = result["calibration"]["ece"] if "calibration" in result else None
    return {"output_json": str(output), "output_html": str(html) if html else None, **main, "ece": ece}


def _figures(job: EvaluateJob, compared: Comparison, reporter: Reporter) -> dict[str, Any]:
    table = compared.map_classes
    numbering = _Numbering(compared, reporter)
    pairs = numbering.settled(compared.pairs)
    left_out = int(pairs[:, UNMAPPED].sum())
    n_reference = int(pairs.sum())
    if n_reference == left_out:
        what = "has no class" if left_out else "is not known to the reference"
        raise NoValidPixels(f"{Path(job.map).name} {what} in any pixel that is compared.",
                            hint="Check EXTENT, and that map and reference mean the same place and classes.")
    pairs[:, UNMAPPED] = 0
    classes = _all_classes(pairs, numbering.mapped(compared), table, numbering.names)
    confusion = pairs[np.ix_(classes.codes, classes.codes)]
    _require_common(job, confusion, classes, table)
    if left_out:
        reporter.warning(f"{left_out / n_reference:.1%} of the reference lies where the map has no class: left out.")
    result = {**figures(confusion, classes.names, classes.codes), "left_out": left_out,
              "left_out_share": left_out / n_reference, "map": str(Path(job.map).absolute()),
              "reference": job.reference}
    if compared.bins is not None:
        result |= {"calibration": _calibration(job, numbering.settled(compared.bins)), "confidence": job.confidence}
    return {**result, "area": _areas(compared, confusion, numbering, classes)}


class _Numbering:
    """The reference's codes as codes of the map: renumbered when its names show that it counts otherwise.

    Attributes: ``names``, the reference's names by the new codes.
    """

    def __init__(self, compared: Comparison, reporter: Reporter) -> None:
        ours, theirs = compared.map_classes, compared.reference_classes
        self.names = dict(zip(theirs.codes, theirs.names, strict=True)) if theirs else {}
        self._targets = np.arange(len(compared.mapped))
        self._unlisted = [code for code in NEVER_A_CLASS if code not in ours.codes]
        codes = {one.name.casefold(): one.code for one in ours.classes}
        moves = {code: codes[name.casefold()] for code, name in self.names.items() if name.casefold() in codes}
        if all(code == target for code, target in moves.items()):
            return
        reporter.warning("Reference and map number their classes differently: they are compared by name.")
        free = iter(sorted({*range(1, UNMAPPED)} - {*ours.codes, *self.names}))
        # a class the map does not have, under a number that it uses for another, gets a new one
        moves |= {code: next(free) for code in self.names if code not in moves and code in ours.codes}
        self._targets[list(moves)] = list(moves.values())
        self.names = {moves.get(code, code): name for code, name in self.names.items()}

    def settled(self, counts: np.ndarray) -> np.ndarray:
        """Counts by the map's codes, (256, 256, ...); where the reference knows nothing there are none."""
        moved = np.zeros_like(counts)
        np.add.at(moved, self._targets, counts)
        moved[self._unlisted] = 0
        if 0 in self._unlisted:
            moved[:, UNMAPPED] += moved[:, 0]  # and the map knows nothing there either
            moved[:, 0] = 0
        return moved

    def mapped(self, compared: Comparison) -> np.ndarray:
        """Tell which codes the map shows as classes, known to the reference or not: bool (256,)."""
        shown: np.ndarray = compared.mapped > 0
        shown[[UNMAPPED, *self._unlisted]] = False
        return shown


def _calibration(job: EvaluateJob, bins: np.ndarray) -> dict[str, Any]:
    """Reliability of the confidence, from settled bins (256, 256, 2, N_BINS)."""
    counts, confidence = np.moveaxis(bins[:, :UNMAPPED], 2, 0)
    if not counts.any():
        raise NoValidPixels(f"{Path(str(job.confidence)).name} has no value in any pixel that is compared.",
                            hint="Choose the confidence that was written together with this map.")
    right = np.einsum("kkb->b", counts[:UNMAPPED])
    return calibration_figures(np.stack([counts.sum((0, 1)), confidence.sum((0, 1)), right]))


# ---------------------------------------------------------------- areas


def _areas(compared: Comparison, confusion: np.ndarray, numbering: _Numbering, classes: ClassTable) -> dict[str, Any]:
    """Area of each class in the map, and what the reference says that it is, with an interval for a sample."""
    codes = list(classes.codes)
    mapped = compared.mapped[codes] if compared.ground is None else compared.ground[codes] / M2_PER_HECTARE
    n_mapped, n_compared = int(compared.mapped[codes].sum()), int(confusion.sum())
    counts, kind = confusion, "whole" if n_compared == n_mapped else "part"
    if kind == "part" and compared.units is not None:
        counts, kind = numbering.settled(compared.units)[np.ix_(codes, codes)], "sample"
    found = stratified_estimates(counts, mapped)
    with_error = kind == "sample"
    total = float(mapped.sum())
    area, user, producer = (_described(estimate, highest, with_error) for estimate, highest in (
        (found.area, total), (found.user, 1.0), (found.producer, 1.0)))
    return {
        "unit": "pixels" if compared.ground is None else "ha", "reference": kind, "share_known": n_compared / n_mapped,
        "n_units": int(counts.sum()) if with_error else None,
        "overall_accuracy": _described(found.overall, 1.0, with_error)[0],
        "per_class": {name: {"mapped": float(mapped[k]), "units": int(counts[:, k].sum()) if with_error else None,
                             "area": area[k], "precision": user[k], "recall": producer[k]}
                      for k, name in enumerate(classes.names)},
    }


def _described(estimate: Estimate, highest: float, with_error: bool) -> list[dict[str, float | None]]:
    """Each figure with standard error and 95 % interval; None for what the reference does not tell."""
    rows = np.column_stack([estimate.value, estimate.error, estimate.interval(highest)])
    if not with_error:
        rows[:, 1:] = np.nan
    keys = ("value", "standard_error", "low", "high")
    return [{key: float(number) if np.isfinite(number) else None for key, number in zip(keys, row, strict=True)}
            for row in rows]


def _all_classes(pairs: np.ndarray, mapped: np.ndarray, table: ClassTable, names: dict[int, str]) -> ClassTable:
    """Classes of the map, and those that only the reference has."""
    known = dict(zip(table.codes, table.names, strict=True))
    for code in (int(code) for code in np.flatnonzero(pairs.any(axis=0) | pairs.any(axis=1) | mapped)):
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
