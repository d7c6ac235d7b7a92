"""A map that is exported shows the same classes in the same places, whatever the format and the CRS."""

import os
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.warp import transform as transform_points
from sparse_wsss.contract import stage_parameters
from sparse_wsss.errors import (
    BadJob,
    Cancelled,
    DiskFull,
    NoCrs,
    NotWritable,
    RasterMismatch,
    RasterMissing,
    RasterUnreadable,
    SettingOutOfRange,
)
from sparse_wsss.jobs import EXTENSIONS
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.maps import class_map
from sparse_wsss.maps.formats import FORMATS
from sparse_wsss.pipeline import run_stage
from sparse_wsss.rasters.raster_grid import grid_difference
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.sidecars import read_class_table
from sparse_wsss.rasters.writer import write_class_raster

from tests.backend.test_changes import StopsAt
from tests.tiny import LAMBERT, NORTH_UP, ROTATED, SOUTH_UP, UTM, run, tells, untouched, write_raster

CLASSES = ClassTable.from_json([  # codes with gaps: some formats count names from 0
    {"code": 2, "name": "Äcker & <Wiesen>", "colour": "#f0b64a"}, {"code": 7, "name": "forest", "colour": "#1b7837"},
    {"code": 254, "name": "水", "colour": "#2b7bba"}])
HEIGHT, WIDTH = 300, 420
SUFFIXES = [f".{endings[0]}" for name, endings in EXTENSIONS.items() if name != "COG"]
KEEP_NAMES = ("GTiff", "COG", "HFA", "ENVI", "PNG", "netCDF", "GPKG")
NO_COLOURS = ("netCDF",)  # no place for a colour table; the style has the colours


class Grid:
    """Where a map lies."""

    def __init__(self, crs: CRS = UTM, transform: Affine = NORTH_UP) -> None:
        self.crs, self.transform = crs, transform


def patches(height: int = HEIGHT, width: int = WIDTH) -> np.ndarray:
    """Classes in patches of 7 x 9 px, and a corner without one."""
    coarse = np.random.default_rng(0).choice(np.array(CLASSES.codes, np.uint8), (-(-height // 7), -(-width // 9)))
    codes = coarse.repeat(7, 0).repeat(9, 1)[:height, :width].copy()
    codes[:40, :60] = 255
    return codes


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "map.tif"
    write_class_raster(path, Grid(), (0, 0, WIDTH, HEIGHT), patches(), CLASSES)
    return path


def read(path: Path) -> np.ndarray:
    with rasterio.open(path) as dataset:
        assert dataset.count == 1
        values: np.ndarray = dataset.read(1)
    return values


def test_every_format_that_is_offered_has_its_options_and_endings():
    assert list(FORMATS) == list(EXTENSIONS) == stage_parameters("export")["format"]["choices"][1:]
    assert stage_parameters("export")["output"]["extensions"] == EXTENSIONS


@pytest.mark.parametrize("name", FORMATS)
def test_there_and_back_is_the_same_map_pixel_by_pixel(tmp_path: Path, source: Path, name: str):
    made, back = tmp_path / "out" / f"made.{EXTENSIONS[name][0]}", tmp_path / "back" / "map.tif"
    outputs, _ = run("export", map=source, output=made, format=name)
    assert outputs == {"output": str(made), "format": name}
    np.testing.assert_array_equal(read(made), patches())
    assert grid_difference(raster_info(source), raster_info(made)) is None
    run("export", map=made, output=back)
    np.testing.assert_array_equal(read(back), patches())
    assert grid_difference(raster_info(source), raster_info(back)) is None
    found = read_class_table(back)
    assert found is not None
    assert (found.codes, found.names) == (CLASSES.codes, CLASSES.names)
    assert found.colours == CLASSES.colours


@pytest.mark.parametrize("name", FORMATS)
def test_a_map_without_a_gap_is_the_same_too(tmp_path: Path, name: str):
    codes = patches(600, 600)
    codes[codes == 255] = 7  # tiles without a gap may become JPEG in a GeoPackage
    write_class_raster(tmp_path / "map.tif", Grid(), (0, 0, 600, 600), codes, CLASSES)
    made = tmp_path / f"made.{EXTENSIONS[name][0]}"
    run("export", map=tmp_path / "map.tif", output=made, format=name)
    np.testing.assert_array_equal(read(made), codes)


@pytest.mark.parametrize("name", FORMATS)
def test_names_colours_nodata_and_style_travel_along(tmp_path: Path, source: Path, name: str):
    made = tmp_path / "out" / f"made.{EXTENSIONS[name][0]}"
    run("export", map=source, output=made, format=name)
    with rasterio.open(made) as dataset:
        assert dataset.driver == name.replace("COG", "GTiff")
        assert dataset.nodata == 255
        if name in NO_COLOURS:
            with pytest.raises(ValueError, match="color table"):
                dataset.colormap(1)
        else:
            colours = dataset.colormap(1)
            assert ["#{:02x}{:02x}{:02x}".format(*colours[one.code][:3]) for one in CLASSES.classes] == list(
                CLASSES.colours)
    style = ElementTree.parse(made.with_suffix(".qml")).getroot()
    entries = [(entry.get("value"), entry.get("label"), entry.get("color")) for entry in style.iter("paletteEntry")]
    assert entries == [(str(one.code), one.name, one.colour) for one in CLASSES.classes]
    assert not [path for path in made.parent.iterdir() if ".part" in path.name]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_name_says_the_format(tmp_path: Path, source: Path, suffix: str):
    outputs, _ = run("export", map=source, output=tmp_path / f"made{suffix.upper()}")
    assert suffix.lstrip(".") in EXTENSIONS[outputs["format"]]
    assert outputs["format"] != "COG"


@pytest.mark.parametrize("name", ["GTiff", "COG"])
def test_geotiffs_have_overviews_of_the_classes_that_occur(tmp_path: Path, name: str):
    codes = np.full((600, 1100), 2, np.uint8)
    codes[:, 401:] = 254
    write_class_raster(tmp_path / "map.tif", Grid(), (0, 0, 1100, 600), codes, CLASSES)
    run("export", map=tmp_path / "map.tif", output=tmp_path / "made.tif", format=name)
    with rasterio.open(tmp_path / "made.tif") as dataset:
        assert dataset.overviews(1)
        assert dataset.profile["compress"] == "deflate"
        assert (dataset.tags(ns="IMAGE_STRUCTURE").get("LAYOUT") == "COG") == (name == "COG")
    with rasterio.open(tmp_path / "made.tif", overview_level=0) as overview:
        assert set(np.unique(overview.read(1))) == {2, 254}, "an average would invent classes"


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32633", LAMBERT.to_wkt()],
                         ids=["degrees", "mercator", "utm", "wkt"])
@pytest.mark.parametrize("transform", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north up", "south up", "rotated"])
def test_in_another_crs_a_pixel_has_the_class_of_the_map_there(tmp_path: Path, crs: str, transform: Affine):
    place = Grid(transform=transform)
    write_class_raster(tmp_path / "map.tif", place, (0, 0, WIDTH, HEIGHT), patches(), CLASSES)
    run("export", map=tmp_path / "map.tif", crs=crs, output=tmp_path / "made.tif")
    found, info = read(tmp_path / "made.tif"), raster_info(tmp_path / "made.tif")
    assert info.crs == CRS.from_user_input(crs)
    assert set(np.unique(found)) == {*CLASSES.codes, 255}
    rows, columns = np.nonzero(found != 255)
    assert len(rows) > 0.5 * HEIGHT * WIDTH
    x, y = info.transform @ (columns + 0.5, rows + 0.5)
    x, y = (np.asarray(part) for part in transform_points(info.crs, UTM, x, y))
    column, row = ~transform @ (x, y)
    codes = patches()
    # GDAL places pixels to a fiftieth of one: beside a border either class is right
    fits = np.zeros(len(rows), bool)
    for dx, dy in ((0, 0), (0.03, 0), (-0.03, 0), (0, 0.03), (0, -0.03)):
        inside = (np.clip(row + dy, 0, HEIGHT - 1).astype(int), np.clip(column + dx, 0, WIDTH - 1).astype(int))
        fits |= codes[inside] == found[rows, columns]
    assert fits.all()


def test_windows_of_any_size_make_the_same_map(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch):
    for crs in ("", "EPSG:4326"):
        run("export", map=source, crs=crs, output=tmp_path / "whole.tif")
        with monkeypatch.context() as patched:
            patched.setattr(class_map, "WINDOW_PX", 100)
            run("export", map=source, crs=crs, output=tmp_path / "parts.tif")
        np.testing.assert_array_equal(read(tmp_path / "parts.tif"), read(tmp_path / "whole.tif"))


def test_the_maps_own_crs_asked_for_by_code_keeps_its_grid(tmp_path: Path, source: Path):
    run("export", map=source, crs="EPSG:32632", output=tmp_path / "made.img")
    np.testing.assert_array_equal(read(tmp_path / "made.img"), patches())


@pytest.mark.parametrize("crs", ["", "EPSG:4326"])
@pytest.mark.parametrize("kind", ["zero", "nan", "alpha", "mask"])
def test_what_has_no_class_has_none_in_the_export_however_the_map_says_so(tmp_path: Path, kind: str, crs: str):
    codes, hole = patches(), patches() == 255
    grid: dict[str, Any] = {"driver": "GTiff", "width": WIDTH, "height": HEIGHT, "crs": UTM, "transform": NORTH_UP}
    dtype, nodata = ("float32", np.nan) if kind == "nan" else ("uint8", 0 if kind == "zero" else None)
    filled = np.where(hole, np.nan if kind == "nan" else 0 if kind == "zero" else 7, codes).astype(dtype)
    with rasterio.open(tmp_path / "map.tif", "w", count=2 if kind == "alpha" else 1, dtype=dtype, nodata=nodata,
                       **grid) as dataset:
        if kind == "alpha":
            dataset.colorinterp = (ColorInterp.gray, ColorInterp.alpha)
            dataset.write(np.where(hole, 0, 255).astype(dtype), 2)
        dataset.write(filled, 1)
        if kind == "mask":
            dataset.write_mask(~hole)
    write_class_raster(tmp_path / "plain.tif", Grid(), (0, 0, WIDTH, HEIGHT), codes, CLASSES)
    for name in ("map", "plain"):
        run("export", map=tmp_path / f"{name}.tif", crs=crs, output=tmp_path / f"{name}_made.tif")
    np.testing.assert_array_equal(read(tmp_path / "map_made.tif"), read(tmp_path / "plain_made.tif"))


def test_a_style_that_was_edited_travels_and_one_that_serves_both_stays(tmp_path: Path, source: Path):
    style = source.with_suffix(".qml")
    style.write_text("edited by hand", encoding="utf-8")
    run("export", map=source, output=tmp_path / "made.png")
    assert (tmp_path / "made.qml").read_text(encoding="utf-8") == "edited by hand"
    before = style.stat().st_mtime_ns
    for suffix in (".img", ".tiff"):
        run("export", map=source, output=source.with_suffix(suffix))
    assert style.stat().st_mtime_ns == before


def test_an_export_takes_the_place_of_the_one_before_with_all_that_belonged_to_it(tmp_path: Path, source: Path):
    made = tmp_path / "out" / "made.tif"
    run("export", map=source, output=made, crs="EPSG:4326", format="COG")
    made.with_name("made.tif.ovr").write_text("pyramids of another raster", encoding="utf-8")
    run("export", map=source, output=made)
    assert sorted(path.name for path in made.parent.iterdir()) == ["made.qml", "made.tif", "made.tif.aux.xml"]
    np.testing.assert_array_equal(read(made), patches())


def test_the_folder_of_a_process_that_was_killed_is_removed_the_next_time(tmp_path: Path, source: Path):
    out = tmp_path / "out"
    left, recent = out / ".made.tif.part1" / "scratch", out / ".made.tif.part2"
    for folder in (left, recent):
        folder.mkdir(parents=True)
    for path in (left, left.parent):
        os.utime(path, (1, 1))
    run("export", map=source, output=out / "made.tif")
    assert not left.parent.exists()
    assert recent.exists(), "somebody may be at work there"


# ---------------------------------------------------------------- what a person may get wrong


def three_bands(folder: Path) -> Path:
    return write_raster(folder / "other.tif", np.stack([patches()] * 3))


def heights(folder: Path) -> Path:
    return write_raster(folder / "other.tif", patches().astype(np.float32) / 10)


def missing(folder: Path) -> Path:
    return folder / "other.tif"


def no_raster(folder: Path) -> Path:
    (folder / "other.tif").write_text("not a raster", encoding="utf-8")
    return folder / "other.tif"


def without_crs(folder: Path) -> Path:
    return write_raster(folder / "other.tif", patches(), crs=None)


@pytest.mark.parametrize(("make", "kind", "words"), [
    (three_bands, RasterMismatch, ("no map of class codes", "3 bands")),
    (heights, RasterMismatch, ("no map of class codes",)),
    (missing, RasterMissing, ("other.tif",)),
    (no_raster, RasterUnreadable, ("other.tif",)),
    (without_crs, NoCrs, ("other.tif",)),
])
def test_what_is_no_map_is_told_and_the_file_of_before_stays(tmp_path: Path, source: Path, make: Any, kind: Any,
                                                            words: tuple[str, ...]):
    out = tmp_path / "out" / "made.tif"
    run("export", map=source, output=out)
    other = make(tmp_path)
    with untouched(tmp_path), tells(kind, *words):
        run("export", map=other, output=out)


@pytest.mark.parametrize(("values", "kind", "words"), [
    ({"output": "made.jpg"}, BadJob, ("made.jpg", "no format that is written")),
    ({"output": "made"}, BadJob, ("made", "no format that is written")),
    ({"output": "made.tif", "format": "PNG"}, BadJob, ("made.tif", "not of the format PNG")),
    ({"output": "made.jpg", "format": "JPEG"}, SettingOutOfRange, ("JPEG",)),
    ({"output": "made.tif", "crs": "EPSG:1"}, BadJob, ("CRS = EPSG:1 is not known",)),
    ({"output": "made.tif", "crs": 'LOCAL_CS["site grid",UNIT["metre",1]]'}, BadJob, ("cannot be brought to",)),
    ({"output": "file/made.tif"}, NotWritable, ("file",)),
])
def test_a_job_that_cannot_be_done_says_what_can(tmp_path: Path, source: Path, values: dict[str, str], kind: Any,
                                                 words: tuple[str, ...]):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with untouched(tmp_path), tells(kind, *words):
        run("export", map=source, **{**values, "output": tmp_path / values["output"]})


def test_the_map_itself_is_not_written_over(source: Path):
    with untouched(source.parent), tells(BadJob, "OUTPUT would be written over MAP"):
        run("export", map=source, output=source)


@pytest.mark.parametrize("suffix", [".gpkg", ".nc"])
@pytest.mark.parametrize("transform", [SOUTH_UP, ROTATED], ids=["south up", "rotated"])
def test_a_grid_that_a_format_cannot_hold_is_told(tmp_path: Path, suffix: str, transform: Affine):
    write_class_raster(tmp_path / "map.tif", Grid(transform=transform), (0, 0, WIDTH, HEIGHT), patches(), CLASSES)
    with untouched(tmp_path), tells(NotWritable, "cannot hold this map"):
        run("export", map=tmp_path / "map.tif", output=tmp_path / f"made{suffix}")


@pytest.mark.parametrize("name", ["made.tif", "made.png", "made.img"])
def test_a_full_disk_is_told_and_leaves_the_export_of_before(tmp_path: Path, small_disk: Path, name: str):
    small = tmp_path / "small.tif"
    write_class_raster(small, Grid(), (0, 0, 20, 20), patches(20, 20), CLASSES)
    run("export", map=small, output=small_disk / name)
    noise = np.random.default_rng(0).integers(1, 255, (600, 600)).astype(np.uint8)
    write_class_raster(tmp_path / "large.tif", Grid(), (0, 0, 600, 600), noise, CLASSES)
    (small_disk / "other.bin").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 50_000))
    with untouched(small_disk), tells(DiskFull, str(small_disk / name)):
        run("export", map=tmp_path / "large.tif", output=small_disk / name)


@pytest.mark.parametrize("message", ["Reading", "Writing", "Warping", "Copying", "Comparing"])
def test_a_stop_is_noticed_and_leaves_nothing(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch,
                                              message: str):
    monkeypatch.setattr(class_map, "WINDOW_PX", 100)
    out, stopper = tmp_path / "out", StopsAt(message)
    with pytest.raises(Cancelled, match="Stopped by the test during 'export'"):
        run_stage("export", {"map": str(source), "crs": "EPSG:4326", "output": str(out / "made.png")}, stopper.reporter)
    assert not list(out.glob("*"))
    assert not list(out.glob(".*"))


@pytest.mark.parametrize("suffix", [".tif", ".png"])
@pytest.mark.parametrize("crs", ["", "EPSG:4326"])
def test_the_bar_never_goes_back_and_ends_full(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch,
                                               crs: str, suffix: str):
    monkeypatch.setattr(class_map, "WINDOW_PX", 100)
    _, events = run("export", map=source, crs=crs, output=tmp_path / f"made{suffix}")
    shares = [event["overall"] for event in events.events if event["event"] == "progress"]
    assert shares == sorted(shares)
    assert shares[-1] == 100
