"""Recorded figures for the pages: each has a name, comes from ``docs/*.json``, and none is typed by hand."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import fill_readme
from bench_accuracy import targets
from bench_accuracy.data_sets import DATA_SETS
from bench_accuracy.pooled import Pooled, Row, Spread, count_text
from bench_accuracy.records import read_record
from run_figures import markdown_table

from docs_site.sources import NotThere

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LARGEST = Row("baselines", "unseen", "most frequent class")


def figure(name: str) -> str:
    """One figure as text.

    Args:
        name: a record of ``docs/`` and a place in it, joined by dots: ``demo.accuracy.0.miou``.
            An ending says how it reads: ``|percent``, ``|minutes``, ``|seconds``, ``|round``.

    Raises: NotThere when the record has none of that name.
    """
    path, _, form = name.partition("|")
    record, *parts = path.split(".")
    value: Any = _record(record)
    for part in parts:
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (KeyError, IndexError, ValueError, TypeError):
            raise NotThere(f"docs/{record}.json has no '{'.'.join(parts)}'") from None
    return FORMS[form](value) if form else str(value)


FORMS: dict[str, Any] = {
    "percent": lambda value: f"{100 * value:.1f} %", "minutes": lambda value: f"{value / 60:.1f}",
    "seconds": lambda value: f"{value:.0f}", "round": lambda value: f"{value:.1f}",
}


def unseen_places() -> str:
    """Table: maps of places that no label came from, beside the largest class and full supervision."""
    lines = []
    for name, pooled in _pooled().items():
        ours = pooled.miou(targets.OUR_MAP)
        if ours is None:
            continue
        n_folds = len(DATA_SETS[name].folds)
        rows = (LARGEST, targets.OUR_MAP, targets.TRUTH)
        figures = [_text(find(row)) for find in (pooled.miou, pooled.accuracy) for row in rows]
        lines.append([DATA_SETS[name].title, *figures, count_text(pooled.whole(targets.OUR_MAP), n_folds)])
    heads = ("places never seen", "mIoU: largest class", "ours", "full supervision", "accuracy: largest class", "ours",
             "full supervision", "measured on")
    return markdown_table(heads, lines)


def training_places() -> str:
    """Table: masks of the tiles that were labelled, beside naming without a network."""
    rows = (Row("baselines", "labels", "random present class"), targets.NAMING, targets.OUR_MASKS)
    lines = [[DATA_SETS[name].title, *(_text(pooled.miou(row)) for row in rows),
              _text(pooled.accuracy(targets.OUR_MASKS))]
             for name, pooled in _pooled().items() if pooled.miou(targets.OUR_MASKS) is not None]
    heads = ("labelled tiles", "a label by chance, mIoU", "clusters named without a network, mIoU", "ours, mIoU",
             "ours, accuracy")
    return markdown_table(heads, lines)


BLOCKS: dict[str, Any] = {
    "demo": fill_readme.demo, "presets": fill_readme.presets, "walkthrough": fill_readme.walkthrough,
    "unseen_places": unseen_places, "training_places": training_places,
}


def _text(spread: Spread | None) -> str:
    return spread.text() if spread is not None else "-"


@lru_cache(maxsize=1)
def _pooled() -> dict[str, Pooled]:
    record = read_record(DOCS / "accuracy.json")
    return {name: Pooled(record, name) for name in DATA_SETS}


@lru_cache(maxsize=8)
def _record(name: str) -> Any:
    path = DOCS / f"{name}.json"
    if not path.is_file():
        raise NotThere(f"docs/{name}.json is not recorded")
    return json.loads(path.read_text(encoding="utf-8"))
