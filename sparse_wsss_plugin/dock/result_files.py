"""What a run has to show: its rounds, and the figures that ``evaluate`` wrote, as rows of tables.

Files that are missing or half there give nothing; opening layers is left to the widgets.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..qt import tr
from .run_files import RunFiles, may_be_followed

AREA_UNITS = {"ha": "ha", "pixels": "px"}


@dataclass(frozen=True)
class Round:
    """A network of the run that can map: number 0 is the transformer, before the first round."""

    number: int
    model: Path
    map: Path
    changed: float | None = None
    label_f1: float | None = None
    is_kept: bool = False

    @property
    def has_map(self) -> bool:
        """Tell whether its map is there and as new as the network."""
        try:
            return self.map.stat().st_mtime >= self.model.stat().st_mtime
        except OSError:
            return False


@dataclass(frozen=True)
class Bounds:
    """A figure with its 95 % interval; the interval is None where the reference is no sample."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ClassFigures:
    """One class of an accuracy file; shares from 0 to 1, areas in its unit."""

    name: str
    code: int
    iou: float | None
    precision: float | None
    recall: float | None
    f1: float | None
    mapped: float | None
    area: Bounds


@dataclass(frozen=True)
class Accuracy:
    """The figures of a map beside a reference."""

    overall: dict[str, float] = field(default_factory=dict)
    majority: float | None = None
    ece: float | None = None
    unit: str = "px"
    classes: list[ClassFigures] = field(default_factory=list)
    map: str = ""
    reference: str = ""

    @property
    def has_intervals(self) -> bool:
        """Tell whether the reference was a sample that allows intervals."""
        return any(one.area.low is not None for one in self.classes)


def rounds_of(run: str) -> list[Round]:
    """Networks of a run that can map, the transformer first."""
    files = RunFiles(run)
    found = []
    if files.has("train", "model.safetensors"):
        found.append(Round(0, files.path("train", "model.safetensors"), files.path("predict", "round_00.tif")))
    kept = files.outputs("refine").get("best_round")
    figures = files.json("refine", "rounds.json")
    for one in figures if isinstance(figures, list) else []:
        number = one.get("round") if isinstance(one, dict) else None
        if isinstance(number, int) and files.has("refine", f"round_{number:02d}", "model.safetensors"):
            found.append(Round(number, files.path("refine", f"round_{number:02d}", "model.safetensors"),
                               files.path("predict", f"round_{number:02d}.tif"), _number(one.get("changed")),
                               _number(one.get("label_f1")), number == kept))
    return found


def accuracy_of(run: str) -> Accuracy | None:
    """Figures in a run's accuracy file; None when there is none that can be read."""
    found = RunFiles(run).json("evaluate", "accuracy.json")
    return read_accuracy(found) if isinstance(found, dict) and isinstance(found.get("per_class"), dict) else None


def is_of_map(found: Accuracy, run: str, path: str) -> bool:
    """Tell whether a run's accuracy file is of this map, as the map is now.

    A run that was moved names a map that is no more where it was; then the name of the file has to do.
    """
    if found.map and not may_be_followed(found.map, run):
        return False
    asked, noted = _place(path), _place(found.map)
    if found.map and noted != asked and (os.path.exists(noted) or os.path.basename(noted) != os.path.basename(asked)):
        return False
    try:
        return RunFiles(run).path("evaluate", "accuracy.json").stat().st_mtime >= os.stat(path).st_mtime
    except OSError:
        return False


def _place(path: str) -> str:
    return os.path.normcase(os.path.abspath(path.split("|")[0]))


def read_accuracy(found: dict[str, Any]) -> Accuracy:
    """Figures of an accuracy file that was read."""
    area = _part(found, "area")
    by_class = _part(area, "per_class")
    names = dict.fromkeys([*found["per_class"], *by_class])
    classes = [_class_figures(name, _part(found["per_class"], name), _part(by_class, name)) for name in names]
    overall = {name: value for name in ("overall_accuracy", "miou", "f1", "kappa", "n_pixels")
               if (value := _number(found.get(name))) is not None}
    majority, ece = _part(found, "majority").get("miou"), _part(found, "calibration").get("ece")
    unit = AREA_UNITS.get(str(area.get("unit")), "px")
    return Accuracy(overall, _number(majority), _number(ece), unit, classes, str(found.get("map", "")),
                    str(found.get("reference", "")))


def _class_figures(name: str, figures: dict[str, Any], area: dict[str, Any]) -> ClassFigures:
    said = _part(area, "area")
    code = figures.get("code")
    return ClassFigures(
        name, code if isinstance(code, int) else -1, *(_number(figures.get(key)) for key in
                                                       ("iou", "precision", "recall", "f1")),
        _number(area.get("mapped")), Bounds(*(_number(said.get(key)) for key in ("value", "low", "high"))))


def _part(found: dict[str, Any], name: str) -> dict[str, Any]:
    part = found.get(name)
    return part if isinstance(part, dict) else {}


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def mask_file(run: str, stage: str) -> str:
    """Raster of the masks that ``pseudomasks`` or ``relabel`` made; "" when there is none."""
    if not run or stage not in ("pseudomasks", "relabel"):
        return ""
    path = str(RunFiles(run).outputs(stage).get("output") or "")
    inside = Path(run) / stage / "pseudomasks.tif"  # a run that was moved knows its old place
    return path if may_be_followed(path, run) and is_file(path) else str(inside) if inside.is_file() else ""


def short_text(one: Round) -> str:
    """Name of a round: the transformer is the one before the first."""
    return tr("Transformer") if one.number == 0 else tr("Round {}").format(one.number)


def round_text(one: Round) -> str:
    """Name and figures of a round."""
    if one.number == 0:
        return tr("{}: before the rounds").format(short_text(one))
    kept = tr(" (kept)") if one.is_kept else ""
    if one.changed is None:
        return f"{short_text(one)}{kept}"
    return tr("{}{}: {:.1f} % of the masks changed").format(short_text(one), kept, 100 * one.changed)


def is_file(path: str) -> bool:
    """Tell whether there is a file; "" names none."""
    return bool(path) and Path(path).is_file()
