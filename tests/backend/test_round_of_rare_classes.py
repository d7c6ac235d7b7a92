"""A round on masks in which one class is rare: what the two settings for rare classes are worth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from sparse_wsss.events import Reporter
from sparse_wsss.models.unet import UNetShape, build_unet
from sparse_wsss.reproducible import seed_all
from sparse_wsss.settings import RefineSettings
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.refine_loop import MaskedTiles, RoundTraining
from sparse_wsss.training.tile_store import TileStore

N_TILES, SIDE, RARE = 24, 32, 1
CPU = torch.device("cpu")


def a_lake_in_one_tile() -> MaskedTiles:
    """One tile of all has a lake; elsewhere there is land alone, which is nearly as dark in places."""
    rng = np.random.default_rng(0)
    masks = np.zeros((N_TILES, SIDE, SIDE), np.uint8)
    masks[0, 8:20, 8:20] = RARE
    images = rng.normal(scale=0.7, size=(N_TILES, 3, SIDE, SIDE)) + 1.5 * masks[:, None]
    store = TileStore(images.astype(np.float16), np.ones(masks.shape, bool), np.arange(N_TILES))
    labels = KnownClasses.complete(torch.from_numpy(np.stack([(masks == k).any((1, 2)) for k in (0, RARE)], 1)))
    return MaskedTiles(store, labels, masks, np.full_like(masks, 255), np.arange(N_TILES))


def lake_found(state_file: Path, **settings: Any) -> float:
    """IoU of the lake after a short round, over all tiles."""
    tiles = a_lake_in_one_tile()
    chosen = RefineSettings(round_steps=60, round_batch_size=8, round_learning_rate=5e-3, **settings)
    seed_all(0)
    network = build_unet(UNetShape(chosen.encoder, 3, 2, SIDE))
    teacher = RoundTraining(network, chosen, tiles, 1, 0, CPU, state_file, Reporter()).run()
    with torch.no_grad():
        found = teacher(tiles.store.batch(tiles.chosen, CPU)[0]).argmax(1).numpy() == RARE
    lake = tiles.masks == RARE
    return float((found & lake).sum() / (found | lake).sum())


@pytest.mark.slow
@pytest.mark.parametrize("lever", ["class_balance", "rare_tiles"])
def test_each_setting_for_rare_classes_alone_finds_more_of_a_lake_that_one_tile_shows(lever: str, tmp_path: Path):
    without = lake_found(tmp_path / "without.pt", **{"class_balance": 0.0, "rare_tiles": 0.0})
    alone = lake_found(tmp_path / "alone.pt", **{"class_balance": 0.0, "rare_tiles": 0.0, lever: 0.75})
    assert alone > without + 0.1
