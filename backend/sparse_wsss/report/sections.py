"""The parts of the report, each from the facts of a run to markup; a part without facts is empty.

The order of the parts and the file are left to ``run_report``, the drawing to ``plots``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sparse_wsss.report import plots
from sparse_wsss.report.accuracy_report import areas_section, calibration_section, class_rows, confusion_grid
from sparse_wsss.report.formats import count, duration, megabytes, number, percent
from sparse_wsss.report.page import Child, Html, bar, card, element, joined, section, table
from sparse_wsss.report.run_facts import RunFacts, as_float

CURVES = (  # title, keys of metrics.jsonl with their names, lowest and highest value of the axis
    ("Loss", {"loss": "training, with the gates", "val_loss": "set aside"}, None, None),
    ("Binary cross-entropy of the image labels", {"bce": "training", "val_bce": "set aside"}, 0.0, None),
    ("Mean average precision of the labels", {"val_map": "tiles set aside"}, None, 1.0),
    ("Open heads", {"open_heads": "open heads"}, 0.0, None),
)


def summary(facts: RunFacts) -> Html:
    """Figures of the run at a glance."""
    seconds, heads = facts.seconds(), facts.heads_open()
    tiles = facts.number("tile_count")
    machine = " ".join(str(facts.ready.get(key, "")) for key in ("device", "detail")).strip()
    cards = [
        *_accuracy_cards(facts.accuracy),
        card("Classes", len(facts.classes)) if len(facts.classes) else None,
        card("Labelled tiles", f"{tiles:,}") if tiles else None,
        card("Open heads", Html(f"{heads[0]} <small>of {heads[1]}</small>"), _pruned(*heads)) if heads else None,
        card("Time", duration(sum(seconds.values())), "all stages") if seconds else None,
        card("Device", facts.ready.get("device", ""), facts.ready.get("detail", "")) if machine else None,
    ]
    shown = [one for one in cards if one is not None]
    return element("div", *shown, class_="cards") if shown else Html("")


def _accuracy_cards(accuracy: Mapping[str, Any]) -> list[Html]:
    majority = accuracy.get("majority") or {}
    cards = []
    for key, name in (("miou", "Mean IoU"), ("overall_accuracy", "Overall accuracy")):
        if as_float(accuracy.get(key)) is not None:
            note = f"largest class alone: {percent(majority[key])}" if key in majority else None
            cards.append(card(name, percent(accuracy[key]), note))
    return cards


def _pruned(n_open: int, n_heads: int) -> str:
    return f"{100 * (n_heads - n_open) / max(1, n_heads):.0f} % closed and removed"


def accuracy(facts: RunFacts) -> Html:
    """Accuracy by class, confusion, calibration and areas, when the map was evaluated."""
    found = facts.accuracy
    if not isinstance(found.get("per_class"), dict) or not isinstance(found.get("confusion"), dict):
        return Html("")
    colours = dict(zip(facts.classes.names, facts.classes.colours, strict=True))
    words = [f"{count(found.get('n_pixels'))} pixels of the reference", f"kappa {number(found.get('kappa'))}",
             f"macro F1 {percent(found.get('f1'))}", f"mean recall {percent(found.get('average_accuracy'))}"]
    note = element("p", "Of each class of the reference, the percentage mapped as each class:", class_="note grid-note")
    parts = [class_rows(found, colours), element("div", note, confusion_grid(found, colours))]
    return joined([section("Accuracy", "; ".join(words) + ".", element("div", *parts, class_="beside")),
                   calibration_section(found), areas_section(found, colours)])


def training(facts: RunFacts) -> Html:
    """Curves of the classifier."""
    points = [point for point in facts.metrics if point.get("stage") == "train"]
    drawn = []
    for title, keys, floor, ceiling in CURVES:
        lines = {name: curve for key, name in keys.items() if (curve := series(points, key))[0]}
        if lines:
            picture = plots.curves(lines, "training step", floor=floor, ceiling=ceiling)
            drawn.append(_plot(title, picture))
    note = "The gated transformer learns which classes occur in a tile; heads that no class needs close on the way."
    return section("Training", note, _plots(drawn) if drawn else None)


def _plot(title: str, picture: Html) -> Html:
    return element("div", element("h3", title), picture, class_="plot")


def _plots(drawn: Sequence[Html]) -> Html:
    return element("div", *drawn, class_="plots")


def series(points: Sequence[Mapping[str, Any]], key: str, x: str = "step") -> plots.Curve:
    """Steps and values of one curve; points without a finite value are left out."""
    pairs = [(as_float(point.get(x)), as_float(point.get(key))) for point in points]
    whole = [(a, b) for a, b in pairs if a is not None and b is not None and abs(b) != float("inf")]
    return [a for a, _ in whole], [b for _, b in whole]


def rounds(facts: RunFacts) -> Html:
    """Rounds of the refinement: figures of each, and the curve of the loss."""
    rows: list[Sequence[Child]] = []
    keys = [key for row in facts.rounds for key, value in row.items() if key != "round" and as_float(value) is not None]
    keys = list(dict.fromkeys(keys))
    for index, row in enumerate(facts.rounds, 1):
        rows.append([row.get("round", index), *(number(row.get(key)) for key in keys)])
    points = [point for point in facts.metrics if point.get("stage") == "refine"]
    lines = {}
    for index in sorted({int(as_float(point.get("round")) or 0) for point in points}):
        curve = series([point for point in points if int(as_float(point.get("round")) or 0) == index], "loss")
        if curve[0]:
            lines[f"round {index}" if index else "refinement"] = curve
    picture = _plots([_plot("Loss", plots.curves(lines, "step of the round"))]) if lines else None
    heads = ["Round", *(key.replace("_", " ") for key in keys)]
    listed = table(heads, rows, tuple(range(1, len(heads)))) if rows else None
    note = "A U-Net learns the masks, each pixel weighted by its confidence, and improves them for the next round."
    parts = [part for part in (listed, picture) if part is not None]
    return section("Refinement", note, element("div", *parts, class_="stack") if parts else None)


def record(facts: RunFacts) -> Html:
    """What was asked and with what it was made."""
    last = facts.jobs[-1] if facts.jobs else {}
    seconds = facts.seconds()
    total = sum(seconds.values()) or 1.0
    times = table(("Stage", "Time"), [(name, bar(value / total, duration(value))) for name, value in seconds.items()])
    packages = ", ".join(f"{name} {version}" for name, version in (last.get("packages") or {}).items())
    pairs = {
        "Sparse WSSS": f"{last.get('version', '')} ({str(last.get('revision', ''))[:12]})" if last else None,
        "Python": last.get("python"), "System": last.get("platform"), "Packages": packages or None,
        "Preset": facts.settings.get("preset"), "Folder": str(facts.folder),
        "Bands": "; ".join(f"{one['name']}: {', '.join(one['bands'])}" for one in facts.card.get("modalities", [])),
    }
    listed = [element("dt", key) + element("dd", value) for key, value in pairs.items() if value]
    inputs = [
        (name, element("code", entry.get("path", name)), megabytes(entry.get("size")), entry.get("modified", ""))
        for name, entry in _inputs(last).items()
    ]
    settings = facts.settings.get("pipeline") or facts.settings.get("train") or {}
    folded = element("details", element("summary", f"All {len(settings)} settings"),
                     table(("Setting", "Value"), [(key, element("code", str(v))) for key, v in settings.items()]))
    return section("How it was made", "", times if seconds else None,
                   element("dl", *(Html(one) for one in listed), style="margin-top:18px"),
                   element("div", table(("Input", "File", "Size", "Modified"), inputs, (2,)), style="margin-top:18px")
                   if inputs else None, folded if settings else None)


def _inputs(job: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    parameters, facts = job.get("parameters") or {}, job.get("inputs") or {}
    return {name: facts[value] for name, value in parameters.items() if isinstance(value, str) and value in facts}


