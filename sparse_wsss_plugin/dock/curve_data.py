"""The points of the curves: gathered from the worker's metrics, bounded in number, with ranges and ticks of an axis.

Pure Python; drawing them is left to ``curves``.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

MOST_POINTS = 400  # of a curve: more than a panel has pixels
BEYOND = 1e30  # no figure of a training; infinity and NaN are none either, and whole numbers may be longer than a float
ROUND_LOSS = "round_loss"


@dataclass
class Curve:
    """One line: ``xs`` rise; over ``MOST_POINTS`` every second point goes, and fewer are taken from then on."""

    name: str
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    every: int = 1
    _seen: int = 0
    _has_passing_end: bool = False

    def add(self, x: float, y: float) -> None:
        """Append a point; one that is not right of the last replaces what it goes back over, as a resumed run does."""
        if not (math.isfinite(x) and math.isfinite(y)):
            return
        if self.xs and x <= self.xs[-1]:
            keep = bisect_left(self.xs, x)
            del self.xs[keep:], self.ys[keep:]
            self._has_passing_end = False
        if self._has_passing_end:
            self.xs.pop()
            self.ys.pop()
        self.xs.append(x)
        self.ys.append(y)
        self._has_passing_end = self._seen % self.every != 0  # the newest is shown, but stays only in its turn
        self._seen += 1
        if len(self.xs) > MOST_POINTS:
            self.xs, self.ys = self.xs[::2], self.ys[::2]
            self.every *= 2

    def near(self, x: float) -> tuple[float, float] | None:
        """Return the point next to x."""
        if not self.xs:
            return None
        right = min(bisect_right(self.xs, x), len(self.xs) - 1)
        left = max(0, right - 1)
        best = left if abs(self.xs[left] - x) < abs(self.xs[right] - x) else right
        return self.xs[best], self.ys[best]


class RunCurves:
    """The curves of a run by panel: ``loss``, ``map``, ``heads`` of the training, ``rounds`` of the refinement."""

    def __init__(self) -> None:
        self.panels: dict[str, dict[str, Curve]] = {"loss": {}, "map": {}, "heads": {}, "rounds": {}}
        self.n_heads = 0
        self.n_points = 0

    def take(self, values: dict[str, Any]) -> None:
        """Take one line of ``metrics.jsonl``, or the values of a metric event with its ``stage``; others pass by."""
        numbers = {name: float(value) for name, value in values.items()
                   if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < BEYOND}
        if values.get("stage") == "train" and "step" in numbers:
            self._take_training(numbers)
        elif values.get("stage") == "refine" and "step" in numbers and "round" in numbers:
            name = f"round {int(numbers['round'])}"
            self._add("rounds", name, numbers["step"], numbers.get("loss"))

    def take_all(self, lines: Iterable[dict[str, Any]]) -> None:
        """Take several lines."""
        for values in lines:
            self.take(values)

    def _take_training(self, numbers: dict[str, float]) -> None:
        step = numbers["step"]
        self._add("loss", "training", step, numbers.get("loss"))
        self._add("loss", "set aside", step, numbers.get("val_loss"))
        self._add("map", "mAP", step, numbers.get("val_map"))
        self._add("heads", "open", step, numbers.get("open_heads"))
        self.n_heads = int(numbers.get("heads", self.n_heads))

    def _add(self, panel: str, name: str, x: float, y: float | None) -> None:
        if y is not None:
            self.panels[panel].setdefault(name, Curve(name)).add(x, y)
            self.n_points += 1


def span(values: Iterable[float], *, at_least: tuple[float, float] | None = None) -> tuple[float, float]:
    """Range that an axis shows: of the values, no narrower than ``at_least``; never empty."""
    found = [*values, *(at_least or ())]
    if not found:
        return 0.0, 1.0
    low, high = min(found), max(found)
    if low == high:
        margin = abs(low) * 0.1 or 0.5
        return low - margin, high + margin
    return low, high


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers from low to high, ``most`` of them at most: steps of 1, 2 or 5 times a power of ten."""
    if high <= low or most < 1:
        return []
    raw = (high - low) / max(2, most)  # one tick tells nothing
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    count = math.floor(high / step + 1e-9) - first + 1
    return [(first + i) * step for i in range(min(count, most + 1))]


def short(value: float) -> str:
    """Write a number in few characters: ``1.2k``, ``0.034``, ``25``."""
    if abs(value) >= 10_000:
        return f"{value / 1000:.3g}k"
    if value == int(value):
        return str(int(value))
    return f"{value:.3g}"
