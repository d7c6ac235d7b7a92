"""One network maps the same painted ground from files of every type and grid: its classes lie where they were painted.

What is right is looked up in world coordinates with rasterio and shapely alone.
"""

from __future__ import annotations

import json
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

from tests.pipeline.world import settings_of
from tests.tiny import (
    CLASSES,
    DEGREES,
    GEOGRAPHIC,
    LAMBERT,
    NORTH_UP,
    ROTATED,
    SOUTH_UP,
    UTM,
    looked_up,
    painted,
    painted_truth,
    run,
    write_raster,
)

HEIGHT, WIDTH, CORNER, TILE = 64, 96, 12, 16
MEANS = np.array([[15, 20, 12, 8], [20, 35, 25, 90], [60, 70, 80, 110], [120, 100, 115, 60]])
NODATA = {"int8": -128, "uint8": 0, "int16": -9999, "uint16": 65535, "int32": -9999, "uint32": 0, "float32": -9999,
          "float64": np.nan, "half": -32768}


@dataclass(frozen=True)
class Ground:
    """What is painted: codes uint8 (h, w), values whole numbers 1..127 (4, h, w), and where they are known."""

    codes: np.ndarray
    values: np.ndarray
    known: np.ndarray

    def write(self, path: Path, dtype: str, crs: CRS = UTM, transform: Affine = NORTH_UP) -> Path:
        """Write it as a raster of a type; the corner is nodata."""
        half = dtype == "half"
        values = np.where(self.known, self.values, NODATA[dtype]).astype("float32" if half else dtype)
        # GDAL takes the fourth band of bytes for an alpha band unless it is told otherwise
        return write_raster(path, values, nodata=NODATA[dtype], crs=crs, transform=transform, alpha="no",
                            **({"nbits": 16} if half else {}))


@pytest.fixture(scope="module")
def ground() -> Ground:
    codes = painted_truth(HEIGHT, WIDTH, patch=16, seed=1)
    values = np.rint(painted(codes, MEANS, np.array([2.0, 4.0, 3.0, 8.0]), seed=4)).clip(1, 127)
    known = np.ones(codes.shape, bool)
    known[:CORNER, :CORNER] = False
    return Ground(codes, values, known)


@pytest.fixture(scope="module")
def model(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network that learned the ground from tiles and labels that the stages made."""
    folder = tmp_path_factory.mktemp("taught")
    scene = ground.write(folder / "scene.tif", "int16")
    reference = write_raster(folder / "reference.tif", ground.codes)
    table = folder / "classes.json"
    table.write_text(json.dumps(CLASSES.to_json()), encoding="utf-8")
    run("tiles", raster=scene, tile_size=TILE, stride=8, output=folder / "cut.gpkg")
    run("labels", tiles=folder / "cut.gpkg", reference=reference, classes=table, output=folder / "tiles.gpkg")
    run("train", tiles=folder / "tiles.gpkg", run=folder / "run", **settings_of("train"))
    return folder / "run" / "train" / "model.safetensors"


def mapped(model: Path, scene: Path, folder: Path, **given: Any) -> np.ndarray:
    run("predict", model=model, raster=scene, output=folder / "map.tif", confidence=folder / "confidence.tif",
        **{**settings_of("predict"), **given})
    with rasterio.open(folder / "map.tif") as dataset:
        codes: np.ndarray = dataset.read(1)
    return codes


@pytest.fixture(scope="module")
def plain(model: Path, ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> np.ndarray:
    """The map of the scene that was learned from."""
    folder = tmp_path_factory.mktemp("plain")
    return mapped(model, ground.write(folder / "scene.tif", "int16"), folder)


def test_the_map_shows_the_painted_classes_in_their_places(ground: Ground, plain: np.ndarray):
    right = plain == ground.codes
    assert right[ground.known].mean() > 0.85
    for axis, step in ((0, 4), (0, -4), (1, 4), (1, -4)):
        assert (np.roll(plain, step, axis) == ground.codes)[ground.known].mean() < right[ground.known].mean() - 0.05
    np.testing.assert_array_equal(plain == 255, ~ground.known)


@pytest.mark.parametrize("dtype", sorted(NODATA))
def test_the_map_does_not_depend_on_the_type_of_the_file(ground: Ground, model: Path, plain: np.ndarray, tmp_path: Path,
                                                         dtype: str):
    np.testing.assert_array_equal(mapped(model, ground.write(tmp_path / "scene.tif", dtype), tmp_path), plain)


@pytest.mark.parametrize(("crs", "transform"), [
    (UTM, SOUTH_UP), (UTM, ROTATED), (GEOGRAPHIC, DEGREES), (LAMBERT, NORTH_UP),
    (CRS.from_epsg(3031), Affine(100, 0, 1_000_000, 0, -100, 1_000_000)),
    (UTM, Affine(-10, 0, 500_000, 0, -7, 5_200_000))],
    ids=["south up", "rotated", "degrees", "own projection", "polar", "mirrored, oblong"])
def test_on_every_grid_map_polygons_export_and_figures_show_the_ground_as_it_lies(
        ground: Ground, model: Path, plain: np.ndarray, tmp_path: Path, crs: CRS, transform: Affine):
    scene = ground.write(tmp_path / "scene.tif", "uint8", crs, transform)
    np.testing.assert_array_equal(mapped(model, scene, tmp_path), plain)
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    x, y = transform @ (columns.ravel() + 0.5, rows.ravel() + 0.5)

    run("vectorize", map=tmp_path / "map.tif", output=tmp_path / "polygons.gpkg")
    meta, _, geometry, values = pyogrio.raw.read(tmp_path / "polygons.gpkg")
    fields, shapes = dict(zip(meta["fields"], values, strict=True)), shapely.from_wkb(geometry)
    shown = np.full(HEIGHT * WIDTH, 255)
    shapely.prepare(shapes)
    for code, shape in zip(fields["code"], shapes, strict=True):
        shown[shapely.contains_xy(shape, x, y)] = code
    np.testing.assert_array_equal(shown, plain.ravel())

    other = UTM if crs == GEOGRAPHIC else GEOGRAPHIC
    run("export", map=tmp_path / "map.tif", crs=other.to_string(), output=tmp_path / "moved.tif")
    with rasterio.open(tmp_path / "moved.tif") as dataset:
        expected, surely = looked_up(plain, crs, transform, dataset)
        np.testing.assert_array_equal(dataset.read(1)[surely], expected[surely])
    assert surely.mean() > 0.3

    reference = write_raster(tmp_path / "truth.tif", ground.codes, crs=crs, transform=transform)
    outputs, _ = run("evaluate", map=tmp_path / "map.tif", reference=reference, output_json=tmp_path / "accuracy.json")
    assert outputs["overall_accuracy"] == pytest.approx((plain == ground.codes)[ground.known].mean())
    assert outputs["n_pixels"] == ground.known.sum()


# ---------------------------------------------------------------- sizes


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_scene_of_one_pixel_has_a_map_of_one_pixel(model: Path, tmp_path: Path, number: int):
    path = write_raster(tmp_path / "one.tif", MEANS[number][:, None, None].astype(np.int16), nodata=-9999)
    codes = mapped(model, path, tmp_path)
    assert codes.shape == (1, 1)
    assert codes[0, 0] in CLASSES.codes


@pytest.mark.parametrize("shape", [(4, 30_000), (5_000, 4)])  # of the tall one every window is a batch of its own
def test_a_strip_is_mapped_to_its_end(model: Path, tmp_path: Path, shape: tuple[int, int]):
    along, half = np.indices(shape).sum(0), max(shape) // 2
    values = np.where(along < half, MEANS[0][:, None, None], MEANS[3][:, None, None]).astype(np.int16)
    values[:, -1, -1] = -9999
    codes = mapped(model, write_raster(tmp_path / "strip.tif", values, nodata=-9999), tmp_path, overlap=0.0)
    assert codes.shape == shape
    assert np.argwhere(codes == 255).tolist() == [[shape[0] - 1, shape[1] - 1]]
    surely = (np.abs(along - half) > TILE) & (along > TILE) & (along < max(shape) - TILE)
    assert (codes == np.where(along < half, 1, 4))[surely].mean() > 0.95


@pytest.mark.slow
def test_a_place_in_a_raster_of_900_million_pixels_is_mapped_as_if_it_were_alone(
        ground: Ground, model: Path, plain: np.ndarray, tmp_path: Path):
    path, column, row = tmp_path / "sparse.tif", 29_000, 28_000
    with rasterio.open(path, "w", driver="GTiff", width=30_000, height=30_000, count=4, dtype="uint8", crs=UTM,
                       transform=NORTH_UP, nodata=0, alpha="no", tiled=True, sparse_ok=True) as dataset:
        values = np.where(ground.known, ground.values, 0)
        dataset.write(values.astype(np.uint8), window=rasterio.windows.Window(column, row, WIDTH, HEIGHT))
    left, top = NORTH_UP @ (column, row)
    right, bottom = NORTH_UP @ (column + WIDTH, row + HEIGHT)
    codes = mapped(model, path, tmp_path, extent=f"{left},{right},{bottom},{top}")
    np.testing.assert_array_equal(codes, plain)
    with rasterio.open(tmp_path / "map.tif") as dataset:
        assert dataset.bounds[:] == (left, bottom, right, top)
