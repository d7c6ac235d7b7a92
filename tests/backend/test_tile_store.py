"""The store of tiles: what is drawn from it is what the rasters hold, in the order of the index."""

import errno
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from sparse_wsss.errors import Cancelled
from sparse_wsss.events import Reporter
from sparse_wsss.labels.tile_index import Tiles, read_tiles
from sparse_wsss.rasters.reader import Scene
from sparse_wsss.training.tile_store import (
    CLIP,
    STATISTICS_TILES,
    TileStore,
    batches,
    normalise,
    open_store,
    read_in_order,
    reserve,
    tile_statistics,
)

from tests.tiny import TinyScene, tiny_scene, tiny_tiles, write_raster

CPU = torch.device("cpu")


@pytest.fixture
def tiny(tmp_path: Path) -> tuple[TinyScene, Tiles]:
    scene = tiny_scene(tmp_path, corner=40)
    return scene, read_tiles(tiny_tiles(tmp_path, scene, sar=True))


def opened(folder: Path, tiles: Tiles, chosen: np.ndarray, key: str = "key", reporter: Reporter | None = None
           ) -> tuple[TileStore, np.ndarray, np.ndarray]:
    reporter = reporter or Reporter()
    mean, std = tile_statistics(tiles, chosen, 0, reporter)
    return open_store(folder, tiles, chosen, mean, std, key, reporter), mean, std


def test_tiles_of_the_store_are_the_windows_of_the_raster_in_standard_deviations(tmp_path: Path, tiny: tuple):
    scene, tiles = tiny
    chosen = np.array([11, 0, 5, 7])
    store, mean, std = opened(tmp_path / "cache", tiles, chosen)
    images, valid = store.batch(np.arange(4), CPU)
    assert images.shape == (4, 6, 32, 32)
    assert images.dtype == valid.dtype == torch.float32
    with Scene(scene.optical, scene.sar) as raster:
        for i, tile in enumerate(chosen):
            values, known = raster.read(int(tiles.column[tile]), int(tiles.row[tile]), 32, 32)
            expected = np.where(known, np.clip((values - mean) / std, -CLIP, CLIP), 0)
            np.testing.assert_allclose(images[i], expected, atol=2e-3, rtol=1e-3)  # kept as float16
            np.testing.assert_array_equal(valid[i] > 0, known)
    assert valid.min() == 0


def test_a_batch_comes_in_the_order_that_is_asked_for_and_may_repeat(tmp_path: Path, tiny: tuple):
    store, *_ = opened(tmp_path / "cache", tiny[1], np.arange(12))
    everything, _ = store.batch(np.arange(12), CPU)
    some, _ = store.batch(np.array([7, 2, 7, 0]), CPU)
    assert torch.equal(some, everything[[7, 2, 7, 0]])


def test_showing_only_some_tiles_renumbers_them(tmp_path: Path, tiny: tuple):
    store, *_ = opened(tmp_path / "cache", tiny[1], np.arange(12))
    fewer = store.only(np.array([3, 9, 10])).only(np.array([2, 0]))
    assert len(fewer) == 2
    assert torch.equal(fewer.batch(np.array([0, 1]), CPU)[0], store.batch(np.array([10, 3]), CPU)[0])


def test_statistics_are_those_of_the_valid_pixels(tmp_path: Path, tiny: tuple):
    scene, tiles = tiny
    mean, std = tile_statistics(tiles, np.arange(12), 0, Reporter())
    with Scene(scene.optical, scene.sar) as raster:
        values, valid = raster.read(0, 0, 128, 96)
    np.testing.assert_allclose(mean[:, 0, 0], values[:, valid].mean(1), rtol=1e-5)
    np.testing.assert_allclose(std[:, 0, 0], values[:, valid].std(1), rtol=1e-3)


def test_statistics_of_very_many_tiles_come_from_a_sample(tmp_path: Path):
    scene = tiny_scene(tmp_path, height=200, width=240)
    tiles = read_tiles(tiny_tiles(tmp_path, scene, tile_size=8))
    assert len(tiles) > STATISTICS_TILES
    everything = np.arange(len(tiles))
    sampled, spread = tile_statistics(tiles, everything, 0, Reporter())
    with Scene(scene.optical) as raster:
        values, valid = raster.read(0, 0, 240, 200)
    np.testing.assert_allclose(sampled[:, 0, 0], values[:, valid].mean(1), rtol=0.05)
    np.testing.assert_array_equal(tile_statistics(tiles, everything, 0, Reporter())[1], spread)


def test_a_constant_band_is_not_divided_by_zero(tmp_path: Path):
    scene = tiny_scene(tmp_path)
    write_raster(scene.optical, np.stack([np.full((96, 128), 7.0), np.arange(96.0 * 128).reshape(96, 128)]))
    tiles = read_tiles(tiny_tiles(tmp_path, scene))
    store, _, std = opened(tmp_path / "cache", tiles, np.arange(len(tiles)))
    assert std[0] == 1
    images, _ = store.batch(np.arange(len(tiles)), CPU)
    assert not images[:, 0].any()
    assert images.isfinite().all()


def test_values_far_off_are_clipped_and_invalid_pixels_are_the_mean():
    values = np.array([[[1e9, -1e9, 3.0, np.inf]]], np.float32)
    valid = np.array([[True, True, True, False]])
    one = np.ones((1, 1, 1), np.float32)
    np.testing.assert_array_equal(normalise(values, valid, 2 * one, one), [[[CLIP, -CLIP, 1.0, 0.0]]])


def test_scenes_are_opened_once_each_and_every_tile_keeps_its_place(tmp_path: Path):
    first, second = (tiny_scene(tmp_path / name, name, seed=seed) for seed, name in enumerate("ab"))
    parts = [read_tiles(tiny_tiles(tmp_path / name, scene)) for name, scene in (("a", first), ("b", second))]
    order = np.random.default_rng(0).permutation(12)
    tiles = parts[0].where(order)
    tiles.optical[::2] = parts[1].optical[::2]
    seen = {position: values for position, values, _ in read_in_order(tiles, np.arange(12))}
    assert sorted(seen) == list(range(12))
    for i in range(12):
        with Scene(tiles.optical[i]) as raster:
            values, _ = raster.read(int(tiles.column[i]), int(tiles.row[i]), 32, 32)
        np.testing.assert_array_equal(seen[i], values)


def test_a_finished_store_is_opened_and_not_built_again(tmp_path: Path, tiny: tuple):
    opened(tmp_path / "cache", tiny[1], np.arange(12))
    before = (tmp_path / "cache" / "images.npy").stat().st_mtime_ns
    tiny[0].optical.unlink()
    mean = np.zeros((6, 1, 1), np.float32)
    store = open_store(tmp_path / "cache", tiny[1], np.arange(12), mean, mean + 1, "key", Reporter())
    assert len(store) == 12
    assert (tmp_path / "cache" / "images.npy").stat().st_mtime_ns == before


@pytest.mark.parametrize(("key", "n"), [("other", 12), ("key", 6)])
def test_a_store_of_another_set_is_built_again(tmp_path: Path, tiny: tuple, key: str, n: int):
    opened(tmp_path / "cache", tiny[1], np.arange(12))
    chosen = np.arange(12)[::-1][:n]
    store, *_ = opened(tmp_path / "cache", tiny[1], chosen, key)
    fresh, *_ = opened(tmp_path / "fresh", tiny[1], chosen)
    assert torch.equal(store.batch(np.arange(n), CPU)[0], fresh.batch(np.arange(n), CPU)[0])


def test_a_store_whose_building_was_stopped_is_built_again(tmp_path: Path, tiny: tuple):
    """Stopped at any tile, the next start has the same store as an undisturbed one."""

    class StopsAt(Reporter):
        def __init__(self, done: int) -> None:
            super().__init__()
            self.at = done

        def progress(self, message: str, current: float, maximum: float) -> None:
            if message == "reading tiles" and current == self.at:
                raise Cancelled("Stopped on request")

    fresh, *_ = opened(tmp_path / "fresh", tiny[1], np.arange(12))
    for done in (1, 6, 12):
        with pytest.raises(Cancelled):
            opened(tmp_path / "cache", tiny[1], np.arange(12), reporter=StopsAt(done))
        assert not (tmp_path / "cache" / "store.json").exists()
        assert list((tmp_path / "cache").iterdir()) == []
    store, *_ = opened(tmp_path / "cache", tiny[1], np.arange(12))
    assert torch.equal(store.batch(np.arange(12), CPU)[0], fresh.batch(np.arange(12), CPU)[0])


def test_a_store_that_is_rebuilt_is_invalid_until_it_is_whole(tmp_path: Path, tiny: tuple):
    opened(tmp_path / "cache", tiny[1], np.arange(12))
    reporter = Reporter()
    reporter.stop("Stopped on request")
    mean = np.zeros((6, 1, 1), np.float32)
    with pytest.raises(Cancelled):
        open_store(tmp_path / "cache", tiny[1], np.arange(12), mean, mean + 1, "other", reporter)
    assert not (tmp_path / "cache" / "store.json").exists()


def test_a_full_disk_is_an_error_and_not_a_signal(small_disk: Path, tmp_path: Path, tiny: tuple):
    with pytest.raises(OSError) as caught:  # noqa: PT011 (the number is what is checked)
        opened(small_disk / "cache", tiny[1].where(np.repeat(np.arange(12), 8)), np.arange(96))
    assert caught.value.errno == errno.ENOSPC
    assert list((small_disk / "cache").iterdir()) == []
    store, *_ = opened(small_disk / "cache", tiny[1], np.arange(6))
    assert store.batch(np.arange(6), CPU)[0].isfinite().all()


def test_reserved_space_is_on_the_disk_and_zero(tmp_path: Path):
    array = reserve(tmp_path / "array.npy", np.uint16, (7, 11, 13))
    state = (tmp_path / "array.npy").stat()
    assert state.st_blocks * 512 >= 7 * 11 * 13 * 2
    array[3] = 5
    array.flush()
    read = np.load(tmp_path / "array.npy")
    assert read.shape == (7, 11, 13)
    assert read.dtype == np.uint16
    assert (read[3] == 5).all()
    assert read.sum() == 5 * 11 * 13


def test_batches_count_every_index_once():
    assert [part.tolist() for part in batches(7, 3)] == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(batches(0, 3)) == []
    assert json.loads(json.dumps([len(part) for part in batches(6, 3)])) == [3, 3]
