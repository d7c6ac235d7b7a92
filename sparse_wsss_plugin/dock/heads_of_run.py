"""All that the page Heads knows of a run: gates, tiles, strengths and attention, read again when files change.

No widget and no layer here; those are left to ``heads_page`` and ``heads_on_map``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtGui import QImage, QPainter

from .head_arrays import STRENGTH, VIEWS, Strengths, class_map, finer, patch_map, read_strengths
from .head_model import GateHistory, HeadTable, read_heads
from .pictures import TilePictures, image_of_attention, image_of_rgb
from .run_files import RunFiles
from .tile_places import TilePlaces, read_places
from .tile_pointer import Patch

FINER = 4  # pixels a patch and side
LARGE_BYTES = 1 << 20  # of JSON and CSV: some 30 ms
WATCHED = (("train", "gates.csv"), ("heads", "stage.json"), ("heads", VIEWS, STRENGTH))


@dataclass(frozen=True)
class Found:
    """What the files of a run say of its heads."""

    table: HeadTable
    places: TilePlaces | None
    strengths: Strengths | None


class HeadsOfRun:
    """The heads of one run folder, "" for none."""

    def __init__(self, folder: str) -> None:
        self.run = RunFiles(folder)
        self.table = HeadTable()
        self.history = GateHistory(self.run)
        self.places: TilePlaces | None = None
        self.strengths: Strengths | None = None
        self._pictures: TilePictures | None = None
        self._seen: tuple[float, ...] | None = None

    def look(self) -> tuple[bool, bool]:
        """Look at the files. Returns: whether gates have moved, and whether there is anything else to read again."""
        is_moving = self.history.look()
        if not self.table.heads or self.table.step is not None:
            self.table = self.history.last
        seen = tuple(self.run.changed_at(*parts) for parts in WATCHED)
        is_new, self._seen = seen != self._seen, seen
        return is_moving, is_new

    def forget(self) -> None:
        """Forget what was seen: the next look finds everything new."""
        self._seen = None

    @property
    def is_large(self) -> bool:
        """Tell whether reading would take longer than a window may wait."""
        return self.run.size("heads", "tiles.json") + self.run.size("heads", VIEWS, STRENGTH) > LARGE_BYTES

    def read(self) -> Found:
        """Read tiles, strengths and the table; on any thread."""
        return Found(read_heads(self.run), read_places(self.run, "heads"), read_strengths(self.run))

    def take(self, found: Found) -> None:
        """Take over what was read."""
        self.places, self.strengths = found.places, found.strengths
        self._pictures = TilePictures(self.run, found.places) if found.places else None
        self.table = found.table if found.table.heads else self.history.last

    @property
    def first_tile(self) -> str:
        """Tile to begin with: the one that the stage chose, which shows most."""
        if self.places is None or not len(self.places):
            return ""
        noted = str(self.run.outputs("heads").get("tile") or "")
        return noted if self.places.position(noted) is not None else self.places.tiles[0].name

    def values(self, head: str, tile: str, patch: Patch | None = None) -> Any | None:
        """What a head looks at in a tile, float32 (h, w) patches; None where nobody has looked yet."""
        if not head or not tile:
            return None
        if patch is None and self.strengths is not None:
            found = class_map(self.run, self.strengths, tile, head)
            if found is not None:
                return found
        return patch_map(self.run, tile, [one.name for one in self.table.open], head, patch)

    def has_patches(self, head: str, tile: str) -> bool:
        """Tell whether attention from the patches of a tile is known."""
        return self.values(head, tile, (0, 0)) is not None

    def glow(self, values: Any) -> QImage:
        """Picture of a map, of the tile alone: the network sees whole patches, a tile may end before."""
        fine = finer(values, FINER)
        if self.places is not None:
            side = max(1, round(fine.shape[0] * self.places.tile_size / self.places.padded_size))
            fine = fine[:side, :side]
        return image_of_attention(fine)

    def picture(self, tile: str) -> QImage | None:
        """Picture of a tile, None when its pixels are no longer kept."""
        position = self.places.position(tile) if self.places else None
        rgb = self._pictures.rgb(position) if self._pictures and position is not None else None
        return image_of_rgb(rgb) if rgb is not None else None

    def picture_with(self, head: str, tile: str) -> QImage | None:
        """Picture of a tile with what a head looks at in it."""
        image, values = self.picture(tile), self.values(head, tile)
        if image is None or values is None:
            return image
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.drawImage(image.rect(), self.glow(values))
        painter.end()
        return image
