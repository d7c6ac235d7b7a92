"""The zip as people get it: installed by QGIS into fresh profiles, its environment made by it, a scene mapped by it.

Where the system allows it (root) the checkout's code is hidden from every process that is started here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.plugin import worlds
from tests.plugin.conftest import REAL_WORKER, ROOT
from tests.plugin.dock.whole_run import SIDE, TILE, TINY
from tests.plugin.test_provider import FROZEN
from tests.plugin.test_qgis_process import QGIS_PROCESS, everything, needs_worker

SECONDS = 300
HIDDEN = [ROOT / name for name in ("sparse_wsss_plugin", "backend", "resources")]
INI = """[app]
plugin_installer\\checkOnStart=false

[qgis]
showTips=false
checkVersion=false
newsFeed\\httpsfeedqgisorg\\disabled=true

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true
"""
ABOUT = """
import json, os, sys
number = f"python{sys.version_info[0]}.{sys.version_info[1]}"
print(json.dumps([os.path.realpath(sys.executable), sys.prefix, number, sys.path]))
"""
WHERE = "import json, sparse_wsss, sys; print(json.dumps([sparse_wsss.__file__, sys.path]))"
pytestmark = pytest.mark.skipif(QGIS_PROCESS is None, reason="qgis_process is not installed")


@pytest.fixture(scope="module")
def zip_file(tmp_path_factory):
    """The zip that SPARSE_WSSS_ZIP names (`make package` makes it), or one made now."""
    named = os.environ.get("SPARSE_WSSS_ZIP")
    if named:
        return Path(named)
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, ROOT / "tools" / "package.py", "--folder", folder], check=True)
    return next(folder.glob("*.zip"))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The folder that everything is started in."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def start(elsewhere):
    """Start a program without the checkout, in another folder, and wait for its end."""
    mount = [f"mount -t tmpfs none '{folder}'" for folder in HIDDEN]
    alone = ["unshare", "--mount", "sh", "-ec", "\n".join([*mount, 'exec "$@"']), "sh"]
    can_hide = shutil.which("unshare") and subprocess.run([*alone, "true"], capture_output=True).returncode == 0
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("SPARSE_WSSS", "PYTHONPATH")) and name != "QGIS_CUSTOM_CONFIG_PATH"}

    def start(*words, **variables):
        environment = {**kept, "XDG_DATA_HOME": str(elsewhere / "data"), "PYTHONDONTWRITEBYTECODE": "1", **variables}
        return subprocess.run([*(alone if can_hide else []), *words], cwd=elsewhere, env=environment, timeout=SECONDS,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    return start


def plugins(config):
    return config / "profiles" / "default" / "python" / "plugins"


def same_files(zip_file, folder):
    """Tell whether a folder of plugins holds what the zip holds, and nothing else."""
    with zipfile.ZipFile(zip_file) as opened:
        packed = {name: opened.read(name) for name in opened.namelist()}
    return packed == {path.relative_to(folder).as_posix(): path.read_bytes()
                      for path in folder.rglob("*") if path.is_file()}


# ---------------------------------------------------------------- in a window


def on_a_screen(command):
    """The command with a virtual screen of its own where there is none; None where none can be had."""
    if os.environ.get("DISPLAY"):
        return command
    return ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", *command] if shutil.which("xvfb-run") else None


def test_install_from_zip_of_a_window_brings_algorithms_menu_and_panel(zip_file, start, elsewhere, tmp_path):
    program = shutil.which("qgis.bin") or shutil.which("qgis")  # as with qgis_process
    command = on_a_screen([program, "--nologo", "--noversioncheck", "--code",
                           shutil.copy(Path(__file__).parent / "zip_window.py", elsewhere)])
    if command is None:
        pytest.skip("a window needs a screen: xvfb-run, or DISPLAY")
    for name in ("QGIS3.ini", "QGIS4.ini"):
        settings = tmp_path / "profiles" / "default" / "QGIS" / name
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(INI)
    output, facts = elsewhere / "window.json", {"zip": str(zip_file), "output": str(elsewhere / "window.json")}
    done = start(*command, QGIS_CUSTOM_CONFIG_PATH=str(tmp_path), SPARSE_WSSS_SHOT=json.dumps(facts),
                 QT_QPA_PLATFORM="xcb", XDG_RUNTIME_DIR=str(tmp_path))
    assert output.exists(), done.stdout
    said = json.loads(output.read_text())
    assert "trace" not in said, said["trace"]
    assert said["is_active"]
    assert sorted(said["algorithms"]) == sorted(FROZEN)
    assert "Sparse WSSS" in said["menu"]
    assert said["is_docked"]
    assert said["pages"] == ["data", "labels", "run", "heads", "clusters", "result"]
    assert all(file.startswith(str(plugins(tmp_path))) for file in said["modules"].values()), said["modules"]
    assert same_files(zip_file, plugins(tmp_path))
    listed = start(QGIS_PROCESS, "list", QGIS_CUSTOM_CONFIG_PATH=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert "sparse_wsss:pipeline" in listed.stdout, "the installer has enabled it for the next start"


# ---------------------------------------------------------------- without one


@pytest.fixture(scope="module")
def profile(zip_file, qgis, tmp_path_factory):
    """A fresh profile into which QGIS's installer has unpacked the zip; the plugin is not enabled there."""
    sys.path.append(str(Path(qgis.pkgDataPath()) / "python"))
    from pyplugin_installer.unzip import unzip

    config = tmp_path_factory.mktemp("profile")
    unzip(str(zip_file), str(plugins(config)))
    return config


@pytest.fixture(scope="module")
def qgis_process(profile, start):
    """Run `qgis_process` with the unpacked plugin, enabled as people do it."""

    def run(*words, **values):
        options = ["--", *(f"{name}={value}" for name, value in values.items())] if values else []
        return start(QGIS_PROCESS, *words, *options, QGIS_CUSTOM_CONFIG_PATH=str(profile),
                     QT_QPA_PLATFORM="offscreen")

    assert "sparse_wsss:" not in run("list").stdout
    run("plugins", "enable", "sparse_wsss")
    return run


def test_the_unpacked_plugin_is_enabled_and_lists_all_algorithms(zip_file, profile, qgis_process):
    assert same_files(zip_file, plugins(profile))
    done = qgis_process("list")
    assert done.returncode == 0
    assert all(f"sparse_wsss:{name}" in done.stdout for name in FROZEN), done.stdout
    assert "Traceback" not in done.stdout


@pytest.fixture(scope="module")
def environment(qgis_process, elsewhere):
    """Let the unpacked plugin make the worker's environment of its own backend; returns its interpreter.

    Torch and the other packages are those of the checks, which the lock's versions have to be: pip finds them there,
    may fetch nothing, and builds and installs the worker.
    """
    said = subprocess.run([REAL_WORKER, "-I", "-c", ABOUT], capture_output=True, text=True, check=True)
    program, prefix, name, path = json.loads(said.stdout)
    venv, wheels = elsewhere / "data" / "sparse-wsss" / "venv", elsewhere / "wheels"
    packages = venv / "lib" / name / "site-packages"
    for folder in (venv / "bin", packages, wheels):
        folder.mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(program)
    shutil.copy(Path(prefix) / "pyvenv.cfg", venv)
    (packages / "of_the_checks.pth").write_text("".join(f"{one}\n" for one in path if one.endswith("site-packages")))
    done = qgis_process("run", "sparse_wsss:environment", ACTION="install", WHEELS=wheels)
    assert done.returncode == 0, everything(done)
    return venv / "bin" / "python"


@needs_worker
def test_the_plugin_makes_its_environment_of_the_backend_in_the_zip(environment, start, zip_file):
    file, path = json.loads(start(environment, "-I", "-c", WHERE).stdout)
    package = Path(file).parent
    assert package.is_relative_to(environment.parents[1])
    assert str(ROOT / "backend") not in path
    with zipfile.ZipFile(zip_file) as opened:
        start_of = "sparse_wsss/backend/sparse_wsss/"
        packed = {name.removeprefix(start_of): opened.read(name) for name in opened.namelist()
                  if name.startswith(start_of)}
    assert packed == {path.relative_to(package).as_posix(): path.read_bytes() for path in package.rglob("*.*")
                      if path.is_file() and path.suffix != ".pyc"}


@needs_worker
def test_a_scene_is_mapped_by_the_code_of_the_zip(environment, qgis_process, elsewhere, tmp_path):
    raster, truth = worlds.scene(tmp_path / "scene.tif", SIDE), worlds.reference(tmp_path / "truth.tif", SIDE)
    cut, labelled, found = tmp_path / "cut.gpkg", tmp_path / "labelled.gpkg", tmp_path / "map.tif"
    settings = {name.upper(): value for name, value in TINY.items()}
    for stage, values in {
        "tiles": {"RASTER": raster, "TILE_SIZE": TILE, "STRIDE": TILE // 2, "OUTPUT": cut},
        "labels": {"TILES": cut, "REFERENCE": truth, "OUTPUT": labelled},
        "pipeline": {"TILES": labelled, "RASTER": raster, "RUN": tmp_path / "run", "OUTPUT": found,
                     "PRESET": "quick", "DEVICE": "cpu", **settings},
        "evaluate": {"MAP": found, "REFERENCE": truth, "OUTPUT_JSON": tmp_path / "accuracy.json"},
    }.items():
        done = qgis_process("run", f"sparse_wsss:{stage}", **values)
        assert done.returncode == 0, everything(done)
        assert "Traceback" not in done.stdout
    assert json.loads((tmp_path / "accuracy.json").read_text())["overall_accuracy"] > 0.5
    assert (tmp_path / "run" / "report.html").exists()
