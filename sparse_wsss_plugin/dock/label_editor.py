"""The labels of all tiles while a person edits them: changes with undo and redo, counts, and which tile is next.

Every change is first written by ``write`` and only then taken over here, so that what is shown is on the disk.
Grammar is left to ``label_text``, the file to ``tile_index_file``; no Qt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from .edit_history import EditHistory
from .label_text import TileLabels, excluded, opened, parse, state_of, toggled

Change = dict[int, tuple["str | None", "str | None"]]
"""By key of the tile, its text before and after."""
Writer = Callable[[Mapping[int, tuple[str, "str | None"]]], None]


class LabelEditor:
    """Labels by key of the tile.

    Args:
        names: classes in the order of their codes.
        write: puts labels on the disk, by key the tile's id and the text; raises OSError when it cannot.
    """

    def __init__(self, names: Sequence[str], write: Writer) -> None:
        self.names = tuple(names)
        self._write = write
        self._texts: dict[int, str | None] = {}
        self._tiles: dict[int, str] = {}
        self._order: list[int] = []
        self._place: dict[int, int] = {}
        self.history: EditHistory[Change] = EditHistory()
        self._stroke: Change | None = None
        self.states: Counter[str] = Counter()
        self.classes: Counter[str] = Counter()

    def __len__(self) -> int:
        """Return the number of tiles."""
        return len(self._order)

    def __contains__(self, fid: object) -> bool:
        """Tell whether there is a tile with this key."""
        return fid in self._texts

    def add(self, fid: int, tile: str, text: str | None) -> None:
        """Take a tile in as it is in the file."""
        self._texts[fid], self._tiles[fid] = text, tile
        self._place[fid] = len(self._order)
        self._order.append(fid)
        self._count(text, 1)

    def set_names(self, names: Sequence[str]) -> None:
        """Take other classes; the texts stay."""
        self.names = tuple(names)
        self.states.clear()
        self.classes.clear()
        for text, n_tiles in Counter(self._texts.values()).items():
            self._count(text, n_tiles)

    # ------------------------------------------------------------ looking

    def text(self, fid: int) -> str | None:
        """Labels of a tile as in the file."""
        return self._texts[fid]

    def tile(self, fid: int) -> str:
        """Id of a tile."""
        return self._tiles[fid]

    def labels(self, fid: int) -> TileLabels | None:
        """Labels of a tile; None where it is not labelled yet."""
        return parse(self._texts[fid], self.names)

    def rows(self) -> list[tuple[str, str]]:
        """Id and text of the tiles with labels, in the order of the file."""
        return [(self._tiles[fid], text) for fid in self._order if (text := self._texts[fid]) is not None]

    @property
    def n_labelled(self) -> int:
        """Number of tiles with labels, those included that say "none" or "unknown"."""
        return len(self) - self.states[state_of(None)]

    def next_unlabelled(self, after: int | None) -> int | None:
        """The next tile without labels in the order of the file, from the beginning again at the end."""
        start = self._place.get(after, -1) + 1 if after is not None else 0
        for fid in (*self._order[start:], *self._order[:start]):
            if self._texts[fid] is None:
                return fid
        return None

    def most_helpful(self, uncertainty: Mapping[str, float]) -> int | None:
        """The tile without labels of which a model is least certain; None when all of the rated ones have labels."""
        rated = [(uncertainty[tile], -fid) for fid, tile in self._tiles.items()
                 if tile in uncertainty and self._texts[fid] is None]
        return -max(rated)[1] if rated else None

    # ------------------------------------------------------------ changing

    def toggle(self, fids: Iterable[int], name: str) -> Change:
        """Add a class to all tiles, or take it from all when all of them have it."""
        tiles = {fid: self.labels(fid) for fid in fids}
        is_there = not all(labels is not None and name in labels.present for labels in tiles.values())
        return self._set({fid: toggled(labels, name, is_there, self.names) for fid, labels in tiles.items()})

    def exclude(self, fids: Iterable[int], name: str) -> Change:
        """Say of all tiles that a class does not occur, or take that back when it is said of all."""
        tiles = {fid: self.labels(fid) for fid in fids}
        is_absent = not all(labels is not None and name in labels.absent for labels in tiles.values())
        return self._set({fid: excluded(labels, name, is_absent, self.names) for fid, labels in tiles.items()})

    def toggle_open(self, fids: Iterable[int]) -> Change:
        """Turn "exactly these" into "at least these", and back when all of the tiles are that."""
        tiles = {fid: self.labels(fid) for fid in fids}
        is_open = not all(labels is not None and labels.is_open for labels in tiles.values())
        return self._set({fid: opened(labels, is_open) for fid, labels in tiles.items()})

    def set_none(self, fids: Iterable[int]) -> Change:
        """Say that none of the classes occurs."""
        return self._set(dict.fromkeys(fids, TileLabels()))

    def set_unknown(self, fids: Iterable[int]) -> Change:
        """Say that nothing is known."""
        return self._set(dict.fromkeys(fids, TileLabels(is_open=True)))

    def clear(self, fids: Iterable[int]) -> Change:
        """Take the labels away."""
        return self._set(dict.fromkeys(fids))

    def apply(self, texts: Mapping[int, str | None]) -> Change:
        """Give tiles these texts, as one change.

        Returns: what differs now. Raises: OSError when it cannot be written; then nothing has changed.
        """
        change = {fid: (self._texts[fid], text) for fid, text in texts.items() if self._texts[fid] != text}
        if not change:
            return {}
        self._take(change)
        if self._stroke is None:
            self.history.add(change)
            return change
        if not self._stroke:
            self.history.add(self._stroke)  # it is filled as long as the stroke goes on
        for fid, (before, after) in change.items():
            self._stroke[fid] = (self._stroke.get(fid, (before, None))[0], after)
        return change

    def take_over(self, texts: Mapping[str, str], is_replacing: bool) -> Change:
        """Give tiles, by their ids, labels from elsewhere, as one change. Returns and raises as ``apply``.

        Args:
            texts: labels by id; ids of no tile are left out.
            is_replacing: also where there are labels already.
        """
        return self.apply({fid: texts[tile] for fid, tile in self._tiles.items()
                           if tile in texts and (is_replacing or self._texts[fid] is None)})

    def take_in(self, texts: Mapping[int, str | None]) -> None:
        """Take labels that somebody else has written; what was done before cannot be taken back any more."""
        for fid, text in texts.items():
            self._count(self._texts[fid], -1)
            self._count(text, 1)
            self._texts[fid] = text
        self.history.clear()
        self._stroke = None

    def begin_stroke(self) -> None:
        """From here on changes are written one by one, and undone as one."""
        self._stroke = {}

    def end_stroke(self) -> None:
        """End what ``begin_stroke`` began."""
        self._stroke = None

    def undo(self) -> Change:
        """Take the last change back. Returns and raises as ``apply``."""
        self.end_stroke()
        return _inverted(self.history.undo(lambda change: self._take(_inverted(change))) or {})

    def redo(self) -> Change:
        """Do the change again that was taken back last. Returns and raises as ``apply``."""
        self.end_stroke()
        return self.history.redo(self._take) or {}

    def _set(self, labels: Mapping[int, TileLabels | None]) -> Change:
        return self.apply({fid: None if one is None else one.text for fid, one in labels.items()})

    def _take(self, change: Change) -> None:
        self._write({fid: (self._tiles[fid], after) for fid, (_, after) in change.items()})
        self._texts.update({fid: after for fid, (_, after) in change.items()})
        for (before, after), n_tiles in Counter(change.values()).items():
            self._count(before, -n_tiles)
            self._count(after, n_tiles)

    def _count(self, text: str | None, by: int) -> None:
        labels = parse(text, self.names)
        self.states[state_of(labels)] += by
        for name in labels.present if labels is not None else ():
            self.classes[name] += by


def _inverted(change: Change) -> Change:
    return {fid: (after, before) for fid, (before, after) in change.items()}
