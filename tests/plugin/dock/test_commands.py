"""Commands are what a shell runs to the same effect."""

from __future__ import annotations

import shlex

import pytest

from sparse_wsss_plugin.dock.commands import command, commands


def test_a_command_names_the_stage_and_its_values():
    text = command("tiles", {"raster": "/a b/scene.tif", "tile_size": 64, "sar": "", "extent": None}, windows=False)
    assert text == "qgis_process run sparse_wsss:tiles -- 'RASTER=/a b/scene.tif' TILE_SIZE=64"


def test_a_shell_takes_it_apart_into_the_same_values():
    values = {"classes": "it's; $HOME & more.csv", "min_share": 0.25, "flag": True}
    words = shlex.split(command("labels", values, windows=False))
    assert words[4:] == ["CLASSES=it's; $HOME & more.csv", "MIN_SHARE=0.25", "FLAG=true"]


def test_windows_quotes_with_double_quotes():
    text = command("tiles", {"raster": r"C:\my data\scene.tif", "tile_size": 32}, windows=True)
    assert text == r'qgis_process run sparse_wsss:tiles -- "RASTER=C:\my data\scene.tif" TILE_SIZE=32'


def test_a_percent_sign_at_the_prompt_of_windows_is_one():
    text = command("tiles", {"raster": r"C:\my data\50% cloud.tif"}, windows=True)
    assert text.endswith(r'"RASTER=C:\my data\50% cloud.tif"')


@pytest.mark.parametrize("value", [0.1234567891, 1234567.5, 1e-07, 64.0, 2 / 3])
def test_a_number_is_written_with_all_its_digits(value):
    text = command("train", {"learning_rate": value}, windows=False)
    assert float(text.partition("LEARNING_RATE=")[2]) == value
    assert not text.endswith(".0")


def test_lists_and_several_commands():
    text = commands(("tiles", {"raster": ["a.tif", "b.tif"]}), ("labels", {"tiles": "t.gpkg"}), windows=False)
    assert text.splitlines() == ["qgis_process run sparse_wsss:tiles -- 'RASTER=a.tif;b.tif'",
                                 "qgis_process run sparse_wsss:labels -- TILES=t.gpkg"]
