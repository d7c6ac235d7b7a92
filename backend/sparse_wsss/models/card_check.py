"""Whether a model card agrees with itself and with the tensors beside it, before a network of its numbers is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from sparse_wsss.models.checkpoint import ModelCard

LONGEST = 1 << 16  # of any side of a network; larger ones are a slip or a trap
Shapes = dict[str, tuple[int, ...]]


def inconsistency(card: ModelCard) -> str | None:
    """What in a card contradicts itself, in words; None for a card that is sound."""
    network, n_bands = card.network, len(card.bands)
    bands = network.get("n_bands", network.get("bands"))
    if isinstance(bands, list):
        bands = sum(value for value in bands if isinstance(value, int))
    names = [one.name for one in card.modalities]
    wrong = {
        "a class table without two classes": len(card.classes) < 2,
        "another number of classes than its network": network.get("n_classes") != len(card.classes),
        "another number of bands than its network": bands != n_bands,
        "another tile size than its network": network.get("tile_size") != card.tile_size or card.tile_size < 1,
        "statistics that are not one number a band": any(
            not len(one.bands) == len(one.mean) == len(one.std) for one in card.modalities),
        "statistics that cannot normalise": not all(
            np.isfinite([*one.mean, *one.std]).all() and min(one.std, default=1.0) > 0 for one in card.modalities),
        "a modality that is neither optical nor sar": not set(names) <= {"optical", "sar"},
        "a modality twice, or a band": len(set(names)) < len(names) or any(
            len(set(one.bands)) < len(one.bands) for one in card.modalities),
        "a network beyond all measure": not _is_moderate(network),
    }
    return next((f"its card names {what}" for what, is_so in wrong.items() if is_so), None)


def _is_moderate(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_moderate(one) for one in value.values())
    if isinstance(value, list):
        return len(value) <= LONGEST and all(_is_moderate(one) for one in value)
    return not isinstance(value, int | float) or abs(value) <= LONGEST


def misfit(stored: Shapes, wanted: Shapes) -> str | None:
    """Which tensor of a file is not that of the card's network, in words; None when all fit."""
    names = sorted(set(wanted) ^ set(stored))
    if names:
        return f"its tensor '{names[0]}' {'is missing' if names[0] in wanted else 'is not of this network'}"
    other = next((name for name, shape in wanted.items() if stored[name] != shape), None)
    return None if other is None else f"its tensor '{other}' is {stored[other]}, the card's network has {wanted[other]}"
