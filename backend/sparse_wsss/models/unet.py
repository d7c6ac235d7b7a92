"""The U-Net of the refinement rounds, from segmentation-models-pytorch, for any number of bands and any size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval

from sparse_wsss.errors import SettingOutOfRange, nearest

DECODER = (128, 64, 48, 32, 16)  # channels from the coarsest level up; the finest levels cost most on a CPU
COARSEST_PX = 4  # the coarsest level keeps at least this many pixels of a tile, or it sees nothing but padding


@dataclass(frozen=True)
class UNetShape:
    """All that is needed to build the network again; kept in the model card."""

    encoder: str
    n_bands: int
    n_classes: int
    tile_size: int

    @property
    def depth(self) -> int:
        """Halvings of the encoder: 3 to 5, fewer for small tiles."""
        return min(5, max(3, (self.tile_size // COARSEST_PX).bit_length() - 1))


class PaddedUNet(nn.Module):
    """A U-Net whose input is padded to whole strides and whose output is cropped again.

    It wants tiles of the size that it was trained on: a network that grew up with padding on every side
    breaks down in the middle of a large window.
    """

    def __init__(self, network: nn.Module, stride: int) -> None:
        super().__init__()
        self.network, self.stride = network, stride

    def forward(self, images: Tensor) -> Tensor:
        """Score each pixel. Shapes: (B, C, S, S) -> (B, K, S, S)."""
        height, width = images.shape[-2:]
        down, right = -height % self.stride, -width % self.stride
        mode = "reflect" if max(down, right) < min(height, width) else "replicate"
        padded = F.pad(images, (0, right, 0, down), mode=mode) if down or right else images
        scores: Tensor = self.network(padded)
        return scores[..., :height, :width]


def build_unet(shape: UNetShape) -> PaddedUNet:
    """Build a U-Net with fresh weights.

    Raises: SettingOutOfRange when the encoder is unknown; the nearest name is in the hint.
    """
    from segmentation_models_pytorch import Unet  # slow import, and only rounds need it

    network = Unet(encoder_name(shape.encoder), encoder_weights=None, in_channels=shape.n_bands,
                   classes=shape.n_classes, encoder_depth=shape.depth,
                   decoder_channels=DECODER[len(DECODER) - shape.depth :])
    for layer in network.modules():
        if isinstance(layer, nn.BatchNorm2d):
            layer.momentum = 0.05  # small batches: a slower average of the statistics
    # on a CPU the convolutions of the large, thin levels take two thirds of the time in this layout
    return PaddedUNet(network.to(memory_format=torch.channels_last), 2**shape.depth)


def encoder_name(asked: str) -> str:
    """Name of an encoder as segmentation-models-pytorch builds it: ``tu-`` before a model of timm.

    Raises: SettingOutOfRange when there is no such encoder; the nearest name is in the hint.
    """
    from segmentation_models_pytorch.encoders import get_encoder_names
    from timm import is_model, list_models

    own = get_encoder_names()
    # names of older releases, which get_encoder_names does not list: timm-mobilenetv3_... and others
    in_timm = re.sub("^(timm|tu)-", "", asked)
    for name in (in_timm, f"tf_{in_timm}"):
        if asked not in own and asked != in_timm and is_model(name):
            return f"tu-{name}"
    if asked not in own:
        known = [*own, *(f"tu-{name}" for name in list_models())]
        raise SettingOutOfRange(f"There is no encoder '{asked}'.", hint=nearest(asked, known))
    return asked


def fold_norms(network: nn.Module) -> None:
    """Fold batch norms into the convolutions before them, where a container says that they follow each other.

    The scores of a network in evaluation mode stay the same but for rounding, and a forward pass has less to do.
    """
    for part in network.modules():
        if isinstance(part, nn.Sequential) and type(part).forward is nn.Sequential.forward:
            for (first, layer), (second, norm) in pairwise(list(part.named_children())):
                if type(layer) is nn.Conv2d and type(norm) is nn.BatchNorm2d:
                    folded = fuse_conv_bn_eval(layer, norm)
                    setattr(part, first, folded.to(memory_format=torch.channels_last))  # type: ignore[call-overload]
                    setattr(part, second, nn.Identity())


@torch.no_grad()
def average_into(teacher: nn.Module, student: nn.Module, decay: float) -> None:
    """Move the teacher's weights a step towards the student's; buffers are copied."""
    student_state = student.state_dict()
    for name, value in teacher.state_dict().items():
        if value.is_floating_point():
            value.lerp_(student_state[name].to(value.dtype), 1 - decay)
        else:
            value.copy_(student_state[name])
