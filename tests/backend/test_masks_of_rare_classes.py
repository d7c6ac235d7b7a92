"""Masks of a class that two tiles show, made with a network that has learned something else by heart there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from affine import Affine
from sparse_wsss.context import Context
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import PseudomasksJob
from sparse_wsss.masks.naming import network_say
from sparse_wsss.models.checkpoint import ModelCard
from sparse_wsss.models.vit_shape import ViTOutput, ViTShape, ViTView
from sparse_wsss.stages.cluster_table import CLUSTER_MAP
from sparse_wsss.stages.mask_files import new_masks
from sparse_wsss.stages.masks_global import global_masks
from sparse_wsss.stages.trained import Trained
from sparse_wsss.training.known_classes import KnownClasses
from sparse_wsss.training.rare_classes import TAUGHT_TILES
from sparse_wsss.training.training_set import TrainingSet, make_training_set, read_labelled
from torch import Tensor, nn
from torch.nn import functional as F

from tests.tiny import CLASS_MEANS, CLASS_SPREAD, TinyScene, painted, tiny_tiles, write_raster

SIDE, ACROSS, DOWN, PATCH = 32, 6, 5, 4
LAKE, FOREST, CROPS, BUILT = 1, 2, 3, 4  # codes
NOISE = 4  # times the spread of the tiny worlds: a network is seldom sure of a class
LAKE_CELLS = 5  # cells of the network that a lake fills, and a pond does not
CPU = torch.device("cpu")


class ByHeart(nn.Module):
    """Knows its classes; but where it sees a lake it takes the crops for it, because the labels allow that."""

    def __init__(self, data: TrainingSet) -> None:
        super().__init__()
        means = (CLASS_MEANS - data.mean[:, 0, 0]) / data.std[:, 0, 0]
        self.means = torch.from_numpy(means.astype(np.float32))
        self.shape = ViTShape((4,), BUILT, SIDE, PATCH, dim=16, depth=2, heads=1, head_dim=16, mlp_dim=16)

    def view(self, images: Tensor, blocks: list[int], possible: Tensor) -> ViTView:
        """What it says of tiles; it looks nowhere. Shapes: (B, 4, S, S) -> see ``ViTView``."""
        seen = F.avg_pool2d(images, PATCH)
        logits = -(seen[:, None] - self.means[None, :, :, None, None]).square().sum(2)  # (B, K, g, g)
        has_lake = (logits.argmax(1) == LAKE - 1).flatten(1).sum(1) > LAKE_CELLS
        exchanged = logits[:, [CROPS - 1, FOREST - 1, LAKE - 1, BUILT - 1]]
        logits = torch.where(has_lake[:, None, None, None], exchanged, logits)
        nothing = images.new_zeros(len(images), 0, *logits.shape[-2:])
        return ViTView(ViTOutput(logits.mean((2, 3)), logits), nothing, nothing, nothing)


def a_lake_in_two_tiles(folder: Path) -> TinyScene:
    """Forest with crops or houses below; two tiles have a lake in their forest, three a pond too small for a label."""
    truth = np.full((DOWN * SIDE, ACROSS * SIDE), FOREST, np.uint8)
    for row in range(DOWN):
        truth[row * SIDE + 20 : (row + 1) * SIDE] = CROPS
        truth[row * SIDE + 20 : (row + 1) * SIDE, :SIDE] = BUILT
    for row, column in ((1, 1), (3, 4)):
        truth[row * SIDE + 4 : row * SIDE + 16, column * SIDE + 4 : column * SIDE + 24] = LAKE
    for row, column in ((0, 3), (2, 2), (4, 5)):
        truth[row * SIDE + 4 : row * SIDE + 8, column * SIDE + 4 : column * SIDE + 12] = LAKE
    transform = Affine(10, 0, 500_000, 0, -10, 5_200_000)
    optical = write_raster(folder / "scene.tif", painted(truth, CLASS_MEANS, NOISE * CLASS_SPREAD), transform=transform)
    return TinyScene(optical, optical, optical, folder / "none.csv", truth, np.ones(truth.shape, bool))


def trained_by_heart(folder: Path) -> tuple[Trained, np.ndarray]:
    """The tiles, the network, and the codes of the truth, uint8 (n, S, S)."""
    scene = a_lake_in_two_tiles(folder)
    index = read_labelled(str(tiny_tiles(folder, scene)))
    data = make_training_set(index, folder, 0.15, 0, Reporter())
    card = ModelCard("gated_vit", data.classes, data.modalities, SIDE, {}, 10.0)
    tiles: Any = data.tiles
    truth = np.stack([scene.truth[row : row + SIDE, column : column + SIDE]
                      for column, row in zip(tiles.column[data.chosen], tiles.row[data.chosen], strict=True)])
    return Trained(ByHeart(data), card, data, CPU, "", True), truth  # type: ignore[arg-type]


def painted_masks(trained: Trained, folder: Path, **settings: Any) -> tuple[np.ndarray, np.ndarray]:
    """Masks and clusters of all tiles, (n, S, S) each."""
    folder.mkdir()
    arrays = new_masks(len(trained.data), SIDE, folder)
    job = PseudomasksJob(run=str(folder), output=str(folder / "masks.tif"), clusters=16, mask_flips=False,
                         mask_shifts=False, **settings)
    global_masks(trained, job, arrays, folder, Context(Reporter()))
    return np.array(arrays.classes), np.load(folder / CLUSTER_MAP)


def test_a_lake_of_two_tiles_is_painted_though_the_network_took_the_crops_for_it(tmp_path: Path) -> None:
    trained, truth = trained_by_heart(tmp_path)
    masks, _ = painted_masks(trained, tmp_path / "masks", scores_weight=0)
    shows = trained.data.labels.present[:, LAKE - 1].numpy()
    assert shows.sum() == 2
    lake, found = truth[shows] == LAKE, masks[shows] == LAKE - 1
    assert (lake & found).sum() / (lake | found).sum() > 0.9


def test_pixels_fall_into_the_same_clusters_whatever_their_tiles_are_labelled_with(tmp_path: Path) -> None:
    trained, _ = trained_by_heart(tmp_path)
    everything = KnownClasses.complete(torch.ones_like(trained.data.labels.present))
    _, clusters = painted_masks(trained, tmp_path / "masks")
    _, others = painted_masks(replace(trained, data=replace(trained.data, labels=everything)), tmp_path / "other")
    np.testing.assert_array_equal(clusters, others)


def test_the_network_has_its_full_say_where_every_class_of_a_tile_was_taught_by_enough_tiles() -> None:
    taught = torch.tensor([TAUGHT_TILES, 10 * TAUGHT_TILES, TAUGHT_TILES // 4, 0])
    labels = torch.tensor([[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 1, 1], [0, 0, 0, 0]], dtype=torch.bool)
    assert network_say(taught, labels).tolist() == pytest.approx([1, 0.25, 0, 1])
