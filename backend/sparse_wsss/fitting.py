"""Work in batches that memory holds: where it runs out, the batch is halved and that is told; below one it is an error.

A run that memory holds is computed as if this were not here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import torch

from sparse_wsss.errors import OutOfMemory, is_memory_error

Result = TypeVar("Result")
PASS_PIXELS = 1 << 19  # 8 tiles of 256 px: more makes a processor no faster
MOST_IN_PASS = 256  # of small tiles; 16 tiles of 32 px at a time took a processor nearly three times as long


def pass_size(side: int, asked: int = 0) -> int:
    """How many tiles of ``side`` px go through a network at once, unless a number is asked for."""
    return asked or min(MOST_IN_PASS, max(1, PASS_PIXELS // side**2))


class Fitting:
    """A size of batches, halved when it turns out to be too much.

    Args:
        size: to begin with, at least 1.
        name: of the setting that asked for it, for the message.
        what: one item of a batch, for the message.
        tell: hears in a line that the size was halved.
    """

    def __init__(self, size: int, name: str, what: str, tell: Callable[[str], None]) -> None:
        self.size, self._name, self._what, self._tell = size, name, what, tell

    def attempt(self, work: Callable[[int], Result], n_left: int | None = None) -> Result:
        """Result of ``work`` of the present size, tried again with half of it while memory runs out.

        Args:
            work: gets the size; what it has done before it failed must do no harm when it is done again.
            n_left: items that are left; a batch has no more.

        Raises: OutOfMemory when a single item is too much; whatever else ``work`` raises.
        """
        while True:
            size = self.size if n_left is None else min(self.size, n_left)
            try:
                return work(size)
            except (RuntimeError, MemoryError) as error:
                if not is_memory_error(error):
                    raise
                reason = " ".join(str(error).split()) or "an allocation failed"
            self._halve(size, reason)  # out here: the error holds the frames, and these what they had allocated

    def _halve(self, size: int, reason: str) -> None:
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        if size <= 1:
            raise OutOfMemory(f"Memory does not hold even one of the {self._what} at a time: {reason}",
                              hint="Close other programs, choose DEVICE cpu where a GPU is too small, or train with "
                                   "the preset 'quick' or with smaller tiles.")
        self.size = size // 2
        self._tell(f"Memory ran out with {size} of {self._what} at a time; it goes on with {self.size}. Set "
                   f"{self._name} to {self.size} to begin with that. ({reason[:200]})")
