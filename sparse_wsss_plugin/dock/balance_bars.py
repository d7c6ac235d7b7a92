"""Bars of how many tiles have each class, so that a person sees which ones lack examples.

The counts come from ``label_editor``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..qt import tr
from .ink import ink_of
from .land_class import LandClass
from .plain_text import plain_tip

GAP_PX = 3
NAME_SHARE = 0.35  # of the width


class BalanceBars(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """A bar a class, as long as its share of the largest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: list[tuple[str, str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Tiles with each class"))

    def set_counts(self, classes: Sequence[LandClass], counts: Mapping[str, int]) -> None:
        """Show the numbers."""
        self.counts = [(one.name, one.colour, counts.get(one.name, 0)) for one in classes]
        text = "\n".join(f"{name}: {count}" for name, _, count in self.counts)
        self.setToolTip(plain_tip(text))
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line a class."""
        return QSize(160, self._line() * len(self.counts))

    def minimumSizeHint(self) -> QSize:
        """As the hint."""
        return QSize(120, self._line() * len(self.counts))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names, bars and numbers in the palette of the host."""
        painter, metrics = QPainter(self), self.fontMetrics()
        ink = ink_of(self)
        most = max((count for _, _, count in self.counts), default=0)
        left = int(self.width() * NAME_SHARE)
        room = self.width() - left - metrics.horizontalAdvance("00000") - 2 * GAP_PX
        for number, (name, colour, count) in enumerate(self.counts):
            top = number * self._line()
            line = QRectF(0, top, left - GAP_PX, self._line() - GAP_PX)
            painter.setPen(ink)
            short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, short)
            length = room * count / most if most else 0
            painter.fillRect(QRectF(left, top + 1, max(1.0, length), line.height() - 2), QColor(colour))
            painter.drawText(QRectF(left + length + GAP_PX, top, self.width() - left - length, line.height()),
                             Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(count))
        painter.end()

    def _line(self) -> int:
        return int(self.fontMetrics().height()) + GAP_PX
