"""The network of a map as one module: raster values in, class probabilities out, as the stage ``predict`` has them."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sparse_wsss.models.checkpoint import ModelCard
from sparse_wsss.models.gated_vit import GatedViT, pixel_logits
from sparse_wsss.models.late_fusion import LateFusionViT
from sparse_wsss.models.vit_shape import ViTOutput
from sparse_wsss.onnx_export.raw_values import RawValues
from sparse_wsss.rasters.radiometry import POWER_FLOOR
from sparse_wsss.training.tile_store import CLIP

SAME_NODATA = 1e-6  # of the value: a program may have divided by 255 and multiplied again


class MapGraph(nn.Module):
    """Normalisation, network, temperature and softmax; closed heads are removed from the network.

    A pixel counts as no data, and is shown to the network as the mean of every band, where a band is no number or
    infinite, or has the raster's nodata value.
    """

    gain: Tensor
    offset: Tensor
    is_power: Tensor
    nodata: Tensor
    zero_is_nodata: Tensor
    mean: Tensor
    std: Tensor

    def __init__(self, network: nn.Module, card: ModelCard, raw: RawValues) -> None:
        super().__init__()
        if isinstance(network, GatedViT | LateFusionViT) and not network.is_pruned:
            network = network.removed()
        self.network = _PlainMean(network) if isinstance(network, LateFusionViT) else network
        self.temperature, self.order = card.temperature, list(raw.order)
        for name, values in (("gain", raw.gain), ("offset", raw.offset), ("is_power", raw.is_power),
                             ("nodata", raw.nodata), ("zero_is_nodata", raw.zero_is_nodata)):
            kind = torch.bool if values.dtype == bool else torch.float32
            self.register_buffer(name, torch.tensor(values.tolist(), dtype=kind)[:, None, None])
        self.register_buffer("mean", torch.from_numpy(card.mean))
        self.register_buffer("std", torch.from_numpy(card.std))
        self.eval()

    def forward(self, raw: Tensor) -> Tensor:
        """Shapes: (B, C, S, S), as the values lie in the raster -> (B, K, S, S)."""
        # as probabilities_of does without mirroring, whose turns ONNX does not have
        return (pixel_logits(self.network, self.normalised(raw)) / self.temperature).softmax(1)

    def normalised(self, raw: Tensor) -> Tensor:
        """Express the bands as in training. Shapes: (B, C, S, S) -> (B, C, S, S), in the model's order."""
        is_missing = torch.isnan(raw) | torch.isinf(raw)
        if not self.nodata.isnan().all():
            is_missing = is_missing | ((raw - self.nodata).abs() <= SAME_NODATA * self.nodata.abs())
        if self.zero_is_nodata.any():
            is_missing = is_missing | ((raw == 0) & self.zero_is_nodata)
        values = raw
        if (self.gain != 1).any() or (self.offset != 0).any():
            values = values * self.gain + self.offset
        if self.is_power.any():
            values = torch.where(self.is_power, 10 * torch.log10(values.clamp(min=POWER_FLOOR)), values)
        if self.order != sorted(self.order):
            values = values[:, self.order]
        scaled = ((values - self.mean) / self.std).clamp(-CLIP, CLIP)
        return torch.where(_any_band(is_missing), torch.zeros_like(scaled), scaled)


class _PlainMean(nn.Module):
    """A late-fusion network that only maps: tracing would keep the number of tiles of the example in the original."""

    def __init__(self, network: LateFusionViT) -> None:
        super().__init__()
        self.members, self.shape = network.members, network.shape

    def forward(self, images: Tensor) -> ViTOutput:
        """Shapes: (B, sum of bands, S, S) -> see ``ViTOutput``."""
        parts = images.split(list(self.shape.bands), dim=1)
        outputs = [member(part) for member, part in zip(self.members, parts, strict=True)]
        return ViTOutput(*(torch.stack(kind).mean(0) for kind in zip(*outputs, strict=True)))


def _any_band(is_missing: Tensor) -> Tensor:
    """Shapes: bool (B, C, S, S) -> bool (B, 1, S, S). The maximum, because ONNX has no 'any'."""
    return is_missing.to(torch.float32).amax(1, keepdim=True) > 0
