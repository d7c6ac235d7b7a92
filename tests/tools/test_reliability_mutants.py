"""The campaign of mutants tells tests that notice a change from tests that do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from reliability.campaign import Options
from reliability.mutants import TESTS, run, section, share_killed, trial
from reliability.mutants.make import mutants
from reliability.mutants.unkillable import REASONS, reason

ROOT = Path(__file__).resolve().parents[2]
BLEND = "sparse_wsss.mapping.blend"


def options(folder: Path, share: float) -> Options:
    return Options(folder, share, 1, lambda text: None)


def test_a_few_mutants_of_the_blend_are_all_noticed_by_its_tests_and_none_by_a_test_of_nothing(tmp_path):
    found = trial(BLEND, TESTS[BLEND], options(tmp_path, 0.03))
    assert (found["mutants"], found["killed"] + len(found["survived"])) == (3, 3)
    assert all(one["reason"] for one in found["survived"])
    (tmp_path / "test_nothing.py").write_text("import sparse_wsss.mapping.blend\ndef test_nothing(): pass\n")
    blind = trial(BLEND, [str(tmp_path / "test_nothing.py")], options(tmp_path, 0.03))
    assert share_killed(blind) == 0
    assert len(blind["survived"]) == 3


def test_tests_that_fail_on_the_module_as_it_is_prove_nothing(tmp_path):
    (tmp_path / "test_wrong.py").write_text("def test_wrong(): raise OSError\n")
    with pytest.raises(RuntimeError, match="as it is"):
        trial(BLEND, [str(tmp_path / "test_wrong.py")], options(tmp_path, 0))


SOURCE = """
def f(a: int | None, b=0) -> int | None:
    c = max(a, b)
    if a < b:
        return c
    return a + 1
"""


def test_each_kind_of_change_is_made_once_and_annotations_are_left_alone():
    found = [one.change.replace("  ", " ") for one in mutants(SOURCE)]
    assert {"c = max(a, b) -> c = min(a, b)", "c = max(a, b) -> pass", "if a < b: -> if a <= b:",
            "if a < b: -> if not a < b:", "return c -> return None", "return a + 1 -> return a - 1",
            "return a + 1 -> return a + 2"} <= set(found)
    assert len(found) == len(set(found))
    assert all(change.count("int | None") == 4 for change in found if change.startswith("def"))


def test_the_reasons_are_of_mutants_that_there_are():
    assert set(REASONS) <= set(TESTS)
    for module, reasons in REASONS.items():
        source = (ROOT / "backend" / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8").replace(" ", "")
        for part, _, _ in reasons:
            assert part.replace(" ", "") in source, part


def test_a_reason_is_that_of_its_change_alone():
    line = "where = (whole > 0) | (part > 0)"
    assert reason("sparse_wsss.accuracy", line, "where = (whole != 0) | (part > 0)")
    assert not reason("sparse_wsss.accuracy", line, "where = (whole > 0) | (part != 0)")
    assert not reason("sparse_wsss.accuracy", line, "where = (whole >= 0) | (part > 0)")


def test_the_page_names_every_survivor_and_a_module_below_the_mark_is_a_failure():
    figures = {"modules": {BLEND: {"mutants": 8, "killed": 6, "stopped": 1, "survived": [
        {"line": 7, "change": "a -> b", "reason": "it is the same"}]}}, "failures": []}
    text = "\n".join(section(figures))
    assert "| `mapping.blend` | 8 | 6 | 1 | 1 | 87.5% |" in text
    assert "* line 7: `a -> b` (it is the same)" in text
    assert callable(run)
