"""Files of a run are read while they grow, when they are half there, and when they are missing."""

from __future__ import annotations

import json
import os

import pytest

from sparse_wsss_plugin.dock.label_tables import LabelTables
from sparse_wsss_plugin.dock.land_class import LandClass
from sparse_wsss_plugin.dock.run_files import GrowingLines, RunFiles, write_whole


def test_a_growing_file_is_read_line_by_line_and_no_line_twice(tmp_path):
    path = tmp_path / "gates.jsonl"
    lines = GrowingLines(path)
    assert lines.new() == []
    path.write_text('{"step": 1}\n{"step": 2}\n{"ste')
    assert lines.new() == [{"step": 1}, {"step": 2}]
    assert lines.new() == []
    with open(path, "a") as file:
        file.write('p": 3}\n')
    assert lines.new() == [{"step": 3}]


def test_a_file_that_was_begun_again_is_read_from_its_start(tmp_path):
    path = tmp_path / "gates.jsonl"
    lines = GrowingLines(path)
    path.write_text('{"step": 1}\n{"step": 2}\n')
    lines.new()
    path.write_text('{"step": 7}\n')
    assert lines.new() == [{"step": 7}]


def test_of_a_long_file_the_newest_lines_are_read_and_what_follows_them(tmp_path, monkeypatch):
    monkeypatch.setattr("sparse_wsss_plugin.dock.run_files.MOST_BYTES", 30)
    path = tmp_path / "metrics.jsonl"
    lines = GrowingLines(path)
    assert lines.newest() == []
    path.write_text("".join(f'{{"step": {step}}}\n' for step in range(1, 10)))
    assert lines.newest() == [{"step": 8}, {"step": 9}], "a cut line is passed over"
    with open(path, "a") as file:
        file.write('{"step": 10}\n')
    assert lines.new() == [{"step": 10}]


def test_lines_that_are_no_objects_are_passed_over(tmp_path):
    path = tmp_path / "gates.jsonl"
    path.write_text('not json\n[1, 2]\n\xff\n{"step": 4}\n\n', encoding="latin-1")
    assert GrowingLines(path).new() == [{"step": 4}]


def test_what_is_missing_or_broken_is_empty(tmp_path):
    run = RunFiles(tmp_path)
    assert run.table("heads", "heads.csv") == []
    assert run.json("heads", "stage.json") is None
    assert run.record("heads") == run.outputs("heads") == {}
    assert run.classes() == []
    (tmp_path / "heads").mkdir()
    (tmp_path / "heads" / "heads.csv").write_bytes(b"layer,head\n0,\xff\xfe")
    (tmp_path / "heads" / "stage.json").write_text('{"status": "do')
    assert run.table("heads", "heads.csv") == []
    assert run.record("heads") == {}
    assert RunFiles("").table("x.csv") == []
    assert not RunFiles("").has("x.csv")


def test_a_stage_that_is_not_done_has_no_record(tmp_path):
    (tmp_path / "train").mkdir()
    path = tmp_path / "train" / "stage.json"
    path.write_text(json.dumps({"status": "started", "outputs": {"model": "x"}}))
    assert RunFiles(tmp_path).outputs("train") == {}
    path.write_text(json.dumps({"status": "done", "outputs": {"model": "x"}}))
    assert RunFiles(tmp_path).outputs("train") == {"model": "x"}


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "new" / "table.csv"
    write_whole(path, "a\n")
    write_whole(path, "b\n")
    assert path.read_text() == "b\n"
    assert [one.name for one in path.parent.iterdir()] == ["table.csv"]


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="needs Linux to see what is flushed")
def test_tables_are_on_the_disk_before_they_are_in_their_place_and_so_are_their_names(tmp_path, monkeypatch):
    done, flush, replace = [], os.fsync, os.replace

    def note_flush(descriptor):
        done.append(("flushed", os.path.basename(os.readlink(f"/proc/self/fd/{descriptor}")).split(".part")[0]))
        flush(descriptor)

    def note_rename(source, target):
        done.append(("renamed", os.path.basename(target)))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", note_flush)
    monkeypatch.setattr(os, "replace", note_rename)
    LabelTables().write(str(tmp_path / "tiles.gpkg"), [("a", "water")], [LandClass(1, "water", "#0000ff")])
    tables = sorted(one.name for one in tmp_path.iterdir())
    assert len(tables) == 2
    steps = {name: [("flushed", f".{name}"), ("renamed", name), ("flushed", tmp_path.name)] for name in tables}
    assert [done[:3], done[3:]] in ([steps[a], steps[b]] for a, b in (tables, tables[::-1]))
