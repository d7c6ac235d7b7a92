"""The report of the worker begins as the plugin knows it: with the policy that forbids scripts."""

from __future__ import annotations

import pytest

from sparse_wsss_plugin.dock.report_file import HEAD


def test_a_report_begins_with_the_policy():
    page = pytest.importorskip("sparse_wsss.report.page", reason="runs in the worker's environment")
    assert page.page("a", "b").startswith(HEAD)
