"""Brings PNG pictures of windows to 256 colours: flat colours stay exact, photographs share the rest.

Runs in the worker's environment, which has Pillow.
"""

from __future__ import annotations

import sys

from PIL import Image

EXACT = 112  # colours of widgets, text and classes, by how often they occur
COLOURS = 256


def shrink(path: str) -> None:
    """Replace a picture by one with a palette."""
    picture = Image.open(path).convert("RGB")
    counts = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    exact = [colour for _, colour in counts[:EXACT]]
    rest = [(count, colour) for count, colour in counts[EXACT:]]
    shared = photograph_colours(rest, COLOURS - len(exact)) if rest else []
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in exact + shared for part in colour])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def photograph_colours(counts: list[tuple[int, tuple[int, int, int]]], n: int) -> list[tuple[int, int, int]]:
    """Choose n colours that stand for many."""
    pixels = [colour for count, colour in counts for _ in range(min(count, 8))]
    strip = Image.new("RGB", (len(pixels), 1))
    strip.putdata(pixels)
    palette = strip.quantize(n, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).getpalette() or []
    return [tuple(palette[i : i + 3]) for i in range(0, min(len(palette), 3 * n), 3)]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        shrink(name)
