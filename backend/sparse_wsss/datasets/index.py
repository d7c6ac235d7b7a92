"""Makes tiles of the rows of a data set: opens each image once, and says of each that does not work why.

A tile is a whole image. Finding the rows is left to the layouts, writing the index to ``labels.tile_index``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.windows import Window

from sparse_wsss.datasets.row import Row
from sparse_wsss.datasets.stacks import stack_xml
from sparse_wsss.errors import NoValidPixels, RasterMismatch, SparseWsssError, TileSize
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.image_labels import N_CODES
from sparse_wsss.labels.tile_index import Tiles, footprints, require_same_bands
from sparse_wsss.labels.tile_labels import Labels
from sparse_wsss.legends import Coding
from sparse_wsss.rasters.radiometry import OFFSET_FLOOR, S2_OFFSET, sentinel2_bands
from sparse_wsss.rasters.raster_grid import RasterInfo, grid_difference
from sparse_wsss.rasters.reader import Scene, band_indexes, open_raster, raster_info, read_error, read_window

INDEX_CRS = CRS.from_epsg(4326)  # of an index whose images differ in CRS
MOST_PX = 4096  # a larger image is a scene, to be cut
OFFSET_SAMPLE = 32  # images that are looked at to see whether the data set has Sentinel-2's offset
Progress = Callable[[int, int], None]


@dataclass
class Opened:
    """The rows whose images work; lists and arrays have one entry a row.

    ``counts`` are pixels of each code of the row's reference, int32 (n, 256); ``failures`` the errors of the others.
    """

    rows: list[Row] = field(default_factory=list)
    infos: list[RasterInfo] = field(default_factory=list)
    valid: list[float] = field(default_factory=list)
    counts: list[np.ndarray] = field(default_factory=list)
    failures: list[SparseWsssError] = field(default_factory=list)


@dataclass
class Stacked:
    """Rows with their VRTs as they lie ``now``, and as they will lie ``later``; errors of the others."""

    now: list[Row] = field(default_factory=list)
    later: list[Row] = field(default_factory=list)
    failures: list[SparseWsssError] = field(default_factory=list)


def write_stacks(rows: Sequence[Row], folder: Path, final: Path, progress: Progress) -> Stacked:
    """Write a VRT for each image whose bands lie in files of their own or have no names.

    Args:
        rows: of the data set.
        folder: to write to.
        final: where the folder will be in the end.
        progress: told the rows done and their number.

    Raises: the first error when no image works.
    """
    tags = _tags(rows)
    stacked = Stacked()
    for done, row in enumerate(rows):
        progress(done, len(rows))
        try:
            texts = {f"{row.tile}_optical.vrt": stack_xml(row.optical, row.bands, tags)} if row.bands else {}
            texts |= {f"{row.tile}_sar.vrt": stack_xml(row.sar, row.sar_bands, {})} if row.sar_bands else {}
        except SparseWsssError as error:
            stacked.failures.append(error)
            continue
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        stacked.now.append(_stacked(row, folder))
        stacked.later.append(_stacked(row, final))
    if not stacked.now:
        raise stacked.failures[0]
    return stacked


def _stacked(row: Row, folder: Path) -> Row:
    optical = (folder / f"{row.tile}_optical.vrt",) if row.bands else row.optical
    return replace(row, optical=optical, sar=(folder / f"{row.tile}_sar.vrt",) if row.sar_bands else row.sar)


def _tags(rows: Sequence[Row]) -> dict[str, str]:
    """Say in each VRT what is true of the whole data set, because a bright patch alone cannot tell the offset."""
    if not rows or sentinel2_bands(rows[0].bands) is None:
        return {}
    chosen = rows if len(rows) <= OFFSET_SAMPLE else [rows[i] for i in np.linspace(0, len(rows) - 1, OFFSET_SAMPLE,
                                                                                    dtype=int)]
    darkest = min(_darkest(path) for row in chosen for path in row.optical)
    return {"BOA_ADD_OFFSET": "0" if darkest < OFFSET_FLOOR else str(int(-S2_OFFSET))}


def _darkest(path: Path) -> float:
    """The least first percentile of the bands of a raster; infinite where it cannot be read, which is told later."""
    try:
        with open_raster(path) as dataset:
            return float(np.percentile(dataset.read().reshape(dataset.count, -1), 1, axis=1).min())
    except (RasterioError, SparseWsssError):
        return float("inf")


def open_rows(rows: Sequence[Row], coding: Coding | None, progress: Progress) -> Opened:
    """Open every image; one that is damaged, or has no valid pixel, is a failure and stops nothing.

    Raises: the first error when no image works; RasterMismatch when images differ in their bands; TileSize.
    """
    opened = Opened()
    first: Scene | None = None
    for done, row in enumerate(rows):
        progress(done, len(rows))
        try:
            with Scene(row.optical[0], row.sar[0] if row.sar else None) as scene:
                _require_tile(scene.info)
                valid = _valid_share((*row.optical, *row.sar))
                if valid == 0:
                    raise NoValidPixels(f"{scene.info.path.name} has no valid pixel.", hint="Leave it out.")
                counts = _counts(row, scene.info, coding)
                first = first or scene
        except SparseWsssError as error:
            opened.failures.append(error)
            continue
        require_same_bands(first.info.path, first.modalities, scene.info.path, scene.modalities)
        opened.rows.append(row)
        opened.infos.append(scene.info)
        opened.valid.append(valid)
        opened.counts.append(counts)
    progress(len(rows), len(rows))
    if not opened.rows:
        raise opened.failures[0]
    return opened


def _valid_share(paths: Sequence[Path]) -> float:
    """Share of the pixels that are finite and not masked in every band.

    Units are left out of it: to judge them, image by image, takes several times as long as to read.
    """
    shares = []
    for path in paths:
        with open_raster(path) as dataset:
            image, known = read_window(dataset, band_indexes(dataset), Window(0, 0, dataset.width, dataset.height))
        shares.append(known & np.isfinite(image).all(axis=0))
    return float(np.all(shares, axis=0).mean())


def _require_tile(info: RasterInfo) -> None:
    if max(info.width, info.height) > MOST_PX:
        raise TileSize(f"{info.path.name} has {info.width} x {info.height} px, which is a scene and no tile.",
                       hint="Cut it with the algorithm 'Tiles', and label the tiles.")


def _counts(row: Row, info: RasterInfo, coding: Coding | None) -> np.ndarray:
    """Pixels of each code in the reference of a row, int32 (256,); its first band holds the values."""
    if row.reference is None or coding is None:
        return np.zeros(N_CODES, np.int32)
    difference = grid_difference(info, raster_info(row.reference))
    if difference is not None:
        raise RasterMismatch(f"{row.reference.name} does not lie on {info.path.name}: {difference}.",
                             hint="Unpack the archive again.")
    with open_raster(row.reference) as dataset:
        try:
            values, known = dataset.read(1), dataset.read_masks(1) > 0
        except RasterioError as error:
            raise read_error(str(row.reference), error) from None
    codes = coding.codes(values[known])
    return np.bincount(codes[(codes >= 0) & (codes < N_CODES)], minlength=N_CODES).astype(np.int32)


def tiles_of(opened: Opened, rows: Sequence[Row], labels: list[Labels], classes: ClassTable) -> Tiles:
    """Make the tiles of images that work.

    Args:
        opened: the images.
        rows: the same rows, with the paths that the index is to name.
        labels: of each.
        classes: the class table.
    """
    infos = opened.infos
    crs = infos[0].crs if all(info.crs == infos[0].crs for info in infos) else INDEX_CRS
    width, height = (np.array([getattr(info, side) for info in infos]) for side in ("width", "height"))
    zero = np.zeros(len(infos), int)
    windows = np.column_stack([zero, zero, width, height])
    return Tiles(
        tile=[row.tile for row in rows], scene=[row.tile for row in rows], optical=[row.optical[0] for row in rows],
        sar=[row.sar[0] if row.sar else None for row in rows], column=zero, row=zero, width=width, height=height,
        valid_fraction=np.array(opened.valid), labels=labels, split=[row.split for row in rows],
        geometry=np.concatenate([footprints(info, windows[i : i + 1], crs) for i, info in enumerate(infos)]),
        crs=crs, classes=classes)
