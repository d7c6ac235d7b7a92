"""A copy of a part of a raster: what is read of it is what is read of the whole, to the last bit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.enums import ColorInterp
from rasterio.windows import Window
from sparse_wsss.errors import RasterUnreadable
from sparse_wsss.rasters.carried_units import DOMAIN, UNITS, origin_of
from sparse_wsss.rasters.part_copy import Part, copy_part
from sparse_wsss.rasters.reader import Scene

from tests.tiny import LAMBERT, ROTATED, tells, write_raster

WINDOWS = np.array([[0, 0, 40, 40], [300, 280, 64, 64], [280, 300, 64, 64], [460, 380, 64, 64]])  # two overlap
S2 = ("B02", "B03", "B04", "B08")
SIDE = (400, 500)


def sentinel2(path: Path, *, dark: tuple[slice, slice], **more) -> Path:
    """Values with the offset of 1000 whose proof, the dark pixels, lies in one place alone."""
    rng = np.random.default_rng(0)
    values = rng.integers(1800, 4000, (4, *SIDE)).astype(np.uint16)
    values[:, dark[0], dark[1]] = rng.integers(1010, 1100, values[:, dark[0], dark[1]].shape)
    values[1, 10:20, 10:20] = 0
    return write_raster(path, values, names=S2, **more)


def copied(source: Path, windows: np.ndarray | None = WINDOWS, *, modality: str = "optical", bands=None,
           area=(0, 0, SIDE[1], SIDE[0])) -> Path:
    with Scene(source, None, bands) as scene:
        places = scene.places["optical"]
    target = source.with_name(f"{source.stem}_copy.tif")
    copy_part(Part(source, modality, places, area, windows), target, lambda done, of: None)
    return target


def require_same(source: Path, copy: Path, windows: np.ndarray, bands=None, shift=(0, 0)) -> None:
    with Scene(source, None, bands) as one, Scene(copy, None, bands) as other:
        assert other.modalities == one.modalities
        assert other.info.crs == one.info.crs
        assert other.info.dtype == one.info.dtype
        for column, row, width, height in windows.tolist():
            values, valid = one.read(column, row, width, height)
            again, still = other.read(column - shift[0], row - shift[1], width, height)
            assert (again == values).all()
            assert (still == valid).all()
        mine, theirs = one.radiometry["optical"], other.radiometry["optical"]
        assert (mine.done, mine.doubt) == (theirs.done, theirs.doubt)
        np.testing.assert_array_equal([mine.median, mine.spread], [theirs.median, theirs.spread])


def test_units_are_those_of_the_whole_scene_though_its_dark_pixels_stay_behind(tmp_path):
    source = sentinel2(tmp_path / "s2.tif", dark=(slice(0, 400), slice(80, 260)))
    copy = copied(source)
    require_same(source, copy, WINDOWS)
    with Scene(copy) as scene:
        assert "offset of 1000" in scene.radiometry["optical"].done[0]


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"optical 0 1 2 3": {"gain": [1]}}'])
def test_a_damaged_tag_is_refused(tmp_path, text):
    copy = copied(sentinel2(tmp_path / "s2.tif", dark=(slice(0, 400), slice(80, 260))))
    with rasterio.open(copy, "r+") as dataset:
        dataset.update_tags(ns=DOMAIN, UNITS=text)
    with tells(RasterUnreadable, "UNITS"), Scene(copy) as scene:
        assert scene.radiometry


def test_without_the_tag_a_part_alone_would_be_taken_for_other_values(tmp_path):
    """Why the units travel: this is what a plain copy of the windows says."""
    source = sentinel2(tmp_path / "s2.tif", dark=(slice(0, 400), slice(80, 260)))
    copy = copied(source)
    with rasterio.open(copy) as dataset:
        assert UNITS in dataset.tags(ns=DOMAIN)
        assert origin_of(dataset) == str(source)
        plain = write_raster(tmp_path / "plain.tif", dataset.read(), names=S2, nodata=0)
    with Scene(plain) as scene:
        assert not scene.radiometry["optical"].done


def test_what_no_window_shows_is_neither_copied_nor_valid(tmp_path):
    source = sentinel2(tmp_path / "s2.tif", dark=(slice(0, 400), slice(80, 260)))
    copy = copied(source, WINDOWS[:1])
    with rasterio.open(copy) as dataset:
        assert dataset.shape == SIDE
        assert not dataset.read(window=Window(40, 0, 460, 400)).any()
        assert not dataset.read_masks(1, window=Window(40, 0, 460, 400)).any()
        assert dataset.read_masks(1, window=Window(0, 0, 40, 40)).all()
        assert dataset.get_tag_item("BLOCK_OFFSET_1_1", "TIFF", bidx=1) is None
    assert copy.stat().st_size < source.stat().st_size / 20


@pytest.mark.parametrize("kind", ["nodata", "nan", "mask", "alpha", "alpha first", "scaled", "no names", "bytes",
                                  "rotated", "power", "chosen"])
def test_pixels_and_their_validity_are_the_same_whatever_hides_them(tmp_path, kind):
    rng = np.random.default_rng(1)
    path, bands = tmp_path / "scene.tif", None
    floats = rng.normal(0.3, 0.1, (4, *SIDE)).astype(np.float32)
    hidden = rng.random(SIDE) < 0.2
    if kind == "nodata":
        floats[2, hidden] = -9999
        write_raster(path, floats, nodata=-9999, names=S2)
    elif kind == "nan":
        floats[0, hidden] = np.nan
        write_raster(path, floats, nodata=np.nan, names=S2, crs=LAMBERT)
    elif kind == "mask":
        write_raster(path, floats, names=S2)
        with rasterio.open(path, "r+") as dataset:
            dataset.write_mask(~hidden)
    elif kind.startswith("alpha"):
        values = rng.integers(0, 255, (4, *SIDE)).astype(np.uint8)
        at = 0 if kind == "alpha first" else 3
        values[at] = np.where(hidden, 0, 255)
        write_raster(path, values)
        with rasterio.open(path, "r+") as dataset:
            uses = [ColorInterp.red, ColorInterp.green, ColorInterp.blue]
            dataset.colorinterp = [*uses[:at], ColorInterp.alpha, *uses[at:]]
        bands = {"optical": ("2", "3")}
    elif kind == "scaled":
        write_raster(path, rng.integers(0, 9999, (2, *SIDE)).astype(np.int16), nodata=-1)
        with rasterio.open(path, "r+") as dataset:
            dataset.scales, dataset.offsets = (0.0001, 0.0002), (-0.1, 0.0)
    elif kind == "no names":
        write_raster(path, rng.integers(0, 30_000, (13, *SIDE)).astype(np.uint16), nodata=0)
    elif kind == "bytes":
        write_raster(path, rng.integers(0, 255, (4, *SIDE)).astype(np.uint8), nodata=3)
    elif kind == "rotated":
        write_raster(path, floats.astype(np.float64) + 1e-9, names=S2, transform=ROTATED)
    elif kind == "power":
        write_raster(path, rng.exponential(0.2, (2, *SIDE)).astype(np.float32), names=("VV", "VH"))
    else:
        write_raster(path, floats, names=S2, nodata=-9999)
        bands = {"optical": ("B08", "B03")}
    copy = copied(path, bands=bands)
    require_same(path, copy, WINDOWS, bands)
    with rasterio.open(path) as one, rasterio.open(copy) as other:
        assert other.count == one.count
        assert other.transform == one.transform


def test_an_area_is_cut_out_with_its_place_on_the_ground(tmp_path):
    source = sentinel2(tmp_path / "s2.tif", dark=(slice(0, 400), slice(80, 260)))
    copy = copied(source, None, area=(200, 100, 270, 290))
    require_same(source, copy, np.array([[200, 100, 270, 290], [250, 300, 64, 64]]), shift=(200, 100))
    with rasterio.open(source) as one, rasterio.open(copy) as other:
        assert other.shape == (290, 270)
        assert other.transform @ (0, 0) == one.transform @ (200, 100)
