"""Stage 'vectorize': polygons of a class map, streamed in strips: a polygon that crosses strips is one polygon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from rasterio.crs import CRS
from rasterio.windows import Window

from sparse_wsss.atomic import written_together
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import BadJob, DiskFull, NoValidPixels
from sparse_wsss.jobs import POLYGON_EXTENSIONS, VectorizeJob
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.maps.class_map import Progress, class_map_info, named_or_counted, read_codes, settled_codes
from sparse_wsss.maps.outlines import Outlines
from sparse_wsss.maps.polygon_file import WORLD, PolygonFile, place_polygons
from sparse_wsss.maps.polygon_style import polygon_qml
from sparse_wsss.maps.regions import Regions, Strip, Table, gathered, strip_regions
from sparse_wsss.maps.sieve import owners
from sparse_wsss.rasters.pixel_area import pixel_areas
from sparse_wsss.rasters.raster_grid import RasterInfo, crosses_date_line, crs_name
from sparse_wsss.rasters.reader import open_raster
from sparse_wsss.rasters.sidecars import sidecar_paths
from sparse_wsss.rasters.statistics import M2_PER_HECTARE
from sparse_wsss.rasters.writer import NO_CLASS
from sparse_wsss.stages.comparison import open_confidence, read_confidence

STRIP_PIXELS = 1 << 21  # about 150 MiB of work arrays


def run(job: VectorizeJob, context: Context) -> Outputs:
    """Turn a map into polygons.

    Returns: ``output`` (path), the number of polygons, and of the areas that became part of others.
    Raises: BadJob, NoValidPixels, NotWritable, DiskFull, RasterMismatch, and the errors of ``class_map_info``.
    """
    target, info, reporter = Path(job.output), class_map_info(job.map), context.reporter
    driver = _format(target)
    _keep_style_of_map(job, target)
    crs = WORLD if driver == "GeoJSON" else info.crs
    if driver == "GeoJSON" and crosses_date_line(info):
        raise BadJob(f"{info.path.name} crosses the 180th meridian, where GeoJSON has to cut polygons.",
                     hint="Let OUTPUT end with .gpkg: it keeps the CRS of the map.", where="output")
    polygons = _Polygons(job, info)
    with reporter.part(0.0, 0.45):  # the whole map is read before anything is written
        polygons.find(partial(reporter.progress, "Finding areas"))
    try:
        with written_together(target) as folder:
            file = PolygonFile(folder / target.name, driver, crs)
            with reporter.part(0.45, 0.9):
                polygons.write(file, info, crs, partial(reporter.progress, "Outlining"))
            reporter.progress("Writing", 9, 10)
            file.finish()
            style = sidecar_paths(folder / target.name)[1]
            style.write_text(polygon_qml(polygons.classes, "code"), encoding="utf-8")
    except DiskFull as error:  # what it names is gone with the folder
        raise DiskFull(f"The disk is full: {target} could not be written.", hint=error.hint) from None
    reporter.progress("Writing", 10, 10)
    reporter.artifact("polygons", target)
    return {"output": job.output, "n_polygons": file.n_written, "n_merged": polygons.n_merged}


def _format(target: Path) -> str:
    ending = target.suffix.lower().removeprefix(".")
    for name, endings in POLYGON_EXTENSIONS.items():
        if ending in endings:
            return name
    endings_text = ", ".join(f".{one} ({name})" for name, endings in POLYGON_EXTENSIONS.items() for one in endings)
    raise BadJob(f"{target.name} is the name of a file of no format that is written.",
                 hint=f"Let OUTPUT end with {endings_text}.", where="output")


def _keep_style_of_map(job: VectorizeJob, target: Path) -> None:
    style = sidecar_paths(target)[1].resolve()
    for path in (job.map, job.confidence):
        if path and sidecar_paths(Path(path))[1].resolve() == style:
            raise BadJob(f"The style of {target.name} would be written over that of {Path(path).name} ({style.name}).",
                         hint=f"Choose another name, such as {target.stem}_polygons{target.suffix}.", where="output")


class _Polygons:
    """The areas of a map, found in a first reading and outlined in a second one."""

    def __init__(self, job: VectorizeJob, info: RasterInfo) -> None:
        self._job, self._info = job, info
        self._settled = settled_codes(info.path)
        self._has_areas = True
        self.n_merged = 0

    def find(self, progress: Progress) -> None:
        """Read the map and see which areas it has, and which of them are too small.

        Raises: NoValidPixels, BadJob, RasterMismatch.
        """
        self._parts = Regions(with_neighbours=self._job.smallest_area > 0)
        pixels = np.zeros(NO_CLASS + 1, np.int64)
        for strip in self._strips(progress, measured=True):
            self._parts.add(strip)
            pixels += np.bincount(strip.codes.ravel(), minlength=NO_CLASS + 1)
        if not pixels[:NO_CLASS].any():
            raise NoValidPixels(f"{self._info.path.name} has no pixel with a class.",
                                hint="Choose another map, or check its nodata value.")
        self.classes: ClassTable = named_or_counted(self._info.path, pixels)
        self._table, self._region, beside = self._parts.whole()
        if self._job.smallest_area:
            self._sieve(beside)

    def _sieve(self, beside: np.ndarray) -> None:
        owner, code = owners(self._table, beside, self._job.smallest_area)
        n = len(owner)
        heads = np.flatnonzero(owner == np.arange(n))
        numbers = np.empty(n, np.int64)
        numbers[heads] = np.arange(len(heads))
        groups = numbers[owner]
        self.n_merged = n - len(heads)
        # the owner is the earliest of its group, so groups are in the order of their first pixels already
        table, _ = gathered(self._table, groups, len(heads))
        self._table, self._region = replace(table, code=code[heads]), groups[self._region]

    def write(self, file: PolygonFile, info: RasterInfo, crs: CRS, progress: Progress) -> None:
        """Read the map again and hand over its polygons."""
        names = np.full(NO_CLASS + 1, "", object)
        names[list(self.classes.codes)] = self.classes.names
        outlines = Outlines(self._table.last_strip)
        placed = place_polygons(info.transform, info.crs, crs)
        for number, strip in enumerate(self._strips(progress, measured=False)):
            regions = self._region[self._parts.parts_of(number)]
            regions = np.where(self._table.code[regions] == NO_CLASS, -1, regions)
            for done, polygons in outlines.add(regions[strip_regions(strip.codes)[0]], strip.row):
                file.add(placed(polygons), self._fields(done, names))

    def _fields(self, regions: np.ndarray, names: np.ndarray) -> dict[str, np.ndarray]:
        table: Table = self._table
        codes = table.code[regions]
        fields = {"code": codes.astype(np.int32), "name": names[codes]}
        if self._has_areas:
            fields["area_ha"] = table.area[regions] / M2_PER_HECTARE
        if self._job.confidence:
            known = table.known[regions]
            fields["confidence"] = np.divide(table.confidence[regions], known, out=np.full(len(known), np.nan),
                                             where=known > 0)
        return fields

    def _strips(self, progress: Progress, measured: bool) -> Iterator[Strip]:
        info = self._info
        height = max(1, STRIP_PIXELS // info.width)
        rows = range(0, info.height, height)
        with (open_raster(info.path) as dataset,
              open_confidence(self._job.confidence if measured else None, info) as confidence):
            for done, row in enumerate(rows):
                progress(done, len(rows))
                window = (0, row, info.width, min(height, info.height - row))
                codes = self._settled[read_codes(dataset, info.path, window)]
                if not measured:
                    yield Strip(row, codes)
                    continue
                sure = None if confidence is None else read_confidence(confidence, Window(*window))
                yield Strip(row, codes, self._areas(window), sure)
        progress(len(rows), len(rows))

    def _areas(self, window: tuple[int, int, int, int]) -> np.ndarray | None:
        areas = pixel_areas(self._info, *window) if self._has_areas else None
        self._has_areas = areas is not None
        if areas is None and self._job.smallest_area:
            raise BadJob(f"{crs_name(self._info.crs)} has no place on the globe, so areas cannot be measured.",
                         hint="Set SMALLEST_AREA to 0, or export the map to another CRS first.", where="smallest_area")
        return areas
