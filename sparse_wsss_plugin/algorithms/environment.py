"""Algorithm ``sparse_wsss:environment``: looks at the worker's environment, makes or removes it, or takes another."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputString
from qgis.PyQt.QtCore import QCoreApplication

from ..qt import marked, tr
from ..settings import chosen_interpreter, proxy_variables, remember_interpreter, worker_interpreter
from ..worker.contract import shipped
from ..worker.environment import HOME_VARIABLE, VARIABLE, Interpreter, data_folder, own_environment
from ..worker.errors import WorkerError
from ..worker.launch import run_job
from ..worker.pythons import find_base
from .environment_report import describe, diagnostics, machine
from .job_values import JobValues
from .parameters import Entry, own_entry
from .stage_algorithm import StageAlgorithm, Values
from .voice import Voice

ENTRIES: dict[str, Entry] = {
    "action": own_entry(
        "setting", marked("check: say which packages and devices the worker has. install: make its environment in "
                          "your data folder, or complete it. repair: make it anew. remove: delete it. choose: take the "
                          "interpreter PYTHON, which has the worker installed, from now on; without PYTHON, the "
                          "plugin's own environment again."),
        choices=["check", "install", "repair", "remove", "choose"], default="check",
    ),
    "python": own_entry(
        "input", marked("Python 3.11 or newer that makes the environment; empty looks for one. With check and choose: "
                        "the interpreter to look at or to take."), kind="file", advanced=True,
    ),
    "wheels": own_entry(
        "input", marked("Folder of wheels to install from, for a machine without internet."), kind="folder",
        advanced=True,
    ),
    "report": own_entry(
        "output", marked("Report as text (Markdown), to keep or to send with a question. User name, home folder, "
                         "passwords, tokens and keys are left out."), kind="text"
    ),
}


class EnvironmentAlgorithm(StageAlgorithm):
    """Check, install, repair or remove the worker's environment, or choose another interpreter."""

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
            "It is an environment of its own in {}, about 2 GB (6 GB with CUDA), made by uv where that is there, else "
            "by pip, with the proxy of QGIS and the build of torch that fits the graphics card. QGIS's own Python is "
            "not touched. The variable {} names another folder, {} another interpreter."
        ).format(own_environment(data_folder()), HOME_VARIABLE, VARIABLE)

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
        act = {"check": self._check, "install": self._install, "repair": self._install, "remove": self._remove,
               "choose": self._choose}[self._job["action"]]
        self._seen: Interpreter | None = None
        lines: list[str] = []
        try:
            facts = act(voice, feedback)
            lines = describe(self._seen, facts) if self._seen else []
        except WorkerError as error:
            lines = [f"- Problem: {error.message}", f"- Next step: {error.hint}"]
            raise
        finally:
            results = self._report(lines, feedback)
        return {**results, "INTERPRETER": str(self._seen.path if self._seen else ""),
                "DEVICE": str(facts.get("device", ""))}

    # ------------------------------------------------------------ the actions

    def _check(self, voice: Voice, feedback: QgsProcessingFeedback) -> Values:
        given = self._job.get("python")
        self._seen = Interpreter(Path(given), "PYTHON") if given else worker_interpreter()
        return run_job(self._seen.path, "check", {}, listen=voice.listen, is_cancelled=feedback.isCanceled,
                       idle=QCoreApplication.processEvents)

    def _install(self, voice: Voice, feedback: QgsProcessingFeedback) -> Values:
        from ..worker.install import Installation, install  # QGIS starts faster without it
        from ..worker.installers import find_uv

        wheels, uv = self._job.get("wheels"), find_uv()
        base = find_base(self._job.get("python", ""), with_uv=uv is not None)
        work = Installation(
            folder=data_folder(), backend=shipped("backend"), base=base, wheels=Path(wheels) if wheels else None, uv=uv,
            variables=self._proxy, say=feedback.pushConsoleInfo,
            progress=lambda share: feedback.setProgress(100 * share), is_cancelled=feedback.isCanceled,
            idle=QCoreApplication.processEvents,
        )
        facts = install(work, anew=self._job["action"] == "repair")
        self._seen = Interpreter(work.python, "the plugin's own environment")
        if chosen_interpreter():
            feedback.pushInfo(tr("The interpreter chosen before is taken no longer: {}").format(chosen_interpreter()))
            remember_interpreter("")
        if os.environ.get(VARIABLE):
            warning = tr("The variable {} is set: its interpreter is used, not the one installed now.")
            feedback.pushWarning(warning.format(VARIABLE))
        return facts

    def _remove(self, voice: Voice, feedback: QgsProcessingFeedback) -> Values:
        from ..worker.install import remove

        folder = data_folder()
        feedback.pushInfo(tr("Removing {} ...").format(own_environment(folder)))
        feedback.pushInfo(tr("It is removed.") if remove(folder) else tr("There was none."))
        return {}

    def _choose(self, voice: Voice, feedback: QgsProcessingFeedback) -> Values:
        given = self._job.get("python", "")
        if not given:
            remember_interpreter("")
            feedback.pushInfo(tr("From now on the plugin's own environment is taken."))
            return {}
        facts = self._check(voice, feedback)  # one that does not work is not kept
        remember_interpreter(given)
        feedback.pushInfo(tr("From now on this interpreter is taken: {}").format(given))
        if os.environ.get(VARIABLE):
            feedback.pushWarning(tr("The variable {} is set: its interpreter is used.").format(VARIABLE))
        return facts

    # ------------------------------------------------------------ what is said

    def _report(self, lines: list[str], feedback: QgsProcessingFeedback) -> Values:
        for line in [*machine(), *lines]:
            feedback.pushInfo(line)
        if "report" not in self._job:
            return {}
        text = diagnostics(self._seen, lines, feedback.isCanceled, QCoreApplication.processEvents)
        Path(self._job["report"]).write_text(text, encoding="utf-8")
        return {"REPORT": self._job["report"]}
