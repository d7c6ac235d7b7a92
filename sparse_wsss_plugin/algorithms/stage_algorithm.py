"""The one Processing algorithm behind all stages: form from the contract, work in a worker process.

A file per stage says its name, group and labels. Reading values is left to ``job_values``, the process to
``worker.launch``.
"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..qt import tr
from ..settings import worker_interpreter
from ..worker.contract import parameters as stage_parameters
from ..worker.contract import shipped
from ..worker.contract import stage as contract_stage
from ..worker.environment import Interpreter
from ..worker.errors import TEMPORARY_STEP, WorkerError, no_temporary_folder
from ..worker.launch import run_job
from .checks import names_of_layers, normalised, sources_as_layers, unknown_parameter, wrong_value
from .job_values import JobValues
from .parameters import Entry, build
from .styles import style_layers
from .voice import Voice

Values = dict[str, Any]


class StageAlgorithm(QgsProcessingAlgorithm):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A stage as an algorithm; subclasses set ``stage`` and say how it reads."""

    stage = ""
    group_id = ""

    def title(self) -> str:
        """Name in the Toolbox."""
        raise NotImplementedError

    def summary(self) -> str:
        """What it does, in a sentence."""
        return tr(contract_stage(self.stage)["help"])

    def about(self) -> str:
        """What a person should know besides the stage's own help."""
        return ""

    def labels(self) -> dict[str, str]:
        """Texts of parameters whose name does not say enough, by lower-case name."""
        return {}

    def numbers(self) -> dict[str, str]:
        """Labels of the numbers that the worker returns, by lower-case name."""
        return {}

    def entries(self) -> dict[str, Entry]:
        """Parameters of the contract by lower-case name."""
        return stage_parameters(self.stage)

    # ------------------------------------------------------------ what Processing asks

    def createInstance(self) -> StageAlgorithm:
        """A fresh one for each run."""
        return type(self)()

    def name(self) -> str:
        """Id after ``sparse_wsss:``."""
        return self.stage

    def displayName(self) -> str:
        """Name in the Toolbox."""
        return self.title()

    def group(self) -> str:
        """Name of the group in the Toolbox."""
        return groups()[self.group_id]

    def groupId(self) -> str:
        """Id of the group."""
        return self.group_id

    def shortHelpString(self) -> str:
        """Help in plain text, so that it reads well without a window."""
        return "\n\n".join(text for text in (self.summary(), self.about()) if text)

    def tags(self) -> list[str]:
        """Words to find it by, in English and in the language of QGIS."""
        words = ("sparse", "wsss", "land cover", "segmentation", "weak supervision", "deep learning")
        translated = (tr("land cover"), tr("segmentation"), tr("weak supervision"), tr("deep learning"))
        return list(dict.fromkeys((*words, *translated)))

    def icon(self) -> QIcon:
        """Icon of the provider."""
        return QIcon(str(shipped("resources/icons/sparse_wsss.svg")))

    def initAlgorithm(self, configuration: Values | None = None) -> None:
        """Declare the parameters and outputs."""
        labels = self.labels()
        for name, entry in self.entries().items():
            self.addParameter(build(name, entry, labels.get(name, "")))
        for name, label in self.numbers().items():
            self.addOutput(QgsProcessingOutputNumber(name.upper(), label))

    def checkParameterValues(self, parameters: Values, context: QgsProcessingContext) -> tuple[bool, str]:
        """Refuse unknown names and values that cannot work, naming what would."""
        problem = self.problem_of(parameters)
        if problem:
            return False, problem
        entries = self.entries()
        values = names_of_layers(normalised(parameters, entries), entries)
        is_good, message = super().checkParameterValues(sources_as_layers(values, entries), context)
        return bool(is_good), str(message)

    def problem_of(self, parameters: Values) -> str | None:
        """Say what is wrong with values, and what would work, without opening a layer; None when nothing is seen."""
        entries = self.entries()
        return unknown_parameter(parameters, self._names()) or wrong_value(normalised(parameters, entries), entries)

    def prepareAlgorithm(
        self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Resolve layers to paths, on the main thread.

        A failure is kept and raised by ``processAlgorithm``: from here Processing passes on no message to scripts.
        """
        self._problem = unknown_parameter(parameters, self._names())
        if self._problem is not None:
            return True
        entries = self.entries()
        try:
            self._prepare(normalised(parameters, entries), context)
        except QgsProcessingException as error:
            self._problem = str(error)
        except WorkerError as error:
            self._problem = error.text()
        except OSError as error:  # layers that are no files are written to temporary ones
            self._problem = WorkerError(no_temporary_folder(error), hint=TEMPORARY_STEP).text()
        return True

    def processAlgorithm(
        self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Values:
        """Run the worker.

        Raises: QgsProcessingException with message and next step, on failure and on cancel.
        """
        if self._problem is not None:
            raise QgsProcessingException(self._problem)
        try:
            results = self._work(Voice(feedback), feedback)
        except WorkerError as error:
            raise QgsProcessingException(error.text()) from None
        style_layers((one for one in results.values() if isinstance(one, str)), context)
        return results

    # ------------------------------------------------------------ the work

    def _names(self) -> list[str]:
        return [definition.name() for definition in self.parameterDefinitions()]

    def _prepare(self, values: Values, context: QgsProcessingContext) -> None:
        self._interpreter: Interpreter = worker_interpreter()
        self._job = JobValues(self, values, context).job(self.entries())

    def _work(self, voice: Voice, feedback: QgsProcessingFeedback) -> Values:
        if self._job.get("run", "").startswith(QgsProcessingUtils.tempFolder()):
            feedback.pushWarning(tr("RUN is a temporary folder, gone when QGIS closes. Give a folder to keep it."))
        outputs = run_job(
            self._interpreter.path, self.stage, self._job, listen=voice.listen, is_cancelled=feedback.isCanceled,
            idle=QCoreApplication.processEvents,  # without it Ctrl-C does not reach qgis_process
        )
        results = {name.upper(): self._job[name] for name, entry in self.entries().items()
                   if entry["role"] == "output" and name in self._job}
        others = {definition.name() for definition in self.outputDefinitions()} - set(results)
        results.update({name: outputs[name.lower()] for name in others if outputs.get(name.lower()) is not None})
        return results


def groups() -> dict[str, str]:
    """Names of the groups by id, in the order of the work."""
    return {
        "data": tr("1 Tiles and labels"),
        "learning": tr("2 Learning"),
        "mapping": tr("3 Maps"),
        "models": tr("4 Models"),
        "setup": tr("Setup"),
    }
