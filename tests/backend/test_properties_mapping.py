"""What holds of windows, blending, tile grids and extents whatever their sizes; hypothesis looks for them."""

from pathlib import Path

import numpy as np
import pytest
import torch
from affine import Affine
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS
from sparse_wsss.errors import BadJob, NoOverlap, TileSize
from sparse_wsss.labels.tile_set import footprints
from sparse_wsss.mapping.blend import BlendStrip, blend_weights, strips, window_starts
from sparse_wsss.mapping.sliding_map import map_strips
from sparse_wsss.rasters.raster_grid import RasterInfo
from sparse_wsss.rasters.tile_grid import extent_window, tile_grid
from torch import nn

from tests.tiny import GEOGRAPHIC, LAMBERT, UTM

pytestmark = pytest.mark.slow  # all of it together

always = settings(max_examples=30, derandomize=True, deadline=None, database=None)
sides = st.integers(1, 90)
overlaps = st.floats(0, 0.95)
SCALES = {UTM: (500_000.0, 5_200_000.0, 10.0), GEOGRAPHIC: (9.0, 47.0, 0.001), LAMBERT: (609_601.22, 0.0, 10.0)}


@always
@given(length=st.integers(1, 3000), window=st.integers(1, 300), overlap=overlaps)
def test_windows_cover_every_pixel_and_none_lies_outside(length: int, window: int, overlap: float):
    starts = window_starts(length, window, overlap)
    covered = np.zeros(max(length, window), int)
    for start in starts:
        covered[start:start + window] += 1
    assert covered[:length].min() >= 1
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    assert starts[-1] + window == max(length, window)


@always
@given(height=st.integers(1, 3000), window=st.integers(1, 300), overlap=overlaps)
def test_every_row_is_finished_once_and_by_a_window_that_holds_it(height: int, window: int, overlap: float):
    rows = []
    for start, n_rows in strips(height, window, overlap):
        assert 0 < n_rows <= window or height <= window
        rows += range(start, start + n_rows)
    assert rows == list(range(height))


@always
@given(height=sides, width=sides, window=st.integers(1, 24), overlap=overlaps)
def test_weights_are_a_partition_of_unity(height: int, width: int, window: int, overlap: float):
    """Divided by their sum, the weights of the windows over a pixel sum to one: a blend of ones is one."""
    strip, parts = BlendStrip(1, window, width), []
    for _, n_rows in strips(height, window, overlap):
        for column in window_starts(width, window, overlap):
            strip.add(column, np.ones((1, window, window), np.float32))
        parts.append(strip.finished(n_rows).copy())
    blend = np.concatenate(parts, 1)
    assert blend.shape == (1, height, width)
    np.testing.assert_allclose(blend, 1, atol=1e-5)
    assert blend_weights(window).min() > 0


@settings(always, max_examples=12)
@given(height=st.integers(1, 60), width=st.integers(1, 60), window=st.integers(1, 20), overlap=st.floats(0, 0.8),
       batch=st.integers(1, 9), flips=st.booleans(), seed=st.integers(0, 9))
def test_tiled_equals_whole_for_a_network_that_knows_no_place(height: int, width: int, window: int, overlap: float,
                                                            batch: int, flips: bool, seed: int):
    torch.manual_seed(seed)
    network = nn.Conv2d(2, 3, 1).eval()
    bands = np.random.default_rng(seed).normal(size=(2, height + window, width + window)).astype(np.float32)

    def read(column: int, row: int, wide: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        inside = np.zeros((high, wide), bool)
        inside[:max(0, height - row), :max(0, width - column)] = True
        return bands[:, row:row + high, column:column + wide], inside

    pieces = list(map_strips(network, read, width, height, 3, window, overlap, batch, flips, torch.device("cpu"),
                             lambda done, n: None))
    with torch.inference_mode():
        whole = network(torch.from_numpy(bands)[None]).softmax(1)[0].numpy()
    np.testing.assert_allclose(np.concatenate([piece.probabilities for piece in pieces], 1), whole[:, :height, :width],
                               atol=1e-5)
    assert np.concatenate([piece.valid for piece in pieces]).all()


# ---------------------------------------------------------------- tiles


def info_of(width: int, height: int, crs: CRS) -> RasterInfo:
    x, y, pixel = SCALES[crs]
    return RasterInfo(Path("scene.tif"), width, height, ("B1",), crs, Affine(pixel, 0, x, 0, -pixel, y), "float32")


@always
@given(width=st.integers(1, 200), height=st.integers(1, 200), tile=st.integers(3, 120),
       stride=st.sampled_from([0, 1, 7, 60, 150]),
       cut=st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(1, 300), st.integers(1, 300)))
def test_tiles_lie_inside_once_each_and_share_no_pixel_unless_asked_to(width: int, height: int, tile: int, stride: int,
                                                                       cut: tuple[int, int, int, int] | None):
    left, top, wide, high = cut or (0, 0, width, height)
    assume(left + wide <= width and top + high <= height)
    if tile > min(wide, high):
        with pytest.raises(TileSize, match=str(tile)):
            tile_grid(width, height, tile, stride, cut)
        return
    grid = tile_grid(width, height, tile, stride, cut)
    assert len(np.unique(grid, axis=0)) == len(grid) >= 1
    assert (grid >= (left, top)).all()
    assert (grid + tile <= (left + wide, top + high)).all()
    step = stride or tile
    assert len(grid) == ((wide - tile) // step + 1) * ((high - tile) // step + 1)
    if step >= tile:
        covered = np.zeros((height, width), int)
        for column, row in grid:
            covered[row:row + tile, column:column + tile] += 1
        assert covered.max() == 1
        assert covered.sum() == len(grid) * tile * tile


@always
@given(data=st.data(), crs=st.sampled_from(list(SCALES)), width=st.integers(1, 5000), height=st.integers(1, 5000))
def test_a_window_on_the_ground_and_back_is_the_window(data: st.DataObject, crs: CRS, width: int, height: int):
    """By the footprint that a tile index keeps, written as QGIS writes an extent, with the code or without."""
    column, row = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    window = (column, row, data.draw(st.integers(1, width - column)), data.draw(st.integers(1, height - row)))
    info = info_of(width, height, crs)
    xmin, ymin, xmax, ymax = footprints(info, np.array([window]), crs)[0].bounds
    code = crs.to_authority(confidence_threshold=100)
    for bracket in ("", f" [{':'.join(code)}]" if code else ""):
        assert extent_window(f"{xmin!r},{xmax!r},{ymin!r},{ymax!r}{bracket}", info) == window


@always
@given(column=st.integers(0, 499), row=st.integers(0, 499), wide=st.integers(1, 200), high=st.integers(1, 200))
def test_a_footprint_in_another_crs_finds_at_least_its_tile(column: int, row: int, wide: int, high: int):
    info, window = info_of(700, 700, UTM), (column, row, wide, high)
    xmin, ymin, xmax, ymax = footprints(info, np.array([window]), GEOGRAPHIC)[0].bounds
    left, top, width, height = extent_window(f"{xmin!r},{xmax!r},{ymin!r},{ymax!r} [EPSG:4326]", info)
    assert left <= column
    assert top <= row
    assert left + width >= column + wide
    assert top + height >= row + high
    assert width <= wide + 12  # a rectangle in degrees is a little larger on the ground
    assert height <= high + 12


@always
@given(text=st.text(st.sampled_from("0123456789.,-eE []:EPSGnanif"), max_size=40) | st.text(max_size=40))
def test_whatever_is_typed_as_an_extent_is_a_window_or_a_typed_error(text: str):
    told = ""
    try:
        left, top, width, height = extent_window(text, info_of(50, 40, UTM))
    except (BadJob, NoOverlap) as error:
        told = error.hint
    else:
        assert 0 <= left < left + width <= 50
        assert 0 <= top < top + height <= 40
        told = "a window"
    assert told


@pytest.mark.parametrize("text", [" " * 20_000 + "[", "1" + " " * 20_000 + "[x", "1,2,3,4 [" + " " * 20_000])
def test_an_extent_of_blanks_is_refused_at_once(text: str):
    """A pattern in which a blank fits two places needs hours for these."""
    with pytest.raises(BadJob):
        extent_window(text, info_of(50, 40, UTM))
