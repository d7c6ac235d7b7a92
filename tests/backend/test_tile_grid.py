"""The grid of tiles, and the window of an extent."""

from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import transform_bounds
from sparse_wsss.errors import BadJob, NoOverlap, TileSize
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.tile_grid import extent_window, tile_grid

from tests.tiny import DEGREES, GEOGRAPHIC, LAMBERT, NORTH_UP, ROTATED, SOUTH_UP, UTM, rectangle, tells


def info(crs: CRS = UTM, transform: Affine = NORTH_UP, width: int = 128, height: int = 96) -> RasterInfo:
    return RasterInfo(Path("scene.tif"), width, height, ("B1",), crs, transform, "uint8")


def as_extent(bounds: tuple, code: str = "") -> str:
    return f"{bounds[0]},{bounds[2]},{bounds[1]},{bounds[3]}" + (f" [{code}]" if code else "")


# ---------------------------------------------------------------- tiles


def test_tiles_come_row_by_row_and_only_whole_ones():
    assert tile_grid(70, 50, 20, 0).tolist() == [[0, 0], [20, 0], [40, 0], [0, 20], [20, 20], [40, 20]]


def test_a_raster_of_one_tile_has_one():
    assert tile_grid(32, 32, 32, 32).tolist() == [[0, 0]]


@pytest.mark.parametrize(("width", "height", "size", "stride"), [(100, 80, 16, 16), (101, 83, 16, 5), (64, 16, 16, 40),
                                                               (31, 47, 16, 16)])
def test_the_grid_equals_a_plain_double_loop(width: int, height: int, size: int, stride: int):
    plain = [[column, row] for row in range(0, height, stride) for column in range(0, width, stride)
             if column + size <= width and row + size <= height]
    assert tile_grid(width, height, size, stride).tolist() == plain


def test_tiles_without_overlap_cover_no_pixel_twice():
    seen = np.zeros((83, 101), int)
    for column, row in tile_grid(101, 83, 16, 0):
        seen[row:row + 16, column:column + 16] += 1
    assert seen.max() == 1
    assert seen[:80, :96].all()


def test_tiles_of_an_extent_start_at_its_corner_and_stay_inside():
    grid = tile_grid(1000, 1000, 10, 10, (7, 13, 35, 20))
    assert grid.tolist() == [[7, 13], [17, 13], [27, 13], [7, 23], [17, 23], [27, 23]]


@pytest.mark.parametrize(("window", "what"), [(None, "raster"), ((0, 0, 60, 40), "extent")])
def test_a_tile_larger_than_the_raster_is_refused_with_the_size_that_fits(window: tuple | None, what: str):
    with pytest.raises(TileSize, match=rf"64 px does not fit into the {what} of 60 x 40 px") as caught:
        tile_grid(60, 40, 64, 64, window)
    assert caught.value.hint == f"Set TILE_SIZE to 40 or less, or choose a larger {what}."


@pytest.mark.parametrize(("width", "height", "hint"), [
    (90, 40, "TILE_SIZE to 40 "), (40, 90, "TILE_SIZE to 40 "), (90, 8, "TILE_SIZE to 8 "),
    (90, 7, "Choose a larger raster: no tile is smaller than 8 px."), (1, 1, "Choose a larger raster")])
def test_a_tile_that_is_too_large_in_one_direction_is_refused_with_a_hint_that_can_be_followed(width: int, height: int,
                                                                                             hint: str):
    with pytest.raises(TileSize) as caught:
        tile_grid(width, height, 64, 0)
    assert hint in caught.value.hint


# ---------------------------------------------------------------- extents


@pytest.mark.parametrize(("crs", "transform"), [
    (UTM, NORTH_UP), (UTM, SOUTH_UP), (GEOGRAPHIC, DEGREES), (LAMBERT, NORTH_UP)])
@pytest.mark.parametrize("window", [(0, 0, 128, 96), (10, 20, 30, 40), (127, 95, 1, 1)])
def test_the_footprint_of_a_window_gives_the_window_back(crs: CRS, transform: Affine, window: tuple):
    extent = as_extent(rectangle(window, transform).bounds)
    assert extent_window(extent, info(crs, transform)) == window


def test_an_extent_takes_every_pixel_that_it_touches():
    left, top = NORTH_UP @ (10.4, 20.4)
    right, bottom = NORTH_UP @ (12.6, 21.6)
    assert extent_window(f"{left},{right},{bottom},{top}", info()) == (10, 20, 3, 2)


def test_an_extent_beyond_the_raster_is_clipped():
    assert extent_window(as_extent(rectangle((-50, 80, 100, 100)).bounds), info()) == (0, 80, 50, 16)


def test_an_extent_in_another_crs_covers_the_same_ground():
    bounds = transform_bounds(UTM, GEOGRAPHIC, *rectangle((30, 30, 40, 20)).bounds)
    column, row, width, height = extent_window(as_extent(bounds, "EPSG:4326"), info())
    assert column <= 30
    assert row <= 30
    assert column + width >= 70
    assert row + height >= 50
    assert width <= 42
    assert height <= 22


@pytest.mark.parametrize("code", ["EPSG:4326", "EPSG:3857", "EPSG:32632"])
def test_an_extent_of_the_whole_world_is_the_whole_raster(code: str):
    world = (-180, -85, 180, 85) if code == "EPSG:4326" else (-2e7, -2e7, 2e7, 2e7)
    assert extent_window(as_extent(world, code), info()) == (0, 0, 128, 96)
    assert extent_window(as_extent(world, code), info(LAMBERT)) == (0, 0, 128, 96)


def test_an_extent_on_a_rotated_raster_holds_all_its_pixels():
    shape = rectangle((40, 30, 10, 10), ROTATED)
    column, row, width, height = extent_window(as_extent(shape.bounds), info(UTM, ROTATED))
    assert column <= 40
    assert row <= 30
    assert column + width >= 50
    assert row + height >= 40


@pytest.mark.parametrize("extent", ["0,10,0,10", "600000,600100,5200000,5200100", "9,10,10,11 [EPSG:4326]",
                                    "-60,-50,-40,-30 [EPSG:4326]"])
def test_an_extent_beside_the_raster_is_refused(extent: str):
    with tells(NoOverlap, extent, "scene.tif"):
        extent_window(extent, info())


def test_a_raster_far_in_the_east_and_near_the_equator_is_found():
    """Where every longitude is above every latitude; elsewhere one may stand for the other unseen."""
    transform = Affine(0.001, 0, 100, 0, -0.001, 10)
    extent = as_extent(rectangle((10, 20, 30, 40), transform).bounds)
    assert extent_window(extent, info(GEOGRAPHIC, transform)) == (10, 20, 30, 40)


def test_a_raster_beside_an_extent_is_told_with_where_it_lies():
    with tells(NoOverlap, "spans 500000, 501280, 5.19904e+06, 5.2e+06 in EPSG:32632"):
        extent_window("0,10,0,10", info())


@pytest.mark.parametrize(("x", "y"), [(501_279.996, 5_199_500), (500_500, 5_199_040.004 - 50)])
def test_an_extent_that_touches_the_raster_by_a_rounding_error_alone_is_beside_it(x: float, y: float):
    with tells(NoOverlap, "scene.tif"):
        extent_window(f"{x},{x + 50},{y},{y + 50}", info())


def test_the_corners_around_a_rotated_raster_are_beside_it():
    left, bottom, right, top = rectangle((0, 0, 128, 96), ROTATED).bounds
    for x, y in ((left, bottom), (left, top - 5), (right - 5, bottom), (right - 5, top - 5)):
        with tells(NoOverlap, "scene.tif"):
            extent_window(f"{x},{x + 5},{y},{y + 5}", info(UTM, ROTATED))


@pytest.mark.parametrize(("crs", "transform", "extent"), [
    (CRS.from_wkt('LOCAL_CS["site grid",UNIT["metre",1]]'), NORTH_UP, "9,10,46,47 [EPSG:4326]"),
    (GEOGRAPHIC, Affine(0.001, 0, 9, 0, -0.001, 95), "0,10000000,0,10000000 [EPSG:32632]")],
    ids=["site grid", "beyond the pole"])
def test_an_extent_in_a_crs_in_which_the_raster_has_no_place_is_told(crs: CRS, transform: Affine, extent: str):
    with tells(NoOverlap, "scene.tif", extent, "no place"):
        extent_window(extent, info(crs, transform))


@pytest.mark.parametrize("extent", ["", "1,2,3", "1,1,3,4", "1,2,3,3", "a,b,c,d", "1,2,3,4,5", "2,1,3,4", "1,2,4,3",
                                    "nan,1,2,3", "1,2,inf,3", "[EPSG:4326]"])
def test_a_text_that_is_no_extent_is_refused(extent: str):
    with tells(BadJob, extent):
        extent_window(extent, info())


def test_an_unknown_crs_in_an_extent_is_named():
    with tells(BadJob, "EPSG:999999"):
        extent_window("1,2,3,4 [EPSG:999999]", info())
