"""Stage 'changes': where two maps of one grid differ, and how much of each class became which."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import numpy as np

from sparse_wsss.accuracy import confusion_matrix
from sparse_wsss.atomic import written_whole
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import NoValidPixels, RasterMismatch
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import ChangesJob
from sparse_wsss.labels.image_labels import N_CODES
from sparse_wsss.maps.changes import change_table, changed, require_same_numbers
from sparse_wsss.maps.class_map import class_map_info, named_or_counted, read_codes, settled_codes, windows
from sparse_wsss.rasters.pixel_area import pixel_areas
from sparse_wsss.rasters.raster_grid import grid_difference
from sparse_wsss.rasters.reader import open_raster
from sparse_wsss.rasters.tile_grid import PixelWindow
from sparse_wsss.rasters.writer import NO_CLASS, RasterWriter
from sparse_wsss.stages.evaluate import M2_PER_HECTARE


def run(job: ChangesJob, context: Context) -> Outputs:
    """Compare two maps.

    Returns: ``output``, ``output_table`` (paths), the pixels that both maps know, and how many of them differ.
    Raises: RasterMismatch, NoValidPixels, and the errors of ``class_map_info``.
    """
    maps = _Pair(job)
    with context.reporter.part(0.0, 0.6):  # the whole of both maps is read before anything is written
        pixels, hectares = _counted(maps, context.reporter)
    before, after = (named_or_counted(info.path, pixels.sum(axis=axis)) for axis, info in ((1, maps.before),
                                                                                          (0, maps.after)))
    require_same_numbers(before, after)
    known = pixels[:NO_CLASS, :NO_CLASS]
    n_known, n_changed = int(known.sum()), int(known.sum() - np.trace(known))
    if not n_known:
        raise NoValidPixels(f"There is no pixel where {maps.before.path.name} and {maps.after.path.name} both have a "
                            "class.", hint="Choose two maps of the same place.")
    _tell_left_out(pixels, n_known, context.reporter)
    with ExitStack() as files:
        if job.output_table:
            table = files.enter_context(written_whole(Path(job.output_table)))
            table.write_text(change_table(pixels, hectares, before, after), encoding="utf-8")
        grid = maps.after
        writer = files.enter_context(RasterWriter(job.output, grid, (0, 0, grid.width, grid.height), "uint8", 1,
                                                  NO_CLASS, ("class",), classes=after,
                                                  cloud_optimised=True))
        with context.reporter.part(0.6, 1.0):
            for window, codes in maps.read("Writing", context.reporter):
                writer.write(changed(*codes), window[1], window[0])
    context.reporter.artifact("changes", job.output)
    return {"output": job.output, "output_table": job.output_table, "n_pixels": n_known, "n_changed": n_changed,
            "changed_share": n_changed / n_known}


class _Pair:
    """Two maps of one grid.

    Raises: RasterMismatch when they are none, and the errors of ``class_map_info``.
    """

    def __init__(self, job: ChangesJob) -> None:
        self.before, self.after = (class_map_info(path) for path in (job.before, job.after))
        how = grid_difference(self.before, self.after)
        if how is not None:
            raise RasterMismatch(
                f"{self.after.path.name} is not on the grid of {self.before.path.name}: {how}.",
                hint="Compare maps of one scene, or warp one to the grid of the other by nearest neighbour "
                     "(QGIS: Raster > Align Rasters).", where="after")
        self._settled = [settled_codes(info.path) for info in (self.before, self.after)]

    def read(self, message: str, reporter: Reporter) -> Iterator[tuple[PixelWindow, list[np.ndarray]]]:
        """Windows of the grid with the codes of both maps, uint8 (h, w); says how far it is."""
        with open_raster(self.before.path) as first, open_raster(self.after.path) as second:
            both = ((first, self.before), (second, self.after))
            for window in windows(self.after.width, self.after.height, partial(reporter.progress, message)):
                yield window, [settled[read_codes(dataset, info.path, window)]
                               for settled, (dataset, info) in zip(self._settled, both, strict=True)]


def _counted(maps: _Pair, reporter: Reporter) -> tuple[np.ndarray, np.ndarray | None]:
    """Pixels by code before and after, and their area on the ground in hectares; None where the CRS does not tell."""
    pixels, areas = np.zeros((N_CODES, N_CODES), np.int64), np.zeros((N_CODES, N_CODES))
    has_areas = True
    for window, (before, after) in maps.read("Counting", reporter):
        pixels += confusion_matrix(before, after, N_CODES)
        ground = pixel_areas(maps.after, *window) if has_areas else None
        has_areas = ground is not None
        if ground is not None:
            pairs = (before.astype(np.int64) * N_CODES + after).ravel()
            areas += np.bincount(pairs, ground.ravel(), N_CODES**2).reshape(N_CODES, N_CODES)
    return pixels, areas / M2_PER_HECTARE if has_areas else None


def _tell_left_out(pixels: np.ndarray, n_known: int, reporter: Reporter) -> None:
    n_one = int(pixels.sum() - pixels[NO_CLASS, NO_CLASS]) - n_known
    if n_one:
        reporter.warning(f"{n_one / (n_known + n_one):.1%} of the mapped pixels have a class in one map alone: these "
                         "are left out.")
