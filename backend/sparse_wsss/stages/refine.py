"""Stage ``refine``: rounds of a U-Net on the pseudomasks, each on the masks that the one before improved."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from sparse_wsss.atomic import make_folder, write_json
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import NoLabels
from sparse_wsss.fitting import pass_size
from sparse_wsss.jobs import RefineJob
from sparse_wsss.masks.naming import mask_scores
from sparse_wsss.models.checkpoint import ModelCard, load_model, save_model
from sparse_wsss.models.unet import UNetShape, build_unet, encoder_name
from sparse_wsss.rasters.writer import NO_CLASS
from sparse_wsss.reproducible import seed_all
from sparse_wsss.run_folder import Stopwatch, file_hash, read_json
from sparse_wsss.settings import RefineSettings
from sparse_wsss.stages.cluster_table import clusters_of
from sparse_wsss.stages.mask_files import CONFIDENCE, MASKS, MaskArrays, keep_best, keep_masks, new_masks, open_masks
from sparse_wsss.stages.train import learned_from
from sparse_wsss.stages.trained import Trained, open_trained
from sparse_wsss.training.refine_loop import MaskedTiles, RoundTraining, judge
from sparse_wsss.training.temperature import temperature_of
from sparse_wsss.training.tile_store import batches

STAGE = "refine"
MODEL = "model.safetensors"
SETTLED_CHANGE = 0.01  # masks that change less than this from round to round are settled
ROUND_SHARE = 0.9  # of a round is training, the rest is painting the masks again


def run(job: RefineJob, context: Context) -> Outputs:
    """Train up to ``rounds`` rounds and keep the best network."""
    watch = Stopwatch()
    context.run.need("pseudomasks", "Pseudomasks")
    trained = open_trained(context, job.device)
    source = first = mask_source(context)
    settings = {name: getattr(job, name) for name in (*RefineSettings.model_fields, "seed")}
    open_masks(source, trained.data)
    inputs = {"masks": file_hash(source / MASKS), "confidence": file_hash(source / CONFIDENCE)}
    encoder_name(job.encoder)
    known = context.run.begin(STAGE, settings, inputs)
    if known is not None:
        context.reporter.log("The refinement of this run is done already; it is used as it is.")
        return dict(known["outputs"])
    folder = context.run.folder(STAGE)
    shape = UNetShape(job.encoder, len(trained.card.bands), len(trained.data.classes), trained.data.tile_size)
    rounds: list[dict[str, Any]] = []
    for number in range(1, job.rounds + 1):
        with context.reporter.part((number - 1) / job.rounds, number / job.rounds):
            figures, source = _round(number, shape, first, source, trained, job, context)
        rounds.append(figures)
        write_json(folder / "rounds.json", rounds)
        if is_settled(rounds):
            break
    best = min(rounds, key=lambda one: one["loss"])
    weights, card = load_model(folder / f"round_{best['round']:02d}" / MODEL)
    save_model(folder / MODEL, weights.state_dict(), card)
    context.reporter.log(f"Round {best['round']} of {len(rounds)} is kept.")
    context.reporter.artifact("model", folder / MODEL)
    outputs: Outputs = {"run": str(context.run.path), "model": str(folder / MODEL), "rounds": len(rounds),
                        "best_round": best["round"], "label_f1": best["label_f1"]}
    context.run.finish(STAGE, outputs, watch.seconds)
    return outputs


def mask_source(context: Context) -> Path:
    """Folder of the masks to learn from: those with a person's names when they are of the present clusters."""
    made, named = context.run.folder("pseudomasks"), context.run.record("relabel")
    return context.run.folder("relabel") if named and named["inputs"] == clusters_of(made) else made


def is_settled(rounds: list[dict[str, Any]]) -> bool:
    """Tell whether another round would not help: the last one changed little, or agrees less with the labels."""
    if rounds[-1]["changed"] < SETTLED_CHANGE:
        return True
    return len(rounds) > 1 and rounds[-1]["loss"] >= rounds[-2]["loss"]


def _round(number: int, shape: UNetShape, first: Path, source: Path, trained: Trained, job: RefineJob,
           context: Context) -> tuple[dict[str, Any], Path]:
    """Train on the masks of ``source``; paint them again with the masks of ``first``, which no round has made."""
    folder = context.run.folder(STAGE) / f"round_{number:02d}"
    done = read_json(folder / "round.json", None)
    if done is not None:
        return done, folder
    watch = Stopwatch()
    make_folder(folder)
    data, before = trained.data, open_masks(source, trained.data)
    tiles = MaskedTiles(data.store, data.labels, before.classes, before.confidence, _labelled(trained, job))
    seed_all(job.seed)
    network = build_unet(shape).to(trained.device)  # afresh: one that goes on learns the training places by heart
    training = RoundTraining(network, job, tiles, number, job.seed, trained.device, folder / "state.pt",
                             context.reporter)
    with context.reporter.part(0.0, ROUND_SHARE):
        teacher = training.run()
    aside = MaskedTiles(data.store, data.labels, before.classes, before.confidence, data.validation_positions())
    figures = judge(teacher, aside, trained.device, pass_size(data.tile_size))
    with context.reporter.part(ROUND_SHARE, 1.0):
        changed = _repaint(teacher, trained, folder, before.classes, open_masks(first, data), job.mask_weight, context)
    fit = temperature_of(teacher, data, trained.device)
    card = ModelCard("unet", data.classes, data.modalities, data.tile_size, asdict(shape), trained.card.resolution,
                     {"stage": STAGE, "seed": job.seed, "round": number, **learned_from(data), **asdict(figures),
                      "calibration": fit.to_json(), "units": trained.card.training.get("units", {})},
                     temperature=fit.temperature, pixel_m=trained.card.pixel_m)
    save_model(folder / MODEL, teacher.state_dict(), card)
    record = {"round": number, **asdict(figures), "changed": changed, "seconds": round(watch.seconds, 2)}
    context.reporter.metric(**record)
    context.reporter.log(f"Round {number}: {100 * changed:.1f} % of the mask changed; F1 of the labels of tiles set "
                         f"aside {figures.label_f1:.3f}.")
    write_json(folder / "round.json", record)
    (folder / "state.pt").unlink(missing_ok=True)
    return record, folder


def _labelled(trained: Trained, job: RefineJob) -> np.ndarray:
    positions = trained.data.training_positions()
    has_class = trained.labels[positions].any(1) & trained.data.labels.known[positions].any(1)
    chosen: np.ndarray = positions[has_class.numpy()]  # nothing is known: the mask is no evidence
    if not len(chosen):
        raise NoLabels("No tile with a class is left to refine on.", hint="Label more tiles.")
    return chosen


@torch.no_grad()
def _repaint(network: nn.Module, trained: Trained, folder: Path, before: np.ndarray, first: MaskArrays,
             mask_weight: float, context: Context) -> float:
    """Write the masks of all tiles as the network and the first masks see them; return the share of changed pixels."""
    data = trained.data
    arrays = new_masks(len(data), data.tile_size, folder)
    changed = counted = 0
    for chosen in batches(len(data), pass_size(data.tile_size)):
        images, valid = data.store.batch(chosen, trained.device)
        scores = network(images).float().log_softmax(1).cpu()
        if mask_weight:
            scores += mask_weight * _scores_of(first, chosen, scores.shape[1])
        keep_best(arrays, data, chosen, scores, trained.labels[chosen], valid)
        old, new = before[chosen], arrays.classes[chosen]
        changed += int((old != new).sum())
        counted += int(((old != NO_CLASS) | (new != NO_CLASS)).sum())
        context.reporter.progress("repainting the masks", int(chosen[-1]) + 1, len(data))
    keep_masks(arrays, folder)
    return changed / max(1, counted)


def _scores_of(masks: MaskArrays, chosen: np.ndarray, n_classes: int) -> Tensor:
    """Scores of the masks of some tiles. Shapes: chosen (B,) -> (B, n_classes, S, S)."""
    classes, confidence = torch.from_numpy(masks.classes[chosen]), torch.from_numpy(masks.confidence[chosen])
    return mask_scores(classes, confidence.float() / 255, n_classes)
