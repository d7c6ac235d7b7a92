"""Installing the worker's environment: real environments and a real pip, with a tiny backend and no network."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sparse_wsss_plugin.worker import install as installing
from sparse_wsss_plugin.worker.environment import find_interpreter
from sparse_wsss_plugin.worker.errors import InstallFailed, NoEnvironment, WorkerCancelled
from sparse_wsss_plugin.worker.hardware import Hardware
from sparse_wsss_plugin.worker.install import Installation, install, remove
from sparse_wsss_plugin.worker.installers import find_uv
from sparse_wsss_plugin.worker.lock import alone
from sparse_wsss_plugin.worker.marker import is_current
from sparse_wsss_plugin.worker.pythons import find_base, has_pip, version
from tests.plugin.conftest import FAKE_WORKER, REAL_WORKER, ROOT
from tests.plugin.dock.waiting import PATIENCE_S
from tests.plugin.processes import gone_soon
from tests.plugin.tiny_backend import make_backend, make_wheel

pytestmark = pytest.mark.skipif(version(Path(sys.executable)) is None, reason="python3-venv is not installed")
UV = find_uv({**os.environ, "PATH": f"{Path(REAL_WORKER).parent}{os.pathsep}{os.environ['PATH']}"})
needs_uv = pytest.mark.skipif(UV is None, reason="uv is not installed")


@pytest.fixture
def backend(tmp_path):
    return make_backend(tmp_path)


@pytest.fixture
def work(fresh, empty_environment):
    """An installation that finds an empty environment, in a folder with spaces and an umlaut."""
    shutil.copytree(empty_environment, fresh.folder / "venv", symlinks=True)
    return fresh


@pytest.fixture
def fresh(backend, tmp_path, monkeypatch):
    """An installation that finds nothing."""
    monkeypatch.setattr(installing, "NEEDED_BYTES", 0)
    monkeypatch.setenv("FAKE_WORKER", "record")
    said = []
    made = Installation(folder=tmp_path / "Daten für QGIS", backend=backend, base=Path(sys.executable), uv=None,
                        wheels=tmp_path / "wheels", say=said.append, hardware=Hardware("linux", "x86_64"))
    made.said = said
    return made


def test_an_environment_is_made_checked_and_marked(fresh, backend, tmp_path):
    shares = []
    fresh.progress = shares.append
    assert install(fresh)["device"] == "cpu"
    assert fresh.python.is_file()
    assert is_current(fresh.folder, backend)
    assert shares == sorted(shares)
    assert any("Installing the other packages" in line for line in fresh.said)
    assert "tinything" in fresh.log.read_text()
    assert not (backend / "left_by_the_build").exists(), "the plugin's folder stays as it was"
    (backend / "requirements.lock").write_text("tinything==1.0\n# changed\n")
    assert not is_current(fresh.folder, backend)


def test_installing_again_has_nothing_to_do_and_needs_no_packages(work, tmp_path):
    install(work)
    for wheel in (tmp_path / "wheels").iterdir():
        wheel.unlink()
    assert install(work)["device"] == "cpu"
    assert work.said[-1] == "The environment is there and complete; nothing had to be done."


def test_installing_again_keeps_what_is_there_and_repairs_what_is_not(work):
    install(work)
    created = (work.python.parents[1] / "pyvenv.cfg").stat().st_mtime_ns
    module = next(work.python.parents[1].glob("lib/*/site-packages/sparse_wsss/__main__.py"))
    module.write_text("raise SystemExit(9)")
    install(work)
    assert (work.python.parents[1] / "pyvenv.cfg").stat().st_mtime_ns == created
    assert "raise SystemExit(9)" not in module.read_text()


def test_an_environment_that_cannot_be_repaired_is_made_anew(work):
    install(work)
    created = (work.python.parents[1] / "pyvenv.cfg").stat().st_mtime_ns
    next(work.python.parents[1].glob("lib/*/site-packages/tinything.py")).unlink()  # pip believes it is there
    install(work)
    assert (work.python.parents[1] / "pyvenv.cfg").stat().st_mtime_ns != created
    assert any("made anew" in line for line in work.said)


def test_a_failed_step_names_it_shows_the_tail_and_leaves_no_marker(work, backend):
    (backend / "requirements.lock").write_text("no-such-thing==1.0\n")
    with pytest.raises(InstallFailed, match="Installing the other packages") as raised:
        install(work)
    assert "no-such-thing" in raised.value.message
    assert str(work.log) in raised.value.message
    assert "no build for this Python" in raised.value.hint
    assert not (work.folder / "installed.json").exists()


def test_a_check_that_fails_leaves_no_marker(work, backend, monkeypatch):
    monkeypatch.setenv("FAKE_WORKER", "crash")
    monkeypatch.setenv("FAKE_WORKER_TRACE", "ImportError: DLL load failed while importing _C")
    with pytest.raises(InstallFailed, match="does not work") as raised:
        install(work)
    assert "Visual C++" in raised.value.hint
    assert not is_current(work.folder, backend)


def test_a_cancelled_installation_is_not_taken_for_a_whole_one(work, tmp_path):
    work.is_cancelled = lambda: any("other packages" in line for line in work.said)
    with pytest.raises(WorkerCancelled, match="not finished"):
        install(work)
    assert not (work.folder / "installed.json").exists()


def test_a_second_installation_is_kept_out(fresh):
    fresh.folder.mkdir()
    with alone(fresh.folder), pytest.raises(InstallFailed, match="Another installation"):
        install(fresh)


def test_a_full_disk_is_said_before_anything_is_done(fresh, monkeypatch):
    monkeypatch.setattr(installing, "NEEDED_BYTES", 10**18)
    with pytest.raises(InstallFailed, match="GB free"):
        install(fresh)
    assert not fresh.python.exists()


def test_a_base_that_cannot_make_environments_is_refused(tmp_path):
    with pytest.raises(InstallFailed, match="can make environments"):
        find_base(str(FAKE_WORKER))
    assert version(tmp_path / "gone") is None


def test_a_base_is_found_on_this_machine():
    assert version(find_base()) >= (3, 11)


@needs_uv
def test_uv_makes_the_environment_too_and_pip_completes_it(fresh, backend):
    fresh.uv = UV
    assert install(fresh)["device"] == "cpu"
    assert any(line.startswith("Packages come from") and str(UV) in line for line in fresh.said)
    assert is_current(fresh.folder, backend)
    created = (fresh.python.parents[1] / "pyvenv.cfg").stat().st_mtime_ns
    fresh.uv = None
    next(fresh.python.parents[1].glob("lib/*/site-packages/sparse_wsss/__main__.py")).write_text("raise SystemExit(9)")
    install(fresh)
    assert (fresh.python.parents[1] / "pyvenv.cfg").stat().st_mtime_ns == created


@needs_uv
def test_an_environment_of_uv_alone_is_made_anew_for_pip(fresh):
    subprocess.run([str(UV), "venv", "--no-config", "-q", "--python", sys.executable, str(fresh.python.parents[1])],
                   check=True)
    assert not has_pip(fresh.python)
    install(fresh)
    assert has_pip(fresh.python)


def test_what_was_done_is_kept_beside_the_environment(work):
    install(work)
    marker = json.loads((work.folder / "installed.json").read_text(encoding="utf-8"))
    assert (marker["build"], marker["installer"], marker["base"]) == ("cpu", "pip", sys.executable)
    assert marker["reason"] == "No NVIDIA card: the build for the processor."
    assert marker["reason"] in work.log.read_text(encoding="utf-8")


def test_the_python_that_makes_the_environment_stays_as_it_was(fresh, tmp_path):
    base = tmp_path / "base python"
    subprocess.run([sys.executable, "-m", "venv", str(base)], check=True)
    fresh.base = base / "bin" / "python"
    before = sorted(str(path) for path in base.rglob("*") if "__pycache__" not in str(path))
    install(fresh)
    assert sorted(str(path) for path in base.rglob("*") if "__pycache__" not in str(path)) == before


def test_repair_makes_even_a_good_environment_anew(work):
    install(work)
    left = work.python.parents[1] / "left behind"
    left.write_text("")
    install(work, anew=True)
    assert not left.exists()
    assert (work.folder / "installed.json").exists()


def test_remove_leaves_nothing_but_the_lock(work):
    install(work)
    assert remove(work.folder)
    assert [path.name for path in work.folder.iterdir()] == ["install.lock"]
    assert not remove(work.folder)
    assert not remove(work.folder / "never made")


def test_remove_waits_for_no_installation(fresh):
    fresh.folder.mkdir()
    with alone(fresh.folder), pytest.raises(InstallFailed, match="Another installation"):
        remove(fresh.folder)


HOST = """
import sys
from pathlib import Path
from sparse_wsss_plugin.worker import install as installing
from sparse_wsss_plugin.worker.hardware import Hardware
installing.NEEDED_BYTES = 0
folder, backend, wheels = map(Path, sys.argv[1:])
installing.install(installing.Installation(folder=folder, backend=backend, wheels=wheels, base=Path(sys.executable),
                                           uv=None, hardware=Hardware("linux", "x86_64"), say=lambda line: None))
"""


@pytest.mark.skipif(os.name == "nt", reason="descriptors are inherited on POSIX alone")
def test_a_killed_installation_keeps_others_out_while_its_pip_lives_and_is_completed_later(work, backend, tmp_path):
    sign = tmp_path / "at work"
    host = subprocess.Popen([sys.executable, "-c", HOST, str(work.folder), str(backend), str(work.wheels)], cwd=ROOT,
                            env={**os.environ, "BUILD_WAITS": str(sign), "PYTHONPATH": str(ROOT)})
    end = time.monotonic() + PATIENCE_S
    while not (sign.exists() and sign.read_text().endswith("\n")):
        assert time.monotonic() < end, "the worker's package is not being built"
        assert host.poll() is None
        time.sleep(0.05)
    builder = int(sign.read_text())
    host.kill()
    host.wait()
    assert not (work.folder / "installed.json").exists()
    with pytest.raises(InstallFailed, match="Another installation"):
        install(work)
    os.killpg(os.getpgid(builder), signal.SIGKILL)
    assert gone_soon(builder)
    while not is_free(work.folder):  # the system frees the lock a moment after the last who held it
        assert time.monotonic() < end + PATIENCE_S
        time.sleep(0.05)
    facts = install(work)
    assert facts["device"] == "cpu"
    assert is_current(work.folder, backend)


def is_free(folder):
    """Whether nobody installs there."""
    try:
        with alone(folder):
            return True
    except InstallFailed:
        return False


def two_builds(tmp_path, *wheels):
    """A folder of wheels with torch, as the lock names it, in builds such as `1.0+cpu`."""
    for version_of_it in wheels:
        make_wheel(tmp_path / "index", "torch", version_of_it)


def test_torch_comes_in_the_build_that_fits_and_else_in_the_one_there_is(work, backend, tmp_path, monkeypatch):
    """Folders stand in for the indexes: that of the builds cannot be reached."""
    (backend / "requirements.lock").write_text("tinything==1.0\ntorch==1.0\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", f"{tmp_path / 'wheels'} {tmp_path / 'index'}")
    monkeypatch.setattr("sparse_wsss_plugin.worker.torch_build.INDEX", "http://127.0.0.1:9/")
    work.wheels = None
    two_builds(tmp_path, "1.0")
    install(work)
    assert any("The next way is tried" in line for line in work.said)
    assert torch_of(work) == "1.0"
    two_builds(tmp_path, "1.0+cpu")
    install(work, anew=True)
    assert torch_of(work) == "1.0+cpu"


def torch_of(work):
    """Version of the torch that was installed."""
    info = next(work.python.parents[1].glob("lib/*/site-packages/torch-*.dist-info"))
    return info.name.removeprefix("torch-").removesuffix(".dist-info")


def test_a_folder_that_cannot_be_written_says_where_else(tmp_path, fresh):
    (tmp_path / "file").write_text("")
    fresh.folder = tmp_path / "file" / "data"
    with pytest.raises(InstallFailed, match="cannot be made") as raised:
        install(fresh)
    assert "SPARSE_WSSS_HOME" in raised.value.hint


def test_a_variable_names_another_folder(tmp_path):
    with pytest.raises(NoEnvironment, match="Anderswo"):
        find_interpreter("", {"SPARSE_WSSS_HOME": str(tmp_path / "Anderswo")})


def test_the_algorithm_installs_where_the_plugin_looks(plugin, qgis, backend, tmp_path, monkeypatch):
    from qgis.core import QgsProcessingContext

    from sparse_wsss_plugin.algorithms import environment
    from tests.plugin.kept import Feedback

    monkeypatch.setattr(installing, "NEEDED_BYTES", 0)
    monkeypatch.setattr(environment, "shipped", lambda name: backend if name == "backend" else tmp_path / name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("FAKE_WORKER", "record")
    monkeypatch.delenv("SPARSE_WSSS_PYTHON", raising=False)
    algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:environment")
    values = {"ACTION": "install", "WHEELS": str(tmp_path / "wheels"), "PYTHON": sys.executable}
    feedback = Feedback()
    results, is_done = algorithm.run(values, QgsProcessingContext(), feedback, {}, False)
    assert is_done
    assert results["INTERPRETER"] == str(find_interpreter().path)
    assert json.loads((tmp_path / "data" / "sparse-wsss" / "installed.json").read_text())["source"]
    assert "- It works." in feedback.said
