"""What was done and can be taken back, and what was taken back and can be done again.

How a change is undone is its owner's; no Qt.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

MOST_CHANGES = 500  # that are kept

Change = TypeVar("Change")


class EditHistory(Generic[Change]):
    """Changes in the order in which they were made."""

    def __init__(self) -> None:
        self._done: deque[Change] = deque(maxlen=MOST_CHANGES)
        self._undone: list[Change] = []

    def __len__(self) -> int:
        """Return how many changes can be taken back."""
        return len(self._done)

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Tell whether a change was taken back."""
        return bool(self._undone)

    def add(self, change: Change) -> None:
        """Keep a change that was made; what was taken back before is forgotten."""
        self._undone.clear()
        self._done.append(change)

    def undo(self, take_back: Callable[[Change], None]) -> Change | None:
        """Take the last change back. Returns: it, or None when there is none.

        Raises: what ``take_back`` raises; then the change still counts as done.
        """
        if not self._done:
            return None
        take_back(self._done[-1])
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self, do_again: Callable[[Change], None]) -> Change | None:
        """Do the change again that was taken back last. Returns and raises as ``undo``."""
        if not self._undone:
            return None
        do_again(self._undone[-1])
        self._done.append(self._undone.pop())
        return self._done[-1]

    def clear(self) -> None:
        """Forget all."""
        self._done.clear()
        self._undone.clear()
