"""Edits of the directories of a TIFF: tags, types, counts, values and offsets, one entry at a time."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from random import Random

from reliability.fuzz.byte_edits import edited_bytes

NUMBERS = (0, 1, 2, 3, 7, 8, 16, 64, 255, 256, 4096, 65535, 65536, 10**6, 2**24, 2**31 - 1, 2**31, 2**32 - 1)
TAGS = (254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 305, 317, 320, 322, 323, 324, 325, 338, 339,
        340,
        347, 33550, 33922, 34264, 34735, 34736, 34737, 42112, 42113, 50844)
"""Size, samples, compression, blocks, predictor, colours, sample format, georeference, GDAL's own."""


@dataclass(frozen=True)
class Layout:
    """How a TIFF writes its numbers."""

    order: str
    is_big: bool

    @property
    def entry(self) -> str:
        """Format of an entry: tag, type, count, value."""
        return self.order + ("HHQQ" if self.is_big else "HHII")

    @property
    def n_entries(self) -> str:
        """Format of the number of entries."""
        return self.order + ("Q" if self.is_big else "H")

    @property
    def offset(self) -> str:
        """Format of an offset."""
        return self.order + ("Q" if self.is_big else "I")


def edited_tiff(random: Random, data: bytes) -> tuple[bytes, str]:
    """A TIFF with one to three entries of its first directory changed, or other bytes of it."""
    if random.random() < 0.3:
        return edited_bytes(random, data)
    layout = Layout("<" if data[:2] == b"II" else ">", data[2:4] in (b"+\0", b"\0+"))
    at = 8 if layout.is_big else 4
    start = int(struct.unpack_from(layout.offset, data, at)[0])
    n_entries = int(struct.unpack_from(layout.n_entries, data, start)[0])
    first, size = start + struct.calcsize(layout.n_entries), struct.calcsize(layout.entry)
    changed, words = bytearray(data), []
    for _ in range(random.choice((1, 1, 2, 3))):
        place = first + random.randrange(n_entries) * size
        how = random.choice(("value", "value", "value", "value", "count", "type", "tag", "copy", "next", "n", "array"))
        words.append(_edit(random, changed, layout, how, place, (start, first, first + n_entries * size)))
    return bytes(changed), ", ".join(words)


def _edit(random: Random, data: bytearray, layout: Layout, how: str, place: int, bounds: tuple[int, int, int]) -> str:
    start, first, end = bounds
    tag, kind, count, value = struct.unpack_from(layout.entry, data, place)
    number = random.choice((*NUMBERS, start, len(data), len(data) - 1, random.randrange(2**32)))
    if how == "next":
        struct.pack_into(layout.offset, data, end, number)
    elif how == "n":
        struct.pack_into(layout.n_entries, data, start, number & 0xFFFF)
    elif how == "copy":
        size = struct.calcsize(layout.entry)
        other = first + random.randrange((end - first) // size) * size
        data[place:place + size] = data[other:other + size]
    elif how == "array" and count > 1 and value + 8 <= len(data):  # one of the numbers that the entry points to
        struct.pack_into(layout.order + "I", data, min(len(data) - 4, value + 4 * random.randrange(min(count, 64))),
                         number)
    else:
        tag = random.choice(TAGS) if how == "tag" else tag
        kind = random.choice((*range(19), 255)) if how == "type" else kind
        count = number if how == "count" else count
        value = number if how in ("value", "array") else value
        struct.pack_into(layout.entry, data, place, tag, kind, count, value)
    return f"{how} of tag {tag} {number}"
