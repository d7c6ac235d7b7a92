"""Sentinel-2 products as they are delivered: every band at its pixel of 10 m, in one order, without the offset."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.labels.tile_index import read_tiles
from sparse_wsss.rasters.reader import Scene

from tests.safe import NORTH, ORDER, WEST, pixel_of, write_safe, zip_folder
from tests.tiny import run, tells

SIDE = 96
L2A = tuple(band for band in ORDER if band != "B10")


def values_of(band: str, pixel: int) -> np.ndarray:
    """Numbers of a band as the product stores them, uint16 (h, w); 0 is no data, in a corner of 60 m."""
    side = SIDE * 10 // pixel
    rng = np.random.default_rng(ORDER.index(band))
    values = rng.integers(700, 5000, (side, side)).astype(np.uint16)  # below 900: pixels alone would deny the offset
    values[: 60 // pixel, : 60 // pixel] = 0
    return values


def write_jp2(path: Path, pixel: int) -> None:
    band = next(part for part in reversed(path.stem.split("_")) if part in ORDER)
    values = values_of(band, pixel)
    with rasterio.open(path, "w", driver="JP2OpenJPEG", width=values.shape[1], height=values.shape[0], count=1,
                       dtype="uint16", crs=CRS.from_epsg(32632), transform=Affine(pixel, 0, WEST, 0, -pixel, NORTH),
                       QUALITY="100", REVERSIBLE="YES", YCBCR420="NO") as dataset:
        dataset.write(values, 1)


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_safe(tmp_path_factory.mktemp("l2a"), write_jp2)


def expected(bands: tuple[str, ...] = L2A) -> np.ndarray:
    stored = [values_of(band, pixel_of(band)).repeat(pixel_of(band) // 10, 0).repeat(pixel_of(band) // 10, 1)
              for band in bands]
    return np.stack(stored).astype(np.float32)


@pytest.mark.parametrize("form", ["folder", "metadata", "granule", "zip", "parent"])
def test_a_product_is_all_its_bands_on_the_grid_of_10_m(safe: Path, tmp_path: Path, form: str):
    path = {"folder": safe, "metadata": safe / "MTD_MSIL2A.xml", "parent": safe.parent,
            "granule": next(safe.glob("GRANULE/*/MTD_TL.xml"))}.get(form)
    if path is None:
        path = shutil.move(zip_folder(safe), tmp_path / "product.zip")
    with Scene(path) as scene:
        assert scene.info.bands == L2A
        assert scene.info.transform == Affine(10, 0, WEST, 0, -10, NORTH)
        assert (scene.info.width, scene.info.height, scene.info.crs) == (SIDE, SIDE, CRS.from_epsg(32632))
        image, valid = scene.read(0, 0, SIDE, SIDE)
        said = scene.radiometry["optical"].done
    assert not valid[:6, :6].any()
    assert valid.sum() == SIDE * SIDE - 36
    np.testing.assert_array_equal(image[:, valid], expected()[:, valid] - 1000)
    assert any("-1000" in one for one in said)


def test_any_window_of_a_product_equals_that_part_of_the_whole(safe: Path):
    rng = np.random.default_rng(0)
    with Scene(safe) as scene:
        whole, _ = scene.read(0, 0, SIDE, SIDE)
        for column, row, width, height in rng.integers((0, 0, 1, 1), (60, 60, 30, 30), (40, 4)):
            image, _ = scene.read(column, row, width, height)
            np.testing.assert_array_equal(image, whole[:, row : row + height, column : column + width])


def test_pixels_of_10_m_are_those_of_gdals_own_driver(safe: Path):
    with Scene(safe) as scene, rasterio.open(f"SENTINEL2_L2A:{safe / 'MTD_MSIL2A.xml'}:10m:EPSG_32632") as gdals:
        image, valid = scene.read(0, 0, SIDE, SIDE, [L2A.index(band) for band in ("B04", "B03", "B02", "B08")])
        assert [text.split(",")[0] for text in gdals.descriptions[:4]] == ["B4", "B3", "B2", "B8"]
        assert gdals.transform == scene.info.transform
        np.testing.assert_array_equal(image[:, valid], gdals.read()[:4, valid].astype(np.float32) - 1000)


def test_a_product_from_before_the_offset_is_taken_as_it_is(tmp_path: Path):
    with Scene(write_safe(tmp_path, write_jp2, baseline="03.01", offset=None)) as scene:
        image, valid = scene.read(0, 0, SIDE, SIDE)
        assert scene.radiometry["optical"].done == ()
    np.testing.assert_array_equal(image[:, valid], expected()[:, valid])


def test_level_1c_has_the_cirrus_band_and_its_own_offset(tmp_path: Path):
    with Scene(write_safe(tmp_path, write_jp2, level="1C")) as scene:
        assert scene.info.bands == ORDER
        image, valid = scene.read(0, 0, SIDE, SIDE)
    np.testing.assert_array_equal(image[:, valid], expected(ORDER)[:, valid] - 1000)


def test_bands_of_a_product_are_chosen_by_name(safe: Path):
    with Scene(safe, bands={"optical": ("B8A", "b4", "B02")}) as scene:
        assert scene.info.bands == ("B8A", "B04", "B02")
        image, valid = scene.read(0, 0, SIDE, SIDE)
    np.testing.assert_array_equal(image[:, valid], expected(("B8A", "B04", "B02"))[:, valid] - 1000)


def test_tiles_of_a_product_are_found_after_both_have_moved(safe: Path, tmp_path: Path):
    shutil.copytree(safe, tmp_path / "a" / safe.name)
    run("tiles", raster=tmp_path / "a" / safe.name / "MTD_MSIL2A.xml", tile_size=32, output=tmp_path / "a" / "t.gpkg")
    (tmp_path / "a").rename(tmp_path / "b")
    tiles = read_tiles(tmp_path / "b" / "t.gpkg")
    assert set(tiles.optical) == {tmp_path / "b" / safe.name}
    assert set(tiles.scene) == {safe.stem}
    with Scene(tiles.optical[0]) as scene:
        assert scene.info.bands == L2A


def test_a_stack_of_a_product_is_the_product_and_moves_with_it(safe: Path, tmp_path: Path):
    shutil.copytree(safe, tmp_path / "a" / safe.name)
    run("stack", raster=tmp_path / "a" / safe.name, bands="B02;B11", output=tmp_path / "a" / "x.vrt")
    (tmp_path / "a").rename(tmp_path / "b")
    with Scene(tmp_path / "b" / "x.vrt") as stack, Scene(safe, bands={"optical": ("B02", "B11")}) as scene:
        assert stack.info.bands == ("B02", "B11")
        for ours, its in zip(stack.read(0, 0, SIDE, SIDE), scene.read(0, 0, SIDE, SIDE), strict=True):
            np.testing.assert_array_equal(ours, its)


# ---------------------------------------------------------------- products that are not whole


def test_a_product_without_one_of_its_images_names_the_band(safe: Path, tmp_path: Path):
    copy = Path(shutil.copytree(safe, tmp_path / safe.name))
    next(copy.glob("GRANULE/*/IMG_DATA/R20m/*_B05_20m.jp2")).unlink()
    with tells(RasterUnreadable, safe.name, "lacks the image of B05", "R20m"):
        Scene(copy)


def test_a_broken_image_names_the_band(safe: Path, tmp_path: Path):
    copy = Path(shutil.copytree(safe, tmp_path / safe.name))
    next(copy.glob("GRANULE/*/IMG_DATA/R10m/*_B03_10m.jp2")).write_bytes(b"no image")
    with tells(RasterUnreadable, safe.name, "B03"):
        Scene(copy)


def test_metadata_that_break_off_are_told(safe: Path, tmp_path: Path):
    copy = Path(shutil.copytree(safe, tmp_path / safe.name))
    text = (copy / "MTD_MSIL2A.xml").read_text()
    (copy / "MTD_MSIL2A.xml").write_text(text[: len(text) // 2])
    with tells(RasterUnreadable, safe.name, "damaged"):
        Scene(copy)


def test_images_outside_of_the_product_are_never_opened(safe: Path, tmp_path: Path):
    copy = Path(shutil.copytree(safe, tmp_path / safe.name))
    text = (copy / "MTD_MSIL2A.xml").read_text()
    (copy / "MTD_MSIL2A.xml").write_text(text.replace("GRANULE/", "../GRANULE/"))
    with tells(RasterUnreadable, safe.name, "name no image"):
        Scene(copy)


def test_of_several_products_one_has_to_be_named(safe: Path, tmp_path: Path):
    for name in ("a.SAFE", "b.SAFE"):
        shutil.copytree(safe, tmp_path / name)
    with tells(RasterUnreadable, "several Sentinel-2 products", "a.SAFE", "b.SAFE"):
        Scene(tmp_path)


def test_a_product_of_several_granules_is_refused(safe: Path, tmp_path: Path):
    copy = Path(shutil.copytree(safe, tmp_path / safe.name))
    text = (copy / "MTD_MSIL2A.xml").read_text()
    first = text[text.index("<IMAGE_FILE>") : text.index("</IMAGE_FILE>") + len("</IMAGE_FILE>")]
    (copy / "MTD_MSIL2A.xml").write_text(text.replace(first, first + first.replace("T32TPT_A", "T32TQT_A")))
    with tells(RasterUnreadable, "2 granules"):
        Scene(copy)


def test_a_zip_that_breaks_off_is_told(safe: Path, tmp_path: Path):
    path = tmp_path / "product.zip"
    path.write_bytes(zip_folder(safe).read_bytes()[:2000])
    with tells(RasterUnreadable, "product.zip", "zip"):
        Scene(path)
