"""Where tiles lie: by points of the map, by pixels, and which share some."""

from __future__ import annotations

import pytest

from sparse_wsss_plugin.dock.run_files import RunFiles
from sparse_wsss_plugin.dock.tile_places import Scene, read_places
from tests.plugin.dock.arrays import made_up_run


@pytest.fixture
def places(tmp_path):
    return read_places(RunFiles(made_up_run(tmp_path / "run")), "pseudomasks")


def test_a_point_finds_its_tile_and_patch(places):
    assert places.at(0, 300_005, 2_799_995) == 0
    assert places.at(0, 300_000 + 165, 2_800_000 - 5) == 1
    assert places.at(0, 299_999, 2_800_000) is None
    assert places.patch_at(1, 300_000 + 165, 2_800_000 - 45) == (1, 0)
    assert places.patch_at(1, 300_005, 2_799_995) is None


def test_of_overlapping_tiles_the_nearer_middle_wins(tmp_path):
    places = read_places(RunFiles(made_up_run(tmp_path / "run", stride=8)), "pseudomasks")
    assert places.tiles[places.at(0, 300_000 + 155, 2_800_000 - 5)].column == 8
    assert places.overlapping(0) == [1, 4, 5]
    assert places.overlapping(5) == [0, 1, 2, 4, 6, 8, 9, 10]


def test_corners_and_transform_are_those_of_the_ground(places):
    assert places.corners(1) == [(300_160, 2_800_000), (300_320, 2_800_000), (300_320, 2_799_840), (300_160, 2_799_840)]
    assert places.transform(1, 8) == (300_160, 20, 0, 2_800_000, 0, -20)


def test_a_turned_scene_goes_there_and_back():
    scene = Scene("x.tif", 10, 10, "", (500.0, 8.0, 3.0, 900.0, 3.0, -8.0))
    assert scene.pixel(*scene.point(4.5, 7.25)) == pytest.approx((4.5, 7.25))


def test_without_a_list_there_are_no_places(tmp_path):
    run = RunFiles(tmp_path)
    assert read_places(run, "pseudomasks") is None
    (tmp_path / "pseudomasks").mkdir()
    for text in ("", "[]", '{"tiles": [{"tile": 1}], "scenes": []}'):
        (tmp_path / "pseudomasks" / "tiles.json").write_text(text)
        assert read_places(run, "pseudomasks") is None
