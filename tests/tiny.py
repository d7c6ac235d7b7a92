"""Tiny worlds: real GeoTIFFs of painted textures whose truth is known.

Factories over committed files: every test makes what it needs in its own folder.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import pytest
import rasterio
import shapely
from affine import Affine
from rasterio.crs import CRS
from rasterio.io import DatasetReader
from rasterio.warp import Resampling, calculate_default_transform, reproject
from rasterio.warp import transform as transform_points
from sparse_wsss.context import Context
from sparse_wsss.errors import SparseWsssError
from sparse_wsss.events import Reporter
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_index import Tiles, footprints, write_tiles
from sparse_wsss.labels.tile_labels import TileLabels
from sparse_wsss.pipeline import run_stage
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.tile_grid import tile_grid

UTM = CRS.from_epsg(32632)
LAMBERT = CRS.from_wkt(  # a projection of its own, without a code
    'PROJCS["unnamed",GEOGCS["GRS 1980",DATUM["unknown",SPHEROID["GRS80",6378137,298.257222101]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],'
    'PARAMETER["latitude_of_origin",33.75],PARAMETER["central_meridian",-79.3],'
    'PARAMETER["standard_parallel_1",36.2],PARAMETER["standard_parallel_2",34.3],'
    'PARAMETER["false_easting",609601.22],PARAMETER["false_northing",0],UNIT["metre",1]]'
)
NORTH_UP = Affine(10, 0, 500_000, 0, -10, 5_200_000)
SOUTH_UP = Affine(10, 0, 500_000, 0, 10, 5_200_000)
ROTATED = NORTH_UP @ Affine.rotation(30)
DEGREES = Affine(0.001, 0, 9.0, 0, -0.001, 47.0)
GEOGRAPHIC = CRS.from_epsg(4326)
GRIDS = {"north up": (UTM, NORTH_UP), "south up": (UTM, SOUTH_UP), "rotated": (UTM, ROTATED),
         "degrees": (GEOGRAPHIC, DEGREES), "own projection": (LAMBERT, NORTH_UP)}
ON_EVERY_GRID = pytest.mark.parametrize(("crs", "transform"), GRIDS.values(), ids=GRIDS)
"""Runs a test on each of these grids."""
CLASSES = ClassTable.from_json([
    {"code": 1, "name": "water", "colour": "#2b7bba"},
    {"code": 2, "name": "forest", "colour": "#1b7837"},
    {"code": 3, "name": "crops", "colour": "#f0b64a"},
    {"code": 4, "name": "built", "colour": "#d7301f"},
])
# mean of each class in each band; the classes differ in texture as well
CLASS_MEANS = np.array([[0.05, 0.06, 0.04, 0.02], [0.05, 0.10, 0.06, 0.40], [0.15, 0.20, 0.22, 0.45],
                        [0.30, 0.28, 0.32, 0.30]])
CLASS_SPREAD = np.array([0.01, 0.05, 0.03, 0.10])
SAR_MEANS = np.array([[-20.0, -27.0], [-9.0, -14.0], [-12.0, -19.0], [-4.0, -11.0]])


class Events:
    """Collects the events that a stage sends."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []

    def write(self, event: dict[str, Any]) -> None:
        """Keep one event."""
        self.events.append(event)

    def messages(self, level: str) -> list[str]:
        """Messages of the level info or warning."""
        return [event["message"] for event in self.events if event["event"] == "log" and event["level"] == level]


class StopsAt(Reporter):
    """Is asked to stop when the work has come to a step: at that very step, however fast the machine is."""

    def __init__(self, message: str, step: int) -> None:
        super().__init__()
        self._message, self._step = message, step

    def progress(self, message: str, current: float, maximum: float) -> None:
        if message == self._message and current >= self._step:
            self.stop("Stopped on request")
        super().progress(message, current, maximum)


def context() -> tuple[Context, Events]:
    """Return a context without a run, and the events that will be sent in it."""
    events = Events()
    return Context(Reporter([events])), events


def run(stage: str, **parameters: Any) -> tuple[dict[str, Any], Events]:
    """Run a stage as the command line does; returns its outputs and the events it sent."""
    events = Events()
    given = {name: str(value) if isinstance(value, Path) else value for name, value in parameters.items()}
    return run_stage(stage, given, Reporter([events])), events


@contextmanager
def tells(kind: type[SparseWsssError], *words: str) -> Iterator[None]:
    """Expect an error of exactly this kind, whose message holds the words and which names a next step."""
    with pytest.raises(SparseWsssError) as caught:
        yield
    assert type(caught.value) is kind, repr(caught.value)
    for word in words:
        assert word in caught.value.message
    assert caught.value.hint.strip()


@contextmanager
def untouched(*folders: Path) -> Iterator[None]:
    """Expect that no file of these folders is added, removed or changed."""
    before = [_contents(folder) for folder in folders]
    yield
    assert [_contents(folder) for folder in folders] == before


def _contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def write_polygons(path: Path, shapes: Sequence[shapely.Geometry], fields: Mapping[str, Sequence[Any]], *,
                   crs: CRS | None = UTM, kind: str = "Polygon") -> Path:
    """Write a vector layer and return its path; None is NULL."""
    values = []
    for column in fields.values():
        is_text = any(isinstance(value, str) or value is None for value in column)
        values.append(np.array(column, object if is_text else None))
    pyogrio.raw.write(path, shapely.to_wkb(np.array(shapes, object)), values, list(fields), geometry_type=kind,
                      crs=crs.to_wkt() if crs else None)
    return path


def write_raster(path: Path, array: np.ndarray, *, crs: CRS | None = UTM, transform: Affine = NORTH_UP,
                 nodata: float | None = None, names: Sequence[str] = (), **creation: Any) -> Path:
    """Write an array (C, h, w) or (h, w) as a GeoTIFF and return its path."""
    bands = array[np.newaxis] if array.ndim == 2 else array
    path.parent.mkdir(parents=True, exist_ok=True)
    with rasterio.open(path, "w", driver="GTiff", width=bands.shape[2], height=bands.shape[1], count=bands.shape[0],
                       dtype=bands.dtype, crs=crs, transform=transform, nodata=nodata, **creation) as dataset:
        dataset.write(bands)
        for number, name in enumerate(names, 1):
            dataset.set_band_description(number, name)
    return path


def painted_truth(height: int = 96, width: int = 128, patch: int = 20, n_classes: int = 4, seed: int = 0) -> np.ndarray:
    """Codes 1..n_classes in square patches, uint8 (h, w); neighbouring patches often share a class."""
    rng = np.random.default_rng(seed)
    rows, columns = -(-height // patch), -(-width // patch)
    coarse = rng.integers(1, n_classes + 1, (-(-rows // 2), -(-columns // 2)))
    coarse = coarse.repeat(2, 0).repeat(2, 1)[:rows, :columns]
    speckle = rng.random((rows, columns)) < 0.3
    coarse[speckle] = rng.integers(1, n_classes + 1, int(speckle.sum()))
    return coarse.repeat(patch, 0).repeat(patch, 1)[:height, :width].astype(np.uint8)


def painted(truth: np.ndarray, means: np.ndarray, spread: np.ndarray, seed: int = 0) -> np.ndarray:
    """Paint classes as noisy bands: truth (h, w), means (K, C), spread (K,) -> float32 (C, h, w)."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((means.shape[1], *truth.shape)) * spread[truth - 1]
    return (np.moveaxis(means[truth - 1], -1, 0) + noise).astype(np.float32)


@dataclass(frozen=True)
class TinyScene:
    """Files of a tiny world, and what is true in it."""

    optical: Path
    sar: Path
    reference: Path
    classes: Path
    truth: np.ndarray
    """Codes 1..4, uint8 (h, w); also under the nodata corner."""
    valid: np.ndarray
    """False in the nodata corner, bool (h, w)."""


def tiny_scene(folder: Path, name: str = "scene", *, height: int = 96, width: int = 128, corner: int = 10,
               crs: CRS = UTM, transform: Affine = NORTH_UP, seed: int = 0) -> TinyScene:
    """Write a scene of four bands and SAR, a reference raster and a class table.

    The upper left ``corner`` x ``corner`` pixels are nodata (-9999) in the optical raster.
    """
    truth = painted_truth(height, width, seed=seed)
    valid = np.ones(truth.shape, bool)
    valid[:corner, :corner] = False
    bands = painted(truth, CLASS_MEANS, CLASS_SPREAD, seed)
    bands[:, ~valid] = -9999
    grid: dict[str, Any] = {"crs": crs, "transform": transform}
    optical = write_raster(folder / f"{name}.tif", bands, nodata=-9999, names=("blue", "green", "red", "nir"), **grid)
    sar = write_raster(folder / f"{name}_sar.tif", painted(truth, SAR_MEANS, np.full(4, 1.0), seed + 1),
                       names=("VV", "VH"), **grid)
    reference = write_raster(folder / f"{name}_reference.tif", truth, nodata=0, **grid)
    classes = folder / "classes.csv"
    classes.write_text("code,name,colour\n" + "".join(
        f"{row['code']},{row['name']},{row['colour']}\n" for row in CLASSES.to_json()), encoding="utf-8")
    return TinyScene(optical, sar, reference, classes, truth, valid)


def in_another_crs(source: Path, target: Path, crs: CRS, resolution: float | None = None) -> Path:
    """Warp a class raster to another CRS, nearest, and return the new file."""
    with rasterio.open(source) as dataset:
        transform, width, height = calculate_default_transform(
            dataset.crs, crs, dataset.width, dataset.height, *dataset.bounds, resolution=resolution)
        warped = np.zeros((height, width), dataset.dtypes[0])
        reproject(rasterio.band(dataset, 1), warped, dst_transform=transform, dst_crs=crs, dst_nodata=0,
                  resampling=Resampling.nearest)
    return write_raster(target, warped, crs=crs, transform=transform, nodata=0)


def looked_up(codes: np.ndarray, crs: CRS, transform: Affine, other: DatasetReader) -> tuple[np.ndarray, np.ndarray]:
    """What a raster of codes shows in the middle of each pixel of another file, by coordinates alone; 255 beside it.

    Shapes: codes (h, w) -> codes (h', w') of the other file, and bool (h', w'): not just at the border of a pixel.
    """
    rows, columns = np.mgrid[: other.height, : other.width] + 0.5
    x, y = transform_points(other.crs, crs, *(part.ravel() for part in other.transform @ (columns, rows)))
    columns, rows = ~transform @ (np.asarray(x), np.asarray(y))
    surely = (np.abs(columns - np.rint(columns)) > 0.05) & (np.abs(rows - np.rint(rows)) > 0.05)
    inside = (columns > 0) & (rows > 0) & (columns < codes.shape[1]) & (rows < codes.shape[0])
    found = np.full(len(columns), 255, codes.dtype)
    found[inside] = codes[rows[inside].astype(int), columns[inside].astype(int)]
    return found.reshape(other.shape), surely.reshape(other.shape)


def labels_of(truth: np.ndarray, min_share: float = 0.1) -> TileLabels:
    """The classes that cover at least a share of a tile; codes 1..4, 0 is no reference."""
    seen = truth[truth > 0]
    return exactly(*(one.name for one in CLASSES.classes if seen.size and (seen == one.code).mean() >= min_share))


def truth_shares(truth: np.ndarray) -> dict[str, float]:
    """Percent of each class of a tile that occurs; codes 1..4."""
    return {one.name: 100 * float((truth == one.code).mean()) for one in CLASSES.classes if (truth == one.code).any()}


def exactly(*names: str) -> TileLabels:
    """Labels of a tile that shows these classes and no other."""
    return TileLabels(names)


def tiny_tiles(folder: Path, scene: TinyScene, *, tile_size: int = 32, sar: bool = False, labelled: bool = True,
               name: str = "tiles.gpkg") -> Path:
    """Write the tile index of a tiny scene, labelled with its truth, and return its path."""
    info = raster_info(scene.optical)
    grid = tile_grid(info.width, info.height, tile_size, tile_size)
    size = np.full(len(grid), tile_size)
    cuts = [(slice(row, row + tile_size), slice(column, column + tile_size)) for column, row in grid]
    return write_tiles(folder / name, Tiles(
        tile=[f"scene_r{row // tile_size:04d}_c{column // tile_size:04d}" for column, row in grid],
        scene=["scene"] * len(grid), optical=[scene.optical] * len(grid),
        sar=[scene.sar if sar else None] * len(grid), column=grid[:, 0], row=grid[:, 1], width=size, height=size,
        valid_fraction=np.array([scene.valid[cut].mean() for cut in cuts]),
        labels=[labels_of(scene.truth[cut]) if labelled else None for cut in cuts], split=[None] * len(grid),
        geometry=footprints(info, np.column_stack([grid, size, size]), info.crs), crs=info.crs, classes=CLASSES,
    ))


def execute(index: Path, sql: str) -> None:
    """Edit an index as any GIS may; the triggers of a GeoPackage need functions that SQLite lacks."""
    with sqlite3.connect(index) as connection:
        for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.execute(f'drop trigger "{name}"')
        connection.execute(sql)
    connection.close()


def rectangle(window: tuple[int, int, int, int], transform: Affine = NORTH_UP) -> shapely.Polygon:
    """Footprint of a pixel window (column, row, width, height)."""
    column, row, width, height = window
    return shapely.Polygon([transform @ point for point in (
        (column, row), (column + width, row), (column + width, row + height), (column, row + height))])
