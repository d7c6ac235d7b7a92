"""A job of a stage, made by the algorithm of the same name: what the Toolbox accepts, the dock accepts, and no more.

Running it is left to ``run_task``; call this on the main thread, because it looks at layers.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProject

from ..algorithms.checks import normalised
from ..algorithms.job_values import JobValues
from ..algorithms.provider import PROVIDER_ID
from ..qt import tr
from ..settings import worker_interpreter
from ..worker.errors import WorkerError

if TYPE_CHECKING:
    from ..algorithms.stage_algorithm import StageAlgorithm


@dataclass(frozen=True)
class StageJob:
    """What the worker is to do: ``parameters`` by lower-case name, paths absolute, unset ones left out."""

    python: Path
    stage: str
    parameters: dict[str, Any]


def stage_job(stage: str, values: dict[str, Any]) -> StageJob:
    """Make the job of a stage from values by upper-case name, as ``qgis_process`` takes them.

    Raises: WorkerError with the next step, for values that do not work and for a missing environment.
    """
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"{PROVIDER_ID}:{stage}")
    if algorithm is None:
        raise WorkerError(tr("The algorithm {} is not there.").format(f"{PROVIDER_ID}:{stage}"),
                          hint=tr("Switch the plugin off and on again in Plugins > Manage and Install Plugins."))
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    given = {name: value for name, value in values.items() if value not in (None, "", [])}
    entries = algorithm.entries()
    wanted = normalised(given, entries)
    problem = algorithm.problem_of(given) or _missing(algorithm, wanted)
    if problem:
        raise as_error(problem)
    try:
        parameters = JobValues(algorithm, wanted, context).job(entries)
    except QgsProcessingException as error:
        raise as_error(str(error)) from None
    return StageJob(worker_interpreter().path, stage, parameters)


def _missing(algorithm: StageAlgorithm, given: dict[str, Any]) -> str | None:
    """Say which value is missing or of another kind; what Processing says with a context costs a look at each file."""
    wrong = (one for one in algorithm.parameterDefinitions() if not one.checkValueIsAcceptable(given.get(one.name())))
    one = next(wrong, None)
    return tr("{}: this value is missing, or of another kind: {}").format(
        one.name(), one.description()) if one is not None else None


def as_error(message: str) -> WorkerError:
    """Split what an algorithm says into message and next step."""
    text, _, step = message.partition("\n" + tr("Next step: {}").format(""))
    return WorkerError(text, hint=step, code="bad_job")
