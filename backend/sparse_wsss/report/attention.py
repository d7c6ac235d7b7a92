"""What the surviving heads look at in one tile: the attention raster of the stage 'heads', head by head.

The most important heads come first; beside them the tile itself, where the mapped scene holds it.
"""

from __future__ import annotations

from pathlib import Path

from sparse_wsss.errors import RasterMissing, RasterUnreadable
from sparse_wsss.rasters.quicklook import band_names, natural_picture, read_decimated, window_under
from sparse_wsss.report import plots
from sparse_wsss.report.formats import number
from sparse_wsss.report.page import Html, element, figure, section
from sparse_wsss.report.run_facts import RunFacts, as_float
from sparse_wsss.whole_number import whole_number

SHOWN_HEADS = 15
SIDE_PX = 128


def attention(facts: RunFacts) -> Html:
    """A small picture for each of the most important open heads; empty without the raster."""
    path = facts.folder / "heads" / "attention.tif"
    try:
        names, values = band_names(path), read_decimated(path, SIDE_PX).filled(0)
    except (RasterMissing, RasterUnreadable):
        return Html("")
    importance = {_head_name(row): as_float(row.get("importance")) or 0.0 for row in facts.heads}
    order = sorted(range(len(names)), key=lambda band: -importance.get(names[band], 0.0))[:SHOWN_HEADS]
    figures = [
        figure(plots.png(plots.attention_picture(values[band])), f"{name}, {number(importance.get(name))}",
               f"Attention of head {name}", "small")
        for band, name in ((band, names[band]) for band in order)
    ]
    tile = facts.stages.get("heads", {}).get("outputs", {}).get("tile", "")
    note = (f"Attention from the class token to the patches of the tile {tile}, bright is much. Under each head its "
            "importance; another tile can be drawn with the algorithm 'Show attention heads'.")
    return section("What the heads look at", note, element("div", *_tile(facts, path), *figures, class_="strip"))


def _head_name(row: dict[str, str]) -> str:
    layer, head = (whole_number(row.get(name, "")) for name in ("layer", "head"))
    return f"L{layer:02d}H{head:02d}" if min(layer, head) >= 0 else ""


def _tile(facts: RunFacts, path: Path) -> list[Html]:
    raster = Path(str(facts.mapping.get("raster", "")))
    try:
        window = window_under(raster, path)
        if window is None:
            return []
        return [figure(plots.png(natural_picture(raster, SIDE_PX, window)), "the tile", "The tile", "small")]
    except (RasterMissing, RasterUnreadable):
        return []
