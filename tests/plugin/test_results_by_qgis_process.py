"""Polygons and catalogue items by the command line of QGIS, with the real worker."""

from __future__ import annotations

import json

import pytest
from osgeo import ogr

from tests.plugin import worlds
from tests.plugin.conftest import REAL_WORKER
from tests.plugin.test_qgis_process import everything, needs_worker, profile, qgis_process, real, variables

__all__ = ["profile", "real", "variables"]  # fixtures


@needs_worker
def test_a_map_becomes_polygons_and_a_catalogue_item(real, tmp_path):
    source = worlds.reference(tmp_path / "map.tif")
    sure = worlds.write_raster(tmp_path / "sure.tif", [[0] * 32] * 32)
    done = qgis_process(real, "run", "sparse_wsss:vectorize", MAP=source, CONFIDENCE=sure, SMALLEST_AREA=200,
                        OUTPUT=tmp_path / "polygons.gpkg")
    assert done.returncode == 0, everything(done)
    data = ogr.Open(str(tmp_path / "polygons.gpkg"))
    features = [json.loads(one.ExportToJson())["properties"] for one in data.GetLayer()]
    assert f"N_POLYGONS:\t{len(features)}" in done.stdout
    assert sum(one["area_ha"] for one in features) > 9
    assert {one["confidence"] for one in features} == {0}
    done = qgis_process(real, "run", "sparse_wsss:stac", MAP=source, TIME="2023-07", OUTPUT=tmp_path / "item.json")
    assert done.returncode == 0, everything(done)
    item = json.loads((tmp_path / "item.json").read_text())
    assert item["assets"]["map"]["href"] == "map.tif"
    assert item["properties"]["end_datetime"] == "2023-07-31T23:59:59Z"


@pytest.fixture
def loaded(plugin, qgis, monkeypatch):
    """Runs a stage with the real worker: the one layer that the Toolbox puts on the map."""
    import processing
    from qgis.core import QgsProject
    from qgis.PyQt.QtCore import QCoreApplication

    def run(stage, **values):
        processing.runAndLoadResults(f"sparse_wsss:{stage}", values)
        QCoreApplication.processEvents()
        (layer,) = QgsProject.instance().mapLayers().values()
        return layer

    monkeypatch.setenv("SPARSE_WSSS_PYTHON", REAL_WORKER)
    QgsProject.instance().clear()
    yield run
    QgsProject.instance().clear()


@needs_worker
@pytest.mark.parametrize("name", ["polygons.gpkg", "polygons.geojson", "TEMPORARY_OUTPUT"])
def test_polygons_made_in_the_toolbox_are_on_the_map_in_the_colours_of_the_classes(loaded, tmp_path, name):
    source = worlds.reference(tmp_path / "map.tif")
    target = name if name == "TEMPORARY_OUTPUT" else str(tmp_path / name)
    layer = loaded("vectorize", MAP=source, OUTPUT=target)
    assert layer.isValid()
    assert layer.featureCount() == 2
    assert layer.renderer().type() == "categorizedSymbol"
    assert [one.label() for one in layer.renderer().categories()] == ["class 1", "class 2"]


@needs_worker
def test_a_map_made_in_the_toolbox_has_the_names_of_the_classes_in_its_legend(loaded, tmp_path):
    before = worlds.write_raster(tmp_path / "before.tif", [[1] * 32] * 32)
    layer = loaded("changes", BEFORE=before, AFTER=worlds.reference(tmp_path / "after.tif"), OUTPUT="TEMPORARY_OUTPUT")
    assert layer.renderer().type() == "paletted"
    assert "class 2" in [one.label for one in layer.renderer().classes()]


@needs_worker
def test_what_cannot_be_done_is_told_with_the_next_step(real, tmp_path):
    source = worlds.reference(tmp_path / "map.tif")
    done = qgis_process(real, "run", "sparse_wsss:vectorize", MAP=source, OUTPUT=tmp_path / "p.kml")
    assert done.returncode != 0
    assert "no format that is written" in everything(done)
    done = qgis_process(real, "run", "sparse_wsss:stac", MAP=source, TIME="yesterday", OUTPUT=tmp_path / "i.json")
    assert done.returncode != 0
    assert "TIME = yesterday is no time" in everything(done)
