"""Rows of half of the labels: which tiles a person labels, by chance or those that the first model is least sure of."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sparse_wsss.labels.tile_index import Tiles, read_tiles, write_tiles
from sparse_wsss.labels.tile_labels import Labels
from sparse_wsss.stages.tile_scores import TABLE, write_tile_scores

from bench_accuracy.chains import REFINE, TRAIN, masks, refined, train
from bench_accuracy.kinds import HALF_SUGGESTED
from bench_accuracy.workplace import Workplace


def fewer_labels(work: Workplace, row: str) -> None:
    """Train on half of the labelled tiles and map the unseen places.

    By chance: a half that the seed draws, with a tile of each class. Suggested: the first half of those tiles trains a
    model, the others are the tiles without labels that it is least certain of.
    """
    tiles = read_tiles(work.fold.train_index)
    drawn = in_chance_order(tiles.labels, work.seed)
    half, quarter = drawn[: len(drawn) // 2], drawn[: len(drawn) // 4]
    if row == HALF_SUGGESTED:
        half = np.concatenate([quarter, suggested(work, tiles, drawn, len(quarter), len(half) - len(quarter))])
    trained = train(work, labelled_alone(tiles, half, work.folder / "tiles.gpkg"))
    masks(work, "global", trained)
    refined(work, trained)
    work.rows["labels"].clear()  # of other tiles than those of 'ours'
    work.map_unseen("sparse ViT", TRAIN, model=str(work.run / "train" / "model.safetensors"))
    work.map_unseen(row, REFINE, run=str(work.run))


def in_chance_order(labels: Sequence[Labels], seed: int) -> np.ndarray:
    """Positions of the tiles with labels as the seed draws them, the first tile of each class before all others."""
    with_labels = [i for i, one in enumerate(labels) if one is not None and one.present]
    drawn = np.random.default_rng(seed).permutation(with_labels)
    seen: set[str] = set()
    is_first = np.zeros(len(drawn), bool)
    for n, i in enumerate(drawn):
        label = labels[i]
        assert label is not None
        is_first[n] = not seen.issuperset(label.present)
        seen.update(label.present)
    return np.concatenate([drawn[is_first], drawn[~is_first]])


def suggested(work: Workplace, tiles: Tiles, drawn: np.ndarray, n_first: int, n: int) -> np.ndarray:
    """The n of the drawn tiles that a model of the first ones is least certain of, as the panel suggests them."""
    before = replace(work, folder=work.folder / "before", seconds={}, rows={"labels": {}, "unseen": {}}, figures={})
    index = labelled_alone(tiles, drawn[:n_first], before.folder / "tiles.gpkg")
    write_tile_scores(train(before, index), before.folder, work.reporter)
    position = {tiles.tile[i]: i for i in drawn}  # nobody can label what the reference does not know
    with open(before.folder / TABLE, newline="", encoding="utf-8") as file:
        rated = [row["tile"] for row in csv.DictReader(file)]
    return np.array([position[tile] for tile in rated if tile in position][:n])


def labelled_alone(tiles: Tiles, chosen: np.ndarray, target: Path) -> Path:
    """Write an index in which these tiles alone have labels."""
    target.parent.mkdir(parents=True, exist_ok=True)
    kept = set(chosen.tolist())
    labels = [one if i in kept else None for i, one in enumerate(tiles.labels)]
    return write_tiles(target, replace(tiles, labels=labels))
