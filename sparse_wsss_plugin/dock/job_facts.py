"""Looks at the tile index and the scene for the estimate, and at the machine; slow on big files, so call it in a task.

What a job takes is worked out in ``estimate``.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from osgeo import gdal

from .estimate import MIB, Facts

COUNTS = "SELECT count(*), count(labels), max(width) FROM tiles"


def job_facts(tiles: str, raster: str, sar: str, run: str) -> Facts:
    """Gather what is known; a file that is missing leaves its part at 0."""
    n_tiles, n_labelled, tile_size = _tile_counts(tiles.split("|")[0])
    width, height, bands = _raster(raster)
    bands += _raster(sar)[2]
    return Facts(n_tiles, n_labelled, tile_size or 64, bands or 12, width, height, os.cpu_count() or 2, _free_mb(run),
                 _memory_mb())


def _tile_counts(path: str) -> tuple[int, int, int]:
    if not path or not os.path.isfile(path):
        return 0, 0, 0
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True, timeout=2)) as file:
            row: Any = file.execute(COUNTS).fetchone()
            return int(row[0] or 0), int(row[1] or 0), int(row[2] or 0)
    except (sqlite3.Error, ValueError):
        return 0, 0, 0  # no tile index of ours; starting the job says what is wrong


def _raster(path: str) -> tuple[int, int, int]:
    if not path:
        return 0, 0, 0
    try:
        data = gdal.Open(path)  # not a layer: layers belong to the main thread
    except RuntimeError:  # of a GDAL that was told to raise
        data = None
    return (data.RasterXSize, data.RasterYSize, data.RasterCount) if data is not None else (0, 0, 0)


def _free_mb(run: str) -> int:
    folder = Path(run) if run else Path()
    while run and not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return int(shutil.disk_usage(folder).free / MIB) if run else 0


def _memory_mb() -> int:
    try:
        return int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MIB)
    except (AttributeError, ValueError, OSError):
        return 0  # Windows: nothing is said of it
