"""Tables of labels by tile, shares included, and tables that import a data set."""

from __future__ import annotations

from reliability.fuzz.case import Case
from reliability.fuzz.table_edits import edited_table
from reliability.fuzz.told import Told

CASES = 1200


def run(case: Case) -> Told:
    """Label tiles by a mutated CSV, with or without a class table beside it."""
    case.take("tiles.gpkg", "labels.csv", "classes.csv")
    case.edit("labels.csv", lambda random, data: edited_table(random, data.decode()))
    tables = case.random.choice(({}, {"classes": "classes.csv"}, {"classes": "corine2"}))
    return case.run("labels", tiles="tiles.gpkg", reference="labels.csv", output="labelled.gpkg", **tables)
