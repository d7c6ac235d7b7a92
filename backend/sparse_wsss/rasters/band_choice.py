"""Which bands of a raster are meant: names, numbers and ranges of a person in, positions out.

The words are kept as they were given, so that they hold for every scene of a tile index; reading is left to ``reader``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sparse_wsss.errors import BadJob, RasterMismatch
from sparse_wsss.rasters.radiometry import sentinel2_bands
from sparse_wsss.whole_number import whole_number

RANGE = re.compile(r"(\d{1,9})\s*-\s*(\d{1,9})")
Choice = Mapping[str, tuple[str, ...]]
"""Bands that are read, by modality; all of a modality that is not in it."""


def choice_of(**texts: str | None) -> dict[str, tuple[str, ...]]:
    """Chosen bands by modality, from ``optical="B02, B03; 4-6"``; without a text all are.

    Raises: BadJob for a range that runs backwards, and for a band that is named twice.
    """
    return {modality: split_bands(text) for modality, text in texts.items() if text and text.strip()}


def split_bands(text: str) -> tuple[str, ...]:
    """Words of a list of bands: at ';' where there is one, else at ','; ranges of numbers in full."""
    parts = [part.strip() for part in text.split(";" if ";" in text else ",")]
    words: list[str] = []
    for part in filter(None, parts):
        span = RANGE.fullmatch(part)
        first, last = (int(span[1]), int(span[2])) if span else (0, -1)
        if span and not 1 <= first <= last <= 1 << 16:
            raise BadJob(f"BANDS: '{part}' is no range of bands.", hint="Write the smaller number first, from 1: 2-4.")
        words += [str(number) for number in range(first, last + 1)] if span else [part]
    twice = next((word for word in words if words.count(word) > 1), None)
    if twice or not words:
        raise BadJob(f"BANDS names '{twice}' twice." if twice else f"BANDS = '{text}' names no band.",
                     hint="Name each band once: B02;B03;B04, or 2-4, or 1;3.")
    return tuple(words)


def text_of(words: Sequence[str]) -> str:
    """The words of a list of bands as one text, which ``split_bands`` takes apart again."""
    return ";".join(words) + ";" * (len(words) == 1 and "," in words[0])


def chosen_places(words: Sequence[str], names: Sequence[str], numbers: Sequence[int], raster: str) -> list[int]:
    """Positions of the chosen bands among those of a raster.

    Args:
        words: names, without regard to case, or numbers of bands as QGIS shows them.
        names: of the bands that hold measurements.
        numbers: of the same in the file, from 1.
        raster: its name, for the message.

    Raises: RasterMismatch naming the band that is missing and those there are.
    """
    places = [_place(word, names, numbers) for word in words]
    if None in places:
        word = words[places.index(None)]
        is_hidden = 0 < whole_number(word) <= max(numbers) + 1 and whole_number(word) not in numbers
        there = ", ".join(f"{number} ({name})" for number, name in zip(numbers, names, strict=True))
        raise RasterMismatch(
            f"{raster} has no band '{word}' to read; it has {there}.",
            hint="An alpha band says which pixels are transparent and is never read as a measurement. If it is one, "
            "save the raster without this mark (QGIS: Raster > Conversion > Translate, with -colorinterp_4 undefined)."
            if is_hidden else "Choose among these in BANDS, by name or number.")
    found = [place for place in places if place is not None]
    if len(set(found)) < len(found):
        raise RasterMismatch(f"BANDS names a band of {raster} twice: {'; '.join(words)}.", hint="Name each band once.")
    return found


def _place(word: str, names: Sequence[str], numbers: Sequence[int]) -> int | None:
    lower = [name.casefold() for name in names]
    if word.casefold() in lower:
        return lower.index(word.casefold())
    known = sentinel2_bands(names)
    asked = re.fullmatch(r"B(\d\d?|0?8A)", word, re.IGNORECASE)
    if known and asked:
        own = f"B{asked[1].upper().lstrip('0'):0>2}"
        return known.index(own) if own in known else None
    return numbers.index(whole_number(word)) if whole_number(word) in numbers else None
