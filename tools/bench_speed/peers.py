"""The same map by the loops of torchgeo and terratorch, in an environment of theirs that lies outside this project.

``make bench-speed PEERS=<its python>`` measures beside them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
import torch
from sparse_wsss.fitting import pass_size
from torch import Tensor

from bench_speed import scenes
from bench_speed.maps import OVERLAP, TILE, Network

BATCH = pass_size(TILE)  # as ours
STRIDE = round(TILE * (1 - OVERLAP))


def torchgeo_sums(raster: Path, network: Network) -> Tensor:
    """Windows of a GridGeoSampler in batches of a DataLoader, as its documentation shows, put together."""
    from torch.utils.data import DataLoader
    from torchgeo.datasets import RasterDataset, stack_samples
    from torchgeo.samplers import GridGeoSampler

    class Scene(RasterDataset):  # type: ignore[misc]  # not in the environment of the checks
        filename_glob = raster.name

    with rasterio.open(raster) as source:
        (height, width), inverse = source.shape, ~source.transform
    sums = torch.zeros(scenes.CLASSES, height + TILE, width + TILE)  # its last windows reach past the edges
    dataset = Scene(str(raster.parent))
    for batch in DataLoader(dataset, batch_size=BATCH, sampler=GridGeoSampler(dataset, TILE, STRIDE),
                            collate_fn=stack_samples):
        for bounds, values in zip(batch["bounds"], network(batch["image"]), strict=True):
            column, row = inverse @ (bounds[0].start, bounds[1].stop) if isinstance(bounds[0], slice) else \
                inverse @ (float(bounds[0]), float(bounds[4]))
            top, left = round(row), round(column)
            first = max(0, -top)  # it goes up from the lower edge: the last row of windows begins above the scene
            sums[:, top + first : top + TILE, left : left + TILE] += values[:, first:]
    return sums[:, :height, :width]


def terratorch_sums(raster: Path, network: Network) -> Tensor:
    """Its tiled inference, which is given the whole scene."""
    from terratorch.tasks.tiled_inference import tiled_inference

    with rasterio.open(raster) as source:
        image = torch.from_numpy(source.read().astype(np.float32))[None]
    found: Tensor = tiled_inference(network, image, scenes.CLASSES, crop=TILE, stride=STRIDE, delta=0, batch_size=BATCH,
                                    padding=False)
    return found[0]
