"""Whole numbers as people and tables write them; Python calls more signs digits than it can read as a number."""

from __future__ import annotations

LONGEST = 18  # digits: what 64 bits hold


def whole_number(text: str) -> int:
    """The number that a text of the digits 0 to 9 says; -1 for any other text, and for one beyond 64 bits."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else -1
