"""Recognises a plain Vision Transformer in a checkpoint, by keys and shapes alone, and brings it into one form.

Known wrappers: timm and torchgeo (bare keys), MoCo v3 (``state_dict``, ``module.base_encoder.``), DINO (``teacher``,
``backbone.``), MAE (``model``, beside a decoder) as SSL4EO-S12 publishes them. Tensors in, tensors out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from sparse_wsss.errors import NotAnEncoder

WRAPPERS = ("state_dict_ema", "model_ema", "teacher", "state_dict", "model", "student")  # the first that fits is taken
KERNEL = "patch_embed.proj.weight"
HEADS_AND_DECODERS = ("head", "fc_norm", "fc.", "pre_logits", "decoder_", "mask_token", "predictor", "projector")
BLOCK_PARTS = ("norm1", "attn.qkv", "attn.proj", "norm2", "mlp.fc1", "mlp.fc2")
LAYER_SCALES = {"ls1.gamma": "attn.proj", "ls2.gamma": "mlp.fc2"}
HEAD_WIDTHS = {1152: 72, 1280: 80, 1408: 88, 1664: 104}
"""Widths of a head in timm's large Vision Transformers; all others have heads of 64."""
USUAL_HEAD_WIDTH = 64
UNCARRIED = {  # nosec B105  # words of a key of weights, no passwords, and what it stands for
    "reg_token": "register tokens", "register_tokens": "register tokens", "storage_tokens": "register tokens",
    "dist_token": "a distillation token", "q_norm": "normalised queries", "k_norm": "normalised keys",
    "rel_pos": "relative position embeddings", "relative_position": "relative position embeddings",
    "rope": "rotary position embeddings", "norm_pre": "a norm before its blocks", "gamma_1": "the blocks of BEiT",
    "q_bias": "the blocks of BEiT", "mlp.w12": "a gated MLP", "attn_pool": "attention pooling",
    "patch_embed.backbone": "a convolutional network before its blocks", "layers.": "stages of several resolutions",
}
PLAIN_EXAMPLES = ("A plain ViT fits: vit_small_patch16_224, deit3_small_patch16_224, vit_small_patch14_dinov2, or "
                  "SSL4EO-S12's ViT-S/16 for 13 bands of Sentinel-2 or 2 of Sentinel-1.")


@dataclass(frozen=True)
class PlainViT:
    """A plain Vision Transformer: class token, absolute position embeddings, blocks without layer scale.

    ``tensors`` has timm's names; ``cls_token`` (1, 1, dim) holds its own position embedding, ``pos_embed`` is
    (1, grid * grid, dim), ``patch_embed.proj.weight`` (dim, C, p, p); every linear layer has a bias.
    """

    tensors: dict[str, Tensor]
    depth: int
    heads: int
    layout: str
    """Where in the checkpoint it was, in words."""

    @property
    def dim(self) -> int:
        """Width of the tokens."""
        return self.tensors["cls_token"].shape[-1]

    @property
    def head_dim(self) -> int:
        """Width of a head."""
        return self.tensors["blocks.0.attn.proj.weight"].shape[1] // self.heads

    @property
    def mlp_dim(self) -> int:
        """Width of the hidden layer of a block."""
        return self.tensors["blocks.0.mlp.fc1.weight"].shape[0]

    @property
    def kernel(self) -> Tensor:
        """Kernel of the patch embedding, (dim, C, p, p)."""
        return self.tensors[KERNEL]

    @property
    def grid(self) -> int:
        """Patches along a side."""
        return math.isqrt(self.tensors["pos_embed"].shape[1])


def plain_vit(checkpoint: Mapping[str, Any], name: str, heads: int | None = None) -> PlainViT:
    """Find the plain Vision Transformer of a checkpoint.

    Args:
        checkpoint: weights by key, or dictionaries of them as trainings save them.
        name: for messages.
        heads: heads of a block; without it, from the width of the tokens, as in timm.
    Raises: NotAnEncoder with the reason when there is none, or one that the gated transformer cannot carry.
    """
    found = _weights_of(checkpoint, ())
    if found is None:
        raise _refused(name, "holds no patch embedding (patch_embed.proj.weight): it is no Vision Transformer")
    weights, place = found
    prefix = _prefix(weights)
    own = {key[len(prefix) :]: value for key, value in weights.items() if key.startswith(prefix)}
    own = {key: value.float() for key, value in own.items() if not key.startswith(HEADS_AND_DECODERS)}
    _require_plain(own, name)
    depth = 1 + max(int(key.split(".")[1]) for key in own if key.startswith("blocks."))
    tensors = _stem(own, name)
    for number in range(depth):
        tensors |= _block(own, number, name)
    tensors |= _norm(own, "norm", name) if "norm.weight" in own else {}
    layout = " > ".join((*place, f"{prefix}*")) if place or prefix else "bare keys"
    found_heads = heads or _usual_heads(tensors["blocks.0.attn.proj.weight"].shape[1], name)
    return PlainViT(tensors, depth, found_heads, layout)


def _weights_of(
    checkpoint: Mapping[str, Any], place: tuple[str, ...]
) -> tuple[dict[str, Tensor], tuple[str, ...]] | None:
    """The weights of a patch embedding and all beside it, and the names of the dictionaries around them."""
    weights = {key: value for key, value in checkpoint.items() if isinstance(value, Tensor)}
    if any(key.endswith(KERNEL) for key in weights):
        return weights, place
    for key in WRAPPERS:
        inner = checkpoint.get(key)
        found = _weights_of(inner, (*place, key)) if isinstance(inner, Mapping) else None
        if found is not None:
            return found
    return None


def _prefix(weights: Mapping[str, Tensor]) -> str:
    """What stands before the keys of the encoder: the encoder that learns, not its moving average."""
    prefixes = [key[: -len(KERNEL)] for key in weights if key.endswith(KERNEL)]
    return min(prefixes, key=lambda prefix: ("momentum" in prefix or "student" in prefix, len(prefix), prefix))


def _require_plain(own: Mapping[str, Tensor], name: str) -> None:
    known = re.compile(r"cls_token|pos_embed|patch_embed\.proj\.(weight|bias)|norm\.(weight|bias)|"
                       rf"blocks\.\d+\.(({'|'.join(map(re.escape, BLOCK_PARTS))})\.(weight|bias)|ls[12]\.gamma)")
    strange = [key for key in own if not known.fullmatch(key)]
    for word, meaning in UNCARRIED.items():
        if any(word in key for key in strange):
            raise _refused(name, f"has {meaning}, which the gated transformer does not have")
    if strange:
        raise _refused(name, f"has parts that a plain Vision Transformer does not have, such as '{strange[0]}'")
    for key, meaning in (("cls_token", "class token"), ("pos_embed", "absolute position embeddings"),
                         ("blocks.0.attn.qkv.weight", "blocks")):
        if key not in own:
            raise _refused(name, f"has no {meaning}")


def _stem(own: Mapping[str, Tensor], name: str) -> dict[str, Tensor]:
    kernel, positions, token = own[KERNEL], own["pos_embed"], own["cls_token"].reshape(1, 1, -1)
    if kernel.ndim != 4 or kernel.shape[2] != kernel.shape[3]:
        raise _refused(name, f"has patches of {tuple(kernel.shape[2:])} px, not squares")
    count = positions.shape[1]
    if count > 1 and math.isqrt(count - 1) ** 2 == count - 1:  # the first is that of the class token
        token, positions = token + positions[:, :1], positions[:, 1:]
    elif math.isqrt(count) ** 2 != count:
        raise _refused(name, f"has {count} position embeddings, which make no square grid")
    return {"cls_token": token, "pos_embed": positions, KERNEL: kernel,
            "patch_embed.proj.bias": own.get("patch_embed.proj.bias", kernel.new_zeros(len(kernel)))}


def _block(own: Mapping[str, Tensor], number: int, name: str) -> dict[str, Tensor]:
    """One block with all biases and its layer scale folded into the layer before: equal outputs."""
    start = f"blocks.{number}."
    block: dict[str, Tensor] = {}
    for part in BLOCK_PARTS:
        weight = own.get(f"{start}{part}.weight")
        if weight is None or weight.shape != own[f"blocks.0.{part}.weight"].shape:
            raise _refused(name, f"has blocks that are not all alike ({start}{part})")
        if part.startswith("norm"):
            block |= _norm(own, start + part, name)
            continue
        bias = own.get(f"{start}{part}.bias", weight.new_zeros(len(weight)))
        block |= {f"{start}{part}.weight": weight, f"{start}{part}.bias": bias}
    for key, part in LAYER_SCALES.items():
        gamma = own.get(start + key)
        if gamma is not None:
            block[f"{start}{part}.weight"] = gamma[:, None] * block[f"{start}{part}.weight"]
            block[f"{start}{part}.bias"] = gamma * block[f"{start}{part}.bias"]
    if block[f"{start}mlp.fc1.weight"].shape[0] != block[f"{start}mlp.fc2.weight"].shape[1]:
        raise _refused(name, "has a gated MLP, which the gated transformer does not have")
    return block


def _norm(own: Mapping[str, Tensor], part: str, name: str) -> dict[str, Tensor]:
    if f"{part}.bias" not in own:
        raise _refused(name, f"has norms without a bias ({part}), which the gated transformer does not have")
    return {f"{part}.weight": own[f"{part}.weight"], f"{part}.bias": own[f"{part}.bias"]}


def _usual_heads(width: int, name: str) -> int:
    head_width = HEAD_WIDTHS.get(width, USUAL_HEAD_WIDTH)
    if width % head_width:
        raise _refused(name, f"has tokens of width {width}, and does not say into how many heads they are cut",
                       "Name the model by its timm name or hub id, which say so.")
    return width // head_width


def _refused(name: str, reason: str, hint: str = PLAIN_EXAMPLES) -> NotAnEncoder:
    return NotAnEncoder(f"PRETRAINED {name} {reason}.", hint=hint, where="pretrained")
