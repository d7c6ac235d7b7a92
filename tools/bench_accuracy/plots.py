"""Plots of the page: mean IoU of all rows, and how far the confidence of a map is to be believed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sparse_wsss.atomic import written_whole

from bench_accuracy.data_sets import DATA_SETS
from bench_accuracy.kinds import KINDS
from bench_accuracy.pooled import Pooled, Row
from bench_accuracy.tables import LABELS, MASKS_OF, OURS, REFINED, UNSEEN

mpl.use("Agg")
OURS_COLOUR, OTHER_COLOUR, TRUTH_COLOUR = "#1b6ca8", "#b9c3cc", "#7a9a5b"
TITLES = {"labels": "masks of training tiles, with their labels", "unseen": "maps of unseen places, without labels"}


def write_figure(figure: Figure, path: Path, dpi: int = 110) -> None:
    """Write a figure whole, as PNG without the time it was made at."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=dpi, bbox_inches="tight", metadata={"Software": None})
    with written_whole(path) as part:
        part.write_bytes(buffer.getvalue())


def rows_plot(all_pooled: Mapping[str, Pooled], path: Path) -> bool:
    """Bars of mean IoU with the spread over the seeds; tells whether there was anything to draw."""
    if not any(pooled.miou(row) for pooled in all_pooled.values() for row in (*LABELS, *UNSEEN)):
        return False
    figure = Figure(figsize=(4.6 * len(all_pooled), 6.4), layout="constrained")
    axes = figure.subplots(2, len(all_pooled), squeeze=False)
    for column, (name, pooled) in enumerate(all_pooled.items()):
        for line, (table, rows) in enumerate(MASKS_OF.items()):
            _bars(axes[line, column], pooled, rows, column == 0)
            axes[line, column].set_title(f"{DATA_SETS[name].title}\n{TITLES[table]}", fontsize=8)
    write_figure(figure, path)
    return True


def _bars(axes: Axes, pooled: Pooled, rows: Sequence[Row], has_names: bool) -> None:
    found = [pooled.miou(row) for row in rows]
    means = [100 * one.mean if one else 0 for one in found]
    spreads = [100 * one.spread if one else 0 for one in found]
    colours = [OURS_COLOUR if row in OURS else TRUTH_COLOUR if row.name == "fully supervised" else OTHER_COLOUR
               for row in rows]
    axes.barh(range(len(rows)), means, xerr=spreads, color=colours, error_kw={"lw": 1})
    for place, (mean, spread, one) in enumerate(zip(means, spreads, found, strict=True)):
        missing = "not recorded" if KINDS[rows[place].kind].suits(DATA_SETS[pooled.data_set]) else "has no SAR"
        axes.text(mean + spread + 1, place, f"{mean:.1f}" if one else missing, va="center", fontsize=7)
    axes.set_yticks(range(len(rows)), [row.name for row in rows] if has_names else [""] * len(rows), fontsize=8)
    axes.invert_yaxis()
    axes.set_xlim(0, max(70, *means) + 8)
    axes.set_xlabel("mean IoU", fontsize=8)
    axes.tick_params(axis="x", labelsize=7)
    axes.spines[["top", "right"]].set_visible(False)


def reliability_plot(all_pooled: Mapping[str, Pooled], path: Path) -> bool:
    """Accuracy against confidence of the maps of unseen places; tells whether there was anything to draw."""
    rows = (Row("ours", "unseen", REFINED), Row("ours", "unseen", "sparse ViT"))
    if not any(pooled.reliability(row) is not None for pooled in all_pooled.values() for row in rows):
        return False
    figure = Figure(figsize=(3.4 * len(all_pooled), 3.3), layout="constrained")
    for axes, (name, pooled) in zip(figure.subplots(1, len(all_pooled), squeeze=False)[0], all_pooled.items(),
                                    strict=True):
        axes.plot([0, 1], [0, 1], color="#888888", lw=0.8, ls="--")
        for row, colour in zip(rows, (OURS_COLOUR, "#d08a2f"), strict=True):
            bins = pooled.reliability(row)
            if bins is not None:
                n, confidence, right = bins[:, bins[0] > 0.001 * bins[0].sum()]  # emptier bins say nothing
                axes.plot(confidence / n, right / n, "o-", ms=3, lw=1.2, color=colour,
                          label=row.name)
        axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
        axes.set_title(DATA_SETS[name].title, fontsize=8)
        axes.set_xlabel("confidence", fontsize=8)
        axes.set_ylabel("share of pixels that are right", fontsize=8)
        axes.tick_params(labelsize=7)
        if axes.get_legend_handles_labels()[0]:
            axes.legend(fontsize=7, frameon=False, loc="upper left")
    write_figure(figure, path)
    return True


def stretched(bands: np.ndarray) -> np.ndarray:
    """Bands as a picture: each from its 2nd to its 98th percentile. Shapes: (3, h, w) -> float (h, w, 3), 0 to 1."""
    low, high = np.nanpercentile(bands, (2, 98), axis=(1, 2))
    scaled = (bands - low[:, None, None]) / np.maximum(high - low, 1e-9)[:, None, None]
    return np.asarray(np.nan_to_num(np.clip(scaled, 0, 1)).transpose(1, 2, 0))
