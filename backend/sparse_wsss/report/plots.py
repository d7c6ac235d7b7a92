"""Pictures of the report: curves as SVG that follow the page's colours, and rasters as PNG.

Arrays in, markup or bytes out; no file is read or written here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import colormaps, image
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from sparse_wsss.report.page import Html

CONFIDENCE_COLOURS = "cividis"  # readable with any colour vision, and in grey
ATTENTION_COLOURS = "magma"
# matplotlib draws with these, the page then puts its own colours in their place, light or dark
STAND_INS = {"#010101": "var(--ink)", "#020202": "var(--quiet)", "#030303": "var(--line)", "#040404": "var(--accent)",
             "#050505": "var(--second)", "#060606": "var(--third)"}
LINES = ("#040404", "#050505", "#060606", "#020202")
STYLE = {
    "svg.fonttype": "none", "svg.hashsalt": "sparse-wsss", "font.family": "sans-serif", "font.size": 9,
    "text.color": "#010101", "axes.edgecolor": "#030303", "axes.labelcolor": "#020202", "xtick.color": "#020202",
    "ytick.color": "#020202", "axes.grid": True, "grid.color": "#030303", "grid.linewidth": .6,
    "axes.spines.top": False, "axes.spines.right": False, "axes.spines.left": False, "legend.frameon": False,
    "xtick.major.size": 0, "ytick.major.size": 0,
}
Curve = tuple[Sequence[float], Sequence[float]]


def curves(
    lines: Mapping[str, Curve], x_label: str, *, floor: float | None = None, ceiling: float | None = None
) -> Html:
    """Draw curves by name over one axis; names are shown in a legend when there are several."""
    with mpl.rc_context(STYLE):  # type: ignore[arg-type]
        canvas = Figure(figsize=(4.6, 2.5), layout="constrained")
        axes = canvas.subplots()
        for (name, (x, y)), colour in zip(lines.items(), LINES * len(lines), strict=False):
            axes.plot(x, y, color=colour, linewidth=1.7, label=name, marker="o" if len(x) == 1 else "", markersize=4)
        _limits(axes, floor, ceiling)
        axes.set_xlabel(x_label)
        axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        axes.yaxis.set_major_locator(MaxNLocator(5))
        axes.margins(x=.02)
        if len(lines) > 1:
            axes.legend(loc="best", labelcolor="#010101", handlelength=1.4, fontsize=8.5)
        return _svg(canvas)


def reliability_diagram(bins: Sequence[Mapping[str, Any]]) -> Html:
    """Draw how often each confidence is right beside the diagonal on which it says so itself, and how common it is.

    Args:
        bins: of ``calibration.calibration_figures``; an empty bin has no point.
    """
    shown = [one for one in bins if one["count"]]
    total = sum(one["count"] for one in shown) or 1
    with mpl.rc_context(STYLE):  # type: ignore[arg-type]
        canvas = Figure(figsize=(4.6, 4.2), layout="constrained")
        curve, counts = canvas.subplots(2, 1, sharex=True, height_ratios=(3, 1))
        curve.plot([0, 1], [0, 1], color=LINES[3], linewidth=1, linestyle="--", label="means what it says")
        curve.plot([one["confidence"] for one in shown], [one["accuracy"] for one in shown], color=LINES[0],
                   linewidth=1.7, marker="o", markersize=4, clip_on=False, label="this map")
        curve.set(ylabel="share that is right", xlim=(0, 1), ylim=(0, 1))
        curve.legend(loc="upper left", labelcolor="#010101", handlelength=1.4, fontsize=8.5)
        counts.bar([(one["low"] + one["high"]) / 2 for one in shown], [one["count"] / total for one in shown],
                   width=.09, color=LINES[0])
        counts.set(xlabel="confidence", ylabel="share of pixels", ylim=(0, None))
        counts.yaxis.set_major_locator(MaxNLocator(3))
        return _svg(canvas)


def _limits(axes: Axes, floor: float | None, ceiling: float | None) -> None:
    if floor is not None:
        axes.set_ylim(bottom=floor)
    if ceiling is not None:
        axes.set_ylim(top=ceiling)


def _svg(canvas: Figure) -> Html:
    text = io.StringIO()
    FigureCanvasSVG(canvas)
    canvas.savefig(text, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    markup = text.getvalue()
    markup = markup[markup.index("<svg"):]
    markup = re.sub(r"<metadata>.*?</metadata>", "", markup, flags=re.DOTALL)
    markup = re.sub(r' id="[a-z0-9]+_[a-z_0-9]+"', "", markup)  # the same in every figure, so not unique on the page
    markup = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", markup, count=1)
    for stand_in, colour in STAND_INS.items():
        markup = markup.replace(stand_in, colour)
    return Html(markup)


def png(picture: np.ndarray) -> bytes:
    """Encode a picture. Shapes: uint8 (h, w, 4)."""
    data = io.BytesIO()
    image.imsave(data, picture, format="png")
    return data.getvalue()


def class_picture(codes: np.ma.MaskedArray, colours: Mapping[int, str]) -> np.ndarray:
    """Colour a raster of codes; codes without a colour and masked pixels are transparent.

    Shapes: codes (h, w) -> uint8 (h, w, 4).
    """
    palette = np.zeros((256, 4), np.uint8)
    for code, colour in colours.items():
        palette[code] = [*bytes.fromhex(colour.lstrip("#")), 255]
    picture: np.ndarray = palette[codes.filled(255).astype(np.uint8)]
    picture[np.ma.getmaskarray(codes)] = 0
    return picture


def confidence_picture(values: np.ma.MaskedArray) -> np.ndarray:
    """Colour values from 0 to 1. Shapes: (h, w) -> uint8 (h, w, 4)."""
    shades = colormaps[CONFIDENCE_COLOURS](np.clip(values.filled(0), 0, 1))
    picture: np.ndarray = (np.asarray(shades) * 255).astype(np.uint8)
    picture[np.ma.getmaskarray(values)] = 0
    return picture


def attention_picture(values: np.ndarray) -> np.ndarray:
    """Colour the attention of one head from its least to its most. Shapes: (h, w) -> uint8 (h, w, 4)."""
    low, high = float(values.min()), float(values.max())
    shades = colormaps[ATTENTION_COLOURS]((values - low) / max(high - low, 1e-12))
    picture: np.ndarray = (np.asarray(shades) * 255).astype(np.uint8)
    return picture


def confidence_ramp() -> str:
    """The same colours as a CSS gradient."""
    stops = (mpl.colors.to_hex(colormaps[CONFIDENCE_COLOURS](share)) for share in (0.0, .25, .5, .75, 1.0))
    return f"linear-gradient(to right, {', '.join(stops)})"
