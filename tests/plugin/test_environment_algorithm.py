"""The algorithm `environment`: repair, remove, choose an interpreter, and the report without secrets."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsSettings

from sparse_wsss_plugin.worker.environment import NoEnvironment
from tests.plugin.conftest import FAKE_WORKER
from tests.plugin.kept import Feedback


@pytest.fixture
def run(plugin, qgis, tmp_path, monkeypatch):
    """Run the algorithm with a data folder of its own and nothing chosen before."""
    monkeypatch.delenv("SPARSE_WSSS_PYTHON", raising=False)
    monkeypatch.setenv("SPARSE_WSSS_HOME", str(tmp_path / "Daten für QGIS"))
    monkeypatch.setenv("FAKE_WORKER", "record")
    QgsSettings().remove("sparse_wsss/python")

    def start(**values):
        feedback = Feedback()
        algorithm = qgis.processingRegistry().createAlgorithmById("sparse_wsss:environment")
        results, _ = algorithm.run(values, QgsProcessingContext(), feedback, {}, False)
        return results, feedback.said

    yield start
    QgsSettings().remove("sparse_wsss/python")


def test_a_chosen_interpreter_is_remembered_and_forgotten(run):
    from sparse_wsss_plugin.settings import worker_interpreter

    run(ACTION="choose", PYTHON=str(FAKE_WORKER))
    assert (worker_interpreter().path, worker_interpreter().named_by) == (FAKE_WORKER, "the settings of QGIS")
    assert run()[0]["INTERPRETER"] == str(FAKE_WORKER)
    run(ACTION="choose")
    with pytest.raises(NoEnvironment):
        worker_interpreter()


def test_an_interpreter_that_does_not_work_is_not_remembered(run, monkeypatch):
    monkeypatch.setenv("FAKE_WORKER", "crash")
    with pytest.raises(QgsProcessingException, match="Next step"):
        run(ACTION="choose", PYTHON=str(FAKE_WORKER))
    assert QgsSettings().value("sparse_wsss/python", "") == ""


def test_a_chosen_interpreter_that_is_gone_is_replaced_by_an_installation(run, tmp_path):
    QgsSettings().setValue("sparse_wsss/python", str(tmp_path / "gone"))
    with pytest.raises(QgsProcessingException, match=r"named by the settings of QGIS(.|\n)*ACTION=install"):
        run()


def test_remove_says_when_there_is_nothing(run):
    assert "There was none." in run(ACTION="remove")[1]


def test_remove_takes_the_environment_away(run, tmp_path):
    (tmp_path / "Daten für QGIS" / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "Daten für QGIS" / "installed.json").write_text("{}")
    assert "It is removed." in run(ACTION="remove")[1]
    assert [path.name for path in (tmp_path / "Daten für QGIS").iterdir()] == ["install.lock"]


def test_the_report_names_hardware_means_and_log_and_no_secret(run, tmp_path, monkeypatch):
    folder = tmp_path / "Daten für QGIS"
    folder.mkdir()
    (folder / "install.log").write_text("Looking in indexes: https://jane:" + "pw123456@pypi.example.org/simple\n")
    monkeypatch.setenv("HTTPS_PROXY", "http://jane:" + "pw123456@proxy.example.org:3128")
    report = tmp_path / "report.md"
    with pytest.raises(QgsProcessingException, match=r"not installed yet|not finished"):
        run(REPORT=str(report))
    text = report.read_text(encoding="utf-8")
    for word in ("- Plugin: ", "- QGIS: ", "- Problem: ", "- Next step: ", "- Own environment: not installed",
                 "- Hardware: ", "- Build of torch that fits: ", "- uv: ", "https://<login>@pypi.example.org/simple",
                 "HTTPS_PROXY=http://<login>@proxy.example.org:3128"):
        assert word in text
    assert "pw123456" not in text


def test_the_report_of_a_check_that_failed_asks_the_doctor_and_says_how_he_failed(run, tmp_path, monkeypatch):
    run(PYTHON=str(FAKE_WORKER), REPORT=str(tmp_path / "report.md"))
    assert "Doctor" not in (tmp_path / "report.md").read_text(encoding="utf-8"), "all has just been imported"
    monkeypatch.setenv("FAKE_WORKER", "crash")
    with pytest.raises(QgsProcessingException, match="ended unexpectedly"):
        run(PYTHON=str(FAKE_WORKER), REPORT=str(tmp_path / "report.md"))
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "It ended without a report (exit code 1)" in text


def test_hosts_that_qgis_reaches_without_its_proxy_are_handed_on(plugin):
    from sparse_wsss_plugin.settings import proxy_variables

    settings = QgsSettings()
    try:
        for name, value in {"proxyEnabled": True, "proxyType": "Socks5Proxy", "proxyHost": "proxy", "proxyPort": "1080",
                            "noProxyUrls": ["http://intern.example.org/pypi", "10.0.0.1"]}.items():
            settings.setValue(f"proxy/{name}", value)
        variables = proxy_variables()
        assert variables["ALL_PROXY"] == "socks5://proxy:1080"
        assert variables["NO_PROXY"] == "intern.example.org,10.0.0.1"
    finally:
        settings.remove("proxy")
