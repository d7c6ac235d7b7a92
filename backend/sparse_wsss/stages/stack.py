"""Stage ``stack``: bands of several files as one raster, a VRT that QGIS and the other stages open."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from sparse_wsss.atomic import write_text
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import BadJob, NotWritable
from sparse_wsss.jobs import StackJob
from sparse_wsss.rasters.addresses import raster_path
from sparse_wsss.rasters.band_choice import chosen_places, split_bands
from sparse_wsss.rasters.raster_file import stack_bands
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.stack import StackBand, stack_vrt

NAME_IN_FILE = re.compile(r"(?:^|_)(B\d{1,2}|B8A|VV|VH|HH|HV)(?=_\d\dm$|$)", re.IGNORECASE)


def run(job: StackJob, context: Context) -> Outputs:
    """Write the VRT.

    Returns: ``output`` and ``n_bands``.
    Raises: RasterMismatch, NoOverlap, NotWritable and what opening a raster raises.
    """
    output = Path(job.output).absolute()
    if output.suffix.lower() != ".vrt":
        raise NotWritable(f"A stack is a VRT; {output.name} is not one.", hint="Let the name end in .vrt.")
    bands, tags = _bands(job)
    if job.bands:
        names = [band.name for band in bands]
        places = chosen_places(split_bands(job.bands), names, range(1, len(bands) + 1), "The stack")
        bands = [bands[place] for place in places]
    if job.names:
        names = [name.strip() for name in job.names.split(";" if ";" in job.names else ",")]
        if len(names) != len(bands):
            raise BadJob(f"NAMES has {len(names)} names for {len(bands)} bands.",
                         hint=f"Give one name for each band: {'; '.join(band.name for band in bands)}.")
        bands = [replace(band, name=name) for band, name in zip(bands, names, strict=True)]
    write_text(output, stack_vrt(bands, tags, output.parent))
    info = raster_info(output)
    context.reporter.log(f"{len(bands)} bands of {info.width} x {info.height} px: {', '.join(info.bands)}.")
    context.reporter.artifact("stack", output)
    return {"output": str(output), "n_bands": len(bands)}


def _bands(job: StackJob) -> tuple[list[StackBand], dict[str, str]]:
    bands: list[StackBand] = []
    tags: dict[str, str] = {}
    for text in job.raster:
        path = raster_path(text)
        mine, said = stack_bands(path)
        if not said:
            raster_info(path)  # a raster without a CRS is told by its name
            mine = [replace(band, name=_name(path, band, len(mine))) for band in mine]
        bands += mine
        tags = {**said, **tags}
    return _with_names_of_their_own(bands), tags


def _name(path: Path, band: StackBand, n_bands: int) -> str:
    if band.name != f"B{band.number}":
        return band.name
    found = NAME_IN_FILE.search(path.stem)
    if n_bands > 1:
        return f"{path.stem}_{band.number}"
    return found[1].upper() if found else path.stem


def _with_names_of_their_own(bands: list[StackBand]) -> list[StackBand]:
    names = [band.name for band in bands]
    return [band if names.count(band.name) == 1 else replace(band, name=f"{Path(band.file).stem}_{band.name}")
            for band in bands]
