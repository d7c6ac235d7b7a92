"""The algorithms `model` and `onnx` in QGIS, with the real worker and a real run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.plugin.conftest import REAL_WORKER
from tests.plugin.dock.conftest import learned_run  # noqa: F401 (a fixture)
from tests.plugin.kept import Feedback

pytestmark = pytest.mark.skipif(not REAL_WORKER, reason="SPARSE_WSSS_PYTHON names no worker")


def work(stage, **values):
    import processing

    return processing.run(f"sparse_wsss:{stage}", values, feedback=Feedback())


def test_a_model_of_a_run_is_installed_in_the_users_folder_shown_and_removed(learned_run, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    run = Path(learned_run)
    work("model", ACTION="install", MODEL=str(run / "train" / "model.safetensors"), NAME="stripes", LICENCE="CC0-1.0")
    kept = tmp_path / "data" / "sparse-wsss" / "models" / "stripes.safetensors"
    assert kept.is_file()
    card = json.loads(kept.with_suffix(".json").read_text())
    assert card["licence"] == "CC0-1.0"
    assert card["training"]["class_tiles"].keys() == {"water", "forest", "sand"}
    assert card["pixel_m"] == pytest.approx(10, rel=.01)
    work("model", MODEL=str(kept), RASTER=str(run.parent / "scene.tif"), OUTPUT=str(tmp_path / "card.md"))
    text = (tmp_path / "card.md").read_text()
    assert "| licence | CC0-1.0 |" in text
    assert "- It fits." in text
    work("model", ACTION="remove", MODEL=str(kept))
    assert not list(kept.parent.iterdir())


def test_a_model_of_a_run_becomes_an_onnx_file(learned_run, tmp_path):  # noqa: F811
    run = Path(learned_run)
    results = work("onnx", RUN=str(run), NETWORK="vit", RASTER=str(run.parent / "scene.tif"),
                   OUTPUT=str(tmp_path / "made.onnx"))
    assert results["OUTPUT"] == str(tmp_path / "made.onnx")
    assert 0 <= results["LARGEST_DIFFERENCE"] < 1e-4
    assert b"standardization_mean" in (tmp_path / "made.onnx").read_bytes()
