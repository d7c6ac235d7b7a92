"""Which part of which raster a job reads, and what each is called in the bundle.

Copying is left to ``rasters.part_copy``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from sparse_wsss.labels.tile_index import Tiles
from sparse_wsss.rasters.part_copy import Area, Part
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.rasters.tile_grid import extent_window
from sparse_wsss.settings import LogSettings

RASTERS = "rasters"
LONGEST_STEM = 50
OF_MACHINE = frozenset({"device", "threads", *LogSettings.model_fields})
"""Settings that are not carried: they are of the machine, and of no result."""
WAYS = {"run": "run", "output": "map.tif", "confidence": "confidence.tif"}
"""Where a job writes on the other machine, in the folder that it is unpacked into."""


class JobParts:
    """The rasters of a job; ``parts`` has the part of each by its name in the bundle."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self._names: dict[tuple[Any, ...], str] = {}

    def tiles(self, tiles: Tiles) -> Tiles:
        """Take along what tiles show. Returns: the tiles, with the names of the bundle for their rasters."""
        names: dict[Path, str] = {}
        for (optical, sar), positions in tiles.scenes().items():
            windows = np.column_stack([tiles.column, tiles.row, tiles.width, tiles.height])[positions]
            with Scene(optical, sar, tiles.bands) as scene:
                area = (0, 0, scene.info.width, scene.info.height)
                for path, (modality, places) in zip((optical, sar), scene.places.items(), strict=False):
                    if path is not None:
                        names[path] = self._add(Part(path, modality, places, area, windows))
        return replace(tiles, optical=[_in_bundle(names[path]) for path in tiles.optical],
                       sar=[None if path is None else _in_bundle(names[path]) for path in tiles.sar])

    def scene(self, optical: Path, sar: Path | None, order: Sequence[int], extent: str | None) -> dict[str, str]:
        """Take a scene along, whole or inside an extent; ``order`` says which bands are read.

        Returns: the names in the bundle by the parameter of the job.
        """
        names = {}
        with Scene(optical, sar) as scene:
            area: Area = (0, 0, scene.info.width, scene.info.height)
            if extent:
                left, top, width, height = extent_window(extent, scene.info)
                area = (left, top, width, height)
            first = 0
            for parameter, path, (modality, bands) in zip(("raster", "sar"), (optical, sar), scene.modalities,
                                                            strict=False):
                places = tuple(band - first for band in order if first <= band < first + len(bands))
                first += len(bands)
                if path is not None:
                    names[parameter] = self._add(Part(path, modality, places, area))
        return names

    def _add(self, part: Part) -> str:
        """Join it with one that differs in its windows alone. Returns: its name."""
        stem = plain_stem(part.source)
        name = self._names.setdefault((part.source, part.modality, part.places, part.area),
                                      f"{RASTERS}/{len(self.parts) + 1:03d}_{stem}.tif")
        there = self.parts.get(name)
        if there is not None:
            both = None if there.windows is None or part.windows is None else \
                np.concatenate([there.windows, part.windows])
            part = replace(part, windows=both)
        self.parts[name] = part
        return name


def plain_stem(path: Path) -> str:
    """Stem of a file for a name in the bundle, with what is no letter, digit or one of ``.+-`` as ``_``."""
    return re.sub(r"[^\w.+-]", "_", path.stem)[:LONGEST_STEM]


def _in_bundle(name: str) -> Path:
    """What a tile index says until it is unpacked; it has absolute paths alone."""
    return Path("/", name)
