"""How a training and a round start: labels show in the whole tile at first, and large tiles are half their size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from sparse_wsss.events import Reporter
from sparse_wsss.models.unet import UNetShape, build_unet
from sparse_wsss.models.vit_shape import ViTShape
from sparse_wsss.rasters.writer import NO_CLASS
from sparse_wsss.settings import LARGE_TILE, RefineSettings, TrainSettings
from sparse_wsss.training.classifier_loop import ClassifierTraining, LabelledTiles
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.rare_classes import TAUGHT_TILES
from sparse_wsss.training.refine_loop import MaskedTiles, RoundTraining
from sparse_wsss.training.schedule import halved, presence_shares
from sparse_wsss.training.tile_store import TileStore

CPU = torch.device("cpu")
ODD = LARGE_TILE + 1
SIDES_SHOWN = [(LARGE_TILE, 6 * [LARGE_TILE // 2] + 4 * [LARGE_TILE]), (ODD, 6 * [LARGE_TILE // 2] + 4 * [ODD]),
               (LARGE_TILE // 2, 10 * [LARGE_TILE // 2])]


def noise(n_tiles: int, side: int) -> TileStore:
    """Tiles of three bands of noise, all of them valid."""
    images = np.random.default_rng(0).normal(size=(n_tiles, 3, side, side)).astype(np.float16)
    return TileStore(images, np.ones((n_tiles, side, side), bool), np.arange(n_tiles))


def training(folder: Path, n_tiles: int, side: int, **changes: float) -> ClassifierTraining:
    """A small training on noise; tiles show one of two classes in turn."""
    present = torch.tensor([[True, False], [False, True]]).repeat(n_tiles // 2, 1)
    tiles = LabelledTiles(noise(n_tiles, side), KnownClasses.complete(present), np.arange(n_tiles))
    shape = ViTShape(bands=(3,), n_classes=2, tile_size=side, patch_size=side // 8, dim=8, depth=1, heads=1, head_dim=8,
                     mlp_dim=8)
    settings = TrainSettings(**{"steps": 10, "evaluations": 1, "batch_size": n_tiles, **changes})
    return ClassifierTraining(shape, settings, tiles, tiles, 0, CPU, folder / "state.pt", Reporter())


def a_round(folder: Path, side: int, masks: np.ndarray | None = None, **changes: float) -> RoundTraining:
    """A short round on noise and, unless masks are given, masks of two halves."""
    n_tiles = 2
    if masks is None:
        masks = np.zeros((n_tiles, side, side), np.uint8)
        masks[:, :, side // 2 :] = 1
    labels = KnownClasses.complete(torch.ones(n_tiles, 2, dtype=torch.bool))
    settings = RefineSettings(**{"round_steps": 10, "round_batch_size": n_tiles, **changes})
    network = build_unet(UNetShape(settings.encoder, 3, 2, side))
    tiles = MaskedTiles(noise(n_tiles, side), labels, masks, np.full_like(masks, 255), np.arange(n_tiles))
    return RoundTraining(network, settings, tiles, 1, 0, CPU, folder / "state.pt", Reporter())


def watched(network: torch.nn.Module, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """List that gets the side of each batch that the network, or what it becomes without its closed heads, learns."""
    shown: list[int] = []
    forward = network.__class__.forward

    def watching(network: torch.nn.Module, images: torch.Tensor) -> object:
        if network.training:
            shown.append(images.shape[-1])
        return forward(network, images)

    monkeypatch.setattr(network.__class__, "forward", watching)
    return shown


# ------------------------------------------------------------ where a label has to show


def test_the_share_falls_evenly_from_the_start_to_the_end():
    tiles = torch.tensor([TAUGHT_TILES, 1000])
    shares = torch.stack([presence_shares(step, 20, 1.0, 0.2, tiles) for step in range(21)])
    assert torch.equal(shares[:, 0], shares[:, 1])
    torch.testing.assert_close(shares[:, 0], torch.linspace(1.0, 0.2, 21))


def test_a_class_of_few_tiles_has_its_share_from_the_start():
    shares = presence_shares(0, 8, 1.0, 0.2, torch.tensor([0, TAUGHT_TILES - 1, TAUGHT_TILES]))
    torch.testing.assert_close(shares, torch.tensor([0.2, 0.2, 1.0]))


@pytest.mark.parametrize(("side", "n_tiles", "is_asked_for_more"), [
    (LARGE_TILE, 2 * TAUGHT_TILES, True), (LARGE_TILE, TAUGHT_TILES, False), (LARGE_TILE // 2, 2 * TAUGHT_TILES, False),
])
def test_the_first_step_asks_for_the_whole_of_large_tiles_where_a_class_has_enough(
    side: int, n_tiles: int, is_asked_for_more: bool, tmp_path: Path
):
    losses = {}
    for start in (1.0, 0.15):
        one = training(tmp_path, n_tiles, side, presence_start=start)
        one.train_step()
        losses[start] = one.losses["patch_loss"]
    assert (losses[1.0] > losses[0.15]) == is_asked_for_more
    assert is_asked_for_more or losses[1.0] == losses[0.15]


def test_after_the_last_step_only_the_last_share_counts(tmp_path: Path):
    losses = {}
    for start in (1.0, 0.15):
        one = training(tmp_path, 2 * TAUGHT_TILES, LARGE_TILE, presence_start=start, learning_rate=1e-12)
        one.step = one.steps
        one.train_step()
        losses[start] = one.losses["patch_loss"]
    assert losses[1.0] == losses[0.15]


# ------------------------------------------------------------ half the size


def test_half_the_size_is_the_mean_of_four_pixels():
    images = torch.arange(2 * 3 * 6 * 6).reshape(2, 3, 6, 6).float()
    valid = torch.ones(2, 6, 6)
    valid[0, :2, 0] = 0
    small, seen = halved(images, valid)
    torch.testing.assert_close(small[1, 2, 1, 2], images[1, 2, 2:4, 4:6].mean())
    assert seen[0, 0, 0] == 0.5
    assert seen.sum() == 2 * 9 - 0.5


@pytest.mark.parametrize(("side", "sides_shown"), SIDES_SHOWN)
def test_large_tiles_are_half_their_size_for_their_share_of_the_steps(
    side: int, sides_shown: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    one = training(tmp_path, 4, side, half_size_share=0.6)
    shown = watched(one.network.module, monkeypatch)
    one.run()
    assert shown == sides_shown


@pytest.mark.parametrize(("side", "sides_shown"), SIDES_SHOWN)
def test_a_round_shows_large_tiles_at_half_their_size_for_its_share_of_the_steps(
    side: int, sides_shown: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    one = a_round(tmp_path, side, round_half_size_share=0.6)
    shown = watched(one.network.module, monkeypatch)
    one.run()
    assert shown == sides_shown


@pytest.mark.parametrize("side", [LARGE_TILE, ODD])
def test_masks_of_half_the_size_are_those_of_the_pixels_that_are_shown(side: int, tmp_path: Path):
    masks = np.zeros((2, side, side), np.uint8)
    masks[:, :, LARGE_TILE // 2 :] = 1
    masks[:, : LARGE_TILE // 2] = NO_CLASS
    one = a_round(tmp_path, side, masks=masks, round_half_size_share=1.0)
    images, valid, classes, weight = one._batch(np.arange(2))
    half = side // 2
    assert images.shape == (2, 3, half, half)
    assert valid.shape == classes.shape == weight.shape == (2, half, half)
    counts = [int((classes == value).sum()) for value in (0, 1, NO_CLASS)]
    assert counts == [2 * half * half // 4, 2 * half * half // 4, half * half], "no class is made up at the edges"
