"""The installed models as their cards describe them, read from the folder of the library; standard library alone.

Whether a model is whole, the worker checks before it installs it. A card is a stranger's: its texts are shown as text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .land_class import LandClass

MOST_BYTES = 4 << 20  # of a card, as the worker takes it
BEYOND = 1e30  # no figure of a model; infinity and NaN are none either, and whole numbers may be longer than a float


@dataclass(frozen=True)
class InstalledModel:
    """What a card says; texts are "" and numbers None where it says nothing."""

    path: Path
    """Of the weights."""
    name: str
    classes: list[LandClass] = field(default_factory=list)
    bands: dict[str, list[str]] = field(default_factory=dict)
    """Names of the bands of each modality."""
    pixel_m: float | None = None
    resolution: float | None = None
    """Size of a training pixel in units of its CRS."""
    tiles: int | None = None
    date: str = ""
    figures: dict[str, float] = field(default_factory=dict)
    licence: str = ""
    authors: str = ""
    version: str = ""
    is_refined: bool = False

    @property
    def n_bands(self) -> int:
        """Number of bands of all modalities."""
        return sum(len(names) for names in self.bands.values())


def models_in(folder: Path) -> list[InstalledModel]:
    """Models of a library by name; a file without a card that can be read is none."""
    found = []
    for path in sorted(folder.glob("*.safetensors"), key=lambda path: path.name.lower()):
        card = _card(path.with_suffix(".json"))
        if card is not None:
            found.append(read_card(path, card))
    return found


def read_card(path: Path, card: dict[str, Any]) -> InstalledModel:
    """What a card says, whatever is missing in it."""
    training = card.get("training")
    training = training if isinstance(training, dict) else {}
    figures = {name: value for name in ("label_f1", "val_map") if (value := _number(training.get(name))) is not None}
    tiles = _number(training.get("tiles"))
    return InstalledModel(
        path, path.stem, _classes(card.get("classes")), _bands(card.get("modalities")),
        _number(card.get("pixel_m")) or None, _number(card.get("resolution")), None if tiles is None else int(tiles),
        _text(training.get("date")), figures, _text(card.get("licence")), _text(card.get("authors")),
        _text(card.get("version")), card.get("kind") == "unet")


def _card(path: Path) -> dict[str, Any] | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return card if isinstance(card, dict) else None


def _classes(rows: Any) -> list[LandClass]:
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [LandClass(row["code"], _text(row.get("name")), _text(row.get("colour"))) for row in rows
            if isinstance(row.get("code"), int)]


def _bands(rows: Any) -> dict[str, list[str]]:
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {_text(row.get("name")): [_text(name) for name in row["bands"]] for row in rows
            if isinstance(row.get("bands"), list)}


def _number(value: Any) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < BEYOND
    return float(value) if is_number else None


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str) else ""
