"""Rows without a network: random, the most frequent class, and k-means over bands and texture named by the labels."""

from __future__ import annotations

import numpy as np
import torch
from sparse_wsss.masks.features import local_mean_and_spread
from sparse_wsss.masks.head_clusters import FIT_PIXELS, Clusters, cluster_shares, fit_clusters
from sparse_wsss.masks.naming import name_scores, paint
from sparse_wsss.training.tile_store import batches
from sparse_wsss.training.training_set import TrainingSet
from torch import Tensor, nn

from bench_accuracy.scene_maps import map_unseen_with
from bench_accuracy.workplace import Workplace

BATCH = 16


def baselines(work: Workplace) -> None:
    """Measure all rows that need no network."""
    data = work.training_set()
    with work.timed("no work"):
        pass
    labels = data.labels.present.numpy()
    frequency = labels.sum(0)
    work.keep_masks("random present class", data, whole_tiles(random_labels(labels, work.seed), data), ("no work",))
    dominant = np.where(labels, frequency, -1).argmax(1)
    work.keep_masks("most frequent present class", data, whole_tiles(dominant, data), ("no work",))
    map_unseen_with(work, "most frequent class", Constant(int(frequency.argmax()), len(data.classes)), data,
                    ("no work",))
    k_means(work, data)


def random_labels(labels: np.ndarray, seed: int) -> np.ndarray:
    """Position of a random label of each tile. Shapes: bool (n, K) -> int (n,)."""
    rng = np.random.default_rng(seed)
    return np.array([rng.choice(np.flatnonzero(row)) for row in labels])


def whole_tiles(classes: np.ndarray, data: TrainingSet) -> np.ndarray:
    """Masks of one class a tile. Shapes: (n,) -> uint8 (n, S, S)."""
    size = data.tile_size
    return np.broadcast_to(classes.astype(np.uint8)[:, None, None], (len(classes), size, size))


class Constant(nn.Module):
    """A network that sees the same class everywhere."""

    def __init__(self, position: int, n_classes: int) -> None:
        super().__init__()
        self.register_buffer("scores", 20.0 * nn.functional.one_hot(torch.tensor(position), n_classes).float())

    def forward(self, images: Tensor) -> Tensor:
        """Score pixels. Shapes: (B, C, S, S) -> (B, K, S, S)."""
        return self.scores[None, :, None, None].expand(len(images), -1, *images.shape[2:])


# ---------------------------------------------------------------- k-means and naming


class NamedClusters(nn.Module):
    """Clusters of bands and texture as a 'network': the score of a class is the evidence of the pixel's cluster."""

    def __init__(self, clusters: Clusters, scores: np.ndarray) -> None:
        super().__init__()
        self.clusters, self.scores = clusters, torch.from_numpy(scores.astype(np.float32))

    def forward(self, images: Tensor) -> Tensor:
        """Score pixels. Shapes: (B, C, S, S) -> (B, K, S, S)."""
        return self.scores.clamp(min=1e-9).log()[self.clusters.assign(features(images))].permute(0, 3, 1, 2)


def features(images: Tensor) -> Tensor:
    """Bands, local mean and local spread. Shapes: (B, C, S, S) -> (B, 3 C, S, S)."""
    return torch.cat([images, *local_mean_and_spread(images)], 1)


def k_means(work: Workplace, data: TrainingSet) -> None:
    """Cluster the training tiles, name the clusters by evidence, paint tiles and unseen places."""
    with work.timed("k-means"):
        clusters = fitted(data, int(work.setting("clusters")), work.seed)
        cluster_map = np.concatenate([clusters.assign(features(_images(data, chosen))).numpy().astype(np.uint16)
                                      for chosen in batches(len(data), BATCH)])
        valid = np.stack([data.store.valid[position] for position in data.store.positions])
        scores = name_scores(cluster_shares(cluster_map, valid, len(clusters)), data.labels.present.numpy())
        table = torch.from_numpy(scores.astype(np.float32))
        painted = np.zeros(cluster_map.shape, np.uint8)
        for chosen in batches(len(data), BATCH):
            numbers = torch.from_numpy(cluster_map[chosen].astype(np.int64))
            painted[chosen] = paint(numbers, data.labels.possible[chosen], table, None, 0.0)[0].numpy()
    work.keep_masks("k-means + naming", data, painted, ("k-means",))
    map_unseen_with(work, "k-means + naming", NamedClusters(clusters, scores), data, ("k-means",))


def fitted(data: TrainingSet, n_clusters: int, seed: int) -> Clusters:
    """Clusters of a sample of the pixels of all tiles, drawn as the method 'global' draws it."""
    rng, per_tile, sample = np.random.default_rng(seed), max(1, FIT_PIXELS // len(data)), []
    for n in range(len(data)):
        images, valid = data.store.batch(np.array([n]), torch.device("cpu"))
        pixels = np.flatnonzero(valid.numpy())
        picked = torch.from_numpy(rng.choice(pixels, min(per_tile, len(pixels)), replace=False))
        sample.append(features(images)[0].flatten(1)[:, picked].T)
    points = torch.cat(sample)
    return fit_clusters(points, torch.ones(points.shape[1]), n_clusters, seed)


def _images(data: TrainingSet, chosen: np.ndarray) -> Tensor:
    return data.store.batch(chosen, torch.device("cpu"))[0]
