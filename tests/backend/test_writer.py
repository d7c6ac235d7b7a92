"""Rasters are written whole or not at all, and carry their classes with them."""

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import rasterio
from affine import Affine
from sparse_wsss.errors import DiskFull, NotWritable, RasterUnreadable
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.sidecars import names_xml, read_class_table, table_of_codes
from sparse_wsss.rasters.writer import RasterWriter, class_raster_sidecars, write_class_raster

from tests.tiny import (
    CLASSES,
    ON_EVERY_GRID,
    tells,
    tiny_scene,
    untouched,
    write_raster,
)

AWKWARD = ClassTable.from_json([
    {"code": 0, "name": "Äcker & <Wiesen>", "colour": "#00ff00"},
    {"code": 7, "name": 'a "quoted" name', "colour": "#123456"},
    {"code": 254, "name": "水", "colour": "#0000ff"}])


def noise(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(1, 255, (height, width)).astype(np.uint8)


@ON_EVERY_GRID
def test_a_window_of_a_scene_is_written_where_it_was_read(tmp_path: Path, crs: rasterio.crs.CRS, transform: Affine):
    scene = tiny_scene(tmp_path, crs=crs, transform=transform)
    info = raster_info(scene.optical)
    write_class_raster(tmp_path / "map.tif", info, (40, 30, 50, 60), scene.truth[30:90, 40:90], CLASSES)
    with rasterio.open(tmp_path / "map.tif") as written:
        assert written.crs == crs
        assert written.transform.almost_equals(transform @ Affine.translation(40, 30), 1e-6)
        np.testing.assert_array_equal(written.read(1), scene.truth[30:90, 40:90])


@pytest.mark.parametrize("strip", [1, 7, 64, 300])
def test_strips_of_any_height_make_the_same_raster(tmp_path: Path, strip: int):
    info = raster_info(tiny_scene(tmp_path).optical)
    values = np.random.default_rng(0).random((2, 300, 290)).astype(np.float32)
    with RasterWriter(tmp_path / "p.tif", info, (0, 0, 290, 300), "float32", 2, np.nan, ("water", "forest")) as writer:
        for row in range(0, 300, strip):
            writer.write(values[:, row:row + strip], row)
    with rasterio.open(tmp_path / "p.tif") as written:
        np.testing.assert_array_equal(written.read(), values)
        assert written.descriptions == ("water", "forest")
        assert np.isnan(written.nodata)


def test_blocks_beside_each_other_make_the_same_raster(tmp_path: Path):
    info = raster_info(tiny_scene(tmp_path).optical)
    values = noise(96, 128)
    with RasterWriter(tmp_path / "m.tif", info, (0, 0, 128, 96), "uint8", 1, 255) as writer:
        for row in range(0, 96, 32):
            for column in range(0, 128, 32):
                writer.write(values[row:row + 32, column:column + 32], row, column)
    with rasterio.open(tmp_path / "m.tif") as written:
        np.testing.assert_array_equal(written.read(1), values)


def test_a_large_raster_is_tiled_and_deflated_and_has_overviews(tmp_path: Path):
    info = raster_info(tiny_scene(tmp_path).optical)
    values = np.full((600, 1100), 2, np.uint8)
    values[:, 400:] = 3
    write_class_raster(tmp_path / "map.tif", info, (0, 0, 1100, 600), values, CLASSES)
    with rasterio.open(tmp_path / "map.tif") as written:
        assert written.block_shapes == [(256, 256)]
        assert written.profile["compress"] == "deflate"
        assert written.overviews(1) == [2, 4]
    with rasterio.open(tmp_path / "map.tif", overview_level=1) as overview:
        assert set(np.unique(overview.read(1))) == {2, 3}, "an average would invent classes"


@pytest.mark.parametrize("classes", [CLASSES, AWKWARD], ids=["plain", "awkward"])
def test_classes_come_back_with_code_name_and_colour(tmp_path: Path, classes: ClassTable):
    info = raster_info(tiny_scene(tmp_path).optical)
    codes = np.array(classes.codes, np.uint8)[noise(96, 128) % len(classes)]
    write_class_raster(tmp_path / "map.tif", info, (0, 0, 128, 96), codes, classes)
    assert read_class_table(tmp_path / "map.tif") == classes
    with rasterio.open(tmp_path / "map.tif") as written:
        assert written.nodata == 255
        colours = written.colormap(1)
        for one in classes.classes:
            assert "#{:02x}{:02x}{:02x}".format(*colours[one.code][:3]) == one.colour
    (tmp_path / "map.tif.aux.xml").unlink()
    assert read_class_table(tmp_path / "map.tif") is None
    without_names = table_of_codes(tmp_path / "map.tif", classes.codes)
    assert without_names.colours == classes.colours
    assert without_names.names == tuple(f"class {code}" for code in classes.codes)


def test_the_style_paints_each_class_in_its_colour_and_name(tmp_path: Path):
    info = raster_info(tiny_scene(tmp_path).optical)
    write_class_raster(tmp_path / "map.tif", info, (0, 0, 128, 96), noise(96, 128), AWKWARD)
    renderer = ElementTree.parse(tmp_path / "map.qml").getroot().find("pipe/rasterrenderer")
    assert renderer is not None
    assert renderer.get("type") == "paletted"
    entries = [(entry.get("value"), entry.get("label"), entry.get("color")) for entry in renderer.iter("paletteEntry")]
    assert entries == [(str(one.code), one.name, one.colour) for one in AWKWARD.classes]


def test_names_may_be_written_beside_a_raster_that_is_there(tmp_path: Path):
    path = write_raster(tmp_path / "map.tif", noise(8, 8))
    class_raster_sidecars(path, CLASSES)
    assert read_class_table(path) == CLASSES
    assert (tmp_path / "map.qml").exists()


def test_names_are_read_from_an_attribute_table_alone(tmp_path: Path):
    path = write_raster(tmp_path / "map.tif", noise(8, 8))
    root = ElementTree.fromstring(names_xml(AWKWARD))
    band = root[0]
    band.remove(band[0])
    (tmp_path / "map.tif.aux.xml").write_bytes(ElementTree.tostring(root))
    assert read_class_table(path) == AWKWARD


def test_a_broken_file_of_names_is_named(tmp_path: Path):
    path = write_raster(tmp_path / "map.tif", noise(8, 8))
    (tmp_path / "map.tif.aux.xml").write_text("<PAMDataset><PAMRas", encoding="utf-8")
    with tells(RasterUnreadable, "map.tif.aux.xml"):
        read_class_table(path)


# ---------------------------------------------------------------- whole or not at all


def test_a_failure_in_the_middle_leaves_the_old_map_untouched(tmp_path: Path):
    info = raster_info(tiny_scene(tmp_path / "in").optical)
    folder = tmp_path / "out"
    write_class_raster(folder / "map.tif", info, (0, 0, 128, 96), noise(96, 128), CLASSES)

    def stop_in_the_middle() -> None:
        with RasterWriter(folder / "map.tif", info, (0, 0, 128, 96), "uint8", 1, 255, classes=AWKWARD) as writer:
            writer.write(noise(40, 128), 0)
            raise RuntimeError("cancelled")

    with untouched(folder), pytest.raises(RuntimeError, match="cancelled"):
        stop_in_the_middle()


def test_what_belonged_to_the_raster_before_is_removed_with_it(tmp_path: Path):
    info = raster_info(tiny_scene(tmp_path).optical)
    out = tmp_path / "out"
    out.mkdir()
    for name in ("map.tif.ovr", "map.tif.aux.xml"):
        (out / name).write_text("pyramids and statistics of another raster", encoding="utf-8")
    with RasterWriter(out / "map.tif", info, (0, 0, 128, 96), "float32", 1, np.nan) as writer:
        writer.write(np.ones((96, 128), np.float32), 0)
    assert [path.name for path in out.iterdir()] == ["map.tif"]


# noise does not deflate: a side of 520 px takes 274 kB and its overviews 86 kB more
@pytest.mark.parametrize("classes", [AWKWARD, None], ids=["classes", "values"])
@pytest.mark.parametrize(("side", "room"), [(400, 0), (400, 100_000), (520, 272_000), (520, 280_000), (520, 330_000)])
def test_a_full_disk_is_told_and_leaves_the_old_map_untouched(tmp_path: Path, small_disk: Path, side: int, room: int,
                                                              classes: ClassTable | None):
    info = raster_info(tiny_scene(tmp_path / "in").optical)
    write_class_raster(small_disk / "map.tif", info, (0, 0, 20, 20), noise(20, 20), CLASSES)
    (small_disk / "other.bin").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - room))
    with untouched(small_disk), tells(DiskFull, "map.tif"), \
            RasterWriter(small_disk / "map.tif", info, (0, 0, side, side), "uint8", 1, 255, classes=classes) as writer:
        for row in range(0, side, 100):
            writer.write(noise(side, side)[row:row + 100], row)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    info = raster_info(tiny_scene(tmp_path).optical)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with untouched(tmp_path), tells(NotWritable, str(tmp_path / "file")):
        write_class_raster(tmp_path / "file" / "map.tif", info, (0, 0, 8, 8), noise(8, 8), CLASSES)


def test_a_folder_in_the_place_of_the_map_is_told(tmp_path: Path):
    info = raster_info(tiny_scene(tmp_path).optical)
    (tmp_path / "map.tif").mkdir()
    with untouched(tmp_path), tells(NotWritable, "map.tif"):
        write_class_raster(tmp_path / "map.tif", info, (0, 0, 8, 8), noise(8, 8), CLASSES)


def test_a_disk_that_may_only_be_read_is_told(tmp_path: Path, small_disk: Path):
    info = raster_info(tiny_scene(tmp_path / "in").optical)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with untouched(small_disk), tells(NotWritable, str(small_disk)):
        write_class_raster(small_disk / "map.tif", info, (0, 0, 8, 8), noise(8, 8), CLASSES)
