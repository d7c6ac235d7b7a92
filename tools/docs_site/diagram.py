"""The picture of the architecture in the developer guide, drawn when the site is built."""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT = 920, 470
INK, SOFT, PAPER, TINT, LINE = "#1c2321", "#5b6663", "#ffffff", "#eef5f3", "#0b6b5c"
WORLDS = ((20, 20, 350, 330, "QGIS: PyQt and PyQGIS, no torch"),
          (550, 20, 350, 330, "worker: its own process and Python, no QGIS"))
BOXES = (
    (40, 65, 150, 46, "dock/", "the panel"), (200, 65, 150, 46, "algorithms/", "Toolbox, Modeler"),
    (120, 165, 150, 46, "worker/", "starts, reads, cancels"),
    (40, 275, 310, 46, "layers.py", "maps, styles, reports in QGIS"),
    (570, 65, 310, 40, "cli.py, pipeline.py", "checks the job, runs stages"),
    (570, 127, 310, 40, "stages/, report/", "thin: read, call, write"),
    (570, 189, 310, 40, "training/ masks/ mapping/ models/", "the science: arrays"),
    (570, 251, 310, 40, "rasters/ labels/", "the only ones that open such files"),
    (570, 305, 310, 34, "settings.py, jobs.py, events.py, errors.py", ""),
    (300, 395, 320, 50, "run folder, maps, tile index", "GeoTIFF, GeoPackage, JSON, CSV, safetensors"),
)
ARROWS = (
    (115, 111, 175, 165, "", 0, 0), (275, 111, 215, 165, "", 0, 0),
    (270, 180, 570, 88, "job.json", 440, 116), (570, 98, 270, 200, "JSON lines: events", 466, 196),
    (725, 105, 725, 127, "", 0, 0), (725, 167, 725, 189, "", 0, 0), (725, 229, 725, 251, "", 0, 0),
    (700, 350, 600, 395, "writes", 672, 388), (330, 395, 210, 325, "reads", 240, 382),
)


def architecture() -> str:
    """The picture, as SVG."""
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
             f'font-family="system-ui, sans-serif" font-size="13">'
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
             '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
             'orient="auto">'
             f'<path d="M0 0 8 4 0 8z" fill="{LINE}"/></marker></defs>']
    for x, y, width, height, name in WORLDS:
        parts += [_box(x, y, width, height, PAPER, "6 4"), _text(x + 14, y + 24, name, INK, "bold", "start")]
    for x1, y1, x2, y2, word, x, y in ARROWS:
        parts.append(f'<path d="M{x1} {y1} {x2} {y2}" stroke="{LINE}" stroke-width="1.5" marker-end="url(#tip)"/>')
        parts.append(_text(x, y, word, LINE) if word else "")
    for x, y, width, height, name, what in BOXES:
        centre, middle = x + width / 2, y + height / 2
        parts += [_box(x, y, width, height, TINT), _text(centre, middle - 2 if what else middle + 5, name, INK, "600"),
                  _text(centre, middle + 14, what, SOFT) if what else ""]
    parts.append(_text(460, 270, "contract:", SOFT))
    parts.append(_text(460, 288, "both worlds read it", SOFT))
    return "".join(parts) + "</svg>\n"


def _box(x: float, y: float, width: float, height: float, fill: str, dashes: str = "") -> str:
    return (f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="5" fill="{fill}" stroke="{SOFT}" '
            f'stroke-dasharray="{dashes or "none"}"/>')


def _text(x: float, y: float, text: str, colour: str, weight: str = "normal", anchor: str = "middle") -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}" font-weight="{weight}" text-anchor="{anchor}">{escape(text)}</text>'
