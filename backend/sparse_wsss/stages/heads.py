"""Stage ``heads``: which heads survived, how much each matters, and what they look at in a tile."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from sparse_wsss.atomic import write_text
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import BadJob, nearest
from sparse_wsss.jobs import HeadsJob
from sparse_wsss.labels.tile_index import Tiles
from sparse_wsss.masks.importance import head_importance
from sparse_wsss.models.late_fusion import AnyViT
from sparse_wsss.models.vit_shape import to_pixels
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.writer import RasterWriter
from sparse_wsss.run_folder import Stopwatch
from sparse_wsss.stages.trained import Trained, open_trained
from sparse_wsss.training.losses import candidate_loss, image_loss

JUDGED_TILES = 64  # enough to rank the heads; each head costs a pass over them


def run(job: HeadsJob, context: Context) -> Outputs:
    """Write the head table, and the attention of the open heads in one tile."""
    watch = Stopwatch()
    trained = open_trained(context, job.device)
    position = find_tile(trained, job.tile)
    importance = head_importance(
        trained.network, lambda network: _loss(network, trained),
        lambda done, n: context.reporter.progress("closing one head at a time", done, n),
    )
    context.run.begin("heads", {"tile": trained.data.ids[position]}, {"model": trained.model_hash})
    rows = _rows(context.run.folder("train") / "gates.csv", importance)
    write_text(context.run.folder("heads") / "heads.csv", rows)
    write_text(Path(job.output_heads), rows)
    context.reporter.artifact("heads", job.output_heads)
    outputs: Outputs = {"output_heads": job.output_heads, "open_heads": len(importance),
                        "tile": trained.data.ids[position]}
    if job.output_attention:
        write_attention(trained, position, Path(job.output_attention))
        context.reporter.artifact("attention", job.output_attention)
        outputs["output_attention"] = job.output_attention
    context.run.finish("heads", outputs, watch.seconds)
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


@torch.no_grad()
def _loss(network: AnyViT, trained: Trained) -> float:
    chosen = trained.data.validation_positions()[:JUDGED_TILES]
    images, valid = trained.data.store.batch(chosen, trained.device)
    labels = trained.data.labels[chosen].to(trained.device)
    output = network(images)
    weight = F.adaptive_avg_pool2d(valid[:, None], output.patch_logits.shape[-2:])[:, 0]
    narrowed = weight * labels.narrows[:, None, None]
    candidates = candidate_loss(output.patch_logits, labels.prior, narrowed)
    return float(image_loss(output.image_logits, labels) + candidates)


def _rows(gates_csv: Path, importance: dict[tuple[int, int], float]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["layer", "head", "name", "gate", "open", "importance", "modality"])
    with open(gates_csv, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            layer, head = int(row["layer"]), int(row["head"])
            rise = importance.get((layer, head))
            writer.writerow([layer, head, head_name(layer, head), row["gate"], int(rise is not None),
                             f"{rise or 0.0:.6f}", row.get("modality", "")])
    return text.getvalue()


def head_name(layer: int, head: int) -> str:
    """Name of a head as everywhere: ``L11H03``."""
    return f"L{layer:02d}H{head:02d}"


def write_attention(trained: Trained, position: int, path: Path) -> None:
    """Write what each open head attends to from the class token of one tile, at the tile's pixels.

    With a token for each class it is the mean over those of the tile's classes. A band for each head; its
    values sum to about 1 over the patches before interpolation.
    """
    blocks = range(trained.network.shape.layers)
    images, _ = trained.data.store.batch(np.array([position]), trained.device)
    view = trained.network.view(images, blocks, trained.labels[[position]].to(trained.device))
    maps = to_pixels(view.class_maps, trained.network.shape)[0].cpu().numpy().astype(np.float32)
    names = [head_name(layer, head) for layer, head in trained.network.open_names(blocks)]
    tiles: Tiles = trained.data.tiles
    tile = int(trained.data.chosen[position])
    size = trained.data.tile_size
    window = (int(tiles.column[tile]), int(tiles.row[tile]), size, size)
    scene = raster_info(tiles.optical[tile])
    with RasterWriter(path, scene, window, "float32", len(names), None, tuple(names)) as writer:
        writer.write(maps, 0)
