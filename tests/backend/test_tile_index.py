"""The tile index: what is written comes back, and what cannot be trained on is refused with its tile."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyogrio.raw
import pytest
import shapely
from rasterio.crs import CRS
from sparse_wsss.errors import (
    DiskFull,
    NotWritable,
    RasterMismatch,
    RasterMissing,
    SarMismatch,
    TileIndexEmpty,
    TileIndexUnreadable,
    TileOutsideRaster,
    UnknownClass,
)
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.tile_index import Tiles, check_tiles, footprints, read_tiles, write_tiles
from sparse_wsss.rasters.reader import raster_info

from tests.tiny import (
    CLASSES,
    DEGREES,
    GEOGRAPHIC,
    LAMBERT,
    NORTH_UP,
    ROTATED,
    SOUTH_UP,
    UTM,
    exactly,
    execute,
    rectangle,
    tells,
    tiny_scene,
    tiny_tiles,
    untouched,
    write_raster,
)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tiny_tiles(tmp_path, tiny_scene(tmp_path), sar=True)


def assert_same(one: Tiles, other: Tiles) -> None:
    for name in ("tile", "scene", "optical", "sar", "labels", "split", "classes"):
        assert getattr(one, name) == getattr(other, name), name
    for name in ("column", "row", "width", "height", "valid_fraction"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), atol=1e-6)
    assert shapely.equals_exact(one.geometry, other.geometry, 1e-9).all()
    assert one.crs == other.crs


# ---------------------------------------------------------------- what is written comes back


def test_an_index_comes_back_as_it_was_written(index: Path, tmp_path: Path):
    tiles = read_tiles(index)
    tiles.labels[0], tiles.labels[1], tiles.labels[2] = None, exactly(), exactly("water", "built")
    tiles.split[3] = "val"
    tiles.sar[4] = None
    assert_same(read_tiles(write_tiles(tmp_path / "copy.gpkg", tiles)), tiles)


@pytest.mark.parametrize("crs", [UTM, LAMBERT, GEOGRAPHIC])
def test_the_crs_of_an_index_survives(tmp_path: Path, crs: CRS):
    transform = DEGREES if crs == GEOGRAPHIC else NORTH_UP
    tiles = read_tiles(tiny_tiles(tmp_path, tiny_scene(tmp_path, crs=crs, transform=transform)))
    assert tiles.crs == crs
    assert tiles.geometry[1].equals_exact(rectangle((32, 0, 32, 32), transform), 1e-6)


@pytest.mark.parametrize("transform", [NORTH_UP, SOUTH_UP, ROTATED])
def test_a_footprint_lies_on_the_pixels_of_its_tile(tmp_path: Path, transform):
    info = raster_info(write_raster(tmp_path / "scene.tif", np.ones((40, 50), np.uint8), transform=transform))
    polygon = footprints(info, np.array([[10, 20, 8, 4]]), info.crs)[0]
    assert polygon.equals_exact(rectangle((10, 20, 8, 4), transform), 1e-6)
    assert polygon.contains(shapely.Point(transform @ (14, 22)))


def test_a_layer_may_be_named_and_filtered_as_qgis_does(index: Path, tmp_path: Path):
    assert len(read_tiles(f"{index}|layername=tiles")) == 12
    assert len(read_tiles(f"{index}|layerid=0")) == 12
    assert read_tiles(f'{index}|layername=tiles|subset="row" = 0 AND "column" > 32').column.tolist() == [64, 96]


def test_any_vector_file_with_the_fields_will_do(index: Path, tmp_path: Path):
    meta, _, geometry, values = pyogrio.raw.read(index, layer="tiles")
    for name in ("export.geojson", "export.shp", "other.gpkg"):
        fields = [str(field)[:10] if name.endswith("shp") else str(field) for field in meta["fields"]]
        pyogrio.raw.write(tmp_path / name, geometry, values, fields, geometry_type="Polygon", crs=meta["crs"])
        tiles = read_tiles(tmp_path / name)
        assert tiles.labels == read_tiles(index).labels
        assert set(tiles.classes.names) == {"water", "forest", "crops", "built"}
        assert tiles.classes.codes == (1, 2, 3, 4)


def test_an_index_that_moved_with_its_rasters_finds_them(index: Path, tmp_path: Path):
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for path in [path for path in tmp_path.iterdir() if path.is_file()]:
        shutil.move(path, moved)
    tiles = read_tiles(moved / index.name)
    assert {path.parent for path in tiles.optical} == {moved}
    assert check_tiles(tiles)[1] == ("sar", ("VV", "VH"))
    execute(moved / index.name, r"update tiles set optical = 'D:\maps\scene.tif'")
    assert {path.parent for path in read_tiles(moved / index.name).optical} == {moved}


def test_labels_may_be_edited_by_hand(index: Path):
    execute(index, "update tiles set labels = ' water ; built;water;' where fid = 1")
    execute(index, "update tiles set labels = '' where fid = 2")
    execute(index, "update tiles set labels = NULL where fid = 3")
    assert read_tiles(index).labels[:3] == [exactly("water", "built"), exactly(), None]


def test_tiles_can_be_chosen_by_mask_and_by_position(index: Path):
    tiles = read_tiles(index)
    chosen = tiles.where(tiles.column == 32)
    assert chosen.tile == [name for name in tiles.tile if name.endswith("c0001")]
    assert_same(chosen, tiles.where(np.flatnonzero(tiles.column == 32)))
    assert [len(positions) for positions in tiles.scenes().values()] == [12]


def test_good_tiles_pass_and_tell_their_bands(index: Path):
    assert check_tiles(read_tiles(index)) == (("optical", ("blue", "green", "red", "nir")), ("sar", ("VV", "VH")))


# ---------------------------------------------------------------- what is no tile index


def test_a_missing_index_is_named(tmp_path: Path):
    with tells(TileIndexUnreadable, "nowhere.gpkg", "does not exist"):
        read_tiles(tmp_path / "nowhere.gpkg")


@pytest.mark.parametrize("content", [b"", b"no layer", b"SQLite format 3\x00 broken off"])
def test_a_file_that_is_no_vector_layer_is_named(tmp_path: Path, content: bytes):
    (tmp_path / "tiles.gpkg").write_bytes(content)
    with tells(TileIndexUnreadable, "tiles.gpkg"):
        read_tiles(tmp_path / "tiles.gpkg")


def test_an_index_that_breaks_off_is_named(index: Path):
    whole = index.read_bytes()
    index.write_bytes(whole[: len(whole) // 3])
    with tells(TileIndexUnreadable, index.name):
        read_tiles(index)


def test_a_layer_without_the_fields_is_no_index(tmp_path: Path):
    shape = shapely.to_wkb(np.array([rectangle((0, 0, 8, 8))]))
    pyogrio.raw.write(tmp_path / "roads.gpkg", shape, [np.array(["a"], object)], ["name"], geometry_type="Polygon",
                      crs="EPSG:32632")
    with tells(TileIndexUnreadable, "roads.gpkg", "'tile'"):
        read_tiles(tmp_path / "roads.gpkg")


def test_a_layer_that_is_not_there_is_named_with_the_nearest(index: Path):
    with tells(TileIndexUnreadable, "'tilse'"):
        read_tiles(f"{index}|layername=tilse")


def test_an_index_without_a_tile_is_empty(index: Path):
    with tells(TileIndexEmpty, index.name):
        read_tiles(f"{index}|layername=tiles|subset=\"row\" > 1000")
    execute(index, "delete from tiles")
    with tells(TileIndexEmpty, index.name):
        read_tiles(index)


def test_two_tiles_of_one_id_are_refused(index: Path):
    execute(index, "update tiles set tile = 'twin' where fid in (3, 7)")
    with tells(TileIndexUnreadable, "2 tiles", "'twin'"):
        read_tiles(index)


@pytest.mark.parametrize(("change", "words"), [
    ('"column" = NULL', "'column'"), ("optical = NULL", "'optical'"), ("optical = ''", "'optical'")])
def test_a_tile_without_its_window_or_raster_is_refused(index: Path, change: str, words: str):
    execute(index, f"update tiles set {change} where fid = 2")
    with tells(TileIndexUnreadable, words):
        read_tiles(index)


def test_a_label_that_the_class_table_lacks_is_told_with_tile_and_nearest(index: Path):
    execute(index, "update tiles set labels = 'water;forrest' where fid = 5")
    with tells(UnknownClass, "'scene_r0001_c0000'", "'forrest'"):
        read_tiles(index)
    with pytest.raises(UnknownClass) as caught:
        read_tiles(index)
    assert "'forest'" in caught.value.hint


# ---------------------------------------------------------------- tiles that do not fit their rasters


@pytest.mark.parametrize(("name", "value"), [
    ("column", -1), ("column", 97), ("row", 70), ("width", 0), ("height", 500)])
def test_a_tile_outside_its_raster_is_told(index: Path, name: str, value: int):
    tiles = read_tiles(index)
    getattr(tiles, name)[11] = value
    with tells(TileOutsideRaster, tiles.tile[11], "scene.tif", "128 x 96"):
        check_tiles(tiles)


def test_a_raster_that_is_gone_is_told(index: Path, tmp_path: Path):
    (tmp_path / "scene.tif").unlink()
    with tells(RasterMissing, "scene.tif"):
        check_tiles(read_tiles(index))


def test_a_sar_raster_on_another_grid_is_told(index: Path, tmp_path: Path):
    write_raster(tmp_path / "scene_sar.tif", np.ones((2, 96, 100), np.float32))
    with tells(SarMismatch, "scene_sar.tif"):
        check_tiles(read_tiles(index))


def test_scenes_with_other_bands_do_not_go_together(index: Path, tmp_path: Path):
    tiles = read_tiles(index)
    other = write_raster(tmp_path / "other.tif", np.ones((3, 96, 128), np.float32))
    mixed = replace(tiles, optical=[*tiles.optical[:6], *[other] * 6])
    with tells(RasterMismatch, "other.tif", "scene.tif", "3 optical bands", "4 optical bands"):
        check_tiles(mixed)
    with tells(RasterMismatch, "sar"):
        check_tiles(replace(tiles, sar=[*tiles.sar[:6], *[None] * 6]))


def test_bands_that_nobody_named_go_with_bands_that_have_names(index: Path, tmp_path: Path):
    tiles = read_tiles(index)
    unnamed = write_raster(tmp_path / "unnamed.tif", np.ones((4, 96, 128), np.float32))
    assert check_tiles(replace(tiles, optical=[*tiles.optical[:6], *[unnamed] * 6]))
    names = ("red", "green", "blue", "nir")
    other = write_raster(tmp_path / "swapped.tif", np.ones((4, 96, 128), np.float32), names=names)
    with tells(RasterMismatch, "swapped.tif"):
        check_tiles(replace(tiles, optical=[*tiles.optical[:6], *[other] * 6]))


# ---------------------------------------------------------------- whole or not at all


def test_an_index_is_a_geopackage(index: Path, tmp_path: Path):
    with untouched(tmp_path), tells(NotWritable, "tiles.shp"):
        write_tiles(tmp_path / "tiles.shp", read_tiles(index))


def test_an_index_that_cannot_be_written_leaves_the_old_one(index: Path, tmp_path: Path):
    tiles = read_tiles(index)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with untouched(tmp_path), tells(NotWritable, str(tmp_path / "file")):
        write_tiles(tmp_path / "file" / "tiles.gpkg", tiles)
    broken = replace(tiles, width=tiles.width[:3])
    with untouched(tmp_path), pytest.raises(ValueError, match="same length"):
        write_tiles(index, broken)


def test_a_full_disk_is_told_and_leaves_the_old_index(index: Path, small_disk: Path):
    tiles = read_tiles(index)
    write_tiles(small_disk / "tiles.gpkg", tiles)
    for room in (0, 30_000, 100_000):
        (small_disk / "other.bin").unlink(missing_ok=True)
        (small_disk / "other.bin").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - room))
        with untouched(small_disk), tells(DiskFull, "tiles.gpkg"):
            write_tiles(small_disk / "tiles.gpkg", tiles)


def test_pages_that_another_program_left_beside_the_old_index_do_not_get_into_the_new_one(index: Path):
    tiles = read_tiles(index)
    for ending in ("-wal", "-shm"):
        index.with_name(index.name + ending).write_bytes(b"pages of the old index")
    write_tiles(index, replace(tiles, classes=ClassTable.from_json(CLASSES.to_json()[:4])))
    assert not list(index.parent.glob("*-wal")) + list(index.parent.glob("*-shm"))
    assert len(read_tiles(index)) == 12
