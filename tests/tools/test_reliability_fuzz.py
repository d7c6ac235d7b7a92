"""A small share of the campaign of mutated input, and whether it would notice what it is there to notice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest
from reliability import fuzz
from reliability.fuzz import good, pool
from reliability.fuzz.array_edits import edited_array
from reliability.fuzz.byte_edits import edited_bytes
from reliability.fuzz.case import OLD, Case
from reliability.fuzz.command import Said
from reliability.fuzz.json_edits import edited_json
from reliability.fuzz.kinds import NAMES
from reliability.fuzz.kinds.jobs import is_harmless
from reliability.fuzz.pool import Pool
from reliability.fuzz.table_edits import edited_table
from reliability.fuzz.tiff_edits import edited_tiff
from reliability.fuzz.told import told

from tests.tiny import write_raster

SHARE = {"jobs": 40, "class_tables": 40, "event_streams": 40, "label_tables": 25, "rasters": 30, "cards": 15,
         "weights": 15, "tile_indexes": 10, "run_records": 5, "states": 3, "commands": 1}
RESULT = '{"event": "result", "outputs": {}}'


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    good.make(folder)
    return folder


@pytest.mark.slow
def test_a_share_of_all_kinds_ends_in_results_or_typed_errors(inputs: Path, tmp_path: Path):
    cases = [(kind, 1, number) for kind in NAMES for number in range(SHARE[kind])]
    answers = list(Pool(inputs, tmp_path, 1).answers(cases))
    assert sorted(case for case, _ in answers) == sorted(cases)
    assert [f"{case} {answer['note']}: {answer['failure']}" for case, answer in answers if answer["failure"]] == []
    ends = {answer["end"] for _, answer in answers}
    assert {"result", "bad_job", "raster_unreadable", "reference_unreadable", "not_a_model"} <= ends


def test_a_process_that_dies_or_hangs_is_a_failure_and_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    cases = [("no_such_kind", 0, 0), ("event_streams", 0, 1)]
    (_, died), (_, went_on) = Pool(tmp_path, tmp_path, 1).answers(cases)
    assert died["end"] == "crash"
    assert "process ended" in died["failure"]
    assert went_on["failure"] == ""
    monkeypatch.setattr(pool, "LONGEST_S", 0.0)
    monkeypatch.setattr(pool, "START_S", 0.0)
    [(_, late)] = Pool(tmp_path, tmp_path, 1).answers([("event_streams", 0, 2)])
    assert late["end"] == "hang"
    assert late["failure"]


@pytest.mark.parametrize(("said", "words"), [
    (Said(0, f"{RESULT}\n", ""), ""),
    (Said(3, '{"event": "cancelled", "message": "Stopped.", "hint": ""}\n', ""), ""),
    (Said(4, '{"event": "error", "code": "no_crs", "message": "It has none.", "hint": "Assign one."}\n', ""), ""),
    (Said(0, f"{RESULT}\n", "Traceback (most recent call last):\n"), "traceback"),
    (Said(0, f"noise\n{RESULT}\n", ""), "no event"),
    (Said(4, f"{RESULT}\n", ""), "exit code 4"),
    (Said(0, f"{RESULT}\n{RESULT}\n", ""), "2 last events"),
    (Said(-11, '{"event": "hello"}\n', "Segmentation fault"), "Segmentation fault"),
    (Said(1, '{"event": "error", "code": "bug", "message": "KeyError", "hint": "x", "where": "File"}\n', ""), "bug"),
    (Said(4, '{"event": "error", "code": "no_crs", "message": "It has none.", "hint": " "}\n', ""), "next step"),
    (Said(4, '{"event": "error", "code": "x", "message": "' + "m" * 9000 + '", "hint": "h"}\n', ""), "letters"),
    (Said(4, '{"event": "error", "code": "x", "message": "<a object at 0x7f>", "hint": "h"}\n', ""), "programmers")])
def test_what_a_worker_says_is_judged(said: Said, words: str):
    failure = told(said).failure
    assert words in failure
    assert bool(failure) == bool(words)


@pytest.mark.parametrize(("harm", "words"), [
    (lambda folder: None, ""),
    (lambda folder: (folder / "map.tif").write_bytes(b"new"), "map.tif was changed"),
    (lambda folder: (folder / "map.tif").unlink(), "map.tif was changed"),
    (lambda folder: (folder / "scene.tif").write_bytes(b"new"), "scene.tif was changed"),
    (lambda folder: (folder / ".map.part1.tif").touch(), "part was left")])
def test_a_file_that_an_error_harms_is_a_failure(tmp_path: Path, harm: Callable[[Path], object], words: str):
    from reliability.fuzz.case import contents

    (tmp_path / "map.tif").write_bytes(OLD)
    (tmp_path / "scene.tif").write_bytes(b"input")
    before = contents(tmp_path)
    harm(tmp_path)
    error = Said(4, '{"event": "error", "code": "no_crs", "message": "It has none.", "hint": "Assign one."}\n', "")
    failure = Case("rasters", 0, 0, tmp_path, tmp_path).judged(error, before, ("map.tif",), ()).failure
    assert words in failure
    assert bool(failure) == bool(words)


def test_a_mutation_is_known_by_its_number_and_hardly_ever_nothing(tmp_path: Path):
    tiff = write_raster(tmp_path / "a.tif", np.arange(64, dtype=np.uint8).reshape(8, 8)).read_bytes()
    np.save(tmp_path / "a.npy", np.zeros((3, 4), np.float32))
    array = (tmp_path / "a.npy").read_bytes()
    value = {"a": [1, {"b": "x"}], "c": {"d": None}}
    edits: dict[str, Callable[[Random], bytes]] = {
        "bytes": lambda random: edited_bytes(random, tiff)[0], "tiff": lambda random: edited_tiff(random, tiff)[0],
        "json": lambda random: edited_json(random, value)[0], "array": lambda random: edited_array(random, array)[0],
        "table": lambda random: edited_table(random, "tile,labels\na,water\nb,forest\n")[0]}
    for name, edit in edits.items():
        found = [edit(Random(f"{name}/{number}")) for number in range(200)]
        assert found == [edit(Random(f"{name}/{number}")) for number in range(200)], name
        assert len(set(found)) > (50 if name == "array" else 140), name


@pytest.mark.parametrize(("job", "is_so"), [
    ('{"parameters": {"output": "out.tif"}}', True), ("not json", True), ('{"parameters": 3}', True),
    ('{"parameters": {"output": "/etc/out.tif"}}', False), ('{"parameters": {"raster": ["a", "../b"]}}', False)])
def test_a_mutated_job_is_kept_to_its_own_folder(job: str, is_so: bool):
    assert is_harmless(job.encode()) == is_so


def test_a_campaign_has_more_than_ten_thousand_cases_of_all_kinds():
    cases = fuzz.all_cases(0, 1.0)
    assert len(set(cases)) == len(cases) > 10_000
    counts = {kind: sum(case[0] == kind for case in cases) for kind in NAMES}
    assert min(count for kind, count in counts.items() if kind != "commands") >= 500
    assert counts["commands"] >= 100
    assert fuzz.all_cases(0, 1.0) == cases
    assert {case[0] for case in fuzz.all_cases(3, 0.001)} == set(NAMES)


def test_the_page_has_a_row_for_each_kind():
    row = {"cases": 9, "ends": {"result": 3, "cancelled": 1, "bad_job": 4, "no_crs": 1}, "slowest_s": 1.5}
    lines = fuzz.section({"cases": 99, "kinds": dict.fromkeys(NAMES, row), "largest_mib": 70, "failures": []})
    rows = [line for line in lines if line.startswith("| ") and "`" in line]
    assert len(rows) == len(NAMES)
    assert rows[0] == "| job files | 9 | 4 | 5 | `bad_job` 4, `no_crs` 1 | 1.5 |"
    assert "99 mutated inputs" in lines[0]
