"""What a person may write about a tile's classes: each sentence, its meaning, and what is told when it has none."""

from pathlib import Path

import numpy as np
import pytest
import torch
from sparse_wsss.errors import LabelsUnclear, SparseWsssError, UnknownClass
from sparse_wsss.labels.class_table import ClassTable
from sparse_wsss.labels.image_labels import labels_from_counts
from sparse_wsss.labels.splits import validation_tiles
from sparse_wsss.labels.tile_index import read_tiles, write_tiles
from sparse_wsss.labels.tile_labels import TileLabels, names_in, parse_labels
from sparse_wsss.training.known_classes import KnownClasses

from tests.tiny import CLASSES, TinyScene, exactly, execute, run, tells, tiny_scene, tiny_tiles, truth_shares

NAMES = ("water", "forest", "snow")
SENTENCES = [
    ("", TileLabels()),
    (" ; ", TileLabels()),
    ("water;forest", TileLabels(("water", "forest"))),
    (" water ; forest;water;", TileLabels(("water", "forest"))),
    ("water;...", TileLabels(("water",), is_open=True)),
    ("…;water", TileLabels(("water",), is_open=True)),
    ("?;water", TileLabels(("water",), is_open=True)),
    ("!snow", TileLabels((), ("snow",), is_open=True)),
    ("water; ! snow;forest", TileLabels(("water", "forest"), ("snow",), is_open=True)),
    ("water;!snow;!forest;...", TileLabels(("water",), ("snow", "forest"), is_open=True)),
    ("?", TileLabels(is_open=True)),
    ("...", TileLabels(is_open=True)),
    ("water 30;forest 70", TileLabels(("water", "forest"), percent=(30, 70))),
    ("water 33.3 %;forest 66,7%", TileLabels(("water", "forest"), percent=(33.3, 66.7))),
    ("water 99;forest 0", TileLabels(("water",), percent=(99,))),
]


def parse(text: str, names: tuple[str, ...] = NAMES) -> TileLabels:
    return parse_labels(text, names, "r0c1", "tiles.gpkg")


@pytest.mark.parametrize(("text", "meaning"), SENTENCES)
def test_each_sentence_has_its_meaning_and_what_is_written_says_the_same(text: str, meaning: TileLabels):
    assert parse(text) == meaning
    assert parse(meaning.text) == meaning


@pytest.mark.parametrize(("text", "kind", "words", "hint"), [
    ("watter", UnknownClass, ("'watter'", "class table lacks"), "Did you mean 'water'?"),
    ("!snwo", UnknownClass, ("'snwo'",), "Did you mean 'snow'?"),
    ("forrest 30;water 70", UnknownClass, ("'forrest 30'",), "'forest'"),
    ("water;!water", LabelsUnclear, ("'water;!water'", "occurs and that it does not"), "'!snow'"),
    ("water 30;forest 60", LabelsUnclear, ("sum to 90",), "percent"),
    ("water 0", LabelsUnclear, ("sum to 0",), "percent"),
    ("water 30;forest", LabelsUnclear, ("none to 'forest'",), "percent"),
    ("water 100;...", LabelsUnclear, ("leaves classes open",), "percent"),
    ("water 100;!snow", LabelsUnclear, ("leaves classes open",), "percent"),
])
def test_what_has_no_meaning_is_told_with_file_tile_and_next_step(text: str, kind: type[SparseWsssError],
                                                                  words: tuple[str, ...], hint: str):
    with tells(kind, "tiles.gpkg", "'r0c1'", *words):
        parse(text)
    with pytest.raises(kind) as caught:
        parse(text)
    assert hint in caught.value.hint
    assert caught.value.where == "r0c1"


def test_the_whole_name_of_a_class_wins_over_a_name_and_a_share():
    names = ("class 3", "class", "water 30", "!odd", "?")
    assert parse("class 3", names) == exactly("class 3")
    assert parse("class 100", names) == TileLabels(("class",), percent=(100,))
    assert parse("class 3 40;water 30 60", names) == TileLabels(("class 3", "water 30"), percent=(40, 60))
    assert parse("water 30;!odd;?", names) == exactly("water 30", "!odd", "?")
    assert parse("!!odd", names) == TileLabels((), ("!odd",), is_open=True)


def test_shares_may_miss_a_hundred_by_what_rounding_makes_and_count_in_proportion():
    labels = parse("water 33;forest 33;snow 33")
    shares = KnownClasses.of([labels], NAMES).shares
    torch.testing.assert_close(shares, torch.full((1, 3), 1 / 3))
    with tells(LabelsUnclear, "102.5"):
        parse("water 50;forest 52.5")


def test_without_a_class_table_the_names_are_those_of_the_labels():
    assert names_in(["water;!snow", "?", "", "lake 30;forest 70", "forest;..."]) == ["forest", "lake", "snow", "water"]
    assert names_in(["class 1;class 2", "class 3", "class 1;!class 3"]) == ["class 1", "class 2", "class 3"]
    assert names_in(["water 100 %"]) == ["water"]


def test_knowledge_as_tensors_says_present_possible_and_share():
    texts = ["water", "", "water;...", "!snow", "?", "water 25;snow 75"]
    known = KnownClasses.of([parse(text) for text in texts], NAMES)
    yes, no = True, False
    assert known.present.tolist() == [[yes, no, no], [no] * 3, [yes, no, no], [no] * 3, [no] * 3, [yes, no, yes]]
    assert known.possible.tolist() == [[yes, no, no], [no] * 3, [yes] * 3, [yes, yes, no], [yes] * 3, [yes, no, yes]]
    assert known.has_shares.tolist() == [no] * 5 + [yes]
    assert known.shares[5].tolist() == [0.25, 0, 0.75]
    assert known.is_complete.tolist() == [yes, yes, no, no, no, yes]
    assert known.known.sum(1).tolist() == [3, 3, 1, 1, 0, 3]
    assert known.narrows.tolist() == [yes, yes, yes, yes, no, yes]


def test_fully_labelled_tiles_are_what_their_presence_says():
    known = KnownClasses.of([exactly("water"), exactly(), exactly("snow", "water")], NAMES)
    complete = KnownClasses.complete(known.present)
    for one, other in zip(known.arrays(), complete.arrays(), strict=True):
        np.testing.assert_array_equal(one, other)


# ---------------------------------------------------------------- files


@pytest.fixture
def tiny(tmp_path: Path) -> TinyScene:
    return tiny_scene(tmp_path)


def test_all_that_may_be_said_survives_the_tile_index(tmp_path: Path, tiny: TinyScene):
    tiles = read_tiles(tiny_tiles(tmp_path, tiny))
    said = [None, exactly(), exactly("water"), TileLabels(("water",), is_open=True), TileLabels((), ("built",), True),
            TileLabels(is_open=True), TileLabels(("water", "crops"), percent=(12.5, 87.5))]
    tiles.labels[: len(said)] = said
    assert read_tiles(write_tiles(tmp_path / "copy.gpkg", tiles)).labels[: len(said)] == said


def test_sentences_typed_into_the_field_are_read_and_a_wrong_one_names_its_tile(tmp_path: Path, tiny: TinyScene):
    index = tiny_tiles(tmp_path, tiny)
    for tile, text in ((1, "water 30;forest 70"), (2, "!built"), (3, "?")):
        execute(index, f"update tiles set labels = '{text}' where fid = {tile}")
    labels = read_tiles(index).labels
    assert [one.text for one in labels[:3]] == ["water 30;forest 70", "!built;...", "?"]
    execute(index, "update tiles set labels = 'water 30;forest 7' where fid = 4")
    with tells(LabelsUnclear, index.name, "scene_r0000_c0003", "sum to 37"):
        read_tiles(index)


def test_a_csv_speaks_the_same_language(tmp_path: Path, tiny: TinyScene):
    index, table = tiny_tiles(tmp_path, tiny, labelled=False), tmp_path / "labels.csv"
    said = {"scene_r0000_c0001": "water;...", "scene_r0000_c0002": "!built", "scene_r0001_c0000": "crops 40;water 60",
            "scene_r0001_c0001": "?", "scene_r0001_c0002": ""}
    table.write_text("tile,labels\n" + "".join(f"{tile},{text}\n" for tile, text in said.items()), encoding="utf-8")
    outputs, _ = run("labels", tiles=index, reference=table, output=tmp_path / "out.gpkg")
    tiles = read_tiles(outputs["output"])
    assert outputs["n_labelled"] == len(said)
    assert {tile: labels.text for tile, labels in zip(tiles.tile, tiles.labels, strict=True) if labels is not None} == {
        **said, "scene_r0000_c0002": "!built;..."}
    table.write_text("tile,labels\nscene_r0000_c0001,water 80;crops 80\n", encoding="utf-8")
    with tells(LabelsUnclear, "labels.csv", "scene_r0000_c0001", "160"):
        run("labels", tiles=index, reference=table, output=tmp_path / "out.gpkg")


def test_a_csv_of_shares_brings_its_classes_when_the_index_has_others(tmp_path: Path, tiny: TinyScene):
    index, table = tiny_tiles(tmp_path, tiny, labelled=False), tmp_path / "labels.csv"
    table.write_text("tile,labels\nscene_r0000_c0001,ice 30;rock 70\n", encoding="utf-8")
    outputs, _ = run("labels", tiles=index, reference=table, output=tmp_path / "out.gpkg")
    assert read_tiles(outputs["output"]).classes.names == ("ice", "rock")


def test_shares_of_a_reference_are_those_of_the_truth(tmp_path: Path, tiny: TinyScene):
    index = tiny_tiles(tmp_path, tiny, labelled=False)
    outputs, _ = run("labels", tiles=index, reference=tiny.reference, classes=tiny.classes, min_share=0.001,
                     record="shares", output=tmp_path / "out.gpkg")
    tiles = read_tiles(outputs["output"])
    for column, row, labels in zip(tiles.column, tiles.row, tiles.labels, strict=True):
        truth = truth_shares(tiny.truth[row : row + 32, column : column + 32])
        assert dict(zip(labels.present, labels.percent, strict=True)) == pytest.approx(truth, abs=0.006)


def test_shares_leave_out_what_is_below_the_limit_and_sum_to_a_hundred_whatever_the_rounding():
    counts = np.zeros((3, 256), np.int32)
    counts[0, [1, 2, 3]] = 600, 300, 50
    counts[1, [1, 2, 3, 9]] = 1, 1, 1, 3
    counts[2, 9] = 7
    labels = labels_from_counts(counts, CLASSES, 0.1, with_shares=True)
    assert [one.text for one in labels] == ["water 66.67;forest 33.33", "water 33.33;forest 33.33;crops 33.33", ""]
    many = ClassTable.from_names(f"c{i}" for i in range(200))
    counts = np.zeros((1, 256), np.int32)
    counts[0, 1:201] = 3
    counts[0, 1] = 100_000
    text = labels_from_counts(counts, many, 1e-6, with_shares=True)[0].text
    assert len(parse_labels(text, many.names, "", "").present) == 200


# ---------------------------------------------------------------- tiles set aside


def test_tiles_of_which_nothing_is_known_do_not_judge():
    rng = np.random.default_rng(0)
    row, column = (grid.ravel() * 32 for grid in np.mgrid[:20, :20])
    scene, labels, known = np.full(400, "a"), rng.random((400, 3)) < 0.5, rng.random(400) < 0.1
    labels[~known] = False
    aside = validation_tiles(scene, column, row, 32, labels, 0.2, 0, known)
    assert aside[known].mean() == pytest.approx(0.2, abs=0.1)
    assert (labels[known & ~aside].any(0)).all()
    every = np.ones(400, bool)
    np.testing.assert_array_equal(validation_tiles(scene, column, row, 32, labels, 0.2, 0, every),
                                  validation_tiles(scene, column, row, 32, labels, 0.2, 0))
