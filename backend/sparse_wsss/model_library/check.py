"""Demands that a file is a model: safetensors whose digest and tensors are those of its card, and numbers in them.

Nothing in it is executed, and no memory is taken by what a card merely claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sparse_wsss.errors import NotAModel
from sparse_wsss.json_text import parse_json
from sparse_wsss.models.card_check import inconsistency
from sparse_wsss.models.checkpoint import ModelCard, card_path, load_card, load_model
from sparse_wsss.run_folder import file_hash

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
    reason = inconsistency(card)
    if reason:
        raise _no_model(weights, reason)
    digest, said = file_hash(weights), raw.get("weights")
    if said is not None and said != digest:
        raise NotAModel(f"{weights.name} holds not the weights that its card belongs to: their digest is {digest}, the "
                        f"card says {said}.", hint=HINT)
    network, _ = load_model(weights)
    tensors = network.state_dict()
    broken = [name for name, tensor in tensors.items() if tensor.is_floating_point() and not tensor.isfinite().all()]
    if broken:
        raise _no_model(weights, f"its tensor '{broken[0]}' holds values that are no numbers")
    return Checked(card, raw, digest, said is not None, sum(tensor.numel() for tensor in tensors.values()))


def _no_model(weights: Path, reason: str) -> NotAModel:
    return NotAModel(f"{weights.name} is not a Sparse WSSS model: {reason}.", hint=HINT)
