"""Scenes: what is painted comes back at its pixel, and what is not valid says so."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from sparse_wsss.errors import NoCrs, RasterMissing, RasterUnreadable, SarMismatch
from sparse_wsss.rasters.raster_grid import pixel_corners
from sparse_wsss.rasters.reader import Scene, raster_info

from tests.tiny import (
    GEOGRAPHIC,
    LAMBERT,
    NORTH_UP,
    ON_EVERY_GRID,
    ROTATED,
    SOUTH_UP,
    UTM,
    tells,
    tiny_scene,
    write_raster,
)


def numbered(bands: int = 3, height: int = 20, width: int = 30, dtype: str = "float32") -> np.ndarray:
    """Every value of the raster is another one, as far as the type goes."""
    return (np.arange(bands * height * width) % 120 + 1).reshape(bands, height, width).astype(dtype)


@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64"])
def test_pixels_of_every_type_come_back_where_they_were_painted(tmp_path: Path, dtype: str):
    values = numbered(dtype=dtype)
    with Scene(write_raster(tmp_path / "scene.tif", values)) as scene:
        image, valid = scene.read(4, 3, 10, 8)
    assert image.dtype == np.float32
    assert valid.all()
    np.testing.assert_array_equal(image, values[:, 3:11, 4:14])


@ON_EVERY_GRID
def test_pixels_come_back_whatever_the_grid(tmp_path: Path, crs: rasterio.crs.CRS, transform: Affine):
    values = numbered()
    path = write_raster(tmp_path / "scene.tif", values, crs=crs, transform=transform)
    with Scene(path, write_raster(tmp_path / "sar.tif", values[:2], crs=crs, transform=transform)) as scene:
        image, valid = scene.read(0, 0, 30, 20)
        assert scene.info.transform == transform
    np.testing.assert_array_equal(image, np.concatenate([values, values[:2]]))
    assert valid.all()


def test_a_crs_without_a_code_is_kept_as_it_is(tmp_path: Path):
    info = raster_info(write_raster(tmp_path / "scene.tif", numbered(), crs=LAMBERT))
    assert info.crs == LAMBERT
    assert info.crs.to_authority(confidence_threshold=100) is None


def test_any_window_equals_that_part_of_the_whole(tmp_path: Path):
    tiny = tiny_scene(tmp_path)
    rng = np.random.default_rng(0)
    with Scene(tiny.optical, tiny.sar) as scene:
        whole, whole_valid = scene.read(0, 0, 128, 96)
        padded = np.pad(whole, ((0, 0), (50, 50), (50, 50)))
        padded_valid = np.pad(whole_valid, 50)
        for column, row, width, height in zip(rng.integers(-40, 120, 30), rng.integers(-40, 90, 30),
                                              rng.integers(1, 40, 30), rng.integers(1, 40, 30), strict=True):
            image, valid = scene.read(column, row, width, height)
            cut = (slice(row + 50, row + 50 + height), slice(column + 50, column + 50 + width))
            np.testing.assert_array_equal(image, padded[(slice(None), *cut)])
            np.testing.assert_array_equal(valid, padded_valid[cut])
    np.testing.assert_array_equal(whole_valid, tiny.valid)


def test_a_window_beside_the_scene_is_invalid_and_zero(tmp_path: Path):
    with Scene(tiny_scene(tmp_path).optical) as scene:
        for column, row in ((-20, 0), (128, 0), (0, -20), (0, 96)):
            image, valid = scene.read(column, row, 20, 20)
            assert not valid.any()
            assert not image.any()


def test_bands_come_in_the_order_that_is_asked_for(tmp_path: Path):
    tiny = tiny_scene(tmp_path)
    with Scene(tiny.optical, tiny.sar) as scene:
        whole, valid = scene.read(20, 20, 16, 16)
        for order in ([5, 0, 4, 1], [2], [3, 3], [4, 5]):
            image, valid_of_order = scene.read(20, 20, 16, 16, order)
            np.testing.assert_array_equal(image, whole[order])
            np.testing.assert_array_equal(valid_of_order, valid)
        assert scene.modalities == (("optical", ("blue", "green", "red", "nir")), ("sar", ("VV", "VH")))
        assert scene.n_bands == 6


def test_a_pixel_is_invalid_when_one_band_is_nodata_nan_or_infinite(tmp_path: Path):
    values = numbered()
    values[0, 1, 1], values[1, 2, 2], values[2, 3, 3], values[0, 4, 4] = -9999, np.nan, np.inf, -np.inf
    with Scene(write_raster(tmp_path / "scene.tif", values, nodata=-9999)) as scene:
        image, valid = scene.read(0, 0, 30, 20)
    assert sorted(zip(*np.nonzero(~valid), strict=True)) == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert not image[:, ~valid].any()
    assert np.isfinite(image).all()


def test_nan_as_nodata_is_invalid(tmp_path: Path):
    values = numbered()
    values[1, 5, 6] = np.nan
    with Scene(write_raster(tmp_path / "scene.tif", values, nodata=float("nan"))) as scene:
        _, valid = scene.read(0, 0, 30, 20)
    assert (~valid).sum() == 1
    assert not valid[5, 6]


def test_a_value_beyond_float32_is_invalid(tmp_path: Path):
    values = numbered(dtype="float64")
    values[0, 0, 0] = 1e300
    with Scene(write_raster(tmp_path / "scene.tif", values)) as scene:
        image, valid = scene.read(0, 0, 30, 20)
    assert (~valid).sum() == 1
    assert np.isfinite(image).all()


def test_nodata_of_the_sar_raster_counts_too(tmp_path: Path):
    sar = numbered(2)
    sar[1, 7, 8] = 0
    optical = write_raster(tmp_path / "scene.tif", numbered())
    with Scene(optical, write_raster(tmp_path / "sar.tif", sar, nodata=0)) as scene:
        _, valid = scene.read(0, 0, 30, 20)
        _, valid_of_optical = scene.read(0, 0, 30, 20, [0, 1, 2])
    assert list(zip(*np.nonzero(~valid), strict=True)) == [(7, 8)]
    assert valid_of_optical.all()


def test_an_alpha_band_is_a_mask_and_no_measurement(tmp_path: Path):
    values = np.full((4, 20, 30), 255, np.uint8)
    values[3, :5] = 0
    path = write_raster(tmp_path / "picture.tif", values, photometric="RGB", alpha="yes")
    with Scene(path) as scene:
        image, valid = scene.read(0, 0, 30, 20)
    assert scene.info.bands == ("B1", "B2", "B3")
    assert image.shape == (3, 20, 30)
    np.testing.assert_array_equal(valid, values[3] > 0)


def test_a_mask_in_the_file_is_respected(tmp_path: Path):
    path = write_raster(tmp_path / "scene.tif", numbered())
    mask = np.full((20, 30), 255, np.uint8)
    mask[:, 25:] = 0
    with rasterio.open(path, "r+") as dataset:
        dataset.write_mask(mask)
    with Scene(path) as scene:
        _, valid = scene.read(0, 0, 30, 20)
    np.testing.assert_array_equal(valid, mask > 0)


@pytest.mark.parametrize(("names", "bands"), [
    (("blue", "green", "red"), ("blue", "green", "red")), ((), ("B1", "B2", "B3")),
    (("bands", "bands", "bands"), ("B1", "B2", "B3")), (("blue", "green"), ("B1", "B2", "B3"))])
def test_bands_are_named_by_descriptions_only_when_each_has_its_own(tmp_path: Path, names: tuple, bands: tuple):
    assert raster_info(write_raster(tmp_path / "scene.tif", numbered(), names=names)).bands == bands


def test_corners_of_a_rotated_raster_are_where_its_transform_puts_them(tmp_path: Path):
    info = raster_info(write_raster(tmp_path / "scene.tif", numbered(), transform=ROTATED))
    expected = [ROTATED @ point for point in ((0, 0), (30, 0), (30, 20), (0, 20))]
    np.testing.assert_allclose(pixel_corners(info), expected)


# ---------------------------------------------------------------- SAR on another grid


@pytest.mark.parametrize(("crs", "transform", "shape", "words"), [
    (UTM, NORTH_UP, (20, 31), "31 x 20 pixels, not 30 x 20"),
    (UTM, NORTH_UP @ Affine.translation(0.5, 0), (20, 30), "shifted"),
    (UTM, NORTH_UP @ Affine.scale(2), (20, 30), "another size"),
    (UTM, SOUTH_UP @ Affine.translation(0, -5), (20, 30), "shifted"),
    (rasterio.crs.CRS.from_epsg(32633), Affine(10, 0, 43_508, 0, -10, 5_217_499), (20, 30), "CRS is EPSG:32633"),
    (UTM, NORTH_UP @ Affine.translation(30, 0), (20, 30), "do not overlap"),
    (GEOGRAPHIC, Affine(0.001, 0, -60, 0, -0.001, -10), (20, 30), "do not overlap")])
def test_sar_on_another_grid_is_refused(tmp_path: Path, crs: rasterio.crs.CRS, transform: Affine, shape: tuple,
                                        words: str):
    optical = write_raster(tmp_path / "scene.tif", numbered())
    sar = write_raster(tmp_path / "sar.tif", np.ones((2, *shape), np.float32), crs=crs, transform=transform)
    with tells(SarMismatch, "sar.tif", "scene.tif", words):
        Scene(optical, sar)


def test_sar_whose_crs_is_only_written_differently_is_the_same_grid(tmp_path: Path):
    other = rasterio.crs.CRS.from_proj4("+proj=utm +zone=32 +datum=WGS84 +units=m +no_defs")
    optical = write_raster(tmp_path / "scene.tif", numbered())
    with Scene(optical, write_raster(tmp_path / "sar.tif", numbered(2), crs=other)) as scene:
        assert scene.n_bands == 5


# ---------------------------------------------------------------- files that are no raster, or only part of one


def test_a_missing_raster_is_named(tmp_path: Path):
    with tells(RasterMissing, "nowhere.tif"):
        raster_info(tmp_path / "nowhere.tif")
    with tells(RasterMissing, "sar.tif"):
        Scene(write_raster(tmp_path / "scene.tif", numbered()), tmp_path / "sar.tif")


@pytest.mark.parametrize("content", [b"", b"not a raster at all", b"II*\x00\xff\xff\xff\xff"])
def test_a_file_that_is_no_raster_is_named(tmp_path: Path, content: bytes):
    path = tmp_path / "notes.tif"
    path.write_bytes(content)
    with tells(RasterUnreadable, "notes.tif"):
        raster_info(path)


def test_a_folder_is_no_raster(tmp_path: Path):
    with tells(RasterUnreadable, str(tmp_path), "folder"):
        raster_info(tmp_path)


def test_a_raster_without_crs_is_refused(tmp_path: Path):
    with tells(NoCrs, "scene.tif"):
        Scene(write_raster(tmp_path / "scene.tif", numbered(), crs=None))


def test_complex_numbers_are_refused(tmp_path: Path):
    with tells(RasterUnreadable, "slc.tif", "complex"):
        raster_info(write_raster(tmp_path / "slc.tif", np.ones((4, 4), np.complex64)))


@pytest.mark.parametrize("creation", [{}, {"compress": "deflate"}, {"tiled": True, "blockxsize": 16, "blockysize": 16}])
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7, 0.99])
def test_a_raster_that_breaks_off_is_never_read_as_if_it_were_whole(tmp_path: Path, creation: dict, kept: float):
    values = np.random.default_rng(0).random((3, 64, 64)).astype(np.float32)
    path = write_raster(tmp_path / "scene.tif", values, **creation)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    with tells(RasterUnreadable, "scene.tif"), Scene(path) as scene:
        scene.read(0, 0, 64, 64)
