"""Polygons and catalogue items by the command line of QGIS, with the real worker."""

from __future__ import annotations

import json

from osgeo import ogr

from tests.plugin import worlds
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


@needs_worker
def test_what_cannot_be_done_is_told_with_the_next_step(real, tmp_path):
    source = worlds.reference(tmp_path / "map.tif")
    done = qgis_process(real, "run", "sparse_wsss:vectorize", MAP=source, OUTPUT=tmp_path / "p.kml")
    assert done.returncode != 0
    assert "no format that is written" in everything(done)
    done = qgis_process(real, "run", "sparse_wsss:stac", MAP=source, TIME="yesterday", OUTPUT=tmp_path / "i.json")
    assert done.returncode != 0
    assert "TIME = yesterday is no time" in everything(done)
