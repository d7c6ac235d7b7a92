"""A server or a drive that stops answering is told in the end, and is not waited for where nobody has to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sparse_wsss.gdal_limits import DEFAULTS
from sparse_wsss.rasters.named_hosts import hosts_named_by

from tests.tiny import tiny_scene
from tests.web import stalling
from tests.worker import run_worker


def test_a_server_that_falls_silent_in_a_file_is_told_with_a_next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GDAL_HTTP_LOW_SPEED_TIME", "1")
    monkeypatch.setenv("GDAL_HTTP_MAX_RETRY", "0")
    content = tiny_scene(tmp_path).optical.read_bytes()
    with stalling(content, 8000) as (address, waits):
        done = run_worker("tiles", {"raster": address, "output": tmp_path / "t.gpkg"}, tmp_path)
    assert waits.is_set()
    assert done.last["code"] == "raster_unreadable"
    assert done.last["hint"]


def test_nobody_waits_for_a_silent_server_without_an_end():
    assert {name: os.environ.get(name) for name in DEFAULTS if "LOW_SPEED" in name} == {
        "GDAL_HTTP_LOW_SPEED_TIME": "60", "GDAL_HTTP_LOW_SPEED_LIMIT": "1"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_pipe_is_not_opened_to_look_for_addresses(tmp_path: Path):
    os.mkfifo(tmp_path / "scene.tif")
    assert hosts_named_by(str(tmp_path / "scene.tif"), "raster") == []
