"""Hard-concrete gates on attention heads: learnable switches with a smooth count of those that are open.

Source: Louizos, Welling, Kingma 2018, "Learning Sparse Neural Networks through L0 Regularization",
arXiv:1712.01312; on attention heads as in Hanna, Mommert, Borth 2023.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

TEMPERATURE = 0.33  # Hanna et al. 2023
STRETCH = (-0.1, 1.1)  # Louizos et al. 2018: reaches past 0 and 1, so that exact 0 and 1 have mass


def expected_open(
    log_alpha: Tensor, temperature: float = TEMPERATURE, low: float = STRETCH[0], high: float = STRETCH[1]
) -> Tensor:
    """Probability that each gate is not exactly zero: a smooth count of open heads.

    Shapes: log_alpha (L, H) -> (L, H), each in (0, 1). Its sum is the expected L0 norm.
    Source: Louizos et al. 2018, equation 12.
    Raises: ValueError when the stretch does not reach past 0 and 1.
    """
    if not low < 0 < 1 < high:
        raise ValueError(f"the stretch ({low}, {high}) does not reach past 0 and 1")
    return torch.sigmoid(log_alpha - temperature * math.log(-low / high))


def sample_gates(
    log_alpha: Tensor, noise: Tensor, temperature: float = TEMPERATURE,
    low: float = STRETCH[0], high: float = STRETCH[1],
) -> Tensor:
    """Draw binary gates whose gradient is that of the stretched concrete variable (straight-through).

    Shapes: log_alpha (L, H), noise (L, H) uniform in (0, 1) -> (L, H) of 0 and 1.
    Source: Louizos et al. 2018, equations 10 and 11; binary forward pass as in Hanna et al. 2023.
    """
    logistic = torch.log(noise) - torch.log1p(-noise)
    stretched = torch.sigmoid((logistic + log_alpha) / temperature) * (high - low) + low
    soft = stretched.clamp(0, 1)
    hard = (soft > 0.5).to(soft.dtype)
    return hard + soft - soft.detach()


def open_heads(log_alpha: Tensor, floor: int = 0) -> Tensor:
    """Tell which gates are open at evaluation: log-alpha above 0, and the strongest ``floor`` of the last block.

    Shapes: log_alpha (L, H) -> bool (L, H).
    """
    is_open = log_alpha > 0
    floor = min(floor, log_alpha.shape[1])
    if floor:
        is_open = is_open.clone()
        is_open[-1, log_alpha[-1].topk(floor).indices] = True
    return is_open


class HeadGates(nn.Module):
    """One gate for each attention head of each block.

    Args:
        depth: number of blocks, L.
        heads: heads in a block, H.
        start: first log-alpha; above 0 is open.
        spread: half the range of its uniform random part.
        floor: heads of the last block that never close, so that masks have material.
    """

    log_alpha: Tensor

    def __init__(self, depth: int, heads: int, start: float = 2.0, spread: float = 0.01, floor: int = 0) -> None:
        super().__init__()
        self.floor = floor
        self.log_alpha = nn.Parameter(start + spread * (2 * torch.rand(depth, heads) - 1))
        self.is_fixed = False

    def forward(self) -> Tensor:
        """Gates of one forward pass, (L, H): drawn while they learn, else 0 or 1."""
        is_open = self.open_heads()
        if not self.training or self.is_fixed:
            return is_open.to(self.log_alpha.dtype)
        noise = torch.rand_like(self.log_alpha).clamp(1e-6, 1 - 1e-6)
        return torch.where(self._spared(), torch.ones_like(noise), sample_gates(self.log_alpha, noise))

    def penalty(self) -> Tensor:
        """Expected share of open heads, a scalar; the heads of the floor are not pressed."""
        pressed = expected_open(self.log_alpha) * ~self._spared()
        return pressed.sum() / self.log_alpha.numel()

    def open_heads(self) -> Tensor:
        """Which heads are open, bool (L, H)."""
        return open_heads(self.log_alpha.detach(), self.floor)

    def _spared(self) -> Tensor:
        spared = torch.zeros_like(self.log_alpha, dtype=torch.bool)
        floor = min(self.floor, self.log_alpha.shape[1])
        if floor:
            spared[-1, self.log_alpha[-1].detach().topk(floor).indices] = True
        return spared
