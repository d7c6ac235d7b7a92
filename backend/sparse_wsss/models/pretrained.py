"""First weights of the gated transformer from pretrained encoders: one for all blocks, a patch embedding a modality.

Patches and grids of another size are resampled. Opening the encoders is left to ``encoder_files``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from timm.layers.patch_embed import resample_patch_embed
from timm.layers.pos_embed import resample_abs_pos_embed
from torch import Tensor

from sparse_wsss.errors import NotAnEncoder
from sparse_wsss.models.encoder_bands import fitted_kernel
from sparse_wsss.models.encoder_files import Encoder, open_encoder
from sparse_wsss.models.late_fusion import MEMBER, AnyViT
from sparse_wsss.models.vit_shape import ViTShape
from sparse_wsss.settings import encoder_names

CLASS_TOKEN = "vit.cls_token"  # nosec B105  # the name of weights, no password
Modalities = Sequence[tuple[str, tuple[str, ...]]]
"""Name and bands of each modality, in the order of the channels."""


@dataclass(frozen=True)
class FirstWeights:
    """Weights to start from, by their names in the gated transformer."""

    tensors: dict[str, Tensor]
    learned: frozenset[str]
    """Names of those that were learned before as they are: they change slowly."""
    notes: tuple[str, ...]
    """What was done, in sentences."""
    encoders: tuple[dict[str, Any], ...]
    """Source, hash and shape of each encoder."""

    def record(self) -> dict[str, Any]:
        """Return what the model card keeps."""
        return {"pretrained": {"encoders": list(self.encoders), "done": list(self.notes)}}

    @torch.no_grad()
    def put_into(self, network: AnyViT) -> None:
        """Overwrite the fresh weights of a network."""
        parameters = dict(network.named_parameters())
        for name, tensor in self.tensors.items():
            if name.endswith(CLASS_TOKEN) and network.shape.n_class_tokens > 1:
                parameters[name].add_(tensor)  # a token for each class: small fresh differences around the learned one
            else:
                parameters[name].copy_(tensor)


class Pretrained:
    """Encoders that a person named: the first gives the blocks, each gives the patch embedding of a modality."""

    def __init__(self, encoders: Sequence[Encoder]) -> None:
        self.encoders = tuple(encoders)
        first = self.encoders[0].vit
        self.dim, self.depth, self.heads, self.head_dim = first.dim, first.depth, first.heads, first.head_dim
        self.mlp_dim = first.mlp_dim

    @property
    def identity(self) -> list[str]:
        """What a resumed training compares: the content of each encoder, wherever its file lies."""
        return [encoder.digest for encoder in self.encoders]

    def first_weights(self, shape: ViTShape, modalities: Modalities) -> FirstWeights:
        """Fit the encoders to a network of ``shape`` (dim, depth and heads are theirs) and to the bands of the data.

        Raises: NotAnEncoder when the bands do not fit.
        """
        if shape.fusion == "late":
            return self._weights_of_each(shape, modalities)
        first = self.encoders[0].vit
        tensors = {f"vit.{key}": value for key, value in first.tensors.items() if not key.startswith("patch_embed.")}
        side = [shape.grid, shape.grid]
        tensors["vit.pos_embed"] = resample_abs_pos_embed(
            first.tensors["pos_embed"], side, [first.grid, first.grid], num_prefix_tokens=0)
        learned = set(tensors) - ({CLASS_TOKEN} if shape.n_class_tokens > 1 else set())
        notes = [self._shape_note(), _grid_note(first.layout, first.grid, shape.grid)]
        for number, (modality, bands) in enumerate(modalities):
            stem = f"vit.patch_embed.modalities.{number}.layers.0."
            if number < len(self.encoders):
                embedding, is_new, note = _embedding(self.encoders[number], bands, shape.patch_size)
            else:
                embedding = {"weight": torch.zeros(shape.dim, len(bands), shape.patch_size, shape.patch_size),
                             "bias": torch.zeros(shape.dim)}
                is_new, note = True, "without an encoder of its own, starting at zero"
            tensors |= {stem + key: value for key, value in embedding.items()}
            learned |= set() if is_new else {stem + key for key in embedding}
            notes.append(f"{modality}: {note}.")
        notes.append("Bands are normalised by the mean and spread of these tiles, not by those of the pretraining.")
        return FirstWeights(tensors, frozenset(learned), tuple(notes), tuple(map(_facts, self.encoders)))

    def _weights_of_each(self, shape: ViTShape, modalities: Modalities) -> FirstWeights:
        """Fit each encoder to the transformer of its modality; one without an encoder starts fresh."""
        tensors: dict[str, Tensor] = {}
        learned: set[str] = set()
        notes: list[str] = []
        for i, (encoder, modality) in enumerate(zip(self.encoders, modalities, strict=False)):
            own = Pretrained([encoder])
            if own.blocks != self.blocks:
                raise NotAnEncoder(
                    f"PRETRAINED {encoder.source} has other blocks than {self.encoders[0].source}.",
                    hint="Take two encoders of one kind, such as ViT-S/16, or FUSION early.", where="pretrained")
            part = own.first_weights(shape.of_modality(i), [modality])
            tensors |= {f"{MEMBER.format(i)}{name}": tensor for name, tensor in part.tensors.items()}
            learned |= {f"{MEMBER.format(i)}{name}" for name in part.learned}
            notes += part.notes
        alone = [name for name, _ in modalities[len(self.encoders):]]
        notes += [f"{name}: without an encoder of its own, starting fresh." for name in alone]
        return FirstWeights(tensors, frozenset(learned), tuple(notes), tuple(map(_facts, self.encoders)))

    @property
    def blocks(self) -> tuple[int, ...]:
        """What two encoders must share to stand side by side."""
        return self.dim, self.depth, self.heads, self.head_dim, self.mlp_dim

    def _shape_note(self) -> str:
        sources = ", ".join(f"{encoder.source} ({encoder.digest})" for encoder in self.encoders)
        return (f"The network follows PRETRAINED {sources}: {self.depth} blocks of width {self.dim}, {self.heads} "
                f"heads of width {self.head_dim}, hidden layers of {self.mlp_dim}. "
                "DIM, DEPTH, HEADS, HEAD_DIM, MLP_DIM and STEM_WIDTH are not used.")


def open_pretrained(sources: str, modalities: Modalities) -> Pretrained:
    """Open the encoders of the setting PRETRAINED: one, or one for each modality, joined by ';'.

    Raises: NoPretrained, NotAnEncoder.
    """
    names = encoder_names(sources)
    if not 1 <= len(names) <= len(modalities):
        raise NotAnEncoder(
            f"PRETRAINED names {len(names)} encoders, the tiles have {len(modalities)} modalities: "
            f"{', '.join(name for name, _ in modalities)}.",
            hint="Give one encoder, or one for each modality in this order, joined by ';'.", where="pretrained")
    pretrained = Pretrained([open_encoder(name) for name in names])
    for encoder, (_, bands) in zip(pretrained.encoders, modalities, strict=False):
        if encoder.vit.dim != pretrained.dim:
            raise NotAnEncoder(
                f"PRETRAINED {encoder.source} has tokens of width {encoder.vit.dim}, {names[0]} of {pretrained.dim}.",
                hint="Their patch embeddings are summed: take two encoders of one width.", where="pretrained")
        fitted_kernel(encoder.vit.kernel, bands, encoder.source)  # before anything is read or trained
    return pretrained


def _embedding(encoder: Encoder, bands: Sequence[str], patch_size: int) -> tuple[dict[str, Tensor], bool, str]:
    fitted = fitted_kernel(encoder.vit.kernel, bands, encoder.source)
    kernel = resample_patch_embed(fitted.weight, [patch_size, patch_size])
    old = encoder.vit.kernel.shape[-1]
    resampled = f"; its patches of {old} px are resampled to {patch_size} px" if old != patch_size else ""
    embedding = {"weight": kernel, "bias": encoder.vit.tensors["patch_embed.proj.bias"]}
    return embedding, fitted.is_new, fitted.note + resampled


def _grid_note(layout: str, old: int, new: int) -> str:
    grid = f"; position embeddings of {old} x {old} patches are resampled to {new} x {new}" if old != new else ""
    return f"Its blocks are taken from {layout}{grid}."


def _facts(encoder: Encoder) -> dict[str, Any]:
    vit = encoder.vit
    return {"source": encoder.source, "sha256": encoder.digest, "layout": vit.layout, "dim": vit.dim,
            "depth": vit.depth, "heads": vit.heads, "channels": vit.kernel.shape[1],
            "patch_size": vit.kernel.shape[-1], "grid": vit.grid}
