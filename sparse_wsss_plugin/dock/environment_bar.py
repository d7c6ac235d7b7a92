"""The bar above the pages while the worker has no environment: one button installs it, with progress, log and stop.

All it does is the algorithm ``environment``, as in the Toolbox; it takes no room while all is well.
"""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog, QFrame, QMessageBox, QWidget

from ..algorithms.environment_report import diagnostics
from ..qt import tr
from ..settings import chosen_interpreter, worker_interpreter
from ..worker.contract import shipped
from ..worker.environment import data_folder, own_environment
from ..worker.errors import NoEnvironment, WorkerError
from .algorithm_task import AlgorithmFeedback, run_algorithm
from .background import BackgroundCall, in_background
from .environment_form import EnvironmentForm


class EnvironmentBar(QFrame):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Says what is wrong with the worker's environment and mends it."""

    said = pyqtSignal(str, bool)  # one line for the dock; True: a problem, with its next step
    ready = pyqtSignal()  # there is an environment now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sparseWsssEnvironment")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.form: EnvironmentForm | None = None
        self._task: BackgroundCall | None = None
        self._feedback: AlgorithmFeedback | None = None
        self._is_asked_for = False
        self.hide()

    @property
    def is_working(self) -> bool:
        """Tell whether it installs or removes just now."""
        return self._task is not None

    def look(self) -> None:
        """Look whether there is an environment: a few questions to the disk; its release is asked in the background."""
        if self.is_working:
            return
        try:
            interpreter = worker_interpreter()
        except NoEnvironment as error:
            self._show(error.message, tr("&Install the environment"))
            return
        if self._is_asked_for:
            self._show(tr("The worker's Python: {} ({}).").format(interpreter.path, interpreter.named_by),
                       tr("&Install the environment"))
        else:
            self.hide()
        if own_environment(data_folder()) in interpreter.path.parents:
            in_background(tr("Sparse WSSS: look at the environment"), lambda _: _is_current(), self._tell_release,
                          lambda _: None, self)

    def open(self) -> None:
        """Show the bar though all is well: to repair, remove, choose, or copy the diagnostics."""
        self._is_asked_for = True
        self.look()

    def close_bar(self) -> None:
        """Hide the bar again; what is wrong shows it the next time."""
        self._is_asked_for = False
        self.hide()

    def run(self, **values: Any) -> None:
        """Run the algorithm with values by upper-case name, such as ``ACTION="install"``."""
        if self.is_working:
            return
        form, feedback = self._made(), AlgorithmFeedback()
        self._feedback = feedback  # lives as long as the task speaks
        feedback.said.connect(form.say)
        feedback.progressChanged.connect(form.set_share)
        form.begin(tr("The environment is being made; this takes minutes.") if values["ACTION"] in ("install", "repair")
                   else tr("At work ..."))
        try:
            self._task = run_algorithm(
                "environment", values, tr("Sparse WSSS: environment"), feedback,
                lambda results: self._end(values["ACTION"], results), self._fail, self)
        except WorkerError as error:
            self._fail(error)
        self.show()

    def leave(self) -> None:
        """The dock is about to go: stop what is at work, and hear nothing more of it."""
        if self._task is not None and self._feedback is not None:
            self._feedback.said.disconnect()
            self._feedback.progressChanged.disconnect()
            self._task.cancel()

    # ------------------------------------------------------------ what happens

    def _made(self) -> EnvironmentForm:
        if self.form is None:
            self.form = EnvironmentForm(self)
            self.form.install.clicked.connect(lambda *_: self.run(ACTION="install"))
            self.form.stop.clicked.connect(self._stop)
            self.form.copy.clicked.connect(self.copy_diagnostics)
            self.form.hide_button.clicked.connect(self.close_bar)
            for name, do in {"choose": self._choose, "own": lambda: self.run(ACTION="choose"), "wheels": self._wheels,
                             "repair": lambda: self.run(ACTION="repair"), "remove": self._remove}.items():
                self.form.actions_by_name[name].triggered.connect(lambda *_, do=do: do())
        return self.form

    def _show(self, text: str, button: str) -> None:
        form = self._made()
        form.rest(text, button)
        form.actions_by_name["own"].setEnabled(bool(chosen_interpreter()))
        form.actions_by_name["remove"].setEnabled(own_environment(data_folder()).exists())
        self.show()

    def _tell_release(self, is_current: bool) -> None:
        if not is_current and not self.is_working:
            self._show(tr("The environment was made by another version of the plugin."), tr("&Update the environment"))

    def _end(self, action: str, results: dict[str, Any]) -> None:
        self._task = None
        self._made().rest("", tr("&Install the environment"))
        self.look()
        if action in ("install", "repair"):
            self.said.emit(tr("The environment is ready; the networks run on: {}.").format(results.get("DEVICE", "")),
                           False)
        elif action == "remove":
            self.said.emit(tr("The environment was removed."), False)
        else:
            self.said.emit(tr("From now on the worker's Python is {}.").format(
                chosen_interpreter() or tr("the plugin's own")), False)
        if not self.isVisibleTo(self.parentWidget()):
            self.ready.emit()

    def _fail(self, error: WorkerError) -> None:
        self._task = None
        self._show(error.text(), tr("&Install the environment"))
        self._made().say(error.text())
        self.said.emit(error.text().splitlines()[0], True)

    def _stop(self) -> None:
        if self._task is not None:
            self._made().stop.setEnabled(False)
            self._task.cancel()

    def copy_diagnostics(self) -> None:
        """Put a report without secrets into the clipboard; it takes as long as an import of every package."""
        form = self._made()
        form.copy.setEnabled(False)
        self.said.emit(tr("Looking at the environment ..."), False)

        def done(text: str) -> None:
            form.copy.setEnabled(True)
            QGuiApplication.clipboard().setText(text)
            self.said.emit(tr("The diagnostics are in the clipboard, without user name, passwords and keys."), False)

        def failed(error: WorkerError) -> None:
            form.copy.setEnabled(True)
            self.said.emit(error.text(), True)

        in_background(tr("Sparse WSSS: diagnostics"),
                      lambda is_stopped: diagnostics(None, [], is_stopped, lambda: None), done, failed, self)

    # ------------------------------------------------------------ the menu

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Python that has the worker installed"), chosen_interpreter())
        if path:
            self.run(ACTION="choose", PYTHON=path)

    def _wheels(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Folder of wheels"))
        if path:
            self.run(ACTION="install", WHEELS=path)

    def _remove(self) -> None:
        text = tr("Remove the environment in {}? It can be installed again.").format(own_environment(data_folder()))
        if QMessageBox.question(self, tr("Sparse WSSS"), text) == QMessageBox.StandardButton.Yes:
            self.run(ACTION="remove")


def _is_current() -> bool:
    from ..worker.marker import is_current

    return is_current(data_folder(), shipped("backend"))
