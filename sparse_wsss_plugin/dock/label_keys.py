"""Which key does what while tiles are labelled; the words of the hints come from here as well.

Pure but for the names of Qt's keys; doing it is left to the page.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt

from ..qt import tr

Key = Qt.Key
CLASS_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"  # of the classes in their order; 0 says "none"
Action = tuple[str, int]
"""What to do, and with which class (its place; -1 for none)."""

NEXT, BACK, HELPFUL, NONE, UNKNOWN, OPEN, CLEAR, UNDO, REDO, TOGGLE, EXCLUDE, ALL, LEAVE = (
    "next", "back", "helpful", "none", "unknown", "open", "clear", "undo", "redo", "toggle", "exclude", "all", "leave")
REPEATABLE = (UNDO, REDO)
PLAIN = {Key.Key_0: NONE, Key.Key_Question: UNKNOWN, Key.Key_Plus: OPEN, Key.Key_Backspace: CLEAR,
         Key.Key_Delete: CLEAR, Key.Key_Space: NEXT, Key.Key_Escape: LEAVE}


def action_of(key: int, text: str, is_ctrl: bool, is_shift: bool, is_alt: bool, n_classes: int) -> Action | None:
    """What a key press asks for; None when it is not for us.

    ``Alt`` with the key of a class says that the class does not occur. ``text`` is what the key types, because a
    question mark or a plus is elsewhere on every keyboard.
    """
    if is_ctrl:
        return _with_ctrl(key, is_shift)
    if key == Key.Key_Space and is_shift:
        return BACK, -1
    place = _class_place(key, n_classes)
    if place >= 0 and not is_shift:
        return (EXCLUDE if is_alt else TOGGLE), place
    typed = {"?": UNKNOWN, "+": OPEN, "0": NONE}.get(text) or (None if is_alt else PLAIN.get(key))
    return (typed, -1) if typed else None


def key_of_class(place: int) -> str:
    """The key of a class; empty when there are no keys left."""
    return CLASS_KEYS[place] if place < len(CLASS_KEYS) else ""


def hint() -> str:
    """All keys in a few lines."""
    return "\n".join((
        tr("1 … 9, a … z: the class, or not the class; with Alt: it does not occur"),
        tr("0: none of the classes, ?: nothing is known, +: at least these, Backspace: not labelled"),
        tr("Space: next tile without labels, Shift+Space: back, Ctrl+Space: the most helpful tile"),
        tr("Ctrl+Z, Ctrl+Shift+Z: undo, redo; Ctrl+A: all tiles in view, Esc: no tile"),
    ))


def _with_ctrl(key: int, is_shift: bool) -> Action | None:
    if key == Key.Key_Z:
        return (REDO if is_shift else UNDO), -1
    found = {Key.Key_Y: REDO, Key.Key_Space: HELPFUL, Key.Key_A: ALL}.get(key)
    return (found, -1) if found and not is_shift else None


def _class_place(key: int, n_classes: int) -> int:
    if Key.Key_1 <= key <= Key.Key_9:
        place = int(key) - int(Key.Key_1)
    elif Key.Key_A <= key <= Key.Key_Z:
        place = int(key) - int(Key.Key_A) + 9
    else:
        return -1
    return place if place < n_classes else -1
