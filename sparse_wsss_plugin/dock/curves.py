"""Draws the curves of a run: small panels in the host's font and palette, with the values under the cursor.

Which points there are is left to ``curve_data``.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from qgis.PyQt.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ..qt import tr
from .curve_data import Curve, RunCurves, short, span, ticks
from .ink import ink_of, is_dark

COLOURS = (("#1f6fd1", "#6cb0ff"), ("#c25700", "#ffab66"), ("#2b8a3e", "#7bd88f"), ("#8e3bb5", "#d4a0f0"))
"""Of the first, second, ... curve of a panel: on a light and on a dark ground."""
SMALL = 0.85  # legend and axes beside the title
LINE_PX = 1.6
LEAST = QSize(150, 96)


@dataclass(frozen=True)
class Frame:
    """Where values lie in a panel: its area in pixels, and the span of both axes."""

    area: QRectF
    x: tuple[float, float]
    y: tuple[float, float]

    def place(self, x: float, y: float) -> QPointF:
        """Pixel of a point."""
        return QPointF(self.area.left() + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.area.width(),
                       self.area.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.area.height())


class CurvePanel(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """One panel: title, newest value, axes and lines; the cursor or the arrow keys read values.

    Args:
        title: text above the axes.
        least: range that the value axis shows at least.
    """

    def __init__(self, title: str, least: tuple[float, float] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.least = least
        self._curves: list[Curve] = []
        self._cursor: float | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)

    def show_curves(self, curves: list[Curve]) -> None:
        """Draw these curves from now on."""
        self._curves = curves
        self.setAccessibleDescription(self.reading())
        self.update()

    def reading(self) -> str:
        """Values at the cursor, or the newest: ``step 40: training 1.2, set aside 1.4``."""
        found = [(text_of(curve.name), curve.near(self._cursor if self._cursor is not None else float("inf")))
                 for curve in self._curves]
        points = [(name, point) for name, point in found if point is not None]
        if not points:
            return ""
        step = points[0][1][0] if self._cursor is not None else max(point[0] for _, point in points)
        values = ", ".join(f"{name} {short(point[1])}" for name, point in points)
        return tr("step {}: {}").format(short(step), values)

    # ------------------------------------------------------------ Qt asks

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow dock."""
        return LEAST

    def sizeHint(self) -> QSize:
        """A little more."""
        return QSize(200, 130)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything; 400 points take about two milliseconds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_title(painter, QFontMetricsF(self.font()))
        painter.setFont(self._small_font())
        metrics = QFontMetricsF(painter.font())
        self._draw_legend(painter, metrics)
        frame = self._frame(metrics)
        area = frame.area
        if not any(curve.xs for curve in self._curves):
            painter.setPen(self._soft())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, tr("no values yet"))
        elif area.width() > 20 and area.height() > 20:
            self._draw_axes(painter, frame, metrics)
            for number, curve in enumerate(self._curves):
                _draw_curve(painter, frame, curve, self._colour(number))
            self._draw_cursor(painter, frame)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the values under the cursor."""
        frame = self._frame(QFontMetricsF(self._small_font()))
        area, (low, high) = frame.area, frame.x
        position = event.pos().x()  # of Qt 5 and Qt 6
        share = (position - area.left()) / max(1.0, area.width())
        self._read_at(low + share * (high - low) if 0 <= share <= 1 else None)

    def leaveEvent(self, _event: QEvent) -> None:
        """Show the newest values again."""
        self._read_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right read values, Escape shows the newest again."""
        low, high = self._x_span()
        step = (high - low) / 40
        here = high if self._cursor is None else self._cursor
        if event.key() == Qt.Key.Key_Left:
            self._read_at(max(low, here - step))
        elif event.key() == Qt.Key.Key_Right:
            self._read_at(min(high, here + step))
        elif event.key() == Qt.Key.Key_Escape and self._cursor is not None:
            self._read_at(None)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ drawing

    def _read_at(self, x: float | None) -> None:
        self._cursor = x
        self.setAccessibleDescription(self.reading())
        self.update()

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, SMALL * font.pointSizeF()))
        return font

    def _colour(self, number: int) -> QColor:
        return QColor(COLOURS[number % len(COLOURS)][is_dark(self.palette().color(QPalette.ColorRole.Window))])

    def _soft(self) -> QColor:
        text, ground = ink_of(self), self.palette().color(QPalette.ColorRole.Window)
        return QColor(*((2 * a + b) // 3 for a, b in zip(text.getRgb()[:3], ground.getRgb()[:3])))

    def _hair(self) -> QColor:
        colour = QColor(self._soft())
        colour.setAlpha(60)
        return colour

    def _x_span(self) -> tuple[float, float]:
        return span([x for curve in self._curves for x in (curve.xs[:1] + curve.xs[-1:])])

    def _frame(self, metrics: QFontMetricsF) -> Frame:
        values = span([y for curve in self._curves for y in curve.ys], at_least=self.least)
        left = max(metrics.horizontalAdvance("0.000"), metrics.horizontalAdvance(short(values[1]))) + 6
        top = QFontMetricsF(self.font()).height() + metrics.height() + 10
        area = QRectF(left, top, self.width() - left - 8, self.height() - top - metrics.height() - 6)
        return Frame(area, self._x_span(), values)

    def _draw_title(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        painter.setPen(ink_of(self))
        width = self.width() - 8.0
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(4, 2 + metrics.ascent()), title)

    def _draw_legend(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        width = self.width() - 8.0
        x, baseline = 4.0, 3 + QFontMetricsF(self.font()).height() + metrics.ascent()
        for number, curve in enumerate(self._curves):
            point = curve.near(self._cursor if self._cursor is not None else float("inf"))
            if point is None:
                continue
            text = f"{text_of(curve.name)} {short(point[1])}"
            room = width - x
            if room < 24:
                break
            middle = baseline - metrics.ascent() / 3
            painter.setPen(QPen(self._colour(number), 3))
            painter.drawLine(QPointF(x, middle), QPointF(x + 8, middle))
            painter.setPen(ink_of(self))
            painter.drawText(QPointF(x + 12, baseline), metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 8))
            x += 22 + metrics.horizontalAdvance(text)

    def _draw_axes(self, painter: QPainter, frame: Frame, metrics: QFontMetricsF) -> None:
        area, (low, high) = frame.area, frame.y
        for value in ticks(low, high, max(1, int(area.height() / (1.5 * metrics.height())))):
            y = frame.place(frame.x[0], value).y()
            painter.setPen(self._hair())
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self._soft())
            painter.drawText(QRectF(0, y - metrics.height() / 2, area.left() - 4, metrics.height()),
                             Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, short(value))
        low, high = frame.x
        wide = 2.2 * metrics.horizontalAdvance(short(high))
        for value in ticks(low, high, max(1, int(area.width() / max(wide, 1)))):
            x = frame.place(value, frame.y[0]).x()
            painter.setPen(self._soft())
            painter.drawText(QRectF(min(x, self.width() - wide / 2) - wide / 2, area.bottom() + 2, wide,
                                    metrics.height()), Qt.AlignmentFlag.AlignCenter, short(value))

    def _draw_cursor(self, painter: QPainter, frame: Frame) -> None:
        if self._cursor is None:
            return
        x = frame.place(self._cursor, frame.y[0]).x()
        painter.setPen(QPen(self._soft(), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()))


def _draw_curve(painter: QPainter, frame: Frame, curve: Curve, colour: QColor) -> None:
    if not curve.xs:
        return
    points = [frame.place(x, y) for x, y in zip(curve.xs, curve.ys)]
    painter.setPen(QPen(QBrush(colour), LINE_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    painter.drawLines([QLineF(*ends) for ends in zip(points, points[1:])])  # a noisy polyline takes ten times as long
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(points[-1], 2.5, 2.5)


def text_of(name: str) -> str:
    """Text of a curve for its name in ``curve_data``."""
    word, _, number = name.partition(" ")
    if word == "round":
        return tr("round {}").format(number)
    return {"training": tr("training"), "set aside": tr("set aside"), "open": tr("open")}.get(name, name)


class CurvesView(QWidget):  # type: ignore[misc]  # QGIS 3.22 ships no types
    """The four panels of a run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panels = {
            "loss": CurvePanel(tr("Loss")), "map": CurvePanel(tr("mAP of tiles set aside"), (0.0, 1.0)),
            "heads": CurvePanel(tr("Open heads"), (0.0, 1.0)), "rounds": CurvePanel(tr("Loss of the rounds")),
        }
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for number, panel in enumerate(self.panels.values()):
            layout.addWidget(panel, number // 2, number % 2)

    def show_run(self, curves: RunCurves) -> None:
        """Draw the curves of a run."""
        self.panels["heads"].least = (0.0, float(max(1, curves.n_heads)))
        for name, panel in self.panels.items():
            panel.show_curves(list(curves.panels[name].values()))
