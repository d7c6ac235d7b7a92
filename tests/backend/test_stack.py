"""Stacks: bands of several files on the grid of the finest, in a file that may move with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from sparse_wsss.errors import (
    BadJob,
    NoCrs,
    NoOverlap,
    NotWritable,
    RasterMismatch,
    RasterMissing,
    RasterUnreadable,
    SparseWsssError,
)
from sparse_wsss.rasters.reader import Scene, raster_info

from tests.safe import zip_files
from tests.tiny import DEGREES, GEOGRAPHIC, NORTH_UP, ROTATED, SOUTH_UP, UTM, run, tells, untouched, write_raster


def numbered(bands: int, height: int, width: int, first: int = 1) -> np.ndarray:
    return (np.arange(bands * height * width) + first).reshape(bands, height, width).astype(np.uint16)


def read(path: Path) -> tuple[np.ndarray, np.ndarray]:
    with Scene(path) as scene:
        return scene.read(0, 0, scene.info.width, scene.info.height)


@pytest.mark.parametrize("grid", [NORTH_UP, SOUTH_UP, ROTATED])
def test_a_coarse_pixel_is_repeated_on_the_finest_grid(tmp_path: Path, grid: Affine):
    fine, coarse = numbered(2, 24, 36), numbered(1, 4, 6, 5000)
    one = write_raster(tmp_path / "fine.tif", fine, names=("red", "nir"), transform=grid)
    other = write_raster(tmp_path / "T32TPT_20230614T101559_B11_60m.tif", coarse, transform=grid @ Affine.scale(6))
    made, _ = run("stack", raster=f"{other};{one}", output=tmp_path / "stack.vrt")
    info = raster_info(tmp_path / "stack.vrt")
    assert made["n_bands"] == 3
    assert info.bands == ("B11", "red", "nir")
    assert info.transform.almost_equals(grid)
    image, valid = read(tmp_path / "stack.vrt")
    assert valid.all()
    np.testing.assert_array_equal(image[1:], fine)
    np.testing.assert_array_equal(image[0], coarse[0].repeat(6, 0).repeat(6, 1))


def test_only_what_all_bands_show_is_stacked(tmp_path: Path):
    fine, coarse = numbered(1, 20, 20), numbered(1, 10, 10, 5000)
    one = write_raster(tmp_path / "fine.tif", fine)
    other = write_raster(tmp_path / "coarse.tif", coarse,
                         transform=NORTH_UP @ Affine.translation(5, -3) @ Affine.scale(3))
    run("stack", raster=f"{one};{other}", output=tmp_path / "stack.vrt")
    info = raster_info(tmp_path / "stack.vrt")
    assert (info.width, info.height) == (15, 20)
    assert info.transform == NORTH_UP @ Affine.translation(5, 0)
    image, _ = read(tmp_path / "stack.vrt")
    np.testing.assert_array_equal(image[0], fine[0, :, 5:])
    np.testing.assert_array_equal(image[1], coarse[0].repeat(3, 0).repeat(3, 1)[3:23, :15])


def test_no_data_and_scale_of_each_file_are_kept(tmp_path: Path):
    first, second = numbered(1, 8, 8), numbered(1, 4, 4)
    one = write_raster(tmp_path / "one.tif", first, nodata=5)
    other = write_raster(tmp_path / "two.tif", second, nodata=7, transform=NORTH_UP @ Affine.scale(2))
    with rasterio.open(other, "r+") as dataset:
        dataset.scales, dataset.offsets = (0.5,), (100.0,)
    run("stack", raster=f"{one};{other}", output=tmp_path / "stack.vrt")
    image, valid = read(tmp_path / "stack.vrt")
    assert sorted(zip(*np.nonzero(~valid), strict=True)) == [(0, 4), (2, 4), (2, 5), (3, 4), (3, 5)]
    np.testing.assert_array_equal(image[1][valid], (second[0].repeat(2, 0).repeat(2, 1) * 0.5 + 100)[valid])


def test_a_stack_may_move_with_its_files(tmp_path: Path):
    one = write_raster(tmp_path / "a" / "bands" / "one.tif", numbered(1, 8, 8))
    run("stack", raster=str(one), output=tmp_path / "a" / "stack.vrt")
    (tmp_path / "a").rename(tmp_path / "b")
    np.testing.assert_array_equal(read(tmp_path / "b" / "stack.vrt")[0], numbered(1, 8, 8))


def test_bands_of_a_zip_are_stacked_without_unpacking(tmp_path: Path):
    zipped = zip_files(tmp_path / "red.zip", write_raster(tmp_path / "red.tif", numbered(1, 8, 8)))
    (tmp_path / "red.tif").unlink()
    run("stack", raster=str(zipped), output=tmp_path / "stack.vrt")
    assert raster_info(tmp_path / "stack.vrt").bands == ("red",)
    np.testing.assert_array_equal(read(tmp_path / "stack.vrt")[0], numbered(1, 8, 8))


def test_bands_are_chosen_and_named(tmp_path: Path):
    values = numbered(4, 8, 8)
    path = write_raster(tmp_path / "scene.tif", values, names=("a", "b", "c", "d"))
    run("stack", raster=str(path), bands="d;1-2", names="nir;blue;green", output=tmp_path / "stack.vrt")
    assert raster_info(tmp_path / "stack.vrt").bands == ("nir", "blue", "green")
    np.testing.assert_array_equal(read(tmp_path / "stack.vrt")[0], values[[3, 0, 1]])


def test_bands_of_one_name_are_told_apart_by_their_files(tmp_path: Path):
    files = [write_raster(tmp_path / f"{name}.tif", numbered(2, 8, 8), names=("VV", "VH")) for name in ("june", "july")]
    run("stack", raster=";".join(map(str, files)), output=tmp_path / "stack.vrt")
    assert raster_info(tmp_path / "stack.vrt").bands == ("june_VV", "june_VH", "july_VV", "july_VH")


def test_a_name_with_signs_of_xml_is_kept(tmp_path: Path):
    path = write_raster(tmp_path / "a & <b>.tif", numbered(1, 8, 8), names=('"<&>"',))
    run("stack", raster=str(path), output=tmp_path / "stack.vrt")
    assert raster_info(tmp_path / "stack.vrt").bands == ('"<&>"',)
    assert read(tmp_path / "stack.vrt")[1].all()


def other_crs(folder: Path) -> Path:
    return write_raster(folder / "other.tif", numbered(1, 8, 8), crs=GEOGRAPHIC, transform=DEGREES)


def turned(folder: Path) -> Path:
    return write_raster(folder / "turned.tif", numbered(1, 8, 8), transform=ROTATED)


def upside_down(folder: Path) -> Path:
    return write_raster(folder / "south.tif", numbered(1, 8, 8), transform=SOUTH_UP)


def far(folder: Path) -> Path:
    return write_raster(folder / "far.tif", numbered(1, 8, 8), transform=NORTH_UP @ Affine.translation(900, 0))


def with_alpha(folder: Path) -> Path:
    return write_raster(folder / "alpha.tif", numbered(4, 8, 8).astype("uint8"), photometric="RGB", alpha="yes")


def without_crs(folder: Path) -> Path:
    return write_raster(folder / "nowhere.tif", numbered(1, 8, 8), crs=None)


def complex_numbers(folder: Path) -> Path:
    return write_raster(folder / "slc.tif", np.ones((1, 8, 8), np.complex64))


@pytest.mark.parametrize(("make", "kind", "words"), [
    (other_crs, RasterMismatch, ("other.tif", "EPSG:4326", "EPSG:32632")), (turned, RasterMismatch, ("turned.tif",)),
    (upside_down, RasterMismatch, ("south.tif",)), (far, NoOverlap, ("far.tif",)),
    (with_alpha, RasterUnreadable, ("alpha.tif", "alpha")), (without_crs, NoCrs, ("nowhere.tif",)),
    (complex_numbers, RasterUnreadable, ("slc.tif", "complex")),
    (lambda folder: folder / "gone.tif", RasterMissing, ("gone.tif",))])
def test_files_that_do_not_go_together_are_told_and_nothing_is_written(
        tmp_path: Path, make: object, kind: type[SparseWsssError], words: tuple[str, ...]):
    one = write_raster(tmp_path / "in" / "one.tif", numbered(1, 8, 8), crs=UTM)
    other = make(tmp_path / "in")
    with untouched(tmp_path), tells(kind, *words):
        run("stack", raster=f"{one};{other}", output=tmp_path / "stack.vrt")


def test_what_cannot_be_named_or_written_is_told(tmp_path: Path):
    one = write_raster(tmp_path / "one.tif", numbered(2, 8, 8))
    for more, kind, words in (({"names": "a"}, BadJob, "1 names for 2 bands"),
                              ({"bands": "nir"}, RasterMismatch, "'nir'"),
                              ({"output": tmp_path / "stack.tif"}, NotWritable, "stack.tif")):
        with tells(kind, words):
            run("stack", **{"raster": str(one), "output": tmp_path / "stack.vrt", **more})
    assert not list(tmp_path.glob("stack*"))
