"""Arrays as pictures: a tile in natural colours from the run's cache, attention as a glow over it.

Works on any thread; where pictures are shown is left to the widgets.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.PyQt.QtGui import QImage

from .run_files import RunFiles
from .tile_places import TilePlaces

NATURAL = (("B04", "red", "r"), ("B03", "green", "g"), ("B02", "blue", "b"))
SPREAD = 2.0  # standard deviations that a picture shows on both sides of the mean, band by band as QGIS stretches
GLOW = np.array([[0, 0, 0, 0], [70, 20, 120, 70], [190, 50, 110, 130], [250, 130, 40, 165], [255, 240, 120, 190]])
"""Red, green, blue and opacity from no attention to the most: visible on dark and on bright ground."""


def natural_bands(bands: tuple[str, ...]) -> tuple[int, int, int]:
    """Positions of red, green and blue by the bands' names; else the first three, or one band thrice."""
    lower = [band.lower() for band in bands]
    found = []
    for names in NATURAL:
        match = next((lower.index(name.lower()) for name in names if name.lower() in lower), None)
        if match is None:
            first = min(3, max(1, len(bands)))
            return (0, 0, 0) if first < 3 else (2, 1, 0)
        found.append(match)
    return found[0], found[1], found[2]


class TilePictures:
    """Pictures of tiles, from the pixels that the training kept: no scene is opened."""

    def __init__(self, run: RunFiles, places: TilePlaces) -> None:
        self._path = run.path("train", "cache", "images.npy")
        self._places = places
        self._bands = list(natural_bands(places.bands))

    def rgb(self, position: int) -> Any | None:
        """Red, green and blue of a tile, uint8 (S, S, 3); None when the cache is gone."""
        try:
            stored = np.load(self._path, mmap_mode="r", allow_pickle=False)
            values = np.array(stored[self._places.tiles[position].stored][self._bands], np.float32)
        except (OSError, ValueError, IndexError):
            return None
        scaled = np.clip((values + SPREAD) * (255 / (2 * SPREAD)), 0, 255).astype(np.uint8)
        return np.ascontiguousarray(np.moveaxis(scaled, 0, -1))


def image_of_rgb(rgb: Any) -> QImage:
    """Picture of uint8 (h, w, 3), with pixels of its own."""
    height, width = rgb.shape[:2]
    return QImage(np.ascontiguousarray(rgb).tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def image_of_attention(values: Any, most: float | None = None) -> QImage:
    """Glow of a map (h, w): transparent where there is least, bright at ``most`` (by default its largest)."""
    low, high = float(values.min()), float(values.max() if most is None else most)
    share = np.clip((values - low) / max(high - low, 1e-12), 0, 1)
    steps = np.linspace(0, 1, len(GLOW))
    rgba = np.stack([np.interp(share, steps, GLOW[:, channel]) for channel in range(4)], -1).astype(np.uint8)
    height, width = share.shape
    return QImage(np.ascontiguousarray(rgba).tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def only_where(rgb: Any, mask: Any, dimmed: float = 0.35) -> Any:
    """Keep the pixels of a mask as they are and dim the others. Shapes: uint8 (h, w, 3), bool (h, w)."""
    grey = rgb.mean(-1, keepdims=True) * dimmed
    return np.where(mask[..., None], rgb, grey.astype(np.uint8))
