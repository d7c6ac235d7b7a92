"""An algorithm of ours in the background, exactly as the Toolbox runs it: what it says and how far it is, as signals.

Jobs of the worker without their algorithm are ``run_task``'s.
"""

from __future__ import annotations

from typing import Any, Callable

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..algorithms.checks import normalised
from ..algorithms.provider import PROVIDER_ID
from ..qt import tr
from ..worker.errors import WorkerError
from .background import BackgroundCall, in_background
from .stage_job import as_error


class AlgorithmFeedback(QgsProcessingFeedback):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Passes on each line of an algorithm; ``progressChanged`` is QGIS's own."""

    said = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(False)
        self.is_stopped: Callable[[], bool] = lambda: False

    def isCanceled(self) -> bool:
        """Tell whether the task was stopped."""
        return bool(super().isCanceled()) or self.is_stopped()

    def _say(self, text: str) -> None:
        self.said.emit(text)

    pushInfo = pushConsoleInfo = pushDebugInfo = pushCommandInfo = pushWarning = setProgressText = _say

    def reportError(self, error: str, fatalError: bool = False) -> None:
        """Pass on a complaint too; a failure raises beside it."""
        self.said.emit(error)


def run_algorithm(name: str, values: dict[str, Any], text: str, feedback: AlgorithmFeedback,
                  done: Callable[[dict[str, Any]], None], failed: Callable[[WorkerError], None],
                  owner: QObject) -> BackgroundCall:
    """Start an algorithm; call this on the main thread.

    Args:
        name: id after ``sparse_wsss:``.
        values: values by upper-case name.
        text: what QGIS shows.
        feedback: hears what it says.
        done: called with its results.
        failed: called with what went wrong, also when somebody stopped it.
        owner: when it is deleted meanwhile, nothing is called.
    Raises: WorkerError for values that do not work.
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"{PROVIDER_ID}:{name}")
    if algorithm is None:
        raise WorkerError(tr("The algorithm {} is not there.").format(f"{PROVIDER_ID}:{name}"),
                          hint=tr("Switch the plugin off and on again in Plugins > Manage and Install Plugins."))
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    is_good, message = algorithm.checkParameterValues(values, context)
    if not is_good:
        raise as_error(message)
    given = normalised(values, algorithm.entries())
    algorithm.prepare(given, context, feedback)  # what fails here is kept, and raised by the run

    def work(is_stopped: Callable[[], bool]) -> dict[str, Any]:
        feedback.is_stopped = is_stopped
        try:
            return dict(algorithm.runPrepared(given, context, feedback))
        except QgsProcessingException as error:
            raise as_error(str(error)) from None

    def end(results: dict[str, Any]) -> None:
        algorithm.postProcess(context, feedback)
        done(results)

    return in_background(text, work, end, failed, owner)
