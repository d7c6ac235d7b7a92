"""``tile_scores.csv``: what a trained network finds in the tiles that nobody has labelled, and how sure it is of each.

For whoever labels next: the tile of which the network is least certain tells it most.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sparse_wsss.atomic import write_text
from sparse_wsss.csv_text import csv_text
from sparse_wsss.events import Reporter
from sparse_wsss.stages.trained import BATCH, Trained
from sparse_wsss.training.tile_store import batches, normalise, read_in_order

TABLE = "tile_scores.csv"
MOST_TILES = 512  # more than a person labels between two trainings; rating them takes seconds


def write_tile_scores(trained: Trained, folder: Path, reporter: Reporter) -> int:
    """Write ``tile,uncertainty,score_<class>...`` of the tiles without labels, the least certain first.

    Returns: how many tiles were rated: at most ``MOST_TILES``, spread evenly over the index.
    """
    tiles, names = trained.data.tiles, trained.data.classes.names
    size = trained.data.tile_size
    without = np.array([i for i, one in enumerate(tiles.labels)
                        if one is None and tiles.width[i] == tiles.height[i] == size], dtype=np.int64)
    every = np.linspace(0, len(without) - 1, min(MOST_TILES, len(without))).round().astype(int)
    rated = without[every]
    scores, shares = _scores(trained, rated, reporter)
    doubts = uncertainty(scores).numpy() * shares  # of a tile that is half no data, half can be learned
    rows = [["tile", "uncertainty", *(f"score_{name}" for name in names)]]
    for n in np.argsort(-doubts, kind="stable"):
        rows.append([tiles.tile[rated[n]], *(f"{value:.4f}" for value in (doubts[n], *scores[n].tolist()))])
    write_text(folder / TABLE, csv_text(rows))
    return len(rated)


def uncertainty(scores: Tensor) -> Tensor:
    """How little is known of which classes occur: the mean over the classes of the entropy of each, in bits.

    Shapes: scores in [0, 1] (n, K) -> (n,), 0 where every class is certain, 1 where each may as well occur as not.
    """
    each: Tensor = torch.special.entr(scores) + torch.special.entr(1 - scores)
    return each.mean(1) / float(np.log(2))


@torch.no_grad()
def _scores(trained: Trained, chosen: np.ndarray, reporter: Reporter) -> tuple[Tensor, np.ndarray]:
    """Scores of the classes (n, K) and shares of valid pixels (n,) of tiles that are in no store."""
    scores = torch.zeros(len(chosen), len(trained.data.classes))
    shares = np.zeros(len(chosen))
    reader = read_in_order(trained.data.tiles, chosen)
    for part in batches(len(chosen), BATCH):
        positions, images = [], []
        for _ in part:
            position, values, valid = next(reader)
            positions.append(position)
            images.append(normalise(values, valid, trained.data.mean, trained.data.std))
            shares[position] = valid.mean()
        logits = trained.network(torch.from_numpy(np.stack(images)).to(trained.device)).image_logits
        scores[positions] = logits.float().sigmoid().cpu()
        reporter.progress("rating tiles without labels", int(part[-1]) + 1, len(chosen))
    return scores, shares
