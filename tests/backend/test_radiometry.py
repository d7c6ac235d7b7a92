"""Values of rasters come in the units that scenes share, whatever a product, a tool or a download made of them."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.rasters.band_stats import REACH, robust_mean_and_std
from sparse_wsss.rasters.radiometry import (
    DOUBTFUL_UNITS,
    POWER_FLOOR,
    S2_ORDER,
    Radiometry,
    sentinel2_bands,
    unit_factor,
)
from sparse_wsss.rasters.reader import Scene

from tests.tiny import NORTH_UP, UTM, tells, write_raster

L2A = tuple(band for band in S2_ORDER if band != "B10")
# typical reflectances times 10 000 of water, forest and dry soil: L1C in the order of the bands, B10 nearly black
SURFACES = np.array([
    [1300, 950, 700, 450, 400, 300, 280, 250, 220, 90, 15, 60, 40],
    [1200, 850, 650, 400, 700, 1900, 2400, 2500, 2700, 900, 12, 1200, 500],
    [1500, 1300, 1400, 1700, 2000, 2200, 2400, 2500, 2700, 1000, 20, 3300, 2600],
])


def sentinel2(seed: int = 0, surfaces: tuple[int, ...] = (0, 1, 2), side: int = 60) -> np.ndarray:
    """L1C scene int16 (13, side, side), with noise of a twentieth."""
    rng = np.random.default_rng(seed)
    which = rng.choice(surfaces, (side // 10, side // 10)).repeat(10, 0).repeat(10, 1)
    clean = np.moveaxis(SURFACES[which], -1, 0)
    return np.rint(clean * (1 + 0.05 * rng.standard_normal(clean.shape))).clip(1).astype(np.int16)


def read(path: Path, sar: Path | None = None, order: list[int] | None = None) -> tuple[np.ndarray, np.ndarray]:
    with Scene(path, sar) as scene:
        return scene.read(0, 0, scene.info.width, scene.info.height, order)


def of(path: Path, modality: str = "optical", sar: Path | None = None) -> Radiometry:
    with Scene(path, sar) as scene:
        return scene.radiometry[modality]


def tagged(path: Path, **tags: str) -> Path:
    with rasterio.open(path, "r+") as file:
        file.update_tags(**tags)
    return path


def scaled(path: Path, scale: float, offset: float) -> Path:
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = (scale,) * file.count, (offset,) * file.count
    return path


# ---------------------------------------------------------------- Sentinel-2


@pytest.mark.parametrize(("names", "kept"), [
    ((), range(13)), (S2_ORDER, range(13)), (L2A, [i for i in range(13) if i != 10]),
    (("B02", "B03", "B04", "B08"), [1, 2, 3, 7]),
    (("B8A, central wavelength 865 nm", "B12, central wavelength 2190 nm"), [8, 12]),
])
def test_the_offset_of_new_sentinel2_products_is_found_in_the_pixels_and_taken_off(
        tmp_path: Path, names: tuple[str, ...], kept: list[int]):
    """Old and new product of one place are read as the same values; only the new one is said to be changed."""
    plain = sentinel2()[list(kept)]
    old = write_raster(tmp_path / "old.tif", plain, names=names)
    new = write_raster(tmp_path / "new.tif", plain + 1000, names=names)
    np.testing.assert_array_equal(read(new)[0], read(old)[0])
    np.testing.assert_array_equal(read(old)[0], plain)
    assert of(old).done == ()
    assert "offset of 1000" in of(new).done[0]


def test_bands_read_in_another_order_lose_the_offset_too(tmp_path: Path):
    plain = sentinel2()
    new = write_raster(tmp_path / "new.tif", plain + 1000)
    np.testing.assert_array_equal(read(new, order=[11, 3])[0], plain[[11, 3]])


def test_zero_stays_no_data_under_the_offset(tmp_path: Path):
    values = sentinel2() + 1000
    values[:, :20] = 0  # the edge of the swath, without a nodata value in the file
    image, valid = read(write_raster(tmp_path / "new.tif", values))
    assert not valid[:20].any()
    assert valid[20:].all()
    assert not image[:, :20].any()


def test_a_few_dark_pixels_or_holes_do_not_hide_the_offset(tmp_path: Path):
    values = sentinel2(side=100) + 1000
    values[:, :5, :5] = 700  # a quarter of a percent: noise below a reflectance of 0
    assert of(write_raster(tmp_path / "new.tif", values)).done


@pytest.mark.parametrize("tags", [{"PROCESSING_BASELINE": "04.00"}, {"BOA_ADD_OFFSET": "-1000"},
                                  {"PRODUCT_URI": "S2B_MSIL2A_20230101T101421_N0509_R022_T32TMT_20230101T1"}])
def test_metadata_decide_where_pixels_cannot(tmp_path: Path, tags: dict[str, str]):
    """Bright sand without water or shadow: L2A has nothing that is surely dark."""
    sand = np.rint(sentinel2(surfaces=(2,)) * 1.5)[[i for i in range(13) if i != 10]].astype(np.int16)
    path = write_raster(tmp_path / "sand.tif", sand, names=L2A)
    np.testing.assert_array_equal(read(path)[0], sand)
    assert "processing baseline 04.00" in of(path).doubt
    np.testing.assert_array_equal(read(tagged(path, **tags))[0], sand - 1000)
    assert of(path).doubt == ""


@pytest.mark.parametrize("tags", [{"PROCESSING_BASELINE": "03.01"}, {"RADIO_ADD_OFFSET": "0"}])
def test_metadata_of_an_old_product_settle_the_doubt(tmp_path: Path, tags: dict[str, str]):
    sand = np.rint(sentinel2(surfaces=(2,)) * 1.5)[:9].astype(np.int16)
    path = tagged(write_raster(tmp_path / "sand.tif", sand, names=S2_ORDER[:9]), **tags)
    np.testing.assert_array_equal(read(path)[0], sand)
    assert of(path).doubt == ""


def test_a_copy_that_lost_the_offset_but_kept_its_tags_is_taken_as_it_is(tmp_path: Path):
    path = tagged(write_raster(tmp_path / "copy.tif", sentinel2()), PROCESSING_BASELINE="05.10")
    np.testing.assert_array_equal(read(path)[0], sentinel2())


def test_a_declared_offset_is_applied_and_not_searched_for_again(tmp_path: Path):
    path = scaled(write_raster(tmp_path / "declared.tif", sentinel2() + 1000), 1e-4, -0.1)
    np.testing.assert_allclose(read(path)[0], sentinel2(), atol=0.01)
    assert "scale 0.0001 and offset -0.1" in of(path).done[0]


def test_reflectance_from_0_to_1_becomes_the_values_of_the_products(tmp_path: Path):
    plain = sentinel2()
    for added in (0, 1000):  # tools divide by 10 000 with the offset still in it
        path = write_raster(tmp_path / f"{added}.tif", ((plain + added) / 10_000).astype(np.float32), names=S2_ORDER)
        np.testing.assert_allclose(read(path)[0], plain, atol=0.01)


def test_rasters_of_other_sensors_keep_their_values(tmp_path: Path):
    values = np.random.default_rng(0).integers(1000, 3000, (7, 40, 40)).astype(np.uint16)
    for n, names in ((7, ()), (5, ("B1 blue", "B2 green", "B3 red", "B4 NIR", "B5 SWIR1")), (3, ("red", "green", "b"))):
        path = write_raster(tmp_path / f"{n}.tif", values[:n], names=names)
        np.testing.assert_array_equal(read(path)[0], values[:n])
        assert of(path).done == ()
        assert of(path).doubt == ""


def test_names_of_sentinel2_are_known_in_their_usual_spellings():
    assert sentinel2_bands(("B02", "B8A", "B12")) == ("B02", "B8A", "B12")
    assert sentinel2_bands(("b2, central wavelength 490 nm", "B8A")) == ("B02", "B8A")
    assert sentinel2_bands([f"B{n}" for n in range(1, 14)]) == S2_ORDER
    assert sentinel2_bands(("B2", "B3")) is None
    assert sentinel2_bands(("B02", "ndvi")) is None


def test_a_large_raster_is_judged_by_a_few_of_its_blocks(tmp_path: Path):
    """A block between the windows that are looked at is broken, and only reading it tells."""
    values = np.tile(sentinel2() + 1000, (1, 10, 10))
    path = write_raster(tmp_path / "large.tif", values, tiled=True, blockxsize=16, blockysize=16, compress="deflate")
    with rasterio.open(path) as file:
        start = int(file.get_tag_item("BLOCK_OFFSET_5_5", "TIFF", bidx=1))
    with open(path, "r+b") as damaged:
        damaged.seek(start)
        damaged.write(b"no deflate")
    with Scene(path) as scene:
        assert scene.radiometry["optical"].done
        assert scene.read(0, 0, 64, 64)[1].all()
        with tells(RasterUnreadable, "large.tif"):
            scene.read(80, 80, 16, 16)


@pytest.mark.parametrize("overviews", [False, True])
def test_a_raster_that_is_nodata_but_for_a_corner_is_judged_by_the_corner(tmp_path: Path, overviews: bool):
    values = np.zeros((13, 800, 800), np.int16)
    values[:, 70:130, 70:130] = sentinel2() + 1000
    path = write_raster(tmp_path / "corner.tif", values, nodata=0)
    if overviews:
        with rasterio.open(path, "r+") as file:
            file.build_overviews([2, 4])
    assert of(path).done


def test_a_raster_without_a_valid_pixel_is_not_judged(tmp_path: Path):
    found = of(write_raster(tmp_path / "empty.tif", np.zeros((13, 40, 40), np.int16), nodata=0))
    assert np.isnan(found.median).all()
    assert found.done == ()


# ---------------------------------------------------------------- SAR


def backscatter(seed: int = 0) -> np.ndarray:
    """Linear gamma nought of two bands with speckle of four looks, float32 (2, 60, 60)."""
    rng = np.random.default_rng(seed)
    level = 10 ** (rng.choice([-18.0, -11.0, -6.0], (6, 6)).repeat(10, 0).repeat(10, 1) / 10)
    return (np.stack([level, level / 4]) * rng.gamma(4.4, 1 / 4.4, (2, 60, 60))).astype(np.float32)


@pytest.fixture
def optical(tmp_path: Path) -> Path:
    return write_raster(tmp_path / "optical.tif", np.ones((3, 60, 60), np.float32), names=("blue", "green", "red"))


def test_linear_power_and_db_are_read_as_the_same_values(tmp_path: Path, optical: Path):
    power = backscatter()
    linear = write_raster(tmp_path / "power.tif", power, names=("VV", "VH"))
    db = write_raster(tmp_path / "db.tif", 10 * np.log10(power), names=("VV", "VH"))
    np.testing.assert_allclose(read(optical, linear)[0], read(optical, db)[0], atol=1e-4)
    assert "brought to dB" in of(optical, "sar", linear).done[0]
    assert of(optical, "sar", db).done == ()


def test_a_power_of_nothing_is_the_floor_and_not_minus_infinity(tmp_path: Path, optical: Path):
    power = backscatter()
    power[:, 3, 4] = 0
    image, valid = read(optical, write_raster(tmp_path / "power.tif", power))
    assert valid.all()
    np.testing.assert_allclose(image[3:, 3, 4], 10 * np.log10(POWER_FLOOR), rtol=1e-6)


def test_whole_numbers_of_db_with_a_declared_scale_are_db(tmp_path: Path, optical: Path):
    db = 10 * np.log10(backscatter())
    path = scaled(write_raster(tmp_path / "scaled.tif", np.rint(db * 100).astype(np.int16)), 0.01, 0)
    np.testing.assert_allclose(read(optical, path)[0][3:], db, atol=0.006)


@pytest.mark.parametrize("make", [lambda power: np.sqrt(power) * 500, lambda power: 10 * np.log10(power) / 60 + 0.9])
def test_amplitudes_and_db_between_0_and_1_are_no_power(tmp_path: Path, optical: Path, make):
    values = make(backscatter()).astype(np.float32)
    np.testing.assert_array_equal(read(optical, write_raster(tmp_path / "other.tif", values))[0][3:], values)


# ---------------------------------------------------------------- no data of a single band


def test_a_pixel_without_data_in_one_band_is_invalid_in_all(tmp_path: Path):
    """Each band of a VRT may have a nodata value of its own; NaN and infinity count as well."""
    values = np.full((3, 8, 8), 5.0, np.float32)
    values[0, 0, 0], values[1, 1, 1], values[2, 2, 2] = -1, np.nan, np.inf
    values[1, 3, 3] = -1  # not the nodata value of this band
    write_raster(tmp_path / "values.tif", values)
    band = "".join(
        f'<VRTRasterBand dataType="Float32" band="{n}">{"<NoDataValue>-1</NoDataValue>" if n == 1 else ""}'
        f'<SimpleSource><SourceFilename relativeToVRT="1">values.tif</SourceFilename><SourceBand>{n}</SourceBand>'
        "</SimpleSource></VRTRasterBand>" for n in (1, 2, 3))
    transform = ",".join(str(value) for value in NORTH_UP.to_gdal())
    path = tmp_path / "own.vrt"
    path.write_text(f'<VRTDataset rasterXSize="8" rasterYSize="8"><SRS>{UTM.to_wkt()}</SRS>'
                    f"<GeoTransform>{transform}</GeoTransform>{band}</VRTDataset>", encoding="utf-8")
    image, valid = read(path)
    assert {tuple(cell) for cell in np.argwhere(~valid)} == {(0, 0), (1, 1), (2, 2)}
    assert not image[:, ~valid].any()
    assert image[1, 3, 3] == -1
    assert read(path, order=[1])[1][0, 0]  # a band that is not read takes nothing away


# ---------------------------------------------------------------- statistics, and values that do not belong together


def test_statistics_of_clean_values_are_the_plain_ones():
    pixels = np.random.default_rng(0).normal([[5.0], [1e7]], [[2.0], [1.0]], (2, 20_000))
    mean, std = robust_mean_and_std(pixels)
    np.testing.assert_allclose(mean, pixels.mean(1), rtol=1e-12)
    np.testing.assert_allclose(std, pixels.std(1), rtol=1e-6)


@pytest.mark.parametrize("absurd", [65535.0, -9999.0, 1e20, 3e38])
def test_absurd_values_move_statistics_by_their_share_and_not_by_their_size(absurd: float):
    pixels = np.random.default_rng(0).normal(100, 20, (1, 20_000)).astype(np.float32)
    pixels[0, ::100] = absurd
    mean, std = robust_mean_and_std(pixels)
    assert abs(mean[0] - 100) < 0.01 * (REACH + 1) * 20
    assert 20 < std[0] < 20 * 1.35
    assert np.isfinite(std[0])


def test_a_band_that_is_nearly_everywhere_the_same_keeps_its_few_other_values():
    pixels = np.zeros((1, 1000))
    pixels[0, :30] = 1
    mean, std = robust_mean_and_std(pixels)
    assert mean[0] == pytest.approx(0.03)
    assert std[0] == pytest.approx(pixels.std())


@pytest.mark.parametrize(("values", "mean", "std", "factor"), [
    ([1300, 2500], [1000, 3000], [500, 900], 1),  # the same units
    ([90, 110], [1000, 3000], [500, 900], 10),  # a picture of 256 shades
    ([0.1, 0.3], [1000, 3000], [500, 900], 1000),  # reflectance from 0 to 1
    ([6000, 300], [500, 900], [200, 400], 1),  # snow: bright in one band, dark in the other
    ([-0.2, 0.1], [0.3, 0.02], [0.3, 0.4], 1),  # indices around 0
])
def test_units_differ_where_every_band_is_far_off_in_the_same_direction(values, mean, std, factor):
    median = np.array(values, float)
    found = Radiometry(np.ones(2), np.zeros(2), median, np.abs(median) / 3)
    measured = unit_factor(found, (0, 1), np.array(mean), np.array(std))
    assert measured < DOUBTFUL_UNITS if factor == 1 else measured > factor
    assert unit_factor(found, (1, 0), np.array(mean)[::-1], np.array(std)[::-1]) == pytest.approx(measured)


def test_a_raster_in_which_nothing_is_seen_has_no_other_units():
    nothing = Radiometry(np.ones(1), np.zeros(1), np.array([np.nan]), np.array([np.nan]))
    assert unit_factor(nothing, (0,), np.array([1000.0]), np.array([10.0])) == 1
