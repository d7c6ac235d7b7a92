"""A map is laid out for the web and says of itself what is in it: classes, colours, areas, statistics."""

import shutil
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.errors import DiskFull
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.rasters.pixel_area import pixel_areas
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.sidecars import read_class_table
from sparse_wsss.rasters.writer import RasterWriter, write_class_raster

from tests.tiny import (
    CLASSES,
    NORTH_UP,
    ON_EVERY_GRID,
    UTM,
    run,
    tells,
    untouched,
    write_raster,
)

HEIGHT, WIDTH = 700, 1100


def grid(crs: CRS = UTM, transform: Affine = NORTH_UP) -> RasterInfo:
    return RasterInfo(Path("scene.tif"), WIDTH, HEIGHT, ("B1",), crs, transform, "uint8")


def codes_of_patches() -> np.ndarray:
    codes = np.random.default_rng(0).integers(1, 5, (HEIGHT // 20, WIDTH // 20)).repeat(20, 0).repeat(20, 1)
    codes[:50, :70] = 255
    return codes.astype(np.uint8)


def written(path: Path, place: RasterInfo, values: np.ndarray, classes: ClassTable | None = None,
            names: tuple[str, ...] = ()) -> Path:
    bands = values[np.newaxis] if values.ndim == 2 else values
    nodata = np.nan if bands.dtype.kind == "f" else 255
    with RasterWriter(path, place, (0, 0, bands.shape[2], bands.shape[1]), str(bands.dtype), len(bands), nodata, names,
                      classes=classes, cloud_optimised=True) as writer:
        for row in range(0, bands.shape[1], 64):
            writer.write(bands[:, row:row + 64], row)
    return path


def require_laid_out_for_the_web(path: Path) -> None:
    """Look where directories and pixels lie: directories at the start, overviews from large to small, pixels after
    them, those of the smallest overview first."""
    with rasterio.open(path) as dataset:
        assert dataset.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert dataset.profile["tiled"]
        levels = [None, *range(len(dataset.overviews(1)))]
        assert max(dataset.shape) <= 512 or len(levels) > 1
        directories = [int(dataset.get_tag_item("IFD_OFFSET", "TIFF", bidx=1, ovr=level)) for level in levels]
        pixels = [int(dataset.get_tag_item("BLOCK_OFFSET_0_0", "TIFF", bidx=1, ovr=level)) for level in levels]
    assert directories == sorted(directories)
    assert directories[0] < 1000
    assert max(directories) < min(pixels)
    assert pixels == sorted(pixels, reverse=True)


@ON_EVERY_GRID
def test_a_map_is_laid_out_for_the_web_wherever_it_lies(tmp_path: Path, crs: CRS, transform: Affine):
    codes = codes_of_patches()
    path = written(tmp_path / "map.tif", grid(crs, transform), codes, CLASSES)
    require_laid_out_for_the_web(path)
    with rasterio.open(path) as dataset:
        np.testing.assert_array_equal(dataset.read(1), codes)
        assert dataset.transform.almost_equals(transform, 1e-9)
        assert dataset.overviews(1) == [2, 4]
        assert dataset.colormap(1)[1] == (0x2b, 0x7b, 0xba, 255)
    with rasterio.open(path, overview_level=1) as overview:
        assert set(np.unique(overview.read(1))) <= {1, 2, 3, 4, 255}
    assert read_class_table(path) == CLASSES
    assert sorted(one.name for one in tmp_path.iterdir()) == ["map.qml", "map.tif", "map.tif.aux.xml"]


def test_many_bands_are_laid_out_for_the_web_too(tmp_path: Path):
    values = np.random.default_rng(0).random((3, HEIGHT, WIDTH)).astype(np.float32)
    values[:, :100] = np.nan
    path = written(tmp_path / "p.tif", grid(), values, names=("water", "forest", "crops"))
    require_laid_out_for_the_web(path)
    with rasterio.open(path) as dataset:
        np.testing.assert_array_equal(dataset.read(), values)
        assert dataset.descriptions == ("water", "forest", "crops")
    assert [one.name for one in tmp_path.iterdir()] == ["p.tif"]


def test_every_band_says_its_statistics(tmp_path: Path):
    values = np.random.default_rng(0).normal(1e6, 2, (2, HEIGHT, WIDTH)).astype(np.float32)
    values[0, :100] = np.nan
    path = written(tmp_path / "p.tif", grid(), values)
    with rasterio.open(path) as dataset:
        for band in dataset.indexes:
            tags = {name.removeprefix("STATISTICS_"): float(text) for name, text in dataset.tags(band).items()}
            expected = values[band - 1].astype(float)
            assert tags["MINIMUM"] == pytest.approx(np.nanmin(expected))
            assert tags["MAXIMUM"] == pytest.approx(np.nanmax(expected))
            assert tags["MEAN"] == pytest.approx(np.nanmean(expected))
            assert tags["STDDEV"] == pytest.approx(np.nanstd(expected), rel=1e-6)
            assert tags["VALID_PERCENT"] == pytest.approx(100 * np.isfinite(expected).mean(), rel=1e-3)


def test_a_band_without_a_value_has_no_statistics(tmp_path: Path):
    path = written(tmp_path / "p.tif", grid(), np.full((HEIGHT, WIDTH), np.nan, np.float32))
    with rasterio.open(path) as dataset:
        assert not [name for name in dataset.tags(1) if name.startswith("STATISTICS")]


def attribute_table(path: Path) -> dict[str, list[str]]:
    table = next(ElementTree.parse(path.with_name(path.name + ".aux.xml")).getroot().iter("GDALRasterAttributeTable"))
    names = [column.findtext("Name", "") for column in table.findall("FieldDefn")]
    rows = [[cell.text or "" for cell in row] for row in table.findall("Row")]
    return {name: [row[k] for row in rows] for k, name in enumerate(names)}


@pytest.mark.parametrize("cloud_optimised", [True, False])
@ON_EVERY_GRID
def test_the_attribute_table_tells_pixels_and_hectares_on_the_ellipsoid(tmp_path: Path, crs: CRS, transform: Affine,
                                                                       cloud_optimised: bool):
    codes, place = codes_of_patches(), grid(crs, transform)
    codes[codes == 3] = 1
    if cloud_optimised:
        written(tmp_path / "map.tif", place, codes, CLASSES)
    else:
        write_class_raster(tmp_path / "map.tif", place, (0, 0, WIDTH, HEIGHT), codes, CLASSES)
    table = attribute_table(tmp_path / "map.tif")
    assert table["Class"] == list(CLASSES.names)
    assert [int(text) for text in table["Count"]] == [int((codes == code).sum()) for code in CLASSES.codes]
    ground = pixel_areas(place, 0, 0, WIDTH, HEIGHT)
    assert ground is not None
    expected = [ground[codes == code].sum() / 10_000 for code in CLASSES.codes]
    assert [float(text) for text in table["Hectares"]] == pytest.approx(expected, abs=1e-3)
    assert table["Hectares"][2] == "0.0000"


def test_a_map_without_a_place_on_the_globe_tells_pixels_alone(tmp_path: Path):
    local = CRS.from_wkt('LOCAL_CS["site grid",UNIT["metre",1]]')
    written(tmp_path / "map.tif", grid(local), codes_of_patches(), CLASSES)
    table = attribute_table(tmp_path / "map.tif")
    assert "Count" in table
    assert "Hectares" not in table


def test_changes_are_laid_out_for_the_web(tmp_path: Path):
    codes = codes_of_patches()
    for name, values in (("a", codes), ("b", np.where(codes == 1, 2, codes).astype(np.uint8))):
        write_raster(tmp_path / f"{name}.tif", values, nodata=255)
    run("changes", before=tmp_path / "a.tif", after=tmp_path / "b.tif", output=tmp_path / "changes.tif")
    require_laid_out_for_the_web(tmp_path / "changes.tif")


# noise does not deflate: a side of 520 px takes 274 kB, its overviews 86 kB and the second file both again
@pytest.mark.parametrize("room", [272_000, 330_000, 400_000, 640_000, 700_000])
def test_a_disk_that_fills_while_the_file_is_laid_out_leaves_the_old_map_untouched(tmp_path: Path, small_disk: Path,
                                                                                   room: int):
    side = 520
    noise = np.random.default_rng(0).integers(1, 255, (side, side)).astype(np.uint8)
    written(small_disk / "map.tif", grid(), noise[:20, :20], CLASSES)
    (small_disk / "other.bin").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - room))
    with untouched(small_disk), tells(DiskFull, "map.tif"):
        written(small_disk / "map.tif", grid(), noise, CLASSES)


def test_the_map_of_before_gives_way_to_the_new_one_whole(tmp_path: Path):
    path = written(tmp_path / "map.tif", grid(), codes_of_patches(), CLASSES)
    shifted = np.roll(codes_of_patches(), 20, axis=1)
    written(path, grid(), shifted, CLASSES)
    with rasterio.open(path) as dataset:
        np.testing.assert_array_equal(dataset.read(1), shifted)
    assert raster_info(path).crs == UTM
