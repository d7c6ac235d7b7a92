"""Painted truths through the stages that need no network, on grids, types, bands, classes and sizes of every kind.

What is right is worked out here, point by point in world coordinates with rasterio and shapely alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import pytest
import rasterio
import shapely
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.contract import stage_parameters
from sparse_wsss.errors import RasterUnreadable, TileSize
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.rasters.tile_grid import LEAST_TILE_PX

from tests.tiny import (
    GEOGRAPHIC,
    GRIDS,
    NORTH_UP,
    UTM,
    looked_up,
    rectangle,
    run,
    tells,
    write_raster,
)

pytestmark = pytest.mark.slow  # all of it together

TILE = 8
Place = tuple[CRS, Affine]
PLACES: dict[str, Place] = {
    **GRIDS,
    "southern hemisphere": (CRS.from_epsg(32733), Affine(10, 0, 300_000, 0, -10, 8_200_000)),
    "Web Mercator": (CRS.from_epsg(3857), Affine(10, 0, 1_000_000, 0, -10, 6_000_000)),
    "polar": (CRS.from_epsg(3031), Affine(100, 0, 1_000_000, 0, -100, 1_000_000)),
    "feet": (CRS.from_epsg(2264), Affine(33, 0, 2_000_000, 0, -33, 600_000)),
    "oblong pixels": (UTM, Affine(3, 0, 500_000, 0, -20, 5_200_000)),
    "degrees, south up, turned": (GEOGRAPHIC, Affine(0.001, 0, 30.0, 0, 0.001, -20.0) @ Affine.rotation(-20)),
    "mirrored": (UTM, Affine(-10, 0, 500_000, 0, -10, 5_200_000)),
}


@dataclass(frozen=True)
class Case:
    """A scene: where it lies, and how it is written."""

    place: str
    dtype: str
    n_bands: int
    n_classes: int
    nodata: float | None
    shape: tuple[int, int] = (40, 56)
    creation: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        half = "16" if self.creation.get("nbits") else ""
        return f"{self.place}, {self.dtype}{half}, {self.n_bands} bands, {self.n_classes} classes"


CASES = [
    Case("north up", "uint8", 1, 2, 0), Case("south up", "uint8", 3, 4, 255), Case("rotated", "int8", 2, 3, -128),
    Case("degrees", "int16", 4, 10, -32768), Case("own projection", "uint16", 13, 5, 65535),
    Case("southern hemisphere", "uint32", 5, 100, 4294967295), Case("Web Mercator", "int32", 6, 7, -2147483648),
    Case("polar", "float32", 3, 4, -32768, creation={"nbits": 16}),  # half precision, as GDAL has it in a GeoTIFF
    Case("feet", "float32", 224, 100, -3.4028234663852886e38), Case("oblong pixels", "float64", 10, 254, float("nan")),
    Case("degrees, south up, turned", "float64", 2, 3, -1.7976931348623157e308),
    Case("mirrored", "uint64", 2, 3, None), Case("north up", "int64", 224, 2, -9999, (8, 8)),
    Case("north up", "uint16", 2, 4, 0, (8, 1500)),
]
EVERY = pytest.mark.parametrize("case", CASES, ids=str)


@dataclass(frozen=True)
class World:
    """What is painted. Shapes: codes uint8 (h, w), 1 .. n_classes; values (C, h, w); known bool (h, w)."""

    crs: CRS
    transform: Affine
    codes: np.ndarray
    values: np.ndarray
    known: np.ndarray

    def centres(self) -> tuple[np.ndarray, np.ndarray]:
        """World coordinates of the middle of each pixel, row by row."""
        height, width = self.codes.shape
        rows, columns = np.divmod(np.arange(height * width), width)
        return self.transform @ (columns + 0.5, rows + 0.5)

    def inside(self, shape: shapely.Geometry) -> np.ndarray:
        """Which pixels have their middle in a shape, bool (h, w)."""
        return shapely.contains_xy(shape, *self.centres()).reshape(self.codes.shape)


def painted(case: Case) -> World:
    """Paint a world: classes in squares of 4 px, each value of a class and band another one, a corner unknown."""
    crs, transform = PLACES[case.place]
    height, width = case.shape
    rng = np.random.default_rng(len(str(case)))
    squares = rng.integers(1, case.n_classes + 1, (-(-height // 4), -(-width // 4)))
    codes = squares.repeat(4, 0).repeat(4, 1)[:height, :width].astype(np.uint8)
    values = 1 + (codes * 7 + np.arange(case.n_bands)[:, None, None] * 3) % 120  # fits into every type, and is exact
    values = values.astype(case.dtype)
    known = np.ones(codes.shape, bool)
    if case.nodata is not None:
        known[: height // 4, : width // 3] = False
        values[case.n_bands - 1, ~known] = case.nodata  # one band is enough
    return World(crs, transform, codes, values, known)


def scene_of(case: Case, folder: Path) -> tuple[World, Path]:
    world = painted(case)
    return world, write_raster(folder / "scene.tif", world.values, crs=world.crs, transform=world.transform,
                               nodata=case.nodata, **case.creation)


def class_file(folder: Path, n_classes: int) -> Path:
    path = folder / "classes.csv"
    rows = "".join(f"{code},kind {code}\n" for code in range(1, n_classes + 1))
    path.write_text("code,name\n" + rows, encoding="utf-8")
    return path


def finer(world: World, path: Path, codes: np.ndarray, times: int = 2, dtype: str = "uint8") -> Path:
    """Write codes on a grid of smaller pixels, which starts some of them beside the world's."""
    values = np.pad(codes.repeat(times, 0).repeat(times, 1), 3).astype(dtype)
    return write_raster(path, values, crs=world.crs, nodata=0,
                        transform=world.transform @ Affine.scale(1 / times) @ Affine.translation(-3, -3))


def layer(path: Path) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Fields and shapes of the first layer of a vector file."""
    meta, _, geometry, fields = pyogrio.raw.read(path, layer=0)
    return dict(zip(meta["fields"], fields, strict=True)), shapely.from_wkb(geometry)


# ---------------------------------------------------------------- pixels


@EVERY
def test_every_pixel_has_its_value_and_nodata_stays_nodata(tmp_path: Path, case: Case):
    world, path = scene_of(case, tmp_path)
    height, width = case.shape
    with Scene(path) as scene:
        image, valid = scene.read(0, 0, width, height)
    np.testing.assert_array_equal(valid, world.known)
    np.testing.assert_array_equal(image, np.where(world.known, world.values.astype(np.float64), 0))


@pytest.mark.parametrize(("dtype", "value"), [
    ("uint32", 4_000_000_000), ("int32", -2_000_000_000), ("float64", 1e30), ("uint16", 65_535), ("int64", 2**53),
    ("float32", 1e-30), ("float64", -1e-300)])
def test_the_ends_of_a_type_are_measurements_where_no_nodata_value_says_otherwise(tmp_path: Path, dtype: str,
                                                                                   value: float):
    values = np.full((1, 8, 8), 5, dtype)
    values[0, 2, 3] = value
    with Scene(write_raster(tmp_path / "scene.tif", values)) as scene:
        image, valid = scene.read(0, 0, 8, 8)
    assert valid.all()
    assert image[0, 2, 3] == np.float32(value)


@pytest.mark.parametrize("dtype", ["complex64", "complex128", "complex_int16"])
@pytest.mark.parametrize("stage", ["tiles", "evaluate", "vectorize", "export"])
def test_complex_numbers_are_refused_by_every_stage(tmp_path: Path, dtype: str, stage: str):
    path = tmp_path / "slc.tif"
    with rasterio.open(path, "w", driver="GTiff", width=32, height=32, count=1, dtype=dtype, crs=UTM,
                       transform=NORTH_UP) as dataset:
        dataset.write(np.ones((1, 32, 32), np.complex64))
    given: dict[str, Any] = {
        "tiles": {"raster": path, "tile_size": TILE, "output": tmp_path / "t.gpkg"},
        "evaluate": {"map": path, "reference": path, "output_json": tmp_path / "a.json"},
        "vectorize": {"map": path, "output": tmp_path / "p.gpkg"},
        "export": {"map": path, "output": tmp_path / "m.img"}}
    with tells(RasterUnreadable, "slc.tif", "complex"):
        run(stage, **given[stage])
    assert [one.name for one in tmp_path.iterdir()] == ["slc.tif"]


# ---------------------------------------------------------------- tiles and their labels


@EVERY
def test_tiles_lie_on_their_pixels_and_are_labelled_with_what_is_painted_there(tmp_path: Path, case: Case):
    world, path = scene_of(case, tmp_path)
    run("tiles", raster=path, tile_size=TILE, min_valid=0, output=tmp_path / "tiles.gpkg")
    reference = finer(world, tmp_path / "reference.tif", world.codes)
    run("labels", tiles=tmp_path / "tiles.gpkg", reference=reference, classes=class_file(tmp_path, case.n_classes),
        record="shares", min_share=0.001, output=tmp_path / "labelled.gpkg")
    fields, shapes = layer(tmp_path / "labelled.gpkg")
    seen = np.zeros(world.codes.shape, int)
    for number, shape in enumerate(shapes):
        inside = world.inside(shape)
        seen += inside
        assert inside.sum() == TILE**2
        assert fields["valid_fraction"][number] == world.known[inside].mean()
        found = dict(part.rsplit(" ", 1) for part in fields["labels"][number].split(";"))
        codes, counts = np.unique(world.codes[inside], return_counts=True)
        assert {name: float(share) for name, share in found.items()} == pytest.approx(
            {f"kind {code}": 100 * count / TILE**2 for code, count in zip(codes, counts, strict=True)}, abs=0.06)
    height, width = (side // TILE * TILE for side in case.shape)
    without_data = sum(not world.known[row : row + TILE, column : column + TILE].any()
                       for row in range(0, height, TILE) for column in range(0, width, TILE))
    assert len(shapes) == height * width // TILE**2 - without_data
    assert seen.max() == 1


# ---------------------------------------------------------------- from a map to polygons, files and figures


def map_of(world: World, folder: Path) -> Path:
    """A map with known errors: every fifth row shows the next class; the unknown corner has no class."""
    n_classes = int(world.codes.max())
    codes = world.codes.copy()
    codes[::5] = codes[::5] % n_classes + 1
    return write_raster(folder / "map.tif", np.where(world.known, codes, 255).astype(np.uint8), crs=world.crs,
                        transform=world.transform, nodata=255)


@EVERY
def test_polygons_hold_the_points_of_their_class_and_no_other(tmp_path: Path, case: Case):
    world = painted(case)
    path = map_of(world, tmp_path)
    run("vectorize", map=path, output=tmp_path / "polygons.gpkg")
    fields, shapes = layer(tmp_path / "polygons.gpkg")
    with rasterio.open(path) as dataset:
        codes = dataset.read(1)
    found = np.zeros(codes.shape, int)
    for code in np.unique(fields["code"]):
        inside = world.inside(shapely.union_all(shapes[fields["code"] == code]))
        assert not found[inside].any(), "polygons overlap"
        found[inside] = code
    np.testing.assert_array_equal(found, np.where(world.known, codes, 0))


@EVERY
def test_figures_are_those_of_the_painted_errors(tmp_path: Path, case: Case):
    world = painted(case)
    path = map_of(world, tmp_path)
    reference = finer(world, tmp_path / "reference.tif", world.codes)
    run("evaluate", map=path, reference=reference, output_json=tmp_path / "accuracy.json")
    figures = json.loads((tmp_path / "accuracy.json").read_text(encoding="utf-8"))
    with rasterio.open(path) as dataset:
        codes = dataset.read(1)
    pairs = list(zip(world.codes[world.known].tolist(), codes[world.known].tolist(), strict=True))
    confusion = figures["confusion"]
    expected = [[pairs.count((one, other)) for other in confusion["codes"]] for one in confusion["codes"]] \
        if len(confusion["codes"]) < 20 else None
    assert figures["n_pixels"] == len(pairs)
    assert figures["left_out"] == int((~world.known).sum())
    assert figures["overall_accuracy"] == pytest.approx(np.mean([one == other for one, other in pairs]))
    assert expected is None or confusion["matrix"] == expected
    for name, one in figures["per_class"].items():
        assert one["support"] == int((world.codes[world.known] == one["code"]).sum()), name


@EVERY
def test_an_export_shows_at_every_point_of_the_world_what_the_map_shows_there(tmp_path: Path, case: Case):
    world = painted(case)
    path = map_of(world, tmp_path)
    crs = CRS.from_epsg(32633) if world.crs == GEOGRAPHIC else GEOGRAPHIC
    run("export", map=path, crs=crs.to_string(), output=tmp_path / "moved.tif")
    with rasterio.open(path) as dataset:
        codes = dataset.read(1)
    with rasterio.open(tmp_path / "moved.tif") as moved:
        assert moved.crs == crs
        shown = moved.read(1)
        expected, surely = looked_up(codes, world.crs, world.transform, moved)
    assert surely.mean() > 0.3
    np.testing.assert_array_equal(shown[surely], expected[surely])
    assert set(np.unique(codes)) == set(np.unique(shown)) - ({255} - set(np.unique(codes)))


# ---------------------------------------------------------------- sizes


def test_a_raster_of_one_pixel_is_mapped_measured_outlined_and_exported(tmp_path: Path):
    path = write_raster(tmp_path / "map.tif", np.array([[7]], np.uint8), nodata=255)
    run("vectorize", map=path, output=tmp_path / "p.gpkg")
    fields, shapes = layer(tmp_path / "p.gpkg")
    assert fields["code"].tolist() == [7]
    assert shapes[0].equals(rectangle((0, 0, 1, 1)))
    run("export", map=path, crs="EPSG:4326", output=tmp_path / "m.tif")
    with rasterio.open(tmp_path / "m.tif") as dataset:
        assert 7 in dataset.read(1)
    outputs, _ = run("evaluate", map=path, reference=path, output_json=tmp_path / "a.json")
    assert (outputs["n_pixels"], outputs["overall_accuracy"]) == (1, 1)
    with Scene(path) as scene:
        assert scene.read(0, 0, 1, 1)[0].tolist() == [[[7]]]


@pytest.mark.parametrize("shape", [(1, 1), (7, 30_000), (30_000, 7)])
def test_a_raster_lower_than_any_tile_is_refused_without_advice_that_cannot_be_followed(tmp_path: Path, shape: tuple):
    path = write_raster(tmp_path / "strip.tif", np.ones(shape, np.uint8))
    with pytest.raises(TileSize, match="8 px does not fit into the raster") as caught:
        run("tiles", raster=path, tile_size=LEAST_TILE_PX, output=tmp_path / "t.gpkg")
    assert "TILE_SIZE" not in caught.value.hint
    assert "larger raster" in caught.value.hint
    assert stage_parameters("tiles")["tile_size"]["minimum"] == LEAST_TILE_PX


@pytest.mark.parametrize("shape", [(4, 30_000), (30_000, 4)])
def test_a_strip_of_30000_px_is_measured_outlined_and_exported(tmp_path: Path, shape: tuple):
    codes = np.ones(shape, np.uint8)
    codes[shape[0] // 2 :, shape[1] // 2 :] = 2
    codes[-1, -1] = 3
    path = write_raster(tmp_path / "map.tif", codes, nodata=255)
    run("vectorize", map=path, output=tmp_path / "p.gpkg")
    fields, shapes = layer(tmp_path / "p.gpkg")
    assert dict(zip(fields["code"].tolist(), (shapely.area(shapes) / 100).tolist(), strict=True)) == {
        code: (codes == code).sum() for code in (1, 2, 3)}
    run("export", map=path, output=tmp_path / "m.img")
    with rasterio.open(tmp_path / "m.img") as dataset:
        np.testing.assert_array_equal(dataset.read(1), codes)
    outputs, _ = run("evaluate", map=path, reference=write_raster(tmp_path / "r.tif", codes % 3 + 1, nodata=255),
                     output_json=tmp_path / "a.json")
    assert (outputs["n_pixels"], outputs["overall_accuracy"]) == (120_000, 0)


def sparse(path: Path, windows: dict[tuple[int, int], int], dtype: str = "uint8") -> Path:
    """A raster of 30 000 x 30 000 px, of which only some squares of 256 px are written."""
    with rasterio.open(path, "w", driver="GTiff", width=30_000, height=30_000, count=1, dtype=dtype, crs=UTM,
                       transform=NORTH_UP, nodata=0, tiled=True, sparse_ok=True, compress="deflate") as dataset:
        for (column, row), value in windows.items():
            square = rasterio.windows.Window(column, row, 256, 256)
            dataset.write(np.full((1, 256, 256), value, dtype), window=square)
    return path


def test_places_of_a_raster_of_900_million_pixels_are_cut_and_labelled(tmp_path: Path):
    """Far down and to the right, where a number of 16 bits or a product of two of 32 would not reach."""
    far = (116 * 256, 115 * 256)
    scene = sparse(tmp_path / "scene.tif", {(0, 0): 9, far: 9})
    reference = sparse(tmp_path / "reference.tif", {(0, 0): 1, far: 2})
    extent = rectangle((*far, 300, 256)).bounds
    run("tiles", raster=scene, tile_size=128, extent=f"{extent[0]},{extent[2]},{extent[1]},{extent[3]}",
        output=tmp_path / "tiles.gpkg")
    run("labels", tiles=tmp_path / "tiles.gpkg", reference=reference, output=tmp_path / "labelled.gpkg")
    fields, shapes = layer(tmp_path / "labelled.gpkg")
    assert fields["labels"].tolist() == ["class 2"] * 4
    expected = [rectangle((far[0] + column, far[1] + row, 128, 128)) for row in (0, 128) for column in (0, 128)]
    assert all(one.equals(other) for one, other in zip(shapes, expected, strict=True))
