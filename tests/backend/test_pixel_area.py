"""Ground areas: those of the ellipsoid, whatever the CRS says of its units."""

from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.rasters.pixel_area import pixel_areas
from sparse_wsss.rasters.raster_grid import RasterInfo

from tests.tiny import GEOGRAPHIC, LAMBERT, NORTH_UP, ROTATED, SOUTH_UP, UTM

GLOBE_M2 = 5.10065621724e14  # surface of the WGS 84 ellipsoid


def grid(crs: CRS, transform: Affine, width: int = 200, height: int = 100) -> RasterInfo:
    return RasterInfo(Path("map.tif"), width, height, ("class",), crs, transform, "uint8")


def areas(crs: CRS, transform: Affine, width: int = 200, height: int = 100) -> np.ndarray:
    found = pixel_areas(grid(crs, transform), 0, 0, width, height)
    assert found is not None
    assert found.shape == (height, width)
    return found


@pytest.mark.parametrize("transform", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north up", "south up", "rotated"])
def test_pixels_of_a_utm_map_have_nearly_the_size_that_they_say(transform: Affine):
    np.testing.assert_allclose(areas(UTM, transform), 100, rtol=0.001)  # the scale of UTM is 0.9996 here


def test_pixels_of_a_lambert_map_have_nearly_the_size_that_they_say():
    transform = Affine(28.5, 0, 630_000, 0, -28.5, 228_000)
    np.testing.assert_allclose(areas(LAMBERT, transform), 28.5**2, rtol=0.002)


def test_pixels_of_degrees_cover_the_globe():
    found = areas(GEOGRAPHIC, Affine(1, 0, -180, 0, -1, 90), 360, 180)
    assert found.sum() == pytest.approx(GLOBE_M2, rel=1e-6)
    assert np.ptp(found, axis=1).max() < 1
    np.testing.assert_allclose(found, found[::-1], rtol=1e-6)


def test_a_pixel_of_degrees_at_the_equator_is_known():
    # lengths of a degree at the equator: 111319.491 m along it, 110574.3 m across it
    found = areas(GEOGRAPHIC, Affine(0.001, 0, 9.0, 0, -0.001, 0.0), 3, 3)
    np.testing.assert_allclose(found, 111.319491 * 110.5743, rtol=1e-5)


def test_a_mercator_pixel_at_60_degrees_covers_a_quarter_of_what_it_says():
    transform = Affine(10, 0, 0, 0, -10, 8_399_737.9)  # the northing of 60 degrees
    np.testing.assert_allclose(areas(CRS.from_epsg(3857), transform, 5, 5), 25, rtol=0.01)


def test_a_map_across_the_date_line_covers_what_it_would_cover_elsewhere():
    across, elsewhere = (areas(GEOGRAPHIC, Affine(0.01, 0, x, 0, -0.01, 50)) for x in (179.0, 10.0))
    np.testing.assert_allclose(across, elsewhere, rtol=1e-6)


def test_windows_have_the_areas_of_the_whole():
    info = grid(GEOGRAPHIC, Affine(0.01, 0, 9, 0, -0.01, 60))
    whole, part = pixel_areas(info, 0, 0, 200, 100), pixel_areas(info, 70, 30, 100, 50)
    assert whole is not None
    assert part is not None
    np.testing.assert_allclose(part, whole[30:80, 70:170], rtol=1e-9)


def test_a_crs_that_is_nowhere_on_the_globe_has_no_areas():
    local = CRS.from_wkt('LOCAL_CS["site grid",UNIT["metre",1]]')
    assert pixel_areas(grid(local, NORTH_UP), 0, 0, 10, 10) is None
