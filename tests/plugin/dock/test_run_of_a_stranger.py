"""A run that somebody sent: its records lead nowhere else, its report runs no script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

from sparse_wsss_plugin.dock.report_file import HEAD, harmless
from sparse_wsss_plugin.dock.result_files import Accuracy, is_of_map, mask_file
from sparse_wsss_plugin.dock.run_files import RunFiles, may_be_followed
from sparse_wsss_plugin.dock.style_file import entries_of_qml


@pytest.mark.parametrize(("path", "may"), [
    ("/data/map.tif", True), ("C:\\data\\map.tif", True), ("map.tif", True), ("", False),
    ("https://example.org/map.tif", False), ("/vsicurl/https://example.org/map.tif", False),
    ("\\vsis3\\bucket\\map.tif", False), ("file://host/map.tif", False),
])
def test_records_of_a_run_lead_to_files_alone(path, may):
    assert may_be_followed(path, "/data/run") is may


def test_a_share_of_another_computer_is_not_asked(monkeypatch):
    import ntpath

    monkeypatch.setattr("os.path.splitdrive", ntpath.splitdrive)
    assert not may_be_followed("\\\\stranger\\x\\map.tif", "C:\\data\\run")
    assert may_be_followed("\\\\office\\maps\\map.tif", "\\\\office\\maps\\run")


def test_masks_and_figures_are_not_looked_for_where_a_record_names_an_address(tmp_path):
    run = tmp_path / "run"
    (run / "pseudomasks").mkdir(parents=True)
    (run / "pseudomasks" / "pseudomasks.tif").write_text("masks")
    (run / "pseudomasks" / "stage.json").write_text(json.dumps(
        {"status": "done", "outputs": {"output": "/vsicurl/https://example.org/x.tif"}}))
    assert mask_file(str(run), "pseudomasks") == str(run / "pseudomasks" / "pseudomasks.tif")
    assert not is_of_map(Accuracy(map="https://example.org/x.tif"), str(run), str(tmp_path / "x.tif"))


@pytest.mark.parametrize(("noted", "taken"), [(".bashrc", False), ("map.tif", True), ("map.TIFF", True)])
def test_resuming_a_run_replaces_nothing_but_a_map(dock, tmp_path, noted, taken):
    run, target = tmp_path / "run", tmp_path / "home" / noted
    run.mkdir()
    target.parent.mkdir()
    target.write_text("of the user")
    job = {"stage": "pipeline", "exit": 4, "parameters": {"output": str(target), "confidence": str(target)}}
    (run / "provenance.json").write_text(json.dumps({"jobs": [job]}))
    dock.show_page("run")
    dock.page("run").run.picked.emit(str(run))
    assert (Path(dock.state.map) == target) is taken
    assert (Path(dock.state.confidence) == target) is taken
    assert dock.state.run == str(run)


def test_a_report_of_a_stranger_is_opened_behind_a_policy_that_forbids_scripts(tmp_path):
    report = tmp_path / "run" / "report.html"
    report.parent.mkdir()
    report.write_text("<html><script>alert(1)</script>")
    shown = harmless(report, tmp_path)
    assert shown != report
    assert shown.read_text() == HEAD + "<html><script>alert(1)</script>"
    report.write_text(HEAD + "<script>alert(1)</script>")  # the policy stands before it
    assert harmless(report, tmp_path) == report


def test_a_style_whose_entities_have_no_end_is_read_in_a_moment_and_stops_there():
    names = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    laughs = f'<!DOCTYPE qgis [<!ENTITY a "haha">{names}]>'
    text = f'{laughs}<qgis><paletteEntry value="1" label="&i;" color="#ff0000"/></qgis>'
    assert sum(len(label) for _, label, _ in entries_of_qml(text)[0]) < 1 << 20


def test_a_record_that_is_nested_without_an_end_counts_as_not_there(tmp_path):
    (tmp_path / "provenance.json").write_text("[" * 200_000)
    assert RunFiles(tmp_path).json("provenance.json") is None
