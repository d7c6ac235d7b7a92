"""The campaign "resources": its cheapest case is run, and its page says what came of each."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHEAP = "two installations at once"


@pytest.fixture
def resources(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    pytest.importorskip("resource", reason="limits are of POSIX")
    import reliability.resources as module

    return module


@pytest.mark.skipif(sys.platform != "linux", reason="disks and limits are those of Linux")
def test_a_case_is_run_and_told(resources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from reliability.campaign import Options

    monkeypatch.setattr(resources, "CASES", [case for case in resources.CASES if case.title == CHEAP])
    said: list[str] = []
    figures = resources.run(Options(tmp_path, 0.05, 0, said.append))
    assert figures["failures"] == []
    assert [row["case"] for row in figures["cases"]] == [CHEAP]
    assert "refused" in said[-1]
    assert f"| {CHEAP} | " in "\n".join(resources.section(figures))


def test_a_case_that_fails_is_a_failure_of_the_campaign(resources, tmp_path: Path,
                                                        monkeypatch: pytest.MonkeyPatch):
    from reliability.campaign import Options
    from reliability.resources.base import Case, Unexpected

    def fails(base, folder):
        raise Unexpected("it hung")

    monkeypatch.setattr(resources, "CASES", [Case("a drive", fails)])
    assert resources.run(Options(tmp_path, 1, 0, lambda text: None))["failures"] == ["a drive: it hung"]


def test_every_case_has_a_title_of_its_own(resources):
    titles = [case.title for case in resources.CASES]
    assert len(set(titles)) == len(titles) > 12
