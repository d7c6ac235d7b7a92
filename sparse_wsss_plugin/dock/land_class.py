"""A class of the land cover: code, name and colour; where they come from is left to ``palette``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LandClass:
    """One class: ``code`` 0 to 254 in rasters, ``name`` in labels, ``colour`` as ``#rrggbb``."""

    code: int
    name: str
    colour: str
