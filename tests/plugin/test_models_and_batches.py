"""The algorithms as parts of larger works: models, batches, threads, loaded and styled layers."""

from __future__ import annotations

import json
import time

import pytest

from tests.plugin import worlds
from tests.plugin.conftest import REAL_WORKER
from tests.plugin.kept import Feedback

needs_worker = pytest.mark.skipif(not REAL_WORKER, reason="SPARSE_WSSS_PYTHON names no interpreter with the worker")


def model_of_tiles_and_labels():
    """Model: RASTER and REFERENCE in, tiles of 16 px cut and labelled, LABELLED out."""
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterRasterLayer,
    )

    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("Tiles with labels", "tests")
    for name in ("RASTER", "REFERENCE"):
        model.addModelParameter(QgsProcessingParameterRasterLayer(name, name), QgsProcessingModelParameter(name))
    tiles = QgsProcessingModelChildAlgorithm("sparse_wsss:tiles")
    tiles.setChildId("tiles")
    tiles.addParameterSources("RASTER", [source.fromModelParameter("RASTER")])
    for name, value in (("TILE_SIZE", 16), ("STRIDE", 0), ("MIN_VALID", 0.5)):  # the Modeler saves defaults too
        tiles.addParameterSources(name, [source.fromStaticValue(value)])
    labels = QgsProcessingModelChildAlgorithm("sparse_wsss:labels")
    labels.setChildId("labels")
    labels.addParameterSources("REFERENCE", [source.fromModelParameter("REFERENCE")])
    for name, value in (("MIN_SHARE", 0.1), ("RECORD", "classes")):
        labels.addParameterSources(name, [source.fromStaticValue(value)])
    labels.addParameterSources("TILES", [source.fromChildOutput("tiles", "OUTPUT")])
    result = QgsProcessingModelOutput("labelled", "Labelled")
    result.setChildId("labels")
    result.setChildOutputName("OUTPUT")
    labels.setModelOutputs({"labelled": result})
    model.addChildAlgorithm(tiles)
    model.addChildAlgorithm(labels)
    return model


def run(algorithm, values, feedback=None):
    from qgis.core import QgsProcessingContext

    context = QgsProcessingContext()
    results, is_done = algorithm.create().run(values, context, feedback or Feedback(), {}, False)
    assert is_done
    return results


@needs_worker
def test_a_model_of_tiles_and_labels_runs(plugin, tmp_path):
    model = model_of_tiles_and_labels()
    out = next(d.name() for d in model.destinationParameterDefinitions())
    labelled = str(tmp_path / "labelled.gpkg")
    run(model, {"RASTER": worlds.scene(tmp_path / "scene.tif"), out: labelled,
                "REFERENCE": worlds.reference(tmp_path / "reference.tif")})
    assert sorted(set(filter(None, worlds.labels_of(labelled)))) == ["class 1", "class 2"]


def test_a_model_is_valid_and_exports_as_python(plugin):
    model = model_of_tiles_and_labels()
    assert model.validate() == (True, [])
    assert "sparse_wsss:labels" in "\n".join(model.asPythonCode(model_output_type(), 4))


def model_output_type():
    from qgis.core import QgsProcessing

    return QgsProcessing.PythonOutputType.PythonQgsProcessingAlgorithmSubclass


@needs_worker
def test_a_batch_runs_the_same_algorithm_again_and_again(plugin, qgis, tmp_path):
    registry = qgis.processingRegistry()
    algorithm = registry.createAlgorithmById("sparse_wsss:tiles")
    for size, expected in ((16, 4), (32, 1)):
        raster = worlds.scene(tmp_path / f"scene{size}.tif")
        results = run(algorithm, {"RASTER": raster, "TILE_SIZE": size, "OUTPUT": str(tmp_path / f"t{size}.gpkg")})
        assert results["N_TILES"] == expected
        assert results["OUTPUT"] == str(tmp_path / f"t{size}.gpkg")


def test_it_runs_in_a_background_task_as_in_the_window(plugin, qgis, fake_worker, tmp_path):
    from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext
    from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

    fake_worker("record")
    algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:tiles")
    context, feedback = QgsProcessingContext(), Feedback()
    values = {"RASTER": worlds.scene(tmp_path / "scene.tif"), "OUTPUT": str(tmp_path / "t.gpkg")}
    task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
    ended = []
    task.executed.connect(lambda is_done, results: ended.append((is_done, results)))
    QgsApplication.taskManager().addTask(task)
    deadline = time.monotonic() + 120
    while not ended and time.monotonic() < deadline:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        time.sleep(0.02)
    assert ended[0][0] is True
    assert ended[0][1]["N_TILES"] == 4


def test_progress_metrics_and_warnings_arrive_while_it_works(plugin, qgis, fake_worker, tmp_path):
    fake_worker("record")
    feedback = Feedback()
    algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:tiles")
    run(algorithm, {"RASTER": worlds.scene(tmp_path / "s.tif"), "OUTPUT": str(tmp_path / "t.gpkg")}, feedback)
    assert 50.0 in feedback.shares
    assert "tiles: working" in feedback.said
    assert "tiles: step 1  loss 0.25" in feedback.said
    assert feedback.warnings == ["a warning of the worker"]


def test_a_run_in_a_temporary_folder_is_said_to_go_away(plugin, qgis, fake_worker, tmp_path):
    fake_worker("record")
    algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:train")
    tiles, feedback = worlds.tile_index(tmp_path / "tiles.gpkg"), Feedback()
    run(algorithm, {"TILES": tiles, "RUN": "TEMPORARY_OUTPUT"}, feedback)
    assert "gone when QGIS closes" in feedback.warnings[0]


def test_a_cancel_raises(plugin, qgis, fake_worker, tmp_path):
    from qgis.core import QgsProcessingContext, QgsProcessingException

    fake_worker("slow")
    feedback = Feedback()
    feedback.cancel_when = lambda: len(feedback.shares) > 3
    algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:tiles")
    values = {"RASTER": worlds.scene(tmp_path / "s.tif"), "OUTPUT": str(tmp_path / "t.gpkg")}
    with pytest.raises(QgsProcessingException, match="Stopped on request"):
        algorithm.run(values, QgsProcessingContext(), feedback, {}, False)


@needs_worker
def test_temporary_outputs_do_not_mix(plugin, qgis, tmp_path):
    import processing

    one = worlds.scene(tmp_path / "a.tif")
    values = [{"RASTER": one, "TILE_SIZE": size, "OUTPUT": "TEMPORARY_OUTPUT"} for size in (16, 8)]
    paths = [processing.run("sparse_wsss:tiles", value, feedback=Feedback())["OUTPUT"] for value in values]
    assert [len(worlds.labels_of(path)) for path in paths] == [4, 16]


# ---------------------------------------------------------------- layers


def test_a_map_loads_with_the_style_beside_it(plugin, tmp_path):
    from pathlib import Path

    from sparse_wsss_plugin.layers import load

    path = Path(worlds.reference(tmp_path / "map.tif"))
    layer = load(path, "map")
    assert layer.renderer().type() != "paletted"
    from qgis.core import QgsPalettedRasterRenderer
    from qgis.PyQt.QtGui import QColor

    water = QgsPalettedRasterRenderer.Class(1, QColor("#0000ff"), "water")
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, [water]))
    layer.saveNamedStyle(str(path.with_suffix(".qml")))
    again = load(path, "map")
    assert [entry.label for entry in again.renderer().classes()] == ["water"]


def test_a_file_that_qgis_cannot_open_is_named(plugin, tmp_path):
    from sparse_wsss_plugin.layers import load

    with pytest.raises(OSError, match=r"gone\.tif"):
        load(tmp_path / "gone.tif", "gone")


# ---------------------------------------------------------------- environment algorithm


def test_the_check_returns_interpreter_device_and_report(plugin, qgis, fake_worker, tmp_path):
    path = fake_worker("record")
    algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:environment")
    results = run(algorithm, {"REPORT": str(tmp_path / "r.md")})
    assert results == {"INTERPRETER": str(path), "DEVICE": "cpu", "REPORT": str(tmp_path / "r.md")}
    report = (tmp_path / "r.md").read_text()
    assert "named by" not in report
    assert "the variable SPARSE_WSSS_PYTHON" in report
    assert "- torch: 0" in report


def test_an_interpreter_can_be_looked_at_before_it_is_used(plugin, qgis, fake_worker, tmp_path, monkeypatch):
    path = fake_worker("record")
    monkeypatch.delenv("SPARSE_WSSS_PYTHON")
    algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:environment")
    assert run(algorithm, {"PYTHON": str(path)})["INTERPRETER"] == str(path)
    assert json.loads((tmp_path / "asked.json").read_text())["stage"] == "check"


def test_the_proxy_of_qgis_is_handed_to_pip(plugin):
    from qgis.core import QgsSettings

    from sparse_wsss_plugin.settings import proxy_variables

    settings = QgsSettings()
    values = {"proxyEnabled": True, "proxyType": "HttpProxy", "proxyHost": "proxy.example.org", "proxyPort": "3128",
              "proxyUser": "a user", "proxyPassword": "p@ss"}
    try:
        for name, value in values.items():
            settings.setValue(f"proxy/{name}", value)
        assert proxy_variables()["HTTPS_PROXY"] == "http://a%20user:p%40ss@proxy.example.org:3128"
        settings.setValue("proxy/proxyType", "DefaultProxy")
        assert proxy_variables() == {}
    finally:
        settings.remove("proxy")
    assert proxy_variables() == {}
