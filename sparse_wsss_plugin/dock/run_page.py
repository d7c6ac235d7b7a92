"""Page "Run": what to do, with which settings, what it will take; start, stop, go on; curves and log while it works.

The job is made by ``stage_job`` and run by ``run_task``; the form, the view and the estimate have modules of their own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ..layers import same_path
from ..qt import tr
from ..worker.errors import WorkerError
from .background import in_background
from .commands import command
from .job_watch import JobWatch
from .page import Page
from .run_estimate import RunEstimate
from .run_fields import RunFields
from .run_files import may_be_followed
from .run_layers import Opened, open_results, show_results
from .run_status import RunStatus, free_run_folder, run_status
from .run_task import JobTask, board
from .run_values import job_values, map_of
from .run_view import RunView
from .settings_values import FILES_OF, PRESET_STAGES, resolved, setting_entries
from .stage_job import stage_job

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from .dock_state import DockState

SHOWN_VALUES = ("tiles", "raster", "sar", "run", "map", "preset", "settings")  # of the state
HEIGHTS = [380, 420]  # of the settings and of the view, until somebody moves the border


class RunPage(Page):
    """Start a job, watch it, stop it, go on with it."""

    name = "run"

    def __init__(self, state: DockState, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(state, canvas, parent)
        self.fields, self.view = RunFields(), RunView()
        self.stage, self.preset, self.form = self.fields.stage, self.fields.preset, self.fields.form
        self.run, self.output = self.fields.run, self.fields.output
        self.start, self.stop = self.fields.start, self.fields.stop
        self.watch = JobWatch(self.name, self)
        self.estimate = RunEstimate(self.fields, state, self._asked, self)
        self._status = RunStatus()
        self._seen: set[str] = set()  # stages that were at work in this job
        self._is_filling = self._has_news = False
        self._n_opening = 0  # jobs whose results are being opened
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.fields)
        split.addWidget(self.view)
        split.setChildrenCollapsible(False)
        split.setSizes(HEIGHTS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(split, 1)
        self._connect()
        self._fill()

    @property
    def task(self) -> JobTask | None:
        """The job at work in the run that is shown."""
        return self.watch.task

    @property
    def is_busy(self) -> bool:
        """Tell whether a job is at work, or its results are being opened."""
        return self.task is not None or self._n_opening > 0

    def title(self) -> str:
        """Text of the tab."""
        return tr("Run")

    def command(self) -> str | None:
        """The job as a command, once its files are named."""
        values = self.values()
        missing = [name for name in FILES_OF[self.stage.currentData()][:2] if not values.get(name.upper())]
        return None if missing else command(self.stage.currentData(), values)

    def shown(self) -> None:
        """Look at the files again."""
        self._missed.clear()  # all of it is shown anew
        super().shown()
        self._fill()

    def values(self) -> dict[str, Any]:
        """Parameters of the chosen algorithm by upper-case name."""
        return job_values(self.stage.currentData(), self.state, self.preset.currentData(), self.form.values())

    # ------------------------------------------------------------ what is connected

    def _connect(self) -> None:
        self.stage.currentIndexChanged.connect(self._fill)
        self.preset.currentIndexChanged.connect(self._choose_preset)
        self.form.changed.connect(self._take_form)
        self.run.picked.connect(self._take_run)
        self.output.picked.connect(lambda path: self._set(map=path, confidence=""))
        self.fields.new_run.clicked.connect(self._take_free_folder)
        self.start.clicked.connect(self.start_job)
        self.stop.clicked.connect(self.stop_job)
        self.watch.heard.connect(self._hear)
        self.watch.ended.connect(self._end)
        self.watch.ended_elsewhere.connect(self._tell)
        self.estimate.failed.connect(self.warn)
        self.state.changed.connect(self._follow)

    # ------------------------------------------------------------ what is shown

    def _fill(self, *_: Any) -> None:
        """Show the state of the dock."""
        self._is_filling = True
        self._suggest()
        self.preset.setCurrentIndex(max(0, self.preset.findData(self.state.preset)))
        self.run.show_path(self.state.run)
        self.output.show_path(self.state.map)
        stage = self.stage.currentData()
        self._status = run_status(self.state.run)
        self.form.show_stage(stage, self._preset(), self.state.settings)
        self.fields.show_rows({"preset": stage in PRESET_STAGES, "output": "raster" in FILES_OF[stage]})
        self._is_filling = False
        self._show_work()
        self._show_buttons()
        self.estimate.soon()
        self.command_changed.emit()

    def _suggest(self) -> None:
        """Name a run and a map beside the raster, where none is named."""
        if self.state.run or not self.state.raster or not Path(self.state.raster).parent.is_dir():
            return
        run = free_run_folder(Path(self.state.raster).parent / "run")
        self.state.set(run=str(run), map=self.state.map or map_of(run))

    def _show_work(self) -> None:
        """Show the run, and the job at work in it."""
        self._follow("run")
        is_news, self._has_news = self._has_news, False
        if is_news and self.task is not None:
            self._seen = set()
            self.view.begin(self.task.started_s)
        elif is_news:
            self.view.rest()
        if is_news or self.task is None:
            self.view.show_run(self.state.run, self._status)

    def _show_buttons(self) -> None:
        is_running = self.task is not None
        self.start.setText(tr("Resume") if self._is_resumed() else tr("Start"))
        self.start.setToolTip(tr("Go on where this run stopped") if self._is_resumed() else tr("Start the job"))
        self.start.setEnabled(not is_running and self.command() is not None)
        self.stop.setEnabled(is_running)
        self.fields.area.setEnabled(not is_running)

    def _is_resumed(self) -> bool:
        return self._status.is_resumable(self.stage.currentData())

    def _preset(self) -> str:
        """Preset that an empty field means: the chosen one, or that of the run where a stage takes it from there."""
        return self.state.preset if self.stage.currentData() in PRESET_STAGES else self._status.preset

    def _asked(self) -> tuple[str, dict[str, Any]]:
        """Stage and all of its settings, for the estimate."""
        stage = self.stage.currentData()
        return stage, resolved(stage, self._preset(), self.form.values())

    # ------------------------------------------------------------ what a person does

    def _choose_preset(self, *_: Any) -> None:
        self._set(preset=self.preset.currentData())

    def _take_form(self) -> None:
        """Keep what was set; settings of other stages stay as they were."""
        shown = setting_entries(self.stage.currentData())
        others = {name: value for name, value in self.state.settings.items() if name not in shown}
        self._is_filling = True  # the form has these values already
        self.state.set(settings={**others, **self.form.values()})
        self._is_filling = False
        self.estimate.soon()
        self.command_changed.emit()

    def _set(self, **values: Any) -> None:
        if not self._is_filling:
            self.state.set(**values)

    def _take_run(self, path: str) -> None:
        if self._is_filling or path == self.state.run:
            return
        status = run_status(path)
        values: dict[str, Any] = {"run": path, "map": map_of(Path(path)), "confidence": ""}
        if status.asked:  # a run is shown, and resumed, with what it was asked for
            values["preset"], values["settings"] = status.own_settings()
            noted = {name: str(status.asked.get(name) or "") for name in ("output", "confidence")}
            if _may_be_written(noted["output"], path):
                values.update(map=noted["output"],
                              confidence=noted["confidence"] if _may_be_written(noted["confidence"], path) else "")
        self.state.set(**values)

    def _take_free_folder(self) -> None:
        if self.state.run:
            run = free_run_folder(Path(self.state.run))
            self.state.set(run=str(run), map=map_of(run), confidence="")

    def take_state(self, name: str) -> None:
        """Show what the state says now."""
        if name in SHOWN_VALUES and not self._is_filling:
            self._fill()

    def _follow(self, name: str) -> None:
        """Follow the job in the run, also while another page is in front: of one in another run nothing is taken."""
        if name == "run":
            self._has_news = self.watch.look(self.state.run) or self._has_news

    # ------------------------------------------------------------ the job

    def start_job(self) -> None:
        """Start, or go on."""
        if self.task is not None:
            return
        self.fields.take_typed()
        stage = self.stage.currentData()
        try:
            job = stage_job(stage, self.values())
        except WorkerError as error:
            self.warn(error.text())
            return
        board().start(job, tr("Sparse WSSS: {}").format(self.stage.currentText()), self.name)
        self._fill()
        self.say(tr("The job runs in the background; QGIS can be used meanwhile."))

    def stop_job(self) -> None:
        """Ask the worker to save and stop."""
        if self.task is not None:
            self.stop.setEnabled(False)
            self.task.cancel()
            self.say(tr("Stopping: the worker saves its state."))

    def _hear(self, events: list[dict[str, Any]]) -> None:
        self._seen.update(str(event.get("stage")) for event in events if event.get("event") == "progress")
        self.view.take(events)

    def _end(self, task: JobTask) -> None:
        self._status = run_status(str(task.job.parameters.get("run") or ""))
        if task.problem is None:
            self._finish(task)
        else:
            self.view.end(tr("Stopped.") if task.is_stopped else tr("Failed."))
            self.view.write(task.problem.text(), is_strong=not task.is_stopped)
            (self.say if task.is_stopped else self.warn)(task.problem.text())
        self._fill()

    def _tell(self, task: JobTask) -> None:
        """Say how a job ended whose run is shown no more: another project is open by now, and stays as it is."""
        run = task.job.parameters.get("run")
        if task.problem is None:
            self.say(tr("The job in {} is done.").format(run))
        else:
            text = tr("The job in {}: {}").format(run, task.problem.text())
            (self.say if task.is_stopped else self.warn)(text)

    def _finish(self, task: JobTask) -> None:
        self.view.end(tr("Done."))
        self.estimate.learn({stage: seconds for stage, seconds in self._status.seconds.items() if stage in self._seen})
        outputs = {**task.job.parameters, **task.outputs}
        self._n_opening += 1
        in_background(tr("Sparse WSSS: open a raster"), lambda _: open_results(task.job.stage, outputs),
                      lambda opened: self._show_results(task, outputs, opened), self._not_opened, self)

    def _not_opened(self, error: WorkerError) -> None:
        self._n_opening -= 1
        self.warn(error.text())

    def _show_results(self, task: JobTask, outputs: dict[str, Any], opened: Opened) -> None:
        self._n_opening -= 1
        if not same_path(str(outputs.get("run") or self.state.run), self.state.run):
            self._tell(task)
            return
        try:
            show_results(outputs, opened, self.state.classes)
        except OSError as error:
            self.warn(tr("{} Next step: add the file by hand.").format(error))
            return
        if task.job.stage in ("pipeline", "predict"):
            self.state.set(map=str(outputs.get("output") or ""), confidence=str(outputs.get("confidence") or ""))
            self.say(tr("The map is ready: {}. Look at it on the page Result.").format(Path(self.state.map).name))
        else:
            self.say(tr("The stage '{}' is done.").format(task.job.stage))


def _may_be_written(path: str, run: str) -> bool:
    """Tell whether a map may be written where a run says it was: whoever made the run, only a map is replaced."""
    return may_be_followed(path, run) and path.lower().endswith((".tif", ".tiff"))
