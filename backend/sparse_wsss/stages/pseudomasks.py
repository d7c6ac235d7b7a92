"""Stage ``pseudomasks``: the surviving heads' representations become a mask of every labelled tile."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sparse_wsss.atomic import write_text
from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import BadJob, NotAModel, RunIncomplete, nearest
from sparse_wsss.masks.features import FeatureWeights, allowed_log_scores, pixel_features
from sparse_wsss.masks.head_clusters import FIT_PIXELS, Clusters, cluster_shares, fit_clusters
from sparse_wsss.masks.naming import cluster_names, name_scores, paint
from sparse_wsss.masks.paper_masks import paper_mask
from sparse_wsss.models.gated_vit import to_pixels
from sparse_wsss.run_folder import Stopwatch
from sparse_wsss.settings import PseudomasksJob, PseudomaskSettings
from sparse_wsss.stages.mask_files import NO_CLASS, MaskArrays, keep_masks, new_masks, open_masks, save_array, write_mask_rasters
from sparse_wsss.stages.trained import Trained, open_trained
from sparse_wsss.training.tile_store import batches, reserve

STAGE = "pseudomasks"
BATCH = 16
CLUSTER_MAP, PATCH_LOGITS = "clusters.npy", "patch_logits.npy"
UNKNOWN = "unknown"


def run(job: PseudomasksJob, context: Context) -> Outputs:
    """Make the masks of a run and write them as rasters."""
    watch = Stopwatch()
    trained = open_trained(context, job.device)
    settings = {name: getattr(job, name) for name in (*PseudomaskSettings.model_fields, "seed")}
    known = context.run.begin(STAGE, settings, {"model": trained.model_hash})
    folder = context.run.folder(STAGE)
    if known is None:
        arrays = new_masks(len(trained.data), trained.data.tile_size, folder)
        if job.method == "global":
            global_masks(trained, job, arrays, folder, context)
        else:
            paper_masks(trained, job, arrays, context)
        keep_masks(arrays, folder)
    arrays = open_masks(folder)
    write_mask_rasters(trained.data, arrays, Path(job.output), Path(job.confidence) if job.confidence else None, context)
    outputs: Outputs = {"output": job.output, "confidence": job.confidence, "method": job.method}
    table = folder / "clusters.csv"
    if job.output_clusters and table.exists():
        if Path(job.output_clusters).absolute() != table.absolute():
            write_text(Path(job.output_clusters), table.read_text(encoding="utf-8"))
        context.reporter.artifact("clusters", job.output_clusters)
        outputs["output_clusters"] = job.output_clusters
    elif job.output_clusters:
        context.reporter.warning("The method 'paper' has clusters in each tile, no table of clusters.")
    if known is None:
        context.run.finish(STAGE, outputs, watch.seconds)
    return outputs


# ---------------------------------------------------------------- method global


def global_masks(trained: Trained, job: PseudomasksJob, arrays: MaskArrays, folder: Path, context: Context) -> None:
    """Cluster the whole training set once, name the clusters by evidence, paint every tile."""
    data, shape = trained.data, trained.network.shape
    clusters = _fit(trained, job, context)
    n, size, grid = len(data), data.tile_size, shape.grid
    cluster_map = reserve(folder / CLUSTER_MAP, np.uint16, (n, size, size))
    patch_logits = reserve(folder / PATCH_LOGITS, np.float16, (n, len(data.classes), grid, grid))
    shares = np.zeros((n, len(clusters)))
    for chosen in batches(n, BATCH):
        features, logits, valid = _features(trained, chosen, job)
        cluster_map[chosen] = clusters.assign(features).numpy().astype(np.uint16)
        patch_logits[chosen] = logits.numpy().astype(np.float16)
        shares[chosen] = cluster_shares(cluster_map[chosen], valid.numpy() > 0, len(clusters))
        context.reporter.progress("assigning clusters", int(chosen[-1]) + 1, n)
    scores = name_scores(shares, data.labels.numpy())
    save_array(folder / "scores.npy", scores)
    write_text(folder / "clusters.csv", cluster_table(scores, cluster_names(scores), shares.mean(0), data.classes.names))
    paint_all(trained, cluster_map, patch_logits, scores, job.network_share, arrays, context)


def _fit(trained: Trained, job: PseudomasksJob, context: Context) -> Clusters:
    data = trained.data
    per_tile = max(1, FIT_PIXELS // len(data))
    rng = np.random.default_rng(job.seed)
    sample: list[Tensor] = []
    for chosen in batches(len(data), BATCH):
        features, _, valid = _features(trained, chosen, job)
        for tile_features, tile_valid in zip(features, valid, strict=True):
            pixels = tile_valid.flatten().nonzero()[:, 0].numpy()
            picked = rng.choice(pixels, min(per_tile, len(pixels)), replace=False)
            sample.append(tile_features.flatten(1)[:, torch.from_numpy(picked)].T)
        context.reporter.progress("sampling features", int(chosen[-1]) + 1, len(data))
    context.reporter.log(f"Clustering {sum(map(len, sample))} pixels of {sample[0].shape[1]} features.")
    return fit_clusters(torch.cat(sample), channel_weights(trained, job), job.clusters, job.seed)


def feature_weights(job: PseudomaskSettings) -> FeatureWeights:
    """Weights of the groups of features, from the settings."""
    return FeatureWeights(job.bands_weight, job.texture_weight, job.tokens_weight, job.heads_weight, job.scores_weight)


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
    view = trained.network.view(images, mask_blocks(trained))
    labels = trained.data.labels[chosen].to(trained.device)
    features, weights = pixel_features(images, view, labels, trained.network.shape, feature_weights(job))
    return features.cpu(), weights, view.output.patch_logits.float().cpu(), valid.cpu()


def mask_blocks(trained: Trained) -> list[int]:
    """Blocks whose open heads speak in the masks: the last two."""
    depth = trained.network.shape.depth
    return list(range(max(0, depth - 2), depth))


def paint_all(trained: Trained, cluster_map: np.ndarray, patch_logits: np.ndarray, scores: np.ndarray,
              network_share: float, arrays: MaskArrays, context: Context) -> None:
    """Paint every tile from its clusters, their names and the network's patch scores."""
    data = trained.data
    table = torch.from_numpy(scores.astype(np.float32))
    for chosen in batches(len(data), 4 * BATCH):
        labels = data.labels[chosen]
        logits = torch.from_numpy(patch_logits[chosen].astype(np.float32))
        network = to_pixels(allowed_log_scores(logits, labels), trained.network.shape) if network_share else None
        clusters = torch.from_numpy(cluster_map[chosen].astype(np.int64))
        classes, confidence = paint(clusters, labels, table, network, network_share)
        _, valid = data.store.batch(chosen, torch.device("cpu"))
        keep_painted(arrays, chosen, classes, confidence, (valid > 0) & labels.any(1)[:, None, None])
        context.reporter.progress("painting", int(chosen[-1]) + 1, len(data))


def keep_painted(arrays: MaskArrays, chosen: np.ndarray, classes: Tensor, confidence: Tensor, has_class: Tensor) -> None:
    """Store painted tiles; pixels that are invalid or whose tile has no class get none."""
    arrays.classes[chosen] = torch.where(has_class, classes, torch.tensor(NO_CLASS)).numpy().astype(np.uint8)
    arrays.confidence[chosen] = (255 * confidence * has_class).round().numpy().astype(np.uint8)


# ---------------------------------------------------------------- method paper


def paper_masks(trained: Trained, job: PseudomasksJob, arrays: MaskArrays, context: Context) -> None:
    """Cluster the heads of each tile and name the clusters by rank, as published."""
    data, last = trained.data, [trained.network.shape.depth - 1]
    n_unpainted = 0
    for chosen in batches(len(data), BATCH):
        images, valid = data.store.batch(chosen, trained.device)
        view = trained.network.view(images, last)
        maps = to_pixels(view.class_maps, trained.network.shape).cpu().numpy()
        probabilities = view.output.image_logits.float().sigmoid().cpu().numpy()
        for i, n in enumerate(chosen):
            labels = data.labels[n].numpy()
            if not labels.any():
                arrays.classes[n], arrays.confidence[n] = NO_CLASS, 0
                continue
            mask = paper_mask(maps[i], probabilities[i], labels, job.seed)
            n_unpainted += mask.n_unpainted > 0
            classes = torch.from_numpy(mask.classes)
            if job.relabel:
                classes = relabel_regions(trained, images[i], classes, data.labels[n])
            confidence = torch.from_numpy(mask.confidence)
            keep_painted(arrays, np.array([n]), classes[None], confidence[None], (valid[i] > 0).cpu()[None])
        context.reporter.progress("clustering heads", int(chosen[-1]) + 1, len(data))
    if n_unpainted:
        context.reporter.warning(f"{n_unpainted} of {len(data)} tiles have more labels than open heads in the "
                                 "last block: some of their labels are not painted.")


@torch.no_grad()
def relabel_regions(trained: Trained, image: Tensor, classes: Tensor, labels: Tensor) -> Tensor:
    """Name each region again: the label that the network finds most likely with the rest of the tile hidden.

    Shapes: image (C, S, S), classes int (S, S), labels bool (K,) -> int (S, S).
    """
    regions = classes.unique()
    if len(regions) < 2:
        return classes
    shown = torch.stack([image * (classes == region).to(image) for region in regions])
    logits = trained.network(shown).image_logits.float().cpu().masked_fill(~labels, -torch.inf)
    names = logits.argmax(1)
    result = classes.clone()
    for region, name in zip(regions, names, strict=True):
        result[classes == region] = name
    return result


# ---------------------------------------------------------------- the cluster table


def cluster_table(scores: np.ndarray, names: np.ndarray, share: np.ndarray, classes: tuple[str, ...]) -> str:
    """CSV that a person reads and edits: cluster, class, a score for each class, share of the area."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["cluster", "class", *(f"score_{name}" for name in classes), "share"])
    for cluster, row in enumerate(scores):
        name = classes[names[cluster]] if names[cluster] >= 0 else UNKNOWN
        writer.writerow([cluster, name, *(f"{value:.4f}" for value in row), f"{share[cluster]:.6f}"])
    return text.getvalue()


def read_cluster_names(path: Path, n_clusters: int, classes: tuple[str, ...]) -> np.ndarray:
    """Read the column ``class`` of an edited cluster table: position of each class, -1 for ``unknown``.

    Raises: BadJob when the table is of another run, or names a class that the run does not have.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadJob(f"The cluster table {path} cannot be read: {error}.",
                     hint="Give the CSV that 'Pseudomasks' wrote as OUTPUT_CLUSTERS.") from None
    if not rows or not {"cluster", "class"} <= set(rows[0]):
        raise BadJob(f"{path} is no cluster table: it needs the columns cluster and class.",
                     hint="Give the CSV that 'Pseudomasks' wrote as OUTPUT_CLUSTERS.")
    names = np.full(n_clusters, -2)
    for row in rows:
        number, name = (row["cluster"] or "").strip(), (row["class"] or "").strip()
        if not number.isdigit() or int(number) >= n_clusters:
            raise BadJob(f"{path} names the cluster '{number}'; this run has the clusters 0 to {n_clusters - 1}.",
                         hint="Give the table of this run.")
        if name not in (*classes, UNKNOWN):
            raise BadJob(f"{path}, cluster {number}: there is no class '{name}'.", hint=nearest(name, (*classes, UNKNOWN)))
        names[int(number)] = classes.index(name) if name in classes else -1
    if np.any(names == -2):
        raise BadJob(f"{path} lacks the cluster {int(np.flatnonzero(names == -2)[0])}.",
                     hint="Keep every row of the table; only change the column 'class'.")
    return names


def open_scores(folder: Path) -> np.ndarray:
    """Read the naming evidence of the method ``global``.

    Raises: RunIncomplete when the masks were made by the method ``paper``.
    """
    try:
        return np.asarray(np.load(folder / "scores.npy", allow_pickle=False))
    except FileNotFoundError:
        raise RunIncomplete("This run has no clusters to name: its masks were made with METHOD paper.",
                            hint="Run 'Pseudomasks' with METHOD global first.") from None
    except ValueError as error:
        raise NotAModel(f"{folder / 'scores.npy'} is damaged: {error}.", hint="Run 'Pseudomasks' again.") from None
