"""Stage 'export': a map into another file, CRS and format, its classes unmixed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from rasterio._err import CPLE_BaseError  # rasterio lets these through when it warps
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import CRSError, RasterioError
from rasterio.vrt import WarpedVRT

from sparse_wsss.atomic import written_together
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import BadJob, DiskFull, NoOverlap
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import EXTENSIONS, ExportJob
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.maps.class_map import class_map_info, classes_that_occur, read_codes, windows
from sparse_wsss.maps.formats import PLAIN, copy_map
from sparse_wsss.rasters.raster_grid import RasterInfo, crs_name
from sparse_wsss.rasters.raster_reference import WARP_ERROR_PX
from sparse_wsss.rasters.reader import open_raster
from sparse_wsss.rasters.sidecars import sidecar_paths, style_qml
from sparse_wsss.rasters.writer import NO_CLASS, RasterWriter


def run(job: ExportJob, context: Context) -> Outputs:
    """Export a map.

    Returns: ``output`` (path) and the format.
    Raises: BadJob, NotWritable, DiskFull, NoOverlap, and the errors of ``class_map_info``.
    """
    target, info, reporter = Path(job.output), class_map_info(job.map), context.reporter
    name, crs = _format(job), _other_crs(job, info)
    with reporter.part(0.0, 0.2):  # the whole map is read before anything is written
        classes = classes_that_occur(info, partial(reporter.progress, "Reading"))
    try:
        with written_together(target) as folder:
            _make(folder, job, info, name, crs, classes, reporter)
    except DiskFull as error:  # what it names is gone with the folder
        raise DiskFull(f"The disk is full: {target} could not be written.", hint=error.hint) from None
    for stale in (".ovr", ".msk"):
        target.with_name(target.name + stale).unlink(missing_ok=True)  # pyramids of a raster that is gone
    reporter.artifact("export", target)
    return {"output": job.output, "format": name}


def _format(job: ExportJob) -> str:
    """Name of the format to write, which the file's name has to fit."""
    ending = Path(job.output).suffix.lower().removeprefix(".")
    fitting = [name for name, endings in EXTENSIONS.items() if ending in endings]
    if job.format in fitting:
        return job.format
    if job.format == "auto" and fitting:
        return fitting[0]
    asked = EXTENSIONS if job.format == "auto" else {job.format: EXTENSIONS[job.format]}
    endings = ", ".join(f".{one} ({name})" for name, endings in asked.items() for one in endings)
    what = "of no format that is written" if job.format == "auto" else f"not of the format {job.format}"
    raise BadJob(f"{Path(job.output).name} is the name of a file {what}.", hint=f"Let OUTPUT end with {endings}.",
                 where="output")


def _other_crs(job: ExportJob, info: RasterInfo) -> CRS | None:
    """CRS to warp to; None when the map has it already."""
    if not job.crs:
        return None
    try:
        crs = CRS.from_user_input(job.crs)
    except CRSError as error:
        raise BadJob(f"CRS = {job.crs} is not known: {error}.", hint="Give a code such as EPSG:4326, or a WKT.",
                     where="crs") from None
    return None if crs == info.crs else crs


def _make(folder: Path, job: ExportJob, info: RasterInfo, name: str, crs: CRS | None, classes: ClassTable,
          reporter: Reporter) -> None:
    """Write the file with all that belongs to it into a folder."""
    target, scratch = folder / Path(job.output).name, folder / "scratch"
    is_plain = name == PLAIN
    n_steps = 1 + (crs is not None) + (not is_plain)
    shares = iter([reporter.part(0.2 + 0.8 * k / n_steps, 0.2 + 0.8 * (k + 1) / n_steps) for k in range(n_steps)])
    path = target if is_plain and crs is None else scratch / "own_grid.tif"
    with next(shares):
        _write_own(info, path, classes, reporter)
    if crs is not None:
        own, path = path, target if is_plain else scratch / "warped.tif"
        with next(shares):
            _write_warped(info, own, crs, path, classes, reporter)
    if not is_plain:
        with next(shares):
            reporter.progress(f"Copying to {name}", 0, 1)
            copy_map(path, target, name, classes, partial(reporter.progress, "Comparing"))
    style, own_style = sidecar_paths(target)[1], sidecar_paths(info.path)[1]
    if own_style.resolve() == sidecar_paths(Path(job.output))[1].resolve():
        style.unlink(missing_ok=True)  # map.tif to map.img: one style serves both, and it may have been edited
    elif own_style.is_file():
        style.write_bytes(own_style.read_bytes())
    else:
        style.write_text(style_qml(classes), encoding="utf-8")


def _write_own(info: RasterInfo, path: Path, classes: ClassTable, reporter: Reporter) -> None:
    """Write the map as it lies: bytes, 255 where it has no class, whatever its file has there."""
    with (open_raster(info.path) as dataset,
          RasterWriter(path, info, (0, 0, info.width, info.height), "uint8", 1, NO_CLASS, ("class",),
                       classes=classes) as writer):
        for window in windows(info.width, info.height, partial(reporter.progress, "Writing")):
            writer.write(read_codes(dataset, info.path, window), window[1], window[0])


def _write_warped(info: RasterInfo, own: Path, crs: CRS, path: Path, classes: ClassTable, reporter: Reporter) -> None:
    """Write the map in another CRS; GDAL suggests the grid, and a pixel takes the nearest of the map."""
    has_class = False
    try:
        with (open_raster(own) as dataset,
              WarpedVRT(dataset, crs=crs, resampling=Resampling.nearest, tolerance=WARP_ERROR_PX) as view,
              RasterWriter(path, view, (0, 0, view.width, view.height), "uint8", 1, NO_CLASS, ("class",),
                           classes=classes) as writer):
            progress = partial(reporter.progress, f"Warping to {crs_name(crs)}")
            for window in windows(view.width, view.height, progress):
                codes = read_codes(view, path, window)
                has_class |= bool((codes != NO_CLASS).any())
                writer.write(codes, window[1], window[0])
            if not has_class:
                raise NoOverlap(f"{info.path.name} has no pixel with a class in {crs_name(crs)}.",
                                hint="Choose a CRS that is made for where the map lies.")
    except (RasterioError, CPLE_BaseError) as error:
        raise BadJob(f"{info.path.name} cannot be brought to {crs_name(crs)}: {error.__cause__ or error}.",
                     hint="Choose a CRS that is made for where the map lies.", where="crs") from None
