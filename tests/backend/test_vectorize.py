"""Polygons of a map: every pixel in exactly one, whatever the grid, the strips and the format."""

import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pyogrio
import pyogrio.raw
import pytest
import rasterio
import shapely
from affine import Affine
from rasterio.crs import CRS
from rasterio.features import shapes
from sparse_wsss.contract import stage_parameters
from sparse_wsss.errors import BadJob, Cancelled, DiskFull, NoValidPixels, RasterMismatch
from sparse_wsss.jobs import POLYGON_EXTENSIONS
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.maps.outlines import corners_alone
from sparse_wsss.maps.polygon_file import OPTIONS
from sparse_wsss.maps.rings import polygons_of
from sparse_wsss.pipeline import run_stage
from sparse_wsss.rasters.pixel_area import pixel_areas
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.writer import write_class_raster
from sparse_wsss.stages import vectorize

from tests.backend.test_changes import StopsAt
from tests.tiny import (
    CLASSES,
    GEOGRAPHIC,
    NORTH_UP,
    ON_EVERY_GRID,
    UTM,
    run,
    tells,
    untouched,
    write_raster,
)

HEIGHT, WIDTH = 90, 70
SUFFIXES = [f".{endings[0]}" for endings in POLYGON_EXTENSIONS.values()]


def speckled(height: int = HEIGHT, width: int = WIDTH) -> np.ndarray:
    """Classes in patches with single pixels, diagonal touches and holes between them, some without a class."""
    rng = np.random.default_rng(0)
    codes = rng.integers(1, 5, (-(-height // 9), -(-width // 7))).repeat(9, 0).repeat(7, 1)[:height, :width]
    noise = rng.random(codes.shape) < 0.2
    codes[noise] = rng.integers(1, 5, int(noise.sum()))
    codes[rng.random(codes.shape) < 0.03] = 255
    return codes.astype(np.uint8)


def class_map(path: Path, codes: np.ndarray, crs: CRS = UTM, transform: Affine = NORTH_UP,
              classes: ClassTable = CLASSES) -> Path:
    place = RasterInfo(path, codes.shape[1], codes.shape[0], ("class",), crs, transform, "uint8")
    write_class_raster(path, place, (0, 0, codes.shape[1], codes.shape[0]), codes, classes)
    return path


def read(path: Path) -> tuple[dict[str, np.ndarray], np.ndarray, CRS]:
    meta, _, geometry, values = pyogrio.raw.read(path)
    return dict(zip(meta["fields"], values, strict=True)), shapely.from_wkb(geometry), CRS.from_user_input(meta["crs"])


def vectorized(tmp_path: Path, codes: np.ndarray, name: str = "polygons.gpkg", crs: CRS = UTM,
               transform: Affine = NORTH_UP, **given: Any) -> tuple[dict[str, np.ndarray], np.ndarray, CRS]:
    source = class_map(tmp_path / "map.tif", codes, crs, transform)
    run("vectorize", map=source, output=tmp_path / name, **given)
    return read(tmp_path / name)


def as_text(codes: np.ndarray, polygons: np.ndarray) -> list[tuple[int, str]]:
    return sorted((int(code), one.wkt) for code, one in zip(codes, shapely.normalize(polygons), strict=True))


# ---------------------------------------------------------------- outlines


@pytest.mark.parametrize("seed", range(30))
def test_outlines_are_those_of_gdal_and_valid(seed: int):
    rng = np.random.default_rng(seed)
    regions = rng.integers(-1, rng.integers(1, 5), tuple(rng.integers(1, 40, 2))).astype(np.int32)
    numbers, polygons = polygons_of(regions)
    found = list(shapes(regions, mask=regions >= 0, connectivity=4))
    assert shapely.is_valid(polygons).all()
    expected = np.array([shapely.geometry.shape(shape) for shape, _ in found], object)
    assert as_text(numbers, polygons) == as_text(np.array([number for _, number in found]), expected)


def test_vertices_in_which_a_ring_goes_straight_on_are_left_out_also_the_first():
    hole = [(.5, .5), (1, .5), (1.5, .5), (1, 1.5)]
    square = shapely.Polygon([(0, 1), (0, 2), (2, 2), (2, 1), (2, 0), (0, 0)], [hole])
    found = corners_alone(np.array([square], object))[0]
    assert found.equals(square)
    assert len(found.exterior.coords) == 5
    assert len(found.interiors[0].coords) == 4


# ---------------------------------------------------------------- laws


@pytest.mark.parametrize("suffix", SUFFIXES)
@ON_EVERY_GRID
def test_every_pixel_lies_in_one_polygon_of_its_class(tmp_path: Path, crs: CRS, transform: Affine, suffix: str):
    codes = speckled()
    fields, polygons, where = vectorized(tmp_path, codes, f"polygons{suffix}", crs, transform)
    assert shapely.is_valid(polygons).all()
    assert where == (GEOGRAPHIC if suffix == ".geojson" else crs)
    rows, columns = np.indices(codes.shape).reshape(2, -1)
    x, y = transform @ (columns + 0.5, rows + 0.5)
    if where != crs:
        x, y = rasterio.warp.transform(crs, where, x, y)
    tree = shapely.STRtree(polygons)
    point, polygon = tree.query(shapely.points(np.array(x), np.array(y)), predicate="within")
    assert len(np.unique(point)) == len(point) == (codes != 255).sum()
    assert (fields["code"][polygon] == codes.ravel()[point]).all()
    names = dict(zip(CLASSES.codes, CLASSES.names, strict=True))
    assert all(names[code] == name for code, name in zip(fields["code"], fields["name"], strict=True))


@pytest.mark.parametrize("smallest", [0, 700, 5000])
@ON_EVERY_GRID
def test_hectares_sum_to_those_of_the_map(tmp_path: Path, crs: CRS, transform: Affine, smallest: int):
    codes = speckled()
    fields, polygons, _ = vectorized(tmp_path, codes, "polygons.gpkg", crs, transform, smallest_area=smallest)
    ground = pixel_areas(RasterInfo(Path("x"), WIDTH, HEIGHT, ("B1",), crs, transform, "uint8"), 0, 0, WIDTH, HEIGHT)
    assert ground is not None
    assert fields["area_ha"].sum() == pytest.approx(ground[codes != 255].sum() / 10_000, rel=1e-9)
    assert shapely.area(polygons).sum() == pytest.approx((codes != 255).sum() * abs(transform.determinant), rel=1e-9)
    if not smallest:
        for code in CLASSES.codes:
            assert fields["area_ha"][fields["code"] == code].sum() == pytest.approx(
                ground[codes == code].sum() / 10_000, rel=1e-9)


@pytest.mark.parametrize("smallest", [0, 700, 5000])
def test_strips_of_any_height_make_the_same_polygons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, smallest: int):
    codes = speckled()
    confidence = write_raster(tmp_path / "c.tif", np.random.default_rng(1).random(codes.shape).astype(np.float32))
    whole, shapes_of_whole, _ = vectorized(tmp_path, codes, "a.gpkg", smallest_area=smallest, confidence=confidence)
    for rows in (1, 2, 7):
        monkeypatch.setattr(vectorize, "STRIP_PIXELS", rows * WIDTH)
        parts, polygons, _ = vectorized(tmp_path, codes, "b.gpkg", smallest_area=smallest, confidence=confidence)
        assert as_text(parts["code"], polygons) == as_text(whole["code"], shapes_of_whole)
        for name in ("area_ha", "confidence"):
            np.testing.assert_allclose(np.sort(parts[name]), np.sort(whole[name]), rtol=1e-9)


def test_the_confidence_of_a_polygon_is_the_mean_of_its_pixels_that_have_one(tmp_path: Path):
    codes = np.ones((4, 6), np.uint8)
    codes[:, 3:] = 2
    codes[0, 5] = 3
    sure = np.full((4, 6), 0.5, np.float32)
    sure[0, 0], sure[0, 1], sure[0, 5] = 0.1, np.nan, np.nan
    fields, _, _ = vectorized(tmp_path, codes, confidence=write_raster(tmp_path / "c.tif", sure))
    found = dict(zip(fields["code"].tolist(), fields["confidence"].tolist(), strict=True))
    assert found[1] == pytest.approx((0.1 + 10 * 0.5) / 11)
    assert found[2] == pytest.approx(0.5)
    assert np.isnan(found[3])


def test_without_a_confidence_there_is_no_such_field(tmp_path: Path):
    fields, _, _ = vectorized(tmp_path, speckled())
    assert list(fields) == ["code", "name", "area_ha"]


# ---------------------------------------------------------------- what is too small


def sieved(tmp_path: Path, rows: list[str], smallest: float) -> list[str]:
    """Letters of a small map, one a pixel of 100 m2, after areas under ``smallest`` m2 were given away; '.': none."""
    codes = np.array([[255 if one == "." else ord(one) - ord("a") + 1 for one in row] for row in rows], np.uint8)
    fields, polygons, _ = vectorized(tmp_path, codes, smallest_area=smallest)
    back = np.full(codes.shape, 255, np.uint8)
    rasterio.features.rasterize(zip(polygons, fields["code"].tolist(), strict=True), out=back, transform=NORTH_UP)
    return ["".join("." if code == 255 else chr(code - 1 + ord("a")) for code in row) for row in back]


def test_a_small_area_goes_to_the_largest_beside_it(tmp_path: Path):
    assert sieved(tmp_path, ["aaaabbb", "aaaacbb", "aaaabbb"], 150) == ["aaaabbb", "aaaaabb", "aaaabbb"]


def test_an_area_as_large_as_asked_for_stays(tmp_path: Path):
    rows = ["aaaabbb", "aaaccbb", "aaaabbb"]
    assert sieved(tmp_path, rows, 199) == rows  # a pixel at the middle of the zone covers 100.08 m2
    assert sieved(tmp_path, rows, 250) != rows


def test_what_a_small_area_kept_apart_becomes_one_polygon(tmp_path: Path):
    source = class_map(tmp_path / "map.tif", np.array([[1, 1, 2, 1, 1]] * 3, np.uint8))
    outputs, _ = run("vectorize", map=source, output=tmp_path / "p.gpkg", smallest_area=350)
    assert (outputs["n_polygons"], outputs["n_merged"]) == (1, 2)


def test_the_smallest_goes_first_and_what_it_joins_may_be_large_enough_then(tmp_path: Path):
    assert sieved(tmp_path, ["aaaaaa.", "....bbc"], 250) == ["aaaaaa.", "....bbb"]


def test_an_area_with_nothing_but_no_data_around_it_stays(tmp_path: Path):
    rows = ["a....", "...bb", "c...."]
    assert sieved(tmp_path, rows, 1000) == rows


def test_no_data_is_never_filled(tmp_path: Path):
    assert sieved(tmp_path, ["aaaa", "a..a", "abaa"], 1000) == ["aaaa", "a..a", "aaaa"]


def test_after_the_sieve_no_area_that_has_a_neighbour_is_too_small(tmp_path: Path):
    codes = np.random.default_rng(3).integers(1, 5, (60, 60)).astype(np.uint8)
    fields, polygons, _ = vectorized(tmp_path, codes, smallest_area=2000)
    assert fields["area_ha"].min() >= 0.2
    assert len(polygons) > 5


def test_the_smallest_area_is_measured_on_the_ellipsoid(tmp_path: Path):
    # at 60 degrees north a pixel of a Mercator map covers a quarter of what its size says
    north = Affine(10, 0, 0, 0, -10, 8_399_738)
    codes = np.ones((9, 9), np.uint8)
    codes[4, 4] = 2
    fields, _, _ = vectorized(tmp_path, codes, crs=CRS.from_epsg(3857), transform=north, smallest_area=24)
    assert sorted(fields["code"]) == [1, 2]
    fields, _, _ = vectorized(tmp_path, codes, crs=CRS.from_epsg(3857), transform=north, smallest_area=26)
    assert fields["code"].tolist() == [1]


# ---------------------------------------------------------------- files


def test_every_format_that_is_offered_has_its_options():
    assert list(OPTIONS) == list(POLYGON_EXTENSIONS)
    assert stage_parameters("vectorize")["output"]["extensions"] == POLYGON_EXTENSIONS


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_file_is_of_the_format_of_its_name_with_its_style_and_nothing_else(tmp_path: Path, suffix: str):
    source = class_map(tmp_path / "in" / "map.tif", speckled())
    out = tmp_path / "out" / f"polygons{suffix}"
    outputs, events = run("vectorize", map=source, output=out)
    info = pyogrio.read_info(out)
    assert info["driver"] in POLYGON_EXTENSIONS
    assert suffix.removeprefix(".") in POLYGON_EXTENSIONS[info["driver"]]
    assert info["features"] == outputs["n_polygons"]
    assert info["layer_name"] == "polygons"
    beside = {".shp": {".cpg", ".dbf", ".prj", ".shx"}}.get(suffix, set())
    assert {path.suffix for path in out.parent.iterdir()} == {suffix, ".qml", *beside}
    shares = [event["overall"] for event in events.events if event["event"] == "progress"]
    assert shares == sorted(shares)
    assert shares[-1] == 100


def test_names_of_any_script_come_back(tmp_path: Path):
    classes = ClassTable.from_json([{"code": 1, "name": "Äcker & <Wiesen>"}, {"code": 2, "name": "水"}])
    source = class_map(tmp_path / "map.tif", np.array([[1, 2]], np.uint8), classes=classes)
    for suffix in SUFFIXES:
        run("vectorize", map=source, output=tmp_path / f"p{suffix}")
        assert sorted(read(tmp_path / f"p{suffix}")[0]["name"]) == sorted(classes.names)


def test_the_style_has_each_class_in_its_colour_and_name(tmp_path: Path):
    vectorized(tmp_path, speckled())
    root = ElementTree.parse(tmp_path / "polygons.qml").getroot()
    entries = [(one.get("value"), one.get("label")) for one in root.iter("category")]
    assert entries == [(str(one.code), one.name) for one in CLASSES.classes]
    colours = [one.get("value") for one in root.iter("Option") if one.get("name") == "color"]
    assert colours[0] == "43,123,186,255"


def test_zero_is_a_class_only_where_the_map_names_it(tmp_path: Path):
    codes = np.array([[0, 1], [0, 1]], np.uint8)
    plain = write_raster(tmp_path / "plain.tif", codes)
    run("vectorize", map=plain, output=tmp_path / "a.gpkg")
    assert read(tmp_path / "a.gpkg")[0]["code"].tolist() == [1]
    named = class_map(tmp_path / "named.tif", codes, classes=ClassTable.from_pairs([(0, "sea"), (1, "land")]))
    run("vectorize", map=named, output=tmp_path / "b.gpkg")
    assert sorted(read(tmp_path / "b.gpkg")[0]["name"]) == ["land", "sea"]


def test_a_crs_without_a_place_on_the_globe_has_polygons_without_hectares(tmp_path: Path):
    local = CRS.from_wkt('LOCAL_CS["site grid",UNIT["metre",1]]')
    fields, _, _ = vectorized(tmp_path, speckled(), crs=local)
    assert "area_ha" not in fields
    with tells(BadJob, "no place on the globe"):
        run("vectorize", map=tmp_path / "map.tif", output=tmp_path / "b.gpkg", smallest_area=10)


# ---------------------------------------------------------------- what a person may get wrong


@pytest.mark.parametrize(("values", "kind", "words"), [
    ({"output": "p.kml"}, BadJob, ("p.kml", "no format that is written")),
    ({"output": "map.gpkg"}, BadJob, ("style of map.gpkg", "map.qml")),
    ({"output": "p.gpkg", "confidence": "small.tif"}, RasterMismatch, ("small.tif", "not on the grid")),
    ({"output": "p.gpkg", "map": "empty.tif"}, NoValidPixels, ("empty.tif", "no pixel with a class")),
])
def test_a_job_that_cannot_be_done_says_what_can(tmp_path: Path, values: dict[str, str], kind: Any,
                                                 words: tuple[str, ...]):
    class_map(tmp_path / "map.tif", speckled())
    write_raster(tmp_path / "small.tif", np.ones((5, 5), np.float32))
    write_raster(tmp_path / "empty.tif", np.full((5, 5), 255, np.uint8), nodata=255)
    given = {name: tmp_path / value for name, value in {"map": "map.tif", **values}.items()}
    with untouched(tmp_path), tells(kind, *words):
        run("vectorize", **given)


def test_geojson_across_the_180th_meridian_is_refused_and_geopackage_is_not(tmp_path: Path):
    place = Affine(10, 0, 833_900, 0, -10, 5_000)  # UTM 60 ends there
    source = class_map(tmp_path / "map.tif", speckled(), CRS.from_epsg(32660), place)
    with untouched(tmp_path), tells(BadJob, "180th meridian"):
        run("vectorize", map=source, output=tmp_path / "p.geojson")
    run("vectorize", map=source, output=tmp_path / "p.gpkg")


def test_a_full_disk_is_told_and_leaves_the_polygons_of_before(tmp_path: Path, small_disk: Path):
    small = class_map(tmp_path / "small.tif", np.array([[1, 2]], np.uint8))
    run("vectorize", map=small, output=small_disk / "p.gpkg")
    large = class_map(tmp_path / "large.tif", speckled(400, 400))
    (small_disk / "other.bin").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 400_000))
    with untouched(small_disk), tells(DiskFull, str(small_disk / "p.gpkg")):
        run("vectorize", map=large, output=small_disk / "p.gpkg")


@pytest.mark.parametrize("message", ["Finding areas", "Outlining"])
def test_a_stop_is_noticed_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, message: str):
    monkeypatch.setattr(vectorize, "STRIP_PIXELS", 7 * WIDTH)
    source, stopper = class_map(tmp_path / "map.tif", speckled()), StopsAt(message)
    with pytest.raises(Cancelled, match="Stopped by the test during 'vectorize'"):
        run_stage("vectorize", {"map": str(source), "output": str(tmp_path / "out" / "p.gpkg")}, stopper.reporter)
    assert not list((tmp_path / "out").glob("*"))
    assert not list((tmp_path / "out").glob(".*"))
