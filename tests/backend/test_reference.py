"""References come to the grid of a scene with every class on its pixel."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.errors import NoCrs, ReferenceUnreadable, UnknownClass
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.reference import Reference
from sparse_wsss.rasters.writer import class_raster_sidecars

from tests.tiny import (
    CLASSES,
    GEOGRAPHIC,
    NORTH_UP,
    ON_EVERY_GRID,
    UTM,
    TinyScene,
    in_another_crs,
    rectangle,
    tells,
    tiny_scene,
    write_polygons,
    write_raster,
)

WHOLE = (0, 0, 128, 96)


@pytest.fixture
def tiny(tmp_path: Path) -> TinyScene:
    return tiny_scene(tmp_path)


def codes(path: Path | str, scene: Path, window: tuple = WHOLE, field: str | None = None,
          classes: ClassTable | None = None) -> np.ndarray:
    with Reference(path, field, classes) as reference:
        return reference.codes_on(raster_info(scene), *window)


# ---------------------------------------------------------------- rasters


@ON_EVERY_GRID
def test_a_reference_on_the_grid_of_the_scene_comes_back_pixel_by_pixel(tmp_path: Path, crs: CRS, transform: Affine):
    tiny = tiny_scene(tmp_path, crs=crs, transform=transform)
    np.testing.assert_array_equal(codes(tiny.reference, tiny.optical), tiny.truth)


@ON_EVERY_GRID
def test_a_finer_reference_in_another_crs_lands_on_its_pixels(tmp_path: Path, crs: CRS, transform: Affine):
    tiny = tiny_scene(tmp_path, crs=crs, transform=transform)
    other = CRS.from_epsg(3857) if crs == GEOGRAPHIC else GEOGRAPHIC
    resolution = 12.0 if crs == GEOGRAPHIC else 2e-5  # a fifth of a pixel or less
    fine = in_another_crs(tiny.reference, tmp_path / "fine.tif", other, resolution)
    found = codes(fine, tiny.optical)
    inner = tiny.truth.copy()
    same = np.ones(inner.shape, bool)  # pixels with a neighbour of another class may go either way
    for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
        same &= np.roll(inner, step, axis) == inner
    same[[0, -1]] = same[:, [0, -1]] = False
    np.testing.assert_array_equal(found[same], inner[same])
    assert (found == inner).mean() > 0.97


@ON_EVERY_GRID
def test_a_shifted_reference_lands_shifted(tmp_path: Path, crs: CRS, transform: Affine):
    tiny = tiny_scene(tmp_path, crs=crs, transform=transform)
    path = write_raster(tmp_path / "part.tif", tiny.truth[20:60, 30:100], crs=crs,
                        transform=transform @ Affine.translation(30, 20))
    expected = np.full(tiny.truth.shape, -1)
    expected[20:60, 30:100] = tiny.truth[20:60, 30:100]
    np.testing.assert_array_equal(codes(path, tiny.optical), expected)


def test_any_window_equals_that_part_of_the_whole(tiny: TinyScene, tmp_path: Path):
    other = in_another_crs(tiny.reference, tmp_path / "other.tif", GEOGRAPHIC)
    with Reference(other) as reference:
        info = raster_info(tiny.optical)
        whole = np.pad(reference.codes_on(info, *WHOLE), 40, constant_values=-1)
        for column, row, width, height in ((0, 0, 10, 10), (-20, -30, 50, 60), (100, 80, 60, 40), (130, 0, 5, 5)):
            found = reference.codes_on(info, column, row, width, height)
            np.testing.assert_array_equal(found, whole[row + 40:row + 40 + height, column + 40:column + 40 + width])


@pytest.mark.parametrize("dtype", ["uint8", "int8", "int16", "uint16", "int32", "float32", "float64"])
def test_codes_of_every_type_are_read_and_nodata_is_no_reference(tiny: TinyScene, tmp_path: Path, dtype: str):
    values = tiny.truth.astype(dtype)
    values[:20] = 99
    found = codes(write_raster(tmp_path / "typed.tif", values, nodata=99), tiny.optical)
    assert (found[:20] == -1).all()
    np.testing.assert_array_equal(found[20:], tiny.truth[20:])


def test_without_a_nodata_value_zero_is_a_code_and_nan_is_not(tiny: TinyScene, tmp_path: Path):
    values = tiny.truth.astype(np.float32)
    values[:10], values[10:20] = 0, np.nan
    found = codes(write_raster(tmp_path / "zero.tif", values), tiny.optical)
    assert (found[:10] == 0).all()
    assert (found[10:20] == -1).all()


def test_a_reference_lands_where_its_coordinates_say_over_a_wide_scene(tmp_path: Path):
    wide = Affine(1000, 0, 0, 0, -1000, 5_400_000)
    scene = write_raster(tmp_path / "wide.tif", np.ones((400, 1000), np.uint8), transform=wide)
    board = (np.add.outer(np.arange(2000) // 10, np.arange(3000) // 10) % 2 + 1).astype(np.uint8)  # 0.1 degree fields
    path = write_raster(tmp_path / "board.tif", board, crs=GEOGRAPHIC, transform=Affine(0.01, 0, 0, 0, -0.01, 60))
    columns, rows = np.meshgrid(np.arange(1000) + 0.5, np.arange(400) + 0.5)
    lon, lat = np.array(rasterio.warp.transform(UTM, GEOGRAPHIC, *(wide @ (columns.ravel(), rows.ravel()))))
    expected = board[np.floor((60 - lat) * 100).astype(int), np.floor(lon * 100).astype(int)]
    found = codes(path, scene, (0, 0, 1000, 400))
    assert (found.ravel() != expected).mean() < 0.004


def test_several_files_make_one_reference_and_the_first_counts(tiny: TinyScene, tmp_path: Path):
    left = write_raster(tmp_path / "left.tif", tiny.truth[:, :70])
    right = write_raster(tmp_path / "right.tif", np.full((96, 88), 9, np.uint8),
                         transform=NORTH_UP @ Affine.translation(40, 0))
    found = codes(f"{left}; {right}", tiny.optical)
    np.testing.assert_array_equal(found[:, :70], tiny.truth[:, :70])
    assert (found[:, 70:] == 9).all()


def test_a_reference_on_the_other_side_of_the_earth_has_no_pixel_here(tiny: TinyScene, tmp_path: Path):
    for number, (crs, transform) in enumerate([
            (UTM, NORTH_UP @ Affine.translation(5000, 0)), (GEOGRAPHIC, Affine(1, 0, -170, 0, -1, -10)),
            (CRS.from_epsg(32701), NORTH_UP), (CRS.from_epsg(3031), Affine(1000, 0, 0, 0, -1000, 0))]):
        path = write_raster(tmp_path / f"far{number}.tif", tiny.truth, crs=crs, transform=transform)
        assert (codes(path, tiny.optical) == -1).all()


def test_a_raster_that_names_its_classes_brings_its_table(tiny: TinyScene):
    class_raster_sidecars(tiny.reference, CLASSES)
    with Reference(tiny.reference) as reference:
        assert reference.classes == CLASSES
        assert reference.is_raster


@pytest.mark.parametrize(("value", "dtype", "words"), [
    (-5, "int16", "-5"), (1000, "uint16", "1000"), (2.5, "float32", "2.5"), (256, "int32", "256")])
def test_values_that_are_no_codes_are_told(tiny: TinyScene, tmp_path: Path, value: float, dtype: str, words: str):
    values = tiny.truth.astype(dtype)
    values[50, 50] = value
    with tells(ReferenceUnreadable, "heights.tif", words):
        codes(write_raster(tmp_path / "heights.tif", values), tiny.optical)


def test_a_picture_is_no_reference(tiny: TinyScene, tmp_path: Path):
    path = write_raster(tmp_path / "picture.tif", np.stack([tiny.truth] * 3), photometric="RGB")
    with tells(ReferenceUnreadable, "picture.tif", "red, green and blue"):
        codes(path, tiny.optical)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_reference_that_breaks_off_is_told(tiny: TinyScene, tmp_path: Path, kept: float):
    values = np.random.default_rng(0).integers(1, 5, (96, 128)).astype(np.uint8)
    path = write_raster(tmp_path / "broken.tif", values, compress="deflate")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole))])
    with tells(ReferenceUnreadable, "broken.tif"):
        codes(path, tiny.optical)


# ---------------------------------------------------------------- polygons


@ON_EVERY_GRID
def test_polygons_cover_the_pixels_whose_centre_they_hold(tmp_path: Path, crs: CRS, transform: Affine):
    tiny = tiny_scene(tmp_path, crs=crs, transform=transform)
    shapes = [rectangle((10, 20, 30, 5), transform), rectangle((50.4, 60.4, 10.2, 10.2), transform)]
    path = write_polygons(tmp_path / "fields.gpkg", shapes, {"code": [2, 3]}, crs=crs)
    expected = np.full((96, 128), -1)
    expected[20:25, 10:40], expected[60:71, 50:61] = 2, 3
    np.testing.assert_array_equal(codes(path, tiny.optical, field="code"), expected)
    for column, row in ((0, 0), (35, 18), (55, 65)):
        np.testing.assert_array_equal(codes(path, tiny.optical, (column, row, 20, 12), "code"),
                                      expected[row:row + 12, column:column + 20])


@pytest.mark.parametrize("crs", [CRS.from_epsg(4326), CRS.from_epsg(32633), CRS.from_epsg(3035)])
def test_polygons_in_another_crs_cover_the_same_pixels(tiny: TinyScene, tmp_path: Path, crs: CRS):
    shape = shapely.segmentize(rectangle((20.3, 20.3, 60, 50)), 10)
    points = np.array(shape.exterior.coords)
    moved = np.stack(rasterio.warp.transform(UTM, crs, points[:, 0], points[:, 1]), axis=1)
    path = write_polygons(tmp_path / "there.gpkg", [shapely.Polygon(moved)], {"name": ["water"]}, crs=crs)
    expected = np.full((96, 128), -1)
    expected[20:70, 20:80] = 1
    np.testing.assert_array_equal(codes(path, tiny.optical, field="name"), expected)


def test_a_long_edge_bends_with_its_crs(tmp_path: Path):
    wide = Affine(1000, 0, 0, 0, -1000, 5_400_000)
    scene = write_raster(tmp_path / "wide.tif", np.ones((400, 1000), np.uint8), transform=wide)
    path = write_polygons(tmp_path / "band.gpkg", [shapely.box(3, 46, 15, 48)], {"code": [1]}, crs=GEOGRAPHIC)
    found = codes(path, scene, (0, 0, 1000, 400), "code") == 1
    columns, rows = np.meshgrid(np.arange(1000) + 0.5, np.arange(400) + 0.5)
    lon, lat = np.array(rasterio.warp.transform(UTM, GEOGRAPHIC, *(wide @ (columns.ravel(), rows.ravel()))))
    expected = (lon > 3) & (lon < 15) & (lat > 46) & (lat < 48)
    assert (found.ravel() != expected).mean() < 0.001


def test_the_later_polygon_covers_the_earlier_and_one_without_a_class_covers_nothing(tiny: TinyScene, tmp_path: Path):
    shapes = [rectangle((0, 0, 50, 50)), rectangle((20, 20, 50, 50)), rectangle((0, 0, 128, 96))]
    path = write_polygons(tmp_path / "fields.gpkg", shapes, {"name": ["water", "forest", None]})
    found = codes(path, tiny.optical, field="name", classes=CLASSES)
    assert found[10, 10] == 1
    assert found[30, 30] == 2
    assert found[90, 120] == -1


@pytest.mark.parametrize(("values", "expected", "names"), [
    (["b", "a", "c"], [2, 1, 3], ("a", "b", "c")), ([7, 0, 3], [7, 0, 3], ("class 0", "class 3", "class 7")),
    (["10", "9", "2"], [10, 9, 2], ("class 2", "class 9", "class 10")),
    ([311, 112, 523], [2, 1, 3], ("112", "311", "523")),
    ([1.0, 2.0, 3.0], [1, 2, 3], ("class 1", "class 2", "class 3"))])
def test_a_field_holds_codes_or_names(tiny: TinyScene, tmp_path: Path, values: list, expected: list, names: tuple):
    shapes = [rectangle((40 * number, 0, 40, 96)) for number in range(3)]
    path = write_polygons(tmp_path / "fields.gpkg", shapes, {"class": values, "other": [0, 0, 0]})
    assert codes(path, tiny.optical, field="class")[0, [0, 40, 80]].tolist() == expected
    with Reference(path, "class") as reference:
        assert reference.classes is not None
        assert reference.classes.names == names
        assert not reference.is_raster


def test_names_are_found_in_the_class_table_whatever_their_case(tiny: TinyScene, tmp_path: Path):
    shapes = [rectangle((0, 0, 64, 96)), rectangle((64, 0, 64, 96))]
    path = write_polygons(tmp_path / "fields.gpkg", shapes, {"class": ["Built", " WATER "]})
    assert codes(path, tiny.optical, field="class", classes=CLASSES)[0, [0, 64]].tolist() == [4, 1]


def test_a_name_that_the_class_table_lacks_is_told_or_gets_a_new_code(tiny: TinyScene, tmp_path: Path):
    shapes = [rectangle((0, 0, 64, 96)), rectangle((64, 0, 64, 96))]
    path = write_polygons(tmp_path / "fields.gpkg", shapes, {"class": ["forrest", "water"]})
    with tells(UnknownClass, "'forrest'", "fields.gpkg"):
        Reference(path, "class", CLASSES)
    with Reference(path, "class", CLASSES, extend=True) as reference:
        assert reference.codes_on(raster_info(tiny.optical), *WHOLE)[0, [0, 64]].tolist() == [5, 1]
        assert reference.classes is not None
        assert reference.classes.names == (*CLASSES.names, "forrest")


def test_layers_that_hold_no_polygons_with_a_class_are_told(tmp_path: Path):
    point = shapely.Point(500_100, 5_199_900)
    points = write_polygons(tmp_path / "points.gpkg", [point], {"class": ["a"]}, kind="Point")
    with tells(ReferenceUnreadable, "points.gpkg", "polygon"):
        Reference(points, "class")
    empty = write_polygons(tmp_path / "empty.gpkg", [rectangle((0, 0, 8, 8))], {"class": [None]})
    with tells(ReferenceUnreadable, "empty.gpkg", "polygon"):
        Reference(empty, "class")


def test_the_field_is_asked_for_when_there_are_several(tmp_path: Path):
    path = write_polygons(tmp_path / "fields.gpkg", [rectangle((0, 0, 8, 8))], {"label": ["a"], "id": [1]})
    with tells(ReferenceUnreadable, "fields.gpkg", "2 fields"):
        Reference(path)
    with tells(ReferenceUnreadable, "fields.gpkg", "'lable'"):
        Reference(path, "lable")
    with pytest.raises(ReferenceUnreadable) as caught:
        Reference(path, "lable")
    assert "'label'" in caught.value.hint
    one = write_polygons(tmp_path / "one.gpkg", [rectangle((0, 0, 8, 8))], {"label": ["a"]})
    with Reference(one) as reference:
        assert reference.has_names


def test_a_layer_is_chosen_and_filtered_as_qgis_does(tiny: TinyScene, tmp_path: Path):
    shapes = [rectangle((0, 0, 64, 96)), rectangle((64, 0, 64, 96))]
    path = write_polygons(tmp_path / "fields.gpkg", shapes, {"code": [1, 2]})
    found = codes(f"{path}|layername=fields|subset=code = 2", tiny.optical, field="code")
    assert set(np.unique(found)) == {-1, 2}
    with tells(ReferenceUnreadable, "fields.gpkg"):
        Reference(f"{path}|layername=nowhere", "code")


# ---------------------------------------------------------------- points, and units of a sample


@ON_EVERY_GRID
def test_a_point_knows_the_pixel_that_it_lies_in(tmp_path: Path, crs: CRS, transform: Affine):
    tiny = tiny_scene(tmp_path, crs=crs, transform=transform)
    pixels = [(3, 5), (127, 95), (60, 40)]
    points = [shapely.Point(transform @ (column + 0.3, row + 0.8)) for column, row in pixels]
    path = write_polygons(tmp_path / "points.gpkg", points, {"code": [1, 2, 3]}, crs=crs, kind="Point")
    info = raster_info(tiny.optical)
    with Reference(path, "code", points=True) as reference:
        burned, units = reference.codes_on(info, *WHOLE), reference.units(info)
    assert {(int(column), int(row)): int(burned[row, column]) for row, column in np.argwhere(burned >= 0)} == \
        dict(zip(pixels, [1, 2, 3], strict=True))
    assert units.tolist() == [[*pixel, code] for pixel, code in zip(pixels, [1, 2, 3], strict=True)]


def test_parts_are_units_of_their_own_inside_their_shape(tiny: TinyScene, tmp_path: Path):
    ring = rectangle((10, 10, 20, 20)).difference(rectangle((12, 12, 16, 16)))  # its middle is outside of it
    shapes = [shapely.MultiPolygon([ring, rectangle((50, 50, 9, 9))]), shapely.MultiPolygon([rectangle((80, 8, 5, 5))])]
    path = write_polygons(tmp_path / "fields.gpkg", shapes, {"code": [4, 2]}, kind="MultiPolygon")
    info = raster_info(tiny.optical)
    with Reference(path, "code") as reference:
        units, burned = reference.units(info), reference.codes_on(info, *WHOLE)
    assert units[:, 2].tolist() == [4, 4, 2]
    assert [int(burned[row, column]) for column, row, _ in units] == [4, 4, 2]


def test_a_raster_has_no_units(tiny: TinyScene):
    with Reference(tiny.reference) as reference:
        assert reference.units(raster_info(tiny.optical)) is None


def test_lines_are_no_sample(tmp_path: Path):
    line = shapely.LineString([NORTH_UP @ (1, 1), NORTH_UP @ (9, 9)])
    path = write_polygons(tmp_path / "roads.gpkg", [line], {"code": [1]}, kind="LineString")
    with tells(ReferenceUnreadable, "roads.gpkg", "polygon"):
        Reference(path, "code", points=True)


# ---------------------------------------------------------------- what is no reference


def test_what_is_no_reference_is_told(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    with tells(ReferenceUnreadable, "nowhere.tif", "does not exist"):
        Reference(tmp_path / "nowhere.tif")
    for field in (None, "class"):
        with tells(ReferenceUnreadable, "notes.txt"):
            Reference(tmp_path / "notes.txt", field)


def test_a_reference_without_crs_is_told(tmp_path: Path):
    with tells(NoCrs, "reference", "codes.tif"):
        Reference(write_raster(tmp_path / "codes.tif", np.ones((8, 8), np.uint8), crs=None))
    with pytest.warns(UserWarning, match="crs"):
        fields = write_polygons(tmp_path / "fields.gpkg", [rectangle((0, 0, 8, 8))], {"c": [1]}, crs=None)
    with tells(NoCrs, "reference", "fields.gpkg"):
        Reference(fields, "c")
