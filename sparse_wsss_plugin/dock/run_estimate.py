"""Says on the page "Run" what a job will take and why, a moment after the last change.

What it takes is reckoned by ``estimate`` from the facts of ``job_facts``; how fast this machine is, ``machine_speed``
has learned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..qt import tr
from .background import in_background
from .estimate import Estimate, Facts, duration, estimate, size
from .job_facts import job_facts
from .machine_speed import learn, speed

if TYPE_CHECKING:
    from .dock_state import DockState
    from .run_fields import RunFields

DELAY_MS = 300  # after the last change


class RunEstimate(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Fills three lines of the fields: what goes in, what it takes, and why.

    Args:
        fields: of the page.
        state: names the files.
        asked: returns the stage and all of its settings, as they are by then.
        parent: owner in Qt's sense.
    """

    failed = pyqtSignal(str)

    def __init__(self, fields: RunFields, state: DockState, asked: Callable[[], tuple[str, dict[str, Any]]],
                 parent: QObject) -> None:
        super().__init__(parent)
        self._fields, self._state, self._asked = fields, state, asked
        self._facts = Facts()
        self._said: Estimate | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self._look)

    def soon(self) -> None:
        """Something has changed: say what goes in now, and what it takes in a moment."""
        self._show_inputs()
        self._delay.start()

    def learn(self, seconds: Mapping[str, float]) -> None:
        """Take in how long stages took that were estimated."""
        if self._said is not None:
            learn(self._said.seconds, dict(seconds))

    def _files(self) -> tuple[str, str, str, str]:
        return self._state.tiles, self._state.raster, self._state.sar, self._state.run

    def _look(self) -> None:
        """Gather the facts in the background."""
        files = self._files()
        in_background(tr("Sparse WSSS: estimate"), lambda _: job_facts(*files),
                      lambda facts: self._take_facts(files, facts), lambda error: self.failed.emit(error.text()), self)

    def _take_facts(self, files: tuple[str, str, str, str], facts: Facts) -> None:
        if files != self._files():
            return  # of files that are shown no more; those that are will be looked at
        self._facts = facts
        self._show_inputs()
        stage, settings = self._asked()
        said = self._said = estimate(stage, facts, settings, speed(), tr)
        words = tr("{} labelled tiles. About {}, {} of memory, {} of disk.").format(
            facts.n_labelled, duration(said.total_s), size(said.memory_mb), size(said.disk_mb))
        self._fields.estimate.setText("\n".join([words, *(f"⚠ {warning}" for warning in said.warnings)]))
        machine = tr("{} cores here; corrected by what runs on this machine took.").format(facts.cores)
        self._fields.reasons.setText("\n".join([*said.reasons, machine]))

    def _show_inputs(self) -> None:
        state, facts = self._state, self._facts
        if not state.tiles or not state.raster:
            missing = tr("tiles") if state.raster else tr("a raster and tiles")
            self._fields.inputs.setText(tr("Choose {} on the page Data.").format(missing))
            return
        names = [Path(path).name for path in (state.raster, state.sar) if path]
        self._fields.inputs.setText(tr("{}: {} of {} tiles have labels. Scene: {}").format(
            Path(state.tiles.split("|")[0]).name, facts.n_labelled, facts.n_tiles, " + ".join(names)))
