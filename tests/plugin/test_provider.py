"""What other people's scripts and models rely on: ids, parameter names, help, and a light import."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys

import pytest

from tests.plugin.conftest import ROOT

PLUGIN = ROOT / "sparse_wsss_plugin"
MACHINE = ["SEED", "DEVICE", "THREADS"]
TRAINING = [
    "STEPS", "PRESET", "DIM", "DEPTH", "HEADS", "HEAD_DIM", "MLP_DIM", "PATCH_SIZE", "BATCH_SIZE", "LEARNING_RATE",
    "WEIGHT_DECAY", "L0_WEIGHT", "GATE_START", "GATE_START_SPREAD", "GATE_CLOSE_SHARE", "PRUNE_AT", "MIN_OPEN_HEADS",
    "PATCH_LOSS_WEIGHT", "PRESENCE_SHARE", "PATIENCE", "EVALUATIONS", "VALIDATION_SHARE",
]
MASKS = ["METHOD", "CLUSTERS", "BANDS_WEIGHT", "TEXTURE_WEIGHT", "TOKENS_WEIGHT", "HEADS_WEIGHT", "SCORES_WEIGHT",
         "NETWORK_SHARE", "RELABEL"]
ROUNDS = ["ROUNDS", "ENCODER", "ROUND_STEPS", "ROUND_BATCH_SIZE", "ROUND_LEARNING_RATE", "ROBUSTNESS",
          "CANDIDATE_WEIGHT", "TEACHER_DECAY"]
MAPPING = ["OVERLAP", "FLIPS", "WINDOW_BATCH"]
FROZEN = {
    "dataset": ["FOLDER", "SPLIT_LIST", "CLASSES", "FORMAT", "SPLIT", "MIN_SHARE", "REFERENCE", "DROP", "MAX_TILES",
                "OUTPUT"],
    "tiles": ["RASTER", "SAR", "BANDS", "SAR_BANDS", "TILE_SIZE", "STRIDE", "EXTENT", "MIN_VALID", "OUTPUT"],
    "stack": ["RASTER", "BANDS", "NAMES", "OUTPUT"],
    "labels": ["TILES", "REFERENCE", "CLASS_FIELD", "CLASSES", "MIN_SHARE", "RECORD", "OUTPUT"],
    "train": ["TILES", "RUN", *TRAINING, *MACHINE],
    "heads": ["RUN", "TILE", "PATCH", "OUTPUT_HEADS", "OUTPUT_ATTENTION", "OUTPUT_PATCHES", "OUTPUT_STRENGTH",
              "OUTPUT_MAPS", *MACHINE],
    "pseudomasks": ["RUN", "OUTPUT", "CONFIDENCE", "OUTPUT_CLUSTERS", *MASKS, *MACHINE],
    "relabel": ["RUN", "CLUSTERS", "OUTPUT", *MACHINE],
    "refine": ["RUN", *ROUNDS, *MACHINE],
    "predict": ["RUN", "MODEL", "RASTER", "SAR", "EXTENT", "OUTPUT", "CONFIDENCE", "PROBABILITIES", *MAPPING, *MACHINE],
    "evaluate": ["MAP", "REFERENCE", "CLASS_FIELD", "CONFIDENCE", "EXTENT", "OUTPUT_JSON", "OUTPUT_HTML"],
    "changes": ["BEFORE", "AFTER", "OUTPUT", "OUTPUT_TABLE"],
    "export": ["MAP", "CRS", "FORMAT", "OUTPUT"],
    "model": ["MODEL", "RASTER", "SAR", "LIBRARY", "NAME", "LICENCE", "AUTHORS", "VERSION", "ACTION", "OUTPUT",
              "OUTPUT_JSON"],
    "onnx": ["RUN", "MODEL", "NETWORK", "ROUND", "RASTER", "SAR", "OUTPUT"],
    "vectorize": ["MAP", "CONFIDENCE", "SMALLEST_AREA", "OUTPUT"],
    "stac": ["MAP", "CONFIDENCE", "REPORT", "CARD", "TIME", "OUTPUT"],
    "layout": ["MAP", "TITLE", "DATE", "CREDITS", "SIZE", "DPI", "OUTPUT"],
    "pipeline": ["TILES", "RASTER", "SAR", "RUN", "OUTPUT", "CONFIDENCE", *TRAINING, *MASKS, *ROUNDS, *MAPPING,
                 *MACHINE],
    "bundle": ["TILES", "RASTER", "SAR", "EXTENT", "JOB_FILE", "RUN", "PRESET", "OUTPUT"],
    "unbundle": ["BUNDLE", "FOLDER"],
    "environment": ["ACTION", "PYTHON", "WHEELS", "REPORT"],
}
"""Names that scripts and saved models use. Names may come in addition; none may be changed or taken away."""

NUMBERS = {"tiles": {"N_TILES"}, "dataset": {"N_TILES", "N_LABELLED", "N_LEFT_OUT"}, "stack": {"N_BANDS"},
           "evaluate": {"MIOU", "OVERALL_ACCURACY"}, "onnx": {"LARGEST_DIFFERENCE"},
           "changes": {"N_PIXELS", "N_CHANGED", "CHANGED_SHARE"}, "vectorize": {"N_POLYGONS", "N_MERGED"}}


@pytest.fixture
def algorithms(plugin, qgis):
    return {one.name(): one for one in qgis.processingRegistry().providerById("sparse_wsss").algorithms()}


def test_the_provider_loads_without_a_window(algorithms):
    assert sorted(algorithms) == sorted(FROZEN)


def test_ids_are_what_they_were(algorithms):
    assert {one.id() for one in algorithms.values()} == {f"sparse_wsss:{name}" for name in FROZEN}


@pytest.mark.parametrize("name", FROZEN)
def test_parameter_names_are_what_they_were(algorithms, name):
    assert {p.name() for p in algorithms[name].parameterDefinitions()} >= set(FROZEN[name])


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_returned_under_the_names_they_had(algorithms, name):
    assert {o.name() for o in algorithms[name].outputDefinitions()} >= NUMBERS[name]


@pytest.mark.parametrize("name", FROZEN)
def test_every_algorithm_and_parameter_has_help(algorithms, name):
    assert len(algorithms[name].shortHelpString()) > 20
    assert algorithms[name].group()
    for parameter in algorithms[name].parameterDefinitions():
        assert len(parameter.help()) > 10, parameter.name()
        assert "<" not in parameter.help(), "help is plain text, for a terminal"


@pytest.mark.parametrize("name", [n for n in FROZEN if n not in ("environment", "layout")])
def test_defaults_and_limits_are_those_of_the_contract(algorithms, name):
    from sparse_wsss_plugin.worker.contract import parameters

    for lower, entry in parameters(name).items():
        parameter = algorithms[name].parameterDefinition(lower.upper())
        assert parameter.defaultValue() == (None if entry["by_preset"] else entry["default"]), lower
        if entry.get("type") in ("integer", "number"):
            assert parameter.minimum() == entry.get("minimum", entry.get("exclusiveMinimum", parameter.minimum()))
            assert parameter.maximum() == entry.get("maximum", entry.get("exclusiveMaximum", parameter.maximum()))


def test_optional_outputs_are_not_made_unless_asked_for(algorithms):
    confidence = algorithms["predict"].parameterDefinition("CONFIDENCE")
    assert not confidence.createByDefault()
    assert algorithms["predict"].parameterDefinition("OUTPUT").createByDefault()


def test_files_are_written_as_geotiff_and_geopackage_whatever_is_set(algorithms):
    assert algorithms["predict"].parameterDefinition("OUTPUT").defaultFileExtension() == "tif"
    assert algorithms["tiles"].parameterDefinition("OUTPUT").defaultFileExtension() == "gpkg"


def test_polygons_are_a_layer_that_qgis_loads_and_a_model_passes_on(algorithms):
    from qgis.core import QgsProcessingOutputVectorLayer

    output = algorithms["vectorize"].parameterDefinition("OUTPUT")
    assert output.defaultFileExtension() == "gpkg"
    assert all(f"*.{ending}" in output.createFileFilter() for ending in ("gpkg", "geojson", "fgb", "shp"))
    assert isinstance(algorithms["vectorize"].outputDefinition("OUTPUT"), QgsProcessingOutputVectorLayer)


def test_an_export_offers_the_endings_of_its_formats(algorithms):
    output = algorithms["export"].parameterDefinition("OUTPUT")
    assert output.defaultFileExtension() == "tif"
    assert "PNG (*.png)" in output.createFileFilter()
    assert "jpg" not in output.createFileFilter()
    assert "JPEG" not in algorithms["export"].parameterDefinition("FORMAT").options()


LOAD_AND_UNLOAD = """
import json, os, sys
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from sparse_wsss_plugin import classFactory
registry = application.processingRegistry()
plugin = classFactory(None)
plugin.initProcessing()
plugin.initProcessing()
loaded = len(registry.providerById("sparse_wsss").algorithms())
heavy = [name for name in ("torch", "rasterio", "sklearn", "pydantic", "matplotlib", "scipy") if name in sys.modules]
plugin.unload()
print(json.dumps({"loaded": loaded, "heavy": heavy, "is_gone": registry.providerById("sparse_wsss") is None}))
sys.stdout.flush()
os._exit(0)
"""


def test_the_plugin_loads_nothing_heavy_and_leaves_nothing_behind():
    done = subprocess.run([sys.executable, "-c", LOAD_AND_UNLOAD], cwd=ROOT, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120)
    said = json.loads(done.stdout.strip().splitlines()[-1])
    assert said == {"loaded": len(FROZEN), "heavy": [], "is_gone": True}, done.stderr


@pytest.mark.parametrize("path", sorted(PLUGIN.rglob("*.py")), ids=lambda path: str(path.relative_to(PLUGIN)))
def test_the_source_is_python_3_9_without_asserts_and_needs_qgis_and_the_standard_library_alone(path):
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    roots = {alias.name.split(".")[0] for node in imports for alias in node.names}
    roots |= {str(node.module).split(".")[0] for node in ast.walk(tree)
              if isinstance(node, ast.ImportFrom) and node.level == 0}
    allowed = set(sys.stdlib_module_names) - {"pickle", "shelve", "marshal"}
    parts = path.relative_to(PLUGIN).parts
    allowed |= {"qgis"} if "worker" not in parts else set()
    allowed |= {"numpy", "osgeo"} if "dock" in parts else set()  # QGIS brings them; the provider does without
    assert roots <= allowed, roots - allowed


def test_metadata_says_what_the_plugin_site_asks_for():
    import configparser

    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    general = parser["general"]
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["qgisMaximumVersion"] == "4.99"
    assert general["hasProcessingProvider"] == "yes"
    assert all(part.isdigit() for part in general["version"].split("."))
    assert "PyTorch" in general["about"]
    assert (ROOT / general["icon"]).is_file()
    assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text(encoding="utf-8")
