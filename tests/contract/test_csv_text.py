"""Tables of both worlds run nothing in a spreadsheet, and give the same names back."""

from __future__ import annotations

import csv

import pytest

from sparse_wsss_plugin import csv_text as of_the_plugin

COMMAND = "=cmd|'/C calc'!A0"
NAMES = (COMMAND, "+1+cmd", "-2+3", "@SUM(1)", "\tx", "'=x", "''+x", "water", "it's", "'quoted'", "", "Wald-Feld",
         f"water;{COMMAND}", "a,b")
NUMBERS = ("-1.5", "+3", "-1e-05", "nan", "-inf", ".5")


@pytest.fixture(params=["plugin", "worker"])
def tables(request):
    if request.param == "plugin":
        return of_the_plugin
    return pytest.importorskip("sparse_wsss.csv_text", reason="runs in the worker's environment")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_no_cell_begins_as_a_formula_however_a_spreadsheet_parts_them(tables, mark):
    text = tables.csv_text([["class", "share"], *([name, "-0.5"] for name in NAMES)])
    cells = [cell.strip() for row in csv.reader(text.splitlines(), delimiter=mark) for cell in row]
    assert len(cells) > len(NAMES)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@")) and cell != "-0.5"]


def test_every_name_comes_back(tables):
    rows = list(csv.reader(tables.csv_text([name, "x"] for name in NAMES).splitlines()))
    assert [tables.text_of_cell(row[0]) for row in rows] == list(NAMES)


@pytest.mark.parametrize("number", [*NUMBERS, -1.5, 7])
def test_numbers_stay_numbers(tables, number):
    assert tables.csv_text([[number, "x"]]) == f"{number},x\n"


def test_ordinary_tables_are_written_as_before(tables):
    assert tables.csv_text([["tile", "labels"], ["a_1", "water;forest"], ["b", "x,y"]]) == (
        'tile,labels\na_1,water;forest\nb,"x,y"\n')
