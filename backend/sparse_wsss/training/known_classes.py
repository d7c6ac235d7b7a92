"""What is known of the classes of tiles, as tensors: the form in which labels meet the losses.

Fully labelled tiles are the ordinary case: what is not present is impossible, and everything is known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor


@dataclass(frozen=True)
class KnownClasses:
    """Knowledge about the K classes in each of n tiles.

    Shapes: present bool (n, K), possible bool (n, K), shares float (n, K). A class is present, impossible
    (known to be absent) or neither: it may occur. ``shares`` are of the tile's area, summing to 1; NaN in
    the whole row of a tile without them.
    """

    present: Tensor
    possible: Tensor
    shares: Tensor

    def __len__(self) -> int:
        """Return n, the number of tiles."""
        return len(self.present)

    def __getitem__(self, chosen: np.ndarray | Tensor) -> KnownClasses:
        """Return the tiles at some positions (m,), or those of a mask (n,)."""
        return KnownClasses(self.present[chosen], self.possible[chosen], self.shares[chosen])

    def to(self, device: torch.device) -> KnownClasses:
        """Return the same on a device."""
        return KnownClasses(self.present.to(device), self.possible.to(device), self.shares.to(device))

    @classmethod
    def complete(cls, present: Tensor) -> KnownClasses:
        """Knowledge of fully labelled tiles: bool (n, K) says which classes occur, and no other does."""
        return cls(present, present, torch.full(present.shape, torch.nan))

    @property
    def known(self) -> Tensor:
        """Which entries are known, present or absent: bool (n, K)."""
        return self.present | ~self.possible

    @property
    def is_complete(self) -> Tensor:
        """Which tiles are known in full: bool (n,)."""
        return self.known.all(1)

    @property
    def has_shares(self) -> Tensor:
        """Which tiles have shares: bool (n,)."""
        return self.shares.isfinite().all(1)

    @property
    def narrows(self) -> Tensor:
        """Which tiles say what a pixel may be: bool (n,). One in which any class may occur says nothing."""
        return self.is_complete | ~self.possible.all(1)
