"""The page of the panel's record: what misses its aim is bold, and nothing that was recorded is left out."""

from __future__ import annotations

import json

from bench_dock.__main__ import PAGE, RECORD
from bench_dock.page import ROWS, page


def figure(median, most):
    return {"median": median, "max": most, "repeats": 3}


def record(**rows):
    return {"qgis": "3.22.16", "machine": "2 cores, x86_64", "load": 0.5, "rows": rows}


def line(text, name):
    return next(one for one in text.splitlines() if one.startswith(f"| {ROWS[name][0]} |"))


def test_a_median_that_misses_its_aim_is_bold_and_one_that_meets_it_is_not():
    text = page(record(
        start={"took_ms": figure(60, 70), "gap_ms": figure(60, 70), "work_ms": figure(40, 70),
               "collection_ms": figure(0, 0.4)},
        idle={"took_ms": figure(2001, 2003), "gap_ms": figure(80, 90), "work_ms": figure(51, 60),
              "collection_ms": figure(61, 70)}))
    assert line(text, "start").endswith("| 50 ms | **60 ms (70 ms)** | 60 ms (70 ms) | 40 ms (70 ms) |  |")
    assert line(text, "idle").endswith("|  | 2.0 s (2.0 s) | 80 ms (90 ms) | **51 ms (60 ms)** | 61 ms (70 ms) |")
    assert "each line 3\ntimes" in text


def test_the_page_is_that_of_the_record_and_names_all_of_its_rows():
    found = json.loads(RECORD.read_text(encoding="utf-8"))
    assert set(found["rows"]) == set(ROWS)
    assert PAGE.read_text(encoding="utf-8") == page(found)
