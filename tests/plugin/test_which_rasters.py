"""Rasters that are no plain file: what QGIS calls them becomes what the worker opens, or is refused in words."""

from __future__ import annotations

import shutil

import pytest
from osgeo import gdal, osr

from tests.plugin import worlds
from tests.plugin.test_qgis_process import (  # noqa: F401  (fixtures)
    everything,
    needs_worker,
    profile,
    pytestmark,
    qgis_process,
    real,
    variables,
)
from tests.safe import NORTH, WEST, write_safe, zip_files, zip_folder


def write_jp2(path, pixel):
    side = 960 // pixel
    data = gdal.GetDriverByName("MEM").Create("", side, side, 1, gdal.GDT_UInt16)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32632)
    data.SetProjection(crs.ExportToWkt())
    data.SetGeoTransform((WEST, pixel, 0, NORTH, 0, -pixel))
    values = bytes(part for n in range(side * side) for part in (2000 + n % 500).to_bytes(2, "little"))
    data.GetRasterBand(1).WriteRaster(0, 0, side, side, values)
    gdal.GetDriverByName("JP2OpenJPEG").CreateCopy(str(path), data, options=["QUALITY=100", "REVERSIBLE=YES"])


@pytest.fixture(scope="module")
def safe(tmp_path_factory):
    return write_safe(tmp_path_factory.mktemp("product"), write_jp2)


def test_a_layer_from_a_zip_is_the_raster_in_it_and_not_the_zip(asked_of, tmp_path):
    from qgis.core import QgsRasterLayer

    files = [tmp_path / f"{name}.tif" for name in ("june", "july")]
    for file in files:
        worlds.scene(file)
    source = f"/vsizip/{zip_files(tmp_path / 'delivery.zip', *files)}/data/july.tif"
    layer = QgsRasterLayer(source, "july", "gdal")
    assert layer.isValid()
    for given in (layer, source):
        assert asked_of("tiles", RASTER=[given], OUTPUT=str(tmp_path / "t.gpkg"))["raster"] == [source]
        assert asked_of("predict", RASTER=given, MODEL=str(files[0]),
                        OUTPUT=str(tmp_path / "o.tif"))["raster"] == source


def test_a_part_of_a_product_as_a_layer_keeps_gdals_name_of_it(asked_of, safe, tmp_path):
    from qgis.core import QgsRasterLayer

    source = f"SENTINEL2_L2A:{safe / 'MTD_MSIL2A.xml'}:10m:EPSG_32632"
    layer = QgsRasterLayer(source, "10 m", "gdal")
    assert layer.isValid()
    assert asked_of("tiles", RASTER=layer, OUTPUT=str(tmp_path / "t.gpkg"))["raster"] == [source]


@pytest.mark.parametrize("form", ["folder", "metadata", "zip", "address", "piecewise"])
def test_what_qgis_does_not_open_as_one_raster_is_handed_on(asked_of, safe, tmp_path, form):
    if form == "zip":
        given = str(shutil.move(zip_folder(safe), tmp_path / "product.zip"))
    else:
        given = {"folder": str(safe), "metadata": str(safe / "MTD_MSIL2A.xml"),
                 "address": "https://nowhere.invalid/a/scene.tif",
                 "piecewise": "/vsicurl/https://nowhere.invalid/a/scene.tif"}[form]
    output = str(tmp_path / "t.gpkg")
    assert asked_of("tiles", RASTER=given, BANDS="B02;B8A", OUTPUT=output) == {
        "raster": [given], "bands": "B02;B8A", "output": output}
    both = [worlds.scene(tmp_path / "a.tif"), given]
    assert asked_of("tiles", RASTER=both, OUTPUT=output)["raster"] == both
    assert asked_of("stack", RASTER=";".join(both), OUTPUT=str(tmp_path / "s.vrt"))["raster"] == both
    assert asked_of("predict", RASTER=given, SAR=given, MODEL=both[0],
                    OUTPUT=str(tmp_path / "o.tif"))["raster"] == given


@pytest.mark.parametrize("where", ["memory", "service"])
def test_a_layer_that_no_other_process_can_open_is_refused_with_a_way_out(refusal, tmp_path, where):
    from qgis.core import QgsRasterLayer

    if where == "memory":
        source = "/vsimem/scene.tif"
        gdal.FileFromMemBuffer(source, (tmp_path / worlds.scene(tmp_path / "scene.tif")).read_bytes())
    else:
        source = ('<GDAL_WMS><Service name="TMS"><ServerUrl>file:///nowhere/${z}/${x}/${y}.png</ServerUrl></Service>'
                  "<DataWindow><UpperLeftX>-20037508</UpperLeftX><UpperLeftY>20037508</UpperLeftY><LowerRightX>20037508"
                  "</LowerRightX><LowerRightY>-20037508</LowerRightY><TileLevel>1</TileLevel></DataWindow>"
                  "<Projection>EPSG:3857</Projection><BandsCount>3</BandsCount></GDAL_WMS>")
    layer = QgsRasterLayer(source, "layer", "gdal")
    assert layer.isValid()
    message = refusal("tiles", RASTER=[layer], OUTPUT=str(tmp_path / "t.gpkg"))
    assert "not in a file" in message
    assert "Next step" in message


def test_the_panel_says_how_a_product_becomes_a_raster(plugin, safe, tmp_path):
    from sparse_wsss_plugin.dock.raster_picker import RasterPicker
    from tests.plugin.dock.waiting import wait_for

    picker, said = RasterPicker("Raster", "tip", True), []
    picker.refused.connect(said.append)
    picker.take_file(str(safe / "MTD_MSIL2A.xml"))
    wait_for(lambda: said)
    assert "Stack bands" in said[0]
    assert "MTD_MSIL2A.xml" in said[0]
    (tmp_path / "notes.txt").write_text("notes")
    picker.take_file(str(tmp_path / "notes.txt"))
    wait_for(lambda: len(said) == 2)
    assert "Stack bands" not in said[1]


@needs_worker
def test_qgis_process_cuts_a_product_and_stacks_it_for_qgis(real, safe, tmp_path):  # noqa: F811
    done = qgis_process(real, "run", "sparse_wsss:tiles", RASTER=safe, TILE_SIZE=32, BANDS="B02;B03;B04;B8A",
                        OUTPUT=tmp_path / "tiles.gpkg")
    assert done.returncode == 0, everything(done)
    assert "N_TILES:\t9" in done.stdout
    stack = safe.parent / "stack.vrt"
    done = qgis_process(real, "run", "sparse_wsss:stack", RASTER=safe / "MTD_MSIL2A.xml", OUTPUT=stack)
    assert done.returncode == 0, everything(done)
    assert "N_BANDS:\t12" in done.stdout
    data = gdal.Open(str(stack))
    assert (data.RasterXSize, data.RasterCount) == (96, 12)
    assert data.GetRasterBand(11).GetDescription() == "B11"
    assert data.GetRasterBand(11).ReadAsArray()[3, 5] == 2000 + 48 + 2
    done = qgis_process(real, "run", "sparse_wsss:tiles", RASTER=stack, TILE_SIZE=32, BANDS="B99",
                        OUTPUT=tmp_path / "t.gpkg")
    assert done.returncode != 0
    assert "no band 'B99'" in everything(done)


@needs_worker
def test_a_zip_and_a_missing_address_through_qgis_process(real, tmp_path):  # noqa: F811
    zipped = zip_files(tmp_path / "scene.zip", tmp_path / worlds.scene(tmp_path / "scene.tif"))
    done = qgis_process(real, "run", "sparse_wsss:tiles", RASTER=zipped, TILE_SIZE=16, OUTPUT=tmp_path / "t.gpkg")
    assert done.returncode == 0, everything(done)
    assert "N_TILES:\t4" in done.stdout
    done = qgis_process(real, "run", "sparse_wsss:tiles", RASTER="http://127.0.0.1:9/scene.tif",
                        OUTPUT=tmp_path / "u.gpkg")
    assert done.returncode != 0
    assert "http://127.0.0.1:9/scene.tif cannot be opened" in everything(done)
