"""The library of models: the box on the page Result with clicks, and its two algorithms, with the real worker."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.plugin.conftest import REAL_WORKER
from tests.plugin.dock.waiting import wait_for
from tests.plugin.kept import Feedback
from tests.plugin.worlds import write_raster

real_worker = pytest.mark.skipif(not REAL_WORKER, reason="SPARSE_WSSS_PYTHON names no worker")


@pytest.fixture
def library(monkeypatch, tmp_path):
    """The library of a user who has none yet."""
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    from sparse_wsss_plugin.settings import model_library

    assert tmp_path in model_library().parents
    return model_library()


@pytest.fixture
def make_page(plugin, canvas, project, library):
    from qgis.PyQt import sip

    from sparse_wsss_plugin.dock.dock_state import DockState
    from sparse_wsss_plugin.dock.result_page import ResultPage

    made = []

    def make(**values):
        state = DockState()
        state.set(**values)
        page = ResultPage(state, canvas)
        page.heard_by_test = []
        page.said.connect(lambda text, is_problem: page.heard_by_test.append((text, is_problem)))
        page.resize(420, 1600)
        page.show()
        page.shown()
        made.append(page)
        return page

    yield make
    for page in made:
        page.hidden()
        page.close()
        sip.delete(page)


def give(library, model, name, **changes):
    """Put a model into the library as somebody else's worker would."""
    library.mkdir(parents=True, exist_ok=True)
    shutil.copy(model, library / f"{name}.safetensors")
    card = json.loads(Path(model).with_suffix(".json").read_text())
    (library / f"{name}.json").write_text(json.dumps({**card, **changes}))
    return library / f"{name}.safetensors"


def refined(files):
    return Path(files["run"]) / "refine" / "model.safetensors"


def press(row):
    """Press the button of a job and wait for its end."""
    assert row.button.isEnabled()
    row.button.click()
    wait_for(lambda: not row.is_running)


def problems(page):
    return [text for text, is_problem in page.heard_by_test if is_problem]


# ------------------------------------------------------------ cards, without a window


def test_what_a_card_does_not_say_is_left_open(tmp_path):
    from sparse_wsss_plugin.dock.model_cards import models_in

    for name, text in (("a", "{}"), ("b", "no json"), ("c", "[]"), ("d", json.dumps({
            "classes": [{"code": 1, "name": "water", "colour": "#0000ff"}, 7, {"name": "no code"}], "licence": 3,
            "modalities": [{"name": "sar", "bands": ["VV", "VH"]}, {"name": "optical"}], "training": {"tiles": 5},
            "pixel_m": 10.0, "resolution": 0.0001}))):
        (tmp_path / f"{name}.safetensors").write_text("weights")
        (tmp_path / f"{name}.json").write_text(text)
    (tmp_path / "alone.safetensors").write_text("weights")
    empty, full = models_in(tmp_path)
    assert (empty.name, empty.classes, empty.tiles, empty.licence) == ("a", [], None, "")
    assert [one.name for one in full.classes] == ["water"]
    assert full.bands == {"sar": ["VV", "VH"]}
    assert (full.n_bands, full.tiles, full.pixel_m, full.licence) == (2, 5, 10.0, "")
    assert models_in(tmp_path / "none") == []


def test_texts_of_a_stranger_are_shown_as_text(make_page, library, tmp_path):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QLabel

    given = tmp_path / "given.safetensors"
    given.write_text("weights")
    given.with_suffix(".json").write_text(json.dumps({
        "classes": [{"code": 1, "name": "<b>water</b>", "colour": "#0000ff"}], "licence": "<img src=x>"}))
    give(library, given, "given")
    page = make_page()
    assert "<img src=x>" in page.outputs.models.card.text()
    shown = [page.outputs.models.card, *page.outputs.models.classes.findChildren(QLabel)]
    texts = [label for label in shown if label.text()]
    assert "<b>water</b>" in [label.text() for label in texts]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in texts)


# ------------------------------------------------------------ the box


@real_worker
def test_the_model_of_the_run_is_kept_and_removed_again(make_page, whole_run, library):
    page = make_page(**{name: whole_run[name] for name in ("raster", "run", "map")})
    assert "No model is installed" in page.outputs.models.card.text()
    assert not page.outputs.models.remove.button.isEnabled()
    page.outputs.models.of_run.click()
    assert page.outputs.models.file.filePath() == str(refined(whole_run))
    assert f"sparse_wsss:model -- ACTION=install MODEL={refined(whole_run)}" in page.command()
    press(page.outputs.models.install)
    assert not problems(page)
    assert sorted(path.name for path in library.iterdir()) == ["run.json", "run.safetensors"]
    assert page.outputs.models.model().name == "run"
    row = [page.outputs.models.table.item(0, column).text() for column in range(4)]
    assert row[:2] == ["run", "3"]
    assert row[2].endswith(" m")
    assert colours_of(page.outputs.models.table.item(0, 0)) == ["#0000ff", "#00aa00"]
    assert " tiles, 20" in page.outputs.models.card.text()
    assert [label.text() for label in labels(page.outputs.models.classes) if label.text()] == ["water", "forest"]
    press(page.outputs.models.remove)
    assert list(library.iterdir()) == []
    assert page.outputs.models.model() is None
    assert not page.outputs.use.map.button.isEnabled()


def colours_of(item):
    """Colours in the picture of a row, from the left."""
    from sparse_wsss_plugin.dock.model_box import CHIP_PX, STRIP_PX

    picture = item.icon().pixmap(STRIP_PX, CHIP_PX).toImage()
    return list(dict.fromkeys(picture.pixelColor(x, CHIP_PX // 2).name() for x in range(picture.width())))


def labels(widget):
    from qgis.PyQt.QtWidgets import QLabel

    return widget.findChildren(QLabel)


@real_worker
def test_a_file_that_is_no_model_is_refused_with_the_next_step(make_page, whole_run, library, tmp_path):
    give(library, refined(whole_run), "before")
    shutil.copy(refined(whole_run).with_suffix(".json"), tmp_path / "bad.json")
    (tmp_path / "bad.safetensors").write_bytes(b"\x80\x04K\x01.")
    page = make_page()
    page.outputs.models.file.setFilePath(str(tmp_path / "bad.safetensors"))
    press(page.outputs.models.install)
    assert "not the weights that its card belongs to" in problems(page)[0]
    assert "Ask for the model again" in problems(page)[0]
    assert [one.name for one in page.outputs.models._models] == ["before"]
    assert page.outputs.models.install.button.isEnabled()


@real_worker
def test_a_scene_that_fits_is_mapped_with_one_press(make_page, whole_run, library, tmp_path):
    from osgeo import gdal

    from sparse_wsss_plugin.dock import layer_group

    kept = give(library, refined(whole_run), "halves")
    page = make_page(raster=whole_run["raster"])
    page.outputs.use.map_file.setFilePath(str(tmp_path / "made"))
    assert page.command().splitlines() == [
        f"qgis_process run sparse_wsss:model -- ACTION=show MODEL={kept} RASTER={whole_run['raster']}",
        f"qgis_process run sparse_wsss:predict -- MODEL={kept} RASTER={whole_run['raster']} "
        f"OUTPUT={tmp_path / 'made.tif'} CONFIDENCE={tmp_path / 'made_confidence.tif'}"]
    page.outputs.use.map.button.click()
    wait_for(lambda: page.state.map)
    assert not problems(page)
    assert page.state.map == str(tmp_path / "made.tif")
    assert layer_group.layer_of("map") is not None
    maps = [gdal.Open(path).ReadAsArray() for path in (page.state.map, whole_run["map"])]
    assert (maps[0] == maps[1]).mean() == 1
    press_again = len(page.heard_by_test)
    page.outputs.use.map.button.click()
    assert "is there already" in page.heard_by_test[press_again][0]


@real_worker
def test_what_does_not_fit_is_said_before_the_map_is_made(make_page, whole_run, library, tmp_path):
    give(library, refined(whole_run), "halves")
    bright = write_raster(tmp_path / "bright.tif", [[[250] * 64] * 64] * 3)
    page = make_page(raster=bright)
    page.outputs.use.map_file.setFilePath(str(tmp_path / "made.tif"))
    press(page.outputs.use.map)
    wait_for(lambda: not page.outputs.use.check.is_running)
    assert "% of the pixels" in page.outputs.use.warnings.text()
    assert page.outputs.use.warnings.isVisibleTo(page.outputs.use)
    assert "The scene does not fit the model" in problems(page)[0]
    assert not (tmp_path / "made.tif").exists()
    assert page.outputs.use.map.button.text() == "Map it all the same"
    press(page.outputs.use.map)
    assert (tmp_path / "made.tif").exists()
    few = write_raster(tmp_path / "few.tif", [[[90] * 64] * 64] * 2)
    page.state.set(raster=few)
    assert page.outputs.use.map.button.text() == "Map the scene"
    assert page.outputs.use.warnings.text() == ""
    press(page.outputs.use.check)
    assert "few.tif has 2 optical bands; the model was trained on 3" in page.outputs.use.warnings.text()


@real_worker
def test_the_chosen_model_is_exported_as_onnx(make_page, whole_run, library, tmp_path):
    kept = give(library, refined(whole_run), "halves")
    page = make_page(raster=whole_run["raster"])
    page.outputs.use.onnx_file.setFilePath(str(tmp_path / "made"))
    assert page.command() == (f"qgis_process run sparse_wsss:onnx -- MODEL={kept} RASTER={whole_run['raster']} "
                              f"OUTPUT={tmp_path / 'made.onnx'}")
    press(page.outputs.use.onnx)
    assert not problems(page)
    assert b"standardization_mean" in (tmp_path / "made.onnx").read_bytes()


# ------------------------------------------------------------ the algorithms


def work(stage, **values):
    import processing

    return processing.run(f"sparse_wsss:{stage}", values, feedback=Feedback())


@real_worker
def test_a_model_is_installed_in_the_users_folder_shown_and_removed(whole_run, library, tmp_path):
    work("model", ACTION="install", MODEL=str(refined(whole_run)), NAME="halves", LICENCE="CC0-1.0")
    kept = library / "halves.safetensors"
    card = json.loads(kept.with_suffix(".json").read_text())
    assert card["licence"] == "CC0-1.0"
    assert card["training"]["class_tiles"].keys() == {"water", "forest"}
    assert card["pixel_m"] == pytest.approx(10, rel=.01)
    work("model", MODEL=str(kept), RASTER=whole_run["raster"], OUTPUT=str(tmp_path / "card.md"))
    text = (tmp_path / "card.md").read_text()
    assert "| licence | CC0-1.0 |" in text
    assert "- It fits." in text
    work("model", ACTION="remove", MODEL=str(kept))
    assert not list(library.iterdir())


@real_worker
@pytest.mark.parametrize("more", [{"NETWORK": "vit"}, {"ROUND": 1}])
def test_the_networks_of_a_run_become_onnx_files(plugin, whole_run, tmp_path, more):
    results = work("onnx", RUN=whole_run["run"], RASTER=whole_run["raster"], OUTPUT=str(tmp_path / "made.onnx"), **more)
    assert results["OUTPUT"] == str(tmp_path / "made.onnx")
    assert 0 <= results["LARGEST_DIFFERENCE"] < 1e-4
    assert (b'"kind": "gated_vit"' in (tmp_path / "made.onnx").read_bytes()) == (more == {"NETWORK": "vit"})
