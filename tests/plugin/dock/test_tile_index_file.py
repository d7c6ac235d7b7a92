"""Labels on the disk: one transaction each, nothing else touched, whatever happens to the process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from osgeo import ogr

from sparse_wsss_plugin.dock import tile_index_file
from sparse_wsss_plugin.dock.tile_index_file import IndexProblem
from tests.plugin.conftest import ROOT
from tests.plugin.dock.worlds_dock import CLASSES, grid_index, stored, stored_classes, tile_id

A, B = tile_id(0, 0), tile_id(0, 1)


@pytest.fixture
def index(tmp_path):
    return grid_index(tmp_path / "tiles.gpkg", labels={B: "forest"})


def test_rows_are_those_of_the_file_piece_by_piece(index):
    rows = tile_index_file.read_rows(index, limit=5)
    rows += tile_index_file.read_rows(index, after=rows[-1].fid, limit=100)
    assert [row.tile for row in rows] == list(stored(index))
    assert {row.tile: row.labels for row in rows} == stored(index)
    assert ogr.CreateGeometryFromWkb(rows[0].wkb).GetEnvelope() == (300_000, 300_080, 2_799_920, 2_800_000)
    assert tile_index_file.count_tiles(index) == 12
    assert tile_index_file.crs_of(index)[0] == "EPSG:32640"


def test_a_label_is_on_the_disk_when_the_call_returns(index):
    tile_index_file.write(index, {1: (A, "water;forest")})
    assert stored(index) == {**dict.fromkeys(stored(index)), B: "forest", A: "water;forest"}
    tile_index_file.write(index, {1: (A, None), 2: (B, "")})
    assert (stored(index)[A], stored(index)[B]) == (None, "")


def test_only_the_labels_of_the_tile_are_rewritten(index):
    def others():
        data = ogr.Open(index)
        return [(f.GetFID(), f.GetGeometryRef().ExportToWkt(), f.GetField("column"), f.GetField("optical"))
                for f in data.GetLayerByName("tiles")]

    before = others()
    tile_index_file.write(index, {1: (A, "water")})
    assert others() == before


def test_a_write_is_whole_or_not_at_all(index):
    with pytest.raises(IndexProblem, match="has been replaced"):
        tile_index_file.write(index, {1: (A, "water"), 2: ("another tile", "water")}, [(1, "one", "#000000")])
    assert (stored(index)[A], stored(index)[B]) == (None, "forest")
    assert stored_classes(index) == list(CLASSES)


def test_classes_and_labels_change_together(index):
    tile_index_file.write(index, {2: (B, "wood")}, [(2, "wood", "#00ff00"), (9, "lake", "#0000ff")])
    assert stored(index)[B] == "wood"
    assert stored_classes(index) == [(2, "wood", "#00ff00"), (9, "lake", "#0000ff")]


def test_a_class_table_is_made_where_there_is_none(tmp_path):
    index = grid_index(tmp_path / "tiles.gpkg", classes=())
    assert tile_index_file.read_classes(index) == []
    tile_index_file.write(index, classes=CLASSES)
    assert stored_classes(index) == list(CLASSES)
    assert tile_index_file.read_classes(index) == list(CLASSES)


def test_the_worker_reads_what_was_written(index, tmp_path):
    """The worker's own reader, in its own environment, on the file as it is."""
    python = os.environ.get("SPARSE_WSSS_PYTHON", "")
    if not python:
        pytest.skip("SPARSE_WSSS_PYTHON names no worker")
    tile_index_file.write(index, {1: (A, "water;...")}, [(*one[:2], "#123456") for one in CLASSES])
    (tmp_path / "scene.tif").touch()
    job = tmp_path / "job.json"
    paths = {"tiles": index, "classes": str(tmp_path / "classes.csv"), "output": str(tmp_path / "out.gpkg")}
    job.write_text(json.dumps({"protocol": 1, "stage": "labels", "parameters": paths}))
    (tmp_path / "classes.csv").write_text("code,name,colour\n1,water,#123456\n2,forest,\n3,sand,\n")
    done = subprocess.run([python, "-I", "-m", "sparse_wsss", "labels", "--job", str(job), "--json"],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert stored(tmp_path / "out.gpkg")[A] == "water;..."


def test_other_programs_see_that_the_file_changed(index):
    before = tile_index_file.stamp(index)
    tile_index_file.write(index, {1: (A, "water")})
    assert tile_index_file.stamp(index) != before


@pytest.mark.parametrize(("make", "words"), [
    (lambda path: None, "is not there"),
    (lambda path: path.write_text("no database, but longer than a header" * 9), "no GeoPackage"),
    (lambda path: sqlite3.connect(path).execute("create table a (b)"), "no GeoPackage"),
])
def test_what_is_no_tile_index_is_said(tmp_path, make, words):
    path = tmp_path / "tiles.gpkg"
    make(path)
    with pytest.raises(IndexProblem, match=words) as raised:
        tile_index_file.read_rows(path)
    assert "Next step" in str(raised.value)


def test_a_locked_file_is_said_and_keeps_its_labels(index, monkeypatch):
    monkeypatch.setattr(tile_index_file, "WAIT_S", 0.05)
    other = sqlite3.connect(index, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(IndexProblem, match="locked"):
        tile_index_file.write(index, {1: (A, "water")})
    other.execute("ROLLBACK")
    other.close()
    assert stored(index)[A] is None


WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from sparse_wsss_plugin.dock import tile_index_file as file
rows = file.read_rows(sys.argv[2], limit=10000)
for turn in range(1000):
    for row in rows:
        file.write(sys.argv[2], {row.fid: (row.tile, f"water;{turn}")})
        print(row.tile, turn, flush=True)
"""


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_killed_process_loses_nothing_that_was_confirmed(tmp_path, journal):
    """A process is killed in the middle of writing, thirty times over; what it had confirmed is there."""
    index = grid_index(tmp_path / "tiles.gpkg", columns=30, rows=1)
    connection = sqlite3.connect(index)
    connection.execute(f"pragma journal_mode={journal}")
    connection.close()
    for trial in range(6):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(ROOT), index], stdout=subprocess.PIPE, text=True)
        lines = [writer.stdout.readline() for _ in range(5 + 7 * trial)]
        time.sleep(0.001 * trial)
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.read().splitlines()
        writer.wait()
        confirmed = {}
        for line in lines:
            parts = line.split()
            if len(parts) == 2:  # the last line may be cut
                confirmed[parts[0]] = int(parts[1])
        assert confirmed
        copied = shutil.copytree(tmp_path, tmp_path.parent / f"{tmp_path.name}_{journal}_{trial}") / "tiles.gpkg"
        for path in (copied, Path(index)):
            assert sqlite3.connect(path).execute("pragma integrity_check").fetchall() == [("ok",)]
            found = stored(path)
            for tile, turn in confirmed.items():
                assert int(found[tile].split(";")[1]) >= turn, tile
