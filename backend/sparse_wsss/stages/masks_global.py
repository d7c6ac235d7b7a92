"""Pseudomasks by one clustering of the whole training set, named by evidence from all tiles (method ``global``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from sparse_wsss.atomic import flush, write_text
from sparse_wsss.context import Context
from sparse_wsss.errors import SettingOutOfRange
from sparse_wsss.jobs import PseudomasksJob
from sparse_wsss.masks.features import FeatureWeights, allowed_log_scores, pixel_features
from sparse_wsss.masks.head_clusters import FIT_PIXELS, Clusters, cluster_shares, fit_clusters
from sparse_wsss.masks.naming import (
    class_amounts,
    cluster_names,
    expected_shares,
    name_scores,
    network_say,
    pixel_scores,
    tempering,
)
from sparse_wsss.masks.snapping import snapped
from sparse_wsss.models.vit_shape import to_pixels
from sparse_wsss.settings import PseudomaskSettings
from sparse_wsss.stages.cluster_table import CLUSTER_MAP, SCORES, cluster_table
from sparse_wsss.stages.mask_files import MaskArrays, keep_best, save_array
from sparse_wsss.stages.rank_parts import Part, parts_in_order
from sparse_wsss.stages.trained import Trained
from sparse_wsss.training.tile_store import batches, reserve

BATCH = 16
PATCH_LOGITS, TABLE = "patch_logits.npy", "clusters.csv"


def global_masks(trained: Trained, job: PseudomasksJob, arrays: MaskArrays, folder: Path, context: Context) -> None:
    """Cluster the whole training set once, name the clusters by evidence, paint every tile."""
    with clustered(trained, job, folder, context) as (n_clusters, parts):
        if parts is not None:
            _masks(n_clusters, parts, trained, job, arrays, folder, context)


@contextmanager
def clustered(
    trained: Trained, job: PseudomasksJob, folder: Path, context: Context
) -> Iterator[tuple[int, Iterable[Part] | None]]:
    """Number of clusters, and what each batch of tiles has of them; several processes share the network's passes.

    For all but rank 0 the batches are None.
    """
    with context.reporter.part(0.0, 0.3):
        clusters = _fit(trained, job, context)
    assigned = _assigned(trained, clusters, job, context)
    with parts_in_order(assigned, folder / ".parts", context.ranks) as parts:
        yield len(clusters), parts


def _masks(n_clusters: int, parts: Iterable[Part], trained: Trained, job: PseudomasksJob, arrays: MaskArrays,
           folder: Path, context: Context) -> None:
    data = trained.data
    n, size, grid = len(data), data.tile_size, trained.network.shape.score_grid
    cluster_map = reserve(folder / CLUSTER_MAP, np.uint16, (n, size, size))
    patch_logits = reserve(folder / PATCH_LOGITS, np.float16, (n, len(data.classes), grid, grid))
    shares, amounts = np.zeros((n, n_clusters)), torch.zeros(len(data.classes))
    for chosen, (_, part) in zip(batches(n, BATCH), parts, strict=True):
        cluster_map[chosen], patch_logits[chosen] = part["clusters"], part["patch_logits"]
        shares[chosen] = part["shares"]
        amounts += torch.from_numpy(part["amounts"])
    patch_logits += tempering(amounts).numpy().astype(np.float16)[:, None, None]
    taught = data.labels.present[data.training_positions()].sum(0)
    patch_logits *= network_say(taught, trained.labels).numpy().astype(np.float16)[:, None, None, None]
    for array, name in ((cluster_map, CLUSTER_MAP), (patch_logits, PATCH_LOGITS)):
        array.flush()
        flush(folder / name)  # they are read again long after this process
    scores = name_scores(shares, *expected_shares(*data.labels.arrays()))
    save_array(folder / SCORES, scores)
    table = cluster_table(scores, cluster_names(scores), shares.mean(0), data.classes.names)
    write_text(folder / TABLE, table)
    with context.reporter.part(0.8, 1.0):
        paint_all(trained, cluster_map, patch_logits, scores, job, arrays, context)


def _assigned(trained: Trained, clusters: Clusters, job: PseudomasksJob, context: Context) -> Iterator[Part]:
    """This process's batches of tiles: clusters of their pixels, scores of their patches, what both amount to."""
    n, grid = len(trained.data), trained.network.shape.score_grid
    for number, chosen in context.ranks.mine(list(batches(n, BATCH))):
        features, logits, valid = _features(trained, chosen, job)
        found = clusters.assign(features).numpy().astype(np.uint16)
        weight = F.adaptive_avg_pool2d(valid[:, None], (grid, grid))[:, 0]
        yield number, {
            "clusters": found, "patch_logits": logits.numpy().astype(np.float16),
            "amounts": class_amounts(logits, trained.labels[chosen], weight).numpy(),
            "shares": cluster_shares(found, valid.numpy() > 0, len(clusters)),
        }
        with context.reporter.part(0.3, 0.8):
            context.reporter.progress("assigning clusters", int(chosen[-1]) + 1, n)


def _fit(trained: Trained, job: PseudomasksJob, context: Context) -> Clusters:
    data = trained.data
    per_tile = max(1, FIT_PIXELS // len(data))
    rng = np.random.default_rng(job.seed)
    mine: dict[int, Tensor] = {}
    for number, chosen in enumerate(batches(len(data), BATCH)):
        picked = _picked(data.store.batch(chosen, torch.device("cpu"))[1], per_tile, rng)
        if number % context.ranks.count != context.ranks.rank:
            continue
        features, _, _ = _features(trained, chosen, job)
        mine[number] = torch.cat([one.flatten(1)[:, pixels].T for one, pixels in zip(features, picked, strict=True)])
        context.reporter.progress("sampling features", int(chosen[-1]) + 1, len(data))
    everywhere = {number: found for one in context.ranks.gathered(mine) for number, found in one.items()}
    sample = torch.cat([everywhere[number] for number in sorted(everywhere)])
    context.reporter.log(f"Clustering {len(sample)} pixels of {sample.shape[1]} features.")
    weights = channel_weights(trained, job)
    return context.ranks.shared(lambda: fit_clusters(sample, weights, job.clusters, job.seed))


def _picked(valid: Tensor, per_tile: int, rng: np.random.Generator) -> list[Tensor]:
    """Positions of some valid pixels of each tile, drawn at random. Shapes: valid (B, S, S)."""
    picked = []
    for one in valid:
        pixels = one.flatten().nonzero()[:, 0].numpy()
        picked.append(torch.from_numpy(rng.choice(pixels, min(per_tile, len(pixels)), replace=False)))
    return picked


def feature_weights(job: PseudomaskSettings) -> FeatureWeights:
    """Weights of the groups of features, from the settings.

    Raises: SettingOutOfRange when all are 0.
    """
    weights = (job.bands_weight, job.texture_weight, job.tokens_weight, job.heads_weight, job.scores_weight)
    if not any(weights):
        raise SettingOutOfRange("All weights of the clustering are 0: there is nothing to cluster.",
                                hint="Set BANDS_WEIGHT, TEXTURE_WEIGHT, TOKENS_WEIGHT, HEADS_WEIGHT or SCORES_WEIGHT.")
    return FeatureWeights(*weights)


def channel_weights(trained: Trained, job: PseudomaskSettings) -> Tensor:
    """Weight of each feature channel (F,)."""
    return _describe(trained, np.array([0]), job)[1]


def _features(trained: Trained, chosen: np.ndarray, job: PseudomaskSettings) -> tuple[Tensor, Tensor, Tensor]:
    features, _, logits, valid = _describe(trained, chosen, job)
    return features, logits, valid


def _describe(
    trained: Trained, chosen: np.ndarray, job: PseudomaskSettings
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    images, valid = trained.data.store.batch(chosen, trained.device)
    labels = trained.labels[chosen].to(trained.device)
    view = trained.view(images, mask_blocks(trained), labels, job)
    features, weights = pixel_features(images, view, trained.network.shape, feature_weights(job))
    return features.cpu(), weights, view.output.patch_logits.float().cpu(), valid.cpu()


def mask_blocks(trained: Trained) -> list[int]:
    """Blocks whose open heads speak in the masks: the last two."""
    return trained.network.shape.last_layers(2)


def paint_all(trained: Trained, cluster_map: np.ndarray, patch_logits: np.ndarray, scores: np.ndarray,
              job: PseudomaskSettings, arrays: MaskArrays, context: Context) -> None:
    """Paint every tile from its clusters, their names and the network's patch scores."""
    data = trained.data
    table = torch.from_numpy(scores.astype(np.float32))
    for chosen in batches(len(data), 4 * BATCH):
        labels = trained.labels[chosen]
        images, valid = data.store.batch(chosen, torch.device("cpu"))
        logits = torch.from_numpy(patch_logits[chosen].astype(np.float32))
        network = to_pixels(allowed_log_scores(logits, labels), trained.network.shape) if job.network_share else None
        if network is not None:
            network = snapped(network, images, job.snap_steps)
        clusters = torch.from_numpy(cluster_map[chosen].astype(np.int64))
        keep_best(arrays, data, chosen, pixel_scores(clusters, table, network, job.network_share), labels, valid)
        context.reporter.progress("painting", int(chosen[-1]) + 1, len(data))
