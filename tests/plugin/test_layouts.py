"""The printed map: what is on the sheet, and what is in the files, in a real QGIS without a window."""

from __future__ import annotations

import os
import subprocess

import numpy as np
import pytest
from osgeo import gdal, osr

from tests.plugin.test_qgis_process import everything, profile, qgis_process, variables

__all__ = ["profile", "variables"]  # fixtures
pytestmark = pytest.mark.qgis
COLOURS = {1: (200, 30, 40), 2: (30, 60, 200)}
STYLE = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories"><pipe>
<rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1" nodataColor=""><rasterTransparency/><colorPalette>
<paletteEntry value="1" label="red land" color="#c81e28" alpha="255"/>
<paletteEntry value="2" label="blue water" color="#1e3cc8" alpha="255"/></colorPalette></rasterrenderer>
<brightnesscontrast brightness="0" contrast="0"/></pipe></qgis>"""


def class_map(path, epsg=32632, transform=(500_000, 10, 0, 5_200_000, 0, -10)):
    """Left half red, right half blue."""
    codes = np.ones((60, 80), np.uint8)
    codes[:, 40:] = 2
    data = gdal.GetDriverByName("GTiff").Create(str(path), 80, 60, 1, gdal.GDT_Byte)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    data.SetProjection(crs.ExportToWkt())
    data.SetGeoTransform(transform)
    data.GetRasterBand(1).SetNoDataValue(255)
    data.GetRasterBand(1).WriteRaster(0, 0, 80, 60, codes.tobytes())
    path.with_suffix(".qml").write_text(STYLE)
    return str(path)


@pytest.fixture
def sheet_of(plugin, project):
    from qgis.core import QgsRasterLayer

    from sparse_wsss_plugin.layouts import Words, map_layout

    def make(path, size="A4", words=None):
        layer = QgsRasterLayer(path, "my map")
        project.addMapLayer(layer)
        sheet = map_layout(project, layer, size, words or Words("Title", "2023", "Somebody"))
        return sheet, {one.id(): one for one in sheet.items() if hasattr(one, "id")}

    return make


@pytest.fixture
def project(plugin):
    from qgis.core import QgsProject

    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.mark.parametrize(("size", "width"), [("A4", 297), ("A3", 420)])
def test_the_sheet_has_map_legend_scale_arrow_and_words(sheet_of, tmp_path, size, width):
    sheet, items = sheet_of(class_map(tmp_path / "map.tif"), size)
    assert sheet.pageCollection().page(0).pageSize().width() == width
    assert {"map", "legend", "scale", "north", "title", "date", "credits"} <= set(items)
    assert [items[name].text() for name in ("title", "date", "credits")] == ["Title", "2023", "Somebody"]
    (layer,) = items["map"].layers()
    assert items["map"].extent().contains(layer.extent())
    assert items["map"].extent().width() < 2 * layer.extent().width()
    assert items["scale"].linkedMap() is not None
    assert 0 < items["scale"].rect().width() < 80


def test_the_legend_shows_the_classes_alone(sheet_of, tmp_path):
    _, items = sheet_of(class_map(tmp_path / "map.tif"))
    model = items["legend"].model()
    (node,) = model.rootGroup().findLayers()
    assert [one.data(0) for one in model.layerLegendNodes(node)] == ["red land", "blue water"]


def test_words_that_are_left_out_are_the_templates(sheet_of, tmp_path):
    from sparse_wsss_plugin.layouts import Words

    _, items = sheet_of(class_map(tmp_path / "map.tif"), words=Words())
    assert items["title"].text() == "my map"
    assert items["credits"].text() == "Made with Sparse WSSS"
    assert items["date"].currentText()[:2] == "20"


@pytest.mark.parametrize(("epsg", "transform"), [
    (32632, (500_000, 10, 0, 5_200_000, 0, -10)), (4326, (9, .001, 0, 47, 0, -.001)),
    (32632, (500_000, 8.66, -5, 5_200_000, -5, -8.66))], ids=["metres", "degrees", "rotated"])
def test_the_picture_shows_the_map_in_its_colours(variables, tmp_path, epsg, transform):
    source, picture = class_map(tmp_path / "map.tif", epsg, transform), tmp_path / "out" / "map.png"
    done = qgis_process(variables, "run", "sparse_wsss:layout", MAP=source, TITLE="Somewhere", SIZE="A4", DPI=60,
                        OUTPUT=picture)
    assert done.returncode == 0, everything(done)
    assert os.listdir(picture.parent) == ["map.png"]
    pixels = gdal.Open(str(picture)).ReadAsArray()[:3].reshape(3, -1)
    n = pixels.shape[1]
    assert abs(n - 297 / 25.4 * 60 * 210 / 25.4 * 60) < 2000
    for colour in COLOURS.values():
        share = (np.abs(pixels - np.array(colour)[:, None]).max(axis=0) < 12).sum() / n
        assert 0.08 < share < 0.4, "half of the map, and a legend"
    dark = (pixels.max(axis=0) < 90).sum()
    assert dark > 200, "title, scale bar and arrow"


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF"), (".svg", b"<?xml")])
def test_the_name_says_the_format(variables, tmp_path, suffix, start):
    target = tmp_path / f"map{suffix}"
    done = qgis_process(variables, "run", "sparse_wsss:layout", MAP=class_map(tmp_path / "m.tif"), OUTPUT=target)
    assert done.returncode == 0, everything(done)
    assert target.read_bytes().startswith(start)
    assert not [one for one in tmp_path.iterdir() if ".part" in one.name]


@pytest.mark.parametrize(("output", "words"), [
    ("map.doc", ("map.doc is the name of a file of no format", ".pdf, .png or .svg")),
    ("file/map.pdf", ("Next step",)),
])
def test_a_sheet_that_cannot_be_written_says_what_can(variables, tmp_path, output, words):
    (tmp_path / "file").write_text("no folder")
    done = qgis_process(variables, "run", "sparse_wsss:layout", MAP=class_map(tmp_path / "m.tif"),
                        OUTPUT=tmp_path / output)
    assert done.returncode != 0
    assert all(word in everything(done) for word in words), everything(done)
    assert "Traceback" not in everything(done)


def test_the_attribute_table_of_a_map_is_read_by_gdal(tmp_path):
    from tests.plugin.conftest import REAL_WORKER

    if not REAL_WORKER:
        pytest.skip("SPARSE_WSSS_PYTHON names no interpreter with the worker")
    code = ("import sys; from pathlib import Path; import numpy as np\n"
            "from tests.backend.test_cloud_optimised import CLASSES, codes_of_patches, grid, written\n"
            "written(Path(sys.argv[1]), grid(), codes_of_patches(), CLASSES)")
    subprocess.run([REAL_WORKER, "-c", code, str(tmp_path / "map.tif")], check=True, timeout=120)
    data = gdal.Open(str(tmp_path / "map.tif"))  # a band does not keep it open
    band = data.GetRasterBand(1)
    table = band.GetDefaultRAT()
    columns = {table.GetNameOfCol(number): number for number in range(table.GetColumnCount())}
    codes = band.ReadAsArray()
    for row in range(table.GetRowCount()):
        code = table.GetValueAsInt(row, columns["Value"])
        assert table.GetValueAsInt(row, columns["Count"]) == (codes == code).sum()
        assert table.GetValueAsDouble(row, columns["Hectares"]) == pytest.approx((codes == code).sum() / 100, rel=2e-3)
        assert band.GetCategoryNames()[code] == table.GetValueAsString(row, columns["Class"])
    assert table.GetColOfUsage(gdal.GFU_PixelCount) == columns["Count"]
    assert band.GetStatistics(False, False)[:2] == [1, 4]


def test_no_name_on_the_sheet_is_an_expression(plugin, project, tmp_path):
    """QGIS evaluates what stands between [% and %]: of a class called so, or a file, it would print what it knows."""
    from qgis.core import QgsLayoutExporter, QgsRasterLayer

    from sparse_wsss_plugin.layouts import Words, map_layout
    from sparse_wsss_plugin.qt import moved

    path = class_map(tmp_path / "map.tif")
    style = (tmp_path / "map.qml").read_text().replace("red land", "[% 'class' || 'is run' %]")
    (tmp_path / "map.qml").write_text(style)
    layer = QgsRasterLayer(path, "[% 'file' || 'is run' %]")
    project.addMapLayer(layer)
    sheet = map_layout(project, layer, "A4", Words())
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.textRenderFormat = moved("Qgis.TextRenderFormat.AlwaysText", "QgsRenderContext.TextFormatAlwaysText")
    QgsLayoutExporter(sheet).exportToSvg(str(tmp_path / "sheet.svg"), settings)
    text = (tmp_path / "sheet.svg").read_text(encoding="utf-8")
    assert "fileis run" not in text
    assert "classis run" not in text
    assert "blue water" in text

