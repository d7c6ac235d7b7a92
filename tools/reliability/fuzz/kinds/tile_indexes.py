"""Tile indexes: cells, columns, tables and bytes of a GeoPackage, labelled and, now and then, trained on."""

from __future__ import annotations

from reliability.fuzz import good
from reliability.fuzz.case import Case
from reliability.fuzz.sqlite_edits import edit_geopackage
from reliability.fuzz.told import Told

CASES = 600


def run(case: Case) -> Told:
    """Label a mutated index by a table, a list or a raster, or train on it until it would begin to learn."""
    case.take("tiles.gpkg", "classes.csv", "labels.csv", "scene_reference.tif")
    case.note = edit_geopackage(case.random, case.folder / "tiles.gpkg")
    how = case.random.choice((*("classes", "csv", "raster", "none") * 2, "csv", "train"))
    if how == "train":
        return case.run("train", may_change=("run/*",), tiles="tiles.gpkg", run="run",
                        **{**good.settings("train"), "steps": 1})
    given = {"classes": {"classes": "classes.csv"}, "csv": {"reference": "labels.csv"},
             "none": {"classes": "tiles.gpkg"},
             "raster": {"reference": "scene_reference.tif"}}[how]
    return case.run("labels", tiles="tiles.gpkg", output="labelled.gpkg", **given)
