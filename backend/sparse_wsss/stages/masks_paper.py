"""Pseudomasks by clusters of heads in each tile, named by rank, as published (method ``paper``).

The published method needs the classes of every tile. Where they are known in part, the network says which
of the open ones occur.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from sparse_wsss.context import Context
from sparse_wsss.jobs import PseudomasksJob
from sparse_wsss.masks.paper_masks import paper_mask
from sparse_wsss.models.vit_shape import ViTShape, to_pixels
from sparse_wsss.rasters.writer import NO_CLASS
from sparse_wsss.stages.mask_files import MaskArrays, keep_painted
from sparse_wsss.stages.trained import Trained
from sparse_wsss.training.tile_store import batches

BATCH = 16


def paper_masks(trained: Trained, job: PseudomasksJob, arrays: MaskArrays, context: Context) -> None:
    """Cluster the heads of each tile and name the clusters by rank, as published."""
    data, last = trained.data, trained.network.shape.last_layers(1)
    n_unpainted = 0
    for chosen in batches(len(data), BATCH):
        images, valid = data.store.batch(chosen, trained.device)
        view = trained.network.view(images, last, trained.labels[chosen].to(trained.device))
        maps = head_maps(view.class_maps, trained.network.shape).cpu().numpy()
        probabilities = view.output.image_logits.float().sigmoid().cpu().numpy()
        for i, n in enumerate(chosen):
            labels = trained.labels[n]
            if not labels.any():
                arrays.classes[n], arrays.confidence[n] = NO_CLASS, 0
                continue
            mask = paper_mask(maps[i], probabilities[i], labels.numpy(), job.seed)
            n_unpainted += mask.n_unpainted > 0
            classes = torch.from_numpy(mask.classes)
            if job.relabel and labels.sum() > 1:
                classes = relabel_regions(trained.network, images[i], classes, labels)
            confidence = torch.from_numpy(mask.confidence)
            keep_painted(arrays, np.array([n]), classes[None], confidence[None], (valid[i] > 0).cpu()[None])
        context.reporter.progress("clustering heads", int(chosen[-1]) + 1, len(data))
    if n_unpainted:
        context.reporter.warning(f"{n_unpainted} of {len(data)} tiles have more labels than open heads in the "
                                 "last block: some of their labels are not painted.")


def head_maps(class_maps: Tensor, shape: ViTShape) -> Tensor:
    """Attention of each head as a share of the head's largest, at pixels. Shapes: (B, M, h, w) -> (B, M, S, S)."""
    return to_pixels(class_maps / class_maps.amax((2, 3), keepdim=True).clamp(min=1e-12), shape)


@torch.no_grad()
def relabel_regions(network: nn.Module, image: Tensor, classes: Tensor, labels: Tensor) -> Tensor:
    """Name each region again: the label that the network finds most likely with the rest of the tile hidden.

    The published code, which has no labels at this point, lets any class win.

    Shapes: image (C, S, S), classes int (S, S), labels bool (K,) -> int (S, S).
    """
    regions = classes.unique()
    shown = torch.stack([image * (classes == region).to(image) for region in regions])
    names = network(shown).image_logits.float().cpu().masked_fill(~labels, -torch.inf).argmax(1)
    result = classes.clone()
    for region, name in zip(regions, names, strict=True):
        result[classes == region] = name
    return result
