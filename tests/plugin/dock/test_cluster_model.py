"""Names of clusters: rename, merge, split, undo and redo, and the table that the worker reads."""

from __future__ import annotations

import csv
import io
import random

import pytest

from sparse_wsss_plugin.dock.cluster_model import UNKNOWN, ClusterNames

CLASSES = ("water", "forest", "sand")
SCORES = [[3.0, 1.0, 0.0], [0.0, 2.0, 1.0], [0.1, 0.2, 0.1], [0.0, 0.0, 5.0], [1.0, 1.1, 0.0]]
SHARES = [0.4, 0.3, 0.1, 0.15, 0.05]


@pytest.fixture
def names():
    return ClusterNames(CLASSES, SCORES, SHARES, [0, 1, 1, 2, 1])


def test_an_edit_tells_which_clusters_are_to_be_painted_again(names):
    assert names.rename([0, 3], 2) == [0]
    assert names.rename([0], 2) == []
    assert names.rename([1], UNKNOWN) == [1]
    assert names.edited == [0, 1]


def test_undo_and_redo_go_back_and_forth_through_everything(names):
    states = [(list(names.names), list(names.into))]
    chance = random.Random(1)
    for _ in range(60):
        chosen = chance.sample(range(5), chance.randint(1, 3))
        done = len(names.history)
        getattr(names, chance.choice(("merge", "split", "reset")))(chosen) if chance.random() < 0.4 else names.rename(
            chosen, chance.choice((UNKNOWN, 0, 1, 2)))
        if len(names.history) > done:
            states.append((list(names.names), list(names.into)))
    for state in reversed(states[:-1]):
        names.undo()
        assert (names.names, names.into) == state
    assert not names.history.can_undo
    assert names.undo() == []
    for state in states[1:]:
        names.redo()
        assert (names.names, names.into) == state
    assert not names.history.can_redo


def test_a_new_edit_forgets_what_was_taken_back(names):
    names.rename([0], 1)
    names.undo()
    names.rename([1], 0)
    assert not names.history.can_redo


def test_merged_clusters_have_the_name_of_the_largest_and_are_named_together(names):
    assert names.merge([0, 4, 2]) == [2, 4]
    (group, *_) = names.groups()
    assert (group.leader, group.members, group.name) == (0, (0, 2, 4), 0)
    assert group.share == pytest.approx(0.55)
    assert sum(group.evidence) == pytest.approx(1)
    assert names.rename([4], 2) == [0, 2, 4]
    assert names.split([2]) == []
    assert [one.members for one in names.groups()] == [(0,), (1,), (2,), (3,), (4,)]
    assert names.reset([0, 2, 4]) == [0, 2, 4]
    assert names.edited == []


def test_one_cluster_cannot_be_merged(names):
    assert names.merge([1]) == []
    assert not names.history.can_undo


def test_doubt_is_how_close_the_second_class_comes(names):
    margins = [one.margin for one in names.groups()]
    assert margins[3] == 1
    assert margins[4] == pytest.approx(0.1 / 2.1)
    assert min(margins) == margins[4]


def test_the_table_keeps_names_and_merges(names):
    names.merge([1, 2])
    names.rename([3], UNKNOWN)
    rows = list(csv.DictReader(io.StringIO(names.to_csv())))
    assert [row["class"] for row in rows] == ["water", "forest", "forest", "unknown", "forest"]
    other = ClusterNames(CLASSES, SCORES, SHARES, [0, 1, 1, 2, 1])
    assert other.take(rows)
    assert (other.names, other.into) == (names.names, names.into)


@pytest.mark.parametrize("spoil", [
    lambda rows: rows[:-1], lambda rows: [*rows[:-1], {**rows[-1], "class": "lava"}],
    lambda rows: [{**row, "cluster": str(9 - n)} for n, row in enumerate(rows)], lambda rows: [],
])
def test_a_table_of_other_clusters_is_not_taken(names, spoil):
    rows = list(csv.DictReader(io.StringIO(names.to_csv())))
    before = list(names.names)
    assert not names.take(spoil(rows))
    assert names.names == before
