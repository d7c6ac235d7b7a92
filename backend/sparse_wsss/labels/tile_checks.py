"""Tiles against their rasters: every tile inside its scene, every scene with the same bands."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from sparse_wsss.errors import RasterMismatch, SparseWsssError, TileIndexEmpty, TileOutsideRaster
from sparse_wsss.labels.tile_set import Tiles
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.reader import Scene

Modalities = tuple[tuple[str, tuple[str, ...]], ...]


def check_tiles(tiles: Tiles) -> Modalities:
    """Open each scene once and see that every tile lies inside it and all scenes have the same bands.

    Returns: the modalities and their bands, as ``Scene.modalities``.
    Raises: RasterMissing, RasterUnreadable, NoCrs, SarMismatch, TileOutsideRaster, RasterMismatch.
    """
    first: tuple[Path, Modalities] | None = None
    for (optical, sar), positions in tiles.scenes().items():
        with _open_scene(tiles, tiles.tile[positions[0]], optical, sar) as scene:
            _check_inside(tiles, positions, scene.info)
            first = first or (optical, scene.modalities)
            require_same_bands(first[0], first[1], optical, scene.modalities)
    if first is None:
        raise TileIndexEmpty("The tile index holds no tile.", hint="Clear its filter, or cut tiles again.")
    return first[1]


def _open_scene(tiles: Tiles, tile: str, optical: Path, sar: Path | None) -> Scene:
    try:
        return Scene(optical, sar, tiles.bands)
    except SparseWsssError as error:
        error.where = error.where or f"tile {tile}"
        raise


def _check_inside(tiles: Tiles, positions: np.ndarray, info: RasterInfo) -> None:
    column, row = tiles.column[positions], tiles.row[positions]
    width, height = tiles.width[positions], tiles.height[positions]
    inside = ((column >= 0) & (row >= 0) & (width > 0) & (height > 0)
              & (column + width <= info.width) & (row + height <= info.height))
    if not inside.all():
        bad = positions[np.flatnonzero(~inside)[0]]
        raise TileOutsideRaster(
            f"The tile '{tiles.tile[bad]}' (column {tiles.column[bad]}, row {tiles.row[bad]}, {tiles.width[bad]} x "
            f"{tiles.height[bad]} px) is not inside {info.path.name}, which has {info.width} x {info.height} px.",
            hint="The raster has been replaced since the tiles were cut: cut them again, or delete the tiles outside.",
            where=tiles.tile[bad],
        )


def require_same_bands(first: Path, expected: Modalities, path: Path, found: Modalities) -> None:
    """Demand that two scenes have the same modalities with the same bands.

    Raises: RasterMismatch naming both scenes.
    """
    same_modalities = [name for name, _ in expected] == [name for name, _ in found]
    if same_modalities and all(_bands_fit(a, b) for (_, a), (_, b) in zip(expected, found, strict=True)):
        return
    raise RasterMismatch(
        f"{path.name} has {_describe(found)}; {first.name} has {_describe(expected)}.",
        hint="Give all scenes the same bands in the same order, and SAR to all of them or to none.",
    )


def _bands_fit(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    numbered = tuple(f"B{number}" for number in range(1, len(first) + 1))  # names nobody gave contradict nothing
    return len(first) == len(second) and (first == second or numbered in (first, second))


def _describe(modalities: Modalities) -> str:
    return " and ".join(f"{len(bands)} {name} bands ({', '.join(bands)})" for name, bands in modalities)
