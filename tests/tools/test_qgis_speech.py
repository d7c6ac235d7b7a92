"""What ``qgis_process`` prints, told apart: progress, lines of the algorithm, errors, results."""

from __future__ import annotations

import io

import pytest
from qgis_runner import results
from qgis_speech import Speech

HEAD = "\n----------------\nInputs\n----------------\n\nRASTER:\t/a.tif\nOUTPUT:\t/b.gpkg\n\n\n"
SPOKEN = ("tiles: Reading a.tif\n0...10...20...30...40...5024 of 558 tiles are left out.\n...60...70...80...90...100"
          " - done.\nWrote tile_index: /b.gpkg\n")
WELL = HEAD + SPOKEN + "\n----------------\nResults\n----------------\n\nOUTPUT:\t/b.gpkg\nN_TILES:\t534\n"
ILL = HEAD + "0...A tile does not fit.\nNext step: smaller.\nERROR:\tA tile does not fit.\nNext step: smaller.\nmore\n"


def shown(text: str, size: int) -> str:
    speech = Speech(io.StringIO())
    for start in range(0, len(text), size):
        speech.feed(text[start : start + size])
    speech.finish()
    return speech._stream.getvalue()


@pytest.mark.parametrize("size", [1, 3, 7, 10_000])
def test_lines_carry_the_progress_before_them_however_the_output_is_cut(size):
    assert shown(WELL, size).splitlines() == [
        "      0 %  tiles: Reading a.tif",
        "     50 %  24 of 558 tiles are left out.",
        "    100 %  Wrote tile_index: /b.gpkg",
    ]


@pytest.mark.parametrize("size", [1, 10_000])
def test_an_error_is_shown_once_with_all_its_lines(size):
    assert [line.split("%  ")[1] for line in shown(ILL, size).splitlines()] == [
        "A tile does not fit.", "Next step: smaller.", "more",
    ]


def test_what_is_said_before_an_algorithm_starts_is_shown_when_it_never_starts():
    assert "Algorithm sparse_wsss:tils not found!" in shown("Algorithm sparse_wsss:tils not found!\n", 5)


def test_a_second_progress_starts_again_at_nothing():
    text = HEAD + "0...10...20...30...40...50...60...70...80...90...100 - done.\nnext\n0..half\n"
    assert shown(text, 4).splitlines() == ["    100 %  next", "      5 %  half"]


def test_results_are_read_by_name():
    assert results(WELL) == {"OUTPUT": "/b.gpkg", "N_TILES": "534"}
