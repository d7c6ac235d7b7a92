"""What people have: zips, addresses, virtual rasters, masks, alpha, palettes, other orders, and chosen bands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import rasterio
import rasterio.shutil
from rasterio.enums import ColorInterp
from rasterio.vrt import WarpedVRT
from sparse_wsss.errors import BadJob, RasterMismatch, RasterMissing, RasterUnreadable, TileIndexUnreadable
from sparse_wsss.labels.tile_index import read_tiles, write_tiles
from sparse_wsss.rasters.addresses import gdal_name, raster_path
from sparse_wsss.rasters.band_choice import split_bands, text_of
from sparse_wsss.rasters.pixel_area import pixel_side_m
from sparse_wsss.rasters.quicklook import natural_picture
from sparse_wsss.rasters.reader import Scene, raster_info

from tests.safe import zip_files
from tests.tiny import DEGREES, GEOGRAPHIC, NORTH_UP, ROTATED, UTM, execute, run, tells, write_raster
from tests.web import served

NAMES = ("blue", "green", "red", "nir")


def numbered(bands: int = 4, height: int = 40, width: int = 50, dtype: str = "int16") -> np.ndarray:
    return (np.arange(bands * height * width) % 30_000 + 1).reshape(bands, height, width).astype(dtype)


def everything(path: Path | str, **more: object) -> tuple[np.ndarray, np.ndarray]:
    with Scene(Path(path), **more) as scene:
        return scene.read(0, 0, scene.info.width, scene.info.height)


# ---------------------------------------------------------------- zips and containers


def test_a_zip_with_one_raster_is_that_raster(tmp_path: Path):
    raster = write_raster(tmp_path / "scene.tif", numbered(), names=NAMES)
    notes = tmp_path / "notes.txt"
    notes.write_text("taken in June")
    image, valid = everything(zip_files(tmp_path / "delivery.zip", raster, notes))
    assert valid.all()
    np.testing.assert_array_equal(image, numbered())


def test_a_zip_with_several_rasters_names_them_as_they_may_be_given(tmp_path: Path):
    rasters = [write_raster(tmp_path / f"{name}.tif", numbered(), names=NAMES) for name in ("june", "july")]
    path = zip_files(tmp_path / "delivery.zip", *rasters)
    with pytest.raises(RasterUnreadable, match="2 rasters") as caught:
        Scene(path)
    named = re.findall(r"/vsizip/\S+?\.tif", caught.value.hint)
    assert len(named) == 2
    output = tmp_path / "tiles.gpkg"
    run("tiles", raster=named[1], tile_size=16, output=output)
    tiles = read_tiles(output)
    image, _ = everything(tiles.optical[0])
    np.testing.assert_array_equal(image, numbered())


@pytest.mark.parametrize("content", [b"", b"PK no zip"])
def test_a_file_that_is_no_zip_is_told(tmp_path: Path, content: bytes):
    (tmp_path / "scene.zip").write_bytes(content)
    with tells(RasterUnreadable, "scene.zip", "zip"):
        Scene(tmp_path / "scene.zip")


def test_a_zip_without_a_raster_is_told(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("notes")
    with tells(RasterUnreadable, "delivery.zip", "no raster"):
        Scene(zip_files(tmp_path / "delivery.zip", tmp_path / "notes.txt"))


def test_a_container_of_several_rasters_names_them(tmp_path: Path):
    path = tmp_path / "two.gpkg"
    for number in (1, 2):
        shape = {"width": 50, "height": 40, "count": 1, "dtype": "uint8", "crs": UTM, "transform": NORTH_UP}
        with rasterio.open(path, "w", driver="GPKG", raster_table=f"t{number}",
                           **{"append_subdataset": "yes"} if number > 1 else {}, **shape) as dataset:
            dataset.write(np.full((1, 40, 50), number, np.uint8))
    with pytest.raises(RasterUnreadable) as caught:
        Scene(path)
    named = re.findall(r"GPKG:\S+?:t\d", caught.value.hint)
    assert len(named) == 2
    run("tiles", raster=named[1], tile_size=16, output=tmp_path / "tiles.gpkg")
    image, _ = everything(read_tiles(tmp_path / "tiles.gpkg").optical[0])
    assert (image == 2).all()


# ---------------------------------------------------------------- addresses


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """Address of the folder ``web``."""
    (tmp_path / "web").mkdir()
    with served(tmp_path / "web", tmp_path / "asked.txt") as address:
        yield address


@pytest.mark.parametrize("form", ["{}/scene.tif", "/vsicurl/{}/scene.tif"])
def test_a_raster_on_the_web_is_cut_and_read_in_pieces(tmp_path: Path, web: str, form: str):
    values = np.random.default_rng(0).integers(0, 9999, (4, 512, 512)).astype("int16")
    write_raster(tmp_path / "web" / "scene.tif", values, names=NAMES, tiled=True, blockxsize=128, blockysize=128)
    address = form.format(web)
    run("tiles", raster=address, tile_size=64, extent="500000,500640,5199360,5200000", output=tmp_path / "tiles.gpkg")
    tiles = read_tiles(tmp_path / "tiles.gpkg")
    assert gdal_name(tiles.optical[0]) == f"/vsicurl/{web}/scene.tif"
    assert set(tiles.scene) == {"scene"}
    with Scene(tiles.optical[0]) as scene:
        image, _ = scene.read(60, 70, 20, 20)
    np.testing.assert_array_equal(image, values[:, 70:90, 60:80])
    asked = (tmp_path / "asked.txt").read_text().split()
    assert asked
    assert "whole" not in asked


def test_an_address_that_is_not_there_is_told_whole(tmp_path: Path, web: str):
    with tells(RasterUnreadable, f"{web}/nothing.tif"):
        run("tiles", raster=f"{web}/nothing.tif", output=tmp_path / "tiles.gpkg")


@pytest.mark.parametrize(("given", "kept"), [
    ("http://h.org/a/x.tif", "/vsicurl/http://h.org/a/x.tif"), ("/vsicurl/https://h.org/x.tif",) * 2,
    ("/vsizip/vsicurl/http://h.org/x.zip/y.tif", "/vsizip//vsicurl/http://h.org/x.zip/y.tif"),
    ('NETCDF:"/data/x.nc":var',) * 2, ("SENTINEL2_L2A:/data/MTD_MSIL2A.xml:10m:EPSG_32632",) * 2])
def test_an_address_stays_what_it_is(given: str, kept: str):
    path = raster_path(given)
    assert gdal_name(path) == gdal_name(raster_path(path)) == kept


def test_a_file_that_looks_like_an_address_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    write_raster(Path("AB:x.tif"), numbered())
    assert raster_path("AB:x.tif") == tmp_path / "AB:x.tif"


# ---------------------------------------------------------------- virtual rasters, grids, masks


def virtual(path: Path, sources: list[Path], nodata: list[float | None]) -> Path:
    """A VRT of the first band of each file, each with a nodata value of its own."""
    said = ["" if none is None else f"<NoDataValue>{none}</NoDataValue>" for none in nodata]
    bands = "".join(
        f'<VRTRasterBand dataType="Int16" band="{n}">{none}<SimpleSource><SourceFilename '
        f'relativeToVRT="1">{source.name}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>'
        for n, (source, none) in enumerate(zip(sources, said, strict=True), 1))
    path.write_text(f'<VRTDataset rasterXSize="50" rasterYSize="40"><SRS>EPSG:32632</SRS><GeoTransform>500000,10,0,'
                    f"5200000,0,-10</GeoTransform>{bands}</VRTDataset>")
    return path


def test_each_band_has_its_own_nodata_value(tmp_path: Path):
    values = numbered(2)
    values[0, 3, 4], values[1, 3, 4], values[1, 5, 6], values[0, 5, 6] = -1, 7, -2, -2
    files = [write_raster(tmp_path / f"{n}.tif", band) for n, band in enumerate(values)]
    _, valid = everything(virtual(tmp_path / "both.vrt", files, [-1, -2]))
    assert sorted(zip(*np.nonzero(~valid), strict=True)) == [(3, 4), (5, 6)]


def test_a_virtual_raster_whose_files_have_gone_is_told(tmp_path: Path):
    file = write_raster(tmp_path / "gone.tif", numbered(1))
    path = virtual(tmp_path / "stack.vrt", [file], [None])
    file.unlink()
    with tells(RasterUnreadable, "stack.vrt", "gone.tif"):
        everything(path)


def test_a_virtual_raster_that_is_warped_while_it_is_read_is_a_scene(tmp_path: Path):
    path = write_raster(tmp_path / "scene.tif", numbered())
    with rasterio.open(path) as dataset, WarpedVRT(dataset, crs="EPSG:3857") as warped:
        rasterio.shutil.copy(warped, tmp_path / "warped.vrt", driver="VRT")
    assert raster_info(tmp_path / "warped.vrt").crs.to_epsg() == 3857
    assert everything(tmp_path / "warped.vrt")[1].any()


def test_a_mask_beside_the_file_is_respected(tmp_path: Path):
    path = write_raster(tmp_path / "scene.tif", numbered())
    mask = np.full((40, 50), 255, np.uint8)
    mask[:, 30:] = 0
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=False), rasterio.open(path, "r+") as dataset:
        dataset.write_mask(mask)
    assert (tmp_path / "scene.tif.msk").exists()
    np.testing.assert_array_equal(everything(path)[1], mask > 0)


@pytest.mark.parametrize(("crs", "transform", "size"), [
    (UTM, NORTH_UP, 10), (UTM, ROTATED, 10), (GEOGRAPHIC, DEGREES, 92),
    (rasterio.crs.CRS.from_epsg(2264), rasterio.Affine(10, 0, 2_000_000, 0, -10, 700_000), 3.048)])  # feet
def test_a_pixel_is_measured_on_the_ground(tmp_path: Path, crs: rasterio.crs.CRS, transform: rasterio.Affine,
                                           size: float):
    info = raster_info(write_raster(tmp_path / "scene.tif", numbered(), crs=crs, transform=transform))
    assert pixel_side_m(info) == pytest.approx(size, rel=0.01)


# ---------------------------------------------------------------- pictures


def test_a_palette_is_refused_as_imagery(tmp_path: Path):
    path = write_raster(tmp_path / "map.tif", np.ones((1, 40, 50), np.uint8))
    with rasterio.open(path, "r+") as dataset:
        dataset.write_colormap(1, {1: (255, 0, 0, 255)})
    with tells(RasterUnreadable, "map.tif", "colour table"):
        run("tiles", raster=path, output=tmp_path / "tiles.gpkg")
    with tells(RasterUnreadable, "map.tif", "colour table"):
        Scene(write_raster(tmp_path / "scene.tif", numbered()), path)


def coloured(path: Path, values: np.ndarray, *uses: ColorInterp, names: tuple[str, ...] = ()) -> Path:
    write_raster(path, values, names=names)
    with rasterio.open(path, "r+") as dataset:
        dataset.colorinterp = uses
    return path


def test_blue_green_red_without_names_are_known_by_their_colours(tmp_path: Path):
    values = np.zeros((4, 40, 50), np.uint8)
    values[2, :, 25:] = 200  # red in the east
    uses = (ColorInterp.blue, ColorInterp.green, ColorInterp.red, ColorInterp.undefined)
    path = coloured(tmp_path / "bgr.tif", values, *uses)
    assert raster_info(path).bands == ("blue", "green", "red", "B4")
    east = natural_picture(path, 50)[20, 40]
    assert (east[0] > 200, east[1], east[2]) == (True, 0, 0)


@pytest.mark.parametrize("uses", [(ColorInterp.red, ColorInterp.green, ColorInterp.blue),
                                  (ColorInterp.gray, ColorInterp.undefined, ColorInterp.undefined)])
def test_bands_in_the_usual_order_keep_their_numbers(tmp_path: Path, uses: tuple[ColorInterp, ...]):
    assert raster_info(coloured(tmp_path / "rgb.tif", numbered(3), *uses)).bands == ("B1", "B2", "B3")


def test_natural_colours_of_many_bands_are_found_by_their_colours(tmp_path: Path):
    values = np.zeros((6, 40, 50), np.uint8)
    values[4, :, 25:] = 200
    uses = [ColorInterp.undefined] * 6
    uses[2], uses[3], uses[4] = ColorInterp.blue, ColorInterp.green, ColorInterp.red
    picture = natural_picture(coloured(tmp_path / "six.tif", values, *uses), 50)
    assert picture[20, 40, 0] > 200
    assert not picture[20, 40, 1:3].any()


# ---------------------------------------------------------------- chosen bands


@pytest.mark.parametrize(("text", "words"), [
    ("B02,B03", ("B02", "B03")), (" 2-4 ; 1", ("2", "3", "4", "1")), ("nir", ("nir",)),
    ("B4, central wavelength 665 nm;", ("B4, central wavelength 665 nm",))])
def test_a_list_of_bands_is_read_as_people_write_it(text: str, words: tuple[str, ...]):
    assert split_bands(text) == split_bands(text_of(words)) == words


@pytest.mark.parametrize("text", ["4-2", "0-3", "nir;nir", "2-4;3", ";"])
def test_a_list_of_bands_that_means_nothing_is_refused(tmp_path: Path, text: str):
    with tells(BadJob, "BANDS"):
        run("tiles", raster=write_raster(tmp_path / "scene.tif", numbered()), bands=text, output=tmp_path / "t.gpkg")


@pytest.mark.parametrize(("words", "places"), [
    (("red", "NIR"), (2, 3)), (("4", "1"), (3, 0)), (("blue", "3"), (0, 2))])
def test_chosen_bands_are_read_in_the_order_that_was_asked_for(tmp_path: Path, words: tuple, places: tuple):
    values = numbered()
    path = write_raster(tmp_path / "scene.tif", values, names=NAMES)
    with Scene(path, write_raster(tmp_path / "sar.tif", values[:3], names=("VV", "VH", "angle")),
               {"optical": words, "sar": ("VH", "VV")}) as scene:
        assert scene.modalities == (("optical", tuple(NAMES[place] for place in places)), ("sar", ("VH", "VV")))
        image, _ = scene.read(3, 4, 20, 20)
        swapped, _ = scene.read(3, 4, 20, 20, [3, 1])
    np.testing.assert_array_equal(image, np.concatenate([values[list(places)], values[[1, 0]]])[:, 4:24, 3:23])
    np.testing.assert_array_equal(swapped, image[[3, 1]])


def test_a_band_that_is_not_chosen_hides_no_pixel(tmp_path: Path):
    values = numbered()
    values[3] = -1
    path = write_raster(tmp_path / "scene.tif", values, names=NAMES, nodata=-1)
    assert not everything(path)[1].any()
    image, valid = everything(path, bands={"optical": split_bands("1-3")})
    assert valid.all()
    np.testing.assert_array_equal(image, values[:3])


def test_a_missing_band_is_named_with_those_there_are(tmp_path: Path):
    path = write_raster(tmp_path / "scene.tif", numbered(), names=NAMES)
    with tells(RasterMismatch, "scene.tif", "'swir'", "1 (blue), 2 (green), 3 (red), 4 (nir)"):
        run("tiles", raster=path, bands="red;swir", output=tmp_path / "t.gpkg")
    assert not (tmp_path / "t.gpkg").exists()


def test_an_alpha_band_is_never_a_chosen_one(tmp_path: Path):
    path = write_raster(tmp_path / "picture.tif", numbered(4, dtype="uint8"), photometric="RGB", alpha="yes")
    with pytest.raises(RasterMismatch, match="no band '4'") as caught:
        Scene(path, bands={"optical": ("1", "4")})
    assert "alpha" in caught.value.hint


def test_units_are_judged_from_all_bands_of_a_file_also_when_few_are_chosen(tmp_path: Path):
    rng = np.random.default_rng(0)
    names = ("B02", "B03", "B04", "B08", "B10")
    values = rng.normal(3000, 300, (5, 60, 60)).astype("uint16")
    values[4] = rng.normal(1010, 5, (60, 60))  # only the cirrus band tells of the offset
    path = write_raster(tmp_path / "scene.tif", values, names=names)
    whole, _ = everything(path)
    chosen, _ = everything(path, bands={"optical": ("B04", "B02")})
    np.testing.assert_array_equal(whole[[2, 0]], values[[2, 0]].astype(np.float32) - 1000)
    np.testing.assert_array_equal(chosen, whole[[2, 0]])


def test_the_tile_index_remembers_the_bands(tmp_path: Path):
    path = write_raster(tmp_path / "scene.tif", numbered(), names=NAMES)
    run("tiles", raster=path, bands="nir,2-3", tile_size=16, output=tmp_path / "t.gpkg")
    tiles = read_tiles(tmp_path / "t.gpkg")
    assert tiles.bands == {"optical": ("nir", "2", "3")}
    again = read_tiles(write_tiles(tmp_path / "again.gpkg", tiles.where(np.array([0, 2]))))
    assert again.bands == tiles.bands
    execute(tmp_path / "t.gpkg", "update tiles set bands = 'red' where rowid = 2")
    with tells(TileIndexUnreadable, "bands", "'red'", "'nir;2;3'"):
        read_tiles(tmp_path / "t.gpkg")


def test_without_chosen_bands_the_tile_index_has_no_field_for_them(tmp_path: Path):
    run("tiles", raster=write_raster(tmp_path / "scene.tif", numbered()), tile_size=16, output=tmp_path / "t.gpkg")
    with pytest.raises(Exception, match="bands"):
        execute(tmp_path / "t.gpkg", "select bands from tiles")


def test_scenes_with_their_bands_in_another_order_go_together_when_bands_are_chosen(tmp_path: Path):
    one = write_raster(tmp_path / "one.tif", numbered(), names=NAMES)
    other = write_raster(tmp_path / "other.tif", numbered()[::-1], names=NAMES[::-1])
    with tells(RasterMismatch, "other.tif"):
        run("tiles", raster=f"{one};{other}", tile_size=16, output=tmp_path / "t.gpkg")
    made, _ = run("tiles", raster=f"{one};{other}", bands="red;nir", tile_size=16, output=tmp_path / "t.gpkg")
    assert made["n_scenes"] == 2


def test_a_raster_that_moved_is_found_beside_its_index_or_named(tmp_path: Path):
    zipped = zip_files(tmp_path / "delivery.zip", write_raster(tmp_path / "scene.tif", numbered()))
    run("tiles", raster=zipped, tile_size=16, output=tmp_path / "a" / "t.gpkg")
    shutil.move(zipped, tmp_path / "a" / "delivery.zip")
    assert read_tiles(tmp_path / "a" / "t.gpkg").optical[0] == tmp_path / "a" / "delivery.zip"
    (tmp_path / "a" / "delivery.zip").unlink()
    with tells(RasterMissing, "delivery.zip"):
        Scene(read_tiles(tmp_path / "a" / "t.gpkg").optical[0])
