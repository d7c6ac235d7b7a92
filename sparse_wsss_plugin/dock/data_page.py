"""Page "Data": raster, tiles and classes."""

from __future__ import annotations

from ..qt import tr
from .page import Page


class DataPage(Page):
    """Pick a raster, cut tiles, name the classes."""

    name = "data"

    def title(self) -> str:
        """Text of the tab."""
        return tr("Data")
