"""How uncertain a model is of each tile: the table ``heads/tile_scores.csv`` of a run.

Which tile is worth a label is ``label_editor``'s to say.
"""

from __future__ import annotations

import csv
from pathlib import Path

from ..csv_text import text_of_cell

TABLE = "heads/tile_scores.csv"


def uncertainty_of(run: Path | str) -> dict[str, float]:
    """Uncertainty from 0 to 1 by the tile's id; empty where the run has no such table, or one that is half there."""
    if not run:
        return {}
    try:
        with open(Path(run) / TABLE, newline="", encoding="utf-8") as file:
            return {text_of_cell(row["tile"]): float(row["uncertainty"]) for row in csv.DictReader(file)}
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError):
        return {}
