"""What holds of labels and class tables whatever the names are; hypothesis looks for them."""

import csv
import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sparse_wsss.errors import LabelsUnclear, ReferenceUnreadable, SparseWsssError, UnknownClass
from sparse_wsss.labels.class_table import HIGHEST_CODE, ClassTable, LandClass, default_colour
from sparse_wsss.labels.tile_labels import NOT, OTHERS, TileLabels, names_in, parse_labels

always = settings(max_examples=40, derandomize=True, deadline=None, database=None)
odd = st.sampled_from(["none", "at least", "not", "not water", "water 30", "100 %", "a, b", '"quoted"', "l'eau",
                       "naïve",
                       "forêt", "名", "class 1", "-", "water  lily", "1", "0.5", "nan", "null", "\u00a0x", "x\u200d"])
letters = st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters=";!?…\ufffe\uffff"),
                  min_size=1, max_size=12)
names = (odd | letters).map(str.strip).filter(lambda name: name and name not in OTHERS)
name_lists = st.lists(names, min_size=1, max_size=6, unique=True)
blanks = st.sampled_from(["", " ", "  ", "\t"])


def read(text: str, classes: list[str]) -> TileLabels:
    return parse_labels(text, classes, "t1", "tiles.gpkg")


def tried(call: Callable[[], Any]) -> tuple[Any, SparseWsssError | None]:
    """What a call gives, or the typed error that it raises."""
    try:
        return call(), None
    except SparseWsssError as error:
        return None, error


@always
@given(data=st.data(), classes=name_lists)
def test_labels_to_text_and_back_are_the_labels(data: st.DataObject, classes: list[str]):
    present = data.draw(st.lists(st.sampled_from(classes), unique=True))
    rest = [name for name in classes if name not in present]
    absent = data.draw(st.lists(st.sampled_from(rest), unique=True)) if rest else []
    is_open = bool(absent) or data.draw(st.booleans())
    labels = TileLabels(tuple(present), tuple(absent), is_open)
    assert read(labels.text, classes) == labels
    assert read(read(labels.text, classes).text, classes).text == labels.text


@always
@given(data=st.data(), classes=name_lists)
def test_blanks_empty_parts_and_parts_twice_change_nothing(data: st.DataObject, classes: list[str]):
    present = data.draw(st.lists(st.sampled_from(classes), unique=True))
    parts = [data.draw(blanks) + name + data.draw(blanks) for name in [*present, *present[:1]]]
    text = ";".join([*parts, data.draw(blanks), ""])
    assert read(text, classes) == TileLabels(tuple(present))
    assert read(f"{text};...", classes) == read(f"{text}; … ", classes) == TileLabels(tuple(present), is_open=True)


@always
@given(data=st.data(), classes=st.lists(names.filter(lambda name: not name[-1].isdigit() and not name.endswith("%")),
                                        min_size=2, max_size=5, unique=True))
def test_shares_to_text_and_back_are_the_shares(data: st.DataObject, classes: list[str]):
    cuts = sorted(data.draw(st.sets(st.integers(1, 99), min_size=len(classes) - 1, max_size=len(classes) - 1)))
    percent = tuple(float(high - low) for low, high in zip([0, *cuts], [*cuts, 100], strict=True))
    labels = TileLabels(tuple(classes), percent=percent)
    assume(all(f"{name} {value:g}" not in classes for name, value in zip(classes, percent, strict=True)))
    assert read(labels.text, classes) == labels
    assert read(labels.text.replace(";", " % ; ") + "%", classes) == labels


@always
@given(name=names, classes=name_lists)
def test_what_is_and_is_not_there_is_a_contradiction_and_a_stranger_is_named(name: str, classes: list[str]):
    with pytest.raises(LabelsUnclear, match="occurs"):
        read(f"{classes[0]};{NOT}{classes[0]}", classes)
    assume(name not in classes)
    _, error = tried(lambda: read(name, classes))
    if isinstance(error, LabelsUnclear):  # the name is that of a class and a number: a share
        assert "sum to" in error.message
    elif error is not None or not name.startswith(NOT):
        assert isinstance(error, UnknownClass)
        assert name.removeprefix(NOT).strip() in error.message
        assert error.hint.strip()


@always
@given(text=st.text(st.sampled_from("ab 0123.,%;!?…\"'\n\t") | st.characters(), max_size=60), classes=name_lists)
def test_whatever_is_typed_as_labels_is_read_or_told(text: str, classes: list[str]):
    labels, error = tried(lambda: read(text, classes))
    if labels is None:
        assert error.hint.strip()
        assert error.where == "t1"
    else:
        assert {*labels.present, *labels.absent} <= set(classes)
        assert read(labels.text, classes).text == labels.text


@always
@given(found=st.lists(names, min_size=1, max_size=5, unique=True))
def test_names_are_found_in_texts_without_a_table(found: list[str]):
    plain = [name for name in found if not name[-1].isdigit() and not name.endswith("%")]
    assert names_in([";".join(plain)]) == sorted(plain)


# ---------------------------------------------------------------- class tables


codes = st.integers(0, HIGHEST_CODE)
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@st.composite
def tables(draw: st.DrawFn) -> ClassTable:
    chosen = draw(st.lists(names, min_size=1, max_size=8, unique=True))
    numbers = draw(st.lists(codes, min_size=len(chosen), max_size=len(chosen), unique=True))
    return ClassTable(LandClass(code, name, draw(colours)) for code, name in zip(numbers, chosen, strict=True))


@always
@given(table=tables(), delimiter=st.sampled_from(",;\t"), mark=st.sampled_from(["", "\ufeff"]))
def test_a_class_table_survives_json_and_csv(table: ClassTable, delimiter: str, mark: str):
    assert ClassTable.from_json(table.to_json()) == table
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["code", "name", "colour"])
    writer.writerows([one.code, one.name, one.colour] for one in table.classes)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("t.csv", text.getvalue()), ("t.json", json.dumps(table.to_json())),
                              ("c.json", json.dumps({"classes": table.to_json()}, ensure_ascii=False))):
            path = Path(folder) / name
            path.write_text(mark + content, encoding="utf-8", newline="")
            assert ClassTable.from_file(path) == table


@always
@given(table=tables())
def test_a_class_table_is_ordered_by_code_and_finds_its_names(table: ClassTable):
    assert list(table.codes) == sorted(set(table.codes))
    assert [table.code_of(name) for name in table.names] == list(table.codes)
    half = table.codes[::2]
    assert table.only(half).codes == half


@always
@given(one=st.text(max_size=12), n=st.integers(0, 20))
def test_a_colour_that_is_found_is_a_new_one(one: str, n: int):
    taken: list[str] = []
    for _ in range(n):
        taken.append(default_colour(one, taken))
    assert len(set(taken)) == n
    assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in taken)


@always
@given(rows=st.lists(st.dictionaries(st.sampled_from(["code", "name", "colour", "color", "x"]),
                                     st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
                                     | st.lists(st.integers(), max_size=2)), max_size=4))
def test_whatever_rows_hold_they_are_a_table_or_told(rows: list[dict]):
    table, error = tried(lambda: ClassTable.from_json(rows))
    if table is None:
        assert isinstance(error, ReferenceUnreadable)
        assert error.hint.strip()
    else:
        assert len(table) == len(rows)
        assert json.dumps(table.to_json(), ensure_ascii=False).encode()
