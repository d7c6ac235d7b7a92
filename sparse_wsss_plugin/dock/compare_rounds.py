"""Rounds of a run side by side: makes the maps that are missing, hangs the curtain, shows what changed.

The widgets are ``compare_box``'s, the curtain ``swipe``'s; maps and changes are made by algorithms in the background.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsMapLayer, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..layers import open_raster
from ..qt import tr
from . import layer_group
from .background import in_background
from .change_table import read_changes
from .compare_box import STEPS, CompareBox
from .job_row import JobRow
from .land_class import LandClass
from .palette import Palette, problem_of
from .result_files import Round, is_file, mask_file, round_text, rounds_of, short_text
from .run_files import RunFiles
from .run_layers import colour_share, show_alone
from .swipe import Swipe

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from .dock_state import DockState

Command = tuple[str, dict[str, Any]]


class CompareRounds(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """Two maps of a run, and what is between them."""

    said = pyqtSignal(str, bool)
    changed = pyqtSignal()  # the choice, or which maps are there
    compared = pyqtSignal()  # the changes are on the map

    def __init__(self, state: DockState, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.box = CompareBox()
        self.job = JobRow(tr("Map this round"), tr("Map the scene with the network of that round"))
        self.swipe = Swipe(canvas, self) if canvas is not None else None
        self._rounds: dict[str, Round] = {}
        self._reference: QgsMapLayer | None = None
        self._wanted: Callable[[], None] | None = None  # once the maps of both sides are there
        self._hanging = 0  # times that the curtain was asked for, or taken down
        self._counted = "", ""  # names of the maps whose changes are counted
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addWidget(self.job)
        self.job.setVisible(False)
        self._connect()

    def show_run(self, reference: QgsMapLayer | None) -> None:
        """Offer what the run has; the reference is a layer of the project."""
        self._reference = reference
        self._rounds = {f"round:{one.number}": one for one in rounds_of(self._state.run)}
        self.box.offer(self._choices())
        self._offer_job()

    def commands(self) -> list[Command]:
        """What makes the maps that are chosen and not there yet, and compares them."""
        parts: list[Command] = [("predict", self._predict_values(one)) for one in self._missing()]
        return [*parts, ("changes", self._changes_values())] if self.box.are_two_maps() else parts

    def hide_curtain(self) -> None:
        """Take the curtain down."""
        self._wanted = None
        self._hanging += 1
        if self.swipe is not None:
            self.swipe.hide()
        self.box.set_swiping(False)

    # ------------------------------------------------------------ choices

    def _connect(self) -> None:
        self.box.chosen.connect(self._choose)
        self.box.swipe_asked.connect(self._swipe)
        self.box.changes_asked.connect(lambda: self._with_maps(self._count))
        self.box.changes.done.connect(self._take_changes)
        self.box.changes.failed.connect(self._fail_changes)
        self.box.slider.valueChanged.connect(self._move_line)
        self.job.asked.connect(self._make_next_map)
        self.job.done.connect(self._take_map)
        self.job.failed.connect(self._fail)
        self._state.changed.connect(self._recolour)
        if self.swipe is None:
            self.box.swipe.hide()
        else:
            self.swipe.moved.connect(self._take_line)
            self.swipe.fell.connect(self._fall)

    def _choices(self) -> list[tuple[str, str]]:
        texts = {"relabel": tr("Pseudomasks, relabelled"), "pseudomasks": tr("Pseudomasks")}
        found = [(key, text) for key, text in texts.items() if is_file(self._file_of(key))]
        found += [(key, round_text(one)) for key, one in self._rounds.items()]
        if self._reference is not None:
            found.append(("reference", tr("Reference")))
        for key, text in (("confidence", tr("Confidence")), ("map", tr("Map"))):
            if is_file(self._file_of(key)):
                found.append((key, text))
        return found

    def _file_of(self, key: str) -> str:
        if key in ("map", "confidence"):
            return str(getattr(self._state, key))
        if key in self._rounds:
            return str(self._rounds[key].map)
        return mask_file(self._state.run, key)

    def _choose(self) -> None:
        self._offer_job()
        if self.swipe is not None and self.swipe.is_on:
            self._swipe(True)
        self.changed.emit()

    # ------------------------------------------------------------ maps of rounds

    def _missing(self) -> list[Round]:
        return [self._rounds[key] for key in self.box.sides() if key in self._rounds and not self._rounds[key].has_map]

    def _offer_job(self) -> None:
        """A round whose map is not there yet is mapped by a button, which says how far it is."""
        missing = self._missing()
        self.job.setVisible(bool(missing) or self.job.is_running)
        if missing and not self.job.is_running:
            self.job.set_text(tr("Map '{}'").format(short_text(missing[0])))

    def _with_maps(self, action: Callable[[], None]) -> None:
        """Do something once the maps of both sides are there."""
        self._wanted = action
        if not self._missing():
            self._wanted = None
            action()
        elif not self.job.is_running:
            self._make_next_map()

    def _make_next_map(self) -> None:
        missing = self._missing()
        if not missing or not self._has_room():
            return
        if self.job.start("predict", self._predict_values(missing[0]), tr("Sparse WSSS: map of a round")):
            self.said.emit(tr("The scene is mapped with the network of '{}'.").format(short_text(missing[0])), False)
        self._offer_job()

    def _has_room(self) -> bool:
        """Make the folder of the maps; tells whether it is there, and says why not."""
        try:
            self._folder().mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._fail(tr("There is no room for maps in the run: {}. Next step: see that the run's folder may be "
                          "written.").format(error))
            return False
        return True

    def _folder(self) -> Path:
        return Path(self._state.run) / "predict"

    def _predict_values(self, one: Round) -> dict[str, Any]:
        return {"model": str(one.model), "raster": self._state.raster, "sar": self._state.sar, "output": str(one.map)}

    def _take_map(self, _outputs: dict[str, Any]) -> None:
        self.show_run(self._reference)
        self.changed.emit()
        if self._wanted is not None:
            self._with_maps(self._wanted)
        else:
            self.said.emit(tr("The map of the round is there."), False)

    def _fail(self, text: str) -> None:
        self._wanted = None
        if self.swipe is None or not self.swipe.is_on:
            self.box.set_swiping(False)
        self._offer_job()
        self.said.emit(text, True)

    # ------------------------------------------------------------ curtain

    def _swipe(self, is_on: bool) -> None:
        if is_on:
            self._with_maps(self._hang)
        else:
            self.hide_curtain()

    def _hang(self) -> None:
        """Open what is chosen in the background, and hang the curtain unless something else was wanted meanwhile."""
        if self.swipe is None:
            return
        self._hanging += 1
        number, sides, texts = self._hanging, self.box.sides(), self.box.texts()
        paths = {key: self._file_of(key) for key in sides if key != "reference"}

        def take(opened: dict[str, QgsRasterLayer | None]) -> None:
            if number != self._hanging or self.swipe is None:
                return
            if sides != self.box.sides():  # others were chosen while these were opened
                self._with_maps(self._hang)
                return
            try:
                left, right = (self._layer(key, opened) for key in sides)
            except OSError as error:
                self._fail(tr("{} Next step: make it again on the page Run.").format(error))
                return
            self.swipe.show((left, texts[0]), (right, texts[1]))

        self.box.set_swiping(True)
        in_background(tr("Sparse WSSS: open a raster"),
                      lambda _: {key: open_raster(path) for key, path in paths.items()},
                      take, lambda error: self._fail(error.text()), self)

    def _fall(self) -> None:
        self.hide_curtain()
        self.said.emit(tr("A layer of the curtain was taken from the project. Next step: choose what to compare."),
                       False)

    def _layer(self, key: str, opened: dict[str, QgsRasterLayer | None]) -> QgsMapLayer:
        if key == "reference":
            if self._reference is None or sip.isdeleted(self._reference):
                raise OSError(tr("The reference is no longer in the project."))
            return self._reference
        layer = opened[key]
        if layer is None:
            raise OSError(tr("QGIS cannot open {}.").format(self._file_of(key)))
        if key == "confidence":
            colour_share(layer)
        elif not problem_of(self._state.classes):
            Palette(self._state.classes).recolour(layer)
        return layer

    def _recolour(self, name: str) -> None:
        if name == "classes" and self.swipe is not None and self.swipe.is_on:
            self._hang()

    def _move_line(self, value: int) -> None:
        if self.swipe is not None:
            self.swipe.set_share(value / STEPS)

    def _take_line(self, share: float) -> None:
        self.box.slider.blockSignals(True)
        self.box.slider.setValue(round(STEPS * share))
        self.box.slider.blockSignals(False)

    # ------------------------------------------------------------ changes

    def _count(self) -> None:
        if not self._has_room():
            return
        self._counted = self.box.texts()
        self.box.changes.start("changes", self._changes_values(), tr("Sparse WSSS: changes"))

    def _changes_values(self) -> dict[str, Any]:
        left, right = (self._file_of(key) for key in self.box.sides())
        return {"before": left, "after": right, "output": str(self._folder() / "changes.tif"),
                "output_table": str(self._folder() / "changes.csv")}

    def _take_changes(self, outputs: dict[str, Any]) -> None:
        self.box.show_buttons()
        path = str(outputs.get("output") or "")
        in_background(tr("Sparse WSSS: open a raster"), lambda _: open_raster(path),
                      lambda opened: self._show_changes(outputs, opened),
                      lambda error: self._fail_changes(error.text()), self)

    def _show_changes(self, outputs: dict[str, Any], opened: QgsRasterLayer | None) -> None:
        table = Path(str(outputs.get("output_table") or ""))
        classes = self._classes()
        self.box.show_changes(read_changes(RunFiles(table.parent).table(table.name)), classes, self._counted)
        try:
            layer = layer_group.put("changes", str(outputs.get("output") or ""),
                                    tr("Changed: {} to {}").format(*self._counted), opened=opened)
        except OSError as error:
            self.said.emit(tr("{} Next step: count the changes again.").format(error), True)
            return
        if classes and isinstance(layer, QgsRasterLayer):
            Palette(classes).show_on(layer)
        self.hide_curtain()  # it would hang over the layer
        show_alone(layer)
        self.compared.emit()
        self.said.emit(tr("The layer 'Changed' shows the pixels that differ, in their new class; the maps below it are "
                          "hidden."), False)

    def _fail_changes(self, text: str) -> None:
        self.box.show_buttons()
        self.said.emit(text, True)

    def _classes(self) -> list[LandClass]:
        return self._state.classes or RunFiles(self._state.run).classes()
