"""The chains of stages that units run: ours, the paper's, a lever off. Each measures its rows as it goes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.masks.features import allowed_log_scores
from sparse_wsss.masks.naming import best_allowed
from sparse_wsss.models.vit_shape import to_pixels
from sparse_wsss.run_folder import read_json
from sparse_wsss.stages.mask_files import MASKS
from sparse_wsss.stages.trained import Trained, open_trained
from sparse_wsss.training.classifier_loop import mean_average_precision
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.tile_store import batches, open_store

from bench_accuracy.workplace import Workplace, copy_run

BATCH = 32
TRAIN, MASK, REFINE = ("train",), ("train", "pseudomasks"), ("train", "pseudomasks", "refine")


def ours(work: Workplace) -> None:
    """The default pipeline: sparse ViT, global masks, rounds, maps of the unseen places."""
    trained = train(work)
    keep_patch_head(work, trained)
    work.map_unseen("sparse ViT", TRAIN, model=str(work.run / "train" / "model.safetensors"))
    masks(work, "global", trained)
    refined(work, trained)
    work.map_unseen("refined", REFINE, run=str(work.run))


def paper(work: Workplace) -> None:
    """The paper's losses, gates and masks at the default size, then its rounds."""
    trained = train(work)
    masks(work, "paper, names not checked", trained, relabel=False)
    masks(work, "paper", trained)
    refined(work, trained, "paper, refined")
    work.map_unseen("paper, refined", REFINE, run=str(work.run))


def masks_alone(work: Workplace, row: str) -> None:
    """Train, unless the ViT of 'ours' is here already, and make masks."""
    trained = train(work)
    masks(work, row, trained)


def refined_alone(work: Workplace, row: str) -> None:
    """Rounds on the masks of 'ours', and maps of the unseen places."""
    trained = train(work)
    masks(work, "global", trained)
    refined(work, trained, row)
    work.map_unseen(row, REFINE, run=str(work.run))


# ---------------------------------------------------------------- steps of a chain


def train(work: Workplace, index: Path | None = None) -> Trained:
    """Train the ViT on the fold's tiles, or on those of another index; note its heads and its unseen precision."""
    outputs = work.stage("train", tiles=str(index or work.fold.train_index))
    trained = open_trained(work.context, "cpu")
    work.figures.update(
        open_heads=outputs["open_heads"], heads=outputs["heads"], steps=outputs["steps"], tiles=outputs["tile_count"],
        validation_map=outputs["validation_map"], unseen_map=unseen_precision(work, trained),
        classes=list(trained.data.classes.names),
    )
    return trained


@torch.no_grad()
def unseen_precision(work: Workplace, trained: Trained) -> float:
    """Mean average precision of the image labels of the unseen tiles."""
    tiles, card = read_tiles(work.fold.test_index), trained.card
    chosen = np.array([i for i, one in enumerate(tiles.labels) if one is not None])
    labels = KnownClasses.of([one for one in tiles.labels if one is not None], card.classes.names)
    store = open_store(work.folder / "unseen_tiles", tiles, chosen, card.mean, card.std, "unseen", work.reporter)
    logits = [trained.network(store.batch(part, trained.device)[0]).image_logits.cpu()
              for part in batches(len(chosen), BATCH)]
    return mean_average_precision(torch.cat(logits), labels)


@torch.no_grad()
def keep_patch_head(work: Workplace, trained: Trained) -> None:
    """Measure the patch head alone, restricted to the labels of the training tiles."""
    data, parts = trained.data, []
    with work.timed("patch head"):
        for chosen in batches(len(data), BATCH):
            images, valid = data.store.batch(chosen, trained.device)
            labels = data.labels.possible[chosen]
            scores = allowed_log_scores(trained.network(images).patch_logits.cpu(), labels)
            classes, _ = best_allowed(to_pixels(scores, trained.network.shape), labels)
            parts.append(torch.where(valid.cpu() > 0, classes, 255).numpy().astype(np.uint8))
    work.keep_masks("sparse ViT", data, np.concatenate(parts), (*TRAIN, "patch head"))


def masks(work: Workplace, row: str, trained: Trained, **again: object) -> None:
    """Make masks of the training tiles and measure them."""
    folder = work.run / "pseudomasks"
    work.stage("pseudomasks", again, output=str(work.folder / "masks" / "masks.tif"))
    work.keep_masks(row, trained.data, np.load(folder / MASKS, mmap_mode="r"), MASK)


def refined(work: Workplace, trained: Trained, row: str = "refined") -> None:
    """Train the rounds and measure the masks that the best one painted."""
    work.stage("refine")
    work.figures["rounds"] = len(read_json(work.run / "refine" / "rounds.json", []))
    work.keep_masks(row, trained.data, np.load(best_round(work.run) / MASKS, mmap_mode="r"), REFINE)


def best_round(run: Path) -> Path:
    """Folder of the round that the run has kept."""
    outputs = read_json(run / "refine" / "stage.json", {})["outputs"]
    return run / "refine" / f"round_{outputs['best_round']:02d}"


def begin_from(work: Workplace, ours_run: Path, after: str | None) -> None:
    """Take the stages up to ``after`` from the run of 'ours'."""
    if after is not None:
        copy_run(ours_run, work.run, TRAIN if after == "train" else MASK)


