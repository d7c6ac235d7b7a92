"""What leaves the page Result beside the export: polygons of the map, and the map on a sheet."""

from __future__ import annotations

import json
import shutil

import pytest
from osgeo import gdal, ogr

from tests.plugin.dock.test_result_page import choose, make_page, open_export, page, press, real_worker, world
from tests.plugin.dock.waiting import wait_for

__all__ = ["choose", "make_page", "page", "world"]  # fixtures


def made(page, target, smallest=0):
    page.outputs.polygons.smallest.setValue(smallest)
    page.outputs.polygons.file.setFilePath(str(target))
    before = len(page.heard_by_test)
    press(page.outputs.polygons.job.button)
    wait_for(lambda: not page.outputs.polygons.job.is_running and len(page.heard_by_test) > before)
    return page.heard_by_test[-1]


def test_polygons_are_asked_of_the_algorithm_as_the_command_says(page, world, fake_worker, tmp_path):
    open_export(page)
    assert "sparse_wsss:vectorize" not in page.command()
    page.outputs.polygons.file.setFilePath(str(tmp_path / "out"))
    page.outputs.polygons.smallest.setValue(400)
    words = f"MAP={world['map']} SMALLEST_AREA=400 OUTPUT={tmp_path / 'out.gpkg'}"
    assert page.command().splitlines()[-1] == f"qgis_process run sparse_wsss:vectorize -- {words}"
    fake_worker("record")
    made(page, tmp_path / "out.gpkg", 400)
    asked = json.loads((tmp_path / "asked.json").read_text())
    assert asked["stage"] == "vectorize"
    assert asked["parameters"] == {"map": world["map"], "smallest_area": 400, "output": str(tmp_path / "out.gpkg")}


@real_worker
@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".fgb", ".shp"])
def test_polygons_are_shown_in_the_colours_of_their_classes(page, tmp_path, suffix):
    from sparse_wsss_plugin.dock import layer_group

    open_export(page)
    text, is_problem = made(page, tmp_path / f"out{suffix}")
    assert not is_problem, text
    layer = layer_group.layer_of("polygons")
    assert layer.featureCount() == ogr.Open(str(tmp_path / f"out{suffix}")).GetLayer().GetFeatureCount() == 2
    renderer = layer.renderer()
    assert renderer.type() == "categorizedSymbol", "the style beside the file loads by itself"
    shown = {one.label(): one.symbol().color().name() for one in renderer.categories()}
    map_data = gdal.Open(page.state.map)
    names = map_data.GetRasterBand(1).GetCategoryNames()
    for feature in layer.getFeatures():
        assert renderer.categoryIndexForValue(feature["code"]) >= 0
        assert feature["name"] in shown
    assert names is None or set(shown) <= set(names)


def test_polygons_never_replace_a_file(page, tmp_path):
    open_export(page)
    (tmp_path / "taken.gpkg").write_text("mine")
    text, is_problem = made(page, tmp_path / "taken.gpkg")
    assert is_problem
    assert "is there already" in text
    assert (tmp_path / "taken.gpkg").read_text() == "mine"
    text, is_problem = made(page, tmp_path / "nowhere" / "x.gpkg")
    assert is_problem
    assert "There is no folder" in text


def test_the_map_is_put_on_a_sheet_of_the_project(page, project):
    opened = []
    page.open_sheet = opened.append
    press(page.sheet)
    press(page.sheet)
    names = [one.name() for one in project.layoutManager().printLayouts()]
    assert [one.name() for one in opened] == names == ["Land-cover map", "Land-cover map 2"]
    sheet = opened[0]
    items = {one.id(): one for one in sheet.items() if hasattr(one, "id")}
    (layer,) = items["map"].layers()
    assert layer.source() == page.state.map
    assert items["map"].extent().contains(layer.extent())


def test_without_a_map_there_is_no_sheet_and_no_polygon(make_page, tmp_path):
    page = make_page(run=str(tmp_path))
    assert not page.sheet.isEnabled()
    assert not page.outputs.polygons.job.button.isEnabled()


def test_a_map_that_is_gone_is_told(page, tmp_path):
    shutil.move(page.state.map, tmp_path / "elsewhere.tif")
    page.open_sheet = lambda sheet: None
    press(page.sheet)
    text, is_problem = page.heard_by_test[-1]
    assert is_problem
    assert "Next step" in text
