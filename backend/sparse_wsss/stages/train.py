"""Stage ``train``: labelled tiles in, a sparse Vision Transformer out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from sparse_wsss import __version__
from sparse_wsss.atomic import write_text
from sparse_wsss.calibration import TemperatureFit
from sparse_wsss.context import Context, Outputs
from sparse_wsss.csv_text import csv_text
from sparse_wsss.device import choose
from sparse_wsss.errors import TileSize
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import TrainJob
from sparse_wsss.models.checkpoint import Modality, ModelCard, save_model
from sparse_wsss.models.hard_concrete import expected_open
from sparse_wsss.models.pretrained import open_pretrained
from sparse_wsss.models.vit_shape import ViTShape
from sparse_wsss.rasters.pixel_area import pixel_side_m
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.run_folder import STATE, Stopwatch, now
from sparse_wsss.settings import TrainSettings
from sparse_wsss.stages.gate_history import WatchedTraining
from sparse_wsss.stages.units import look_at_scenes
from sparse_wsss.training.classifier_loop import LabelledTiles, TrainedClassifier
from sparse_wsss.training.temperature import temperature_of
from sparse_wsss.training.training_set import TrainingSet, digest, make_training_set, read_labelled, source_facts

STAGE = "train"
MODEL = "model.safetensors"


def run(job: TrainJob, context: Context) -> Outputs:
    """Train the classifier of a run, or go on where it stopped."""
    index = read_labelled(job.tiles)
    patch_size = choose_patch_size(job.patch_size, index.tile_size, context.reporter)
    settings = {name: getattr(job, name) for name in (*TrainSettings.model_fields, "seed")}
    if job.pretrained:
        context.reporter.log(f"Opening PRETRAINED {job.pretrained}.")
    pretrained = open_pretrained(job.pretrained, index.modalities) if job.pretrained else None
    inputs = {"tiles": digest(index.tiles), **({"pretrained": pretrained.identity} if pretrained else {})}
    known = context.ranks.shared(lambda: context.run.begin(STAGE, settings, inputs))
    if known is not None:
        context.reporter.log("The training of this run is done already; it is used as it is.")
        return dict(known["outputs"])
    watch = Stopwatch()
    folder = context.run.folder(STAGE)
    units = look_at_scenes(index.tiles, context.reporter)
    with context.reporter.part(0.0, 0.1):
        data = make_training_set(index, folder, job.validation_share, job.seed, context.reporter, context.ranks)
    _tell(data, context.reporter)
    blocks = pretrained or job
    floor = min(blocks.heads, job.min_open_heads or int(index.labels.present.sum(1).max()))
    shape = ViTShape(
        bands=tuple(len(m.bands) for m in data.modalities), n_classes=len(data.classes), tile_size=data.tile_size,
        patch_size=patch_size, dim=blocks.dim, depth=blocks.depth, heads=blocks.heads, head_dim=blocks.head_dim,
        mlp_dim=blocks.mlp_dim, stem_width=0 if pretrained else job.stem_width, detail_width=job.detail_width,
        class_tokens=job.class_tokens, fusion=job.fusion if len(data.modalities) > 1 else "early",
        gate_floor=floor, gate_start=job.gate_start, gate_start_spread=job.gate_start_spread,
    )
    first = pretrained.first_weights(shape, index.modalities) if pretrained else None
    for note in first.notes if first else ():
        context.reporter.log(note)
    training = WatchedTraining(
        shape, job, LabelledTiles(data.store, data.labels, data.taught_positions()),
        LabelledTiles(data.store, data.labels, data.validation_positions()),
        job.seed, choose(job.device), folder / STATE, context.reporter, first, context.ranks,
    )
    with context.reporter.part(0.1, 1.0):
        trained = training.run()
    if not context.ranks.is_first:
        return {}
    fit = temperature_of(trained.network, data, choose(job.device))
    origin = {"units": units, **(first.record() if first else {})}
    outputs = _write(trained, data, folder, job, fit, origin)
    aside = [name for name, is_aside in zip(data.ids, data.validation, strict=True) if is_aside]
    context.run.finish(STAGE, outputs, watch.seconds, validation_tiles=aside, sources=source_facts(data.tiles))
    (folder / STATE).unlink(missing_ok=True)
    context.reporter.artifact("model", outputs["model"])
    return outputs


def choose_patch_size(asked: int, tile_size: int, reporter: Reporter) -> int:
    """Patch size in pixels: the asked-for one, or a sixteenth of the tile as a power of two from 2 to 16.

    Raises: TileSize when the tile is smaller than a patch.
    """
    patch_size = asked or min(16, max(2, 1 << max(0, (tile_size // 16).bit_length() - 1)))
    if tile_size < patch_size:
        raise TileSize(f"The tiles have {tile_size} px, a patch has {patch_size} px.",
                       hint=f"Set PATCH_SIZE to at most {tile_size}, or cut tiles of at least {patch_size} px.")
    if tile_size % patch_size:
        padded = -(-tile_size // patch_size) * patch_size
        reporter.log(f"Tiles of {tile_size} px are padded to {padded} px for the network: patches have "
                     f"{patch_size} px.")
    return patch_size


def _tell(data: TrainingSet, reporter: Reporter) -> None:
    counts = data.labels.present.sum(0).tolist()
    parts = [f"{name} {count}" for name, count in zip(data.classes.names, counts, strict=True)]
    reporter.log(f"{len(data.labels)} labelled tiles of {data.tile_size} px, {int(data.validation.sum())} set aside. "
                 f"Tiles with each class: {', '.join(parts)}.")
    known, n_shared = data.labels.known, int(data.labels.has_shares.sum())
    n_unknown = int((~known.any(1)).sum())
    n_part = len(known) - int(known.all(1).sum()) - n_unknown
    if n_shared or n_part or n_unknown:
        reporter.log(f"Of these, {n_shared} give shares, {n_part} are known in part, of {n_unknown} nothing is known.")


def _write(trained: TrainedClassifier, data: TrainingSet, folder: Path, job: TrainJob, fit: TemperatureFit,
           origin: dict[str, Any]) -> Outputs:
    first = raster_info(data.tiles.optical[data.chosen[0]])
    training: dict[str, Any] = {
        "stage": STAGE, "preset": job.preset, "seed": job.seed, **learned_from(data), **trained.figures,
        "calibration": fit.to_json(), **origin,
    }
    card = ModelCard("gated_vit", data.classes, data.modalities, data.tile_size, trained.network.shape.to_json(),
                     math.hypot(first.transform.a, first.transform.d), training, temperature=fit.temperature,
                     pixel_m=pixel_side_m(first))
    save_model(folder / MODEL, trained.network.state_dict(), card)
    write_text(folder / "gates.csv", gate_table(trained.log_alpha, trained.network.kept_heads(),
                                                   layer_modalities(trained.network.shape, data.modalities)))
    kept = sum(len(block) for block in trained.network.kept_heads())
    return {
        "run": str(folder.parent), "model": str(folder / MODEL), "open_heads": kept,
        "heads": trained.log_alpha.numel(), "validation_map": trained.figures.get("val_map"),
        "steps": trained.figures.get("step"), "tile_count": len(data.labels), "classes": list(data.classes.names),
    }


def learned_from(data: TrainingSet) -> dict[str, Any]:
    """What the card says of the tiles, and when and by which version a model was trained."""
    counts = data.labels.present.sum(0).tolist()
    return {"tiles": len(data.labels), "class_tiles": dict(zip(data.classes.names, counts, strict=True)),
            "date": now()[:10], "version": __version__}


def layer_modalities(shape: ViTShape, modalities: Sequence[Modality]) -> list[str]:
    """What each layer sees: with late fusion one modality, else all of them, joined by '+'."""
    names = [modality.name for modality in modalities]
    return [names[layer // shape.depth] if shape.fusion == "late" else "+".join(names) for layer in range(shape.layers)]


def gate_table(log_alpha: torch.Tensor, kept: tuple[tuple[int, ...], ...], modalities: Sequence[str]) -> str:
    """CSV of every gate: layer, head, log_alpha, gate (probability that it is open), open (0 or 1), modality."""
    probability = expected_open(log_alpha)
    rows: list[list[object]] = [["layer", "head", "log_alpha", "gate", "open", "modality"]]
    for layer, row in enumerate(log_alpha.tolist()):
        for head, value in enumerate(row):
            rows.append([layer, head, f"{value:.4f}", f"{probability[layer, head]:.4f}", int(head in kept[layer]),
                         modalities[layer]])
    return csv_text(rows)
