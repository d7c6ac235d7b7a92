"""Stage 'tiles': cuts scenes into tiles and writes the tile index."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rasterio.crs import CRS

from sparse_wsss.context import Context, Outputs
from sparse_wsss.errors import BadJob, NoValidPixels, SarMismatch
from sparse_wsss.events import Reporter
from sparse_wsss.jobs import TilesJob
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_index import Tiles, footprints, require_same_bands, write_tiles
from sparse_wsss.rasters.addresses import raster_path
from sparse_wsss.rasters.band_choice import Choice, choice_of
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.rasters.sentinel2 import product_folder
from sparse_wsss.rasters.tile_grid import extent_window, tile_grid

STRIP_VALUES = 1 << 24  # values read at once: 64 MiB of float32
INDEX_CRS = CRS.from_epsg(4326)  # of an index whose scenes differ in CRS


@dataclass(frozen=True)
class _Cut:
    """The tiles of one scene: ids, first pixels (n, 2) and shares of valid pixels (n,)."""

    name: str
    info: RasterInfo
    sar: Path | None
    ids: list[str]
    grid: np.ndarray
    valid_fraction: np.ndarray


def run(job: TilesJob, context: Context) -> Outputs:
    """Cut the scenes of a job and write their tile index.

    Returns: ``output`` (path), ``n_tiles``, ``n_scenes`` and ``n_left_out``.
    Raises: NoValidPixels when no tile is left; the errors of ``Scene``, ``tile_grid`` and ``write_tiles``.
    """
    pairs = _pairs(job)
    names = unique_names([optical for optical, _ in pairs])
    bands = choice_of(optical=job.bands, sar=job.sar_bands if job.sar else None)
    _check_bands(pairs, bands)
    cuts = []
    for number, (name, (optical, sar)) in enumerate(zip(names, pairs, strict=True)):
        with context.reporter.part(number / len(pairs), (number + 1) / len(pairs)):
            cuts.append(_cut(name, (optical, sar), bands, job, context.reporter))
    keeps = [cut.valid_fraction >= max(job.min_valid, np.finfo(float).tiny) for cut in cuts]
    n_tiles, n_all = sum(int(keep.sum()) for keep in keeps), sum(len(cut.ids) for cut in cuts)
    if n_tiles == 0:
        raise _nothing_left(cuts, job)
    if n_tiles < n_all:
        context.reporter.log(f"{n_all - n_tiles} of {n_all} tiles have less than {job.min_valid:.0%} valid pixels "
                             "and are left out.")
    output = write_tiles(job.output, _tiles(cuts, keeps, job.tile_size, bands))
    context.reporter.artifact("tile_index", output)
    return {"output": str(output), "n_tiles": n_tiles, "n_scenes": len(cuts), "n_left_out": n_all - n_tiles}


def _pairs(job: TilesJob) -> list[tuple[Path, Path | None]]:
    optical = [product_folder(raster_path(path)) for path in job.raster]
    sar: list[Path | None] = [raster_path(path) for path in job.sar or ()]
    if not optical:
        raise BadJob("The stage 'tiles' needs at least one raster.", hint="Set RASTER.")
    twice = next((path for path in optical if optical.count(path) > 1), None)
    if twice:
        raise BadJob(f"RASTER names {twice} twice.", hint="Name each raster once.")
    if sar and len(sar) != len(optical):
        raise SarMismatch(f"There are {len(sar)} SAR rasters for {len(optical)} optical ones.",
                          hint="Give one SAR raster for each optical raster, in the same order.")
    return list(zip(optical, sar or [None] * len(optical), strict=True))


def unique_names(paths: list[Path]) -> list[str]:
    """Name each scene by its file; a name that is taken gets a number: a, b, a_2."""
    names: list[str] = []
    for path in paths:
        name, number = path.stem, 2
        while name in names:
            name, number = f"{path.stem}_{number}", number + 1
        names.append(name)
    return names


def _check_bands(pairs: list[tuple[Path, Path | None]], bands: Choice) -> None:
    """See that all scenes go together before the first is read."""
    expected = None
    for optical, sar in pairs:
        with Scene(optical, sar, bands) as scene:
            expected = expected or scene.modalities
            require_same_bands(pairs[0][0], expected, optical, scene.modalities)


def _cut(name: str, pair: tuple[Path, Path | None], bands: Choice, job: TilesJob, reporter: Reporter) -> _Cut:
    with Scene(*pair, bands) as scene:
        info = scene.info
        window = extent_window(job.extent, info) if job.extent else None
        grid = tile_grid(info.width, info.height, job.tile_size, job.stride, window)
        stride = job.stride or job.tile_size
        numbers = (grid - grid[0]) // stride
        ids = [f"{name}_r{row:04d}_c{column:04d}" for column, row in numbers]
        shares = valid_fractions(scene, grid, job.tile_size, reporter)
    return _Cut(name, info, pair[1], ids, grid, shares)


def valid_fractions(scene: Scene, grid: np.ndarray, tile_size: int, reporter: Reporter) -> np.ndarray:
    """Share of valid pixels of each tile, reading one row of tiles at a time.

    Shapes: grid (n, 2) of column and row -> (n,). Memory is bounded by ``STRIP_VALUES`` and one row of tiles.
    """
    shares = np.zeros(len(grid))
    rows = np.unique(grid[:, 1])
    left, right = int(grid[:, 0].min()), int(grid[:, 0].max()) + tile_size
    for number, row in enumerate(rows):
        reporter.progress(f"Reading {scene.info.path.name}", number, len(rows))
        valid_above = np.concatenate([[0], np.cumsum(_valid_by_column(scene, left, right, int(row), tile_size))])
        mine = grid[:, 1] == row
        first = grid[mine, 0] - left
        shares[mine] = (valid_above[first + tile_size] - valid_above[first]) / tile_size**2
    reporter.progress(f"Reading {scene.info.path.name}", len(rows), len(rows))
    return shares


def _valid_by_column(scene: Scene, left: int, right: int, row: int, height: int) -> np.ndarray:
    """Count the valid pixels of each column of a strip, shape (right - left,)."""
    step = max(1, STRIP_VALUES // (scene.n_bands * height))
    counts = [scene.read(column, row, min(step, right - column), height)[1].sum(axis=0)
              for column in range(left, right, step)]
    return np.concatenate(counts)


def _nothing_left(cuts: list[_Cut], job: TilesJob) -> NoValidPixels:
    best = max(float(cut.valid_fraction.max()) for cut in cuts)
    where = cuts[0].info.path.name if len(cuts) == 1 else f"{len(cuts)} rasters"
    if best == 0:
        return NoValidPixels(f"No tile of {where} has a valid pixel: all is nodata, NaN or infinite.",
                             hint="Check the raster's nodata value, or choose another extent.")
    return NoValidPixels(f"No tile of {where} has {job.min_valid:.0%} valid pixels; the best has {best:.1%}.",
                         hint=f"Set MIN_VALID to {int(best * 100) / 100} or less, or choose smaller tiles.")


def _tiles(cuts: list[_Cut], keeps: list[np.ndarray], tile_size: int, bands: Choice) -> Tiles:
    crs = cuts[0].info.crs if all(cut.info.crs == cuts[0].info.crs for cut in cuts) else INDEX_CRS
    counts = [int(keep.sum()) for keep in keeps]
    grid = np.concatenate([cut.grid[keep] for cut, keep in zip(cuts, keeps, strict=True)])
    size = np.full(len(grid), tile_size)
    parts = np.split(np.column_stack([grid, size, size]), np.cumsum(counts)[:-1])
    each = [cut for cut, count in zip(cuts, counts, strict=True) for _ in range(count)]
    return Tiles(
        tile=[name for cut, keep in zip(cuts, keeps, strict=True) for name in np.array(cut.ids)[keep].tolist()],
        scene=[cut.name for cut in each], optical=[cut.info.path for cut in each], sar=[cut.sar for cut in each],
        column=grid[:, 0], row=grid[:, 1], width=size, height=size,
        valid_fraction=np.concatenate([cut.valid_fraction[keep] for cut, keep in zip(cuts, keeps, strict=True)]),
        labels=[None] * len(grid), split=[None] * len(grid),
        geometry=np.concatenate([footprints(cut.info, part, crs) for cut, part in zip(cuts, parts, strict=True)]),
        crs=crs, classes=ClassTable(), bands=dict(bands),
    )
