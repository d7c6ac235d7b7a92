"""Stage 'stac': describes a map for catalogues."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sparse_wsss.atomic import write_json
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import BadJob
from sparse_wsss.jobs import StacJob
from sparse_wsss.maps.class_map import class_map_info, count_codes, named_or_counted
from sparse_wsss.maps.stac_item import MapFacts, period, stac_item


def run(job: StacJob, context: Context) -> Outputs:
    """Write the item of a map.

    Returns: ``output`` (path).
    Raises: BadJob, NotWritable, and the errors of ``class_map_info``.
    """
    period(job.time)  # before the map is read
    info, output = class_map_info(job.map), Path(job.output)
    given = {"confidence": job.confidence, "report": job.report, "card": job.card}
    others = {name: Path(path) for name, path in given.items() if path}
    for name in ("report", "card"):
        if name in others and not others[name].is_file():
            raise BadJob(f"{name.upper()}: the file {others[name]} does not exist.", where=name,
                         hint="Check the path, or leave it empty.")
    pixels = count_codes(info, partial(context.reporter.progress, "Reading"))
    facts = MapFacts(info, named_or_counted(info.path, pixels), pixels, job.time, others)
    write_json(output, stac_item(facts, output))
    context.reporter.artifact("stac", output)
    return {"output": job.output}
