"""What was done and taken back: the order, and what happens when taking back fails."""

from __future__ import annotations

import pytest

from sparse_wsss_plugin.dock.edit_history import MOST_CHANGES, EditHistory


@pytest.fixture
def history():
    one = EditHistory()
    for change in ("a", "b"):
        one.add(change)
    return one


def test_changes_come_back_in_the_order_of_their_making(history):
    heard = []
    assert [history.undo(heard.append), history.undo(heard.append), history.undo(heard.append)] == ["b", "a", None]
    assert [history.redo(heard.append), history.redo(heard.append), history.redo(heard.append)] == ["a", "b", None]
    assert heard == ["b", "a", "a", "b"]


def test_a_change_that_cannot_be_taken_back_counts_as_done(history):
    def refuse(_change):
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        history.undo(refuse)
    assert (len(history), history.can_redo) == (2, False)
    history.undo(lambda _change: None)
    with pytest.raises(OSError, match="full"):
        history.redo(refuse)
    assert (len(history), history.can_redo) == (1, True)


def test_a_new_change_forgets_what_was_taken_back_and_the_oldest_are_forgotten_in_the_end(history):
    history.undo(lambda _change: None)
    history.add("c")
    assert not history.can_redo
    for number in range(MOST_CHANGES):
        history.add(number)
    assert len(history) == MOST_CHANGES
