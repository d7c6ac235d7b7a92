"""One QGIS without a window and without the user's profile, for all plugin tests."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

OWN = tempfile.mkdtemp(prefix="sparse_wsss_tests_")
atexit.register(shutil.rmtree, OWN, ignore_errors=True)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # English, whatever the machine speaks
os.environ.setdefault("XDG_RUNTIME_DIR", OWN)
os.environ.setdefault("QGIS_CUSTOM_CONFIG_PATH", OWN)
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FAKE_WORKER = HERE / "fake_worker.py"
REAL_WORKER = os.environ.get("SPARSE_WSSS_PYTHON", "")


_ended = []


def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker("qgis")


def pytest_sessionfinish(session, exitstatus):
    _ended.append(int(exitstatus))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    """End here, QGIS has ended: Python would go on to take apart what is left of a thousand tests, in any order.

    How a QGIS with the plugin ends is looked at in processes of their own.
    """
    if _ended:
        shutil.rmtree(OWN, ignore_errors=True)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_ended[0])


@pytest.fixture(autouse=True)
def own_temporary_folder(monkeypatch, tmp_path):
    """A worker that crashes leaves its log behind: not in the system's folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture(scope="session")
def qgis():
    """The application; ends with the tests."""
    core = pytest.importorskip("qgis.core", reason="QGIS's Python is not installed")
    application = core.QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(application.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    yield application
    application.exitQgis()


@pytest.fixture(scope="session")
def plugin(qgis):
    """The plugin as `qgis_process` makes it: no window."""
    from sparse_wsss_plugin import classFactory

    made = classFactory(None)
    made.initProcessing()
    yield made
    made.unload()


@pytest.fixture
def fake_worker(monkeypatch, tmp_path):
    """Let the fake worker take the place of the interpreter: `fake_worker("record")` names what it does."""

    def choose(what, **variables):
        monkeypatch.setenv("SPARSE_WSSS_PYTHON", str(FAKE_WORKER))
        monkeypatch.setenv("FAKE_WORKER", what)
        monkeypatch.setenv("FAKE_WORKER_JOB", str(tmp_path / "asked.json"))
        monkeypatch.setenv("FAKE_WORKER_PID", str(tmp_path / "pids"))
        for name, value in variables.items():
            monkeypatch.setenv(name, str(value))
        return FAKE_WORKER

    return choose


@pytest.fixture
def asked_of(plugin, fake_worker, tmp_path):
    """Run an algorithm with the fake worker and return the parameters of the job it was given."""
    import processing

    from tests.plugin.kept import Feedback

    fake_worker("record")

    def run(stage, context=None, **values):
        processing.run(f"sparse_wsss:{stage}", values, context=context, feedback=Feedback())
        return json.loads((tmp_path / "asked.json").read_text())["parameters"]

    return run


@pytest.fixture(scope="session")
def empty_environment(tmp_path_factory):
    """Made once: that takes longer than all the rest of an installation, and a copy can be filled as well."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder


@pytest.fixture
def refusal(plugin, fake_worker, qgis):
    """Message with which an algorithm refuses its values, before and in the run."""
    from qgis.core import QgsProcessingContext, QgsProcessingException

    from tests.plugin.kept import Feedback

    fake_worker("record")

    def of(stage, **values):
        algorithm = qgis.processingRegistry().createAlgorithmById(f"sparse_wsss:{stage}")
        context = QgsProcessingContext()
        is_good, message = algorithm.checkParameterValues(values, context)
        if not is_good:
            return message
        with pytest.raises(QgsProcessingException) as raised:
            algorithm.run(values, context, Feedback(), {}, False)
        return str(raised.value)

    return of
