"""Attention and strength of the heads as arrays, read by memory maps from what the stage ``heads`` wrote.

Arrays in, arrays out; nothing stays mapped. Turning them into pictures is left to ``pictures``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..csv_text import text_of_cell
from .run_files import RunFiles, number

VIEWS = "views"
STRENGTH, MAPS = "strength.csv", "maps.npy"


@dataclass(frozen=True)
class Strengths:
    """How much each open head adds in each tile: ``values`` (n, M), as ``strength.csv`` has it."""

    tiles: tuple[str, ...]
    heads: tuple[str, ...]
    values: Any

    def strongest(self, head: str, n: int) -> list[tuple[str, float]]:
        """Tiles where a head adds most, the strongest first."""
        if head not in self.heads or not self.tiles:
            return []
        column = self.values[:, self.heads.index(head)]
        order = np.argsort(-column, kind="stable")[:n]
        return [(self.tiles[i], float(column[i])) for i in order]


def views_path(run: RunFiles, *parts: str) -> Path:
    """Path in the folder of views of a run."""
    return run.path("heads", VIEWS, *parts)


def patches_name(tile: str) -> str:
    """Name of the file with the attention of one tile; ids may hold what a file name may not."""
    safe = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in tile)
    return f"{safe}.npy"


def read_strengths(run: RunFiles) -> Strengths | None:
    """Strength of each head in each tile; None while it was not asked for. Raises nothing: half a file is none."""
    try:
        with open(views_path(run, STRENGTH), encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error):
        return None
    if len(rows) < 2 or rows[0][:1] != ["tile"] or any(len(row) != len(rows[0]) for row in rows):
        return None
    values = np.array([[number(cell) for cell in row[1:]] for row in rows[1:]], np.float32)
    return Strengths(tuple(text_of_cell(row[0]) for row in rows[1:]), tuple(rows[0][1:]), values)


def class_map(run: RunFiles, strengths: Strengths, tile: str, head: str) -> Any | None:
    """What a head looks at from the class token in a tile: float32 (h, w); None where it was not looked."""
    if tile not in strengths.tiles or head not in strengths.heads:
        return None
    maps = _open(views_path(run, MAPS))
    if maps is None or maps.shape[:2] != (len(strengths.tiles), len(strengths.heads)):
        return None
    return np.array(maps[strengths.tiles.index(tile), strengths.heads.index(head)], np.float32)


def patch_map(run: RunFiles, tile: str, heads: list[str], head: str, patch: tuple[int, int] | None) -> Any | None:
    """What a head looks at in a tile from a patch, or with None from the class token: float32 (h, w)."""
    rows = _open(views_path(run, patches_name(tile)))
    if rows is None or head not in heads or rows.ndim != 3 or len(rows) != len(heads):
        return None
    side = round(rows.shape[2] ** 0.5)
    if patch is not None and not (0 <= patch[0] < side and 0 <= patch[1] < side):
        return None
    row = 0 if patch is None else 1 + patch[0] * side + patch[1]
    return np.array(rows[heads.index(head), row], np.float32).reshape(side, side)


def finer(grid: Any, factor: int) -> Any:
    """Interpolate a map on the patch grid, as the worker does. Shapes: (h, w) -> (h * factor, w * factor)."""
    rows, columns = (_weights(n, factor) for n in grid.shape)
    return rows @ grid @ columns.T


def _weights(n: int, factor: int) -> Any:
    """Bilinear weights from ``n`` cells to ``n * factor`` pixels. Shapes: -> (n * factor, n)."""
    place = np.clip((np.arange(n * factor) + 0.5) / factor - 0.5, 0, n - 1)
    low = np.floor(place).astype(int)
    high, share = np.minimum(low + 1, n - 1), place - low
    weights = np.zeros((n * factor, n), np.float32)
    weights[np.arange(n * factor), low] += 1 - share
    weights[np.arange(n * factor), high] += share
    return weights


def _open(path: Path) -> Any | None:
    try:
        return np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, TypeError, SyntaxError, EOFError,
            OverflowError):  # a damaged header raises any of these
        return None
