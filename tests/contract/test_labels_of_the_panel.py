"""The panel of the plugin reads and writes labels with the worker's grammar."""

from __future__ import annotations

import itertools

import pytest
from sparse_wsss.labels.tile_labels import TileLabels, parse_labels

from sparse_wsss_plugin.dock.label_text import parse

NAMES = ("water", "forest", "class 3", "wheat 2")
TEXTS = ["", "water", "forest;water", "water;...", "water;…", "?", "!forest", "!forest;...", "water;!forest;...",
         "class 3", "wheat 2", "water 30;forest 70", "water 30%;forest 70 %", "wheat 2 30;water 70", " water ; forest "]


@pytest.mark.parametrize("text", TEXTS)
def test_both_read_the_same(text):
    theirs, ours = parse_labels(text, NAMES, "tile", "index"), parse(text, NAMES)
    assert (theirs.present, theirs.absent, theirs.is_open) == (ours.present, ours.absent, ours.is_open)
    assert [float(share) for share in ours.percent] == list(theirs.percent)
    assert parse(theirs.text, NAMES).text == theirs.text


def test_both_write_the_same():
    for present, absent, is_open in itertools.product([(), ("water",), ("water", "class 3")], [(), ("forest",)],
                                                      [False, True]):
        theirs = TileLabels(present, absent, is_open or bool(absent))
        ours = parse(theirs.text, NAMES)
        assert (ours.present, ours.absent, ours.is_open) == (theirs.present, theirs.absent, theirs.is_open)
        assert ours.text == theirs.text
