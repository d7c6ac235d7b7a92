"""The campaign of long runs: what a leak is, and what is counted."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading

import numpy as np
import pytest
from reliability.long_run import leaks, section, trend
from reliability.long_run.sampling import MARK, UNITS, say_sample


def noisy(slope, n=40, seed=0):
    return list(500 + slope * np.arange(n) + np.random.default_rng(seed).normal(0, 2, n))


def test_growth_that_does_not_end_is_a_leak_and_noise_or_a_cache_that_fills_is_none():
    assert leaks("rss_mib", trend(noisy(2.0)))
    assert not leaks("rss_mib", trend(noisy(0.0)))
    assert not leaks("rss_mib", trend(noisy(0.3))), "little enough for a day"
    filling = [*np.linspace(300, 500, 10), *noisy(0.0, 30)]
    assert not leaks("rss_mib", trend(filling))


@pytest.mark.parametrize("name", sorted({*UNITS} - {"rss_mib"}))
def test_one_thing_more_in_every_second_loop_is_a_leak_and_one_that_comes_and_goes_is_none(name):
    assert leaks(name, trend([10 + loop // 2 for loop in range(20)]))
    assert not leaks(name, trend([10 + loop % 2 for loop in range(20)]))
    assert not leaks(name, trend([10] * 20))


def test_the_interval_of_a_slope_holds_it_and_is_that_of_a_line():
    row = trend([1.0, 1.0, 2.0, 4.0, 3.0, 5.0, 7.0, 6.0])  # the last six: slope 31 / 35
    assert row["slope"] == pytest.approx(31 / 35, abs=1e-4)
    assert row["low"] < row["slope"] < row["high"]
    assert (row["start"], row["end"], row["most"]) == (2, 6, 7)


def test_a_sample_counts_what_this_process_holds(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def sample():
        say_sample(3)
        return json.loads(capfd.readouterr().out.removeprefix(MARK))

    before, is_over = sample(), threading.Event()
    holder = threading.Thread(target=is_over.wait)
    holder.start()
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with open(tmp_path / "kept", "w"):
        during = sample()
    is_over.set()
    holder.join()
    child.communicate()
    more = {name: during[name] - before[name] for name in ("handles", "threads", "children", "temporary")}
    assert more == {"handles": 2, "threads": 1, "children": 1, "temporary": 1}  # the file, and the pipe to the child
    assert sample()["children"] == before["children"]
    assert during["rss_mib"] > 10


def test_the_page_has_a_line_for_each_thing_that_is_held():
    figures = {"minutes_of_each": 100, "sides": {"worker": {"loops": 9, "rows": {
        name: trend(noisy(0.1)) for name in UNITS}}}, "failures": []}
    lines = section(figures)
    assert "The worker, 9 loops:" in lines
    assert sum(line.startswith("| ") for line in lines) == 2 + len(UNITS)
