"""How windows are joined: they cover every pixel, and the blend of a thing with itself is that thing."""

import numpy as np
import pytest
from sparse_wsss.mapping.blend import BlendStrip, blend_weights, strips, window_starts

LENGTHS = [(1, 8, 0.5), (7, 8, 0.5), (8, 8, 0.5), (9, 8, 0.5), (15, 8, 0.0), (16, 8, 0.0), (17, 8, 0.0), (50, 8, 0.9),
           (100, 13, 0.37), (1000, 64, 0.5), (33, 32, 0.25)]


@pytest.mark.parametrize(("length", "window", "overlap"), LENGTHS)
def test_windows_cover_every_pixel_and_stay_inside(length: int, window: int, overlap: float):
    starts = window_starts(length, window, overlap)
    covered = np.zeros(max(length, window), int)
    for start in starts:
        covered[start : start + window] += 1
    assert covered[:length].min() >= 1
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    assert len(starts) == 1 or starts[-1] + window == length


@pytest.mark.parametrize(("length", "window", "overlap"), LENGTHS)
def test_neighbours_overlap_as_much_as_asked_for(length: int, window: int, overlap: float):
    steps = np.diff(window_starts(length, window, overlap))
    assert (steps <= max(1, round(window * (1 - overlap)))).all()
    assert (steps >= 1).all()


def test_windows_start_where_the_sheet_says():
    assert window_starts(20, 8, 0.5) == [0, 4, 8, 12]
    assert window_starts(21, 8, 0.25) == [0, 6, 12, 13]
    assert window_starts(17, 8, 0.0) == [0, 8, 9]
    assert window_starts(8, 8, 0.5) == [0]


def test_windows_that_overlap_nearly_wholly_go_on_by_a_pixel():
    assert window_starts(12, 8, 0.99) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("length", "window", "overlap"), LENGTHS)
def test_strips_finish_every_row_once(length: int, window: int, overlap: float):
    rows = [row for start, n_rows in strips(length, window, overlap) for row in range(start, start + n_rows)]
    assert rows == list(range(length))


@pytest.mark.parametrize("window", [1, 2, 7, 64])
def test_weights_are_positive_symmetric_and_highest_in_the_middle(window: int):
    weights = blend_weights(window)
    assert weights.shape == (window, window)
    assert weights.dtype == np.float32
    assert weights.min() > 0
    np.testing.assert_allclose(weights, weights.T)
    np.testing.assert_allclose(weights, weights[::-1, ::-1], rtol=1e-5)
    assert weights[window // 2, window // 2] == pytest.approx(weights.max(), rel=1e-5)
    assert window < 8 or weights[0, 0] < 0.01 * weights.max()


def test_weights_are_those_of_the_sheet():
    # squares of the sine of 1/8, 3/8, 5/8 and 7/8 of half a turn, and a ten thousandth
    low, high = 0.146447, 0.853553
    expected = np.array([[low * low, low * high], [low * high, high * high]]) + 1e-4
    np.testing.assert_allclose(blend_weights(4)[:2, :2], expected, atol=1e-6)
    np.testing.assert_allclose(blend_weights(2), 0.2501, rtol=1e-6)


@pytest.mark.parametrize(("height", "width"), [(64, 64), (40, 97), (7, 5), (16, 16), (17, 33), (5, 60)])
@pytest.mark.parametrize("overlap", [0.0, 0.3, 0.5, 0.9])
def test_weights_sum_to_one_after_blending(height: int, width: int, overlap: float):
    """Windows cut from an image blend to that image: every pixel's weights sum to one."""
    window = 16
    image = np.random.default_rng(0).random((3, max(height, window), max(width, window))).astype(np.float32)
    strip = BlendStrip(3, window, width)
    parts = []
    for row, n_rows in strips(height, window, overlap):
        for column in window_starts(width, window, overlap):
            strip.add(column, image[:, row : row + window, column : column + window])
        parts.append(strip.finished(n_rows).copy())
    np.testing.assert_allclose(np.concatenate(parts, 1), image[:, :height, :width], rtol=1e-4)


def test_a_blend_equals_the_weighted_mean_of_the_whole_scene_at_once():
    rng = np.random.default_rng(0)
    window, height, width, overlap = 8, 30, 27, 0.4
    total, weight = np.zeros((2, height, width)), np.zeros((height, width))
    strip, parts = BlendStrip(2, window, width), []
    for row, n_rows in strips(height, window, overlap):
        for column in window_starts(width, window, overlap):
            values = rng.random((2, window, window)).astype(np.float32)
            total[:, row : row + window, column : column + window] += values * blend_weights(window)
            weight[row : row + window, column : column + window] += blend_weights(window)
            strip.add(column, values)
        parts.append(strip.finished(n_rows).copy())
    np.testing.assert_allclose(np.concatenate(parts, 1), total / weight, rtol=1e-5)


def test_where_no_window_was_added_there_is_nothing_and_no_warning():
    strip = BlendStrip(2, 8, 16)
    strip.add(0, np.ones((2, 8, 8), np.float32))
    with np.errstate(all="raise"):
        done = strip.finished(8)
    np.testing.assert_allclose(done[:, :, :8], 1, rtol=1e-6)
    assert not done[:, :, 8:].any()
