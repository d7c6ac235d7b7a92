"""Writes ``<run>/report.html``: one standalone page that shows what a run did and what came of it.

Only puts the parts together. Facts come from ``run_facts``, parts from ``sections``, pictures from ``plots``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from sparse_wsss.atomic import write_text
from sparse_wsss.errors import RasterMissing, RasterUnreadable, RunIncomplete
from sparse_wsss.rasters.quicklook import natural_picture, read_decimated
from sparse_wsss.report import plots, reasons, sections
from sparse_wsss.report.attention import attention
from sparse_wsss.report.formats import percent
from sparse_wsss.report.page import Html, element, figure, joined, page, section, swatch
from sparse_wsss.report.run_facts import RunFacts, gather
from sparse_wsss.run_folder import RunFolder

PICTURE_PX = 600


def write_run_report(run: RunFolder, map_path: Path, confidence_path: Path | None) -> Path:
    """Write the report of a run; parts whose files are missing are left out.

    Returns: the path of ``report.html``.
    Raises: NotWritable.
    """
    facts = gather(run)
    parts = [
        _header(facts), sections.summary(facts), _maps(facts, map_path, confidence_path), sections.accuracy(facts),
        sections.training(facts), reasons.gates(facts), attention(facts), reasons.clusters(facts),
        sections.rounds(facts), sections.record(facts),
    ]
    path = run.path / "report.html"
    write_text(path, page(f"{facts.name}: Sparse WSSS", *parts))
    return path


def rebuild_report(run: RunFolder, map_path: Path | None = None, confidence_path: Path | None = None) -> Path:
    """Write the report again, with the map that the run itself remembers unless another is given.

    Raises: RunIncomplete when the run has mapped nothing and no map is given.
    """
    mapping = gather(run).mapping
    chosen = map_path or (Path(mapping["output"]) if mapping.get("output") else None)
    if chosen is None:
        raise RunIncomplete(f"The run {run.path} has mapped no scene.",
                            hint="Run 'From labels to a map' or 'Map a scene' with this RUN first, or give the map.")
    known = mapping.get("confidence") if map_path is None else None
    return write_run_report(run, chosen, confidence_path or (Path(known) if known else None))


def _header(facts: RunFacts) -> Html:
    last = facts.jobs[-1] if facts.jobs else {}
    words = [
        f"Preset {facts.settings['preset']}" if facts.settings.get("preset") else None,
        str(last["start"]).replace("T", " ").removesuffix("+00:00") + " UTC" if last.get("start") else None,
        f"Sparse WSSS {last['version']}" if last.get("version") else None,
    ]
    title = f"{facts.folder.parent.name} / {facts.name}"  # a run is often named just "run"
    return element("header", element("div", "Sparse WSSS run", class_="kicker"), element("h1", title),
                   element("p", " · ".join(word for word in words if word)))


def _maps(facts: RunFacts, map_path: Path, confidence_path: Path | None) -> Html:
    codes = _decimated(map_path, classes=True)
    figures = [_scene(facts)]
    legend = None
    if codes is not None:
        colours = dict(zip(facts.classes.codes, facts.classes.colours, strict=True))
        picture = plots.class_picture(codes, colours)
        figures.append(figure(plots.png(picture), f"Land cover: {map_path.name}", "Land-cover map"))
        legend = _legend(facts, codes)
    confidence = _decimated(confidence_path) if confidence_path else None
    if confidence is not None:
        ramp = element("i", class_="ramp", style=f"background:{plots.confidence_ramp()}")
        caption = joined(["Confidence: 0", ramp, "1"])
        figures.append(figure(plots.png(plots.confidence_picture(confidence)), caption, "Confidence of the map"))
    shown = [one for one in figures if one is not None]
    return section("Map", "", element("div", *shown, class_="maps") if shown else None, legend)


def _scene(facts: RunFacts) -> Html | None:
    raster = facts.mapping.get("raster")
    if not raster:
        return None
    try:
        picture = natural_picture(Path(raster), PICTURE_PX)
    except (RasterMissing, RasterUnreadable):
        return None
    return figure(plots.png(picture), f"Scene: {Path(raster).name}", "The scene")


def _decimated(path: Path, *, classes: bool = False) -> np.ma.MaskedArray | None:
    """First band of a raster, (h, w), or None when it cannot be read."""
    try:
        values: np.ma.MaskedArray = read_decimated(path, PICTURE_PX, [1], classes=classes)[0]
    except (RasterMissing, RasterUnreadable):
        return None
    return values


def _legend(facts: RunFacts, codes: np.ma.MaskedArray) -> Html | None:
    counts = np.bincount(codes.compressed().astype(np.int64), minlength=256)
    total = max(1, int(counts.sum()))
    shares = [(one, counts[one.code] / total) for one in facts.classes.classes]
    strip = [element("span", style=f"width:{100 * share:.2f}%;background:{one.colour}", title=one.name)
             for one, share in shares if share]
    names = [element("span", swatch(one.colour), one.name, " ", element("small", percent(share)))
             for one, share in shares]
    if not names:
        return None
    return joined([element("div", *strip, class_="shares"), element("div", *names, class_="legend")])
