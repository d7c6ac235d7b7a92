"""Stage ``bundle``: packs a job with what it reads of the rasters, or a finished run, into one zip."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sparse_wsss import PROTOCOL, __version__
from sparse_wsss.atomic import write_json, write_text, written_together
from sparse_wsss.bundles.archive import JOB, RUN, BundleWriter
from sparse_wsss.bundles.job_parts import OF_MACHINE, WAYS, JobParts, plain_stem
from sparse_wsss.bundles.moved_run import files_of_run, is_whole_raster, origins, shown_files
from sparse_wsss.context import Context, Outputs
from sparse_wsss.contract import resolve
from sparse_wsss.errors import BadJob
from sparse_wsss.events import Reporter
from sparse_wsss.job_paths import input_paths
from sparse_wsss.jobs import BundleJob, PipelineJob, TrainJob
from sparse_wsss.json_text import parse_json
from sparse_wsss.labels.tile_index import write_tiles
from sparse_wsss.rasters.addresses import raster_path
from sparse_wsss.rasters.named_hosts import hosts_named_by, notice
from sparse_wsss.rasters.part_copy import copy_part
from sparse_wsss.settings import encoder_names

README = """Sparse WSSS {version}: a job for another machine (docs/many_machines.md)

1. There, in an environment with sparse-wsss {version}:
     python -m sparse_wsss unbundle --bundle {name} --folder job
     python -m sparse_wsss {stage} --job job/job.json
   With several GPUs, before the second command:
     torchrun --nproc-per-node=4 -m sparse_wsss run train --job job/train.json
2. Then, to bring the result back:
     python -m sparse_wsss bundle --run job/run --output result.zip
3. At home: "Unpack a job or a run" in the Toolbox of QGIS, or sparse-wsss unbundle, with result.zip.

bundle.json lists all files with their SHA-256.
"""


def run(job: BundleJob, context: Context) -> Outputs:
    """Pack a job, or with RUN a finished run."""
    if not job.output.lower().endswith(".zip"):
        raise BadJob(f"A bundle is a zip; {Path(job.output).name} is not one.", hint="Let OUTPUT end in .zip.",
                     where="output")
    if job.run and (job.tiles or job.raster or job.job_file):
        raise BadJob("A bundle holds a job or a finished run.", hint="Give RUN alone, or leave it empty.", where="run")
    outputs = _pack_run(job, context) if job.run else _pack_job(job, context)
    size = Path(job.output).stat().st_size
    context.reporter.log(f"{Path(job.output).name}: {size / 2**20:.1f} MiB.")
    context.reporter.artifact("bundle", job.output)
    return {"output": job.output, "size": size, **outputs}


@contextmanager
def _new_bundle(output: str, kind: str) -> Iterator[tuple[BundleWriter, Path]]:
    """A new bundle, and a folder for what is put into it."""
    with written_together(Path(output)) as folder:
        work = folder / "work"
        work.mkdir()
        with zipfile.ZipFile(folder / Path(output).name, "w") as archive:
            yield BundleWriter(archive, kind), work


def _pack_run(job: BundleJob, context: Context) -> Outputs:
    run = context.run
    run.need("train", "Train")
    shown, names = shown_files(run)
    noted = run.record("predict") or {}
    files = {**files_of_run(run.path), **shown}
    for name in [name for name, path in files.items() if name.endswith(".tif") and not is_whole_raster(path)]:
        context.reporter.warning(f"{files.pop(name)} cannot be read, and stays here.")
    names = {kind: name for kind, name in names.items() if name in files}
    moved = {str(run.path): "run", **{str(noted["outputs"][kind]): name for kind, name in names.items()}}
    for name in names.values():
        context.reporter.log(f"{files[name]} goes along.")
    with _new_bundle(job.output, RUN) as (bundle, _):
        for done, (name, path) in enumerate(files.items()):
            context.reporter.progress("packing the run", done, len(files))
            bundle.add(path, name, lambda n, of: context.reporter.check())
        bundle.finish(moved=moved, origins=origins(run), shown=names)
    return {"n_files": len(files)}


def _pack_job(job: BundleJob, context: Context) -> Outputs:
    # with torch, for which a run that is packed need not wait
    from sparse_wsss.stages.look_ahead import look_ahead
    from sparse_wsss.training.training_set import read_labelled

    stage, asked = _asked(job)
    _tell_of_other_computers(stage, asked, job, context.reporter)
    index = read_labelled(asked.tiles)
    parts = JobParts()
    tiles = parts.tiles(index.tiles.where(index.chosen))
    places = {**WAYS, "tiles": "tiles.gpkg"}
    if isinstance(asked, PipelineJob):
        sar = raster_path(asked.sar) if asked.sar else None
        places |= parts.scene(raster_path(asked.raster), sar, look_ahead(asked), job.extent)
    weights = _weights(asked.pretrained)
    values = {name: value for name, value in asked.model_dump(exclude_none=True).items() if name not in OF_MACHINE}
    values |= {name: place for name, place in places.items() if name in type(asked).model_fields}
    values["pretrained"] = ";".join(weights.get(one, one) for one in encoder_names(asked.pretrained))
    with _new_bundle(job.output, JOB) as (bundle, work):
        _add_rasters(parts, bundle, work, context.reporter)
        for path, name in weights.items():
            bundle.add(Path(path).expanduser(), name)
        bundle.add(write_tiles(work / "tiles.gpkg", tiles), "tiles.gpkg")
        write_json(work / "job.json", {"protocol": PROTOCOL, "stage": stage, "parameters": values})
        write_text(work / "README.txt", README.format(version=__version__, name=Path(job.output).name, stage=stage))
        for name in ("job.json", "README.txt"):
            bundle.add(work / name, name)
        bundle.finish(stage=stage)
    n_left = len(index.tiles) - len(tiles)
    context.reporter.log(f"{len(tiles)} labelled tiles of {len(tiles.scenes())} scenes"
                         + (f"; {n_left} tiles without labels, or of the split test, stay here." if n_left else "."))
    return {"n_tiles": len(tiles), "n_rasters": len(parts.parts)}


def _tell_of_other_computers(stage: str, asked: TrainJob | PipelineJob, job: BundleJob, reporter: Reporter) -> None:
    """Name the servers that files of JOB_FILE would have asked; of the others it was said already."""
    for name, path, kind in input_paths(stage, asked):
        if path != getattr(job, name, None) and (hosts := hosts_named_by(path, kind)):
            reporter.warning(notice(path, hosts))


def _add_rasters(parts: JobParts, bundle: BundleWriter, work: Path, reporter: Reporter) -> None:
    for done, (name, part) in enumerate(parts.parts.items()):
        with reporter.part(done / len(parts.parts), (done + 1) / len(parts.parts)):
            copy = work / Path(name).name
            tell = partial(reporter.progress, f"packing {part.source.name}")
            with reporter.part(0.0, 0.9):
                copy_part(part, copy, tell)
            with reporter.part(0.9, 1.0):
                bundle.add(copy, name, tell)
            copy.unlink()


def _asked(job: BundleJob) -> tuple[str, TrainJob | PipelineJob]:
    """The stage and its resolved job, with the files of this machine."""
    given: dict[str, Any] = _read_job(Path(job.job_file)) if job.job_file else {"preset": job.preset}
    if job.raster:
        given.pop("sar", None)  # of another raster
    given |= {name: value for name in ("tiles", "raster", "sar") if (value := getattr(job, name))}
    stage = "pipeline" if given.get("raster") else "train"
    if stage == "train" and (job.sar or job.extent):
        raise BadJob("SAR and EXTENT belong to the scene that is mapped.", hint="Set RASTER, or leave them empty; the "
                     "SAR of the tiles goes along by itself.", where="raster")
    return stage, resolve(stage, {**given, **{name: way for name, way in WAYS.items()
                                             if stage == "pipeline" or name == "run"}})


def _read_job(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise BadJob(f"There is no JOB_FILE {path}.", hint="Check the path.", where="job_file")
    try:
        found = parse_json(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadJob(f"JOB_FILE {path} is damaged: {error}.", hint="Give another job.json, or choose a PRESET.",
                     where="job_file") from None
    if not isinstance(found, dict) or found.get("stage") not in ("train", "pipeline") \
            or not isinstance(found.get("parameters"), dict):
        raise BadJob(f"{path} is no job of the stage train or pipeline.",
                     hint="Give the job.json of a run whose last job was one of them, or choose a PRESET.",
                     where="job_file")
    return {name: value for name, value in found["parameters"].items() if name not in ("output", "confidence", "run")}


def _weights(pretrained: str) -> dict[str, str]:
    """Files of PRETRAINED and their names in the bundle; what is no file here is fetched there by its name."""
    files = [one for one in encoder_names(pretrained) if Path(one).expanduser().is_file()]
    other = next((one for one in files if not one.endswith(".safetensors")), None)
    if other:
        raise BadJob(f"{other} cannot go along: it is no .safetensors file, and others may hold code.",
                     hint="Save the weights as .safetensors, or give their name in PRETRAINED.", where="pretrained")
    return {one: f"weights/{number}_{plain_stem(Path(one))}.safetensors" for number, one in enumerate(files, 1)}
