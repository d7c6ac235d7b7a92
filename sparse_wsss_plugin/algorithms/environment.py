"""Algorithm ``sparse_wsss:environment``: looks at the worker's environment, or installs it."""

from __future__ import annotations

import configparser
import os
import platform
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputString
from qgis.PyQt.QtCore import QCoreApplication

from ..qt import marked, tr
from ..settings import proxy_variables, worker_interpreter
from ..worker.contract import shipped
from ..worker.environment import VARIABLE, Interpreter, data_folder, own_environment
from ..worker.errors import UPDATE_STEP, WorkerError
from ..worker.launch import run_job
from ..worker.pythons import find_base
from .job_values import JobValues
from .parameters import Entry
from .stage_algorithm import StageAlgorithm, Values
from .voice import Voice


def _entry(role: str, help: str, **more: Any) -> Entry:
    return {"role": role, "help": help, "optional": True, "by_preset": False, "default": None, **more}


ENTRIES: dict[str, Entry] = {
    "action": _entry(
        "setting", marked("check: say which packages and devices the worker has. install: make its environment in "
                          "your data folder, or complete and repair it."),
        choices=["check", "install"], default="check",
    ),
    "python": _entry(
        "input", marked("Python 3.11 or newer that makes the environment; empty looks for one. With check: the "
                        "interpreter to look at."), kind="file", advanced=True,
    ),
    "wheels": _entry(
        "input", marked("Folder of wheels to install from, for a machine without internet."), kind="folder",
        advanced=True,
    ),
    "report": _entry(
        "output", marked("Report as text (Markdown), to keep or to send with a question."), kind="text"
    ),
}


class EnvironmentAlgorithm(StageAlgorithm):
    """Check or install the worker's environment."""

    stage = "environment"
    group_id = "setup"

    def title(self) -> str:
        """Name in the Toolbox."""
        return tr("Environment")

    def summary(self) -> str:
        """What it does, in a sentence."""
        return tr("Check or install the Python environment in which the networks run.")

    def about(self) -> str:
        """Further help."""
        return tr(
            "It is an environment of its own in {}, about 2 GB (6 GB with CUDA), made by pip with the proxy of QGIS. "
            "QGIS's own Python is not touched. The variable {} names another interpreter instead."
        ).format(own_environment(data_folder()), VARIABLE)

    def labels(self) -> dict[str, str]:
        """Texts of the form."""
        return {"action": tr("Action"), "wheels": tr("Folder of wheels"), "python": tr("Python"),
                "report": tr("Report on the environment")}

    def entries(self) -> dict[str, Entry]:
        """Its parameters, which the worker does not know."""
        return ENTRIES

    def initAlgorithm(self, configuration: Values | None = None) -> None:
        """Add what a script may want to know."""
        super().initAlgorithm(configuration)
        self.addOutput(QgsProcessingOutputString("INTERPRETER", tr("Interpreter of the worker")))
        self.addOutput(QgsProcessingOutputString("DEVICE", tr("Device of the networks")))

    def _prepare(self, values: Values, context: QgsProcessingContext) -> None:
        self._job = {"action": "check", **JobValues(self, values, context).job(self.entries())}
        self._proxy = proxy_variables()

    def _work(self, voice: Voice, feedback: QgsProcessingFeedback) -> Values:
        found: list[str] = []
        try:
            if self._job["action"] == "install":
                interpreter, facts = self._install(feedback)
            else:
                interpreter, facts = self._check(voice, feedback)
            found = _describe(interpreter, facts)
        except WorkerError as error:
            found = [f"- Problem: {error.message}", f"- Next step: {error.hint}"]
            raise
        finally:
            results = self._report(found, feedback)
        return {**results, "INTERPRETER": str(interpreter.path), "DEVICE": str(facts.get("device", ""))}

    def _check(self, voice: Voice, feedback: QgsProcessingFeedback) -> tuple[Interpreter, Values]:
        given = self._job.get("python")
        interpreter = Interpreter(Path(given), "PYTHON") if given else worker_interpreter()
        facts = run_job(
            interpreter.path, "check", {}, listen=voice.listen, is_cancelled=feedback.isCanceled,
            idle=QCoreApplication.processEvents,
        )
        return interpreter, facts

    def _install(self, feedback: QgsProcessingFeedback) -> tuple[Interpreter, Values]:
        from ..worker.install import Installation, install  # QGIS starts faster without it

        wheels = self._job.get("wheels")
        work = Installation(
            folder=data_folder(), backend=shipped("backend"), base=find_base(self._job.get("python", "")),
            wheels=Path(wheels) if wheels else None, variables=self._proxy, say=feedback.pushConsoleInfo,
            progress=lambda share: feedback.setProgress(100 * share), is_cancelled=feedback.isCanceled,
            idle=QCoreApplication.processEvents,
        )
        facts = install(work)
        if os.environ.get(VARIABLE):
            warning = tr("The variable {} is set: its interpreter is used, not the one installed now.")
            feedback.pushWarning(warning.format(VARIABLE))
        return Interpreter(work.python, "the plugin's own environment"), facts

    def _report(self, found: list[str], feedback: QgsProcessingFeedback) -> Values:
        lines = ["# Sparse WSSS: environment", "", *_machine(), *found]
        for line in lines[2:]:
            feedback.pushInfo(line)
        if "report" not in self._job:
            return {}
        Path(self._job["report"]).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return {"REPORT": self._job["report"]}


def _machine() -> list[str]:
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(shipped("metadata.txt"), encoding="utf-8")
    return [
        f"- Plugin: {metadata.get('general', 'version', fallback='unknown')}",
        f"- QGIS: {Qgis.QGIS_VERSION}",
        f"- System: {platform.platform()}",
    ]


def _describe(interpreter: Interpreter, facts: Values) -> list[str]:
    packages = facts.get("packages") or {}
    from ..worker.install import is_current

    lines = [
        f"- Interpreter: {interpreter.path} ({interpreter.named_by})",
        f"- Device: {facts.get('device', 'unknown')}",
        f"- GDAL of the worker: {facts.get('gdal', 'unknown')}",
        *(f"- {name}: {version}" for name, version in packages.items()),
    ]
    own = own_environment(data_folder()) in interpreter.path.parents
    if own and not is_current(data_folder(), shipped("backend")):
        lines.append(f"- It was installed by another version of the plugin. {UPDATE_STEP}")
    return [*lines, "- It works."]
