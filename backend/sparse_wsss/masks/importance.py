"""How much each surviving head matters: what is lost when it alone is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import torch
from torch import Tensor

from sparse_wsss.models.late_fusion import AnyViT

Loss = TypeVar("Loss", float, Tensor)  # one number, or several that are compared one by one


@torch.no_grad()
def head_importance(
    network: AnyViT, loss: Callable[[AnyViT], Loss], progress: Callable[[int, int], None]
) -> dict[tuple[int, int], Loss]:
    """Rise of the loss when one head is closed, for every surviving head.

    Args:
        network: in evaluation mode, closed heads removed.
        loss: measures the network on tiles set aside.
        progress: told how many of how many heads are done; may raise to stop.

    Returns: (layer, head) by the numbers before removal -> rise; negative where the head did harm.
    """
    base = loss(network)
    survivors = [(layer, head) for layer, block in enumerate(network.kept_heads()) for head in block]
    rises = {}
    for done, (layer, head) in enumerate(survivors):
        attention = network.attentions[layer]
        gates = torch.ones(attention.heads, device=next(network.parameters()).device)
        gates[network.kept_heads()[layer].index(head)] = 0.0
        attention.gates = gates
        try:
            rises[layer, head] = loss(network) - base
        finally:
            attention.gates = None
        progress(done + 1, len(survivors))
    return rises
