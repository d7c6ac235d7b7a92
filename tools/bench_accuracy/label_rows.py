"""Rows of labels that people really have: the chain of 'ours', with other things said of the training tiles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from sparse_wsss.labels.tile_index import read_tiles, write_tiles
from sparse_wsss.labels.tile_labels import Labels

from bench_accuracy.chains import REFINE, masks, refined, train
from bench_accuracy.folds import FoldData
from bench_accuracy.said_labels import PREFIX, SAID, Said
from bench_accuracy.workplace import Workplace


def other_labels(work: Workplace, row: str) -> None:
    """Train, make masks, refine and map with other labels; the masks of all training tiles are measured."""
    work.folder.mkdir(parents=True, exist_ok=True)
    index = said_of_tiles(work.fold, SAID[row.removeprefix(PREFIX)], work.seed, work.folder / "tiles.gpkg")
    trained = train(work, index)
    masks(work, row, trained)
    refined(work, trained)
    work.map_unseen(row, REFINE, run=str(work.run))


def said_of_tiles(fold: FoldData, said: Said, seed: int, target: Path) -> Path:
    """Write the training tiles of a fold with what is said of them instead of full lists."""
    tiles = read_tiles(fold.train_index)
    labelled = np.array([i for i, one in enumerate(tiles.labels) if one is not None and one.present])
    truth, names = fold.truth_of_tiles(tiles, labelled), fold.data_set.classes.names
    rng = np.random.default_rng(seed)
    labels: list[Labels] = list(tiles.labels)
    for position, codes in zip(labelled, truth, strict=True):
        full = tiles.labels[position]
        assert full is not None
        shares = {name: float((codes == k).mean()) for k, name in enumerate(names) if name in tiles.classes.names}
        labels[position] = said(full, shares, rng)
    return write_tiles(target, replace(tiles, labels=labels))
