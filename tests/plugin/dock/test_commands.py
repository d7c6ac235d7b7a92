"""Commands are what a shell runs to the same effect."""

from __future__ import annotations

import shlex

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


def test_lists_and_several_commands():
    text = commands(("tiles", {"raster": ["a.tif", "b.tif"]}), ("labels", {"tiles": "t.gpkg"}), windows=False)
    assert text.splitlines() == ["qgis_process run sparse_wsss:tiles -- 'RASTER=a.tif;b.tif'",
                                 "qgis_process run sparse_wsss:labels -- TILES=t.gpkg"]
