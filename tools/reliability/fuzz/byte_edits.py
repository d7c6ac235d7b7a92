"""Edits of bytes that know no format: flips, cuts, insertions, splices."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

TELLING = (b"\x00", b"\xff", b"\x7f", b"\x80", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f",
           b"\x00\x00\x00\x80", b"\xff" * 8, b"\xff" * 7 + b"\x7f", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r\n", b'"',
           b";")
"""Least and greatest numbers of usual widths, a lone surrogate, a byte order mark, marks that end a cell or a text."""


def edited_bytes(random: Random, data: bytes, within: tuple[int, int] | None = None) -> tuple[bytes, str]:
    """One to four edits, each anywhere or in a range. Returns: the bytes, and what was done in words."""
    words = []
    for _ in range(random.choice((1, 1, 1, 2, 3, 4))):
        name = random.choice(sorted(EDITS))
        low, high = within or (0, len(data))
        place = random.randrange(low, max(low + 1, min(high, len(data))))
        data = EDITS[name](random, data, place)
        words.append(f"{name} at {place}")
    return data, ", ".join(words)


def _flip(random: Random, data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        if changed:
            changed[(at + random.randrange(64)) % len(changed)] ^= 1 << random.randrange(8)
    return bytes(changed)


def _overwrite(random: Random, data: bytes, at: int) -> bytes:
    word = random.choice(TELLING)
    return data[:at] + word + data[at + len(word):]


def _insert(random: Random, data: bytes, at: int) -> bytes:
    word = random.choice((*TELLING, random.randbytes(random.randrange(1, 64))))
    return data[:at] + word + data[at:]


def _remove(random: Random, data: bytes, at: int) -> bytes:
    return data[:at] + data[at + random.choice((1, 2, 4, 16, 256)):]


def _cut(random: Random, data: bytes, at: int) -> bytes:
    return data[:at]


def _repeat(random: Random, data: bytes, at: int) -> bytes:
    part = data[at:at + random.choice((1, 8, 100))]
    return data[:at] + part * random.choice((2, 10, 500)) + data[at:]


def _splice(random: Random, data: bytes, at: int) -> bytes:
    start = random.randrange(len(data) + 1)
    part = data[start:start + random.choice((4, 32, 512))]
    return data[:at] + part + data[at + random.choice((0, len(part))):]


def _zero(random: Random, data: bytes, at: int) -> bytes:
    width = min(random.choice((4, 64, 1024)), len(data) - at)
    return data[:at] + bytes(width) + data[at + width:]


EDITS: dict[str, Callable[[Random, bytes, int], bytes]] = {
    "flip": _flip, "overwrite": _overwrite, "insert": _insert, "remove": _remove, "cut": _cut, "repeat": _repeat,
    "splice": _splice, "zero": _zero,
}
