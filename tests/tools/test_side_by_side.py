"""Targets of a real Makefile side by side: each one's output in one piece, what failed last, and the exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "side_by_side.py"
MAKEFILE = """
SHELL := /bin/bash
well: ; @echo well begun; while ! [ -e went ]; do sleep 0.05; done; echo well done
ill: ; @echo ill begun; touch went; echo a reason; exit 3
"""


def run(folder, *targets):
    (folder / "Makefile").write_text(MAKEFILE)
    done = subprocess.run([sys.executable, str(SCRIPT), *targets], cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


def test_what_failed_stops_no_other_is_told_again_at_the_end_and_counts(tmp_path):
    code, lines = run(tmp_path, "well", "ill")
    assert code == 1
    assert lines.index("well begun") + 1 == lines.index("well done"), "though the other spoke in between"
    again = lines.index("======== ill FAILED. All that it said is above and in build/checks/ill.log; it ended with:")
    assert lines.index("well done") < again
    assert "a reason" in lines[:again]
    assert "a reason" in lines[again:]
    assert lines[-2].split()[:2] == ["well", "ok,"]
    assert lines[-1].split()[:2] == ["ill", "FAILED"]


def test_when_all_go_well_the_end_says_so(tmp_path):
    (tmp_path / "went").touch()
    code, lines = run(tmp_path, "well")
    assert code == 0
    assert lines[-1].split()[:2] == ["well", "ok,"]
    assert not any("FAILED" in line for line in lines)
