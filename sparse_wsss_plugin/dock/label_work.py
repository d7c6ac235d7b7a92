"""Does what keys, chips and buttons ask for: labels of the chosen tiles, the brush, undo, and the next tile.

Everything is written before it is shown, see ``label_editor``; the choice is ``tile_choice``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..qt import tr
from . import label_keys as keys
from .label_editor import Change, LabelEditor
from .label_text import TileLabels, parse
from .tile_choice import TileChoice
from .tile_session import TileSession

BRUSH = 0  # key of the one "tile" that holds the labels of the brush


class LabelWork(QObject):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """``changed`` with the number of tiles whose labels differ now; ``said`` as a page says it."""

    changed = pyqtSignal(int)
    said = pyqtSignal(str, bool)

    def __init__(self, session: TileSession, choice: TileChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_painting = False
        self.uncertainty: dict[str, float] = {}
        self.is_locked: Callable[[], bool] = lambda: False  # somebody else is editing the layer
        self._session, self._choice = session, choice
        self._brush = LabelEditor([], lambda _rows: None)
        self._steps: dict[str, Callable[[], None]] = {
            keys.NEXT: self._next, keys.BACK: choice.back, keys.HELPFUL: self._helpful,
            keys.ALL: choice.choose_in_view, keys.LEAVE: lambda: choice.choose([]),
            keys.UNDO: lambda: self._go_in_history(self._session.editor.undo),
            keys.REDO: lambda: self._go_in_history(self._session.editor.redo),
        }
        if choice.tool is not None:
            choice.tool.stroke_began.connect(lambda: self._session.editor.begin_stroke())
            choice.tool.stroked.connect(self._stroke)
            choice.tool.stroke_ended.connect(self._end_stroke)

    def do(self, what: str, place: int = -1) -> None:
        """Do what a key, a button or a chip stands for."""
        if what in self._steps:
            self._steps[what]()
        else:
            self._label(what, self._session.editor.names[place] if place >= 0 else "")

    def labels(self) -> list[TileLabels | None]:
        """Labels of the chosen tiles, or of the brush while it is painted."""
        if self.is_painting:
            return [self._brush.labels(BRUSH)]
        return [self._session.editor.labels(fid) for fid in self._choice.chosen]

    def set_painting(self, is_painting: bool) -> None:
        """Take the brush, with the labels of the current tile, or lay it down."""
        self.is_painting = is_painting
        editor, current = self._session.editor, self._choice.current
        self._brush = LabelEditor(editor.names, lambda _rows: None)
        self._brush.add(BRUSH, "", None if current is None else editor.text(current))
        if self._choice.tool is not None:
            self._choice.tool.is_painting = is_painting
        if is_painting:
            self._choice.set_tool(True)
        self.changed.emit(0)

    def take_over(self, texts: dict[str, str], is_replacing: bool) -> None:
        """Give tiles the labels of an import, to be undone as one."""
        done = self._change(lambda: self._session.editor.take_over(texts, is_replacing))
        self.said.emit(tr("{} tiles have got labels.").format(len(done)), False)

    # ------------------------------------------------------------ labels

    def _label(self, what: str, name: str) -> None:
        editor, fids = (self._brush, [BRUSH]) if self.is_painting else (self._session.editor, self._choice.chosen)
        if not fids:
            self.said.emit(tr("Choose a tile first: click on the map, or press the space bar."), False)
            return
        changes: dict[str, Callable[[], Change]] = {
            keys.TOGGLE: lambda: editor.toggle(fids, name), keys.EXCLUDE: lambda: editor.exclude(fids, name),
            keys.OPEN: lambda: editor.toggle_open(fids), keys.NONE: lambda: editor.set_none(fids),
            keys.UNKNOWN: lambda: editor.set_unknown(fids), keys.CLEAR: lambda: editor.clear(fids),
        }
        if self.is_painting:
            changes[what]()  # of the brush: nothing is written
            self.changed.emit(0)
            return
        done = self._change(changes[what])
        n_lost = sum(_loses_shares(change, editor.names) for change in done.values())
        if n_lost and what in (keys.TOGGLE, keys.EXCLUDE, keys.OPEN):
            self.said.emit(tr("Tiles whose shares were dropped, since they held for the classes before: {}. Ctrl+Z "
                              "brings them back.").format(n_lost), False)

    def _change(self, change: Callable[[], Change]) -> Change:
        """Change labels; what cannot be written is said, and nothing has changed then."""
        if self.is_locked():
            self.said.emit(tr("The layer of the tiles is being edited. Next step: save or cancel its edits."), True)
            return {}
        try:
            done = change()
        except OSError as error:
            self.said.emit(str(error), True)
            return {}
        self.changed.emit(len(done))
        return done

    def _go_in_history(self, go: Callable[[], Change]) -> None:
        done = self._change(go)
        if done:
            self._choice.choose(list(done), is_zoomed=len(done) == 1)

    def _stroke(self, point: QgsPointXY) -> None:
        fid = self._choice.tile_at(point)
        text = self._brush.text(BRUSH)
        if fid is None or self._session.editor.text(fid) == text:
            return
        if not self._change(lambda: self._session.editor.apply({fid: text})) and self._choice.tool is not None:
            self._choice.tool.end_stroke()  # what was refused once is not asked for at every point on the way

    def _end_stroke(self) -> None:
        self._session.editor.end_stroke()
        self.changed.emit(0)

    # ------------------------------------------------------------ the next tile

    def _next(self) -> None:
        editor = self._session.editor
        fid = editor.next_unlabelled(self._choice.current)
        if fid is not None:
            self._choice.choose([fid], is_zoomed=True)
        else:
            self.said.emit(tr("Every tile has labels.") if len(editor) else tr("There are no tiles yet."), False)

    def _helpful(self) -> None:
        editor = self._session.editor
        fid = editor.most_helpful(self.uncertainty)
        if fid is None:
            self.said.emit(tr("No tile without labels is rated. Next step: do the stage 'heads' of a run of these "
                              "tiles."), False)
            return
        self._choice.choose([fid], is_zoomed=True)
        self.said.emit(tr("The model is least certain of this tile: {:.0%} uncertain.").format(
            self.uncertainty[editor.tile(fid)]), False)


def _loses_shares(change: tuple[str | None, str | None], names: Sequence[str]) -> bool:
    before, after = (parse(text, names) for text in change)
    return before is not None and bool(before.percent) and not (after is not None and after.percent)
