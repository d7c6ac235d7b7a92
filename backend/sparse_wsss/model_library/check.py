"""Demands that a file is a model: safetensors whose digest and tensors are those of its card, and numbers in them.

Nothing in it is executed, and no memory is taken by what a card merely claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError, safe_open

from sparse_wsss.errors import NotAModel
from sparse_wsss.json_text import parse_json
from sparse_wsss.models.checkpoint import ModelCard, build_network, card_path, load_card, load_model
from sparse_wsss.run_folder import file_hash

LONGEST = 1 << 16  # of any side of a network; larger ones are a slip or a trap
HINT = "Ask for the model again, or take the .safetensors and .json that a run wrote, in its folder train or refine."


@dataclass(frozen=True)
class Checked:
    """A model that may be used."""

    card: ModelCard
    raw: dict[str, Any]
    """The card as it lies in the file."""
    digest: str
    is_digest_known: bool
    """False for a card of an earlier version, which does not name the digest of its weights."""
    n_weights: int


def checked_model(weights: Path) -> Checked:
    """Check a model.

    Raises: NotAModel, NewerModel, with what is wrong.
    """
    card = load_card(weights)
    raw = parse_json(card_path(weights).read_text(encoding="utf-8"))
    _require_consistent(weights, card)
    digest, said = file_hash(weights), raw.get("weights")
    if said is not None and said != digest:
        raise NotAModel(f"{weights.name} holds not the weights that its card belongs to: their digest is {digest}, the "
                        f"card says {said}.", hint=HINT)
    shapes = _stored_shapes(weights)
    _require_fitting(weights, card, shapes)
    network, _ = load_model(weights)
    broken = [name for name, tensor in network.state_dict().items()
              if tensor.is_floating_point() and not tensor.isfinite().all()]
    if broken:
        raise _no_model(weights, f"its tensor '{broken[0]}' holds values that are no numbers")
    return Checked(card, raw, digest, said is not None, sum(int(np.prod(shape)) for shape in shapes.values()))


def _require_consistent(weights: Path, card: ModelCard) -> None:
    """Demand that a card agrees with itself."""
    network, n_bands = card.network, len(card.bands)
    bands = network.get("n_bands", network.get("bands"))
    if isinstance(bands, list):
        bands = sum(value for value in bands if isinstance(value, int))
    wrong = {
        "a class table without two classes": len(card.classes) < 2,
        "another number of classes than its network": network.get("n_classes") != len(card.classes),
        "another number of bands than its network": bands != n_bands,
        "another tile size than its network": network.get("tile_size") != card.tile_size or card.tile_size < 1,
        "statistics that are not one number a band": any(
            not len(one.bands) == len(one.mean) == len(one.std) for one in card.modalities),
        "statistics that cannot normalise": not all(
            np.isfinite([*one.mean, *one.std]).all() and min(one.std, default=1.0) > 0 for one in card.modalities),
        "a modality that is neither optical nor sar": not {one.name for one in card.modalities} <= {"optical", "sar"},
        "a network beyond all measure": not _is_moderate(network),
    }
    for what, is_so in wrong.items():
        if is_so:
            raise _no_model(weights, f"its card names {what}")


def _is_moderate(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_moderate(one) for one in value.values())
    if isinstance(value, list):
        return len(value) <= LONGEST and all(_is_moderate(one) for one in value)
    return not isinstance(value, int | float) or abs(value) <= LONGEST


def _stored_shapes(weights: Path) -> dict[str, tuple[int, ...]]:
    """Shapes of the tensors in a file, of which no tensor is read."""
    try:
        with safe_open(str(weights), framework="pt") as file:
            return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118 (no mapping)
    except (SafetensorError, OSError, ValueError) as error:
        raise _no_model(weights, f"it is no safetensors file ({' '.join(str(error).split())[:120]})") from None


def _require_fitting(weights: Path, card: ModelCard, shapes: dict[str, tuple[int, ...]]) -> None:
    """Demand the tensors of the card's network, of which only shapes are made."""
    depth = card.network.get("depth", 0)
    if isinstance(depth, int) and depth > len(shapes):
        raise _no_model(weights, f"its card names {depth} blocks, and it holds {len(shapes)} tensors")
    try:
        with torch.device("meta"):
            wanted = {name: tuple(tensor.shape) for name, tensor in build_network(card).state_dict().items()}
    except Exception as error:  # whatever a network says that is built from a stranger's numbers
        raise _no_model(weights, f"its card describes no network ({' '.join(str(error).split())[:120]})") from None
    names = sorted(set(wanted) ^ set(shapes))
    if names:
        where = "is missing" if names[0] in wanted else "is not of this network"
        raise _no_model(weights, f"its tensor '{names[0]}' {where}")
    other = next((name for name, shape in wanted.items() if shapes[name] != shape), None)
    if other is not None:
        raise _no_model(weights, f"its tensor '{other}' is {shapes[other]}, the card's network has {wanted[other]}")


def _no_model(weights: Path, reason: str) -> NotAModel:
    return NotAModel(f"{weights.name} is not a Sparse WSSS model: {reason}.", hint=HINT)
