"""The demo's scene: all classes, repeatable, not to be had from single pixels."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
from demo_landscape import BANDS, CLASSES, KINDS, make_landscape, observe_optical, smooth_noise
from demo_scene import main, write_scene
from sparse_wsss.rasters.reader import raster_info
from sparse_wsss.rasters.sidecars import read_class_table
from sparse_wsss.rasters.tile_grid import extent_window

SIZE_PX = 256


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_scene(tmp_path_factory.mktemp("scene"), SIZE_PX, seed=7)


def test_every_class_and_every_kind_of_it_occurs():
    land = make_landscape(512, np.random.default_rng(7))
    assert set(np.unique(land.code)) == {code for code, _, _ in CLASSES}
    assert set(np.unique(land.kind)) == set(range(len(KINDS)))
    assert (np.array([kind.code for kind in KINDS])[land.kind] == land.code).all()


def test_scene_has_named_bands_nodata_and_a_truth_with_class_names(scene):
    with rasterio.open(scene["raster"]) as optical, rasterio.open(scene["sar"]) as sar:
        assert optical.descriptions == BANDS
        assert sar.descriptions == ("VV", "VH")
        assert optical.crs == sar.crs == rasterio.CRS.from_epsg(32632)
        empty = optical.read(1) == optical.nodata
        assert (empty == (sar.read(1) == sar.nodata)).all()
    with rasterio.open(scene["reference"]) as truth:
        assert ((truth.read(1) == truth.nodata) == empty).all()
    assert 0 < empty.mean() < .1
    assert read_class_table(Path(scene["reference"])).names == tuple(name for _, name, _ in CLASSES)


def test_west_and_east_meet_and_cover_the_scene(scene):
    info = raster_info(scene["raster"])
    west, east = (extent_window(scene[side], info) for side in ("west", "east"))
    assert west[0] == 0
    assert east[0] == west[2]
    assert west[2] + east[2] == SIZE_PX
    assert west[2] == round(.6 * SIZE_PX)


def test_the_same_seed_gives_the_same_scene(tmp_path, scene):
    again = write_scene(tmp_path, SIZE_PX, seed=7)
    for name in ("raster", "sar", "reference"):
        with rasterio.open(scene[name]) as first, rasterio.open(again[name]) as second:
            assert (first.read() == second.read()).all()


def test_crops_look_like_grassland_and_like_bare_soil():
    land = make_landscape(SIZE_PX, np.random.default_rng(1))
    red_edge = observe_optical(land, np.random.default_rng(2))[[3, 7]].astype(float)
    vegetation = (red_edge[1] - red_edge[0]) / red_edge.sum(0)
    crops, grass, bare = (vegetation[land.code == code] for code in (3, 4, 6))
    assert crops.min() < np.median(bare)
    assert crops.max() > np.median(grass)


def test_smooth_noise_has_mean_nought_and_spread_one():
    noise = smooth_noise((200, 150), 10, np.random.default_rng(0))
    assert noise.shape == (200, 150)
    assert abs(float(noise.mean())) < 1e-5
    assert float(noise.std()) == pytest.approx(1, abs=1e-5)


@pytest.mark.slow
def test_a_supervised_classifier_of_single_pixels_is_far_from_perfect(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["demo_scene.py", str(tmp_path), "--size", "512", "--check"])
    main()
    lines = capsys.readouterr().out.splitlines()
    assert json.loads(lines[0])["raster"]
    miou = [float(line.split("mIoU")[1].split()[0]) for line in lines[2:]]
    assert miou[0] < 10
    assert all(50 < value < 85 for value in miou[1:])
