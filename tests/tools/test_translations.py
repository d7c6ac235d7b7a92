"""Every text that is shown is found, each language's file has it, and a translation keeps what the text needs."""

from __future__ import annotations

import ast

import pytest

from tools import translations
from tools.translations import Message


@pytest.mark.parametrize("code", [
    "def f(x): return tr(x)",
    "def f(x): return tr(f'{x} tiles')",
    "def f(x): return tr('tiles: ' + x)",
    "def f(x): return tr('{} tiles'.format(x))",
    "def f(x): return tr('one' if x else 'many')",
    "def f(x): return tr(x['name'])",
    "def f(x): return marked(x)",
    "TITLE = tr('Tiles')",
    "class A:\n    title = tr('Tiles')",
    "def f(title=tr('Tiles')): return title",
    "f = lambda title=tr('Tiles'): title",
])
def test_a_text_that_cannot_be_translated_is_told_with_its_line_and_the_next_step(code):
    _, wrong = translations.texts_of("\n\n" + code)
    assert len(wrong) == 1
    assert wrong[0].split(":")[0] in ("3", "4")
    assert "Next step:" in wrong[0]


def test_literals_joined_over_lines_helps_of_the_contract_and_marked_texts_are_found():
    texts, wrong = translations.texts_of(
        "HELP = marked('Later')\n"
        "def f(entry):\n"
        "    return tr('One '\n"
        "              'text: {}.').format(entry), tr(entry['help']), tr(in_words('tile_size'))")
    assert (texts, wrong) == (["Later", "One text: {}."], [])


def test_every_call_in_the_plugin_is_gathered():
    found = translations.gathered()
    calls = [call for path in translations.PLUGIN.rglob("*.py")
             for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "tr"]
    literals = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert len(literals) > 500
    assert literals <= set(found)


def test_helps_units_and_names_of_settings_are_gathered_from_the_contract():
    found = set(translations.texts_of_contract())
    assert {"Side of a tile.", "px", "Tile size", "Batch size", "For a GPU: a ViT-S of 12 blocks and a deeper U-Net.",
            "Compare a map with a reference: accuracy overall and by class."} <= found
    assert "Output heads" not in found, "what is no setting has a label of its own"


@pytest.mark.parametrize("path", translations.ts_files(), ids=translations.language_of)
def test_each_language_is_up_to_date_and_keeps_what_the_texts_need(path):
    assert translations.bring_up(path, translations.gathered(), {}, is_check=True) == []


def test_german_is_whole():
    messages = translations.read(translations.FOLDER / "sparse_wsss_de.ts")
    assert [one.source for one in messages.values() if not one.translation or one.is_unsure] == []


@pytest.mark.parametrize(("source", "translation"), [
    ("{} tiles", "Kacheln"),
    ("{:.1f} %", "{:.2f} %"),
    ("{} of {}", "{0} von {0}"),
    ("{} tiles", "{ Kacheln"),
    ("&Cut", "Schneiden"),
    ("<b>Bold</b>", "Fett"),
    ("Not there. Next step: cut tiles.", "Nicht da. Schneiden Sie Kacheln."),
    (" (kept)", "(behalten)"),
    ("Open…", "Öffnen"),
    ("Done.", "Fertig"),
    ("lower BATCH_SIZE", "BATCHGRÖSSE senken"),
    ("one\ntwo", "eins zwei"),
])
def test_a_translation_that_lost_something_is_told(source, translation):
    assert len(list(translations.problems(source, translation, "Nächster Schritt:"))) == 1


@pytest.mark.parametrize(("source", "translation"), [
    ("{} of {}", "{1} von {0}"),
    ("Not there. Next step: cut tiles.", "Nicht da. Nächster Schritt: Schneiden Sie Kacheln."),
    ("Hanna & Borth", "Hanna und Borth"),
    ("Exporting ...", "Wird exportiert…"),
])
def test_another_order_and_other_words_are_no_loss(source, translation):
    assert list(translations.problems(source, translation, "Nächster Schritt:")) == []


def test_a_text_that_vanished_is_marked_and_has_its_translation_when_it_comes_back(tmp_path):
    path = tmp_path / "sparse_wsss_de.ts"
    before = {"Tiles": Message("Tiles", "Kacheln"), "Old": Message("Old", "Alt <&> \"alt\" 'alt'"),
              "Sure?": Message("Sure?", "Sicher?", is_unsure=True)}
    sources = {"Tiles": ["a.py"], "Sure?": ["a.py"], "New": ["b.py"]}
    path.write_text(translations.written(translations.merged(sources, before, {}), "de"), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert text.count('type="vanished"') == 1
    assert text.count('type="unfinished"') == 2
    again = translations.read(path)
    assert {source: again[source].translation for source in before} == {
        source: one.translation for source, one in before.items()}
    assert again["Sure?"].is_unsure
    back = translations.merged({**sources, "Old": ["c.py"]}, again, {})
    assert next(one for one in back if one.source == "Old").translation == before["Old"].translation
    assert 'type="vanished"' not in translations.written(back, "de")


def test_a_new_language_begins_with_every_text_and_a_wrong_code_is_refused():
    assert translations.ts_files("pt_BR")[-1].name == "sparse_wsss_pt_BR.ts"
    with pytest.raises(RuntimeError, match="Give its code"):
        translations.ts_files("French")
    begun = translations.merged(translations.gathered(), {}, {})
    assert len(begun) == len(translations.gathered())
    assert not any(one.translation for one in begun)
