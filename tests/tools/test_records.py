"""Figures on their way from a run to the README, none of them typed by hand."""

from __future__ import annotations

import json

import fill_readme
import pytest
from run_figures import Measured, markdown_table, pooled, run_record, table_lines

from tests.sample_run import sample_run


@pytest.fixture
def record(tmp_path):
    run, _, _ = sample_run(tmp_path)
    measured = Measured.read("east", run.path / "evaluate" / "accuracy.json")
    return run_record(run.path, [measured], {"tiles": 1.2, "pipeline": 190.0, "evaluate": 3.0, "total": 197.0})


def test_record_holds_accuracy_heads_and_seconds(record):
    assert record["heads"] == 32
    assert record["tiles"] == 144
    assert record["stage_seconds"]["train"] == 92.4
    assert record["accuracy"][0]["majority_overall_accuracy"] == .41
    assert json.loads(json.dumps(record)) == record


def test_table_shows_every_stage_and_the_largest_class(record):
    text = "\n".join(table_lines(record))
    for stage in ("tiles", "train", "heads", "pseudomasks", "refine", "predict", "evaluate", "total"):
        assert f"    {stage} " in text
    assert f"{100 * record['accuracy'][0]['miou']:.1f}" in text
    assert "41.0" in text


def test_numbers_of_a_markdown_table_are_set_right():
    assert markdown_table(("a", "b"), [("x", "1")]) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_filling_twice_changes_nothing(monkeypatch, tmp_path, record):
    monkeypatch.setattr(fill_readme, "recorded", {"demo.json": record, "walkthrough.json": {"nc": record}}.get)
    text = "".join(f"before\n<!-- figures:{name} -->\nold\n<!-- /figures:{name} -->\n" for name in fill_readme.BLOCKS)
    once = fill_readme.filled(text)
    assert "old" not in once
    assert once.count("before") == len(fill_readme.BLOCKS)
    assert "nc, east" in once
    assert fill_readme.filled(once) == once


def test_what_was_not_recorded_is_said_so(monkeypatch):
    monkeypatch.setattr(fill_readme, "recorded", lambda name: None)
    assert "Not recorded yet" in fill_readme.demo()
    assert "Not recorded yet" in fill_readme.walkthrough()


def test_pooling_one_map_changes_nothing_and_pooling_two_adds_their_pixels(tmp_path):
    confusion = {"classes": ["water", "class 7"], "codes": [1, 7], "matrix": [[6, 2], [1, 3]]}
    other = {"classes": ["sand", "crops"], "codes": [7, 9], "matrix": [[4, 0], [0, 4]]}
    paths = [tmp_path / name for name in ("a.json", "b.json")]
    for path, matrix in zip(paths, (confusion, other), strict=True):
        path.write_text(json.dumps({"confusion": matrix}))
    alone, both = pooled("one", paths[:1]), pooled("two", paths)
    assert alone.overall_accuracy == pytest.approx(9 / 12)
    assert alone.iou == pytest.approx({"water": 6 / 9, "class 7": 3 / 6})
    assert alone.majority_miou == pytest.approx(8 / 12 / 2)
    assert both.n_pixels == 20
    assert both.iou == pytest.approx({"water": 6 / 9, "sand": 7 / 10, "crops": 1})
    assert both.overall_accuracy == pytest.approx(17 / 20)
