"""Example pictures of clusters, cut from the tiles that hold most of each; the rest of the tile is dimmed.

Works on any thread; where the pictures are shown is left to ``cluster_table``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QImage, QPainter

from .mask_painter import CLUSTERS
from .pictures import TilePictures, image_of_rgb, only_where
from .run_files import RunFiles
from .tile_places import TilePlaces

N_CHIPS = 3
CHIP_PX = 32
GAP_PX = 2
LEAST_CUT_PX = 16  # of the tile; less shows no surroundings


class ClusterChips:
    """Makes the examples of clusters. Raises: OSError or ValueError when the cluster map is missing."""

    def __init__(self, run: RunFiles, places: TilePlaces, counts: Any) -> None:
        self._pictures = TilePictures(run, places)
        self._clusters = np.load(run.path("pseudomasks", CLUSTERS), mmap_mode="r", allow_pickle=False)
        self._counts = counts

    def tiles(self, members: tuple[int, ...], n: int = N_CHIPS) -> list[int]:
        """Positions of the tiles that hold most of a group of clusters."""
        held = self._counts[:, list(members)].sum(1)
        return [int(i) for i in np.argsort(-held, kind="stable")[:n] if held[i] > 0]

    def chip(self, position: int, members: tuple[int, ...]) -> QImage | None:
        """Part of a tile around the pixels of a group of clusters."""
        rgb = self._pictures.rgb(position)
        if rgb is None:
            return None
        mask = np.isin(np.asarray(self._clusters[position]), members)
        rows, columns = np.nonzero(mask)
        side = len(mask)
        cut = max(min(side, LEAST_CUT_PX), side // 2)
        top, left = (int(np.clip(np.median(place) - cut // 2, 0, side - cut)) for place in (rows, columns))
        part = (slice(top, top + cut), slice(left, left + cut))
        return image_of_rgb(only_where(rgb[part], mask[part]))

    def strip(self, members: tuple[int, ...]) -> QImage:
        """Chips side by side, as they stand in a cell."""
        width = N_CHIPS * (CHIP_PX + GAP_PX) - GAP_PX
        strip = QImage(width, CHIP_PX, QImage.Format.Format_ARGB32_Premultiplied)
        strip.fill(Qt.GlobalColor.transparent)
        painter = QPainter(strip)
        for number, position in enumerate(self.tiles(members)):
            chip = self.chip(position, members)
            if chip is not None:
                scaled = chip.scaled(CHIP_PX, CHIP_PX, Qt.AspectRatioMode.IgnoreAspectRatio,
                                     Qt.TransformationMode.FastTransformation)
                painter.drawImage(QPoint(number * (CHIP_PX + GAP_PX), 0), scaled)
        painter.end()
        return strip
