"""Which key does what, and chips for more classes than there are digits."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from sparse_wsss_plugin.dock.class_chips import ClassChips, mark_of
from sparse_wsss_plugin.dock.flow_layout import FlowLayout
from sparse_wsss_plugin.dock.label_keys import CLASS_KEYS, action_of, key_of_class
from sparse_wsss_plugin.dock.label_text import TileLabels
from sparse_wsss_plugin.dock.land_class import LandClass

Key = Qt.Key
MANY = [LandClass(code, f"class {code}", "#336699") for code in range(1, 13)]


@pytest.mark.parametrize(("key", "text", "held", "expected"), [
    (Key.Key_1, "1", "", ("toggle", 0)), (Key.Key_9, "9", "", ("toggle", 8)), (Key.Key_A, "a", "", ("toggle", 9)),
    (Key.Key_C, "c", "", ("toggle", 11)), (Key.Key_D, "d", "", None), (Key.Key_2, "2", "alt", ("exclude", 1)),
    (Key.Key_0, "0", "", ("none", -1)), (Key.Key_Question, "?", "shift", ("unknown", -1)),
    (Key.Key_ssharp, "?", "shift", ("unknown", -1)), (Key.Key_Plus, "+", "", ("open", -1)),
    (Key.Key_Equal, "+", "shift", ("open", -1)), (Key.Key_Space, " ", "", ("next", -1)),
    (Key.Key_Space, " ", "shift", ("back", -1)), (Key.Key_Space, " ", "ctrl", ("helpful", -1)),
    (Key.Key_Backspace, "", "", ("clear", -1)), (Key.Key_Z, "", "ctrl", ("undo", -1)),
    (Key.Key_Z, "", "ctrl shift", ("redo", -1)), (Key.Key_Y, "", "ctrl", ("redo", -1)),
    (Key.Key_A, "", "ctrl", ("all", -1)), (Key.Key_Escape, "", "", ("leave", -1)), (Key.Key_F5, "", "", None),
    (Key.Key_S, "", "ctrl", None), (Key.Key_Tab, "", "", None), (Key.Key_1, "!", "shift", None),
])
def test_a_key_stands_for_one_thing(key, text, held, expected):
    assert action_of(key, text, "ctrl" in held, "shift" in held, "alt" in held, len(MANY)) == expected


def test_every_class_has_its_own_key_as_long_as_there_are_keys():
    keys = [key_of_class(place) for place in range(40)]
    assert len(set(keys[:len(CLASS_KEYS)])) == len(CLASS_KEYS) == 35
    assert set(keys[len(CLASS_KEYS):]) == {""}


@pytest.fixture
def chips(qgis):
    from qgis.PyQt import sip

    one = ClassChips()
    yield one
    sip.delete(one)


def test_chips_of_many_classes_flow_into_lines(chips):
    chips.set_classes(MANY)
    chips.show_labels([TileLabels(("class 2",))])
    chips.resize(300, 10)
    height = chips.layout().heightForWidth(300)
    assert height > chips.layout().heightForWidth(3000) > 0
    chips.resize(300, height)
    chips.show()
    rights = [chip.geometry().right() for chip in chips.chips]
    assert max(rights) <= 300
    assert len({chip.y() for chip in chips.chips}) > 1
    assert [chip.isChecked() for chip in chips.chips] == [False, True, *[False] * 10]
    heard = []
    chips.toggled.connect(heard.append)
    QTest.mouseClick(chips.chips[11], Qt.MouseButton.LeftButton)
    QTest.keyClick(chips.chips[3], Key.Key_Space)
    assert heard == [11, 3]
    assert "b  class 11" in [chip.text() for chip in chips.chips]


def test_marks_of_a_class():
    here, absent, other = TileLabels(("a",)), TileLabels((), ("a",), True), TileLabels(("b",))
    from collections import Counter

    assert mark_of("a", Counter([here, here])) == "here"
    assert mark_of("a", Counter([here, other, None])) == "some"
    assert mark_of("a", Counter([absent, absent])) == "absent"
    assert mark_of("a", Counter([absent, other])) == "nowhere"
    assert mark_of("a", Counter([None])) == "nowhere"
    assert mark_of("a", Counter()) == "nowhere"


def test_an_empty_flow_has_no_height(qgis):
    assert FlowLayout().heightForWidth(100) == 0
