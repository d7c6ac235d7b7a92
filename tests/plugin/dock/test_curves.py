"""Curves of a run: bounded in number, true to the newest value, readable by mouse and keys."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from sparse_wsss_plugin.dock.curve_data import MOST_POINTS, Curve, RunCurves, short, span, ticks
from tests.plugin.dock.waiting import Stopwatch


def test_a_curve_never_holds_more_points_than_it_can_show_and_always_the_newest():
    curve = Curve("loss")
    for step in range(100_000):
        curve.add(step, 1 / (1 + step))
        assert curve.xs[-1] == step
    assert len(curve.xs) <= MOST_POINTS + 1
    assert curve.xs[0] == 0
    assert curve.xs == sorted(set(curve.xs))


def test_a_resumed_run_goes_back_over_what_it_does_again():
    curve = Curve("loss")
    for step in (10, 20, 30, 40):
        curve.add(step, step)
    curve.add(25, 7)
    assert curve.xs == [10, 20, 25]
    assert curve.ys == [10, 20, 7]


def test_what_is_no_number_is_no_point():
    curve = Curve("loss")
    curve.add(1, float("nan"))
    curve.add(2, float("inf"))
    assert curve.xs == []
    curves = RunCurves()
    curves.take({"stage": "train", "step": "many", "loss": 1})
    curves.take({"stage": "train", "loss": 1})
    curves.take({"stage": "refine", "round": 1, "changed": 0.2})
    curves.take({"something": "else"})
    assert curves.n_points == 0


def test_lines_of_a_training_and_of_rounds_find_their_panels():
    curves = RunCurves()
    curves.take_all([
        {"stage": "train", "step": 5, "loss": 2.0, "val_loss": 2.5, "val_map": 0.4, "open_heads": 30, "heads": 32},
        {"stage": "refine", "round": 1, "step": 5, "loss": 1.0},
        {"stage": "refine", "round": 2, "step": 5, "loss": 0.5},
    ])
    assert sorted(curves.panels["loss"]) == ["set aside", "training"]
    assert curves.panels["map"]["mAP"].ys == [0.4]
    assert curves.panels["heads"]["open"].ys == [30]
    assert sorted(curves.panels["rounds"]) == ["round 1", "round 2"]
    assert curves.n_heads == 32


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 32), (0.001, 0.0034), (12, 80_000), (-3, 3)])
def test_ticks_are_round_numbers_inside_the_axis(low, high):
    found = ticks(low, high, 4)
    assert 1 <= len(found) <= 5
    assert all(low - 1e-9 <= value <= high + 1e-9 for value in found)
    steps = {round((b - a) / (high - low), 6) for a, b in pairwise(found)}
    assert len(steps) <= 1


def test_numbers_are_short_and_ranges_never_empty():
    assert [short(value) for value in (0, 25, 0.03412, 1360, 25_600)] == ["0", "25", "0.0341", "1360", "25.6k"]
    assert span([]) == (0.0, 1.0)
    low, high = span([3.0, 3.0])
    assert low < 3 < high


@pytest.fixture
def view(qgis):
    from sparse_wsss_plugin.dock.curves import CurvesView

    made = CurvesView()
    made.resize(420, 280)
    made.show()
    yield made
    made.close()


def curves_of(lines):
    curves = RunCurves()
    curves.take_all(lines)
    return curves


def training(n=30):
    return [{"stage": "train", "step": 10 * i, "loss": 3 / (1 + i), "val_loss": 3.2 / (1 + i), "val_map": i / n,
             "open_heads": 32 - i, "heads": 32} for i in range(n)]


def test_a_panel_paints_with_values_and_without(view):
    empty = view.grab().toImage()
    view.show_run(curves_of(training()))
    assert view.grab().toImage() != empty


def test_the_mouse_and_the_arrow_keys_read_values(view):
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtTest import QTest

    view.show_run(curves_of(training()))
    panel = view.panels["loss"]
    assert panel.reading() == "step 290: training 0.1, set aside 0.107"
    QTest.mouseMove(panel, QPoint(panel.width() - 10, panel.height() // 2))
    panel.setFocus()
    for _ in range(40):
        QTest.keyClick(panel, Qt.Key.Key_Left)
    assert panel.reading() == "step 0: training 3, set aside 3.2"
    assert panel.accessibleDescription() == panel.reading()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.reading().startswith("step 290")


def test_painting_a_thousand_points_is_fast_enough_to_be_live(view):
    view.show_run(curves_of(training(1000)))
    with Stopwatch() as watch:
        for _ in range(5):
            view.grab()
    seconds = watch.ours / 5
    print(f"a view of four panels is painted in {1000 * seconds:.0f} ms")
    assert seconds < 0.25


def test_curves_of_a_file_that_is_half_written_are_those_of_its_whole_lines(tmp_path):
    lines = "\n".join(json.dumps(line) for line in training(3))
    curves = RunCurves()
    for text in (lines + '\n{"stage": "tra').splitlines():
        try:
            curves.take(json.loads(text))
        except ValueError:
            continue
    assert len(curves.panels["loss"]["training"].xs) == 3
