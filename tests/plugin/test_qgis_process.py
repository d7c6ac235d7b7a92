"""The command line of QGIS as people and scripts use it: real processes, exit codes, Ctrl-C, no orphans."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time

import pytest
from osgeo import gdal

import tools.install_plugin as install_plugin
from tests.osm_pbf import write_osm
from tests.plugin import worlds
from tests.plugin.conftest import FAKE_WORKER, REAL_WORKER
from tests.plugin.processes import gone_soon, is_running
from tests.plugin.test_provider import FROZEN

QGIS_PROCESS = shutil.which("qgis_process.bin") or shutil.which("qgis_process")  # Debian 12's wrapper does not work
SECONDS = 120
pytestmark = pytest.mark.skipif(QGIS_PROCESS is None, reason="qgis_process is not installed")
needs_worker = pytest.mark.skipif(not REAL_WORKER, reason="SPARSE_WSSS_PYTHON names no interpreter with the worker")


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """A QGIS profile of its own in which the plugin is enabled."""
    config = tmp_path_factory.mktemp("qgis")
    install_plugin.install(config)
    return config


@pytest.fixture
def variables(profile, tmp_path):
    """Variables of a qgis_process without any environment for the worker."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPARSE_WSSS", "FAKE_WORKER"))}
    return {**kept, "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(tmp_path / "no-data"), "PYTHONDONTWRITEBYTECODE": "1"}


def qgis_process(variables, *words, **values):
    options = ["--"] + [f"{name}={value}" for name, value in values.items()] if values else []
    return subprocess.run([QGIS_PROCESS, *words, *options], env=variables, capture_output=True, text=True,
                          timeout=SECONDS)


def everything(done):
    return done.stdout + (done.stderr or "")


def test_the_algorithms_are_listed_and_nothing_complains(variables):
    done = qgis_process(variables, "list")
    assert done.returncode == 0
    assert all(f"sparse_wsss:{name}" in done.stdout for name in FROZEN)
    assert "Traceback" not in everything(done)


def test_a_copied_plugin_is_listed_too(variables, tmp_path):
    install_plugin.install(tmp_path / "copied", copy=True)
    folder = tmp_path / "copied" / "profiles" / "default" / "python" / "plugins" / "sparse_wsss"
    assert not [path for path in folder.rglob("*") if path.is_symlink() or path.name == "__pycache__"]
    done = qgis_process({**variables, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "copied")}, "list")
    assert "sparse_wsss:tiles" in done.stdout


@pytest.mark.parametrize("name", ["tiles", "train", "environment"])
def test_help_is_plain_text_with_limits(variables, name):
    done = qgis_process(variables, "help", f"sparse_wsss:{name}")
    assert done.returncode == 0
    assert "Allowed: " in done.stdout
    assert "<p>" not in done.stdout


def test_an_unknown_parameter_is_refused_naming_the_nearest(variables, tmp_path):
    raster = worlds.scene(tmp_path / "scene.tif")
    done = qgis_process(variables, "run", "sparse_wsss:tiles", RASTER=raster, TILESIZE=16, OUTPUT=tmp_path / "t.gpkg")
    assert done.returncode != 0
    assert "Did you mean 'TILE_SIZE'?" in everything(done)


def test_without_an_environment_the_one_step_is_said(variables, tmp_path):
    raster = worlds.scene(tmp_path / "scene.tif")
    done = qgis_process(variables, "run", "sparse_wsss:tiles", RASTER=raster, OUTPUT=tmp_path / "t.gpkg")
    assert done.returncode != 0
    assert "not installed yet" in everything(done)
    assert "sparse_wsss:environment) with ACTION=install" in everything(done)


def test_the_interpreter_may_be_set_in_the_profile(variables, tmp_path):
    install_plugin.install(tmp_path / "set", python=FAKE_WORKER)
    own = {**variables, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "set"), "FAKE_WORKER": "record"}
    done = qgis_process(own, "run", "sparse_wsss:environment")
    assert done.returncode == 0, everything(done)
    assert f"INTERPRETER:\t{FAKE_WORKER}" in done.stdout


def test_the_environment_report_says_it_too(variables, tmp_path):
    report = tmp_path / "report.md"
    done = qgis_process(variables, "run", "sparse_wsss:environment", ACTION="check", REPORT=report)
    assert done.returncode != 0
    assert "ACTION=install" in report.read_text()


# ---------------------------------------------------------------- with a real worker


@pytest.fixture
def real(variables):
    return {**variables, "SPARSE_WSSS_PYTHON": REAL_WORKER}


@needs_worker
def test_tiles_labels_and_evaluation_run_one_after_the_other(real, tmp_path):
    raster, reference = worlds.scene(tmp_path / "scene.tif"), worlds.reference(tmp_path / "reference.tif")
    tiles, labelled, figures = (tmp_path / name for name in ("tiles.gpkg", "labelled.gpkg", "figures.json"))
    done = qgis_process(real, "run", "sparse_wsss:tiles", RASTER=raster, TILE_SIZE=16, OUTPUT=tiles)
    assert done.returncode == 0, everything(done)
    assert "N_TILES:\t4" in done.stdout
    done = qgis_process(real, "run", "sparse_wsss:labels", TILES=tiles, REFERENCE=reference, OUTPUT=labelled)
    assert done.returncode == 0, everything(done)
    assert worlds.layers_in(labelled) == ["tiles", "classes"]
    done = qgis_process(real, "run", "sparse_wsss:evaluate", MAP=reference, REFERENCE=reference, OUTPUT_JSON=figures)
    assert done.returncode == 0, everything(done)
    assert "MIOU:\t1" in done.stdout
    assert json.loads(figures.read_text())["miou"] == 1


@needs_worker
def test_a_data_set_is_imported_from_its_folder(real, tmp_path):
    for name in ("forest", "water"):
        (tmp_path / "chips" / name).mkdir(parents=True)
        worlds.scene(tmp_path / "chips" / name / f"{name}.tif")
    done = qgis_process(real, "run", "sparse_wsss:dataset", FOLDER=tmp_path / "chips", OUTPUT=tmp_path / "index.gpkg")
    assert done.returncode == 0, everything(done)
    assert "N_TILES:\t2" in done.stdout
    assert "a folder for each class" in everything(done)
    assert worlds.layers_in(tmp_path / "index.gpkg") == ["tiles", "classes"]
    done = qgis_process(real, "run", "sparse_wsss:dataset", FOLDER=tmp_path / "chips", FORMAT="eurosat",
                        OUTPUT=tmp_path / "other.gpkg")
    assert done.returncode != 0
    assert "set FORMAT to folders" in everything(done)


def finished_run(folder, tiles, land_cover):
    """What `bundle` asks of a run: a training that is done, and a map."""
    def write(name, value):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(value))

    outputs = {"output": str(land_cover)}
    asked = {**outputs, "run": str(folder)}
    write("provenance.json", {"jobs": [{"stage": "pipeline", "exit": 0, "parameters": asked}]})
    done = {"status": "done", "settings": {}, "inputs": {}}
    write("train/stage.json", {**done, "outputs": {}})
    write("predict/stage.json", {**done, "outputs": outputs})
    shutil.copy(tiles, folder / "train" / "tiles.gpkg")
    return folder


@needs_worker
def test_a_job_goes_to_another_machine_and_a_run_comes_back(real, tmp_path):
    from sparse_wsss_plugin.dock.run_status import run_status

    raster, reference = worlds.scene(tmp_path / "scene.tif"), worlds.reference(tmp_path / "reference.tif")
    cut, tiles, job, back = (tmp_path / name for name in ("cut.gpkg", "tiles.gpkg", "job", "back"))
    for words in (("tiles", "--raster", raster, "--tile-size", "16", "--output", cut),
                  ("labels", "--tiles", cut, "--reference", reference, "--output", tiles)):
        subprocess.run([REAL_WORKER, "-I", "-m", "sparse_wsss", *map(str, words)], check=True, timeout=SECONDS)
    done = qgis_process(real, "run", "sparse_wsss:bundle", TILES=tiles, RASTER=raster, PRESET="quick",
                        OUTPUT=tmp_path / "job.zip")
    assert done.returncode == 0, everything(done)
    done = qgis_process(real, "run", "sparse_wsss:unbundle", BUNDLE=tmp_path / "job.zip", FOLDER=job)
    assert done.returncode == 0, everything(done)
    assert f"JOB:\t{job / 'job.json'}" in done.stdout
    assert json.loads((job / "job.json").read_text())["parameters"]["tiles"] == str(job / "tiles.gpkg")
    done = qgis_process(real, "run", "sparse_wsss:bundle", RUN=finished_run(job / "run", job / "tiles.gpkg", reference),
                        OUTPUT=tmp_path / "result.zip")
    assert done.returncode == 0, everything(done)
    done = qgis_process(real, "run", "sparse_wsss:unbundle", BUNDLE=tmp_path / "result.zip", FOLDER=back)
    assert done.returncode == 0, everything(done)
    assert f"MAP:\t{back / 'map.tif'}" in done.stdout
    assert f"RUN:\t{back / 'run'}" in done.stdout
    assert run_status(back / "run").asked["output"] == str(back / "map.tif")  # what the panel shows of it


@needs_worker
def test_openstreetmap_and_a_built_in_legend_label_tiles(real, tmp_path):
    raster, tiles = worlds.scene(tmp_path / "scene.tif"), tmp_path / "tiles.gpkg"
    done = qgis_process(real, "run", "sparse_wsss:tiles", RASTER=raster, TILE_SIZE=16, OUTPUT=tiles)
    assert done.returncode == 0, everything(done)
    done = qgis_process(real, "run", "sparse_wsss:labels", TILES=tiles, REFERENCE=worlds.reference(tmp_path / "r.tif"),
                        CLASSES="modis_igbp", OUTPUT=tmp_path / "igbp.gpkg")
    assert done.returncode == 0, everything(done)
    assert "MODIS land cover" in everything(done)
    box = gdal.Info(gdal.Warp("", raster, format="VRT", dstSRS="EPSG:4326"), format="json")["cornerCoordinates"]
    left, top, right, bottom = *box["upperLeft"], *box["lowerRight"]
    extract = write_osm(tmp_path / "extract.osm.pbf", [], [
        ([(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)],
         {"natural": "wood", "leaf_type": "mixed"})])
    for field in ("landuse,natural", "leaf_type"):
        done = qgis_process(real, "run", "sparse_wsss:labels", TILES=tiles, CLASS_FIELD=field, RECORD="touching",
                            REFERENCE=f"{extract}|layername=multipolygons", OUTPUT=tmp_path / "osm.gpkg")
        assert done.returncode == 0, everything(done)
        assert "N_LABELLED:\t4" in done.stdout


@needs_worker
def test_two_maps_are_compared_and_one_is_exported(real, tmp_path):
    before = worlds.reference(tmp_path / "before.tif")
    after = worlds.write_raster(tmp_path / "after.tif", [[1 if x < 8 else 2 for x in range(32)] for _ in range(32)])
    done = qgis_process(real, "run", "sparse_wsss:changes", BEFORE=before, AFTER=after,
                        OUTPUT=tmp_path / "changes.tif", OUTPUT_TABLE=tmp_path / "changes.csv")
    assert done.returncode == 0, everything(done)
    assert "N_CHANGED:\t256" in done.stdout
    assert "1,class 1,2,class 2,256,2.5" in (tmp_path / "changes.csv").read_text()
    done = qgis_process(real, "run", "sparse_wsss:export", MAP=tmp_path / "changes.tif", CRS="EPSG:4326",
                        OUTPUT=tmp_path / "out.png")
    assert done.returncode == 0, everything(done)
    data = gdal.Open(str(tmp_path / "out.png"))
    assert "4326" in data.GetProjection()
    assert set(data.ReadAsArray().ravel()) == {2, 255}
    assert data.GetRasterBand(1).GetCategoryNames()[2] == "class 2"
    assert (tmp_path / "out.qml").exists()
    done = qgis_process(real, "run", "sparse_wsss:export", MAP=after, OUTPUT=tmp_path / "own.tif",
                        CRS="PROJ:+proj=laea +lat_0=25 +lon_0=54.5 +datum=WGS84")
    assert done.returncode == 0, everything(done)
    assert "Lambert_Azimuthal_Equal_Area" in gdal.Open(str(tmp_path / "own.tif")).GetProjection()


@needs_worker
@pytest.mark.parametrize(("values", "words"), [
    ({"FORMAT": "JPEG", "OUTPUT": "out.jpg"}, ("'JPEG' is not among the choices", "Valid: auto, GTiff")),
    ({"OUTPUT": "out.jpg"}, ("out.jpg is the name of a file of no format that is written", ".png (PNG)")),
    ({"CRS": "EPSG:0", "OUTPUT": "out.tif"}, ("CRS",)),
])
def test_an_export_that_cannot_be_made_says_what_can(real, tmp_path, values, words):
    given = {**values, "OUTPUT": tmp_path / values["OUTPUT"]}
    done = qgis_process(real, "run", "sparse_wsss:export", MAP=worlds.reference(tmp_path / "map.tif"), **given)
    assert done.returncode != 0
    assert all(word in everything(done) for word in words), everything(done)
    assert not given["OUTPUT"].exists()


@needs_worker
def test_points_and_the_confidence_of_a_map_reach_the_worker(real, tmp_path):
    reference, points = worlds.reference(tmp_path / "map.tif"), worlds.points(tmp_path / "points.gpkg")
    doubt = worlds.write_raster(tmp_path / "doubt.tif", [[0] * 32] * 32)
    figures = tmp_path / "figures.json"
    done = qgis_process(real, "run", "sparse_wsss:evaluate", MAP=reference, REFERENCE=points, CLASS_FIELD="code",
                        CONFIDENCE=doubt, OUTPUT_JSON=figures)
    assert done.returncode == 0, everything(done)
    assert "ECE:\t1" in done.stdout
    found = json.loads(figures.read_text())
    assert found["area"]["n_units"] == found["calibration"]["n_pixels"] == 16
    assert found["area"]["unit"] == "ha"


@needs_worker
def test_several_rasters_and_an_extent_reach_the_worker(real, tmp_path):
    first, second = worlds.scene(tmp_path / "a.tif"), worlds.scene(tmp_path / "b.tif")
    done = qgis_process(real, "run", "sparse_wsss:tiles", RASTER=f"{first};{second}", TILE_SIZE=16,
                        EXTENT="300000,300160,2799680,2800000 [EPSG:32640]", OUTPUT=tmp_path / "t.gpkg")
    assert done.returncode == 0, everything(done)
    assert "N_TILES:\t4" in done.stdout


@needs_worker
def test_polygons_with_a_field_label_the_tiles(real, tmp_path):
    raster, polygons = worlds.scene(tmp_path / "scene.tif"), worlds.polygons(tmp_path / "polygons.gpkg")
    tiles, labelled = tmp_path / "tiles.gpkg", tmp_path / "labelled.gpkg"
    qgis_process(real, "run", "sparse_wsss:tiles", RASTER=raster, TILE_SIZE=16, OUTPUT=tiles)
    done = qgis_process(real, "run", "sparse_wsss:labels", TILES=tiles, REFERENCE=polygons, CLASS_FIELD="cover",
                        OUTPUT=labelled)
    assert done.returncode == 0, everything(done)
    assert sorted(worlds.labels_of(labelled)) == ["forest", "forest", "water", "water"]


@needs_worker
def test_a_failure_ends_with_message_next_step_and_exit_code(real, tmp_path):
    raster = worlds.scene(tmp_path / "scene.tif")
    done = qgis_process(real, "run", "sparse_wsss:tiles", RASTER=raster, TILE_SIZE=512, OUTPUT=tmp_path / "t.gpkg")
    assert done.returncode != 0
    assert "Next step: " in everything(done)
    assert not (tmp_path / "t.gpkg").exists()


@needs_worker
def test_the_environment_is_checked_and_described(real, tmp_path):
    done = qgis_process(real, "run", "sparse_wsss:environment", REPORT=tmp_path / "report.md")
    assert done.returncode == 0, everything(done)
    report = (tmp_path / "report.md").read_text()
    assert "- torch: " in report
    assert "- It works." in report
    assert f"INTERPRETER:\t{REAL_WORKER}" in done.stdout


# ---------------------------------------------------------------- stopping


@pytest.fixture
def working(variables, tmp_path):
    """Start a job whose worker works on and on; returns the process and the worker's pids."""
    processes = []

    def start(*options, **more):
        raster, pids = worlds.scene(tmp_path / "scene.tif"), tmp_path / "pids"
        environment = {**variables, "SPARSE_WSSS_PYTHON": str(FAKE_WORKER), "FAKE_WORKER": "slow",
                       "FAKE_WORKER_PID": str(pids), **more}
        process = subprocess.Popen(
            [QGIS_PROCESS, *options, "run", "sparse_wsss:tiles", "--", f"RASTER={raster}", f"OUTPUT={tmp_path}/t.gpkg"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        processes.append(process)
        deadline = time.monotonic() + SECONDS
        while not (pids.exists() and pids.read_text().endswith("\n")):
            assert time.monotonic() < deadline, "the worker has not started"
            assert process.poll() is None, process.stdout.read()
            time.sleep(0.05)
        time.sleep(0.5)
        return process, [int(pid) for pid in pids.read_text().split()]

    yield start
    for process in processes:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.parametrize("options", [(), ("--json",)], ids=["text", "json"])
def test_ctrl_c_ends_the_worker_and_the_command_fails(working, options):
    process, pids = working(*options)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=SECONDS)  # undisturbed it would work for five minutes
    assert process.returncode != 0
    assert "Stopped on request" in said
    assert all(gone_soon(pid) for pid in pids)


def test_a_killed_qgis_process_leaves_no_worker_behind(working):
    process, pids = working()
    assert all(is_running(pid) for pid in pids)
    process.kill()
    process.wait()
    assert all(gone_soon(pid) for pid in pids)


def test_no_temporary_folder_is_left(working, tmp_path):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    process, _ = working(TMPDIR=str(temporary))
    assert list(temporary.glob("sparse_wsss_*"))
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=SECONDS)
    assert list(temporary.glob("sparse_wsss_*")) == []
