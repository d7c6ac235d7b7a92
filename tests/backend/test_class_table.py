"""Class tables: read from what people have, or refused with the row that is wrong."""

import json
from pathlib import Path

import pytest
from sparse_wsss.errors import ReferenceUnreadable, UnknownClass
from sparse_wsss.labels.class_table import COLOUR, ClassTable, default_colour

from tests.tiny import CLASSES, tells


def written(folder: Path, text: str, name: str = "classes.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [
    "code,name,colour\n1,water,#2b7bba\n2,forest,#1b7837\n3,crops,#f0b64a\n4,built,#d7301f\n",
    "\ufeffcode;name;color\r\n4;built;#D7301F\r\n3;crops;#f0b64a\r\n2;forest;#1b7837\r\n1;water;#2b7bba\r\n",
    "Name\tCode\tColour\nwater\t1\t#2b7bba\nforest\t 2\t#1b7837\ncrops\t3\t#f0b64a\n\nbuilt\t4\t#d7301f"])
def test_a_csv_is_read_whatever_its_delimiter_order_and_case(tmp_path: Path, text: str):
    assert ClassTable.from_file(written(tmp_path, text)) == CLASSES


def test_json_goes_out_and_comes_back(tmp_path: Path):
    rows = CLASSES.to_json()
    assert ClassTable.from_json(rows) == CLASSES
    assert ClassTable.from_file(written(tmp_path, json.dumps(rows), "classes.json")) == CLASSES
    assert ClassTable.from_file(written(tmp_path, json.dumps({"classes": rows}), "classes.json")) == CLASSES


def test_classes_are_ordered_by_code_and_found_by_name():
    table = ClassTable.from_pairs([(9, "water"), (0, "forest")])
    assert table.codes == (0, 9)
    assert table.names == ("forest", "water")
    assert table.code_of("water") == 9
    assert len(table) == 2
    assert table.only([9]).names == ("water",)


def test_an_unknown_class_is_told_with_the_nearest():
    with pytest.raises(UnknownClass, match="'watter'") as caught:
        CLASSES.code_of("watter")
    assert "'water'" in caught.value.hint


def test_classes_without_colours_get_different_ones_that_suit_their_names():
    names = ["water", "forest", "tree cover", *(f"class {number}" for number in range(60))]
    colours = ClassTable.from_names(names).colours
    assert len(set(colours)) == len(names)
    assert all(COLOUR.match(colour) for colour in colours)
    assert colours[0] == default_colour("Open Water", [])


@pytest.mark.parametrize(("text", "words"), [
    ("code,name\n1,water\n1,forest\n", ["code '1'", "twice"]),
    ("code,name\n1,water\n2,water\n", ["name 'water'", "twice"]),
    ("code,name\n1,water\n300,forest\n", ["forest", "300"]),
    ("code,name\n-1,water\n", ["water", "-1"]),
    ("code,name\n255,nodata\n", ["255"]),
    ("code,name\none,water\n", ["row 1", "'one'"]),
    ("code,name\n1,water\n2,\n", ["row 2", "no name"]),
    ("name,colour\nwater,#2b7bba\n", ["row 1", "no code"]),
    ("code,name,colour\n1,water,blue\n", ["water", "'blue'"]),
    ("code,name\n1,water;sea\n", ["water;sea"]),
    ("code,name\n", ["no class"]), ("", ["no class"])])
def test_a_broken_class_table_is_told_with_its_row(tmp_path: Path, text: str, words: list[str]):
    with tells(ReferenceUnreadable, "classes.csv", *words):
        ClassTable.from_file(written(tmp_path, text))


@pytest.mark.parametrize("text", [
    "{", "3", '{"a": 1}', "[1, 2]", "[]", '[{"code": 1}]', '[{"code": 1.5, "name": "water"}]'])
def test_broken_json_is_told(tmp_path: Path, text: str):
    with tells(ReferenceUnreadable, "classes.json"):
        ClassTable.from_file(written(tmp_path, text, "classes.json"))


def test_a_class_table_that_is_missing_or_no_text_is_told(tmp_path: Path):
    with tells(ReferenceUnreadable, "nowhere.csv", "does not exist"):
        ClassTable.from_file(tmp_path / "nowhere.csv")
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe")
    with tells(ReferenceUnreadable, "picture.csv"):
        ClassTable.from_file(tmp_path / "picture.csv")
