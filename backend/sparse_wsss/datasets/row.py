"""What every layout makes of a data set: a row for each image, and what a person should know of the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One image of a data set.

    ``optical`` and ``sar`` are one file with all bands, or a file a band; ``bands`` are the names that the files lack.
    ``labels`` are the names of its classes, or None; ``reference`` is a raster of class values on its grid.
    ``names`` are what lists of a split may call it, besides its files and folders.
    """

    tile: str
    optical: tuple[Path, ...]
    sar: tuple[Path, ...] = ()
    bands: tuple[str, ...] = ()
    sar_bands: tuple[str, ...] = ()
    labels: tuple[str, ...] | None = None
    reference: Path | None = None
    split: str | None = None
    names: tuple[str, ...] = ()


@dataclass
class Found:
    """The rows of a folder, the legend of their labels or reference rasters, and notes for the log."""

    rows: list[Row]
    legend: str | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """How a data set lies in its folder.

    ``matches`` tells of a path, relative and with '/', whether it is named as in this layout; ``reads`` makes rows of
    all paths; ``example`` shows a path; ``dropped`` are classes that are left out unless a person says otherwise.
    """

    name: str
    title: str
    example: str
    matches: Callable[[Path, str], bool]
    reads: Callable[[Path, list[str]], Found]
    dropped: tuple[str, ...] = ()


def counted(n: int, one: str, many: str) -> str:
    """Number and noun: ``1 image``, ``3 images``."""
    return f"{n} {one if n == 1 else many}"
