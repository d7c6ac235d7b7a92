"""The bar of the panel that installs the worker's environment: one button, the algorithm of the Toolbox, real pip."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from sparse_wsss_plugin.worker import install as installing
from sparse_wsss_plugin.worker.environment import find_interpreter
from sparse_wsss_plugin.worker.errors import NoEnvironment
from sparse_wsss_plugin.worker.pythons import version
from tests.plugin.conftest import FAKE_WORKER
from tests.plugin.dock.waiting import wait_for, wait_for_background
from tests.plugin.tiny_backend import make_backend

needs_venv = pytest.mark.skipif(version(Path(sys.executable)) is None, reason="python3-venv is not installed")


@pytest.fixture
def without(tmp_path, monkeypatch):
    """A machine without an environment, whose backend is a tiny one."""
    from sparse_wsss_plugin.algorithms import environment
    from sparse_wsss_plugin.dock import environment_bar

    backend = make_backend(tmp_path)
    monkeypatch.setattr(installing, "NEEDED_BYTES", 0)
    for module in (environment, environment_bar):
        monkeypatch.setattr(module, "shipped", lambda name: backend if name == "backend" else tmp_path / name)
    variables = {"SPARSE_WSSS_HOME": tmp_path / "Daten für QGIS", "FAKE_WORKER": "record", "SPARSE_WSSS_UV": "none",
                 "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": tmp_path / "wheels"}
    for name, value in variables.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.delenv("SPARSE_WSSS_PYTHON", raising=False)
    QgsSettings().remove("sparse_wsss/python")
    yield backend
    QgsSettings().remove("sparse_wsss/python")


@pytest.fixture
def bar(without, dock):
    return dock.environment


@pytest.fixture
def half_made(bar, empty_environment, tmp_path):
    """The same where an installation has got as far as an empty environment: the rest is quick."""
    shutil.copytree(empty_environment, tmp_path / "Daten für QGIS" / "venv", symlinks=True)
    bar.look()
    return bar


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_with_an_environment_the_bar_takes_no_room_and_makes_no_widget(fake_worker, dock):
    fake_worker("record")
    dock.hide()
    dock.show()
    assert dock.environment.isHidden()
    assert dock.environment.form is None


def test_without_an_environment_the_panel_says_so_with_one_button(bar):
    assert bar.isVisible()
    assert "not installed yet" in bar.form.text.text()
    assert bar.form.install.isVisible()
    assert not bar.form.stop.isVisible()
    assert not bar.form.actions_by_name["remove"].isEnabled()


@needs_venv
def test_one_button_installs_and_the_bar_goes(half_made, dock):
    bar = half_made
    assert "not finished" in bar.form.text.text()
    threads, shares = set(), []
    press(bar.form.install)
    bar._feedback.said.connect(lambda _: threads.add(threading.get_ident()))
    bar._feedback.progressChanged.connect(shares.append)
    assert bar.is_working
    assert bar.form.stop.isVisible()
    wait_for(lambda: not bar.is_working)
    assert not bar.isVisible()
    assert find_interpreter().named_by == "the plugin's own environment"
    assert "ready" in dock.footer.line.text()
    assert "Installing the other packages ..." in bar.form.log.toPlainText()
    assert threads == {threading.get_ident()}, "lines are heard on the main thread"
    assert shares == sorted(shares)
    assert max(shares) > 90


@needs_venv
def test_stop_leaves_what_the_next_press_completes(half_made):
    bar = half_made
    press(bar.form.install)
    wait_for(lambda: bar.form.log.toPlainText())
    press(bar.form.stop)
    wait_for(lambda: not bar.is_working)
    assert bar.isVisible()
    assert "stopped" in bar.form.text.text()
    press(bar.form.install)
    wait_for(lambda: not bar.is_working)
    assert not bar.isVisible()


@needs_venv
def test_a_failure_is_said_with_its_next_step_and_stays_in_the_log(half_made, dock, without):
    bar = half_made
    (without / "requirements.lock").write_text("no-such-thing==1.0\n")
    press(bar.form.install)
    wait_for(lambda: not bar.is_working)
    assert "no build for this Python" in bar.form.text.text()
    assert "No matching distribution" in bar.form.log.toPlainText()
    assert bar.form.install.isVisible()
    assert dock.footer.sign.isVisibleTo(dock.footer)


@needs_venv
def test_a_panel_that_goes_stops_the_installation(half_made, dock):
    bar, lines = half_made, []
    press(bar.form.install)
    bar._feedback.said.connect(lines.append)
    wait_for(lambda: lines)
    dock.environment.leave()
    wait_for_background()
    with pytest.raises(NoEnvironment):
        find_interpreter()


def test_a_value_that_does_not_work_is_said_and_nothing_is_started(bar, tmp_path):
    bar.run(ACTION="install", WHEELS=str(tmp_path / "gone"))
    assert not bar.is_working
    assert "is not there" in bar.form.text.text()


def test_a_chosen_interpreter_is_tried_and_remembered(bar, dock):
    bar.run(ACTION="choose", PYTHON=str(FAKE_WORKER))
    wait_for(lambda: not bar.is_working)
    assert QgsSettings().value("sparse_wsss/python") == str(FAKE_WORKER)
    assert not bar.isVisible()
    assert str(FAKE_WORKER) in dock.footer.line.text()


def test_an_environment_of_another_release_is_offered_an_update(bar, dock, tmp_path):
    python = tmp_path / "Daten für QGIS" / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("")
    (tmp_path / "Daten für QGIS" / "installed.json").write_text('{"source": "older"}')
    dock.hide()
    dock.show()
    wait_for(lambda: bar.isVisible() and "another version" in bar.form.text.text())
    assert "Update" in bar.form.install.text()


def test_the_menu_shows_the_bar_though_all_is_well_and_it_can_be_hidden(fake_worker, dock):
    fake_worker("record")
    dock.environment.open()
    assert dock.environment.isVisible()
    assert str(FAKE_WORKER) in dock.environment.form.text.text()
    press(dock.environment.form.hide_button)
    assert not dock.environment.isVisible()


def test_the_diagnostics_are_copied_without_secrets(bar, dock, qgis, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://jane:" + "pw123456@proxy.example.org:3128")
    press(bar.form.copy)
    assert not bar.form.copy.isEnabled()
    wait_for(bar.form.copy.isEnabled)
    text = qgis.clipboard().text()
    assert text.startswith("# Sparse WSSS: environment")
    assert "- Next step: " in text
    assert "HTTPS_PROXY=http://<login>@proxy.example.org:3128" in text
    assert "clipboard" in dock.footer.line.text()
