"""A map as a STAC item that catalogues take: place, time, classes, files."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pystac
import pytest
import shapely
from affine import Affine
from pystac.extensions.classification import ClassificationExtension
from pystac.extensions.projection import ProjectionExtension
from pystac.extensions.raster import RasterExtension
from rasterio.crs import CRS
from rasterio.warp import transform as transform_points
from sparse_wsss.errors import BadJob, Cancelled, RasterMismatch, RasterMissing
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.maps import class_map
from sparse_wsss.maps.stac_item import period
from sparse_wsss.pipeline import run_stage
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.writer import RasterWriter

from tests.backend.test_changes import StopsAt
from tests.tiny import (
    GEOGRAPHIC,
    LAMBERT,
    NORTH_UP,
    ON_EVERY_GRID,
    UTM,
    run,
    tells,
    untouched,
    write_raster,
)

CLASSES = ClassTable.from_json([
    {"code": 1, "name": "Open water", "colour": "#2b7bba"}, {"code": 2, "name": "open-water", "colour": "#1b7837"},
    {"code": 7, "name": "水", "colour": "#f0b64a"}])
DAY = "2023-07-14"


def written(path: Path, values: np.ndarray, crs: CRS = UTM, transform: Affine = NORTH_UP,
            classes: ClassTable | None = CLASSES) -> Path:
    height, width = values.shape
    place = RasterInfo(path, width, height, ("B1",), crs, transform, str(values.dtype))
    nodata = 255 if classes else np.nan
    with RasterWriter(path, place, (0, 0, width, height), str(values.dtype), 1, nodata, classes=classes,
                      cloud_optimised=True) as writer:
        writer.write(values, 0)
    return path


def codes(height: int = 60, width: int = 80) -> np.ndarray:
    found = np.full((height, width), 1, np.uint8)
    found[:, width // 4:], found[:5] = 7, 255
    return found


def item_of(tmp_path: Path, *args: Any, name: str = "item.json", **given: Any) -> dict[str, Any]:
    source = written(tmp_path / "map.tif", codes(), *args)
    run("stac", map=source, output=tmp_path / name, **{"time": DAY, **given})
    found: dict[str, Any] = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    return found


def test_the_item_is_valid_by_the_specification(tmp_path: Path):
    pytest.importorskip("jsonschema", reason="pystac checks with it")
    # pystac carries the schemas of STAC itself; those of the extensions lie on the network and are left out here
    for time in (DAY, "2023-07-14T10:20:00Z"):
        found = {**item_of(tmp_path, time=time), "stac_extensions": []}
        assert pystac.Item.from_dict(found).validate()
    del found["properties"]["datetime"]
    with pytest.raises(pystac.STACValidationError):
        pystac.validation.validate_dict(found)


@ON_EVERY_GRID
def test_place_and_grid_are_those_of_the_map(tmp_path: Path, crs: CRS, transform: Affine):
    found = item_of(tmp_path, crs, transform)
    outline = shapely.geometry.shape(found["geometry"])
    assert outline.is_valid
    assert outline.exterior.is_ccw, "as GeoJSON wants it"
    assert found["bbox"] == pytest.approx(outline.bounds, abs=1e-9)
    rows, columns = np.indices((60, 80)).reshape(2, -1)
    x, y = transform @ (columns + .5, rows + .5)
    points = shapely.points(*(np.array(part) for part in transform_points(crs, GEOGRAPHIC, x, y)))
    assert shapely.within(points, outline).all()
    # and nothing else: the outline is as large as the pixels
    middle = np.array(transform_points(crs, GEOGRAPHIC, *([float(part)] for part in transform @ (-1, -1)))).ravel()
    assert not outline.contains(shapely.Point(*middle))
    projection = ProjectionExtension.ext(pystac.Item.from_dict(found))
    assert projection.shape == [60, 80]
    assert Affine(*(projection.transform or [])) .almost_equals(transform, 1e-9)
    if crs == LAMBERT:
        assert CRS.from_wkt(projection.wkt2 or "") == crs
    else:
        assert projection.code == f"EPSG:{crs.to_epsg()}"


def test_classes_have_value_name_title_colour_and_count(tmp_path: Path):
    item = pystac.Item.from_dict(item_of(tmp_path))
    classes = ClassificationExtension.ext(item.assets["map"]).classes
    assert [(one.value, one.name, one.properties.get("title"), one.color_hint) for one in classes] == [
        (1, "open-water", "Open water", "2B7BBA"), (2, "class-2", "open-water", "1B7837"),
        (7, "class-7", "水", "F0B64A"),
        (255, "nodata", "No data", None)]
    assert [one.properties.get("count") for one in classes] == [55 * 20, 0, 55 * 60, None]
    assert classes[0].properties["percentage"] == 25
    assert classes[3].properties["nodata"] is True


def test_assets_name_the_files_as_seen_from_the_item(tmp_path: Path):
    sure = written(tmp_path / "run" / "confidence.tif", np.full((60, 80), .5, np.float32), classes=None)
    report, card = tmp_path / "run" / "report.html", tmp_path / "run" / "model.json"
    for path in (report, card):
        path.write_text("{}", encoding="utf-8")
    found = item_of(tmp_path, name="stac/item.json", confidence=sure, report=report, card=card)
    item = pystac.Item.from_dict(found)
    assert {name: asset.href for name, asset in item.assets.items()} == {
        "map": "../map.tif", "confidence": "../run/confidence.tif", "report": "../run/report.html",
        "card": "../run/model.json"}
    assert item.assets["map"].media_type == pystac.MediaType.COG
    assert item.assets["report"].media_type == "text/html"
    band = (RasterExtension.ext(item.assets["confidence"]).bands or [])[0]
    assert band.data_type == "float32"
    assert band.nodata == "nan"
    assert band.statistics is not None
    assert (band.statistics.minimum, band.statistics.mean) == (.5, .5)
    assert "NaN" not in (tmp_path / "stac" / "item.json").read_text(), "JSON knows no NaN"


def test_what_the_extensions_need_is_there(tmp_path: Path):
    found = item_of(tmp_path)
    assert found["stac_version"] == "1.1.0"
    assert found["id"] == "item"
    assert sorted(uri.split("/")[-3] for uri in found["stac_extensions"]) == ["classification", "projection", "raster"]
    for one in found["assets"]["map"]["classification:classes"]:
        assert isinstance(one["value"], int)
        assert one["name"].replace("-", "").isalnum()
        assert one["name"].isascii()
    assert found["assets"]["map"]["raster:bands"][0]["nodata"] == 255
    assert found["links"] == []


# ---------------------------------------------------------------- time


@pytest.mark.parametrize(("text", "start", "end"), [
    ("2023-07-14", "2023-07-14T00:00:00Z", "2023-07-14T23:59:59Z"),
    ("2024-02", "2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"),
    ("2023", "2023-01-01T00:00:00Z", "2023-12-31T23:59:59Z"),
    ("2023-06/2023-08-10", "2023-06-01T00:00:00Z", "2023-08-10T23:59:59Z"),
    ("2023-07-14T12:00:00+02:00", "2023-07-14T10:00:00Z", "2023-07-14T10:00:00Z"),
    ("2023-07-14T10:20:00", "2023-07-14T10:20:00Z", "2023-07-14T10:20:00Z"),
])
def test_a_time_means_its_first_and_last_second(text: str, start: str, end: str):
    assert period(text) == (datetime.fromisoformat(start), datetime.fromisoformat(end))


def test_a_moment_is_a_datetime_and_a_day_has_start_and_end(tmp_path: Path):
    day = item_of(tmp_path)["properties"]
    assert (day["datetime"], day["start_datetime"], day["end_datetime"]) == (
        None, "2023-07-14T00:00:00Z", "2023-07-14T23:59:59Z")
    moment = item_of(tmp_path, time="2023-07-14T10:20:00Z")["properties"]
    assert moment["datetime"] == "2023-07-14T10:20:00Z"
    assert "start_datetime" not in moment


# ---------------------------------------------------------------- the ends of the world


def test_a_map_across_the_180th_meridian_is_cut_there(tmp_path: Path):
    found = item_of(tmp_path, CRS.from_epsg(32660), Affine(1000, 0, 800_000, 0, -1000, 100_000))
    outline = shapely.geometry.shape(found["geometry"])
    assert outline.geom_type == "MultiPolygon"
    west, _, east, _ = found["bbox"]
    assert west > 0 > east
    assert outline.area == pytest.approx((80 / 111.3) * (60 / 110.6), rel=0.02)


def test_a_map_of_the_pole_reaches_all_around_it(tmp_path: Path):
    found = item_of(tmp_path, CRS.from_epsg(3995), Affine(10_000, 0, -400_000, 0, -10_000, 300_000))
    assert found["bbox"][0::2] == [-180, 180]
    assert found["bbox"][3] == 90
    assert 84 < found["bbox"][1] < 88


# ---------------------------------------------------------------- what a person may get wrong


@pytest.mark.parametrize(("values", "kind", "words"), [
    ({"time": "July"}, BadJob, ("TIME = July",)),
    ({"time": "2023-02-30"}, BadJob, ("TIME = 2023-02-30",)),
    ({"time": "2024/2023"}, BadJob, ("ends before it begins",)),
    ({"report": "none.html"}, BadJob, ("none.html", "does not exist")),
    ({"map": "heights.tif"}, RasterMismatch, ("heights.tif",)),
    ({"confidence": "none.tif"}, RasterMissing, ("none.tif",)),
])
def test_a_job_that_cannot_be_done_says_what_can(tmp_path: Path, values: dict[str, str], kind: Any,
                                                 words: tuple[str, ...]):
    written(tmp_path / "map.tif", codes())
    write_raster(tmp_path / "heights.tif", np.full((5, 5), 1.5, np.float32))
    given = {name: value if name == "time" else tmp_path / value for name, value in values.items()}
    with untouched(tmp_path), tells(kind, *words):
        run("stac", **{"map": tmp_path / "map.tif", "time": DAY, "output": tmp_path / "item.json", **given})


def test_a_crs_without_a_place_on_the_globe_is_told(tmp_path: Path):
    source = written(tmp_path / "map.tif", codes(), CRS.from_wkt('LOCAL_CS["site grid",UNIT["metre",1]]'))
    with untouched(tmp_path), tells(BadJob, "no place on the globe"):
        run("stac", map=source, time=DAY, output=tmp_path / "item.json")


def test_a_stop_is_noticed_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(class_map, "WINDOW_PX", 10)
    source, stopper = written(tmp_path / "map.tif", codes()), StopsAt("Reading")
    with pytest.raises(Cancelled):
        run_stage("stac", {"map": str(source), "time": DAY, "output": str(tmp_path / "out" / "i.json")},
                  stopper.reporter)
    assert not (tmp_path / "out").exists()
