"""One clustering of the whole training set: fitted on a sample of pixels, then assigned in batches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from sklearn.cluster import MiniBatchKMeans
from torch import Tensor

FIT_PIXELS = 200_000  # more change no cluster centre visibly and cost memory
MINI_BATCH = 8192


@dataclass(frozen=True)
class Clusters:
    """Cluster centres in the space of standardised, weighted features.

    Shapes: centres (K, F), mean (F,), scale (F,): feature -> (feature - mean) * scale.
    """

    centres: Tensor
    mean: Tensor
    scale: Tensor

    def __len__(self) -> int:
        return len(self.centres)

    def assign(self, features: Tensor) -> Tensor:
        """Nearest centre of each pixel. Shapes: (B, F, S, S) -> int64 (B, S, S)."""
        n_images, n_features, height, width = features.shape
        points = (features.permute(0, 2, 3, 1).reshape(-1, n_features) - self.mean) * self.scale
        # |p - c|^2 without |p|^2, which is the same for every centre
        distance = self.centres.square().sum(1) - 2 * points @ self.centres.T
        return distance.argmin(1).reshape(n_images, height, width)


def fit_clusters(sample: Tensor, channel_weights: Tensor, n_clusters: int, seed: int) -> Clusters:
    """Fit k-means to a sample of pixels.

    Shapes: sample (n, F), channel_weights (F,). Fewer pixels than clusters give fewer clusters.
    """
    mean, std = sample.mean(0), sample.std(0, correction=0)
    scale = channel_weights / torch.where(std > 1e-6, std, torch.ones_like(std))
    points = ((sample - mean) * scale).numpy()
    model = MiniBatchKMeans(min(n_clusters, len(points)), batch_size=MINI_BATCH, n_init=3, random_state=seed)
    model.fit(points)
    return Clusters(torch.from_numpy(model.cluster_centers_.astype(np.float32)), mean, scale)


def cluster_shares(clusters: np.ndarray, valid: np.ndarray, n_clusters: int) -> np.ndarray:
    """Share of each cluster among the valid pixels of each tile.

    Shapes: clusters int (n, S, S), valid bool (n, S, S) -> float64 (n, K); a tile without valid pixels gets zeros.
    """
    n = len(clusters)
    tile = np.repeat(np.arange(n), valid.reshape(n, -1).sum(1))
    counts = np.bincount(tile * n_clusters + clusters[valid].astype(np.int64), minlength=n * n_clusters)
    counts = counts.reshape(n, n_clusters).astype(np.float64)
    return np.asarray(counts / np.maximum(counts.sum(1, keepdims=True), 1))
