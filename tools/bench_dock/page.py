"""docs/dock.md from docs/dock.json: what was measured, what was aimed at, and what came out."""

from __future__ import annotations

from typing import Any

from run_figures import markdown_table

LOOP_MS = 50
ROWS = {  # by name: what it is, and within how many milliseconds it should be done, where that is asked for
    "idle": ("Nothing at all, for two seconds", None),
    "start": ("QGIS starts: what the plugin adds", 50),
    "algorithms": ("The algorithms are listed", 100),
    "dock_first": ("The panel is opened for the first time", None),
    "dock_again": ("The panel is opened again", None),
    **{f"page_{name}_{when}": (f"Page *{name.capitalize()}* of a finished run, {text}", None)
       for when, text in (("first", "for the first time"), ("again", "again"))
       for name in ("data", "labels", "run", "heads", "clusters", "result") if (name, when) != ("data", "first")},
    **{f"raster_{name}_{when}": (f"{what} is opened from a file, {text}", None)
       for name, what in (("small", "A raster of 100 × 100 px"), ("large", "One of 10980 × 10980 px, 4 bands"),
                          ("overviews", "The same with overviews"))
       for when, text in (("first", "the first raster of this QGIS"), ("again", "again"))},
    "grid_typed": ("Six tile sizes are typed over that raster", None),
    "grid_typed_degrees": ("The same on a map in degrees", None),
    "training": ("A training and a map by the real worker, with live curves and gates", None),
    "flood": ("A worker that talks as fast as it can, for four seconds", None),
    "head_asked": ("A head is clicked, the worker looks", None),
    "head_known": ("A head is clicked whose maps are known", None),
    "hover": ("The mouse over every patch of a tile", None),
    "clusters_opened": ("Clusters of 1000 tiles of 64 px are opened", None),
    "cluster_renamed": ("The largest cluster gets another class: 1000 tiles painted and drawn", 1_000),
    "labels_opened": ("1000 tiles are opened to be labelled", None),
    "labels_60": ("60 tiles are labelled by keys, all drawing included", 60_000),
    "labels_undo": ("One label is taken back", None),
    "labels_redo": ("It is done again", None),
    "labels_all": ("1000 tiles get a class at once", None),
    "labels_all_undo": ("That is taken back", None),
    "swipe_hung": ("The curtain between two rounds, 2000 × 2000 px, is hung", None),
    "swipe_drawn": ("It is drawn over the map, in 51 steps", None),
    "changes": ("What changed between the two is counted and shown", None),
    "project_saved": ("The project is saved", None),
    "project_opened": ("It is opened again, with the panel and its layers", None),
}


def page(record: dict[str, Any]) -> str:
    """The page as Markdown."""
    lines = []
    for name, (what, aim_ms) in ROWS.items():
        found = record["rows"].get(name)
        if found is not None:
            lines.append((what, _amount(aim_ms) if aim_ms else "", _figure(found["took_ms"], aim_ms),
                          _figure(found["gap_ms"], None), _figure(found["work_ms"], LOOP_MS),
                          _collection(found["collection_ms"])))
    heads = ("what a person does", "aim", "took", "window stood still", "own work", "collection")
    repeats = next(iter(record["rows"].values()))["took_ms"]["repeats"]
    return f"""# How long the panel keeps QGIS waiting

Recorded by `make bench-dock` in QGIS {record["qgis"]} without a display, on {record["machine"]}: each line {repeats}
times, every time in a QGIS of its own; the median, and in brackets the most. The load of the machine was
{record["load"]:g} when it began: over its number of cores every figure is longer than on an idle one.

* **Took**: until it is done. Where an aim is given, it is for this.
* **Window stood still**: the longest time without a beat of a timer of 5 ms. That is what a person feels; what other
  processes of the machine take, the worker's among them, is in it. The first line says how much that is.
* **Own work**: the most that QGIS's main thread itself computed between two beats. The aim is {LOOP_MS} ms.
* **Collection**: what Python's full garbage collections took of that thread between two beats, beside the own work.
  They look at every object that QGIS and all of its plugins hold, come when their number has grown by a quarter,
  whoever made them, and stop whatever is at work.

A figure whose median misses its aim is bold.

{markdown_table(heads, lines, 1)}
"""


def _figure(found: dict[str, float], aim_ms: float | None) -> str:
    text = f"{_amount(found['median'])} ({_amount(found['max'])})"
    return f"**{text}**" if aim_ms is not None and found["median"] > aim_ms else text


def _collection(found: dict[str, float]) -> str:
    return _figure(found, None) if found["max"] >= 1 else ""


def _amount(value_ms: float) -> str:
    return f"{value_ms / 1000:.1f} s" if value_ms >= 1000 else f"{value_ms:.0f} ms"
