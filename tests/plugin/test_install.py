"""Installing the worker's environment: real environments and a real pip, with a tiny backend and no network."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from sparse_wsss_plugin.worker import install as installing
from sparse_wsss_plugin.worker.environment import find_interpreter
from sparse_wsss_plugin.worker.errors import InstallFailed, WorkerCancelled
from sparse_wsss_plugin.worker.install import Installation, install
from sparse_wsss_plugin.worker.lock import alone
from sparse_wsss_plugin.worker.marker import is_current
from sparse_wsss_plugin.worker.pythons import find_base, version
from tests.plugin.conftest import FAKE_WORKER

pytestmark = pytest.mark.skipif(version(Path(sys.executable)) is None, reason="python3-venv is not installed")
BUILDER = '''
import pathlib, zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    name = "sparse_wsss-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w") as wheel:
        for path in sorted(pathlib.Path("sparse_wsss").glob("*.py")):
            wheel.write(path, f"sparse_wsss/{path.name}")
        info = "sparse_wsss-0.1.0.dist-info"
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: sparse-wsss\\nVersion: 0.1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    pathlib.Path("left_by_the_build").write_text("")
    return name
'''


def make_wheel(folder, name):
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        info = f"{name}-1.0.dist-info"
        wheel.writestr(f"{name}.py", "VALUE = 1\n")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


@pytest.fixture
def backend(tmp_path):
    """A backend whose worker is the fake one, and whose lock names one small wheel."""
    folder = tmp_path / "backend"
    (folder / "sparse_wsss").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "builder"\nbackend-path = ["."]\n')
    (folder / "builder.py").write_text(BUILDER)
    (folder / "sparse_wsss" / "__init__.py").write_text("")
    fake = FAKE_WORKER.read_text().replace("STAGE = sys.argv[4]", "import tinything; STAGE = sys.argv[1]")
    (folder / "sparse_wsss" / "__main__.py").write_text(fake.replace("sys.argv[6]", "sys.argv[3]"))
    (folder / "requirements.lock").write_text("# a lock\ntinything==1.0\n")
    make_wheel(tmp_path / "wheels", "tinything")
    return folder


@pytest.fixture
def work(backend, tmp_path, monkeypatch):
    monkeypatch.setattr(installing, "NEEDED_BYTES", 0)
    monkeypatch.setenv("FAKE_WORKER", "record")
    said = []
    made = Installation(folder=tmp_path / "data", backend=backend, base=Path(sys.executable),
                        wheels=tmp_path / "wheels", say=said.append)
    made.said = said
    return made


def test_an_environment_is_made_checked_and_marked(work, backend, tmp_path):
    shares = []
    work.progress = shares.append
    assert install(work)["device"] == "cpu"
    assert work.python.is_file()
    assert is_current(work.folder, backend)
    assert shares == sorted(shares)
    assert any("Installing the other packages" in line for line in work.said)
    assert "tinything" in work.log.read_text()
    assert not (backend / "left_by_the_build").exists(), "the plugin's folder stays as it was"
    (backend / "requirements.lock").write_text("tinything==1.0\n# changed\n")
    assert not is_current(work.folder, backend)


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


def test_a_second_installation_is_kept_out(work):
    work.folder.mkdir()
    with alone(work.folder), pytest.raises(InstallFailed, match="Another installation"):
        install(work)


def test_a_full_disk_is_said_before_anything_is_done(work, monkeypatch):
    monkeypatch.setattr(installing, "NEEDED_BYTES", 10**18)
    with pytest.raises(InstallFailed, match="GB free"):
        install(work)
    assert not work.python.exists()


def test_a_base_that_cannot_make_environments_is_refused(tmp_path):
    with pytest.raises(InstallFailed, match="can make environments"):
        find_base(str(FAKE_WORKER))
    assert version(tmp_path / "gone") is None


def test_a_base_is_found_on_this_machine():
    assert version(find_base()) >= (3, 11)


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
