"""Masks painted from the cluster maps: as plain loops paint them, only where they have to be, and fast."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sparse_wsss_plugin.dock.live_mask import LiveMask
from sparse_wsss_plugin.dock.mask_painter import MaskPainter
from sparse_wsss_plugin.dock.run_files import RunFiles
from sparse_wsss_plugin.dock.tile_places import read_places
from tests.plugin.dock.arrays import made_up_run
from tests.plugin.dock.waiting import Moment

UNKNOWN = -1


def opened(folder):
    run = RunFiles(folder)
    places = read_places(run, "pseudomasks")
    return run, places, MaskPainter(run, places)


def plain(run, places, names):
    """All masks in plain loops: position of the class of each pixel, 255 without one."""
    load = {name: np.load(run.path("pseudomasks", f"{name}.npy")) for name in ("clusters", "scores", "patch_logits")}
    valid, share = np.load(run.path("train", "cache", "valid.npy")), places.facts["network_share"]
    size, cells = places.tile_size, load["patch_logits"].shape[-1]
    masks = np.full((len(places), size, size), 255)

    def along(pixel):
        place = min(max((pixel + 0.5) * cells / size - 0.5, 0), cells - 1)
        return int(place), min(int(place) + 1, cells - 1), place - int(place)

    for n, tile in enumerate(places.tiles):
        logits = load["patch_logits"][n].astype(float)
        total = np.log(sum(np.exp(logits[c]) for c in tile.labels))
        logs = {c: np.maximum(logits[c] - total, -8.0) for c in tile.labels}
        for y in range(size):
            for x in range(size):
                k = load["clusters"][n, y, x]
                best = load["scores"][k].argmax()
                found = []
                for c in tile.labels:
                    score = load["scores"][k][c]
                    if names[k] == UNKNOWN:
                        score = 1.0
                    elif names[k] != best and names[k] == c:
                        score = 1e3 * load["scores"][k].max()
                    (up, down, v), (left, right, h) = along(y), along(x)
                    top = logs[c][up, left] * (1 - h) + logs[c][up, right] * h
                    bottom = logs[c][down, left] * (1 - h) + logs[c][down, right] * h
                    found.append((math.log(score) + share * (top * (1 - v) + bottom * v), c))
                if valid[n, y, x]:
                    masks[n, y, x] = max(found, key=lambda one: (one[0], -one[1]))[1]
    return masks


def painted(painter, clusters, names, shape):
    masks = np.full(shape, 255)
    for part in painter.paint(clusters, names, painter.counts()):
        masks[part.tile, part.row, part.column] = part.classes
    return masks


@pytest.mark.parametrize("share", [0.0, 0.3])
def test_every_pixel_gets_the_class_that_plain_loops_give_it(tmp_path, share):
    run, places, painter = opened(made_up_run(tmp_path / "run", n_tiles=6, network_share=share))
    names = painter.scores.argmax(1).tolist()
    names[0], names[1], names[2] = UNKNOWN, (names[1] + 1) % 3, (names[2] + 2) % 3
    expected = plain(run, places, names)
    assert (painted(painter, list(range(7)), names, expected.shape) == expected).all()
    assert (expected == 255).any()


def test_only_the_pixels_of_the_cluster_are_painted(tmp_path):
    run, _, painter = opened(made_up_run(tmp_path / "run"))
    clusters = np.load(run.path("pseudomasks", "clusters.npy"))
    masks = painted(painter, [3], painter.scores.argmax(1).tolist(), clusters.shape)
    valid = np.load(run.path("train", "cache", "valid.npy"))
    assert ((masks != 255) == ((clusters == 3) & valid)).all()


def test_counts_are_the_pixels_of_each_cluster_in_each_tile(tmp_path):
    run, _, painter = opened(made_up_run(tmp_path / "run"))
    clusters = np.load(run.path("pseudomasks", "clusters.npy"))
    assert (painter.counts() == [[(tile == k).sum() for k in range(7)] for tile in clusters]).all()


def test_a_tile_without_a_class_stays_empty(tmp_path):
    folder = made_up_run(tmp_path / "run")
    path = folder / "pseudomasks" / "tiles.json"
    path.write_text(path.read_text().replace('"labels": [', '"labels": [], "were": [', 1))
    run, _, painter = opened(folder)
    clusters = np.load(run.path("pseudomasks", "clusters.npy"))
    masks = painted(painter, list(range(7)), painter.scores.argmax(1).tolist(), clusters.shape)
    assert (masks[0] == 255).all()
    assert (masks[1] != 255).all()


@pytest.mark.parametrize("stride", [16, 8, 5])
def test_where_tiles_overlap_the_later_one_wins_after_a_repaint_as_before(tmp_path, stride):
    run, places, painter = opened(made_up_run(tmp_path / "run", stride=stride))
    names = painter.scores.argmax(1).tolist()
    before = painted(painter, list(range(7)), names, (12, 16, 16))
    np.save(run.path("pseudomasks", "masks.npy"), before.astype(np.uint8))
    live = LiveMask(run, places)
    live.build()
    for k in (1, 4):
        names[k] = (names[k] + 1) % 3
        for part in painter.paint([k], names, painter.counts()):
            live.write(part)
    live.flush()
    masks = painted(painter, list(range(7)), names, (12, 16, 16))
    codes = np.where(masks == 255, 255, masks + 1)
    (raster,) = live.rasters.values()
    expected = np.full(raster.shape, 255)
    for n, tile in enumerate(places.tiles):
        expected[tile.row : tile.row + 16, tile.column : tile.column + 16] = codes[n]
    assert (raster.pixels() == expected).all()


def test_a_thousand_tiles_of_64_px_are_repainted_in_a_second(tmp_path, record_property):
    run, places, painter = opened(made_up_run(tmp_path / "run", n_tiles=1000, size=64, n_classes=8, n_clusters=96,
                                              across=40, cells=16))
    counts, live = painter.counts(), LiveMask(run, places)
    live.build()
    names = painter.scores.argmax(1).tolist()
    largest = int(counts.sum(0).argmax())
    seconds = []
    for name in (UNKNOWN, 0, 1):
        names[largest] = name
        start = Moment()
        pixels = 0
        for part in painter.paint([largest], names, counts):
            live.write(part)
            pixels += len(part.tile)
        live.flush()
        seconds.append(start.ours(Moment()))
    held = int((counts[:, largest] > 0).sum())
    record_property("seconds", seconds)
    print(f"{held} of 1000 tiles, {pixels} pixels: {min(seconds):.3f} to {max(seconds):.3f} s")
    assert held > 500
    assert min(seconds) < 1.0
