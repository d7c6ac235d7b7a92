"""Stage ``model``: shows a model that was handed over, installs it in the library, or removes it from there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sparse_wsss.atomic import write_json, write_text
from sparse_wsss.context import Context, Outputs
from sparse_wsss.device import prepare
from sparse_wsss.errors import BadJob, RasterMismatch
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import ModelJob
from sparse_wsss.model_library.card_text import card_lines
from sparse_wsss.model_library.check import checked_model
from sparse_wsss.model_library.folder import install, installed, name_of, remove, title_of
from sparse_wsss.model_library.package import opened
from sparse_wsss.models.checkpoint import ModelCard
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.stages.band_match import match_bands
from sparse_wsss.stages.fit import misfits, resolution_misfit
from sparse_wsss.stages.predict import needs_sar
from sparse_wsss.stages.units import require_known_units, tell_units


def run(job: ModelJob, context: Context) -> Outputs:
    """Do what ACTION says; a model is checked before it is shown or installed."""
    if job.action == "remove":
        return _remove(job, context)
    if not job.model:
        if job.action == "install":
            raise BadJob("There is no model to install.", hint="Set MODEL to a .safetensors file or a .zip.")
        return _list(job, context)
    return _show(job, Path(job.model), context)


def _show(job: ModelJob, path: Path, context: Context) -> Outputs:
    prepare("cpu", 0, context.reporter)
    name = name_of(path, job.name or "")
    with opened(path) as weights:
        found = checked_model(weights)
        outputs: Outputs = {"name": name, "digest": found.digest, "classes": list(found.card.classes.names)}
        if job.action == "install":
            additions = {"licence": job.licence or "", "authors": job.authors or "", "version": job.version or ""}
            path = install(_library(job), name, weights, found, additions)
            found = checked_model(path)
            context.reporter.log(f"Installed as '{name}': {path}.")
            context.reporter.artifact("model", path)
    said = None
    if job.raster:
        said = problems([one for one in (job.raster, job.sar) if one], found.card)
        outputs["warnings"] = said
        for one in said:
            context.reporter.warning(one)
    if not found.is_digest_known:
        context.reporter.warning("The card names no digest of the weights, so that nobody can check that both belong "
                                 "together.")
    _tell(job, card_lines(name, found, said), context)
    if job.output_json:
        write_json(Path(job.output_json), {**found.raw, "name": name, "digest": found.digest, "warnings": said})
    return {**outputs, "model": str(path), "output": job.output, "output_json": job.output_json}


def _list(job: ModelJob, context: Context) -> Outputs:
    """Show what the library holds."""
    there = installed(_library(job))
    lines = [f"# Models in {_library(job)}", "", *(f"- {title_of(path)}" for path in there)]
    _tell(job, lines if there else [*lines, "None is installed."], context)
    if job.output_json:
        write_json(Path(job.output_json), {"models": [str(path) for path in there]})
    return {"models": [str(path) for path in there], "output": job.output, "output_json": job.output_json}


def _remove(job: ModelJob, context: Context) -> Outputs:
    if not job.model:
        raise BadJob("There is no model to remove.", hint="Name a .safetensors file of the library as MODEL.")
    remove(_library(job), Path(job.model))
    context.reporter.log(f"Removed: {job.model}.")
    return {"model": job.model}


def _library(job: ModelJob) -> Path:
    if not job.library:
        raise BadJob("The folder of the installed models is not known here.", hint="Set LIBRARY to a folder.",
                     where="library")
    return Path(job.library)


def _tell(job: ModelJob, lines: list[str], context: Context) -> None:
    for line in lines if not job.output else ():
        if line:
            context.reporter.log(line)
    if job.output:
        write_text(Path(job.output), "\n".join(lines) + "\n")
        context.reporter.artifact("card", job.output)


def problems(paths: Sequence[str], card: ModelCard) -> list[str]:
    """Everything that ``predict`` would say of rasters or refuse, without mapping them.

    Raises: RasterMissing, RasterUnreadable, NoCrs, SarMismatch.
    """
    heard = _Heard()
    with Scene(Path(paths[0]), Path(paths[1]) if len(paths) > 1 else None) as scene:
        wanted = {one.name: one.bands for one in card.modalities}
        if len(paths) == 1 and not needs_sar(card):
            wanted.pop("sar", None)
        try:
            order = match_bands(scene, wanted, {one.name: one.chosen for one in card.modalities})
            tell_units(scene.info.path.stem, scene.radiometry, heard.reporter)
            require_known_units(scene, order, card.modalities, heard.reporter)
        except RasterMismatch as error:
            return [*heard.warnings, f"{error.message} {error.hint}", *resolution_misfit(scene, card)]
        return [*heard.warnings, *misfits(scene, order, card, paths)]


class _Heard:
    """Keeps warnings instead of sending them."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.reporter = Reporter([self])

    def write(self, event: dict[str, Any]) -> None:
        """Take one event."""
        if event.get("level") == "warning":
            self.warnings.append(str(event["message"]))
