"""Labels while they are edited: grammar, changes, undo and redo, counts. Pure Python."""

from __future__ import annotations

import random

import pytest

from sparse_wsss_plugin.dock.label_editor import LabelEditor
from sparse_wsss_plugin.dock.label_text import parse, renamed, state_of

NAMES = ("water", "forest", "class 3", "wheat 2")


class Disk:
    """Keeps what was written, and fails when told to."""

    def __init__(self, texts):
        self.texts, self.writes, self.is_full = dict(texts), [], False

    def write(self, rows):
        if self.is_full:
            raise OSError("the disk is full")
        self.writes.append(dict(rows))
        self.texts.update({fid: text for fid, (_, text) in rows.items()})


@pytest.fixture
def disk():
    return Disk({1: None, 2: "water", 3: "water;forest", 4: "?", 5: "", 6: "!forest;...", 7: "water 30;forest 70",
                 8: "water;ice"})


@pytest.fixture
def editor(disk):
    one = LabelEditor(NAMES, disk.write)
    for fid, text in disk.texts.items():
        one.add(fid, f"tile_{fid}", text)
    return one


@pytest.mark.parametrize(("text", "state"), [
    (None, "unlabelled"), ("", "none"), ("water", "exact"), ("water;forest", "exact"), ("water;...", "open"),
    ("water;…", "open"), ("?", "unknown"), ("!forest;...", "open"), ("!forest", "open"), ("class 3", "exact"),
    ("water 30;forest 70%", "exact"), ("wheat 2", "exact"), ("wheat 2 30;water 70", "exact"),
])
def test_a_text_says_one_state(text, state):
    assert state_of(parse(text, NAMES)) == state


@pytest.mark.parametrize("text", ["", "water", "water;forest", "water;...", "?", "water;!forest;...", "!forest;...",
                                  "water 30;forest 70", "class 3;ice", "wheat 2 30;water 70"])
def test_a_text_comes_back_as_it_was(text):
    assert parse(text, NAMES).text == text


def test_a_class_is_toggled_in_the_order_of_the_table(editor, disk):
    editor.toggle([1], "forest")
    editor.toggle([1], "water")
    assert disk.texts[1] == "water;forest"
    editor.toggle([1], "forest")
    editor.toggle([1], "water")
    assert disk.texts[1] is None


def test_toggling_many_gives_the_class_to_all_before_it_takes_it_from_all(editor, disk):
    editor.toggle([1, 2, 3], "forest")
    assert [disk.texts[fid] for fid in (1, 2, 3)] == ["forest", "water;forest", "water;forest"]
    assert set(disk.writes[-1]) == {1, 2}
    editor.toggle([1, 2, 3], "forest")
    assert [disk.texts[fid] for fid in (1, 2, 3)] == [None, "water", "water"]


def test_none_unknown_and_at_least(editor, disk):
    editor.set_none([1])
    assert disk.texts[1] == ""
    editor.set_unknown([1])
    assert disk.texts[1] == "?"
    editor.toggle([1], "water")
    assert disk.texts[1] == "water;..."
    editor.toggle_open([1])
    assert disk.texts[1] == "water"
    editor.toggle_open([1])
    assert disk.texts[1] == "water;..."


def test_not_this_class(editor, disk):
    editor.exclude([1], "forest")
    assert disk.texts[1] == "!forest;..."
    editor.toggle([1], "forest")
    assert disk.texts[1] == "forest;..."
    editor.exclude([2], "water")
    assert disk.texts[2] == "!water;..."
    editor.exclude([2], "water")
    assert disk.texts[2] is None


def test_shares_and_foreign_names_stay_until_they_are_changed(editor, disk):
    editor.set_none([1])
    assert (disk.texts[7], disk.texts[8]) == ("water 30;forest 70", "water;ice")
    editor.toggle([8], "forest")
    assert disk.texts[8] == "water;forest;ice"
    editor.toggle([7], "class 3")
    assert disk.texts[7] == "water;forest;class 3"


def test_undo_and_redo(editor, disk):
    before = dict(disk.texts)
    editor.toggle([1, 2], "forest")
    editor.set_none([3])
    after = dict(disk.texts)
    assert set(editor.undo()) == {3}
    assert set(editor.undo()) == {1, 2}
    assert disk.texts == before
    assert editor.undo() == {}
    editor.redo()
    editor.redo()
    assert disk.texts == after
    assert editor.redo() == {}


def test_a_new_change_forgets_what_was_taken_back(editor):
    editor.set_none([1])
    editor.undo()
    editor.set_unknown([1])
    assert not editor.history.can_redo


def test_what_changes_nothing_is_no_change(editor, disk):
    assert editor.apply({2: "water"}) == {}
    assert not editor.history.can_undo
    assert disk.writes == []


def test_a_stroke_is_written_at_once_and_undone_as_one(editor, disk):
    before = dict(disk.texts)
    editor.begin_stroke()
    editor.apply({1: "water"})
    assert disk.texts[1] == "water"
    editor.apply({3: "water"})
    editor.apply({1: "forest"})
    editor.end_stroke()
    assert set(editor.undo()) == {1, 3}
    assert disk.texts == before
    editor.redo()
    assert (disk.texts[1], disk.texts[3]) == ("forest", "water")


def test_what_cannot_be_written_changes_nothing(editor, disk):
    editor.set_none([1])
    disk.is_full = True
    states = editor.states.copy()
    for change in (lambda: editor.toggle([1], "water"), editor.undo):
        with pytest.raises(OSError, match="full"):
            change()
    assert editor.text(1) == ""
    assert editor.states == states
    disk.is_full = False
    editor.undo()
    assert editor.text(1) is None


def test_counts(editor):
    assert editor.n_labelled == 7
    assert dict(editor.classes) == {"water": 4, "forest": 2, "ice": 1}
    assert editor.states["unlabelled"] == 1


def test_the_next_tile_without_labels_is_found_around_the_end(editor):
    assert editor.next_unlabelled(None) == 1
    assert editor.next_unlabelled(1) == 1
    editor.clear([4])
    assert editor.next_unlabelled(1) == 4
    assert editor.next_unlabelled(4) == 1
    editor.set_none([1, 4])
    assert editor.next_unlabelled(4) is None


def test_the_most_helpful_tile_is_the_least_certain_without_labels(editor):
    editor.clear([3])
    assert editor.most_helpful({"tile_1": .4, "tile_3": .7, "tile_2": .9, "other": 1.0}) == 3
    assert editor.most_helpful({"tile_2": .9}) is None
    assert editor.most_helpful({"tile_1": .5, "tile_3": .5}) == 1


def test_a_class_gets_another_name():
    assert renamed("water;forest", {"water": "lake"}, NAMES) == "lake;forest"
    assert renamed("!water;...", {"water": "lake"}, NAMES) == "!lake;..."
    assert renamed("water 30;forest 70", {"water": "lake"}, NAMES) == "lake 30;forest 70"
    assert renamed(" forest ", {"water": "lake"}, NAMES) == " forest "


def test_whatever_is_done_can_all_be_taken_back_and_counts_agree(disk, editor):
    """Law: after any sequence the disk is what is shown, counts are those of a fresh editor, undo leads back."""
    rng = random.Random(0)
    before = dict(disk.texts)
    for _ in range(300):
        fids = rng.sample(list(disk.texts), rng.randint(1, 4))
        name = rng.choice(NAMES)
        rng.choice([lambda f=fids, n=name: editor.toggle(f, n), lambda f=fids, n=name: editor.exclude(f, n),
                    lambda f=fids: editor.toggle_open(f), lambda f=fids: editor.set_none(f),
                    lambda f=fids: editor.set_unknown(f), lambda f=fids: editor.clear(f), editor.undo, editor.redo])()
        fresh = LabelEditor(NAMES, disk.write)
        for fid, text in disk.texts.items():
            assert editor.text(fid) == text
            fresh.add(fid, "t", text)
        assert +fresh.states == +editor.states
        assert +fresh.classes == +editor.classes
    while editor.history.can_undo:
        editor.undo()
    assert disk.texts == before
