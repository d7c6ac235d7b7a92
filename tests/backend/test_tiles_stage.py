"""The stage 'tiles': every whole tile with enough valid pixels, and nothing else."""

from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS
from sparse_wsss.errors import (
    BadJob,
    Cancelled,
    NoCrs,
    NoOverlap,
    NotWritable,
    NoValidPixels,
    RasterMismatch,
    RasterMissing,
    RasterUnreadable,
    SarMismatch,
    TileSize,
)
from sparse_wsss.events import Reporter
from sparse_wsss.labels.tile_index import check_tiles, read_tiles
from sparse_wsss.pipeline import run_stage
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.stages import tiles as stage

from tests.tiny import LAMBERT, NORTH_UP, UTM, rectangle, run, tells, tiny_scene, untouched, write_raster


def test_a_scene_is_cut_into_whole_tiles_with_their_share_of_valid_pixels(tmp_path: Path):
    tiny = tiny_scene(tmp_path, corner=28)
    outputs, events = run("tiles", raster=tiny.optical, sar=tiny.sar, tile_size=32, output=tmp_path / "tiles.gpkg")
    tiles = read_tiles(outputs["output"])
    assert outputs == {"output": str(tmp_path / "tiles.gpkg"), "n_tiles": 11, "n_scenes": 1, "n_left_out": 1}
    assert tiles.tile[0] == "scene_r0000_c0001"
    assert tiles.tile[-1] == "scene_r0002_c0003"
    expected = [tiny.valid[row:row + 32, column:column + 32].mean()
                for column, row in zip(tiles.column, tiles.row, strict=True)]
    np.testing.assert_allclose(tiles.valid_fraction, expected, atol=1e-6)
    assert tiles.labels == [None] * 11
    assert tiles.crs == UTM
    assert tiles.geometry[0].equals_exact(rectangle((32, 0, 32, 32)), 1e-6)
    assert check_tiles(tiles)
    assert any("1 of 12 tiles" in message for message in events.messages("info"))


@pytest.mark.parametrize("strip_values", [1, 5000, 1 << 24])
def test_shares_do_not_depend_on_the_memory_that_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                         strip_values: int):
    tiny = tiny_scene(tmp_path, corner=40)
    monkeypatch.setattr(stage, "STRIP_VALUES", strip_values)
    grid = stage.tile_grid(128, 96, 24, 10)
    with Scene(tiny.optical) as scene:
        shares = stage.valid_fractions(scene, grid, 24, Reporter())
    expected = [tiny.valid[row:row + 24, column:column + 24].mean() for column, row in grid]
    np.testing.assert_allclose(shares, expected)


def test_overlapping_tiles_have_ids_of_their_own(tmp_path: Path):
    tiny = tiny_scene(tmp_path)
    outputs, _ = run("tiles", raster=tiny.optical, tile_size=32, stride=10, output=tmp_path / "tiles.gpkg")
    tiles = read_tiles(outputs["output"])
    assert len(set(tiles.tile)) == outputs["n_tiles"] == 10 * 7
    assert tiles.tile[1] == "scene_r0000_c0001"
    assert tiles.column[1] == 10


def test_only_tiles_inside_the_extent_are_cut(tmp_path: Path):
    tiny = tiny_scene(tmp_path)
    bounds = rectangle((20, 30, 70, 40)).bounds
    extent = f"{bounds[0]},{bounds[2]},{bounds[1]},{bounds[3]} [EPSG:32632]"
    outputs, _ = run("tiles", raster=tiny.optical, tile_size=32, extent=extent, output=tmp_path / "tiles.gpkg")
    tiles = read_tiles(outputs["output"])
    assert tiles.column.tolist() == [20, 52]
    assert tiles.row.tolist() == [30, 30]


def test_scenes_of_one_file_name_get_names_of_their_own(tmp_path: Path):
    paths = [tiny_scene(tmp_path / folder, "scene", seed=seed).optical for seed, folder in enumerate("abc")]
    outputs, _ = run("tiles", raster=";".join(map(str, paths)), tile_size=48, output=tmp_path / "tiles.gpkg")
    tiles = read_tiles(outputs["output"])
    assert list(dict.fromkeys(tiles.scene)) == ["scene", "scene_2", "scene_3"]
    assert len(set(tiles.tile)) == len(tiles) == 12
    assert list(tiles.scenes()) == [(path, None) for path in paths]


def test_scenes_in_different_crs_share_an_index_in_degrees(tmp_path: Path):
    north = tiny_scene(tmp_path, "north")
    other = tiny_scene(tmp_path, "other", crs=CRS.from_epsg(32633))
    outputs, _ = run("tiles", raster=f"{north.optical};{other.optical}", tile_size=48, output=tmp_path / "tiles.gpkg")
    tiles = read_tiles(outputs["output"])
    assert tiles.crs == CRS.from_epsg(4326)
    assert 8.9 < tiles.geometry[0].centroid.x < 9.1
    assert 14.9 < tiles.geometry[-1].centroid.x < 15.1
    assert 46.9 < tiles.geometry[0].centroid.y < 47.0


def test_a_scene_in_a_crs_without_a_code_is_cut(tmp_path: Path):
    tiny = tiny_scene(tmp_path, crs=LAMBERT)
    outputs, _ = run("tiles", raster=tiny.optical, sar=tiny.sar, tile_size=32, output=tmp_path / "tiles.gpkg")
    assert read_tiles(outputs["output"]).crs == LAMBERT


@pytest.mark.parametrize("value", [np.nan, np.inf, -9999.0])
def test_a_raster_without_a_valid_pixel_has_no_tile(tmp_path: Path, value: float):
    path = write_raster(tmp_path / "empty.tif", np.full((2, 64, 64), value, np.float32), nodata=-9999)
    for min_valid in (0, 0.5):
        with untouched(tmp_path), tells(NoValidPixels, "empty.tif"):
            run("tiles", raster=path, tile_size=32, min_valid=min_valid, output=tmp_path / "tiles.gpkg")


def test_when_no_tile_has_enough_valid_pixels_the_best_share_is_told(tmp_path: Path):
    values = np.full((64, 64), np.nan, np.float32)
    values[:16, :32] = 1
    path = write_raster(tmp_path / "strip.tif", values)
    with tells(NoValidPixels, "strip.tif", "90%", "50.0%"):
        run("tiles", raster=path, tile_size=32, min_valid=0.9, output=tmp_path / "tiles.gpkg")
    outputs, _ = run("tiles", raster=path, tile_size=32, min_valid=0.5, output=tmp_path / "tiles.gpkg")
    assert outputs["n_tiles"] == 1


def test_what_does_not_work_is_told_and_an_old_index_stays(tmp_path: Path):
    tiny, output = tiny_scene(tmp_path), tmp_path / "tiles.gpkg"
    run("tiles", raster=tiny.optical, tile_size=32, output=output)
    no_crs = write_raster(tmp_path / "no_crs.tif", np.ones((64, 64), np.float32), crs=None)
    shifted = write_raster(tmp_path / "shifted.tif", np.ones((96, 128), np.float32),
                           transform=NORTH_UP @ Affine.translation(3, 0))
    three = write_raster(tmp_path / "three.tif", np.ones((3, 96, 128), np.float32))
    (tmp_path / "text.tif").write_text("text", encoding="utf-8")
    broken = write_raster(tmp_path / "broken.tif", np.random.default_rng(0).random((64, 64)))
    broken.write_bytes(broken.read_bytes()[:20_000])
    cases = [
        (RasterMissing, ("nowhere.tif",), {"raster": tmp_path / "nowhere.tif"}),
        (RasterUnreadable, ("text.tif",), {"raster": tmp_path / "text.tif"}),
        (RasterUnreadable, ("broken.tif",), {"raster": broken}),
        (NoCrs, ("no_crs.tif",), {"raster": no_crs}),
        (SarMismatch, ("shifted.tif", "scene.tif"), {"raster": tiny.optical, "sar": shifted}),
        (SarMismatch, ("2 SAR", "1 optical"), {"raster": tiny.optical, "sar": f"{tiny.sar};{tiny.sar}"}),
        (RasterMismatch, ("three.tif", "scene.tif"), {"raster": f"{tiny.optical};{three}"}),
        (BadJob, ("twice",), {"raster": f"{tiny.optical};{tiny.optical}"}),
        (BadJob, ("needs",), {"raster": ";"}),
        (TileSize, ("256 px", "128 x 96"), {"raster": tiny.optical, "tile_size": 256}),
        (NoOverlap, ("scene.tif",), {"raster": tiny.optical, "extent": "0,1,0,1 [EPSG:4326]"}),
        (NotWritable, ("text.tif",), {"raster": tiny.optical, "output": tmp_path / "text.tif" / "tiles.gpkg"}),
    ]
    for kind, words, parameters in cases:
        with untouched(tmp_path), tells(kind, *words):
            run("tiles", **{"tile_size": 32, "output": output, **parameters})


def test_a_cancelled_job_writes_nothing(tmp_path: Path):
    tiny = tiny_scene(tmp_path)
    reporter = Reporter()
    reporter.stop("Stopped on request")
    with untouched(tmp_path), pytest.raises(Cancelled):
        run_stage("tiles", {"raster": str(tiny.optical), "tile_size": 32, "output": str(tmp_path / "t.gpkg")}, reporter)


def test_a_job_that_is_cancelled_in_its_last_step_is_no_success(tmp_path: Path):
    class CancelledAtTheEnd(Reporter):
        def artifact(self, kind: str, path: Path | str) -> None:
            super().artifact(kind, path)
            self.stop("Stopped on request")

    tiny = tiny_scene(tmp_path)
    with pytest.raises(Cancelled):
        run_stage("tiles", {"raster": str(tiny.optical), "tile_size": 32, "output": str(tmp_path / "t.gpkg")},
                  CancelledAtTheEnd())
