"""What is known of the classes of tiles, as tensors: the form in which labels meet the losses.

Fully labelled tiles are the ordinary case: what is not present is impossible, and everything is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sparse_wsss.labels.tile_labels import TileLabels

# Who writes "water;..." names what is plain to see. With 1 instead, maps from incomplete lists were worse than from the
# same lists read as complete; from 0.2 to 0.3 they are as good where names lack by chance, and better where a class
# is never named.
UNNAMED = 0.3


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

    @classmethod
    def of(cls, labels: Sequence[TileLabels], classes: Sequence[str]) -> KnownClasses:
        """Knowledge that the labels of n tiles hold of these classes."""
        shape = (len(labels), len(classes))
        present = torch.tensor([[name in one.present for name in classes] for one in labels], dtype=torch.bool)
        may = [[one.is_open and name not in one.absent for name in classes] for one in labels]
        possible = present | torch.tensor(may, dtype=torch.bool)
        shares = torch.full(shape, torch.nan)
        for row, one in zip(shares, labels, strict=True):
            if one.percent:
                given = dict(zip(one.present, one.percent, strict=True))
                row[:] = torch.tensor([given.get(name, 0.0) for name in classes]) / sum(one.percent)
        return cls(present.reshape(shape), possible.reshape(shape), shares)

    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Present, possible and shares as arrays."""
        return self.present.numpy(), self.possible.numpy(), self.shares.numpy()

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
    def prior(self) -> Tensor:
        """How likely each class is at a pixel that is not seen yet, beside a present one: float (n, K), 0 to 1."""
        unnamed = torch.where(self.present.any(1, keepdim=True), UNNAMED, 1.0)
        return torch.where(self.known, self.present.float(), unnamed)

    @property
    def narrows(self) -> Tensor:
        """Which tiles say what a pixel may be: bool (n,). One in which any class may occur says nothing."""
        return self.is_complete | (self.prior < 1).any(1)


def likely_labels(probabilities: Tensor, present: Tensor, possible: Tensor) -> Tensor:
    """Classes of tiles: those present, and of the others that may occur those the network finds more likely than not.

    When that leaves none, the likeliest that may occur. Shapes: probabilities (n, K), bool (n, K) -> bool (n, K).
    """
    labels = present | (possible & (probabilities > 0.5))
    likeliest = probabilities.masked_fill(~possible, -1.0).argmax(1)
    nothing = possible.any(1) & ~labels.any(1)
    labels[nothing, likeliest[nothing]] = True
    return labels
