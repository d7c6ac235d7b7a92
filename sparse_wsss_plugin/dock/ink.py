"""Colour of what a widget draws itself: the palette's, or one that can be read where a theme has coloured labels alone.

QGIS's own dark theme colours its labels by a style sheet and leaves the palette at dark grey on dark grey.
"""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QWidget

READABLE = 4.5  # contrast that WCAG asks of text
ON_DARK, ON_LIGHT = "#dcdcdc", "#202020"


def ink_of(widget: QWidget) -> QColor:
    """Colour for text and lines on the ground of a widget."""
    ground = widget.palette().color(QPalette.ColorRole.Window)
    text = widget.palette().color(QPalette.ColorRole.WindowText)
    if contrast(text, ground) >= READABLE:
        return text
    return QColor(ON_DARK if is_dark(ground) else ON_LIGHT)


def is_dark(ground: QColor) -> bool:
    """Tell whether light text stands out better than dark text."""
    return contrast(QColor(ON_DARK), ground) > contrast(QColor(ON_LIGHT), ground)


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours from 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3])
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts))
