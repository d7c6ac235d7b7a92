"""The paper's pseudomasks: heads clustered in each tile, clusters named by rank.

Source: Hanna, Mommert, Borth 2023, section 3.3, written from the paper. Kept for comparison; METHOD of
the documentation says why the global clustering is better. Arrays in, arrays out.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_edt
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

FILLED_CONFIDENCE = 0.5  # of a pixel that no cluster claimed and that took its nearest neighbour's class


@dataclass(frozen=True)
class PaperMask:
    """Mask of one tile."""

    classes: np.ndarray
    """int (S, S): class of each pixel."""
    confidence: np.ndarray
    """float32 (S, S)."""
    n_unpainted: int
    """Labels that got no cluster, because too few heads are open."""


def paper_mask(class_maps: np.ndarray, probabilities: np.ndarray, labels: np.ndarray, seed: int) -> PaperMask:
    """Mask of one tile from what its open heads attend to.

    Args:
        class_maps: (M, S, S), attention of the class token in each open head of the last block as a share of the head's
            largest, at pixels: without that a head that looks at few patches would rule the clustering.
        probabilities: (K,), the network's image-level probabilities.
        labels: bool (K,), the classes of the tile; at least one.
        seed: of k-means.
    """
    present = np.flatnonzero(labels)
    ranked = present[np.argsort(-probabilities[present], kind="stable")]
    shape = class_maps.shape[1:]
    if len(ranked) == 1 or len(class_maps) == 0:
        return PaperMask(np.full(shape, ranked[0]), np.ones(shape, np.float32), len(ranked) - 1)
    means = cluster_means(class_maps, min(len(ranked), len(class_maps)), seed)
    regions = [brighter_part(mean) for mean in means]
    brightness = [mean[region].mean() if region.any() else mean.mean()
                  for mean, region in zip(means, regions, strict=True)]
    brightest_first = [regions[i] for i in np.argsort(-np.array(brightness), kind="stable")]
    painted = np.full(shape, -1)
    for region, name in reversed(list(zip(brightest_first, ranked, strict=False))):
        painted[region] = name  # the strongest is painted last
    return PaperMask(*fill_nearest(painted, ranked[0]), len(ranked) - len(means))


def cluster_means(class_maps: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Cluster M maps into k and average each cluster. Shapes: (M, S, S) -> (k, S, S); fewer when maps are equal."""
    flat = class_maps.reshape(len(class_maps), -1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # equal maps: fewer distinct clusters are right
        member = KMeans(k, n_init=10, random_state=seed).fit_predict(flat)
    means = np.stack([flat[member == i].mean(0) for i in range(k) if np.any(member == i)])
    return np.asarray(means.reshape(-1, *class_maps.shape[1:]))


def brighter_part(values: np.ndarray) -> np.ndarray:
    """Pixels in the brighter of two clusters, by exact 2-means on one dimension.

    Shapes: (S, S) -> bool (S, S). All False when every pixel is the same.
    """
    ordered = np.sort(values, axis=None).astype(np.float64)
    n = len(ordered)
    left = np.arange(1, n)
    total = np.cumsum(ordered)
    # the split that leaves the least squared distance is the one with the largest squared sums by size
    gain = total[:-1] ** 2 / left + (total[-1] - total[:-1]) ** 2 / (n - left)
    threshold = ordered[int(gain.argmax())]
    return np.asarray(values > threshold)


def fill_nearest(painted: np.ndarray, otherwise: int) -> tuple[np.ndarray, np.ndarray]:
    """Give unassigned pixels (-1) the class of the nearest assigned one.

    Shapes: int (S, S) -> classes int (S, S), confidence float32 (S, S).
    """
    free = painted < 0
    if free.all():
        return np.full(painted.shape, otherwise), np.full(painted.shape, FILLED_CONFIDENCE, np.float32)
    nearest = distance_transform_edt(free, return_distances=False, return_indices=True)
    return painted[tuple(nearest)], np.where(free, FILLED_CONFIDENCE, 1.0).astype(np.float32)
