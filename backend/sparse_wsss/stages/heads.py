"""Stage ``heads``: which heads survived, how much each matters, and what they look at.

The table is measured once for a model; asking for another tile only looks at that tile.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from sparse_wsss.atomic import write_text
from sparse_wsss.context import Context, Outputs
from sparse_wsss.csv_text import csv_text
from sparse_wsss.errors import BadJob, nearest
from sparse_wsss.jobs import HeadsJob
from sparse_wsss.masks.importance import head_importance
from sparse_wsss.models.late_fusion import AnyViT
from sparse_wsss.run_folder import Stopwatch, damaged, read_text
from sparse_wsss.stages.head_files import find_patch, head_name, write_attention, write_patches, write_views
from sparse_wsss.stages.tile_list import write_tile_list
from sparse_wsss.stages.tile_scores import write_tile_scores
from sparse_wsss.stages.trained import Trained, open_trained
from sparse_wsss.training.losses import candidate_loss, image_loss

STAGE, TABLE = "heads", "heads.csv"
JUDGED_TILES = 64  # enough to rank the heads; each head costs a pass over them


def run(job: HeadsJob, context: Context) -> Outputs:
    """Write the head table, and what is asked for of attention."""
    watch = Stopwatch()
    trained = open_trained(context, job.device)
    position = find_tile(trained, job.tile)
    patch = find_patch(job.patch, trained.network.shape.grid)
    known = context.run.begin(STAGE, {"by_class": True}, {"model": trained.model_hash})
    table, loss = context.run.folder(STAGE) / TABLE, known["outputs"].get("loss") if known else None
    if known is None or not table.exists():
        with context.reporter.part(0.0, 0.5):
            loss = _measure(trained, table, context)
    rows = read_text(table)
    if Path(job.output_heads) != table:
        write_text(Path(job.output_heads), rows)
    context.reporter.artifact("heads", job.output_heads)
    kept = sum(len(block) for block in trained.network.kept_heads())
    outputs: Outputs = {"output_heads": job.output_heads, "open_heads": kept, "tile": trained.data.ids[position],
                        "loss": loss}
    with context.reporter.part(0.5, 1.0):
        outputs.update(_look(trained, position, patch, job, context))
    if known is None or _is_in(job.output_attention, context.run.folder(STAGE)):
        context.run.finish(STAGE, outputs, watch.seconds)
    return outputs


def find_tile(trained: Trained, tile: str | None) -> int:
    """Position of a tile by its id; without one that of the whole tile with the most classes, which shows most.

    Raises: BadJob naming the nearest id.
    """
    ids = trained.data.ids
    if not tile:
        data = trained.data
        is_whole = data.tiles.valid_fraction[data.chosen] >= 1
        return int((data.labels.present.sum(1).numpy() + 0.5 * is_whole).argmax())
    if tile not in ids:
        hint = nearest(tile, ids)
        raise BadJob(f"The run has no labelled tile '{tile}'.",
                     hint=f"{hint} Ids are in the field 'tile' of the tile index.")
    return ids.index(tile)


def _measure(trained: Trained, table: Path, context: Context) -> float:
    """Write the head table of the run and the list of its tiles; return the loss with all open heads."""
    importance = head_importance(
        trained.network, lambda network: _losses(network, trained),
        lambda done, n: context.reporter.progress("closing one head at a time", done, n),
    )
    gates = context.run.folder("train") / "gates.csv"
    write_tile_list(trained, table.parent)
    write_tile_scores(trained, table.parent, context.reporter)
    write_text(table, _rows(gates, importance, trained.data.classes.names))
    return float(_losses(trained.network, trained)[0])


def _look(trained: Trained, position: int, patch: int | None, job: HeadsJob, context: Context) -> dict[str, str]:
    """Write what is asked for of attention; return its paths by parameter name."""
    if job.output_strength or job.output_maps:
        strength, maps = (Path(path) if path else None for path in (job.output_strength, job.output_maps))
        write_views(trained, strength, maps, context)
    if job.output_attention:
        write_attention(trained, position, patch, Path(job.output_attention))
    if job.output_patches:
        write_patches(trained, position, Path(job.output_patches))
    written = {}
    for name in ("attention", "patches", "strength", "maps"):
        path = getattr(job, f"output_{name}")
        if path:
            context.reporter.artifact(name, path)
            written[f"output_{name}"] = path
    return written


@torch.no_grad()
def _losses(network: AnyViT, trained: Trained) -> Tensor:
    """Loss on the tiles set aside, and behind it the part of each class in what is said of whole tiles: (1 + K,)."""
    chosen = trained.data.validation_positions()[:JUDGED_TILES]
    images, valid = trained.data.store.batch(chosen, trained.device)
    labels = trained.data.labels[chosen].to(trained.device)
    output = network(images)
    weight = F.adaptive_avg_pool2d(valid[:, None], output.patch_logits.shape[-2:])[:, 0]
    narrowed = weight * labels.narrows[:, None, None]
    whole = float(image_loss(output.image_logits, labels) + candidate_loss(output.patch_logits, labels.prior, narrowed))
    each = F.binary_cross_entropy_with_logits(output.image_logits.float(), labels.present.float(), reduction="none")
    by_class = (each * labels.known).sum(0) / labels.known.sum(0).clamp(min=1)
    return torch.tensor([whole, *by_class.tolist()], dtype=torch.float64)


def _rows(gates_csv: Path, importance: dict[tuple[int, int], Tensor], classes: Sequence[str]) -> str:
    by_class = [f"importance_{name}" for name in classes]
    rows: list[list[object]] = [["layer", "head", "name", "gate", "open", "importance", "modality", *by_class]]
    for layer, head, gate, modality in _gates(gates_csv):
        rises = importance.get((layer, head))
        whole, *parts = [0.0] * (1 + len(classes)) if rises is None else rises.tolist()
        rows.append([layer, head, head_name(layer, head), gate, int(rises is not None), f"{whole:.6f}", modality,
                     *(f"{part:.6f}" for part in parts)])
    return csv_text(rows)


def _gates(path: Path) -> list[tuple[int, int, str, str]]:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return [(int(row["layer"]), int(row["head"]), row["gate"], row.get("modality", ""))
                    for row in csv.DictReader(file)]
    except FileNotFoundError:
        raise damaged(path, "it is missing") from None
    except (KeyError, TypeError, ValueError, csv.Error) as error:
        raise damaged(path, f"it is no table of gates ({error})") from None


def _is_in(path: str | None, folder: Path) -> bool:
    return path is not None and folder in Path(path).parents
