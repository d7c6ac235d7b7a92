"""The table of changes as the panel reads it."""

from __future__ import annotations

import pytest

from sparse_wsss_plugin.dock.change_table import changed_share, largest, read_changes


def row(before, after, pixels, hectares="0.5", **more):
    return {"before": str(before), "class_before": f"b{before}", "after": str(after), "class_after": f"a{after}",
            "pixels": str(pixels), "hectares": hectares, "share": "0.25", **more}


def test_the_largest_changes_come_first_and_what_stayed_is_none():
    changes = read_changes([row(1, 1, 60), row(1, 2, 10), row(2, 1, 30), row(2, 2, 0)])
    assert [(one.before, one.after) for one in largest(changes)] == [(2, 1), (1, 2)]
    assert [one.pixels for one in largest(changes, 1)] == [30]
    assert changed_share(changes) == pytest.approx(0.4)


def test_without_hectares_there_are_none_and_names_are_those_of_the_table():
    (one,) = read_changes([row(1, 2, 10, "")])
    assert one.hectares is None
    assert (one.class_before, one.class_after, one.share) == ("b1", "a2", 0.25)


def test_broken_rows_are_left_out_and_no_rows_are_no_change():
    assert read_changes([row("one", 2, 3), {"before": "1"}, row(1, 2, 3, "much")]) == []
    assert changed_share([]) == 0
